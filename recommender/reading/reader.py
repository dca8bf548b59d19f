"""Reads competences from text: the likeliest part for each, with its level, its probability and its words."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from competencies.framework import CompetenceFramework
from competencies.language import Language
from competencies.level import LEVELS, ProficiencyLevel
from competencies.profile import Provenance, TextReading
from recommender.config import ReadingWeights, TextReaderConfig, TopicWeights
from recommender.encoder.port import Embeddings, TextEncoder
from recommender.plain_text import normalise
from recommender.reading.identity import mark_identity, of_no_gender, unmarked, without_marked
from recommender.reading.parts import affirmed_parts, content_words, text_parts
from recommender.reading.resemblance import FEATURES, Amounts, FrameworkResemblance
from recommender.reading.topic import expected_competences, topic_features, topic_probability
from recommender.synonyms import SynonymLayer

_LABEL_LEVEL = ProficiencyLevel.BASIC


def reading_probabilities(amounts: Amounts, weights: ReadingWeights) -> NDArray[np.float64]:
    """Probability that each part means each competence: the logistic function of the weighted amounts.

    Args:
        amounts: shape (..., n_features), in the order of FEATURES.
        weights: one per feature.

    Returns:
        Shape (...), in (0, 1).
    """
    return np.asarray(1.0 / (1.0 + np.exp(-reading_log_odds(amounts, weights))))


def reading_log_odds(amounts: Amounts, weights: ReadingWeights) -> NDArray[np.float64]:
    """The weighted sum of the amounts, shape (...): the natural logarithm of p / (1 - p)."""
    coefficients = np.array([getattr(weights, name) for name in FEATURES])
    return np.asarray(amounts @ coefficients + weights.intercept, dtype=np.float64)


@dataclass(frozen=True, slots=True)
class ComparedText:
    """A text, part by part, beside the framework.

    Attributes:
        parts: as they were written; those without a telling word are left out.
        amounts: shape (n_parts, n_competences, n_features).
        cosines: with label and statements, shape (n_parts, n_competences, 5).
        text: vector of all telling words together; zeros where there are none.
        occupation: vector of the occupation; zeros where it is not known.
    """

    parts: tuple[str, ...]
    amounts: Amounts
    cosines: Amounts
    text: Embeddings
    occupation: Embeddings


_WORDS_KEPT = 50_000
"""Words of which is remembered whether they tell anything; the same few thousand make up most texts."""


@dataclass(frozen=True, slots=True)
class ComparedOffer:
    """An offer, part by part and as a whole, beside the framework.

    Attributes:
        text: its parts; a long sentence gives several.
        in_title: which parts stand in the title, shape (n_parts,).
        whole_description: cosine of the whole text with each description, shape (n_competences,).
        whole_concept: cosine of the whole text with the nearest concept of each competence, shape (n_competences,).
    """

    text: ComparedText
    in_title: NDArray[np.bool_]
    whole_description: NDArray[np.float64]
    whole_concept: NDArray[np.float64]


class TextReader:
    """Matches parts of a text with the framework, in one language at a time."""

    def __init__(
        self,
        framework: CompetenceFramework,
        encoder: TextEncoder,
        config: TextReaderConfig | None = None,
        synonyms: SynonymLayer | None = None,
    ) -> None:
        """Encode the framework's texts once, in three languages."""
        self.config = config or TextReaderConfig()
        self._encoder = encoder
        self._framework = framework
        self._resemblance = FrameworkResemblance(framework, encoder, synonyms or SynonymLayer())
        self._known_words = frozenset(
            word
            for competence in framework.competences
            for text in (competence.label, *competence.statements)
            for language in Language
            for word in normalise(text.text_in(language)).split()
        )
        self._known_embeddings = encoder.encode(sorted(self._known_words))
        self._telling: dict[str, bool] = {}

    @property
    def model_id(self) -> str:
        """Of the encoder."""
        return self._encoder.model_id

    def read(
        self,
        text: str,
        *,
        language: Language,
        occupation: str | None = None,
        provenance: Provenance = Provenance.TEXT,
        factor: float = 1.0,
        n: int | None = None,
    ) -> list[TextReading]:
        """Read what a person can do from their own words.

        Parts with a negation ('geen ervaring met ...') are left out: we do not guess what they deny.

        Args:
            text: free text; empty gives no readings.
            language: of the framework texts that it is matched with.
            occupation: what the person does or did, in their own words; says what the words are likely to mean.
            provenance: what the readings are kept as.
            factor: in [0, 1]; multiplies each probability, for evidence of less trust.
            n: how many readings are kept; None is the configured number.

        Returns:
            At most one reading per competence, likeliest first, ties by competence id; none where nothing matches.
        """
        compared = self.compare(text, language=language, occupation=occupation)
        found = self._readings(compared) if self.is_on_topic(compared) else []
        kept = found[: n or self.config.most_readings]
        return [TextReading(r.competence, r.level, r.probability * factor, r.words, provenance) for r in kept]

    def compare_offer(self, parts: Sequence[str], *, language: Language) -> ComparedOffer:
        """An offer beside the framework, before any decision.

        Args:
            parts: the title first, then learning outcomes and sentences.
            language: of the framework texts.
        """
        pieces = [
            (number == 0, piece, words)
            for number, part in enumerate(parts)
            for piece in text_parts(part, longest=self.config.longest_part)
            if (words := content_words(piece))
        ]
        text = self._compare([(piece, words) for _, piece, words in pieces], language, None)
        described, concepts = self._resemblance.of_whole(text.text, language=language)
        in_title = np.array([is_title for is_title, _, _ in pieces], dtype=np.bool_)
        return ComparedOffer(text, in_title, described, concepts)

    def without_identity(self, text: str) -> str:
        """The text without the words that say who somebody is, for what is compared as a whole, such as a wish."""
        return of_no_gender(without_marked(self._marked(text)))

    def is_on_topic(self, compared: ComparedText) -> bool:
        """Whether the text is about anything in the framework, as far as that was fitted for this encoder."""
        topic = self.config.weights.topic
        return bool(compared.parts) and (topic is None or self.topic_probability(compared, topic) >= topic.floor)

    def topic_probability(self, compared: ComparedText, topic: TopicWeights) -> float:
        """Probability that the text is about the framework, in (0, 1)."""
        expected = expected_competences(reading_probabilities(compared.amounts, self.config.weights))
        return topic_probability(topic_features(compared.text, compared.occupation, expected), topic)

    def compare(self, text: str, *, language: Language, occupation: str | None = None) -> ComparedText:
        """What a person wrote beside the framework, before any decision; see ``read``."""
        marked = self._marked(text)
        affirmed = affirmed_parts(marked, language=language, longest=self.config.longest_part)
        return self._compare([(part, self._telling_words(part)) for part in affirmed], language, occupation)

    def _compare(self, parts: Sequence[tuple[str, str]], language: Language, occupation: str | None) -> ComparedText:
        parts = [(written, words) for written, words in parts if words]
        told, worked = self._encoder.encode([" ".join(words for _, words in parts), occupation or ""])
        if not parts:
            n_competences = len(self._framework.competences)
            nothing = np.zeros((0, n_competences, len(FEATURES)))
            return ComparedText((), nothing, np.zeros((0, n_competences, len(LEVELS))), told, worked)
        amounts, cosines = self._resemblance.of([words for _, words in parts], language=language, occupation=occupation)
        return ComparedText(tuple(unmarked(written) for written, _ in parts), amounts, cosines, told, worked)

    def _marked(self, text: str) -> str:
        return mark_identity(text, self._known_words, tells=self._tells)

    def _tells(self, word: str) -> bool:
        """Whether a capitalised word at the beginning of a sentence resembles a word of the framework enough."""
        nearest = (self._known_embeddings @ self._encoder.encode([word])[0]).max()
        return bool(nearest >= self.config.word_floor)

    def _telling_words(self, text: str) -> str:
        """The content words that resemble a word of the framework: names and nationalities do not, and tell nothing."""
        words = content_words(of_no_gender(without_marked(text))).split()
        if not words:
            return ""
        if len(self._telling) > _WORDS_KEPT:
            self._telling = {}
        kept = self._telling  # its own name: another thread may begin anew meanwhile
        new = sorted({word for word in words if word not in kept})
        if new:
            nearest = (self._encoder.encode(new) @ self._known_embeddings.T).max(axis=1)
            kept.update(zip(new, (nearest >= self.config.word_floor).tolist(), strict=True))
        return " ".join(word for word in words if kept[word])

    def _readings(self, compared: ComparedText) -> list[TextReading]:
        """For each competence its likeliest part, where that is likely enough; likeliest first, ties by id."""
        if not compared.parts:
            return []
        probabilities = reading_probabilities(compared.amounts, self.config.weights)
        likeliest = probabilities.argmax(axis=0)
        readings = []
        for row in np.flatnonzero(probabilities.max(axis=0) >= self.config.weights.floor):
            part = int(likeliest[row])
            resembled = (_LABEL_LEVEL, *LEVELS[1:])[int(compared.cosines[part, row].argmax())]
            level = ProficiencyLevel(min(resembled, self.config.highest_level))
            probability = float(probabilities[part, row])
            readings.append(TextReading(self._framework.competences[row].id, level, probability, compared.parts[part]))
        return sorted(readings, key=lambda reading: (-reading.probability, reading.competence))
