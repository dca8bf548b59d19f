"""EVC triage by hand: full, partial, not yet and no known route; and what must hold for anybody."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from competencies.check import TargetChoiceKind
from competencies.evc import (
    CertificateEffect,
    ConditionState,
    EvcOutcome,
    EvidenceForm,
    Lookup,
    OtherWay,
    UnitStanding,
)
from competencies.level import LevelDistribution
from competencies.opportunity import EvcUnit, Inspection, RegisterStatus, Sourced
from competencies.person import DutchLevel, Evidence, Trust
from competencies.profile import CompetenceProfile, Observation, Provenance
from recommender.evc import (
    EvcConfig,
    bounds_of,
    effect_of,
    form_of,
    proof_points,
    triage_evc,
    triage_unit,
    unproven,
)

UNITS = {"plaatsen": {"stroom": 3, "meten": 2}, "nameten": {"meten": 2}}
MOSTLY_THREE = (0.0, 0.0, 0.1, 0.9, 0.0)
"""P(at least 3) = 0.9, P(at least 2) = 1."""


def shown(profile: CompetenceProfile, competence: str, level: int, words: str) -> CompetenceProfile:
    """The same profile, with something that was read from a piece of evidence."""
    estimate = profile.estimates[competence]
    seen = (*estimate.observations, Observation(Provenance.EVIDENCE, words, str(level)))
    return replace(profile, estimates={**profile.estimates, competence: replace(estimate, observations=seen)})


def levels_of(route) -> list[EvcUnit]:
    return list(route.units)


class TestOutcomes:
    @pytest.fixture
    def triage(self, build):
        """The triage of the target's qualification for somebody with these levels."""

        def run(levels, *, routes=None, dutch: DutchLevel | None = DutchLevel.B2, target=None, listed=(), **told):
            known = build.route(units=UNITS, entry=build.entry(dutch=DutchLevel.B1))
            check = build.check(target=build.choice("installateur"), situation={"dutch_level": dutch}, **told)
            target = target or build.targets().target("installateur")
            found = triage_evc(
                check,
                build.profile(levels),
                target,
                targets=build.targets().targets,
                routes=[known] if routes is None else routes,
                listed=listed,
            )
            assert found is not None
            return found.qualifications[0]

        return run

    def test_a_mechanic_who_holds_everything_can_get_the_whole(self, triage):
        found = triage({"stroom": 4, "meten": 3})
        assert found.outcome is EvcOutcome.FULL
        assert [unit.p_lower for unit in found.units] == [1.0, 1.0]
        assert (found.first, found.alternatives) == ((), ())
        assert set(found.held) == {"stroom", "meten"}

    def test_who_holds_one_unit_gets_that_part(self, triage):
        """Level 1 of 'stroom' where 3 is asked: the first unit is surely not there, the second is."""
        found = triage({"stroom": 1, "meten": 2})
        assert found.outcome is EvcOutcome.PARTIAL
        assert [unit.unit.id for unit in found.passed] == ["nameten"]
        (missing,) = found.first
        assert (missing.competence, missing.required, missing.expected_level, missing.p_there) == ("stroom", 3, 1.0, 0)

    def test_who_holds_nothing_learns_the_largest_lack_first(self, triage):
        found = triage({})
        assert found.outcome is EvcOutcome.NOT_YET
        assert [missing.competence for missing in found.first] == ["stroom", "meten"]
        assert [way.way for way in found.alternatives] == [OtherWay.PARTIAL_CERTIFICATE]

    def test_dutch_at_a2_is_not_yet_also_for_who_holds_everything(self, triage):
        found = triage({"stroom": 4, "meten": 4}, dutch=DutchLevel.A2)
        assert found.outcome is EvcOutcome.NOT_YET
        assert found.dutch.state is ConditionState.LACKING
        assert all(unit.standing is UnitStanding.PROBABLY for unit in found.units)

    def test_what_was_not_told_or_is_not_known_blocks_nothing(self, triage):
        found = triage({"stroom": 4, "meten": 4}, dutch=None)
        assert found.outcome is EvcOutcome.FULL
        assert found.dutch.state is ConditionState.NOT_TOLD
        assert found.experience.state is ConditionState.NOT_KNOWN

    @pytest.mark.parametrize(
        ("told", "state", "outcome"),
        [
            (1.0, ConditionState.LACKING, EvcOutcome.NOT_YET),
            (2.0, ConditionState.MET, EvcOutcome.FULL),
            (None, ConditionState.NOT_TOLD, EvcOutcome.FULL),
        ],
    )
    def test_years_that_a_standard_asks(self, build, triage, told, state, outcome):
        route = build.route(units=UNITS, experience_years=2.0, experience_source="de standaard")
        found = triage({"stroom": 4, "meten": 4}, routes=[route], experience_years=told)
        assert (found.experience.state, found.outcome) == (state, outcome)

    def test_an_unverified_route_is_shown_and_does_not_count(self, build, triage):
        unverified = build.route(units=UNITS, status=RegisterStatus.UNVERIFIED)
        found = triage({"stroom": 4, "meten": 4}, routes=[unverified])
        assert found.outcome is EvcOutcome.NO_KNOWN_ROUTE
        assert found.route.register_status is RegisterStatus.UNVERIFIED
        assert (found.route.register_source, found.route.register_date) == ("register", date(2025, 6, 1))
        assert found.alternatives[0].way is OtherWay.ASK_TEST_CENTRE

    def test_a_known_route_goes_before_an_unverified_one(self, build, triage):
        routes = [build.route("a", UNITS, status=RegisterStatus.UNVERIFIED), build.route("b", UNITS)]
        assert triage({"stroom": 4, "meten": 4}, routes=routes).route.route == "b"

    def test_without_a_route_nothing_is_made_up_and_other_ways_are_named(self, build, triage):
        course = build.course("deel", {"stroom": 2}, credential="deelcertificaat")
        beside = build.course("naast", {"rekenen": 2}, credential="deelcertificaat")
        found = triage({"stroom": 0, "meten": 2}, routes=[], listed=[course, beside])
        assert found.outcome is EvcOutcome.NO_KNOWN_ROUTE
        assert (found.units, found.route, found.dutch, found.experience) == ((), None, None, None)
        ways = {way.way: way for way in found.alternatives}
        assert list(ways) == [
            OtherWay.EXEMPTION_TEST,
            OtherWay.PARTIAL_CERTIFICATE,
            OtherWay.CERTIFICATE_OF_COMPETENCES,
            OtherWay.VDAB_ATTEST,
        ]
        assert ways[OtherWay.PARTIAL_CERTIFICATE].opportunities == ("deel",)
        assert ways[OtherWay.CERTIFICATE_OF_COMPETENCES].competences == ("meten",)
        assert [missing.competence for missing in found.first] == ["stroom"]

    @pytest.mark.parametrize(("vks_level", "higher"), [(4, False), (5, True), (7, True), (8, False)])
    def test_levels_5_to_7_go_by_higher_education(self, build, triage, vks_level, higher):
        target = replace(build.targets().target("installateur"), vks_level=vks_level)
        ways = {way.way for way in triage({}, routes=[], target=target).alternatives}
        assert (OtherWay.HIGHER_EDUCATION in ways, OtherWay.EXEMPTION_TEST in ways) == (higher, not higher)


