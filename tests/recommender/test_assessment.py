"""From a check to where the person stands: names recognised and noted, texts read, the target compared."""

import pytest

from competencies.check import LadderChoice, TargetChoiceKind
from competencies.errors import InvalidInput, TargetNotRecognised
from competencies.level import ProficiencyLevel
from competencies.measurement.independent import IndependentMeasurement
from competencies.person import Evidence, Trust
from competencies.profile import Provenance
from competencies.recommendation import Note, NoteCode
from competencies.target import TargetCatalogue, TargetKind
from recommender.assessment import Assessor
from recommender.config import OutlookConfig
from recommender.names import NameFinder
from recommender.reading.reader import TextReader


@pytest.fixture
def assessor_of(build):
    def make(targets=None, *, fixed=None, reach_n=5):
        framework, targets, encoder = build.framework(), targets or build.targets(), build.encoder(fixed)
        return Assessor(
            framework,
            targets,
            measurement=IndependentMeasurement(),
            reader=TextReader(framework, encoder, build.config.text_reader),
            target_finder=NameFinder(targets.targets, encoder, build.config.target_finder),
            background_finder=NameFinder(targets.as_backgrounds(), encoder, build.config.target_finder),
            outlook=OutlookConfig(reach_n=reach_n),
        )

    return make


@pytest.fixture
def assess(build, assessor_of):
    return lambda **told: assessor_of().assess(build.check(**told))


class TestTarget:
    @pytest.fixture
    def resolve(self, build, assessor_of):
        def run(*args, fixed=None, **more):
            target, notes = assessor_of(fixed=fixed).resolve_target(build.choice(*args, **more))
            return target.id, notes

        return run

    @pytest.mark.parametrize("id_", ["installateur", "programmeur"])
    def test_an_id_is_taken_as_it_is(self, resolve, id_):
        assert resolve(id_) == (id_, ())

    def test_an_id_counts_before_words(self, resolve):
        assert resolve("programmeur", text="elektricien") == ("programmeur", ())

    @pytest.mark.parametrize("text", ["elektricien", "Elektricien (m/v/x)", "Elektrotechnisch installateur"])
    def test_a_name_is_recognised_without_a_note(self, resolve, text):
        assert resolve(text=text) == ("installateur", ())

    @pytest.mark.parametrize("text", ["elektrisien", "ik wil elektricien worden"])
    def test_words_that_are_read_as_a_target_are_noted(self, resolve, text):
        note = Note(NoteCode.TARGET_READ_AS, {"text": text, "target": "installateur"})
        assert resolve(text=text) == ("installateur", (note,))

    def test_a_sure_resemblance_is_noted_as_well(self, resolve):
        fixed = {"elektricien": {0: 1.0}, "draden trekken": {0: 0.6, 1: 0.8}}
        note = Note(NoteCode.TARGET_READ_AS, {"text": "draden trekken", "target": "installateur"})
        assert resolve(text="draden trekken", fixed=fixed) == ("installateur", (note,))

    def test_an_unsure_resemblance_asks_the_person(self, resolve):
        fixed = {"elektricien": {0: 1.0}, "draden trekken": {0: 0.5, 1: 0.87}}
        with pytest.raises(TargetNotRecognised) as caught:
            resolve(text="draden trekken", fixed=fixed)
        assert caught.value.params["suggestions"] == "installateur"

    @pytest.mark.parametrize("text", ["qqqq xxxx", "", "🦊"])
    def test_words_that_stand_for_nothing_are_refused_with_suggestions(self, resolve, text):
        with pytest.raises(TargetNotRecognised) as caught:
            resolve(text=text)
        assert caught.value.field == "target.text"
        assert caught.value.params == {
            "value": text,
            "suggestions": "installateur, programmeur",
            "resembling": False,
        }

    @pytest.mark.parametrize(
        ("kind", "suggestions"),
        [(TargetChoiceKind.OCCUPATION, "installateur, programmeur"), (TargetChoiceKind.TRANSITION, "groen")],
    )
    def test_an_unknown_id_is_refused_with_suggestions_of_its_kind(self, resolve, kind, suggestions):
        with pytest.raises(TargetNotRecognised) as caught:
            resolve("astronaut", kind=kind)
        assert caught.value.field == "target.id"
        assert caught.value.params == {"value": "astronaut", "suggestions": suggestions}

    def test_not_knowing_is_the_literacy_baseline_and_is_noted(self, resolve):
        assert resolve(kind=TargetChoiceKind.UNKNOWN) == ("basis", (Note(NoteCode.TARGET_UNKNOWN, {}),))

    def test_literacy_as_a_choice_needs_no_note(self, resolve):
        assert resolve(kind=TargetChoiceKind.LITERACY) == ("basis", ())

    @pytest.mark.parametrize("kind", [TargetChoiceKind.OCCUPATION, TargetChoiceKind.TRANSITION])
    def test_a_kind_without_id_or_words_is_refused(self, resolve, kind):
        with pytest.raises(InvalidInput) as caught:
            resolve(kind=kind)
        assert caught.value.field == "target.text"

    def test_a_transition_is_found_by_its_words(self, resolve):
        assert resolve(text="groene energie", kind=TargetChoiceKind.TRANSITION) == ("groen", ())


