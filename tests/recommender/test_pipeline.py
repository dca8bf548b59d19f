"""The stages together: a world worked by hand, then the shipped content with the character TF-IDF encoder."""

from dataclasses import replace
from datetime import date

import pytest

from competencies.check import (
    CompetenceCheck,
    Grade,
    KnowledgeChoice,
    LadderChoice,
    SelfRating,
    TargetChoice,
    TargetChoiceKind,
)
from competencies.language import Language
from competencies.level import ProficiencyLevel
from competencies.measurement.independent import IndependentSettings
from competencies.opportunity import OpportunityKind, RegisterStatus
from competencies.person import Preferences, Situation, Status, Wishes
from competencies.recommendation import NoteCode, ReasonCode
from competencies.rules import Verdict
from data.sources.content import load_content
from recommender.config import EngineConfig, OutlookConfig, RankingConfig
from recommender.encoder.tfidf import CharTfidfEncoder
from recommender.pipeline import build_engine

MONDAY = date(2026, 11, 23)


def ids(advice):
    return [item.opportunity for item in advice.recommendations]


def codes(advice):
    return [note.code for note in advice.notes]


class TestByHand:
    @pytest.fixture
    def advise(self, build):
        """Advice for someone who surely holds these levels and aims at 'installateur'."""

        def run(engine, levels=None, *, target="installateur", home=True, n=None, **told):
            check = build.check(target=build.choice(target), **told)
            assessment = build.assessment(engine.assess(check), build.profile(levels))
            return engine.recommend(check, assessment, home=build.place() if home else None, today=MONDAY, n=n)

        return run

    def test_one_course_from_claim_to_score(self, build, advise):
        """Someone at level 1 of 'stroom' (weight 0.75) who takes a course up to level 3.

        Closed: 0.85 x 2 levels x 75 = 127.5 points. Finishing: the leap asks level 1, which is there, so
        0.90 - 10 x 0.003 = 0.87. EUR 200 with half of it paid is 2 points, 10 weeks are 2.5, 30 km are 3.
        """
        course = build.course("a", {"stroom": 3}, offerings=(build.offering("a-1", eur="200", km=30),))
        engine = build.engine(course, rules=[build.funding_rule()])
        (told,) = advise(engine, {"stroom": 1, "meten": 2}).recommendations
        assert {reason.code: reason.amount for reason in told.reasons} == {
            ReasonCode.CLOSES_GAP: pytest.approx(127.5),
            ReasonCode.CHANCE_OF_FINISHING: pytest.approx(-127.5 * 0.13),
            ReasonCode.COST: pytest.approx(-2.0),
            ReasonCode.DURATION: pytest.approx(-2.5),
            ReasonCode.TRAVEL: pytest.approx(-3.0, abs=0.01),
        }
        assert told.score == pytest.approx(127.5 * 0.87 - 7.5, abs=0.01)
        assert (told.cost_before, told.cost_after) == (200, 100)
        assert [(gap.competence, gap.expected) for gap in told.closes] == [("stroom", pytest.approx(1.7 * 0.87))]

    def test_what_the_person_already_holds_is_not_advised(self, build, advise):
        engine = build.engine(build.course("a", {"stroom": 3}), build.course("b", {"meten": 2}))
        assert ids(advise(engine, {"stroom": 3})) == ["b"]

    def test_what_the_target_does_not_ask_is_not_advised(self, build, advise):
        assert ids(advise(build.engine(build.course("a", {"code": 3})))) == []

    def test_an_offer_that_resembles_the_wish_gets_its_reason(self, build, advise):
        engine = build.engine(build.course("a", title="Zonnepanelen plaatsen"), build.course("b", title="Frezen"))
        wished = {r.opportunity: r for r in advise(engine, wishes={"text": "zonnepanelen plaatsen"}).recommendations}
        for id_, due in (("a", True), ("b", False)):
            assert (ReasonCode.FITS_WISH in [reason.code for reason in wished[id_].reasons]) is due
        assert wished["a"].score > wished["b"].score
        silent = advise(engine, wishes={"text": "  "}).recommendations
        assert all(reason.code is not ReasonCode.FITS_WISH for item in silent for reason in item.reasons)

    def test_the_list_is_as_long_as_asked_or_as_configured(self, build, advise):
        courses = [build.course(f"cursus-{number}") for number in range(6)]
        engine = build.engine(*courses, config=build.config.model_copy(update={"ranking": RankingConfig(n=4)}))
        assert len(advise(engine).recommendations) == 4
        assert len(advise(engine, n=2).recommendations) == 2

    def test_an_excluded_occupation_in_own_words_leaves_its_workplaces_out(self, build, advise):
        """The words count for what is within reach; they have to count for the list as well."""
        engine = build.engine(build.workplace("werk", {"stroom": 3}, target="installateur"), build.course("a"))
        for words in ("installateur", "Elektricien", "elektricien (m/v/x)"):
            assert ids(advise(engine, wishes={"excluded_occupations": (words,)})) == ["a"]

    class TestEmptyList:
        """'An empty list comes with the note that says why' (Engine.recommend)."""

        def test_no_gap(self, build, advise):
            advice = advise(build.engine(build.course()), {"stroom": 4, "meten": 4})
            assert ids(advice) == []
            assert NoteCode.NO_GAP in codes(advice)

        def test_nothing_fits(self, build, advise):
            engine = build.engine(build.course())
            advice = advise(engine, preferences={"ready_by": MONDAY})
            assert ids(advice) == []
            assert NoteCode.NOTHING_FITS in codes(advice)
            assert NoteCode.NO_GAP not in codes(advice)

        def test_everything_is_too_far(self, build, advise):
            engine = build.engine(build.course(offerings=(build.offering(km=400),)))
            assert NoteCode.NOTHING_FITS in codes(advise(engine))

        def test_everything_costs_more_than_it_brings(self, build, advise):
            """One point closed for EUR 5,000: within the limits, under every floor of the list."""
            surely = (0.0, 0.0, 0.02, 0.98, 0.0)
            engine = build.engine(build.course("a", {"stroom": 3}, offerings=(build.offering(eur="5000"),)))
            advice = advise(engine, {"stroom": surely, "meten": 4})
            assert ids(advice) == []
            assert NoteCode.NOT_WORTH_IT in codes(advice)

        def test_a_list_that_is_not_empty_gives_no_such_reason(self, build, advise):
            assert not {NoteCode.NOTHING_FITS, NoteCode.NO_GAP} & set(codes(advise(build.engine(build.course()))))

    class TestRoutes:
        def test_an_own_route_is_listed_also_when_it_closes_nothing(self, build, advise):
            engine = build.engine(build.course(), build.route("evc", status=RegisterStatus.UNVERIFIED))
            assert "evc" in ids(advise(engine))
            assert "evc" not in ids(advise(engine, target="programmeur"))

        @pytest.mark.parametrize(
            ("status", "qualification", "due"),
            [
                (RegisterStatus.KNOWN, "BK-0001-4", False),
                (RegisterStatus.UNVERIFIED, "BK-0001-4", True),
                (RegisterStatus.KNOWN, "BK-0002-4", True),
            ],
        )
        def test_an_occupation_without_a_known_route_is_noted(self, build, advise, status, qualification, due):
            engine = build.engine(build.route(status=status, qualification=qualification))
            assert (NoteCode.NO_KNOWN_EVC_ROUTE in codes(advise(engine))) is due

        def test_a_transition_has_no_routes_to_miss(self, build, advise):
            assert NoteCode.NO_KNOWN_EVC_ROUTE not in codes(advise(build.engine(), target="groen"))

        def test_a_known_route_proves_what_is_there(self, build, advise):
            """P(stroom >= 3) = 0.5 and the gap is 1.5 levels: 0.5 x 1.5 x 75 points."""
            engine = build.engine(build.route("evc", {"deel": {"stroom": 3}}))
            (told,) = advise(engine, {"stroom": (0.5, 0, 0, 0.5, 0), "meten": 4}).recommendations
            assert told.reasons[0].code is ReasonCode.PROVES_COMPETENCE
            assert told.reasons[0].amount == pytest.approx(56.25)

    @pytest.mark.parametrize("sample", [True, False])
    def test_invented_offers_are_noted(self, build, advise, sample):
        engine = build.engine(build.course(provider=build.provider(sample=sample)))
        assert (NoteCode.SAMPLE_CATALOGUE in codes(advise(engine))) is sample

    def test_the_notes_of_the_assessment_and_of_the_limits_are_kept(self, build):
        engine = build.engine(build.course("a", {"rekenen": 2}))
        check = build.check(current_occupation="glasblazer")
        advice = engine.recommend(check, engine.assess(check), home=None, today=MONDAY)
        assert codes(advice)[:4] == [
            NoteCode.TARGET_UNKNOWN,
            NoteCode.OCCUPATION_NOT_KNOWN,
            NoteCode.NOT_ASSESSED,
            NoteCode.NO_PLACE_TOLD,
        ]
        assert advice.within_reach == engine.assess(check).within_reach != ()

    def test_an_empty_catalogue_is_a_list_without_offers(self, build, advise):
        assert ids(advise(build.engine())) == []

    def test_an_expired_rule_changes_the_price_of_the_same_person(self, build):
        engine = build.engine(
            build.course(offerings=(build.offering(eur="100"),)),
            rules=[build.funding_rule(valid_to=date(2025, 12, 31))],
        )
        check = build.check(target=build.choice("installateur"))
        costs = [
            engine.recommend(check, engine.assess(check), home=build.place(), today=day).recommendations[0].cost_after
            for day in (date(2025, 6, 1), date(2026, 6, 1))
        ]
        assert costs == [50, 100]


