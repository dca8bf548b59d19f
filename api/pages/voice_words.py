"""What the result page shows of what was said about the list: what is gone, by whom, why, and how to take it back."""

from collections.abc import Mapping
from dataclasses import dataclass

from api.usecases.advisor import Advisor
from api.usecases.check_storage import CheckStore, Submitted
from api.usecases.voice import words_of
from api.wording.render import Wording
from competencies.language import Language
from competencies.voice import LONGEST_TEXT, AdjustmentReason, ResponseReason, Speaker, VoiceEvent, VoiceKind, fold

_DONE: Mapping[VoiceKind, str] = {
    VoiceKind.NOT_FOR_ME: "Weggehaald",
    VoiceKind.REMOVE: "Weggehaald door je begeleider",
    VoiceKind.PIN: "Vastgezet door je begeleider",
    VoiceKind.MOVE: "Verplaatst door je begeleider",
    VoiceKind.ADD: "Toegevoegd door je begeleider",
}
_UNDO: Mapping[VoiceKind, str] = {
    VoiceKind.NOT_FOR_ME: "Toch terugzetten",
    VoiceKind.REMOVE: "Toch terugzetten",
    VoiceKind.PIN: "Losmaken",
    VoiceKind.MOVE: "Ongedaan maken",
    VoiceKind.ADD: "Ongedaan maken",
}


MOST_TO_CHOOSE_FROM = 500
"""A larger catalogue would make the page heavy; then the counsellor types the id."""


@dataclass(frozen=True, slots=True)
class SpokenWord:
    """One word as a line on the page."""

    id: str
    who: Speaker
    done: str
    title: str
    why: str
    undo: str


@dataclass(frozen=True, slots=True)
class VoiceContext:
    """Everything that the forms and lines need."""

    words: tuple[SpokenWord, ...]
    response_reasons: Mapping[str, str]
    adjustment_reasons: Mapping[str, str]
    pinned: frozenset[str]
    catalogue: tuple[tuple[str, str], ...]
    """Id and title of each offer that is not in the list, by title; to choose from."""
    longest_text: int = LONGEST_TEXT


def voice_context(check_id: str, stored: Submitted, advisor: Advisor, store: CheckStore) -> VoiceContext:
    """What was said about this list, in Dutch."""
    wording, titles = advisor.wording(Language.NL), _titles(stored, advisor)
    events = [event for who in Speaker for event in words_of(check_id, who=who, store=store)]
    listed = {item.opportunity for item in stored.advice.advice.recommendations}
    return VoiceContext(
        words=tuple(_word(event, wording, titles) for event in sorted(events, key=lambda event: event.at)),
        response_reasons={reason.value: wording.voice_reason(reason) for reason in ResponseReason},
        adjustment_reasons={reason.value: wording.voice_reason(reason) for reason in AdjustmentReason},
        pinned=frozenset(fold(store.voice.of_check(check_id)).pinned),
        catalogue=_to_choose_from(advisor, listed),
    )


def _to_choose_from(advisor: Advisor, listed: set[str]) -> tuple[tuple[str, str], ...]:
    offers = advisor.engine.index.opportunities
    if len(offers) > MOST_TO_CHOOSE_FROM:
        return ()
    rest = ((one.id, one.title) for one in offers if one.id not in listed)
    return tuple(sorted(rest, key=lambda pair: (pair[1].casefold(), pair[0])))


def _titles(stored: Submitted, advisor: Advisor) -> Mapping[str, str]:
    """Titles by id, of the catalogue and of the list; an offer may have left the catalogue."""
    listed = {item.opportunity: item.title for item in stored.advice.advice.recommendations}
    return {**listed, **{one.id: one.title for one in advisor.engine.index.opportunities}}


def _word(event: VoiceEvent, wording: Wording, titles: Mapping[str, str]) -> SpokenWord:
    said = event.said
    why = wording.voice_reason(said.reason) if said.reason else ""
    return SpokenWord(
        id=event.id,
        who=said.who,
        done=_DONE[said.kind],
        title=titles.get(said.opportunity, said.opportunity),
        why=f"{why}: {said.text}" if said.text else why,
        undo=_UNDO[said.kind],
    )
