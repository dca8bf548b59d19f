"""Create the vectors of the catalogue and their manifest."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0002"
down_revision: str | None = "0001"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "vector_manifest",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("manifest", sa.JSON(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vector_manifest")),
    )
    op.create_table(
        "offer_vectors",
        sa.Column("opportunity_id", sa.String(length=80), nullable=False),
        sa.Column("text_version", sa.String(length=16), nullable=False),
        sa.Column("embeddings", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["opportunity_id"],
            ["opportunity.id"],
            name=op.f("fk_offer_vectors_opportunity_id_opportunity"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("opportunity_id", name=op.f("pk_offer_vectors")),
    )


def downgrade() -> None:
    op.drop_table("offer_vectors")
    op.drop_table("vector_manifest")
