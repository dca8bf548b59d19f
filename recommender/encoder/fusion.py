"""Matching: how queries and corpus texts are scored, by whole vectors and part by part.

A vector of a long text is an average that hides its parts. So a sentence is also read window by window, a course is
its title plus its best sentence, and a concept is its labels plus its description. The weights were measured on the
development data (docs/encoder-tries.csv); sharing letters needs no place here, because the n-grams of the encoder
hold it: adding character TF-IDF to the cosine lowered every figure.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from recommender.encoder.port import Embeddings, TextEncoder

Scores = NDArray[np.float32]

_SENTENCE_END = re.compile(r"(?<=[.!?:;])\s+|\n+")


class Matcher(Protocol):
    """Scores every query against every corpus text; higher is better."""

    @property
    def name(self) -> str:
        """How reports call it."""
        ...

    def scores(self, queries: Sequence[str], corpus: Sequence[str]) -> Scores:
        """Shape (n_queries, n_corpus)."""
        ...


@dataclass(frozen=True, slots=True)
class MatchingWeights:
    """Shares of the parts in a score; all were chosen on development data.

    Attributes:
        hub: how much of a corpus text's nearness to its own neighbours is taken off its score; texts that are near
            everything (hubs) otherwise crowd the top.
        hub_neighbours: neighbours that nearness is averaged over.
        second_label: share of the best further name of a concept (synonyms, English label) beside its label.
        window: share of the best window of a sentence when it is matched with labels.
        sentence: share of the whole sentence, matched with labels.
        description: share of the whole sentence, matched with a concept's description.
        longest_window: words in the longest window.
        course_text: share of a course's best sentence beside its title.
    """

    hub: float = 0.3
    hub_neighbours: int = 10
    second_label: float = 0.45
    window: float = 0.5
    sentence: float = 0.15
    description: float = 0.35
    longest_window: int = 4
    course_text: float = 0.2


MEASURED = MatchingWeights()


def windows(text: str, *, longest: int) -> list[str]:
    """All runs of 1 to ``longest`` words (by white space), then the whole text; the text itself if it has no words."""
    words = text.split()
    runs = [
        " ".join(words[start : start + size])
        for size in range(1, longest + 1)
        for start in range(len(words) - size + 1)
    ]
    return [*runs, text]


def sentences(text: str) -> list[str]:
    """The sentences of a text, at least one (which may be empty)."""
    return [part for part in _SENTENCE_END.split(text) if part.strip()] or [""]


def maximum_per_owner(scores: Scores, starts: NDArray[np.int64]) -> Scores:
    """Highest score within each run of columns; run i begins at ``starts[i]`` and no run is empty."""
    return np.maximum.reduceat(scores, starts, axis=-1)


class DenseMatcher:
    """The cosine of the encoder's vectors, nothing else."""

    def __init__(self, encoder: TextEncoder) -> None:
        self.encoder = encoder

    @property
    def name(self) -> str:
        return self.encoder.model_id

    def scores(self, queries: Sequence[str], corpus: Sequence[str]) -> Scores:
        return self.encoder.encode(queries) @ self.encoder.encode(corpus).T


