"""The coverage that is read from an offer's text: for which offers, in rows, and whether what is stored may be used."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from competencies.errors import ModelMismatch
from competencies.language import Language
from competencies.opportunity import Course, CoverageClaim, CoverageSource, EvcRoute, InformalLearning, Opportunity
from recommender.reading.coverage import CoverageReader, CoverageReading
from recommender.vectors import offer_parts

_READ_AGAIN = "read it again with 'stem-kompas db vectors'"


@dataclass(frozen=True, slots=True)
class OfferCoverage:
    """What is stored of one offer: the probabilities that are not zero.

    Attributes:
        text_version: fingerprint of the text and its language.
        made_with: what it was read with; see ``CoverageReader.made_with``.
        columns: 4 k + m - 1 for level m of the competence in row k of the framework, rising.
        values: P(finishing brings at least that level), in (0, 1), as many as columns.
    """

    text_version: str
    made_with: str
    columns: NDArray[np.int64]
    values: NDArray[np.float64]


def said_claims(opportunity: Opportunity) -> tuple[CoverageClaim, ...]:
    """What a provider, a counsellor or a standard says that an offer teaches; a claim from its text is read anew."""
    claims = () if isinstance(opportunity, EvcRoute) else opportunity.coverage
    return tuple(claim for claim in claims if claim.source is not CoverageSource.TEXT)


def is_read_from_text(opportunity: Opportunity) -> bool:
    """Whether nobody says what the offer teaches. A workplace is never read: its text is no promise of learning."""
    return isinstance(opportunity, Course | InformalLearning) and not said_claims(opportunity)


def read_coverage(opportunity: Opportunity, reader: CoverageReader) -> OfferCoverage:
    """Read one offer."""
    flat = reader.probabilities(offer_parts(opportunity), language=Language(opportunity.language)).ravel()
    columns = np.flatnonzero(flat)
    return OfferCoverage(coverage_version(opportunity), reader.made_with, columns, flat[columns])


def explain_coverage(opportunity: Opportunity, reader: CoverageReader) -> list[CoverageReading]:
    """The same with the words it was read from; nothing for an offer that is not read from its text."""
    if not is_read_from_text(opportunity):
        return []
    return reader.read(offer_parts(opportunity), language=Language(opportunity.language))


def coverage_version(opportunity: Opportunity) -> str:
    """A short fingerprint of what is read: the language and the texts, before they are cut.

    How they are cut is part of ``CoverageReader.made_with``; cutting 100,000 offers at a start would take long.
    """
    outcomes = opportunity.outcomes if isinstance(opportunity, Course) else ()
    texts = (opportunity.language, opportunity.title, *outcomes, opportunity.description)
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()[:16]


def unread(
    opportunities: Iterable[Opportunity], stored: Mapping[str, OfferCoverage], *, made_with: str
) -> list[Opportunity]:
    """The offers whose coverage must be read: none stored, of another text, or made with something else."""
    return [
        opportunity
        for opportunity in opportunities
        if is_read_from_text(opportunity) and not _is_current(stored.get(opportunity.id), opportunity, made_with)
    ]


def require_read(stored: Mapping[str, OfferCoverage], opportunities: Sequence[Opportunity], *, made_with: str) -> None:
    """Refuse coverage that these texts, weights, encoder or framework do not go with.

    Raises:
        ModelMismatch: names offers, what differs, and how to read them again.
    """
    old = unread(opportunities, stored, made_with=made_with)
    if not old:
        return
    first = stored.get(old[0].id)
    if first is None:
        came = "none is stored"
    elif first.made_with != made_with:
        came = f"stored with {first.made_with}, needed {made_with}"
    else:
        came = "the text changed since"
    raise ModelMismatch(
        f"the coverage of {len(old)} offers ({', '.join(one.id for one in old[:3])}) must be read from their text: "
        f"{came}; {_READ_AGAIN}"
    )


def _is_current(stored: OfferCoverage | None, opportunity: Opportunity, made_with: str) -> bool:
    return stored is not None and stored.made_with == made_with and stored.text_version == coverage_version(opportunity)
