"""Create the development plans of checks."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0003"
down_revision: str | None = "0002"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "development_plan",
        sa.Column("id", sa.String(length=43), nullable=False),
        sa.Column("check_id", sa.String(length=43), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("document", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["check_id"],
            ["competence_check.id"],
            name=op.f("fk_development_plan_check_id_competence_check"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_development_plan")),
        sa.UniqueConstraint("check_id", "version", name=op.f("uq_development_plan_check_id")),
    )
    with op.batch_alter_table("development_plan", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_development_plan_check_id"), ["check_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("development_plan", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_development_plan_check_id"))

    op.drop_table("development_plan")
