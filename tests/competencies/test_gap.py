"""How far a person lies below a target."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from competencies.check import CompetenceCheck, Grade, SelfRating, Skipped
from competencies.gap import GapBand, GapScore, band_of, compute_gap_report
from competencies.level import LevelDistribution, ProficiencyLevel
from competencies.measurement.independent import IndependentMeasurement
from tests.competencies.builders import (
    INFERRED,
    READ,
    SHOWN,
    TOLD,
    a_framework,
    a_profile,
    a_target,
    distributions,
    levels,
)

PROPERTY = settings(max_examples=50, deadline=None)
UNSURE = LevelDistribution((0.1, 0.2, 0.4, 0.2, 0.1))
IDS = ("a", "b", "c", "d")


@st.composite
def situations(draw: st.DrawFn):
    """A target on some of four competences, and where the person stands on all four."""
    required = draw(st.lists(st.sampled_from(IDS), min_size=1, unique=True))
    target = a_target([(id_, draw(levels(1)), draw(st.integers(1, 3))) for id_ in required])
    return target, {id_: draw(distributions()) for id_ in IDS}


def moved_up(distribution: LevelDistribution, level: int, share: float) -> LevelDistribution:
    """A share of the probability of one level, moved one level up."""
    parts = list(distribution.probabilities)
    moved = parts[level] * share
    parts[level] -= moved
    parts[level + 1] += moved
    return LevelDistribution(tuple(parts))


def test_report_by_hand():
    profile = a_profile({"plc": UNSURE, "meten": LevelDistribution.certain(ProficiencyLevel.BASIC)})
    report = compute_gap_report(profile, a_target([("plc", 3, 1), ("meten", 3, 3)]))
    meten, plc = report.gaps

    assert (meten.competence, meten.weight, meten.expected_gap) == ("meten", 0.75, 2.0)
    assert plc.weight == 0.25
    assert plc.expected_gap == pytest.approx(1.1)  # 3 x 0.1 + 2 x 0.2 + 1 x 0.4
    assert plc.p_below == pytest.approx(0.7)
    assert report.headline == pytest.approx(0.75 * 2.0 + 0.25 * 1.1)
    assert report.target == "monteur"
    assert report.framework_version == "2026.1+test"


@pytest.mark.parametrize(
    ("p_below", "band"),
    [
        (0.0, GapBand.SURELY_THERE),
        (0.10, GapBand.SURELY_THERE),
        (0.1001, GapBand.PROBABLY_THERE),
        (0.35, GapBand.PROBABLY_THERE),
        (0.3501, GapBand.UNCLEAR),
        (0.65, GapBand.UNCLEAR),
        (0.6501, GapBand.PROBABLY_GAP),
        (0.90, GapBand.PROBABLY_GAP),
        (0.9001, GapBand.SURELY_GAP),
        (1.0, GapBand.SURELY_GAP),
    ],
)
def test_bands_at_their_boundaries(p_below, band):
    assert band_of(p_below) is band


@PROPERTY
@given(distributions(), levels(1))
def test_every_distribution_has_a_band(distribution, required):
    score = GapScore("plc", required, 1.0, distribution, assessed=True, observations=(TOLD,))

    assert score.band in set(GapBand) - {GapBand.NOT_MEASURED}


@pytest.mark.parametrize(
    ("seen", "when_held", "when_not"),
    [
        ((TOLD,), GapBand.SURELY_THERE, GapBand.SURELY_GAP),
        ((INFERRED, TOLD), GapBand.SURELY_THERE, GapBand.SURELY_GAP),
        ((INFERRED,), GapBand.PROBABLY_THERE, GapBand.PROBABLY_GAP),
        ((READ,), GapBand.PROBABLY_THERE, GapBand.PROBABLY_GAP),
        ((INFERRED, SHOWN, READ), GapBand.PROBABLY_THERE, GapBand.PROBABLY_GAP),
        ((), GapBand.NOT_MEASURED, GapBand.NOT_MEASURED),
    ],
)
def test_only_an_answer_makes_a_gap_sure(seen, when_held, when_not):
    profile = a_profile(
        {
            "held": LevelDistribution.certain(ProficiencyLevel.HIGHLY_ADVANCED),
            "not": LevelDistribution.certain(ProficiencyLevel.NONE),
        },
        seen=seen,
    )
    gaps = compute_gap_report(profile, a_target([("held", 2, 1), ("not", 2, 1)])).gaps

    assert {gap.competence: gap.band for gap in gaps} == {"held": when_held, "not": when_not}


def test_occupation_alone_assesses_nothing():
    profile = a_profile(dict.fromkeys(IDS, UNSURE), seen=(INFERRED,))
    report = compute_gap_report(profile, a_target([("a", 3, 1), ("b", 3, 1)]))

    assert report.share_assessed == 0
    assert report.headline == pytest.approx(1.1)


@PROPERTY
@given(distributions(), levels(1))
def test_inferred_band_differs_from_a_told_one_only_in_being_less_sure(distribution, required):
    told = GapScore("plc", required, 1.0, distribution, assessed=True, observations=(TOLD,)).band
    inferred = GapScore("plc", required, 1.0, distribution, assessed=False, observations=(INFERRED,)).band

    assert inferred not in {GapBand.SURELY_THERE, GapBand.SURELY_GAP}
    assert inferred.removeprefix("probably_") == told.removeprefix("surely_").removeprefix("probably_")


def test_unassessed_competence_is_reported_as_not_measured():
    profile = IndependentMeasurement().profile(
        CompetenceCheck(answers=(SelfRating("solderen-1", Grade.ALONE), Skipped("rekenen-1"))), a_framework()
    )
    report = compute_gap_report(profile, a_target([("solderen", 1, 1), ("rekenen", 2, 3)]))
    by_id = {gap.competence: gap for gap in report.gaps}

    assert by_id["rekenen"].band is GapBand.NOT_MEASURED
    assert by_id["rekenen"].observations == ()
    assert by_id["solderen"].band is not GapBand.NOT_MEASURED
    assert [seen.source for seen in by_id["solderen"].observations] == ["solderen-1"]
    assert report.share_assessed == pytest.approx(0.25)


def test_unassessed_competence_is_no_strength_however_likely():
    held = LevelDistribution.certain(ProficiencyLevel.HIGHLY_ADVANCED)
    target = a_target([("plc", 1, 1)])

    assert compute_gap_report(a_profile({"plc": held}, seen=()), target).strengths == ()
    assert len(compute_gap_report(a_profile({"plc": held}), target).strengths) == 1


def test_strengths_are_what_is_there_strongest_first():
    profile = a_profile(
        {
            "surely": LevelDistribution((0, 0, 0.9, 0.1, 0)),
            "probably": LevelDistribution((0, 0.3, 0.7, 0, 0)),
            "unclear": LevelDistribution((0, 0.5, 0.5, 0, 0)),
            "gap": LevelDistribution.certain(ProficiencyLevel.NONE),
        }
    )
    target = a_target([("gap", 2, 1), ("unclear", 2, 1), ("probably", 2, 1), ("surely", 2, 1)])

    assert [gap.competence for gap in compute_gap_report(profile, target).strengths] == ["surely", "probably"]


def test_equal_gaps_are_ordered_by_competence():
    profile = a_profile(dict.fromkeys(IDS, UNSURE))
    report = compute_gap_report(profile, a_target([("c", 3, 1), ("a", 3, 1), ("d", 3, 1), ("b", 3, 1)]))

    assert [gap.competence for gap in report.gaps] == ["a", "b", "c", "d"]


def test_importance_counts_in_the_order_of_gaps():
    profile = a_profile(dict.fromkeys(("small", "large"), LevelDistribution.certain(ProficiencyLevel.NONE)))
    report = compute_gap_report(profile, a_target([("large", 2, 1), ("small", 1, 3)]))

    # 1 level x 3/4 stands above 2 levels x 1/4
    assert [(gap.competence, gap.weighted_gap) for gap in report.gaps] == [("small", 0.75), ("large", 0.5)]


def test_level_above_the_required_one_makes_up_for_nothing_elsewhere():
    profile = a_profile(
        {
            "a": LevelDistribution.certain(ProficiencyLevel.HIGHLY_ADVANCED),
            "b": LevelDistribution.certain(ProficiencyLevel.NONE),
        }
    )

    assert compute_gap_report(profile, a_target([("a", 1, 1), ("b", 2, 1)])).headline == pytest.approx(1.0)


@PROPERTY
@given(situations())
def test_weights_sum_to_one_and_the_headline_is_the_sum_of_the_weighted_gaps(situation):
    target, held = situation
    report = compute_gap_report(a_profile(held), target)

    assert sum(gap.weight for gap in report.gaps) == pytest.approx(1)
    assert report.headline == pytest.approx(sum(gap.weight * gap.expected_gap for gap in report.gaps))
    assert 0 <= report.headline <= 4
    assert report.share_assessed == pytest.approx(1)


@PROPERTY
@given(situations())
def test_every_requirement_appears_once_largest_weighted_gap_first(situation):
    target, held = situation
    report = compute_gap_report(a_profile(held), target)
    sizes = [gap.weighted_gap for gap in report.gaps]

    assert sorted(gap.competence for gap in report.gaps) == sorted(need.competence for need in target.requirements)
    assert sizes == sorted(sizes, reverse=True)


@PROPERTY
@given(situations(), st.sampled_from(IDS), st.integers(0, 3), st.floats(0, 1))
def test_closing_a_gap_never_raises_it(situation, learned, level, share):
    target, held = situation
    before = compute_gap_report(a_profile(held), target)
    after = compute_gap_report(a_profile({**held, learned: moved_up(held[learned], level, share)}), target)
    was = {gap.competence: gap for gap in before.gaps}

    assert after.headline <= before.headline + 1e-9
    for gap in after.gaps:
        assert gap.expected_gap <= was[gap.competence].expected_gap + 1e-9
        assert gap.p_below <= was[gap.competence].p_below + 1e-9


@PROPERTY
@given(situations(), st.integers(1, 4))
def test_asking_more_never_shrinks_the_gap(situation, higher):
    target, held = situation
    first, *rest = [(need.competence, need.level, need.importance) for need in target.requirements]
    asks_more = a_target([(first[0], max(first[1], higher), first[2]), *rest])

    assert (
        compute_gap_report(a_profile(held), asks_more).headline
        >= compute_gap_report(a_profile(held), target).headline - 1e-9
    )
