"""Whether the service can answer: model loaded, database reachable, schema current."""

from api.usecases.advisor import Advisor
from data.database import SessionFactory, answers_with_current_schema


def is_ready(sessions: SessionFactory, advisor: Advisor) -> bool:
    """True when a check could be answered now."""
    return bool(advisor.engine.index.opportunities) and answers_with_current_schema(sessions)