class TestWhichQualification:
    @pytest.fixture
    def looked_at(self, build):
        def run(levels, *, choice, routes=()):
            targets = build.targets()
            target = targets.target(choice.id) if choice.id else targets.literacy
            found = triage_evc(
                build.check(target=choice), build.profile(levels), target, targets=targets.targets, routes=routes
            )
            return [] if found is None else [(one.qualification, one.lookup) for one in found.qualifications]

        return run

    def test_who_has_no_goal_sees_the_nearest_also_without_a_route(self, build, looked_at):
        unknown = build.choice(kind=TargetChoiceKind.UNKNOWN)
        assert looked_at({"stroom": 3, "meten": 2}, choice=unknown) == [("BK-0001-4", Lookup.NEAREST)]
        assert looked_at({"stroom": 1}, choice=unknown) == []

    def test_who_aims_elsewhere_sees_it_only_where_a_route_is_known(self, build, looked_at):
        programmer, held = build.choice("programmeur"), {"stroom": 3, "meten": 2}
        assert looked_at(held, choice=programmer) == []
        assert looked_at(held, choice=programmer, routes=[build.route()]) == [("BK-0001-4", Lookup.NEAREST)]

    def test_the_goals_own_qualification_comes_once(self, build, looked_at):
        found = looked_at({"stroom": 3, "meten": 2}, choice=build.choice("installateur"), routes=[build.route()])
        assert found == [("BK-0001-4", Lookup.TARGET)]


