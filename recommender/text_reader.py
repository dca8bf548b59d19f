"""Reads competences from text, part by part: each sentence against the labels and can-do statements.

A reading carries a probability, the words it was read from, and the level of the statement it resembles most.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from competencies.framework import CompetenceFramework
from competencies.language import Language
from competencies.level import LEVELS, ProficiencyLevel
from competencies.profile import Provenance, TextReading
from recommender.config import TextReaderConfig
from recommender.encoder.port import TextEncoder
from recommender.function_words import FUNCTION_WORDS
from recommender.names import normalise

_STRETCH_END = re.compile(r"(?<=[.!?;:,])\s+|[\n\r•·]+")
_CONJUNCTION = re.compile(r"\s+(?:en|maar|and|but|et|mais)\s+", re.IGNORECASE)
_NEGATIONS = (
    "geen|nooit|niet|niets|niks|zonder|nergens|no|not|never|nothing|without|cannot|none|jamais|aucun|aucune|rien|sans"
)
_FRENCH_PAS = "|pas|ni"
"""Negations in French only: 'pas' is 'recently' in Dutch."""
_CAPITALISED_INSIDE = re.compile(r"(?<=[^\s.!?:;])\s+([^\W\d_a-zà-ÿ][\w'’-]*)")
_LABEL_LEVEL = ProficiencyLevel.BASIC
_FEWEST_LETTERS = 3


def text_parts(text: str, *, longest: int) -> list[str]:
    """Cut a text at sentence ends and commas, and what is still long into clauses of at most ``longest`` words."""
    parts: list[str] = []
    for stretch in _STRETCH_END.split(text):
        if len(stretch.split()) <= longest:
            parts.append(stretch)
            continue
        for clause in _CONJUNCTION.split(stretch):
            words = clause.split()
            parts += [" ".join(words[i : i + longest]) for i in range(0, len(words), longest)]
    stripped = (part.strip(" \t-–,.;:!?") for part in parts)
    return [part for part in stripped if sum(char.isalpha() for char in part) >= _FEWEST_LETTERS]


def affirmed_parts(text: str, *, language: Language, longest: int) -> list[str]:
    """The parts of a text without those that hold a negation: we do not guess what somebody denies."""
    words = _NEGATIONS + (_FRENCH_PAS if language is Language.FR else "")
    negation = re.compile(rf"(?<!\w)(?:{words})(?!\w)|n['’]t\b", re.IGNORECASE)
    return [part for part in text_parts(text, longest=longest) if not negation.search(part)]


def without_names(text: str, known: frozenset[str]) -> str:
    """Leave out capitalised words inside a sentence that are not among the known words: they are names.

    A first name, a nationality or an employer must not change what is read. Abbreviations such as PLC stay.
    """

    def kept(match: re.Match[str]) -> str:
        word = match.group(1)
        return match.group() if word.isupper() or normalise(word) in known else ""

    return _CAPITALISED_INSIDE.sub(kept, text)


def content_words(text: str) -> str:
    """The words that can carry a competence: without 'ik', 'kan', 'heb' and the like."""
    return " ".join(word for word in text.split() if normalise(word) not in FUNCTION_WORDS)


class TextReader:
    """Matches parts of a text with the framework, in one language at a time."""

    def __init__(
        self, framework: CompetenceFramework, encoder: TextEncoder, config: TextReaderConfig | None = None
    ) -> None:
        """Encode the framework's labels and statements once, in three languages."""
        self._config = config or TextReaderConfig()
        self._encoder = encoder
        self._framework = framework
        texts = {
            language: [
                text.text_in(language)
                for competence in framework.competences
                for text in (competence.label, *competence.statements)
            ]
            for language in Language
        }
        self._known_words = frozenset(
            word for row in texts.values() for text in row for word in normalise(text).split()
        )
        self._known_embeddings = encoder.encode(sorted(self._known_words))
        self._embeddings = {
            language: encoder.encode([content_words(text) for text in row]) for language, row in texts.items()
        }

    def read(
        self,
        text: str,
        *,
        language: Language,
        provenance: Provenance = Provenance.TEXT,
        factor: float = 1.0,
        n: int | None = None,
    ) -> list[TextReading]:
        """Read what a person can do from their own words.

        Parts with a negation ('geen ervaring met ...') are left out: we do not guess what they deny.

        Args:
            text: free text; empty gives no readings.
            language: of the framework texts that it is matched with.
            provenance: what the readings are kept as.
            factor: in [0, 1]; multiplies each probability, for evidence of less trust.
            n: how many readings are kept; None is the configured number.

        Returns:
            At most one reading per competence, likeliest first, ties by competence id.
        """
        affirmed = affirmed_parts(text, language=language, longest=self._config.longest_part)
        best = self._best_readings([(part, self._telling_words(part)) for part in affirmed], language)
        readings = [replace(r, probability=r.probability * factor, provenance=provenance) for r in best]
        return readings[: n or self._config.most_readings]

    def read_offer(self, parts: Sequence[str], *, language: Language) -> list[TextReading]:
        """Read what an offer teaches from its title, learning outcomes and description."""
        cut = [piece for part in parts for piece in self._parts(part)]
        return self._best_readings([(part, content_words(part)) for part in cut], language)[
            : self._config.most_readings
        ]

    def _telling_words(self, text: str) -> str:
        """The content words that resemble a word of the framework: names and nationalities do not, and tell nothing."""
        words = content_words(without_names(text, self._known_words)).split()
        if not words:
            return ""
        nearest = (self._encoder.encode(words) @ self._known_embeddings.T).max(axis=1)
        return " ".join(word for word, cosine in zip(words, nearest, strict=True) if cosine >= self._config.word_floor)

    def _parts(self, text: str) -> list[str]:
        return text_parts(text, longest=self._config.longest_part)

    def _best_readings(self, parts: Sequence[tuple[str, str]], language: Language) -> list[TextReading]:
        """For each competence the part that resembles it most, among those that resemble no other much more.

        Args:
            parts: each part as it was written, and the words of it that count; without such words it is passed over.
            language: of the framework texts.
        """
        parts = [(written, words) for written, words in parts if words]
        if not parts:
            return []
        competences = self._framework.competences
        cosines = self._encoder.encode([words for _, words in parts]) @ self._embeddings[language].T
        by_text = cosines.reshape(len(parts), len(competences), -1)
        for place, (_, words) in enumerate(parts):
            if " " not in words:
                by_text[place, :, 1:] = 0  # one word can name a competence, not say what somebody does
        best = by_text.max(axis=2)
        nearest = best.max(axis=1, keepdims=True)
        best[(best < self._config.similarity_floor) | (best < nearest - self._config.margin)] = 0
        readings = []
        for row in np.flatnonzero(best.max(axis=0) > 0):
            part = int(best[:, row].argmax())
            resembled = (_LABEL_LEVEL, *LEVELS[1:])[int(by_text[part, row].argmax())]
            level = ProficiencyLevel(min(resembled, self._config.highest_level))
            probability = self._probability(float(best[part, row]))
            readings.append(TextReading(competences[row].id, level, probability, parts[part][0]))
        return sorted(readings, key=lambda reading: (-reading.probability, reading.competence))

    def _probability(self, similarity: float) -> float:
        """Cosine -> probability that the part means the competence, by the configured logistic."""
        return 1 / (1 + math.exp(-self._config.slope * (similarity - self._config.midpoint)))
