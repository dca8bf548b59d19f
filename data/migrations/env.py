"""Alembic's entry: runs migrations over the connection that data.database.upgrade hands over."""

from typing import Literal

from alembic import context

import data.tables.content
import data.tables.person
import data.tables.plan
import data.tables.voice  # noqa: F401  (tables register themselves with the metadata)
from data.database import Base, DomainValue, UtcDateTime


def _render_item(kind: str, value: object, _autogenerate: object) -> str | Literal[False]:
    """Migrations name the database's own types: a renamed class must not break an old migration."""
    if kind == "type" and isinstance(value, DomainValue):
        return "sa.JSON()"
    if kind == "type" and isinstance(value, UtcDateTime):
        return "sa.DateTime(timezone=True)"
    return False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    render_item=_render_item,
)
with context.begin_transaction():
    context.run_migrations()
