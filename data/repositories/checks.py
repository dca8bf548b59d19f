"""Checks, the advice on them, and the keys of writes that may be retried."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import delete, func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from competencies.check import CompetenceCheck
from competencies.errors import AlreadyInProgress, Conflict, UnknownAdvice, UnknownCheck
from competencies.gap import GapReport
from competencies.recommendation import Advice
from competencies.versions import Versions
from competencies.voice import NO_ADJUSTMENTS, ListAdjustments
from data.tables.person import AdviceRow, CheckRow, IdempotencyRow

_ID_BYTES = 16  # 128 random bits: the id is the only key to a check, so it may not be guessed


@dataclass(frozen=True, slots=True)
class StoredCheck:
    """A check with its id."""

    id: str
    created_at: datetime
    check: CompetenceCheck
    framework_version: str


@dataclass(frozen=True, slots=True)
class StoredAdvice:
    """Gaps and advice with their id and versions."""

    id: str
    check_id: str
    sequence: int
    made_on: date
    versions: Versions
    report: GapReport
    advice: Advice
    adjustments: ListAdjustments = NO_ADJUSTMENTS
    """What was said about the list when it was made."""
    stage_fingerprints: Mapping[str, str] = field(default_factory=dict)
    """Stage -> fingerprint; empty in advice from before they were kept."""


class CheckRepository:
    """Checks by their secret id."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, check: CompetenceCheck, *, framework_version: str, at: datetime) -> StoredCheck:
        """Store a check under a new id."""
        row = CheckRow(
            id=secrets.token_urlsafe(_ID_BYTES), created_at=at, document=check, framework_version=framework_version
        )
        self._session.add(row)
        self._session.flush()
        return StoredCheck(row.id, at, check, framework_version)

    def get(self, check_id: str) -> StoredCheck:
        """One check.

        Raises:
            UnknownCheck: there is none with that id, or it was deleted.
        """
        row = self._session.get(CheckRow, check_id)
        if row is None:
            raise UnknownCheck("no check behind this link")
        return StoredCheck(row.id, row.created_at, row.document, row.framework_version)

    def delete(self, check_id: str) -> None:
        """Delete a check and everything that followed from it.

        Raises:
            UnknownCheck: there is none with that id.
        """
        found = self._session.execute(delete(CheckRow).where(CheckRow.id == check_id).returning(CheckRow.id)).first()
        if found is None:
            raise UnknownCheck("no check behind this link")


class AdviceRepository:
    """Advice on checks; the newest counts, older ones stay."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(
        self,
        check_id: str,
        report: GapReport,
        advice: Advice,
        *,
        versions: Versions,
        made_on: date,
        at: datetime,
        adjustments: ListAdjustments = NO_ADJUSTMENTS,
        stage_fingerprints: Mapping[str, str] | None = None,
    ) -> StoredAdvice:
        """Store advice with everything it was made with."""
        newest = select(func.max(AdviceRow.sequence)).where(AdviceRow.check_id == check_id)
        row = AdviceRow(
            id=secrets.token_urlsafe(_ID_BYTES),
            check_id=check_id,
            sequence=(self._session.scalar(newest) or 0) + 1,
            created_at=at,
            made_on=made_on,
            framework_version=versions.framework,
            catalogue_version=versions.catalogue,
            rules_version=versions.rules,
            model_version=versions.model,
            settings_version=versions.settings,
            report=report,
            advice=advice,
            adjustments=adjustments,
            stage_fingerprints=dict(stage_fingerprints or {}),
        )
        self._session.add(row)
        _flush_unless_in_progress(self._session)
        return _stored_advice(row)

    def get(self, advice_id: str) -> StoredAdvice:
        """One advice, newest or not.

        Raises:
            UnknownAdvice: there is none with that id, or its check was deleted.
        """
        row = self._session.get(AdviceRow, advice_id)
        if row is None:
            raise UnknownAdvice(f"no advice {advice_id!r}", id=advice_id)
        return _stored_advice(row)

    def latest_for_check(self, check_id: str) -> StoredAdvice:
        """The newest advice on a check.

        Raises:
            UnknownCheck: there is no such check.
        """
        statement = select(AdviceRow).where(AdviceRow.check_id == check_id).order_by(AdviceRow.sequence.desc())
        row = self._session.scalars(statement.limit(1)).first()
        if row is None:
            raise UnknownCheck("no check behind this link")
        return _stored_advice(row)


class IdempotencyRepository:
    """Which check a retried write already made."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def check_made_by(self, key: str, *, request_fingerprint: str) -> str | None:
        """The id of the check that this key made, or None.

        Raises:
            Conflict: the key was used for another request.
        """
        row = self._session.get(IdempotencyRow, key)
        if row is None:
            return None
        if row.request_fingerprint != request_fingerprint:
            raise Conflict("this Idempotency-Key was used for another request", field="Idempotency-Key")
        return row.check_id

    def remember(self, key: str, check_id: str, *, request_fingerprint: str, at: datetime) -> None:
        """Keep the key with what it made."""
        self._session.add(
            IdempotencyRow(key=key, request_fingerprint=request_fingerprint, check_id=check_id, created_at=at)
        )
        _flush_unless_in_progress(self._session)


def _flush_unless_in_progress(session: Session) -> None:
    """Write; a key or a place in a sequence that another request took in the meantime is told as such."""
    try:
        session.flush()
    except IntegrityError as error:
        if "unique" not in str(error.orig).lower():
            raise
        raise AlreadyInProgress("another request is writing the same at this moment") from error


def _stored_advice(row: AdviceRow) -> StoredAdvice:
    versions = Versions(
        framework=row.framework_version,
        catalogue=row.catalogue_version,
        rules=row.rules_version,
        model=row.model_version,
        settings=row.settings_version,
    )
    return StoredAdvice(
        row.id,
        row.check_id,
        row.sequence,
        row.made_on,
        versions,
        row.report,
        row.advice,
        row.adjustments or NO_ADJUSTMENTS,
        row.stage_fingerprints or {},
    )