class TestBackground:
    def observations(self, assessment, competence="rekenen"):
        return [
            (seen.provenance, seen.source, seen.value) for seen in assessment.profile.estimates[competence].observations
        ]

    def codes(self, assessment):
        wanted = {NoteCode.OCCUPATION_READ_AS, NoteCode.OCCUPATION_NOT_KNOWN}
        return [note for note in assessment.notes if note.code in wanted]

    def test_an_occupation_by_name_counts_and_needs_no_note(self, assess):
        assessment = assess(current_occupation="Bakker (m/v/x)")
        assert self.observations(assessment) == [(Provenance.OCCUPATION, "bakker", "2")]
        assert self.codes(assessment) == []

    def test_a_misspelt_occupation_is_noted(self, assess):
        assessment = assess(current_occupation="bakkeer")
        assert self.observations(assessment) == [(Provenance.OCCUPATION, "bakker", "2")]
        assert self.codes(assessment) == [
            Note(NoteCode.OCCUPATION_READ_AS, {"text": "bakkeer", "occupation": "bakker"})
        ]

    def test_a_target_occupation_is_a_background_too(self, assess):
        assessment = assess(current_occupation="elektricien")
        assert self.observations(assessment, "stroom") == [(Provenance.OCCUPATION, "installateur", "3")]

    def test_an_unsure_resemblance_is_no_background(self, build, assessor_of):
        fixed = {"Bakker": {0: 1.0}, "deeg kneden": {0: 0.5, 1: 0.87}}
        assessment = assessor_of(fixed=fixed).assess(build.check(current_occupation="deeg kneden"))
        assert self.codes(assessment) == [Note(NoteCode.OCCUPATION_NOT_KNOWN, {"text": "deeg kneden"})]
        assert self.observations(assessment) == []

    def test_what_follows_from_an_occupation_alone_is_not_measured(self, build, assess):
        assessment = assess(target=build.choice("installateur"), current_occupation="elektricien")
        assert assessment.report.share_assessed == 0
        assert Note(NoteCode.NOT_ASSESSED, {"share": 0}) in assessment.notes

    def test_an_unknown_occupation_is_noted_and_counts_for_nothing(self, assess):
        assessment = assess(current_occupation="glasblazer")
        assert self.codes(assessment) == [Note(NoteCode.OCCUPATION_NOT_KNOWN, {"text": "glasblazer"})]
        assert assessment.profile == assess().profile

    @pytest.mark.parametrize("text", [None, "", "   "])
    def test_without_an_occupation_nothing_is_noted(self, assess, text):
        assert self.codes(assess(current_occupation=text)) == []

    def test_experience_in_the_occupation_raises_the_estimate(self, assess):
        expected = [
            assess(current_occupation="bakker", experience_years=years).profile.levels("rekenen").expected
            for years in (0, 2, 5)
        ]
        assert expected == sorted(set(expected))


class TestTexts:
    def test_what_is_read_from_experience_is_kept_with_its_words(self, assess):
        assessment = assess(experience="Ik doe aan stroom trede 2.")
        (seen,) = assessment.profile.estimates["stroom"].observations
        assert (seen.provenance, seen.source, seen.value) == (Provenance.TEXT, "Ik doe aan stroom trede 2", "2")
        assert assessment.profile.levels("stroom").expected > assess().profile.levels("stroom").expected

    def test_evidence_counts_by_who_vouches_for_it(self, assess):
        expected = [
            assess(evidence=(Evidence("attest", "stroom trede 3", trust),)).profile.levels("stroom").expected
            for trust in (Trust.SELF_DECLARED, Trust.VERIFIED, Trust.AUTHENTIC_SOURCE)
        ]
        assert assess().profile.levels("stroom").expected < expected[0] < expected[1] < expected[2]

    def test_evidence_is_kept_as_evidence(self, assess):
        assessment = assess(evidence=(Evidence("attest", "stroom trede 3"),))
        (seen,) = assessment.profile.estimates["stroom"].observations
        assert seen.provenance is Provenance.EVIDENCE

    def test_a_certificate_is_read_as_one_thing(self, assess):
        text = "stroom trede 2. meten trede 2."
        by_word = assess(experience=text).profile.estimates
        by_proof = assess(evidence=(Evidence("attest", text),)).profile.estimates
        assert [id_ for id_, estimate in by_word.items() if estimate.observations] == ["stroom", "meten"]
        assert len([id_ for id_, estimate in by_proof.items() if estimate.observations]) == 1

    def test_an_empty_text_says_nothing(self, assess):
        assert assess(experience="  ", evidence=(Evidence("attest", ""),)).profile == assess().profile


