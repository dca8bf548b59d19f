"""From a check to where the person stands: recognise names, read texts, measure, compare with the target."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

import numpy as np

from competencies.check import CompetenceCheck, TargetChoice, TargetChoiceKind
from competencies.errors import InvalidInput, TargetNotRecognised, UnknownTarget
from competencies.framework import CompetenceFramework
from competencies.gap import GapReport, compute_gap_report
from competencies.level import ProficiencyLevel
from competencies.measurement.independent import TRUST_WEIGHTS
from competencies.measurement.port import Measurement
from competencies.outlook import WithinReach
from competencies.person import Evidence
from competencies.profile import CompetenceProfile, Provenance, TextReading
from competencies.recommendation import Note, NoteCode
from competencies.target import Background, Target, TargetCatalogue, TargetKind
from recommender.config import OutlookConfig
from recommender.distances import TargetDistances
from recommender.names import MatchKind, NameFinder
from recommender.outlook import within_reach_of
from recommender.reading.certificates import CertificateFinder
from recommender.reading.reader import TextReader
from recommender.scoring import standing_of

NOTHING_SUPPOSED: Mapping[str, ProficiencyLevel] = MappingProxyType({})


@dataclass(frozen=True)
class Assessment:
    """Where a person stands, towards a target."""

    target: Target
    profile: CompetenceProfile
    report: GapReport
    notes: tuple[Note, ...]
    within_reach: tuple[WithinReach, ...]
    """Only for someone who does not know yet; nearest first."""
    background: Background | None = None
    """The present occupation, where its words were recognised."""
    excluded: frozenset[str] = frozenset()
    """Ids of the occupations that the person does not want."""


class Assessor:
    """Turns checks into assessments; holds what is the same for every person."""

    def __init__(
        self,
        framework: CompetenceFramework,
        targets: TargetCatalogue,
        *,
        measurement: Measurement,
        reader: TextReader,
        target_finder: NameFinder,
        background_finder: NameFinder,
        outlook: OutlookConfig,
        certificates: CertificateFinder | None = None,
    ) -> None:
        self._certificates = certificates or CertificateFinder()
        self._framework = framework
        self._targets = targets
        self._measurement = measurement
        self._reader = reader
        self._target_finder = target_finder
        self._background_finder = background_finder
        self._ids = {target.id for target in targets.targets}
        self._backgrounds = {background.id: background for background in targets.as_backgrounds()}
        self._outlook = outlook
        self.distances = TargetDistances(targets.of_kind(TargetKind.OCCUPATION), framework)

    def assess(
        self, check: CompetenceCheck, *, supposed: Mapping[str, ProficiencyLevel] = NOTHING_SUPPOSED
    ) -> Assessment:
        """Measure the person and compare with the target.

        Args:
            check: what the person told.
            supposed: competence -> level that the person is taken to reach, for a what-if.

        Raises:
            TargetNotRecognised: the target's id does not exist, or its words stand for nothing that we know.
        """
        target, target_notes = self.resolve_target(check.target)
        background, background_notes = self._recognise_background(check.current_occupation)
        profile = self._measurement.profile(
            check, self._framework, background=background, readings=self._readings(check)
        ).supposing(supposed)
        report = compute_gap_report(profile, target)
        unknown = check.target.kind is TargetChoiceKind.UNKNOWN
        excluded = self.excluded_occupations(check)
        return Assessment(
            target=target,
            profile=profile,
            report=report,
            notes=(*target_notes, *background_notes, *_assessed_notes(report)),
            within_reach=self._within_reach(check, profile, excluded) if unknown else (),
            background=background,
            excluded=excluded,
        )

    def wish_text(self, check: CompetenceCheck) -> str:
        """What the person would like, without the words that say who they are."""
        return self._reader.without_identity(check.wishes.text)

    def resolve_target(self, choice: TargetChoice) -> tuple[Target, tuple[Note, ...]]:
        """The target that a person means; without one, the literacy baseline.

        Raises:
            TargetNotRecognised: with targets that resemble the words, or else some that we know, as ``suggestions``.
            InvalidInput: an occupation or transition without id and without words.
        """
        if choice.kind is TargetChoiceKind.UNKNOWN:
            return self._targets.literacy, (Note(NoteCode.TARGET_UNKNOWN, {}),)
        if choice.id is not None:
            try:
                return self._targets.target(choice.id), ()
            except UnknownTarget:
                raise TargetNotRecognised(
                    f"no target {choice.id!r}", field="target.id", value=choice.id, suggestions=self._some_ids(choice)
                ) from None
        if choice.text is None:
            if choice.kind is TargetChoiceKind.LITERACY:
                return self._targets.literacy, ()
            raise InvalidInput("a target needs an id or a text", field="target.text", expected="id / text")
        matches = self._target_finder.find(choice.text)
        match = self._target_finder.sure_match(matches)
        if match is None:
            suggestions = ", ".join(found.id for found in matches) or self._some_ids(choice)
            raise TargetNotRecognised(
                f"no target is surely {choice.text!r}",
                field="target.text",
                value=choice.text,
                suggestions=suggestions,
                resembling=bool(matches),
            )
        target = self._targets.target(match.id)
        exact = match.kind is MatchKind.EXACT
        return target, () if exact else (Note(NoteCode.TARGET_READ_AS, {"text": choice.text, "target": target.id}),)

    def _some_ids(self, choice: TargetChoice) -> str:
        kind = TargetKind.TRANSITION if choice.kind is TargetChoiceKind.TRANSITION else TargetKind.OCCUPATION
        return ", ".join(target.id for target in self._targets.of_kind(kind)[:5])

    def _recognise_background(self, text: str | None) -> tuple[Background | None, tuple[Note, ...]]:
        if not text or not text.strip():
            return None, ()
        matches = self._background_finder.find(text)
        if not matches or not self._background_finder.is_sure(matches[0]):
            return None, (Note(NoteCode.OCCUPATION_NOT_KNOWN, {"text": text}),)
        background = self._backgrounds[matches[0].id]
        if matches[0].kind is MatchKind.EXACT:
            return background, ()
        return background, (Note(NoteCode.OCCUPATION_READ_AS, {"text": text, "occupation": background.id}),)

    def _readings(self, check: CompetenceCheck) -> Sequence[TextReading]:
        readings = self._reader.read(check.experience, language=check.language, occupation=check.current_occupation)
        for evidence in check.evidence:
            readings += self._readings_of(evidence, check)
        return readings

    def _readings_of(self, evidence: Evidence, check: CompetenceCheck) -> list[TextReading]:
        """What a piece of evidence shows: by the name of a certificate that we know, else by its words."""
        trust = TRUST_WEIGHTS[evidence.trust]
        known = self._certificates.find(evidence.text)
        if known is not None:
            return [TextReading(known.competence, known.level, trust, evidence.text, Provenance.EVIDENCE)]
        return self._reader.read(
            evidence.text,
            language=check.language,
            provenance=Provenance.EVIDENCE,
            factor=trust,
            n=1,  # a certificate is about one thing
        )

    def _within_reach(
        self, check: CompetenceCheck, profile: CompetenceProfile, excluded: frozenset[str]
    ) -> tuple[WithinReach, ...]:
        """The occupations that come nearest by what the person told, then those that are nearest anyway.

        By the gap alone every list would begin with the occupations that ask least. So the gap is compared with that of
        somebody of the same education who told nothing; one hundredth of that share decides before the gap does.
        """
        silent = replace(check, answers=(), experience="", evidence=(), current_occupation=None, experience_years=None)
        anybody = self._measurement.profile(silent, self._framework, background=None, readings=())
        gaps = self.distances.headlines(standing_of(profile, self._framework))
        before = self.distances.headlines(standing_of(anybody, self._framework))
        shares = np.round(np.divide(gaps, before, out=np.ones(len(gaps)), where=before > 0), 2)
        allowed = self.distances.without(excluded)
        nearest = [self.distances.ids[row] for row in np.lexsort((gaps, shares)) if allowed[row]]
        return tuple(
            within_reach_of(self._targets.target(id_), profile, self._outlook)
            for id_ in nearest[: self._outlook.reach_n]
        )

    def excluded_occupations(self, check: CompetenceCheck) -> frozenset[str]:
        """Ids of the occupations that a person excludes, by id or in their own words; unsure words exclude nothing."""
        excluded = set[str]()
        for words in check.wishes.excluded_occupations:
            match = self._target_finder.sure_match(self._target_finder.find(words))
            if match is not None:
                excluded.add(match.id)
            elif words in self._ids:
                excluded.add(words)
        return frozenset(excluded)


def _assessed_notes(report: GapReport) -> tuple[Note, ...]:
    """A note when the target rests for the larger part on competences that were not measured."""
    if report.share_assessed >= 0.5:
        return ()
    return (Note(NoteCode.NOT_ASSESSED, {"share": report.share_assessed}),)