class TestUnits:
    def test_bounds_are_the_product_and_the_weakest(self, build):
        """0.9 x 0.8 = 0.72 if independent; 0.8 if they go together."""
        profile = build.profile({"stroom": MOSTLY_THREE, "meten": (0, 0.2, 0.8, 0, 0)})
        (unit, _) = levels_of(build.route(units=UNITS))
        lower, upper, weakest = bounds_of(profile, unit)
        assert (lower, upper, weakest) == (pytest.approx(0.72), pytest.approx(0.8), "meten")

    @pytest.mark.parametrize(
        ("p_stroom", "p_meten", "standing"),
        [
            (0.9, 0.8, UnitStanding.PROBABLY),  # lower bound 0.72
            (0.7, 0.7, UnitStanding.UNSURE),  # lower 0.49, upper 0.7
            (0.9, 0.3, UnitStanding.NOT_YET),  # upper 0.3
        ],
    )
    def test_probable_by_the_lower_bound_and_not_yet_by_the_upper(self, build, p_stroom, p_meten, standing):
        profile = build.profile({"stroom": (1 - p_stroom, 0, 0, p_stroom, 0), "meten": (1 - p_meten, 0, p_meten, 0, 0)})
        (unit, _) = levels_of(build.route(units=UNITS))
        assert triage_unit(unit, build.check(), profile).standing is standing

    def test_evidence_at_hand_is_named_and_the_rest_would_help(self, build):
        photo = Evidence("foto", "Foto's van een bord", Trust.SELF_DECLARED)
        other = Evidence("attest", "EHBO", Trust.SELF_DECLARED)
        profile = shown(build.profile({"meten": 2}), "meten", 2, "Foto's van een bord")
        (_, unit) = levels_of(build.route(units=UNITS))
        found = triage_unit(unit, build.check(evidence=(photo, other)), profile)
        assert [(one.text, one.form) for one in found.at_hand] == [("Foto's van een bord", EvidenceForm.PHOTOS)]
        assert EvidenceForm.PHOTOS not in found.helpful
        assert EvidenceForm.REFERENCE in found.helpful

    @pytest.mark.parametrize(
        ("kind", "text", "form"),
        [
            ("certificate", "VCA basisveiligheid", EvidenceForm.ATTEST),
            ("certificate", "Diploma secundair onderwijs", EvidenceForm.DIPLOMA),
            ("iets", "verklaring van mijn baas", EvidenceForm.REFERENCE),
            ("photo", "remmen vervangen", EvidenceForm.PHOTOS),
            ("iets", "een taart", EvidenceForm.OTHER),
        ],
    )
    def test_form_of_evidence(self, kind, text, form):
        assert form_of(Evidence(kind, text)) is form


class TestUnproven:
    """'nameten' asks level 2 of 'meten', which the person surely holds."""

    @pytest.fixture
    def share(self, build):
        def run(levels, *evidence: tuple[int, Trust]):
            profile = build.profile(levels)
            shown_ = []
            for number, (level, trust) in enumerate(evidence):
                shown_.append(Evidence("attest", f"Attest {number}", trust))
                profile = shown(profile, "meten", level, f"Attest {number}")
            (_, unit) = levels_of(build.route(units=UNITS))
            return unproven(build.check(evidence=tuple(shown_)), profile, unit)

        return run

    def test_everything_held_and_nothing_shown_is_all(self, share):
        assert share({"meten": 3}) == 1

    def test_nothing_held_is_nothing(self, share):
        assert share({"meten": 0}) == 0

    def test_one_of_two_levels_held_is_half(self, share):
        assert share({"meten": 1}) == pytest.approx(0.5)

    def test_an_authentic_source_settles_it_up_to_its_level(self, share):
        assert share({"meten": 2}, (2, Trust.AUTHENTIC_SOURCE)) == 0
        assert share({"meten": 2}, (1, Trust.AUTHENTIC_SOURCE)) == pytest.approx(0.5)

    def test_verified_counts_half_and_declared_not_at_all(self, share):
        assert share({"meten": 2}, (2, Trust.VERIFIED)) == pytest.approx(0.5)
        assert share({"meten": 2}, (2, Trust.SELF_DECLARED)) == 1


WEIGHTS = {"stroom": 0.6, "meten": 0.4}


