"""Fingerprints of what each stage gave, so that a later run can name the first stage that gives something else.

Sums of floats are taken in the fixed order of the framework and the catalogue, ties break by id, and nothing iterates
over a set before it is sorted; so equal input gives equal bytes, also in another process. Another numpy build or
processor may sum matrix products in another order: that shows as a difference in the assessment or the value.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from pydantic import TypeAdapter

from competencies.gap import GapReport
from competencies.recommendation import Advice
from recommender.valuation import Valuation

_REPORT: TypeAdapter[GapReport] = TypeAdapter(GapReport)
_ADVICE: TypeAdapter[Advice] = TypeAdapter(Advice)


class Stage(StrEnum):
    """The stages of one answer, in their order."""

    ASSESSMENT = "assessment"
    CANDIDATES = "candidates"
    VALUE = "value"
    RANKING = "ranking"
    EXPLANATION = "explanation"


@dataclass(slots=True)
class StageTrace:
    """Collects what cannot be seen in the answer itself: the candidates and their scores. One per answer."""

    _candidates: str = field(default="")
    _value: str = field(default="")

    def see(self, found: Valuation) -> None:
        """Take the fingerprints of what passed the limits and what it is worth; in their order."""
        candidates = found.candidates
        ids = [candidates.table.offerings[position].id for position in candidates.chosen.tolist()]
        starts, distances = candidates.starts.tolist(), candidates.distances.tolist()
        self._candidates = fingerprint([list(one) for one in zip(ids, starts, distances, strict=True)])
        self._value = fingerprint([[id_, found.score(place)] for place, id_ in enumerate(ids)])

    def fingerprints(self, report: GapReport, advice: Advice) -> dict[str, str]:
        """One per stage, by the stage's name."""
        return {
            Stage.ASSESSMENT.value: fingerprint(_REPORT.dump_python(report, mode="json")),
            Stage.CANDIDATES.value: self._candidates,
            Stage.VALUE.value: self._value,
            Stage.RANKING.value: fingerprint([item.opportunity for item in advice.recommendations]),
            Stage.EXPLANATION.value: fingerprint(_ADVICE.dump_python(advice, mode="json")),
        }


def fingerprint(value: Any) -> str:
    """Of plain values: the same for equal values, whatever the order of keys; floats by all their digits."""
    written = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()[:16]


def first_difference(stored: Mapping[str, str], now: Mapping[str, str]) -> Stage | None:
    """The first stage whose fingerprint is another one; a stage that was not stored is passed over."""
    return next((stage for stage in Stage if stage in stored and stored[stage] != now.get(stage)), None)
