"""Create framework releases, catalogue, checks and advice."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0001"
down_revision: str | None = None
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "framework_release",
        sa.Column("version", sa.String(length=64), nullable=False),
        sa.Column("released_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("framework", sa.JSON(), nullable=False),
        sa.Column("targets", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("version", name=op.f("pk_framework_release")),
    )
    op.create_table(
        "opportunity",
        sa.Column("id", sa.String(length=80), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("title", sa.String(length=160), nullable=False),
        sa.Column("document", sa.JSON(), nullable=False),
        sa.Column("source", sa.String(length=40), nullable=False),
        sa.Column("source_version", sa.String(length=64), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_opportunity")),
    )
    with op.batch_alter_table("opportunity", schema=None) as batch_op:
        batch_op.create_index("ix_opportunity_kind_id", ["kind", "id"], unique=False)

    op.create_table(
        "competence_check",
        sa.Column("id", sa.String(length=43), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("document", sa.JSON(), nullable=False),
        sa.Column("framework_version", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["framework_version"],
            ["framework_release.version"],
            name=op.f("fk_competence_check_framework_version_framework_release"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_competence_check")),
    )
    with op.batch_alter_table("competence_check", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_competence_check_created_at"), ["created_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_competence_check_framework_version"), ["framework_version"], unique=False)

    op.create_table(
        "advice",
        sa.Column("id", sa.String(length=43), nullable=False),
        sa.Column("check_id", sa.String(length=43), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("framework_version", sa.String(length=64), nullable=False),
        sa.Column("catalogue_version", sa.String(length=64), nullable=False),
        sa.Column("rules_version", sa.String(length=64), nullable=False),
        sa.Column("model_version", sa.String(length=120), nullable=False),
        sa.Column("settings_version", sa.String(length=64), nullable=False),
        sa.Column("report", sa.JSON(), nullable=False),
        sa.Column("advice", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["check_id"], ["competence_check.id"], name=op.f("fk_advice_check_id_competence_check"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_advice")),
        sa.UniqueConstraint("check_id", "sequence", name=op.f("uq_advice_check_id")),
    )
    with op.batch_alter_table("advice", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_advice_check_id"), ["check_id"], unique=False)

    op.create_table(
        "idempotency_key",
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("request_fingerprint", sa.String(length=64), nullable=False),
        sa.Column("check_id", sa.String(length=43), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["check_id"],
            ["competence_check.id"],
            name=op.f("fk_idempotency_key_check_id_competence_check"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_idempotency_key")),
    )
    with op.batch_alter_table("idempotency_key", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_idempotency_key_check_id"), ["check_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_idempotency_key_created_at"), ["created_at"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("idempotency_key", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_idempotency_key_created_at"))
        batch_op.drop_index(batch_op.f("ix_idempotency_key_check_id"))

    op.drop_table("idempotency_key")
    with op.batch_alter_table("advice", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_advice_check_id"))

    op.drop_table("advice")
    with op.batch_alter_table("competence_check", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_competence_check_framework_version"))
        batch_op.drop_index(batch_op.f("ix_competence_check_created_at"))

    op.drop_table("competence_check")
    with op.batch_alter_table("opportunity", schema=None) as batch_op:
        batch_op.drop_index("ix_opportunity_kind_id")

    op.drop_table("opportunity")
    op.drop_table("framework_release")
