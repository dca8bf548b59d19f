"""Development plans by check and version."""

import secrets
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from competencies.errors import AlreadyInProgress, UnknownPlan
from competencies.plan import DevelopmentPlan
from data.tables.plan import PlanRow

_ID_BYTES = 16


class PlanRepository:
    """Plans of checks; the newest counts, older ones stay as they were signed."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, check_id: str, plan: DevelopmentPlan, *, at: datetime) -> None:
        """Store a version.

        Raises:
            AlreadyInProgress: another request made this version in the meantime.
        """
        self._session.add(
            PlanRow(
                id=secrets.token_urlsafe(_ID_BYTES),
                check_id=check_id,
                version=plan.version,
                created_at=at,
                made_on=plan.made_on,
                reason=plan.history[-1].reason,
                document=plan,
            )
        )
        try:
            self._session.flush()
        except IntegrityError as error:
            if "unique" not in str(error.orig).lower():
                raise
            raise AlreadyInProgress("another request is making a new version at this moment") from error

    def latest(self, check_id: str) -> DevelopmentPlan | None:
        """The newest version, or None when the check has no plan yet."""
        statement = select(PlanRow).where(PlanRow.check_id == check_id).order_by(PlanRow.version.desc()).limit(1)
        row = self._session.scalars(statement).first()
        return row.document if row else None

    def get(self, check_id: str, version: int) -> DevelopmentPlan:
        """One version.

        Raises:
            UnknownPlan: the check has no such version, or there is no such check.
        """
        statement = select(PlanRow).where(PlanRow.check_id == check_id, PlanRow.version == version)
        row = self._session.scalars(statement).first()
        if row is None:
            raise UnknownPlan("no such version of a plan behind this link", version=version)
        return row.document
