"""Recognises a target or an occupation in free words: by name, by a misspelt name, by meaning."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from competencies.target import Background, Target, names_of
from recommender.config import TargetFinderConfig
from recommender.encoder.port import Embeddings, TextEncoder
from recommender.plain_text import normalise
from recommender.synonyms import SynonymLayer

_SHORTEST_NAME_IN_A_SENTENCE = 4
_SHORTEST_MISSPELT_NAME = 6
_SAME_BUT_FOR_SPACES = 0.95
_LETTERS_LEFT_OUT = 2


class MatchKind(StrEnum):
    """How a name was recognised, surest first."""

    EXACT = "exact"
    SYNONYM = "synonym"
    WITHIN = "within"
    MISSPELT = "misspelt"
    MEANING = "meaning"


@dataclass(frozen=True, slots=True)
class NameMatch:
    """One target or occupation that the words may stand for; a higher score is a better match."""

    id: str
    name: str
    kind: MatchKind
    score: float
    """In [0, 1.2]; comparable within one search only."""


class NameFinder:
    """Finds targets or backgrounds by any of their names."""

    def __init__(
        self,
        named: Sequence[Target | Background],
        encoder: TextEncoder,
        config: TargetFinderConfig | None = None,
        synonyms: SynonymLayer | None = None,
    ) -> None:
        """Encode all names once.

        Args:
            named: what can be found.
            encoder: for the match by meaning.
            config: thresholds.
            synonyms: puts Flemish and other variants in the standard word.
        """
        self._config = config or TargetFinderConfig()
        self._encoder = encoder
        self._synonyms = synonyms or SynonymLayer()
        self._names = [
            _Name(entry.id, name, normalise(name), self._synonyms.standard(name))
            for entry in named
            for name, _ in names_of(entry)
        ]
        self._embeddings = encoder.encode([name.name for name in self._names])
        self._joined = [name.plain.replace(" ", "") for name in self._names]
        self._by_standard: dict[str, list[int]] = {}
        self._by_length: dict[int, tuple[list[int], list[str]]] = {}
        for place, name in enumerate(self._names):
            self._by_standard.setdefault(name.standard, []).append(place)
            places, plain = self._by_length.setdefault(len(name.plain.split()), ([], []))
            places.append(place)
            plain.append(name.plain)

    def find(self, text: str, *, n: int = 5) -> list[NameMatch]:
        """The best matches, best first, at most one per target; empty when nothing matches.

        Ties break by id.
        """
        words = normalise(text)
        if not words:
            return []
        standard = self._synonyms.standard(text)
        best: dict[str, NameMatch] = {}
        similarities = self._embeddings @ self._encoder.encode([text])[0]
        for place in self._worth_a_look(words, standard, similarities):
            name = self._names[place]
            match = self._match(name, words, standard, float(similarities[place]))
            if match and (name.id not in best or match.score > best[name.id].score):
                best[name.id] = match
        return sorted(best.values(), key=lambda match: (-match.score, match.id))[:n]

    def _worth_a_look(self, words: str, standard: str, similarities: Embeddings) -> list[int]:
        """Places of the names that can match in any way, ascending: no name outside them does.

        Names are compared letter by letter in one call: the words without spaces with all names, and each stretch of
        words with the names of as many words.
        """
        tokens, floor = words.split(), 100 * self._config.typing_error_floor - 0.5  # the exact comparison follows
        found = set(np.flatnonzero(similarities >= self._config.similarity_floor).tolist())
        found |= set(self._by_standard.get(standard, ()))
        found |= set(_close(["".join(tokens)], self._joined, floor=floor).tolist())
        for n_words, (places, names) in self._by_length.items():
            stretches = [" ".join(tokens[start : start + n_words]) for start in range(len(tokens) - n_words + 1)]
            if stretches:
                found |= {places[place] for place in _close(stretches, names, floor=floor).tolist()}
        return sorted(found)

    def sure_match(self, matches: Sequence[NameMatch]) -> NameMatch | None:
        """The first of some matches, best first, where it may be taken without asking which one is meant."""
        if not matches or not self.is_sure(matches[0]):
            return None
        close = len(matches) > 1 and matches[0].score - matches[1].score < self._config.clear_lead
        return None if close and matches[0].kind in {MatchKind.MEANING, MatchKind.MISSPELT} else matches[0]

    def is_sure(self, match: NameMatch) -> bool:
        """Whether a match may be taken without asking the person."""
        return match.kind is not MatchKind.MEANING or match.score >= self._config.meaning_is_sure

    def _match(self, name: "_Name", words: str, standard: str, similarity: float) -> NameMatch | None:
        config = self._config

        def match(kind: MatchKind, score: float) -> NameMatch:
            return NameMatch(name.id, name.name, kind, score)

        if words == name.plain:
            return match(MatchKind.EXACT, 1 + config.lexical_first)
        if standard == name.standard:
            return match(MatchKind.SYNONYM, 0.99 + config.lexical_first)
        if len(name.plain) >= _SHORTEST_NAME_IN_A_SENTENCE and f" {name.plain} " in f" {words} ":
            share = len(name.plain) / len(words)
            return match(MatchKind.WITHIN, 0.8 + 0.2 * share + config.lexical_first)
        likeness = _likeness(words, name.plain)
        if likeness >= config.typing_error_floor:
            return match(MatchKind.MISSPELT, likeness * 0.9 + config.lexical_first)
        if similarity >= config.similarity_floor:
            return match(MatchKind.MEANING, min(1.0, similarity))
        return None


def _close(words: Sequence[str], names: Sequence[str], *, floor: float) -> NDArray[np.int64]:
    """Places of the names that any of the words resembles by at least the floor, on a scale of 0 to 100."""
    likeness = process.cdist(words, names, scorer=fuzz.ratio, score_cutoff=floor, dtype=np.float32)
    return np.flatnonzero(likeness.max(axis=0) > 0)


@dataclass(frozen=True, slots=True)
class _Name:
    """One name of a target or occupation: as it is written, normalised, and in standard words."""

    id: str
    name: str
    plain: str
    standard: str


def _likeness(words: str, name: str) -> float:
    """String similarity in [0, 1]: of the whole, or of the stretch of words that is as long as the name.

    A longer name that holds the words is another name: 'technieker' is no misspelt 'pc-technieker' or 'koeltechnieker'.
    So is a name with one word more, unless only a space was put in or left out.
    """
    if len(name) < _SHORTEST_MISSPELT_NAME or (words in name and len(name) - len(words) > _LETTERS_LEFT_OUT):
        return 0.0
    tokens, length = words.split(), len(name.split())
    joined = fuzz.ratio(words.replace(" ", ""), name.replace(" ", "")) / 100
    whole = joined if len(tokens) == length or joined >= _SAME_BUT_FOR_SPACES else 0.0
    stretches = (" ".join(tokens[i : i + length]) for i in range(len(tokens) - length + 1))
    return max([whole, *(0.97 * fuzz.ratio(stretch, name) / 100 for stretch in stretches)])
