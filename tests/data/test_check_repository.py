"""Checks, advice and idempotency keys in a real database."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from competencies.check import (
    CompetenceCheck,
    Grade,
    KnowledgeChoice,
    LadderChoice,
    SelfRating,
    Skipped,
    TargetChoice,
    TargetChoiceKind,
)
from competencies.errors import AlreadyInProgress, Conflict, UnknownCheck
from competencies.expression import Condition
from competencies.gap import GapReport, GapScore, compute_gap_report
from competencies.language import Language
from competencies.level import LevelDistribution, ProficiencyLevel
from competencies.measurement.independent import IndependentMeasurement
from competencies.opportunity import OpportunityKind
from competencies.person import (
    DutchLevel,
    Evidence,
    Preferences,
    Schedule,
    Situation,
    Status,
    Transport,
    Trust,
    Wishes,
)
from competencies.profile import Observation, Provenance
from competencies.recommendation import (
    Advice,
    ClosedGap,
    Note,
    NoteCode,
    Reason,
    ReasonCode,
    Recommendation,
    WithinReach,
)
from competencies.rules import RuleOutcome, Support, Verdict
from competencies.target import TargetCatalogue
from competencies.versions import Versions
from data.database import SessionFactory, transaction
from data.repositories.checks import AdviceRepository, CheckRepository, IdempotencyRepository
from data.repositories.content import FrameworkRepository
from tests.competencies.builders import a_framework, a_rule, a_target, distributions, levels

AT = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
VERSIONS = Versions(framework="2026.1+test", catalogue="c1", rules="r1", model="char-tfidf", settings="s1")
PROPERTY = settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])

FULL_CHECK = CompetenceCheck(
    language=Language.FR,
    target=TargetChoice(TargetChoiceKind.OCCUPATION, id="monteur", text="iets met stroom"),
    status=Status.TIJDELIJK_WERKLOOS,
    municipality="3600 Genk",
    birth_year=1988,
    education_level=3,
    current_occupation="magazijnier",
    experience_years=9.5,
    answers=(
        SelfRating("solderen-1", Grade.WITH_HELP),
        LadderChoice("solderen-ladder", ProficiencyLevel.NONE),
        KnowledgeChoice("wet-van-ohm", "b"),
        Skipped("rekenen-1"),
    ),
    experience="Ik soldeerde «printplaten», ’s avonds.",
    evidence=(Evidence("attest", "VCA", Trust.VERIFIED, date(2024, 2, 29)), Evidence("werkstuk", "een lamp")),
    wishes=Wishes("liefst buiten", ("lasser",)),
    situation=Situation(
        vdab_registered_since=date(2026, 1, 31),
        benefit_until=date(2027, 6, 30),
        contract_percent=80,
        hours_per_week=30.4,
        workplace_region="vlaanderen",
        joint_committee="111",
        employer_size=49,
        secondary_diploma=False,
        dutch_level=DutchLevel.B1,
        transport=(Transport.BIKE, Transport.PUBLIC),
        childcare_needed=True,
    ),
    preferences=Preferences(
        max_km=12.5,
        hours_per_week=8,
        schedule=(Schedule.EVENING, Schedule.WEEKEND),
        budget_eur=Decimal("349.95"),
        start_after=date(2027, 1, 1),
        ready_by=date(2027, 12, 31),
    ),
)

FULL_ADVICE = Advice(
    recommendations=(
        Recommendation(
            opportunity="cursus",
            kind=OpportunityKind.TRAINING,
            title="Solderen",
            provider="Voorbeeld-CVO",
            sample=True,
            offering="cursus-1",
            starts_on=date(2027, 2, 8),
            ends_on=date(2027, 5, 3),
            place="Genk",
            distance_km=0.1 + 0.2,
            weeks=12,
            hours_per_week=7.5,
            cost_before=Decimal("349.95"),
            cost_after=Decimal("224.95"),
            chance_of_finishing=0.81,
            score=41.25,
            reasons=(
                Reason(ReasonCode.CLOSES_GAP, 45.0, {"competence": "solderen", "levels": 1.5, "n": 2, "none": None}),
                Reason(ReasonCode.COST, -3.75, {"amount": 224.95, "whole": 3.0, "number_as_words": "3"}),
            ),
            closes=(ClosedGap("solderen", 1.2),),
            outcomes=(
                RuleOutcome(
                    a_rule(
                        applies_to=[Condition('"odb" in registrations')],
                        conditions=[
                            Condition("not secondary_diploma"),
                            Condition("age >= 18 and age <= 64.5"),
                        ],
                        valid_to=date(2026, 12, 31),
                        support=Support(Decimal("0.5"), Decimal(125)),
                    ),
                    Verdict.ASK,
                    ("age",),
                    deadline=date(2027, 1, 18),
                ),
                RuleOutcome(a_rule(valid_to=date(2026, 12, 31)), Verdict.ASK, expired=True),
                RuleOutcome(a_rule(verdict=Verdict.YES), Verdict.YES),
            ),
            notes=(Note(NoteCode.DUTCH_ONE_STEP, {"asked": "B2"}),),
        ),
        Recommendation(
            opportunity="evc",
            kind=OpportunityKind.EVC,
            title="EVC monteur",
            provider=None,
            sample=False,
            offering="evc-1",
            starts_on=date(2026, 11, 30),
            ends_on=date(2026, 11, 30),
            place=None,
            distance_km=None,
            weeks=4,
            hours_per_week=4.0,
            cost_before=Decimal("92.5"),
            cost_after=Decimal("92.5"),
            chance_of_finishing=1.0,
            score=-0.5,
            reasons=(),
            closes=(),
        ),
    ),
    notes=(Note(NoteCode.TARGET_READ_AS, {"text": "iets met stroom", "target": "monteur"}),),
    within_reach=(WithinReach("monteur", 0.75, 0.5),),
)


def a_report() -> GapReport:
    profile = IndependentMeasurement().profile(
        CompetenceCheck(answers=(SelfRating("solderen-1", Grade.ALONE),)), a_framework()
    )
    return compute_gap_report(profile, a_target([("solderen", 3, 3), ("rekenen", 2, 1)]))


@pytest.fixture
def released(sessions) -> SessionFactory:
    """A database that checks can be stored in."""
    with transaction(sessions) as session:
        FrameworkRepository(session).release(a_framework(), TargetCatalogue(()), at=AT)
    return sessions


def add_check(sessions: SessionFactory, check: CompetenceCheck | None = None) -> str:
    with transaction(sessions) as session:
        return CheckRepository(session).add(check or CompetenceCheck(), framework_version="2026.1+test", at=AT).id


def add_advice(sessions: SessionFactory, check_id: str, report: GapReport | None = None, **more: object) -> str:
    told = {"versions": VERSIONS, "made_on": date(2026, 11, 23), "at": AT, **more}
    with transaction(sessions) as session:
        return AdviceRepository(session).add(check_id, report or a_report(), FULL_ADVICE, **told).id


def count(sessions: SessionFactory, table: str) -> int:
    with transaction(sessions) as session:
        return session.scalar(text(f"SELECT count(*) FROM {table}"))  # noqa: S608  (the test's own words)


# --- checks -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("check", [CompetenceCheck(), FULL_CHECK], ids=["nothing told", "everything told"])
def test_check_comes_back_equal(released, check):
    check_id = add_check(released, check)

    with transaction(released) as session:
        stored = CheckRepository(session).get(check_id)
    assert stored.check == check
    assert (stored.id, stored.created_at, stored.framework_version) == (check_id, AT, "2026.1+test")


def test_every_kind_of_answer_comes_back_as_its_own_kind(released):
    check_id = add_check(released, FULL_CHECK)

    with transaction(released) as session:
        answers = CheckRepository(session).get(check_id).check.answers
    assert [type(answer) for answer in answers] == [SelfRating, LadderChoice, KnowledgeChoice, Skipped]


ITEMS = st.text("abcdefghij-0123456789", min_size=1, max_size=12)
ANSWERS = st.one_of(
    st.builds(SelfRating, ITEMS, st.sampled_from(Grade)),
    st.builds(LadderChoice, ITEMS, levels()),
    st.builds(KnowledgeChoice, ITEMS, st.text(max_size=8)),
    st.builds(Skipped, ITEMS),
)
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


@PROPERTY
@given(
    st.builds(
        CompetenceCheck,
        status=st.none() | st.sampled_from(Status),
        experience_years=st.none() | st.floats(0, 70),
        experience=WORDS,
        answers=st.lists(ANSWERS, max_size=5).map(tuple),
        preferences=st.builds(Preferences, budget_eur=st.none() | st.decimals(0, 99999, places=2), max_km=st.just(7.1)),
    )
)
def test_any_check_comes_back_equal(released, check):
    """Each example stores a check of its own, so they may share the database."""
    check_id = add_check(released, check)

    with transaction(released) as session:
        stored = CheckRepository(session).get(check_id).check
    assert stored == check
    assert [type(answer) for answer in stored.answers] == [type(answer) for answer in check.answers]


def test_id_of_a_check_cannot_be_guessed(released):
    ids = [add_check(released) for _ in range(20)]

    assert len(set(ids)) == 20
    assert {len(id_) for id_ in ids} == {22}  # 128 bits in base64


def test_unknown_check_is_refused_without_telling_its_id(released):
    with transaction(released) as session, pytest.raises(UnknownCheck) as caught:
        CheckRepository(session).get("geheim-nummer")

    assert "geheim-nummer" not in str(caught.value)
    assert caught.value.params == {}


def test_deleting_a_check_deletes_what_followed_from_it_and_nothing_else(released):
    gone, kept = add_check(released), add_check(released)
    for check_id in (gone, kept):
        add_advice(released, check_id)
        with transaction(released) as session:
            IdempotencyRepository(session).remember(f"key-of-{check_id}", check_id, request_fingerprint="f", at=AT)

    with transaction(released) as session:
        CheckRepository(session).delete(gone)

    assert [count(released, table) for table in ("competence_check", "advice", "idempotency_key")] == [1, 1, 1]
    with transaction(released) as session:
        assert CheckRepository(session).get(kept).id == kept
        assert AdviceRepository(session).latest_for_check(kept).check_id == kept
        assert IdempotencyRepository(session).check_made_by(f"key-of-{kept}", request_fingerprint="f") == kept
        assert IdempotencyRepository(session).check_made_by(f"key-of-{gone}", request_fingerprint="f") is None
        with pytest.raises(UnknownCheck):
            CheckRepository(session).get(gone)
        with pytest.raises(UnknownCheck):
            AdviceRepository(session).latest_for_check(gone)


def test_deleted_check_is_gone_within_the_same_transaction(released):
    check_id = add_check(released)
    with transaction(released) as session:
        checks = CheckRepository(session)
        checks.get(check_id)
        checks.delete(check_id)
        with pytest.raises(UnknownCheck):
            checks.get(check_id)


def test_deleting_a_check_twice_is_refused_the_second_time(released):
    check_id = add_check(released)
    with transaction(released) as session:
        CheckRepository(session).delete(check_id)

    with transaction(released) as session, pytest.raises(UnknownCheck):
        CheckRepository(session).delete(check_id)


def test_framework_that_a_check_was_made_with_cannot_disappear(released):
    add_check(released)

    with pytest.raises(IntegrityError), transaction(released) as session:
        session.execute(text("DELETE FROM framework_release"))


# --- advice -----------------------------------------------------------------------------------------------------


def test_report_and_advice_come_back_equal_with_their_versions(released):
    check_id = add_check(released)
    advice_id = add_advice(released, check_id)

    with transaction(released) as session:
        stored = AdviceRepository(session).latest_for_check(check_id)
    assert stored.report == a_report()
    assert stored.advice == FULL_ADVICE
    assert stored.versions == VERSIONS
    assert (stored.id, stored.check_id, stored.sequence, stored.made_on) == (
        advice_id,
        check_id,
        1,
        date(2026, 11, 23),
    )


def test_values_of_reasons_keep_their_type(released):
    check_id = add_check(released)
    add_advice(released, check_id)

    with transaction(released) as session:
        params = AdviceRepository(session).latest_for_check(check_id).advice.recommendations[0].reasons[1].params
    assert {name: type(value) for name, value in params.items()} == {
        "amount": float,
        "whole": float,
        "number_as_words": str,
    }


def test_conditions_of_stored_rules_are_kept_as_they_were_written(released):
    check_id = add_check(released)
    add_advice(released, check_id)

    with transaction(released) as session:
        advice = AdviceRepository(session).latest_for_check(check_id).advice
    conditions = advice.recommendations[0].outcomes[0].rule.conditions

    assert [condition.text for condition in conditions] == ["not secondary_diploma", "age >= 18 and age <= 64.5"]


@PROPERTY
@given(st.lists(st.tuples(distributions(), levels(1), st.booleans()), min_size=1, max_size=4))
def test_any_gap_report_comes_back_equal_to_the_last_digit(released, parts):
    report = GapReport(
        "monteur",
        "2026.1+test",
        tuple(
            GapScore(
                competence=f"competence-{number}",
                required=required,
                weight=1 / len(parts),
                levels=LevelDistribution(distribution.probabilities),
                assessed=assessed,
                observations=(Observation(Provenance.TEXT, "ik ‘soldeer’", "2"),) if assessed else (),
            )
            for number, (distribution, required, assessed) in enumerate(parts)
        ),
    )
    check_id = add_check(released)
    add_advice(released, check_id, report)

    with transaction(released) as session:
        stored = AdviceRepository(session).latest_for_check(check_id).report
    assert stored == report
    assert stored.headline == report.headline


def test_newest_advice_counts_and_older_ones_stay(released):
    check_id = add_check(released)
    for number in (1, 2, 3):
        add_advice(released, check_id, versions=replace(VERSIONS, catalogue=f"c{number}"))

    with transaction(released) as session:
        newest = AdviceRepository(session).latest_for_check(check_id)
    assert (newest.sequence, newest.versions.catalogue) == (3, "c3")
    assert count(released, "advice") == 3


def test_advice_is_counted_for_each_check_apart(released):
    one, other = add_check(released), add_check(released)
    add_advice(released, one)
    add_advice(released, one)
    add_advice(released, other)

    with transaction(released) as session:
        assert AdviceRepository(session).latest_for_check(one).sequence == 2
        assert AdviceRepository(session).latest_for_check(other).sequence == 1


def test_advice_on_an_unknown_check_is_refused_by_the_database(released):
    with pytest.raises(IntegrityError):
        add_advice(released, "nergens")


# --- idempotency ------------------------------------------------------------------------------------------------


def test_key_gives_the_check_that_it_made(released):
    check_id = add_check(released)
    with transaction(released) as session:
        keys = IdempotencyRepository(session)
        assert keys.check_made_by("sleutel", request_fingerprint="f1") is None
        keys.remember("sleutel", check_id, request_fingerprint="f1", at=AT)

    with transaction(released) as session:
        assert IdempotencyRepository(session).check_made_by("sleutel", request_fingerprint="f1") == check_id


def test_key_used_for_another_request_is_a_conflict(released):
    check_id = add_check(released)
    with transaction(released) as session:
        IdempotencyRepository(session).remember("sleutel", check_id, request_fingerprint="f1", at=AT)

    with transaction(released) as session, pytest.raises(Conflict) as caught:
        IdempotencyRepository(session).check_made_by("sleutel", request_fingerprint="f2")
    assert caught.value.field == "Idempotency-Key"


def test_one_key_cannot_make_two_checks(released):
    first, second = add_check(released), add_check(released)
    with transaction(released) as session:
        IdempotencyRepository(session).remember("sleutel", first, request_fingerprint="f1", at=AT)

    with pytest.raises(AlreadyInProgress), transaction(released) as session:
        IdempotencyRepository(session).remember("sleutel", second, request_fingerprint="f1", at=AT)
    with transaction(released) as session:
        assert IdempotencyRepository(session).check_made_by("sleutel", request_fingerprint="f1") == first
