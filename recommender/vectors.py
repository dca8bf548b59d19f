"""The vectors of a catalogue: what is encoded of an offer, and whether stored vectors may still be used."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from competencies.errors import ModelMismatch
from competencies.opportunity import Course, Opportunity
from competencies.versions import VectorManifest
from recommender.encoder.port import Embeddings, TextEncoder
from recommender.reading.parts import content_words, text_parts

TEXT_TEMPLATE = "title, outcomes, sentences up to 40 words; content words only; 1"
"""What ``offer_parts`` and ``encode_offers`` do, in words; a change of either is a new template."""
_LONGEST_PART = 40
_REBUILD = "build them again with 'stem-kompas db vectors'"


@dataclass(frozen=True, slots=True)
class OfferVectors:
    """What is stored of one offer.

    Attributes:
        text_version: fingerprint of the texts that were encoded.
        embeddings: one row per part, shape (n_parts, dimension).
    """

    text_version: str
    embeddings: Embeddings


def offer_parts(opportunity: Opportunity) -> list[str]:
    """Title, learning outcomes and sentences of an offer."""
    outcomes = opportunity.outcomes if isinstance(opportunity, Course) else ()
    return text_units(opportunity.title, opportunity.description, outcomes)


def text_units(title: str, description: str, outcomes: Sequence[str] = ()) -> list[str]:
    """The title first, then learning outcomes and the sentences of a description."""
    return [title, *outcomes, *text_parts(description, longest=_LONGEST_PART)]


def text_version(opportunity: Opportunity) -> str:
    """A short fingerprint of the texts of an offer."""
    return hashlib.sha256("\0".join(offer_parts(opportunity)).encode()).hexdigest()[:16]


def manifest_for(encoder: TextEncoder, *, framework_version: str) -> VectorManifest:
    """The manifest of vectors that this encoder makes today."""
    model, _, revision = encoder.model_id.partition("@")
    return VectorManifest(model, revision, encoder.dimension, TEXT_TEMPLATE, framework_version)


def encode_offers(opportunities: Sequence[Opportunity], encoder: TextEncoder) -> dict[str, OfferVectors]:
    """Encode the parts of each offer, all in one call, by offer id."""
    parts = [offer_parts(opportunity) for opportunity in opportunities]
    rows = encoder.encode([content_words(part) for own in parts for part in own])
    stops = np.cumsum([len(own) for own in parts], dtype=np.int64)
    pieces = np.split(rows, stops[:-1]) if len(opportunities) else []
    return {
        opportunity.id: OfferVectors(text_version(opportunity), np.ascontiguousarray(piece))
        for opportunity, piece in zip(opportunities, pieces, strict=True)
    }


def outdated(opportunities: Iterable[Opportunity], stored: Mapping[str, OfferVectors]) -> list[Opportunity]:
    """The offers that have no vectors, or vectors of another text."""
    return [
        opportunity
        for opportunity in opportunities
        if opportunity.id not in stored or stored[opportunity.id].text_version != text_version(opportunity)
    ]


def require_usable(
    stored: Mapping[str, OfferVectors],
    opportunities: Sequence[Opportunity],
    *,
    made_with: VectorManifest | None,
    wanted: VectorManifest,
) -> None:
    """Refuse vectors that this encoder, framework or catalogue does not go with.

    Raises:
        ModelMismatch: says what differs, and how to build the vectors again.
    """
    if made_with is None:
        raise ModelMismatch(f"the catalogue has no vectors yet; {_REBUILD}")
    differences = made_with.differences(wanted)
    if differences:
        raise ModelMismatch(f"the vectors of the catalogue do not fit: {'; '.join(differences)}; {_REBUILD}")
    old = outdated(opportunities, stored)
    if old:
        named = ", ".join(opportunity.id for opportunity in old[:3])
        raise ModelMismatch(
            f"{len(old)} of {len(opportunities)} offers have no vectors of their present text ({named}); {_REBUILD}"
        )