@pytest.fixture(scope="session")
def content():
    """What the project ships."""
    return load_content()


@pytest.fixture(scope="session")
def engine_with(content):
    """Build an engine on the shipped content, as the service does, with another config where a test asks for it."""
    texts = [
        text.text_in(language)
        for competence in content.framework.competences
        for text in (competence.label, competence.description, *competence.statements)
        for language in Language
    ]

    def make(**more):
        return build_engine(
            content.framework,
            content.targets,
            content.opportunities,
            content.rules,
            encoder=CharTfidfEncoder(2048).fit(texts),
            catalogue_version=content.catalogue_version,
            rules_version=content.rules_version,
            **more,
        )

    return make


@pytest.fixture(scope="session")
def engine(engine_with):
    return engine_with()


@pytest.fixture(scope="session")
def genk(content):
    return next(
        offering.place
        for opportunity in content.opportunities
        for offering in opportunity.offerings
        if offering.place is not None and offering.place.municipality == "Genk"
    )


def person(target="elektrotechnisch-installateur", **told):
    """Someone from Genk who looks for work, answered a little and told a little."""
    fields = {
        "target": TargetChoice(TargetChoiceKind.OCCUPATION, id=target),
        "status": Status.WERKZOEKEND,
        "birth_year": 1988,
        "education_level": 3,
        "current_occupation": "magazijnier",
        "experience_years": 6.0,
        "answers": (
            LadderChoice("elek-basis-ladder", ProficiencyLevel.BASIC),
            LadderChoice("veilig-werken-ladder", ProficiencyLevel.INTERMEDIATE),
            LadderChoice("elek-meten-ladder", ProficiencyLevel.NONE),
        ),
        "experience": "Thuis leg ik stopcontacten en verlichting. Ik herstel machines en motoren.",
        "wishes": Wishes(text="iets met elektriciteit"),
        "situation": Situation(secondary_diploma=False),
        "preferences": Preferences(max_km=40, hours_per_week=20),
        **told,
    }
    return CompetenceCheck(**fields)


