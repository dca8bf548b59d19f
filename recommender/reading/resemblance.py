"""How much the parts of a text resemble each competence: the amounts that a reading's probability is made of.

A window of a few words is compared with labels, because a competence may be named in passing; the whole part with
can-do statements, because that is what people describe; both with what ESCO says about the competence's concepts.
Shared words count apart, after variants were put in the standard word. The person's occupation says which competences
are likely before a word is read. Each amount is a column; ``FEATURES`` names them.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from competencies.framework import CompetenceFramework
from competencies.language import Language
from recommender.encoder.memory import memory_of
from recommender.encoder.port import Embeddings, TextEncoder
from recommender.matching.pieces import maximum_per_owner, windows
from recommender.reading.parts import content_words
from recommender.synonyms import SynonymLayer

Amounts = NDArray[np.float64]
FEATURES = ("statement", "window", "description", "concept", "lead", "shared_words", "occupation", "length")
LONGEST_WINDOW = 4


@dataclass(frozen=True)
class _Texts:
    """The framework in one language."""

    named: Embeddings
    """Label and four statements of each competence, shape (n_competences, 5, dimension)."""
    described: Embeddings
    """Shape (n_competences, dimension)."""
    words: tuple[frozenset[str], ...]
    """Standard content words of all texts of each competence."""
    rarity: dict[str, float]
    """ln((n_competences + 1) / (competences that use the word + 1)) + 1."""

    def shared_words(self, words: Sequence[str]) -> NDArray[np.float64]:
        """Share of the words, weighted by rarity, that each competence uses too; shape (n_competences,)."""
        unknown = float(np.log(len(self.words) + 1)) + 1
        # In the order of the text, not of a set: sums of floats in another order differ in their last digits.
        weights = {word: self.rarity.get(word, unknown) for word in words}
        total = sum(weights.values()) or 1.0
        return np.array([sum(weight for word, weight in weights.items() if word in own) / total for own in self.words])


class FrameworkResemblance:
    """Compares texts with one framework; built once, never changed."""

    def __init__(self, framework: CompetenceFramework, encoder: TextEncoder, synonyms: SynonymLayer) -> None:
        """Encode the framework once, in three languages."""
        self.framework, self.encoder, self._synonyms = framework, encoder, synonyms
        self._texts = {language: self._read(language) for language in Language}
        self._concepts, self._concept_starts = self._recall()

    def of(self, parts: Sequence[str], *, language: Language, occupation: str | None = None) -> tuple[Amounts, Amounts]:
        """Compare the telling words of each part with each competence.

        Args:
            parts: content words of each part; none is empty.
            language: of the framework texts.
            occupation: what the person does or did, in their own words.

        Returns:
            The amounts, shape (n_parts, n_competences, n_features), in the order of FEATURES; and the cosines with
            label and statements, shape (n_parts, n_competences, 5), 0 for the statements where a part is one word:
            a word can name a competence, not say what somebody does.
        """
        texts = self._texts[language]
        pieces = [windows(part, longest=LONGEST_WINDOW) for part in parts]
        rows = self.encoder.encode([window for own in pieces for window in own])
        starts = np.cumsum([0, *(len(own) for own in pieces)])
        whole = rows[starts[1:] - 1]
        cosines = np.einsum("pd,csd->pcs", whole, texts.named, optimize=True).astype(np.float64)
        cosines[[" " not in part for part in parts], :, 1:] = 0.0
        best = cosines.max(axis=2)
        label = np.maximum.reduceat(rows @ texts.named[:, 0].T, starts[:-1], axis=0)
        shared = [texts.shared_words(self._synonyms.standard(part).split()) for part in parts]
        amounts = np.stack(
            [
                best,
                label,
                whole @ texts.described.T,
                np.maximum.reduceat(self._concept_cosines(rows), starts[:-1], axis=0),
                best - _best_other(best),
                np.array(shared).reshape(best.shape),
                np.broadcast_to(self._occupation(occupation, texts), best.shape),
                np.broadcast_to(np.log([[len(part.split())] for part in parts]), best.shape),
            ],
            axis=2,
        )
        return amounts.astype(np.float64), cosines

    def of_whole(self, text: Embeddings, *, language: Language) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Compare one vector of a whole text with each competence.

        Args:
            text: shape (dimension,), of length 1; zeros for a text without telling words.
            language: of the framework texts.

        Returns:
            Cosine with the description, and with the nearest of the competence's concepts; shape (n_competences,) each.
        """
        described = self._texts[language].described @ text
        return described.astype(np.float64), self._concept_cosines(text[None, :])[0].astype(np.float64)

    def _read(self, language: Language) -> _Texts:
        competences = self.framework.competences
        named = [
            content_words(text.text_in(language))
            for competence in competences
            for text in (competence.label, *competence.statements)
        ]
        words = tuple(
            frozenset(
                self._synonyms.standard(
                    content_words(
                        " ".join(text.text_in(language) for text in (one.label, one.description, *one.statements))
                    )
                ).split()
            )
            for one in competences
        )
        used = {word: sum(word in own for own in words) for word in frozenset().union(*words)}
        return _Texts(
            named=self.encoder.encode(named).reshape(len(competences), -1, self.encoder.dimension),
            described=self.encoder.encode([content_words(one.description.text_in(language)) for one in competences]),
            words=words,
            rarity={word: float(np.log((len(competences) + 1) / (n + 1))) + 1 for word, n in used.items()},
        )

    def _recall(self) -> tuple[Embeddings, NDArray[np.int64]]:
        """What the encoder remembers of the ESCO concepts of each competence: rows, and where each one's rows start."""
        memory = memory_of(self.encoder)
        uris = [one.concept_uris or ("",) for one in self.framework.competences]
        flat = [uri for own in uris for uri in own]
        unknown = np.zeros((len(flat), self.encoder.dimension), dtype=np.float32)
        starts = np.cumsum([0, *(len(own) for own in uris)])[:-1]
        return (unknown if memory is None else memory.recall_concepts(flat, unknown)), starts

    def _concept_cosines(self, rows: Embeddings) -> Embeddings:
        return maximum_per_owner(rows @ self._concepts.T, self._concept_starts)

    def _occupation(self, occupation: str | None, texts: _Texts) -> NDArray[np.float64]:
        """How near each competence is to the occupation, over the average competence; 0 where none is known."""
        if not occupation or not occupation.strip():
            return np.zeros(len(self.framework.competences))
        row = self.encoder.encode([occupation])
        memory = memory_of(self.encoder)
        if memory is not None:
            row = row + memory.recall_names([occupation], row)
        row = row / np.maximum(np.linalg.norm(row), 1e-9)
        near = np.maximum(texts.named[:, 0] @ row[0], self._concept_cosines(row)[0])
        return np.asarray(near - near.mean(), dtype=np.float64)


def _best_other(best: Amounts) -> Amounts:
    """Per part and competence the highest cosine of any other competence."""
    if best.shape[1] == 1:
        return np.zeros_like(best)
    order = np.sort(best, axis=1)
    first, second = order[:, -1:], order[:, -2:-1]
    return np.where(best == first, second, first)
