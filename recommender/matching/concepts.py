"""Phrases and sentences against concepts that have several names and perhaps a description."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from recommender.encoder.lexical import Scores
from recommender.encoder.memory import memory_of
from recommender.encoder.port import Embeddings, TextEncoder
from recommender.matching.pieces import maximum_per_owner, windows
from recommender.matching.weights import MEASURED, MatchingWeights


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
        described = any(text.strip() for text in concepts.descriptions)
        self._descriptions = encoder.encode(concepts.descriptions) if described else None
        memory = memory_of(encoder)
        self._recalled = None if memory is None else memory.recall_concepts(concepts.ids, self._labels)

    @property
    def name(self) -> str:
        return f"{self.encoder.model_id}, part by part"

    def phrase_scores(self, phrases: Sequence[str]) -> Scores:
        """Short phrases against concepts, shape (n_phrases, n_concepts).

        The label, the best other name, and what ESCO says about the concept, where the encoder remembers it.
        """
        embeddings = self.encoder.encode(phrases)
        label = embeddings @ self._labels.T
        best = self._best_other(embeddings, label)
        share = self.weights.second_label
        named: Scores = (1 - share) * label + share * best
        if self._recalled is None:
            return named
        remembered = self.weights.concept_memory
        return (1 - remembered) * named + remembered * (embeddings @ self._recalled.T)

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

        The best window finds a competence that is named, the whole sentence one that is described; a concept without
        a description can only be named.
        """
        weights = self.weights
        parts = self.encoder.encode(windows(sentence, longest=weights.longest_window))
        cosines = parts @ self._names.T
        scores: Scores = weights.window * maximum_per_owner(cosines.max(axis=0), self._starts)
        scores += weights.sentence * maximum_per_owner(cosines[-1], self._starts)
        if self._descriptions is not None:
            scores += weights.description * (self._descriptions @ parts[-1])
        if self._recalled is not None:
            scores += weights.sentence_memory * (self._recalled @ parts[-1])
        return scores
