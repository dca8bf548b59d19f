"""What is said about a list: what goes together, and what it comes to."""

from datetime import UTC, datetime

import pytest

from competencies.errors import InvalidInput
from competencies.voice import (
    NO_ADJUSTMENTS,
    AdjustmentReason,
    ListAdjustments,
    ResponseReason,
    Said,
    Speaker,
    VoiceEvent,
    VoiceKind,
    fold,
    standing,
)

AT = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


def no(opportunity: str, reason=ResponseReason.TOO_FAR, text: str = "") -> Said:
    return Said(Speaker.PERSON, VoiceKind.NOT_FOR_ME, opportunity, reason, text)


def by_counsellor(kind: VoiceKind, opportunity: str, position: int | None = None) -> Said:
    return Said(Speaker.COUNSELLOR, kind, opportunity, AdjustmentReason.AGREED_WITH_CLIENT, position=position)


def back(event: str) -> Said:
    return Said(Speaker.PERSON, VoiceKind.WITHDRAW, "", withdraws=event)


def told(*said: Said) -> list[VoiceEvent]:
    """Events e1, e2, ... in this order."""
    return [VoiceEvent(f"e{number}", AT, word) for number, word in enumerate(said, start=1)]


def test_nothing_said_changes_nothing():
    assert fold([]) == NO_ADJUSTMENTS


def test_each_word_has_its_effect():
    words = told(
        no("a"),
        by_counsellor(VoiceKind.REMOVE, "b"),
        by_counsellor(VoiceKind.PIN, "c"),
        by_counsellor(VoiceKind.ADD, "d"),
        by_counsellor(VoiceKind.MOVE, "e", 2),
    )
    assert fold(words) == ListAdjustments(("a",), ("b",), ("c",), ("d",), (("e", 2),))


def test_the_last_word_about_an_offer_counts_whoever_spoke_it():
    assert fold(told(no("a"), by_counsellor(VoiceKind.PIN, "a"))) == ListAdjustments(pinned=("a",))
    assert fold(told(by_counsellor(VoiceKind.PIN, "a"), no("a"))) == ListAdjustments(hidden=("a",))
    assert fold(told(by_counsellor(VoiceKind.MOVE, "a", 1), no("a"))) == ListAdjustments(hidden=("a",))


def test_a_pin_and_a_move_undo_each_other_and_an_addition_stays_one():
    moved = by_counsellor(VoiceKind.MOVE, "a", 3)
    assert fold(told(by_counsellor(VoiceKind.PIN, "a"), moved)) == ListAdjustments(positions=(("a", 3),))
    assert fold(told(moved, by_counsellor(VoiceKind.PIN, "a"))) == ListAdjustments(pinned=("a",))
    both = fold(told(by_counsellor(VoiceKind.ADD, "a"), moved))
    assert both == ListAdjustments(added=("a",), positions=(("a", 3),))
    assert both.placed == ("a",)


def test_what_is_withdrawn_never_counted_and_the_word_before_it_counts_again():
    words = told(by_counsellor(VoiceKind.PIN, "a"), no("a"), back("e2"))
    assert fold(words) == ListAdjustments(pinned=("a",))
    assert [event.id for event in standing(words)] == ["e1"]


def test_pins_stand_in_the_order_of_pinning():
    pins = [by_counsellor(VoiceKind.PIN, id_) for id_ in ("b", "a", "b")]
    assert fold(told(*pins)).pinned == ("a", "b")


@pytest.mark.parametrize(
    ("said", "field"),
    [
        (Said(Speaker.PERSON, VoiceKind.NOT_FOR_ME, "a"), "reason"),
        (Said(Speaker.PERSON, VoiceKind.NOT_FOR_ME, "a", AdjustmentReason.OTHER), "reason"),
        (Said(Speaker.COUNSELLOR, VoiceKind.PIN, "a", ResponseReason.OTHER), "reason"),
        (no("a", text="x" * 501), "text"),
        (Said(Speaker.COUNSELLOR, VoiceKind.REMOVE, "a", AdjustmentReason.MEDICAL_OR_PERSONAL, "rugpijn"), "text"),
        (by_counsellor(VoiceKind.MOVE, "a"), "position"),
        (by_counsellor(VoiceKind.MOVE, "a", 0), "position"),
        (by_counsellor(VoiceKind.PIN, "a", 2), "position"),
    ],
)
def test_what_does_not_go_together_is_refused_at_its_field(said, field):
    with pytest.raises(InvalidInput) as refused:
        said.require_valid()
    assert refused.value.field == field
    assert refused.value.params["expected"]


def test_what_goes_together_is_accepted():
    for said in (no("a", text="x" * 500), by_counsellor(VoiceKind.MOVE, "a", 1), back("e1")):
        said.require_valid()
