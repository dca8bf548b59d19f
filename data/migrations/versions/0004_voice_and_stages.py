"""Keep what is said about a list, and the fingerprints of the stages of advice."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0004"
down_revision: str | None = "0003"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "voice_event",
        sa.Column("id", sa.String(length=43), nullable=False),
        sa.Column("check_id", sa.String(length=43), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("advice_id", sa.String(length=43), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("who", sa.String(length=16), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("opportunity", sa.String(length=80), nullable=False),
        sa.Column("reason", sa.String(length=40), nullable=True),
        sa.Column("text", sa.String(length=500), nullable=False),
        sa.Column("position", sa.Integer(), nullable=True),
        sa.Column("withdraws", sa.String(length=43), nullable=True),
        sa.ForeignKeyConstraint(
            ["check_id"],
            ["competence_check.id"],
            name=op.f("fk_voice_event_check_id_competence_check"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["advice_id"], ["advice.id"], name=op.f("fk_voice_event_advice_id_advice"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_voice_event")),
        sa.UniqueConstraint("check_id", "sequence", name=op.f("uq_voice_event_check_id")),
    )
    with op.batch_alter_table("voice_event", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_voice_event_advice_id"), ["advice_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_voice_event_opportunity"), ["opportunity"], unique=False)

    op.add_column("advice", sa.Column("adjustments", sa.JSON(), nullable=True))
    op.add_column("advice", sa.Column("stage_fingerprints", sa.JSON(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("voice_event", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_voice_event_opportunity"))
        batch_op.drop_index(batch_op.f("ix_voice_event_advice_id"))

    op.drop_table("voice_event")
    op.drop_column("advice", "stage_fingerprints")
    op.drop_column("advice", "adjustments")
