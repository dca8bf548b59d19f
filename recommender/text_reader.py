"""Reads competences from text, part by part: each sentence against the labels and can-do statements.

A reading carries a probability, the words it was read from, and the level of the statement it resembles most.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from competencies.framework import CompetenceFramework
from competencies.language import Language
from competencies.level import LEVELS, ProficiencyLevel
from competencies.profile import Provenance, TextReading
from recommender.config import TextReaderConfig
from recommender.encoder.port import Embeddings, TextEncoder

_SENTENCE_END = re.compile(r"(?<=[.!?;:])\s+|[\n\r•·]+")
_CLAUSE_END = re.compile(r",\s+|\s+(?:en|maar|and|but|et|mais)\s+", re.IGNORECASE)
_NEGATION = re.compile(
    r"\b(?:geen|nooit|niet|no|not|never|without|zonder|pas|jamais|aucun|aucune|sans)\b", re.IGNORECASE
)
_LABEL_LEVEL = ProficiencyLevel.BASIC
_FEWEST_LETTERS = 3


def text_parts(text: str, *, longest: int) -> list[str]:
    """Cut a text into sentences, and long sentences into clauses and windows of at most ``longest`` words."""
    parts: list[str] = []
    for sentence in _SENTENCE_END.split(text):
        if len(sentence.split()) <= longest:
            parts.append(sentence)
            continue
        for clause in _CLAUSE_END.split(sentence):
            words = clause.split()
            parts += [" ".join(words[i : i + longest]) for i in range(0, len(words), longest)]
    stripped = (part.strip(" \t-–,.;:!?") for part in parts)
    return [part for part in stripped if sum(char.isalpha() for char in part) >= _FEWEST_LETTERS]


class TextReader:
    """Matches parts of a text with the framework, in one language at a time."""

    def __init__(
        self, framework: CompetenceFramework, encoder: TextEncoder, config: TextReaderConfig | None = None
    ) -> None:
        """Encode the framework's labels and statements once, in three languages."""
        self._config = config or TextReaderConfig()
        self._encoder = encoder
        self._framework = framework
        self._entries = [
            (competence.id, level) for competence in framework.competences for level in (_LABEL_LEVEL, *LEVELS[1:])
        ]
        self._embeddings: dict[Language, Embeddings] = {
            language: encoder.encode(
                [
                    text.text_in(language)
                    for competence in framework.competences
                    for text in (competence.label, *competence.statements)
                ]
            )
            for language in Language
        }

    def read(
        self, text: str, *, language: Language, provenance: Provenance = Provenance.TEXT, factor: float = 1.0
    ) -> list[TextReading]:
        """Read what a person can do from their own words.

        Parts with a negation ('geen ervaring met ...') are left out: we do not guess what they deny.

        Args:
            text: free text; empty gives no readings.
            language: of the framework texts that it is matched with.
            provenance: what the readings are kept as.
            factor: in [0, 1]; multiplies each probability, for evidence of less trust.

        Returns:
            At most one reading per competence, likeliest first, ties by competence id.
        """
        parts = [part for part in self._parts(text) if not _NEGATION.search(part)]
        best = self._best_readings(parts, language)
        readings = [replace(r, probability=r.probability * factor, provenance=provenance) for r in best]
        return readings[: self._config.most_readings]

    def read_offer(self, parts: Sequence[str], *, language: Language) -> list[TextReading]:
        """Read what an offer teaches from its title, learning outcomes and description."""
        cut = [piece for part in parts for piece in self._parts(part)]
        return self._best_readings(cut, language)[: self._config.most_readings]

    def _parts(self, text: str) -> list[str]:
        return text_parts(text, longest=self._config.longest_part)

    def _best_readings(self, parts: Sequence[str], language: Language) -> list[TextReading]:
        if not parts:
            return []
        similarities = self._encoder.encode(parts) @ self._embeddings[language].T
        best_part = similarities.argmax(axis=0)
        best = similarities.max(axis=0).reshape(len(self._framework.competences), -1)
        readings = []
        for row, competence in enumerate(self._framework.competences):
            column = int(best[row].argmax())
            if best[row, column] < self._config.similarity_floor:
                continue
            entry = row * best.shape[1] + column
            probability = float(self._probability(best[row, column : column + 1])[0])
            readings.append(
                TextReading(competence.id, self._entries[entry][1], probability, parts[int(best_part[entry])])
            )
        return sorted(readings, key=lambda reading: (-reading.probability, reading.competence))

    def _probability(self, similarity: NDArray[np.float32]) -> NDArray[np.float64]:
        """Cosine -> probability that the part means the competence, by the configured logistic."""
        return np.asarray(
            1 / (1 + np.exp(-self._config.slope * (similarity - self._config.midpoint))), dtype=np.float64
        )
