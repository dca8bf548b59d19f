"""What an offer brings by the service's own account, and how it knows: for providers and counsellors to correct."""

from dataclasses import dataclass

from competencies.opportunity import CoverageSource, EvcRoute, Opportunity
from recommender.index import claimed_coverage
from recommender.offer_coverage import explain_coverage, said_claims
from recommender.pipeline import Engine

_AS_LIKELY_AS_NOT = 0.5


@dataclass(frozen=True, slots=True)
class CoverageLine:
    """One competence of an offer.

    Attributes:
        competence: id.
        level: where finishing most likely leads somebody who learns it at all; what is claimed, or what the text says.
        probabilities: that finishing brings at least level 1, 2, 3 and 4.
        source: who says so; of several the one that is trusted most.
        words: the part of the text that it was read from; None where it was said and not read.
    """

    competence: str
    level: int
    probabilities: tuple[float, ...]
    source: CoverageSource
    words: str | None


def coverage_of(engine: Engine, opportunity: Opportunity) -> list[CoverageLine]:
    """The coverage that the engine counts with, likeliest first, ties by competence id; none for an EVC route."""
    if isinstance(opportunity, EvcRoute):
        return []
    lines = [*_claimed(engine, opportunity), *_read(engine, opportunity)]
    return sorted(lines, key=lambda line: (-line.probabilities[0], line.competence))


def _claimed(engine: Engine, opportunity: Opportunity) -> list[CoverageLine]:
    claims = said_claims(opportunity)
    coverage = claimed_coverage(claims, engine.framework, engine.config.coverage)
    best_first = list(CoverageSource)
    lines = []
    for competence in {claim.competence for claim in claims}:
        own = [claim for claim in claims if claim.competence == competence]
        lines.append(
            CoverageLine(
                competence,
                max(claim.level for claim in own),
                tuple(float(value) for value in coverage[engine.framework.rows[competence]]),
                min((claim.source for claim in own), key=best_first.index),
                None,
            )
        )
    return lines


def _read(engine: Engine, opportunity: Opportunity) -> list[CoverageLine]:
    lines = []
    for reading in explain_coverage(opportunity, engine.coverage_reader):
        reached = [p for p in reading.probabilities if p >= _AS_LIKELY_AS_NOT * reading.probabilities[0]]
        lines.append(
            CoverageLine(reading.competence, len(reached), reading.probabilities, CoverageSource.TEXT, reading.words)
        )
    return lines
