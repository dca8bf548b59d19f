"""Matching: how queries and corpus texts are scored, by whole vectors and part by part.

A vector of a long text is an average that hides its parts. So a sentence is also read window by window, a course is
its title plus its best sentence, and a concept is its labels plus its description. The weights were measured on the
development data (docs/encoder-tries.csv). Shared letters need no place here, because the n-grams of the encoder hold
them: adding character TF-IDF to the cosine of titles and phrases lowered every figure. Shared words help for courses.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from recommender.encoder.features import split_words
from recommender.encoder.lexical import Bm25, Scores
from recommender.encoder.memory import ConceptMemory
from recommender.encoder.port import Embeddings, TextEncoder

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
        head: share of the head words when titles are matched.
        title_memory: share of the concept that a known title names.
        hub: how much of a title's nearness to its own neighbours is taken off its score.
        hub_neighbours: neighbours that nearness is averaged over.
        hub_sample: titles that neighbours are looked for in.
        concept_memory: share of what ESCO says about a concept when phrases are matched with concepts.
        second_label: share of the best further name of a concept (synonyms, English label) beside its label.
        window: share of the best window of a sentence when it is matched with labels.
        sentence: share of the whole sentence, matched with labels.
        description: share of the whole sentence, matched with a concept's description.
        sentence_memory: share of the whole sentence, matched with what ESCO says about a concept.
        longest_window: words in the longest window.
        course_text: share of a course's best sentence beside its title.
        course_centre: how much of a title's nearness to the average title is taken off its score; titles that say
            little ("introduction to ...") are near everything.
        course_words: weight of shared words (BM25 over title and description, as a part of the best course's).
    """

    head: float = 0.1
    title_memory: float = 0.2
    hub: float = 0.2
    hub_neighbours: int = 10
    hub_sample: int = 3000
    concept_memory: float = 0.5
    second_label: float = 0.45
    window: float = 0.39
    sentence: float = 0.21
    description: float = 0.25
    sentence_memory: float = 0.15
    longest_window: int = 4
    course_text: float = 0.3
    course_centre: float = 0.3
    course_words: float = 0.15


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


class TitleIndex:
    """Titles to search in, each known by its text, its head word, its concept and how crowded its surroundings are.

    Four amounts make a score: the cosine of the texts; the cosine with the title's concept, where ESCO knows the title;
    the cosine of the head words, because a common word such as *docent* says what someone is and yet weighs little
    in a sum; and, taken off, the title's nearness to its own neighbours, so that hubs do not crowd the top (the
    corpus side of cross-domain similarity local scaling, Conneau et al. 2018). None depends on other queries.
    """

    def __init__(self, encoder: TextEncoder, titles: Sequence[str], weights: MatchingWeights = MEASURED) -> None:
        self.encoder, self.weights = encoder, weights
        own = encoder.encode(titles)
        memory = memory_of(encoder)
        share = weights.title_memory if memory is not None else 0.0
        self._texts = (1 - weights.head - share) * own
        if memory is not None:
            self._texts += share * memory.recall_names(titles, own)
        self._heads = [encoder.encode(words) for words in head_words(titles)]
        self._crowding = weights.hub * self._nearness(own)

    @property
    def name(self) -> str:
        return f"{self.encoder.model_id}, titles"

    def scores(self, queries: Sequence[str]) -> Scores:
        """Shape (n_queries, n_titles)."""
        scores: Scores = self.encoder.encode(queries) @ self._texts.T
        scores -= self._crowding[None, :]
        asked = self.encoder.encode(head_words(queries)[0])
        best = asked @ self._heads[0].T
        np.maximum(best, asked @ self._heads[1].T, out=best)
        scores += self.weights.head * best
        return scores

    def _nearness(self, embeddings: Embeddings) -> NDArray[np.float32]:
        """Mean cosine with the nearest texts of an evenly spaced sample of the corpus, the nearest one left out."""
        sample = embeddings[:: max(1, len(embeddings) // self.weights.hub_sample)]
        count = min(self.weights.hub_neighbours, len(sample) - 1)
        nearness = np.zeros(len(embeddings), dtype=np.float32)
        if count < 1:
            return nearness
        for start in range(0, len(embeddings), 4096):
            cosines = embeddings[start : start + 4096] @ sample.T
            nearest = -np.partition(-cosines, count, axis=1)[:, : count + 1]
            nearest.sort(axis=1)
            nearness[start : start + 4096] = nearest[:, :-1].mean(axis=1)
        return nearness


def head_words(titles: Sequence[str]) -> tuple[list[str], list[str]]:
    """First and last word of each title: the head comes first in Dutch and French, last in English."""
    words = [split_words(title) or [""] for title in titles]
    return [word[0] for word in words], [word[-1] for word in words]


def memory_of(encoder: TextEncoder) -> ConceptMemory | None:
    """The encoder's memory of ESCO concepts, where it has one."""
    memory = getattr(encoder, "memory", None)
    return memory if isinstance(memory, ConceptMemory) else None


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


def course_scores(
    encoder: TextEncoder,
    queries: Sequence[str],
    titles: Sequence[str],
    descriptions: Sequence[str],
    weights: MatchingWeights = MEASURED,
) -> Scores:
    """Phrases against courses, shape (n_queries, n_courses): the title, the best sentence, and shared words.

    Shared words help here and nowhere else: a description is long enough to name a tool that no vector of a whole
    text shows, and it often belongs to another course, so that a part of it says more than all of it.
    """
    asked = encoder.encode(queries)
    named = encoder.encode(titles)
    by_title = asked @ named.T - weights.course_centre * (named @ named.mean(axis=0))[None, :]
    parts = [sentences(text) for text in descriptions]
    lengths = np.array([len(part) for part in parts], dtype=np.int64)
    flat = encoder.encode([sentence for part in parts for sentence in part])
    by_text = maximum_per_owner(asked @ flat.T, np.cumsum(lengths) - lengths)
    scores: Scores = (1 - weights.course_text) * by_title + weights.course_text * by_text
    both = [f"{title}\n{text}" for title, text in zip(titles, descriptions, strict=True)]
    words = np.maximum(Bm25().scores(queries, both), 0.0)
    scores += weights.course_words * words / np.maximum(words.max(axis=1, keepdims=True), 1e-9)
    return scores
