"""Write the conditions of the rules in stored advice as text.

They were one fact with its values or bounds each. Rules in stored advice are only shown, never evaluated anew, so there
is nothing to put back on the way down: an older program cannot say what a newer condition says.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op

revision: str = "0006"
down_revision: str | None = "0005"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

_ADVICE = sa.table("advice", sa.column("id", sa.String()), sa.column("advice", sa.JSON()))
_AT_A_TIME = 500


def upgrade() -> None:
    connection = op.get_bind()
    ids = connection.execute(sa.select(_ADVICE.c.id).order_by(_ADVICE.c.id)).scalars().all()
    for start in range(0, len(ids), _AT_A_TIME):
        chosen = _ADVICE.c.id.in_(ids[start : start + _AT_A_TIME])
        for id_, advice in connection.execute(sa.select(_ADVICE.c.id, _ADVICE.c.advice).where(chosen)).all():
            if rewritten(advice):
                connection.execute(sa.update(_ADVICE).where(_ADVICE.c.id == id_).values(advice=advice))


def downgrade() -> None:
    """Nothing: see the module."""


def rewritten(advice: dict[str, Any]) -> bool:
    """Change the conditions in place; whether there were any to change."""
    changed = False
    for rule in _rules_in(advice):
        for field in ("applies_to", "conditions"):
            if any("fact" in condition for condition in rule[field]):
                rule[field] = [{"text": _as_text(condition)} for condition in rule[field]]
                changed = True
    return changed


def _rules_in(advice: dict[str, Any]) -> Iterator[dict[str, Any]]:
    outcomes = [outcome for item in advice["recommendations"] for outcome in item.get("outcomes", ())]
    for outcome in [*outcomes, *advice.get("refused", ())]:
        yield outcome["rule"]


def _as_text(condition: dict[str, Any]) -> str:
    fact, any_of = condition["fact"], condition.get("any_of") or ()
    bounds = ((">=", condition.get("at_least")), ("<=", condition.get("at_most")))
    if not any_of:
        return " and ".join(f"{fact} {sign} {_shown(bound)}" for sign, bound in bounds if bound is not None)
    if fact == "registrations":
        return " or ".join(f'"{value}" in {fact}' for value in any_of)
    if all(isinstance(value, bool) for value in any_of):
        return " or ".join(fact if value else f"not {fact}" for value in any_of)
    return f"{fact} in [{', '.join(_shown(value) for value in any_of)}]"


def _shown(value: str | float) -> str:
    if isinstance(value, str):
        return f'"{value}"'
    return str(int(value)) if value == int(value) else str(value)
