"""Advice for one check, without storing anything; every other use case that advises goes through here."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime

from api.wording.render import Wording
from competencies.check import CompetenceCheck
from competencies.gap import GapReport
from competencies.language import Language
from competencies.person import Trust
from competencies.place import Gazetteer
from competencies.recommendation import Advice
from competencies.supposition import NOTHING_SUPPOSED, Suppositions
from competencies.versions import Versions
from competencies.voice import NO_ADJUSTMENTS, ListAdjustments
from recommender.pipeline import Engine
from recommender.tracing import StageTrace


@dataclass(frozen=True)
class Advised:
    """Gaps and advice, with what they were made with."""

    report: GapReport
    advice: Advice
    versions: Versions
    made_on: date
    adjustments: ListAdjustments = NO_ADJUSTMENTS
    stage_fingerprints: Mapping[str, str] = field(default_factory=dict)
    """Stage -> fingerprint of what it gave; empty unless asked for."""


@dataclass(frozen=True)
class Advisor:
    """The engine, the places, and today."""

    engine: Engine
    gazetteer: Gazetteer
    today: Callable[[], date]

    def advise(
        self,
        check: CompetenceCheck,
        *,
        n: int | None = None,
        vouched: bool = False,
        adjustments: ListAdjustments = NO_ADJUSTMENTS,
        suppositions: Suppositions = NOTHING_SUPPOSED,
        traced: bool = False,
    ) -> Advised:
        """Assess and recommend.

        Args:
            check: as told; held against the framework here.
            n: length of the list; None is the configured one.
            vouched: somebody with the right to do so stands for the trust of the evidence; otherwise all of it counts
                as declared by the person, whatever the check says.
            adjustments: what the person and the counsellor said about the list.
            suppositions: what is taken to be so beside the check, for a what-if; counts as verified.
            traced: take the fingerprints of the stages, for advice that is stored.

        Raises:
            InvalidInput: something in the check cannot be true; carries the field.
        """
        today = self.today()
        check = self.held_against_framework(check, today=today, vouched=vouched)
        check = replace(check, evidence=(*check.evidence, *suppositions.evidence))
        home = self.gazetteer.find(check.municipality) if check.municipality else None
        assessment = self.engine.assess(check, supposed=suppositions.levels)
        trace = StageTrace() if traced else None
        advice = self.engine.recommend(
            check, assessment, home=home, today=today, n=n, adjustments=adjustments, trace=trace
        )
        stages = trace.fingerprints(assessment.report, advice) if trace else {}
        return Advised(assessment.report, advice, self.engine.versions, today, adjustments, stages)

    def held_against_framework(self, check: CompetenceCheck, *, today: date, vouched: bool) -> CompetenceCheck:
        """The same check, valid; without somebody who stands for it, all evidence counts as declared by the person.

        Raises:
            InvalidInput: something in the check cannot be true; carries the field.
        """
        check.require_valid(self.engine.framework, today=today)
        if vouched:
            return check
        return replace(check, evidence=tuple(replace(item, trust=Trust.SELF_DECLARED) for item in check.evidence))

    def wording(self, language: Language) -> Wording:
        """Sentences in a language, with this engine's names."""
        return Wording(language, self.engine.framework, self.engine.targets)


def now() -> datetime:
    """This moment in UTC."""
    return datetime.now(UTC)
