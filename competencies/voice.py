"""What the person and the counsellor say about a list: kept as events, folded into what changes in the list.

The person says 'not for me, because ...'; the counsellor pins, removes, moves or adds. An event is never changed or
deleted; a later one can withdraw it. The last word about an offer counts, whoever spoke it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from competencies.errors import InvalidInput

LONGEST_TEXT = 500
"""Characters of free text beside a reason."""
LAST_POSITION = 50
"""Places in a list are counted from 1."""


class Speaker(StrEnum):
    """Who says it."""

    PERSON = "person"
    COUNSELLOR = "counsellor"


class VoiceKind(StrEnum):
    """What is said about an offer, or that an earlier word no longer counts."""

    NOT_FOR_ME = "not_for_me"
    PIN = "pin"
    REMOVE = "remove"
    MOVE = "move"
    ADD = "add"
    WITHDRAW = "withdraw"


ADJUSTMENT_KINDS = (VoiceKind.PIN, VoiceKind.REMOVE, VoiceKind.MOVE, VoiceKind.ADD)
"""What a counsellor can do."""


class ResponseReason(StrEnum):
    """Why an offer is not for this person, in their own eyes."""

    TOO_FAR = "too_far"
    TOO_EXPENSIVE = "too_expensive"
    WRONG_TIME = "wrong_time"
    TOO_HARD = "too_hard"
    TOO_EASY = "too_easy"
    DID_IT_ALREADY = "did_it_already"
    NOT_INTERESTED = "not_interested"
    LANGUAGE = "language"
    CHILDCARE = "childcare"
    OTHER = "other"


class AdjustmentReason(StrEnum):
    """Why a counsellor changes the list."""

    AGREED_WITH_CLIENT = "agreed_with_client"
    FITS_LABOUR_MARKET_PLAN = "fits_labour_market_plan"
    PREREQUISITE_KNOWN = "prerequisite_known"
    MEDICAL_OR_PERSONAL = "medical_or_personal"
    """Never asked further: this reason takes no text."""
    PROVIDER_FULL = "provider_full"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Said:
    """One word about one offer, before it is kept."""

    who: Speaker
    kind: VoiceKind
    opportunity: str
    reason: ResponseReason | AdjustmentReason | None = None
    """None only for a withdrawal."""
    text: str = ""
    position: int | None = None
    """The wanted place, counted from 1; only for a move."""
    withdraws: str | None = None
    """Id of the event that no longer counts; only for a withdrawal."""

    def require_valid(self) -> None:
        """Refuse what does not go together.

        Raises:
            InvalidInput: carries the field and what was expected.
        """
        if self.kind is VoiceKind.WITHDRAW:
            return
        reasons = ResponseReason if self.who is Speaker.PERSON else AdjustmentReason
        if not isinstance(self.reason, reasons):
            raise InvalidInput("a reason of the list is needed", field="reason", expected=" / ".join(reasons))
        if len(self.text) > LONGEST_TEXT:
            raise InvalidInput("the text is too long", field="text", expected=f"<= {LONGEST_TEXT}")
        if self.reason is AdjustmentReason.MEDICAL_OR_PERSONAL and self.text:
            raise InvalidInput("what is medical or personal is not written down", field="text", expected="''")
        moves = self.kind is VoiceKind.MOVE
        place = 1 if self.position is None else self.position
        if moves != (self.position is not None) or not 1 <= place <= LAST_POSITION:
            expected = f"1 - {LAST_POSITION}" if moves else "null"
            raise InvalidInput("only a move has a position", field="position", expected=expected)


@dataclass(frozen=True, slots=True)
class VoiceEvent:
    """One word about one offer, as it was kept."""

    id: str
    at: datetime
    said: Said


@dataclass(frozen=True, slots=True)
class ListAdjustments:
    """What was said, folded: what changes in this person's list. Ids of opportunities, by the order of the words."""

    hidden: tuple[str, ...] = ()
    """Taken out by the person."""
    removed: tuple[str, ...] = ()
    """Taken out by the counsellor."""
    pinned: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    positions: tuple[tuple[str, int], ...] = ()
    """Opportunity and wanted place, counted from 1; a later one shifts an earlier one."""

    @property
    def struck(self) -> frozenset[str]:
        """What is not in the list, whoever took it out."""
        return frozenset(self.hidden) | frozenset(self.removed)

    @property
    def placed(self) -> tuple[str, ...]:
        """What stands in the list by hand: pinned, added, moved; each once."""
        return tuple(dict.fromkeys((*self.pinned, *self.added, *(id_ for id_, _ in self.positions))))


NO_ADJUSTMENTS = ListAdjustments()


def standing(events: Iterable[VoiceEvent]) -> tuple[VoiceEvent, ...]:
    """The events that still count, in their order: no withdrawals, and nothing that was withdrawn."""
    told = tuple(events)
    gone = {event.said.withdraws for event in told if event.said.kind is VoiceKind.WITHDRAW}
    return tuple(event for event in told if event.said.kind is not VoiceKind.WITHDRAW and event.id not in gone)


def fold(events: Iterable[VoiceEvent]) -> ListAdjustments:
    """What the events, oldest first, come to: the last word about each offer counts.

    A word that shows an offer (pin, add, move) undoes one that took it out, and the other way round. A pin and a move
    undo each other; an addition stays one when it is moved or pinned.
    """
    last: dict[str, VoiceKind] = {}
    places: dict[str, int] = {}
    added: dict[str, None] = {}
    for event in standing(events):
        said, id_ = event.said, event.said.opportunity
        places.pop(id_, None)
        if said.kind in {VoiceKind.NOT_FOR_ME, VoiceKind.REMOVE, VoiceKind.ADD}:
            added.pop(id_, None)
        if said.kind is VoiceKind.ADD:
            added[id_] = None
        if said.position is not None:
            places[id_] = said.position
        last.pop(id_, None)  # so that the order is that of the last words
        last[id_] = said.kind

    def by(kind: VoiceKind) -> tuple[str, ...]:
        return tuple(id_ for id_, word in last.items() if word is kind)

    return ListAdjustments(
        hidden=by(VoiceKind.NOT_FOR_ME),
        removed=by(VoiceKind.REMOVE),
        pinned=by(VoiceKind.PIN),
        added=tuple(added),
        positions=tuple(places.items()),
    )
