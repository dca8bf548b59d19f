"""Create the coverage that was read from the texts of the catalogue."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0005"
down_revision: str | None = "0004"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "offer_coverage",
        sa.Column("opportunity_id", sa.String(length=80), nullable=False),
        sa.Column("text_version", sa.String(length=16), nullable=False),
        sa.Column("made_with", sa.String(length=400), nullable=False),
        sa.Column("coverage", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["opportunity_id"],
            ["opportunity.id"],
            name=op.f("fk_offer_coverage_opportunity_id_opportunity"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("opportunity_id", name=op.f("pk_offer_coverage")),
    )


def downgrade() -> None:
    op.drop_table("offer_coverage")