class TestProofPoints:
    def test_who_holds_all_without_paper_earns_the_worth_of_a_proof(self, build):
        """0.25 x 100 x importance, passing is sure: 15 and 10 points."""
        points = proof_points(
            build.route(units=UNITS), build.profile({"stroom": 3, "meten": 2}), build.check(), WEIGHTS
        )
        assert points == {"stroom": pytest.approx(15.0), "meten": pytest.approx(10.0)}

    def test_an_unverified_route_and_another_goal_earn_nothing(self, build):
        profile, check = build.profile({"stroom": 3, "meten": 2}), build.check()
        unverified = build.route(units=UNITS, status=RegisterStatus.UNVERIFIED)
        assert proof_points(unverified, profile, check, WEIGHTS) == {}
        assert proof_points(build.route(units=UNITS), profile, check, {"code": 1.0}) == {}

    def test_what_is_fully_proven_earns_nothing_more(self, build):
        profile = shown(build.profile({"stroom": 3, "meten": 2}), "meten", 2, "Getuigschrift")
        check = build.check(evidence=(Evidence("attest", "Getuigschrift", Trust.AUTHENTIC_SOURCE),))
        points = proof_points(build.route(units={"nameten": {"meten": 2}}), profile, check, WEIGHTS)
        assert points == {}


distributions = (
    st.lists(st.floats(0, 1), min_size=5, max_size=5)
    .filter(lambda ps: sum(ps) > 0.01)
    .map(lambda ps: tuple(p / sum(ps) for p in ps))
)
RANK = {outcome: rank for rank, outcome in enumerate(EvcOutcome)}


class TestForAnybody:
    @given(stroom=distributions, meten=distributions, share=st.floats(0, 1), step=st.integers(0, 3))
    @settings(max_examples=60)
    def test_raising_a_level_never_worsens_the_outcome(self, build, stroom, meten, share, step):
        moved = list(stroom)
        moved[step + 1] += moved[step] * share
        moved[step] *= 1 - share
        outcomes = []
        for levels in (stroom, tuple(moved)):
            found = triage_evc(
                build.check(target=build.choice("installateur")),
                build.profile({"stroom": levels, "meten": meten}),
                build.targets().target("installateur"),
                targets=(),
                routes=[build.route(units=UNITS)],
            )
            outcomes.append(RANK[found.qualifications[0].outcome])
        assert outcomes[1] <= outcomes[0]

    @given(meten=distributions, level=st.integers(1, 4), trust=st.sampled_from(list(Trust)))
    @settings(max_examples=60)
    def test_more_evidence_never_lowers_the_standing_and_never_raises_what_is_unproven(
        self, build, meten, level, trust
    ):
        (_, unit) = levels_of(build.route(units=UNITS))
        before = build.profile({"meten": meten})
        check = build.check(evidence=(Evidence("attest", "Attest", trust),))
        one, two = (
            triage_unit(unit, build.check(), before),
            triage_unit(unit, check, shown(before, "meten", level, "Attest")),
        )
        assert list(UnitStanding).index(two.standing) <= list(UnitStanding).index(one.standing)
        assert 0 <= two.unproven <= one.unproven <= 1 + 1e-9

    @given(stroom=distributions, meten=distributions, weight=st.floats(0, 1))
    @settings(max_examples=60)
    def test_proof_points_stay_within_their_bounds_and_lower_is_not_above_upper(self, build, stroom, meten, weight):
        route, profile = build.route(units=UNITS), build.profile({"stroom": stroom, "meten": meten})
        config = EvcConfig()
        for competence, points in proof_points(
            route, profile, build.check(), {"stroom": weight, "meten": weight}
        ).items():
            assert 0 < points <= weight * 100 * config.proof_worth + 1e-9, competence
        for unit in route.units:
            lower, upper, _ = bounds_of(profile, unit)
            assert 0 <= lower <= upper + 1e-12


@pytest.mark.parametrize(
    ("body", "effect"),
    [
        (None, CertificateEffect.DEPENDS_ON_CENTRE),
        (Inspection.ONDERWIJSINSPECTIE, CertificateEffect.AUTOMATIC_EXEMPTION),
        (Inspection.VLAAMSE_SOCIALE_INSPECTIE, CertificateEffect.INSTITUTION_DECIDES),
    ],
)
def test_who_supervises_decides_what_the_certificate_opens(build, body, effect):
    route = build.route(inspection=Sourced(body.value, "bron") if body else None)
    assert effect_of(route) is effect


def test_cut_offs_that_contradict_each_other_are_refused():
    with pytest.raises(ValidationError, match="unit_not_yet_below <= unit_probable_from"):
        EvcConfig(unit_probable_from=0.3, unit_not_yet_below=0.5)


def test_a_certain_distribution_is_what_the_examples_rest_on():
    assert LevelDistribution(MOSTLY_THREE).p_at_least(3) == pytest.approx(0.9)
