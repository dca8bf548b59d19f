"""What person and counsellor said about a list, and what of it serves evaluation."""

import secrets
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from competencies.errors import AlreadyInProgress
from competencies.versions import Versions
from competencies.voice import AdjustmentReason, ResponseReason, Said, Speaker, VoiceEvent, VoiceKind
from data.tables.person import AdviceRow
from data.tables.voice import VoiceEventRow

_ID_BYTES = 16


@dataclass(frozen=True, slots=True)
class VoiceLabel:
    """One word for evaluation: about which offer, why, in advice of which versions. No text, no check, no moment."""

    versions: Versions
    who: Speaker
    kind: VoiceKind
    opportunity: str
    reason: ResponseReason | AdjustmentReason


class VoiceRepository:
    """Events by check, oldest first."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, check_id: str, said: Said, *, advice_id: str, at: datetime) -> VoiceEvent:
        """Keep one word.

        Raises:
            AlreadyInProgress: another request said something about the same check at this moment.
        """
        newest = select(func.max(VoiceEventRow.sequence)).where(VoiceEventRow.check_id == check_id)
        row = VoiceEventRow(
            id=secrets.token_urlsafe(_ID_BYTES),
            check_id=check_id,
            sequence=(self._session.scalar(newest) or 0) + 1,
            advice_id=advice_id,
            at=at,
            who=said.who.value,
            kind=said.kind.value,
            opportunity=said.opportunity,
            reason=said.reason.value if said.reason else None,
            text=said.text,
            position=said.position,
            withdraws=said.withdraws,
        )
        self._session.add(row)
        try:
            self._session.flush()
        except IntegrityError as error:
            if "unique" not in str(error.orig).lower():
                raise
            raise AlreadyInProgress("another request is writing the same at this moment") from error
        return _event(row)

    def of_check(self, check_id: str) -> list[VoiceEvent]:
        """Everything that was said, oldest first; also what was withdrawn."""
        statement = select(VoiceEventRow).where(VoiceEventRow.check_id == check_id).order_by(VoiceEventRow.sequence)
        return [_event(row) for row in self._session.scalars(statement)]

    def labels(self) -> list[VoiceLabel]:
        """Every word that was not withdrawn, as a label for evaluation; ordered by its content, so not by time."""
        withdrawn = select(VoiceEventRow.withdraws).where(VoiceEventRow.withdraws.is_not(None))
        statement = (
            select(VoiceEventRow, AdviceRow)
            .join(AdviceRow, AdviceRow.id == VoiceEventRow.advice_id)
            .where(VoiceEventRow.kind != VoiceKind.WITHDRAW.value, VoiceEventRow.id.not_in(withdrawn))
        )
        labels = [_label(word, advice) for word, advice in self._session.execute(statement)]
        return sorted(labels, key=lambda label: (label.opportunity, label.who, label.kind, str(label.reason)))


def _event(row: VoiceEventRow) -> VoiceEvent:
    who = Speaker(row.who)
    said = Said(
        who=who,
        kind=VoiceKind(row.kind),
        opportunity=row.opportunity,
        reason=None if row.reason is None else _reason(who, row.reason),
        text=row.text,
        position=row.position,
        withdraws=row.withdraws,
    )
    return VoiceEvent(row.id, row.at, said)


def _reason(who: Speaker, reason: str) -> ResponseReason | AdjustmentReason:
    return ResponseReason(reason) if who is Speaker.PERSON else AdjustmentReason(reason)


def _label(word: VoiceEventRow, advice: AdviceRow) -> VoiceLabel:
    versions = Versions(
        framework=advice.framework_version,
        catalogue=advice.catalogue_version,
        rules=advice.rules_version,
        model=advice.model_version,
        settings=advice.settings_version,
    )
    who = Speaker(word.who)
    return VoiceLabel(versions, who, VoiceKind(word.kind), word.opportunity, _reason(who, str(word.reason)))
