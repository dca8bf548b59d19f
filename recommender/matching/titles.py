"""Job titles against job titles."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from recommender.encoder.features import split_words
from recommender.encoder.lexical import Scores
from recommender.encoder.memory import memory_of
from recommender.encoder.port import Embeddings, TextEncoder
from recommender.matching.pieces import maximum_per_owner
from recommender.matching.weights import MEASURED, MatchingWeights


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
        self.owners = title_owners(encoder, titles)

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

    def list_scores(self, queries: Sequence[str]) -> Scores:
        """The same for a list that somebody reads: no second name of a concept before the first of every other one."""
        return concepts_first(self.scores(queries), self.owners)

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


def title_owners(encoder: TextEncoder, titles: Sequence[str]) -> NDArray[np.int64]:
    """Per title a number that it shares with the other names of its concept, as far as the encoder remembers them."""
    memory = memory_of(encoder)
    alone = -1 - np.arange(len(titles), dtype=np.int64)
    if memory is None:
        return alone
    owners = memory.owners(titles)
    return np.where(owners >= 0, owners, alone)


def concepts_first(scores: Scores, owners: NDArray[np.int64]) -> Scores:
    """Push each owner's texts but its best one behind all best ones; nothing else changes places.

    Ten synonyms of one occupation in front of the next occupation help nobody who looks for a name.

    Args:
        scores: shape (n_queries, n_texts).
        owners: which texts belong together, shape (n_texts,).
    """
    _, owner = np.unique(owners, return_inverse=True)
    order = np.argsort(owner, kind="stable")
    starts = np.searchsorted(owner[order], np.arange(owner.max(initial=-1) + 1))
    best = maximum_per_owner(scores[:, order], starts)[:, owner]
    place = np.where(scores == best, -np.arange(scores.shape[1]), -scores.shape[1])
    first = place == maximum_per_owner(place[:, order], starts)[:, owner]
    behind = np.ptp(scores, axis=1, keepdims=True) + 1.0
    return np.where(first, scores, scores - behind).astype(scores.dtype)


def head_words(titles: Sequence[str]) -> tuple[list[str], list[str]]:
    """First and last word of each title: the head comes first in Dutch and French, last in English."""
    words = [split_words(title) or [""] for title in titles]
    return [word[0] for word in words], [word[-1] for word in words]