def everything(content, *, teaches):
    """The highest answer to every ladder and the right one to every question; ``teaches`` grades the statements too."""
    ladders = (LadderChoice(f"{c.id}-ladder", ProficiencyLevel.HIGHLY_ADVANCED) for c in content.framework.competences)
    right = (KnowledgeChoice(item.id, item.right_option) for item in content.framework.knowledge_items)
    grades = (SelfRating(f"{c.id}-{level}", Grade.CAN_TEACH) for c in content.framework.competences for level in (3, 4))
    return (*ladders, *right, *(grades if teaches else ()))


def advise(engine, check, home, **more):
    return engine.recommend(check, engine.assess(check), home=home, today=MONDAY, **more)


TARGETS = [
    "data-engineer",
    "elektromecanicien",
    "elektrotechnisch-installateur",
    "monteur-zonnepanelen",
    "onderhoudsmecanicien-personenwagens",
    "onderhoudsmonteur",
    "softwareontwikkelaar",
    "stem-basis",
    "zorg-en-ai",
]


class TestShippedContent:
    def test_two_engines_give_the_same_advice_to_the_last_bit(self, engine, engine_with, genk):
        other = engine_with()
        assert other is not engine
        for target in ("elektrotechnisch-installateur", "data-engineer"):
            assert advise(engine, person(target), genk) == advise(other, person(target), genk)
        assert other.versions == engine.versions

    def test_advice_for_one_person_does_not_change_that_for_the_next(self, engine, genk):
        first = advise(engine, person(), genk)
        advise(engine, person("data-engineer", status=Status.STUDENT), None)
        assert advise(engine, person(), genk) == first

    @pytest.mark.parametrize("target", TARGETS)
    def test_every_list_is_sound(self, engine, genk, content, target):
        check = person(target)
        assessment = engine.assess(check)
        advice = engine.recommend(check, assessment, home=genk, today=MONDAY)
        in_gap = {gap.competence for gap in assessment.report.gaps if gap.expected_gap > 0}
        known = {opportunity.id: opportunity for opportunity in content.opportunities}
        assert 0 < len(ids(advice)) == len(set(ids(advice))) <= engine.config.ranking.n
        for item in advice.recommendations:
            assert item.offering in {offering.id for offering in known[item.opportunity].offerings}
            assert sum(reason.amount for reason in item.reasons) == pytest.approx(item.score, abs=1e-9)
            closing = {
                reason.params["competence"]
                for reason in item.reasons
                if reason.code in {ReasonCode.CLOSES_GAP, ReasonCode.PROVES_COMPETENCE}
            }
            assert closing == {gap.competence for gap in item.closes} <= in_gap
            assert MONDAY < item.starts_on <= item.ends_on
            assert 0 <= item.cost_after <= item.cost_before
            assert 0 <= item.chance_of_finishing <= 1

    @pytest.mark.parametrize(
        ("target", "route"),
        [
            ("elektrotechnisch-installateur", "evc-elektrotechnisch-installateur"),
            ("onderhoudsmecanicien-personenwagens", "evc-onderhoudsmecanicien-personenwagens"),
        ],
    )
    def test_the_route_to_the_own_qualification_is_listed(self, engine, genk, target, route):
        assert route in ids(advise(engine, person(target), genk))

    def test_every_version_is_filled_in(self, engine, content):
        versions = engine.versions
        assert versions.framework == content.framework.version
        assert (versions.catalogue, versions.rules) == (content.catalogue_version, content.rules_version)
        assert versions.model.startswith("char-tfidf@")
        assert len(versions.model) > len("char-tfidf@")
        assert len(versions.settings) == 8

    @pytest.mark.parametrize(
        "change",
        [
            {"config": EngineConfig(outlook=OutlookConfig(reach_n=6))},
            {"config": EngineConfig(ranking=RankingConfig(diversity=0.31))},
            {"measurement_settings": IndependentSettings(prior_slope=1.61)},
        ],
    )
    def test_another_setting_changes_the_settings_version_and_no_other(self, engine, engine_with, change):
        versions = engine_with(**change).versions
        assert versions.settings != engine.versions.settings
        assert replace(versions, settings=engine.versions.settings) == engine.versions

    def test_an_empty_check_gets_advice(self, engine):
        check = CompetenceCheck()
        assessment = engine.assess(check)
        advice = engine.recommend(check, assessment, home=None, today=MONDAY)
        assert assessment.target.id == "stem-basis"
        assert codes(advice)[:3] == [NoteCode.TARGET_UNKNOWN, NoteCode.NOT_ASSESSED, NoteCode.NO_PLACE_TOLD]
        assert ids(advice)
        assert len(advice.within_reach) == engine.config.outlook.reach_n
        gaps = [item.headline_gap for item in advice.within_reach]
        assert gaps == sorted(gaps)

    @pytest.mark.parametrize("target", ["softwareontwikkelaar", "monteur-zonnepanelen", "stem-basis"])
    def test_someone_who_holds_everything_has_no_gap(self, engine, content, target):
        advice = advise(engine, person(target, answers=everything(content, teaches=True)), None)
        assert ids(advice) == []
        assert NoteCode.NO_GAP in codes(advice)

    @pytest.mark.parametrize("target", TARGETS)
    def test_an_empty_list_always_says_why(self, engine, content, genk, target):
        """Also where a little doubt is left, and where nothing fits the limits."""
        almost = person(target, answers=everything(content, teaches=False), education_level=8)
        in_a_hurry = person(target, preferences=Preferences(ready_by=MONDAY))
        for check, home in ((almost, None), (almost, genk), (in_a_hurry, genk)):
            advice = advise(engine, check, home)
            reasons = {NoteCode.NO_GAP, NoteCode.NOTHING_FITS, NoteCode.NOT_WORTH_IT}
            assert ids(advice) or reasons & set(codes(advice))

    @pytest.mark.parametrize(
        ("text", "names"),
        [
            ("Mijn naam is {}. Ik ken programmeren.", ("Els", "Fatima", "Oleksandr", "Nguyen Thi")),
            ("Ik ben {} en ik ken programmeren.", ("Els", "Fatima", "Oleksandr", "Nguyen Thi")),
            ("{} kent programmeren", ("Els", "Fatima", "Oleksandr", "Nguyen Thi")),
            ("ik ben {} en ik ken programmeren", ("els", "fatima", "oleksandr", "nguyen thi")),
            ("IK BEN {} EN IK KEN PROGRAMMEREN", ("ELS", "FATIMA", "OLEKSANDR", "NGUYEN THI")),
            ("Ik ben een {} man en ik ken programmeren", ("Belgische", "Marokkaanse", "Oekraïense")),
            ("ik ben een {} man en ik ken programmeren", ("belgische", "marokkaanse", "oekraïense")),
            ("Ik ben een {} en ik ken programmeren", ("man", "vrouw", "jongen", "meisje")),
        ],
        ids=["apart", "within", "at-the-start", "lower-case", "capitals", "nationality", "nationality-lower", "gender"],
    )
    def test_another_name_nationality_or_gender_gives_the_identical_advice(self, engine, genk, text, names):
        """The figure to reach is 0 changes; on a check where the text counts, as its last line proves."""
        told = {"education_level": 5, "current_occupation": None, "wishes": Wishes()}

        def advice(experience):
            return advise(engine, person("softwareontwikkelaar", experience=experience, **told), genk)

        first = advice(text.format(names[0]))
        for name in names[1:]:
            other = advice(text.format(name))
            assert ids(other) == ids(first), name
            assert other == first, name
        assert advice("") != first

    @pytest.mark.parametrize("name", ["Fatima", "Oleksandr", "Nguyen Thi"])
    def test_another_first_name_in_a_wish_gives_the_identical_list(self, engine, genk, name):
        wish = "Ik ben {} en ik wil programmeren met Python"
        one, other, none = (
            advise(engine, person("softwareontwikkelaar", wishes=Wishes(text=text)), genk)
            for text in (wish.format("Jan"), wish.format(name), "")
        )
        assert one != none
        assert ids(one) == ids(other)

    def test_no_rule_says_no_to_a_workplace_in_a_list(self, engine, genk):
        verdicts = {}
        for status in Status:
            advice = advise(engine, person(status=status), genk, n=40)
            workplaces = [item for item in advice.recommendations if item.kind is OpportunityKind.WORKPLACE]
            verdicts[status] = {outcome.verdict for item in workplaces for outcome in item.outcomes}
        assert verdicts[Status.WERKZOEKEND]
        assert all(Verdict.NO not in found for found in verdicts.values())

    def test_the_notes_about_the_sample_catalogue_and_the_routes_are_given(self, engine, genk):
        assert NoteCode.SAMPLE_CATALOGUE in codes(advise(engine, person(), genk))
        assert NoteCode.NO_KNOWN_EVC_ROUTE in codes(advise(engine, person(), genk))
        known = advise(engine, person("onderhoudsmecanicien-personenwagens"), genk)
        assert NoteCode.NO_KNOWN_EVC_ROUTE not in codes(known)
