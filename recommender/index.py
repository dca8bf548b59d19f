"""The catalogue as arrays: id <-> row, what each opportunity teaches or proves, and the vectors of its parts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from competencies.framework import CompetenceFramework
from competencies.language import Language
from competencies.level import LEVELS
from competencies.opportunity import CoverageClaim, CoverageSource, EvcRoute, Opportunity
from recommender.config import CoverageConfig, ValueConfig
from recommender.encoder.port import Embeddings
from recommender.offer_coverage import OfferCoverage, is_read_from_text, read_coverage, said_claims
from recommender.offer_table import OfferTable, build_table
from recommender.proofs import ProofTable, build_proofs
from recommender.reading.coverage import CoverageReader
from recommender.reading.parts import affirmed_parts, content_words
from recommender.vectors import OfferVectors

N_STEPS = len(LEVELS) - 1
Coverage = NDArray[np.float64]
LONGEST_WISH_PART = 8


@dataclass(frozen=True)
class OpportunityIndex:
    """All opportunities of one catalogue version, ordered by id."""

    opportunities: tuple[Opportunity, ...]
    table: OfferTable
    teaches: csr_array
    """P(finishing brings someone to at least level m), shape (n_opportunities, 4 n_competences). The column of level m
    of the competence in row k is 4 k + m - 1. Empty for EVC routes: they prove, they do not teach."""
    proofs: ProofTable
    part_embeddings: Embeddings
    """Vectors of titles, outcomes and sentences, shape (n_parts, dim)."""
    part_starts: NDArray[np.int64]
    """Where the parts of each opportunity begin, shape (n_opportunities + 1,)."""
    read_from_text: frozenset[str]
    """Ids of the opportunities whose coverage was read from their text."""

    @cached_property
    def rows(self) -> dict[str, int]:
        """Opportunity id -> row."""
        return {opportunity.id: row for row, opportunity in enumerate(self.opportunities)}

    @cached_property
    def routes(self) -> tuple[tuple[int, EvcRoute], ...]:
        """The EVC routes with their rows."""
        return tuple((row, one) for row, one in enumerate(self.opportunities) if isinstance(one, EvcRoute))

    def similarity_to(self, wish: Embeddings, rows: Sequence[int]) -> NDArray[np.float64]:
        """Cosine between the part of a wish and the part of each opportunity that resemble each other most.

        Args:
            wish: vectors of the parts of a wish, shape (n_wish_parts, dim).
            rows: of the opportunities that are asked for.

        Returns:
            Shape (n_rows,), in [0, 1]; 0 for an opportunity without parts and for an empty wish.
        """
        best = np.zeros(len(rows))
        if not len(wish):
            return best
        for place, row in enumerate(rows):
            parts = self.part_embeddings[self.part_starts[row] : self.part_starts[row + 1]]
            best[place] = max(0.0, float((parts @ wish.T).max())) if len(parts) else 0.0
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
    reader: CoverageReader,
    vectors: Mapping[str, OfferVectors],
    *,
    config: CoverageConfig,
    value: ValueConfig,
    read: Mapping[str, OfferCoverage] | None = None,
) -> OpportunityIndex:
    """Compute the coverage of a catalogue and put its vectors in rows.

    Args:
        opportunities: the catalogue, in any order.
        framework: decides the columns.
        reader: reads the coverage of offers that do not say what they teach, where ``read`` lacks it.
        vectors: by offer id, of all opportunities.
        config: how far each source of coverage is trusted.
        value: what an offer supposes at its start.
        read: by offer id, coverage that was read before; it must be current, see ``offer_coverage.require_read``.
    """
    read = read or {}
    ordered = tuple(sorted(opportunities, key=lambda opportunity: opportunity.id))
    columns, values, from_text = list[NDArray[np.int64]](), list[NDArray[np.float64]](), set[str]()
    for opportunity in ordered:
        if is_read_from_text(opportunity):
            found = read.get(opportunity.id) or read_coverage(opportunity, reader)
            columns.append(found.columns)
            values.append(found.values)
            from_text.add(opportunity.id)
            continue
        flat = claimed_coverage(said_claims(opportunity), framework, config).ravel()
        columns.append(np.flatnonzero(flat))
        values.append(flat[columns[-1]])
    pieces = [vectors[opportunity.id].embeddings for opportunity in ordered]
    return OpportunityIndex(
        ordered,
        build_table(ordered, framework, value),
        csr_array(
            (_joined(values, np.float64), _joined(columns, np.int64), _starts(columns)),
            shape=(len(ordered), N_STEPS * len(framework.competences)),
        ),
        build_proofs(ordered, framework),
        np.concatenate(pieces) if pieces else np.zeros((0, 0), dtype=np.float32),
        _starts(pieces),
        frozenset(from_text),
    )


def _starts(pieces: Sequence[NDArray[Any]]) -> NDArray[np.int64]:
    return np.array([0, *np.cumsum([len(piece) for piece in pieces], dtype=np.int64)], dtype=np.int64)


def _joined(pieces: Sequence[NDArray[Any]], kind: type) -> NDArray[Any]:
    return np.concatenate(pieces) if pieces else np.zeros(0, dtype=kind)


def claimed_coverage(
    claims: Sequence[CoverageClaim], framework: CompetenceFramework, config: CoverageConfig
) -> Coverage:
    """Coverage from what was said: the source's trust at each level up to the claim, shape (n_competences, 4).

    A claim that was once read from a text counts for nothing here: texts are read anew, with today's weights.
    """
    trust = {CoverageSource.CONFIRMED: config.confirmed, CoverageSource.STANDARD: config.standard}
    coverage = np.zeros((len(framework.competences), N_STEPS))
    for claim in claims:
        row = coverage[framework.rows[claim.competence]]
        row[: claim.level] = np.maximum(row[: claim.level], trust.get(claim.source, 0.0))
    return coverage