class TestNotAssessed:
    """stroom is three quarters of the installateur's importance, meten one quarter."""

    def notes(self, build, assess, *competences):
        answers = tuple(LadderChoice(f"{competence}-ladder", ProficiencyLevel(2)) for competence in competences)
        notes = assess(target=build.choice("installateur"), answers=answers).notes
        return [note for note in notes if note.code is NoteCode.NOT_ASSESSED]

    def test_nothing_measured_is_noted(self, build, assess):
        assert self.notes(build, assess) == [Note(NoteCode.NOT_ASSESSED, {"share": 0.0})]

    def test_the_smaller_part_measured_is_noted_with_its_share(self, build, assess):
        assert self.notes(build, assess, "meten", "code") == [Note(NoteCode.NOT_ASSESSED, {"share": 0.25})]

    def test_the_larger_part_measured_is_enough(self, build, assess):
        assert self.notes(build, assess, "stroom") == []

    def test_one_half_is_enough(self, build, assessor_of):
        literacy = build.target("basis", {"rekenen": (2, 1)}, kind=TargetKind.LITERACY)
        half = build.target("half", {"stroom": (2, 1), "meten": (2, 1)})
        check = build.check(
            target=build.choice("half"), answers=(LadderChoice("meten-ladder", ProficiencyLevel.BASIC),)
        )
        assert assessor_of(TargetCatalogue((half, literacy))).assess(check).notes == ()


class TestWithinReach:
    @pytest.fixture
    def reach(self, build, assessor_of):
        def run(*excluded, fixed=None, reach_n=5, **told):
            check = build.check(wishes={"excluded_occupations": excluded}, **told)
            return assessor_of(fixed=fixed, reach_n=reach_n).assess(check).within_reach

        return run

    def ids(self, within_reach):
        return [item.target for item in within_reach]

    @pytest.mark.parametrize(("strong", "first"), [("code", "programmeur"), ("stroom", "installateur")])
    def test_the_nearest_occupation_comes_first(self, reach, strong, first):
        answers = (LadderChoice(f"{strong}-ladder", ProficiencyLevel(4)),)
        within_reach = reach(answers=answers)
        assert self.ids(within_reach)[0] == first
        assert within_reach[0].headline_gap < within_reach[1].headline_gap

    def test_what_a_person_told_counts_before_what_asks_least(self, build, assessor_of):
        """Without a word the helper is nearest; strong answers bring the installer nearer than anybody is."""
        targets = (
            build.target("helper", {"code": (1, 3)}),
            build.target("installateur", {"stroom": (4, 3), "meten": (4, 3)}),
            build.target("basis", {"rekenen": (2, 1)}, kind=TargetKind.LITERACY),
        )
        assessor = assessor_of(TargetCatalogue(targets))
        answers = (LadderChoice("stroom-ladder", ProficiencyLevel(3)),)
        assert self.ids(assessor.assess(build.check()).within_reach) == ["helper", "installateur"]
        assert self.ids(assessor.assess(build.check(answers=answers)).within_reach) == ["installateur", "helper"]

    def test_the_share_that_was_measured_is_told(self, reach):
        shares = {
            item.target: item.share_assessed
            for item in reach(answers=(LadderChoice("stroom-ladder", ProficiencyLevel(1)),))
        }
        assert shares == {"installateur": 0.75, "programmeur": 0.0}

    def test_only_occupations_are_named_and_no_more_than_asked(self, reach):
        assert sorted(self.ids(reach())) == ["installateur", "programmeur"]
        assert len(reach(reach_n=1)) == 1

    def test_equally_near_occupations_are_in_the_order_of_their_ids(self, build, assessor_of):
        literacy = build.target("basis", {"rekenen": (2, 1)}, kind=TargetKind.LITERACY)
        targets = TargetCatalogue((*(build.target(id_) for id_ in ("c", "a", "b")), literacy))
        assert self.ids(assessor_of(targets).assess(build.check()).within_reach) == ["a", "b", "c"]

    @pytest.mark.parametrize("words", ["installateur", "Elektricien", "elektrisien", "elektricien (m/v/x)"])
    def test_an_excluded_occupation_is_left_out_by_id_or_in_own_words(self, reach, words):
        assert self.ids(reach(words)) == ["programmeur"]

    def test_words_that_stand_for_nothing_exclude_nothing(self, reach):
        assert len(reach("glasblazer", "")) == 2

    def test_an_unsure_resemblance_excludes_nothing(self, reach):
        """What would be asked as a target ('may be taken without asking the person') may not exclude in silence."""
        fixed = {"elektricien": {0: 1.0}, "draden trekken": {0: 0.5, 1: 0.87}}
        assert len(reach("draden trekken", fixed=fixed)) == 2

    def test_someone_with_a_target_gets_none(self, build, assess):
        assert assess(target=build.choice("installateur")).within_reach == ()
        assert assess(target=build.choice(kind=TargetChoiceKind.LITERACY)).within_reach == ()


def test_the_report_is_about_the_target(build, assess):
    assessment = assess(target=build.choice("installateur"))
    assert (assessment.target.id, assessment.report.target) == ("installateur", "installateur")
    assert {gap.competence for gap in assessment.report.gaps} == {"stroom", "meten"}
    assert assessment.report.framework_version == assessment.profile.framework_version == "klein-1"
