"""What the person and the counsellor say about a list. Each word changes this person's list at once."""

from api.usecases.advisor import Advisor, now
from api.usecases.check_storage import CheckStore, Submitted, keep_advice
from competencies.errors import InvalidInput, UnknownOpportunity, UnknownWord
from competencies.voice import Said, Speaker, VoiceEvent, VoiceKind, fold, standing


def say(check_id: str, said: Said, *, advisor: Advisor, store: CheckStore) -> tuple[VoiceEvent, Submitted]:
    """Keep a word about an offer, and advise anew with it.

    Returns:
        The event, and the check with its new advice.

    Raises:
        UnknownCheck: there is none behind this id.
        UnknownOpportunity: the catalogue has no such offer.
        InvalidInput: the word does not go together, or moves what is not in the list.
    """
    newest = store.advice.latest_for_check(check_id)
    said.require_valid()
    if said.opportunity not in advisor.engine.index.rows:
        raise UnknownOpportunity(f"no opportunity {said.opportunity!r}", field="opportunity", id=said.opportunity)
    listed = [item.opportunity for item in newest.advice.recommendations]
    if said.kind is VoiceKind.MOVE and said.opportunity not in listed:
        raise InvalidInput("only what is in the list can move", field="opportunity", expected=" / ".join(listed))
    return _keep(check_id, said, advice_id=newest.id, advisor=advisor, store=store)


def withdraw(check_id: str, event_id: str, *, who: Speaker, advisor: Advisor, store: CheckStore) -> Submitted:
    """Take a word back, and advise anew without it.

    Raises:
        UnknownCheck: there is none behind this id.
        UnknownWord: nothing of this speaker has this id, or it was withdrawn before.
    """
    newest = store.advice.latest_for_check(check_id)
    told = {event.id: event.said for event in words_of(check_id, who=who, store=store)}
    if event_id not in told:
        raise UnknownWord("nothing to withdraw")
    taken_back = Said(who, VoiceKind.WITHDRAW, told[event_id].opportunity, withdraws=event_id)
    return _keep(check_id, taken_back, advice_id=newest.id, advisor=advisor, store=store)[1]


def words_of(check_id: str, *, who: Speaker, store: CheckStore) -> list[VoiceEvent]:
    """What somebody said and did not take back, oldest first.

    Raises:
        UnknownCheck: there is none behind this id.
    """
    store.checks.get(check_id)
    return [event for event in standing(store.voice.of_check(check_id)) if event.said.who is who]


def _keep(
    check_id: str, said: Said, *, advice_id: str, advisor: Advisor, store: CheckStore
) -> tuple[VoiceEvent, Submitted]:
    """Advise first, then write: a check that can no longer be advised on keeps its words as they were."""
    stored, at = store.checks.get(check_id), now()
    told = [*store.voice.of_check(check_id), VoiceEvent("", at, said)]
    advised = advisor.advise(stored.check, adjustments=fold(told), traced=True)
    event = store.voice.add(check_id, said, advice_id=advice_id, at=at)
    return event, Submitted(stored, keep_advice(advised, check_id, store=store, at=at), replayed=False)
