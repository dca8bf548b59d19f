"""The catalogue as arrays: id <-> row, what each opportunity teaches, and the vectors of its parts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from competencies.framework import CompetenceFramework
from competencies.language import Language
from competencies.level import LEVELS
from competencies.opportunity import Course, CoverageClaim, CoverageSource, EvcRoute, InformalLearning, Opportunity
from recommender.config import CoverageConfig
from recommender.encoder.port import Embeddings
from recommender.reading.parts import affirmed_parts, content_words
from recommender.reading.reader import TextReader
from recommender.vectors import OfferVectors, offer_parts

N_STEPS = len(LEVELS) - 1
Coverage = NDArray[np.float64]
LONGEST_WISH_PART = 8


@dataclass(frozen=True)
class OpportunityIndex:
    """All opportunities of one catalogue version, ordered by id."""

    opportunities: tuple[Opportunity, ...]
    coverage: Coverage
    """P(finishing brings someone to at least level l), shape (n_opportunities, n_competences, 4) for l = 1..4.
    Zero for EVC routes: they prove, they do not teach."""
    part_embeddings: Embeddings
    """Vectors of titles, outcomes and sentences, shape (n_parts, dim)."""
    part_rows: NDArray[np.int64]
    """The opportunity's row of each part, shape (n_parts,)."""
    read_from_text: frozenset[str]
    """Ids of the opportunities whose coverage was read from their text."""

    @cached_property
    def rows(self) -> dict[str, int]:
        """Opportunity id -> row."""
        return {opportunity.id: row for row, opportunity in enumerate(self.opportunities)}

    def similarity_to(self, wish: Embeddings) -> NDArray[np.float64]:
        """Cosine between the part of a wish and the part of each opportunity that resemble each other most.

        Args:
            wish: vectors of the parts of a wish, shape (n_wish_parts, dim).

        Returns:
            Shape (n_opportunities,), in [0, 1]; 0 for an opportunity without parts and for an empty wish.
        """
        best = np.zeros(len(self.opportunities))
        if len(wish) and len(self.part_rows):
            np.maximum.at(best, self.part_rows, (self.part_embeddings @ wish.T).max(axis=1).astype(np.float64))
        return best


def wish_parts(text: str, *, language: Language) -> list[str]:
    """What somebody would like, part by part: without what they would rather not, and without filler words."""
    return [
        words
        for part in affirmed_parts(text, language=language, longest=LONGEST_WISH_PART)
        if (words := content_words(part))
    ]


def build_index(
    opportunities: Sequence[Opportunity],
    framework: CompetenceFramework,
    reader: TextReader,
    vectors: Mapping[str, OfferVectors],
    config: CoverageConfig,
) -> OpportunityIndex:
    """Compute the coverage of a catalogue and put its vectors in rows.

    Args:
        opportunities: the catalogue, in any order.
        framework: decides the columns.
        reader: reads the coverage of offers that do not say what they teach.
        vectors: by offer id, of all opportunities.
        config: how far each source of coverage is trusted.
    """
    ordered = tuple(sorted(opportunities, key=lambda opportunity: opportunity.id))
    coverage = np.zeros((len(ordered), len(framework.competences), N_STEPS))
    from_text = set[str]()
    for row, opportunity in enumerate(ordered):
        claims = () if isinstance(opportunity, EvcRoute) else opportunity.coverage
        coverage[row] = claimed_coverage(claims, framework, config)
        if isinstance(opportunity, Course | InformalLearning) and not claims:
            coverage[row] = read_coverage(opportunity, framework, reader, config)
            from_text.add(opportunity.id)
    pieces = [vectors[opportunity.id].embeddings for opportunity in ordered]
    return OpportunityIndex(
        ordered,
        coverage,
        np.concatenate(pieces) if pieces else np.zeros((0, 0), dtype=np.float32),
        np.repeat(np.arange(len(ordered)), [len(piece) for piece in pieces]),
        frozenset(from_text),
    )


def claimed_coverage(
    claims: Sequence[CoverageClaim], framework: CompetenceFramework, config: CoverageConfig
) -> Coverage:
    """Coverage from what was said: the source's trust at each level up to the claim, shape (n_competences, 4)."""
    trust = {
        CoverageSource.CONFIRMED: config.confirmed,
        CoverageSource.STANDARD: config.standard,
        CoverageSource.TEXT: config.text_at_most,
    }
    coverage = np.zeros((len(framework.competences), N_STEPS))
    for claim in claims:
        row = coverage[framework.rows[claim.competence]]
        row[: claim.level] = np.maximum(row[: claim.level], trust[claim.source])
    return coverage


def read_coverage(
    opportunity: Course | InformalLearning,
    framework: CompetenceFramework,
    reader: TextReader,
    config: CoverageConfig,
) -> Coverage:
    """Coverage read from the text, never surer than the configured maximum, shape (n_competences, 4)."""
    coverage = np.zeros((len(framework.competences), N_STEPS))
    for reading in reader.read_offer(offer_parts(opportunity), language=Language(opportunity.language)):
        probability = config.text_at_most * reading.probability
        coverage[framework.rows[reading.competence], : reading.level] = probability
    return coverage