class HubCorrectedMatcher:
    """The cosine minus a share of each corpus text's mean cosine with its nearest neighbours in the corpus.

    Source: cross-domain similarity local scaling (Conneau et al. 2018), the corpus side only, so that a score does
    not depend on which other queries are asked.
    """

    def __init__(self, encoder: TextEncoder, weights: MatchingWeights = MEASURED, *, sample: int = 3000) -> None:
        self.encoder, self.weights, self.sample = encoder, weights, sample

    @property
    def name(self) -> str:
        return f"{self.encoder.model_id} + hub correction"

    def scores(self, queries: Sequence[str], corpus: Sequence[str]) -> Scores:
        embeddings = self.encoder.encode(corpus)
        crowding = self.weights.hub * self._crowding(embeddings)
        return self.encoder.encode(queries) @ embeddings.T - crowding[None, :]

    def _crowding(self, embeddings: Embeddings) -> NDArray[np.float32]:
        """Mean cosine with the nearest texts of an evenly spaced sample of the corpus, itself left out."""
        sample = embeddings[:: max(1, len(embeddings) // self.sample)]
        count = min(self.weights.hub_neighbours, len(sample) - 1)
        if count < 1:
            return np.zeros(len(embeddings), dtype=np.float32)
        crowding = np.empty(len(embeddings), dtype=np.float32)
        for start in range(0, len(embeddings), 4096):
            cosines = embeddings[start : start + 4096] @ sample.T
            nearest = -np.partition(-cosines, count, axis=1)[:, : count + 1]
            nearest.sort(axis=1)
            crowding[start : start + 4096] = nearest[:, :-1].mean(axis=1)
        return crowding


@dataclass(frozen=True, slots=True)
class ConceptNames:
    """Concepts with their names and, where known, a description.

    Attributes:
        ids: one id per concept.
        labels: the preferred label of each concept.
        others: further names of each concept, possibly none.
        descriptions: one text per concept, empty where unknown.
    """

    ids: tuple[str, ...]
    labels: tuple[str, ...]
    others: tuple[tuple[str, ...], ...]
    descriptions: tuple[str, ...]

    def flat_names(self) -> tuple[list[str], NDArray[np.int64]]:
        """All names end to end, the label first, and where each concept's run begins."""
        names = [name for label, others in zip(self.labels, self.others, strict=True) for name in (label, *others)]
        lengths = np.array([1 + len(others) for others in self.others], dtype=np.int64)
        return names, np.cumsum(lengths) - lengths


class ConceptMatcher:
    """Scores texts against concepts that have several names and perhaps a description."""

    def __init__(self, encoder: TextEncoder, concepts: ConceptNames, weights: MatchingWeights = MEASURED) -> None:
        self.encoder, self.concepts, self.weights = encoder, concepts, weights
        names, self._starts = concepts.flat_names()
        self._names = encoder.encode(names)
        self._labels = self._names[self._starts]
        self._described = np.array([bool(text.strip()) for text in concepts.descriptions])
        self._descriptions = encoder.encode(concepts.descriptions) if self._described.any() else None

    @property
    def name(self) -> str:
        return f"{self.encoder.model_id}, part by part"

    def phrase_scores(self, phrases: Sequence[str]) -> Scores:
        """Short phrases against concepts: the label and the best other name, shape (n_phrases, n_concepts)."""
        embeddings = self.encoder.encode(phrases)
        label = embeddings @ self._labels.T
        best = self._best_other(embeddings, label)
        share = self.weights.second_label
        return (1 - share) * label + share * best

    def _best_other(self, embeddings: Embeddings, label: Scores) -> Scores:
        """The best name that is not the label; the label itself where there is no other."""
        lengths = np.diff(np.append(self._starts, len(self._names)))
        several = np.flatnonzero(lengths > 1)
        best = label.copy()
        if not len(several):
            return best
        mask = np.ones(len(self._names), dtype=bool)
        mask[self._starts] = False
        others = self._names[mask]
        starts = np.cumsum(lengths[several] - 1) - (lengths[several] - 1)
        best[:, several] = maximum_per_owner(embeddings @ others.T, starts)
        return best

    def sentence_scores(self, sentence: str) -> Scores:
        """A sentence that may hold several competences against concepts, shape (n_concepts,).

        The best window finds a competence that is named, the whole sentence one that is described. A concept without
        description has its name scores weigh in full.
        """
        weights = self.weights
        parts = self.encoder.encode(windows(sentence, longest=weights.longest_window))
        cosines = parts @ self._names.T
        best_window = maximum_per_owner(cosines.max(axis=0), self._starts)
        whole = maximum_per_owner(cosines[-1], self._starts)
        named: Scores = np.asarray(
            (weights.window * best_window + weights.sentence * whole) / (weights.window + weights.sentence),
            dtype=np.float32,
        )
        if self._descriptions is None:
            return named
        described = self._descriptions @ parts[-1]
        both = (1 - weights.description) * named + weights.description * described
        return np.where(self._described, both, (1 - weights.description) * named).astype(np.float32)


def course_scores(
    encoder: TextEncoder,
    queries: Sequence[str],
    titles: Sequence[str],
    descriptions: Sequence[str],
    weights: MatchingWeights = MEASURED,
) -> Scores:
    """Phrases against courses, shape (n_queries, n_courses): the title, and a little of the best sentence."""
    asked = encoder.encode(queries)
    by_title = asked @ encoder.encode(titles).T
    parts = [sentences(text) for text in descriptions]
    lengths = np.array([len(part) for part in parts], dtype=np.int64)
    flat = encoder.encode([sentence for part in parts for sentence in part])
    by_text = maximum_per_owner(asked @ flat.T, np.cumsum(lengths) - lengths)
    return (1 - weights.course_text) * by_title + weights.course_text * by_text
