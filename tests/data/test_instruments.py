"""The terms of workplace learning: what ships, and mistakes that are refused."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from competencies.errors import ContentError
from competencies.opportunity import Instrument
from competencies.rules import Certainty
from data.sources.content import BUILT_IN
from data.sources.instruments import load_instruments
from data.sources.rule_files import load_rule_set


@pytest.fixture(scope="module")
def shipped():
    return load_instruments(BUILT_IN / "instruments")


def on(shipped, instrument: Instrument, day: date):
    return [terms for terms in shipped if terms.instrument is instrument and terms.is_valid_on(day)]


def test_every_instrument_has_terms_of_today_and_only_one(shipped, today):
    assert {instrument: len(on(shipped, instrument, today)) for instrument in Instrument} == dict.fromkeys(
        Instrument, 1
    )


def test_the_same_question_for_2025_and_2026_gets_another_answer(shipped):
    (before,), (after,) = on(shipped, Instrument.IBO, date(2025, 12, 31)), on(shipped, Instrument.IBO, date(2026, 1, 1))
    assert before.pay != after.pay
    assert on(shipped, Instrument.WES, date(2022, 12, 31)) == []


@pytest.mark.parametrize(
    ("instrument", "facts"),
    [
        (Instrument.IBO, {"least_weeks": 4, "most_weeks": 26}),
        (Instrument.K_IBO, {"least_weeks": 4, "most_weeks": 52, "certainty": Certainty.UNVERIFIED}),
        (Instrument.WES, {"most_weeks": 26, "eur_per_month": Decimal(200), "technical": False}),
        (Instrument.BIS, {"most_weeks": 26, "apply_weeks_before": 3}),
        (Instrument.OPLEIDINGSSTAGE, {"most_weeks": 26, "most_share_of_course": 0.5}),
        (Instrument.KORTE_OPLEIDING_MET_STAGE, {"most_full_days": 5}),
        (Instrument.DUAAL_VOLWASSENEN, {"least_share_at_work": 0.5, "most_weeks": None}),
        (Instrument.DUAAL, {"least_hours_per_week": 20}),
        (Instrument.TWE, {"most_weeks": 104}),
        (
            Instrument.WIJK_WERKEN,
            {"most_hours_per_month": 60, "most_hours_per_year": 630, "eur_per_hour": Decimal("4.1")},
        ),
    ],
)
def test_figures_of_today(shipped, today, instrument, facts):
    (terms,) = on(shipped, instrument, today)
    assert {name: getattr(terms, name) for name in facts} == facts


def test_who_may_names_rules_that_exist(shipped, content):
    rules = {rule.id for rule in content.rules}
    named = {rule for terms in shipped for rule in terms.who_may}
    assert named <= rules


def test_a_change_of_terms_is_a_new_version_of_the_rules(authored: Path):
    before = load_rule_set(authored / "rules").version
    path = authored / "instruments" / "instruments.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("most_weeks: 26", "most_weeks: 25", 1), encoding="utf-8")
    assert load_rule_set(authored / "rules").version != before


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("instrument: ibo", "instrument: stage", "instrument"),
        (
            "least_weeks: 4\n    most_weeks: 26",
            "least_weeks: 40\n    most_weeks: 26",
            "most_weeks 26 is under least_weeks 40",
        ),
        ("id: ibo-2018", "id: ibo-2026", "the id 'ibo-2026' is used twice"),
        ("valid_to: 2025-12-31", "valid_to: 2026-06-30", "'ibo-2018' and 'ibo-2026' are in force at the same time"),
        ("valid_to: 2025-12-31", "valid_to: 2017-12-31", "lies before valid_from"),
        ("certainty: secondary", "certainty: zeker", "certainty"),
    ],
)
def test_a_mistake_is_named_with_its_line(authored: Path, old: str, new: str, says: str):
    path = authored / "instruments" / "instruments.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ContentError, match=r"instruments\.yaml:\d+") as caught:
        load_instruments(path.parent)
    assert says in str(caught.value)
