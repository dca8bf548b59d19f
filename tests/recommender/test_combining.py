"""Combinations by hand, and what stands beside a list."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from competencies.opportunity import Instrument, OpportunityKind, Recurrence
from competencies.person import Status
from competencies.placement import CombinationKind, SearchReason
from recommender.combining import GapSteps, combinations

TODAY = date(2026, 11, 24)
MONDAY = date(2026, 11, 30)


class TestCombinations:
    @pytest.fixture
    def combine(self, build):
        """Combinations of these offers for somebody who can do nothing of 'installateur' (stroom 3, meten 2)."""

        def run(*offers, levels=None, **told):
            half = build.terms(Instrument.OPLEIDINGSSTAGE, most_share_of_course=0.5, least_weeks=None)
            terms = [half, build.terms()]
            candidates = [build.candidate(offer) for offer in offers]
            report = build.report(levels or {})
            return combinations(candidates, build.check(**told), report, terms=terms, today=TODAY)

        return run

    def course(self, build, id_="cursus", covers=None, weeks=20, **more):
        return build.course(
            id_,
            covers or {"stroom": 2},
            registrations=("vdab",),
            offerings=(build.offering(f"{id_}-1", weeks=weeks),),
            **more,
        )

    def place(self, build, id_, covers, instrument, weeks=8, **more):
        return build.workplace(
            id_, covers, instrument=instrument, offerings=(build.offering(f"{id_}-1", weeks=weeks),), **more
        )

    def test_course_internship_and_ibo_in_that_order(self, build, combine):
        offers = (
            self.course(build),
            self.place(build, "stage", {"meten": 2}, Instrument.OPLEIDINGSSTAGE),
            self.place(build, "ibo", {"stroom": 3}, Instrument.IBO, weeks=26),
        )
        (found,) = combine(*offers)
        assert found.kind is CombinationKind.COURSE_INTERNSHIP_WORK
        assert [step.opportunity for step in found.steps] == ["cursus", "stage", "ibo"]
        course, stage, ibo = found.steps
        assert course.starts_on + timedelta(weeks=10) <= stage.starts_on
        assert stage.weeks <= course.weeks / 2
        assert ibo.starts_on > max(course.ends_on, stage.ends_on)

    def test_what_they_close_together(self, build, combine):
        """stroom: 0.9775 twice (course and IBO both, 1 - 0.15 x 0.15) and 0.85; meten: 2 x 0.85. Weights 3 and 1."""
        (found,) = combine(
            self.course(build),
            self.place(build, "stage", {"meten": 2}, Instrument.OPLEIDINGSSTAGE),
            self.place(build, "ibo", {"stroom": 3}, Instrument.IBO, weeks=26),
        )
        levels = {one.competence: one.levels for one in found.closes}
        assert levels == {"stroom": pytest.approx(2 * 0.9775 + 0.85), "meten": pytest.approx(1.7)}
        assert found.share == pytest.approx((0.75 * 2.805 + 0.25 * 1.7) / (0.75 * 3 + 0.25 * 2))

    def test_an_internship_of_more_than_half_the_course_is_left_out(self, build, combine):
        (found,) = combine(
            self.course(build, weeks=12),
            self.place(build, "stage", {"meten": 2}, Instrument.OPLEIDINGSSTAGE, weeks=8),
            self.place(build, "ibo", {"stroom": 3}, Instrument.IBO, weeks=26),
        )
        assert found.kind is CombinationKind.COURSE_WORK
        assert [step.opportunity for step in found.steps] == ["cursus", "ibo"]

    def test_a_step_that_adds_nothing_is_no_combination(self, build, combine):
        assert (
            combine(self.course(build, covers={"stroom": 3}), self.place(build, "ibo", {"stroom": 1}, Instrument.IBO))
            == ()
        )

    def test_an_ibo_for_another_job_must_close_much_by_itself(self, build, combine):
        """'meten' 1 is 0.85 x 0.25 of 2.75: 8 % of the gap."""
        course, covers = self.course(build), {"meten": 1}
        assert combine(course, self.place(build, "ibo", covers, Instrument.IBO, target="bakker")) == ()
        assert len(combine(course, self.place(build, "ibo", covers, Instrument.IBO, target="installateur"))) == 1

    def test_two_partial_certificates_of_one_school_one_after_the_other(self, build, combine):
        school = build.provider()
        first = build.course("a", {"stroom": 2}, credential="deelcertificaat", provider=school)
        second = build.course("b", {"meten": 2}, credential="deelcertificaat", provider=school)
        elsewhere = build.course("c", {"meten": 2}, credential="deelcertificaat")
        (found,) = combine(first, second, elsewhere)
        assert found.kind is CombinationKind.PARTIAL_CERTIFICATES
        assert {step.opportunity for step in found.steps} == {"a", "b"}
        assert found.steps[1].starts_on > found.steps[0].ends_on
        assert combine(first, elsewhere) == ()

    def test_dual_learning_with_ones_own_employer_is_for_who_has_one(self, build, combine):
        dual = self.place(build, "duaal", {"stroom": 3}, Instrument.DUAAL_VOLWASSENEN, weeks=40)
        (found,) = combine(dual, status=Status.WERKEND)
        assert (found.kind, found.steps[0].kind) == (CombinationKind.DUAL_OWN_EMPLOYER, OpportunityKind.WORKPLACE)
        assert combine(dual, status=Status.WERKZOEKEND) == ()

    def test_what_ends_too_late_is_left_out(self, build, combine):
        offers = (self.course(build), self.place(build, "ibo", {"stroom": 3}, Instrument.IBO, weeks=26))
        assert combine(*offers, preferences={"ready_by": date(2027, 6, 1)}) == ()
        assert len(combine(*offers, preferences={"ready_by": date(2028, 1, 1)})) == 1

    def test_a_start_within_half_a_year_or_nothing(self, build, combine):
        rarely = Recurrence(months=(4,), weekday=0, ordinal=1)
        ibo = build.workplace("ibo", {"stroom": 3}, offerings=(build.offering("ibo-1", weeks=26, starts=rarely),))
        late = self.course(build, weeks=20)  # ends in April, after the first Monday: a year to wait
        assert combine(late, ibo) == ()

    def test_without_a_gap_there_is_nothing(self, build, combine):
        assert combine(self.course(build), levels={"stroom": 4, "meten": 4}) == ()


def test_share_of_the_gap_agrees_with_the_report(build):
    report = build.report({"stroom": (0.5, 0.5, 0, 0, 0)})
    steps = GapSteps.of(report)
    assert steps.weighted.sum() == pytest.approx(report.headline)
    assert steps.share_closed(1 + 0 * steps.shortfall) == pytest.approx(1)


class TestBesideTheList:
    @pytest.fixture
    def advise(self, build):
        def run(*offers, levels=None, km=None, rules=(), target="installateur"):
            engine = build.engine(*offers, rules=rules)
            check = build.check(target=build.choice(target), preferences={"max_km": km})
            assessment = build.assessment(engine.assess(check), build.profile(levels or {}))
            return engine.recommend(check, assessment, home=build.place(), today=TODAY)

        return run

    def test_a_place_that_fits_needs_no_search(self, build, advise):
        advice = advise(build.workplace(covers={"stroom": 3}))
        assert advice.workplace_profile is None
        assert [one.workplace for one in advice.placements] == ["werkplek"]

    def test_no_place_within_the_limits_makes_a_profile(self, build, advise):
        """The engine widens the distance for the list; a place beyond the person's own limit does not fit."""
        far = build.workplace(covers={"stroom": 3}, offerings=(build.offering("werkplek-1", km=40),))
        assert advise(far, km=20.0).workplace_profile.reason is SearchReason.NONE_WITHIN_LIMITS
        assert advise().workplace_profile.reason is SearchReason.NONE_WITHIN_LIMITS
        assert advise(far, km=45.0).workplace_profile is None

    def test_a_place_that_closes_too_little_makes_one_too(self, build, advise):
        advice = advise(build.workplace(covers={"meten": 1}))
        assert advice.workplace_profile.reason is SearchReason.CLOSES_TOO_LITTLE

    def test_without_a_gap_or_a_goal_nothing_is_looked_for(self, advise):
        assert advise(levels={"stroom": 4, "meten": 4}).workplace_profile is None
        assert advise(target="basis").workplace_profile is None

    def test_the_best_of_many_places_is_found_whatever_the_list_shows(self, build):
        """A list of one course still knows that a place fits."""
        course = build.course("cursus", {"stroom": 3, "meten": 2})
        places = [build.workplace(f"plek-{n}", {"meten": 1}) for n in range(30)]
        good = build.workplace("zgoed", {"stroom": 3})
        engine = build.engine(course, *places, good)
        check = build.check(target=build.choice("installateur"))
        assessment = build.assessment(engine.assess(check), build.profile({}))
        advice = engine.recommend(check, assessment, home=build.place(), today=TODAY, n=1)
        assert advice.workplace_profile is None

    def test_the_list_itself_stays_as_it_is(self, build):
        engine = build.engine(build.course(), build.workplace(), build.route())
        check = build.check(target=build.choice("installateur"))
        assessment = build.assessment(engine.assess(check), build.profile({}))
        advice = engine.recommend(check, assessment, home=None, today=TODAY)
        bare = replace(advice, evc=None, placements=(), combinations=(), workplace_profile=None)
        found = engine._value(check, assessment, home=None, today=TODAY)
        completed = engine.beside.complete(bare, check, assessment, found, today=TODAY)
        assert completed == advice
        assert completed.recommendations == bare.recommendations
