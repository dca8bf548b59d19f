"""Recognises a target or an occupation in free words: by name, by a misspelt name, by meaning."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import fuzz

from competencies.target import Background, Target, names_of
from recommender.config import TargetFinderConfig
from recommender.encoder.port import TextEncoder

_SHORTEST_NAME_IN_A_SENTENCE = 4
_SHORTEST_MISSPELT_NAME = 6


class MatchKind(StrEnum):
    """How a name was recognised, surest first."""

    EXACT = "exact"
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
        self, named: Sequence[Target | Background], encoder: TextEncoder, config: TargetFinderConfig | None = None
    ) -> None:
        """Encode all names once.

        Args:
            named: what can be found.
            encoder: for the match by meaning.
            config: thresholds.
        """
        self._config = config or TargetFinderConfig()
        self._encoder = encoder
        self._names = [(entry.id, name, normalise(name)) for entry in named for name, _ in names_of(entry)]
        self._embeddings = encoder.encode([name for _, name, _ in self._names])

    def find(self, text: str, *, n: int = 5) -> list[NameMatch]:
        """The best matches, best first, at most one per target; empty when nothing matches.

        Ties break by id.
        """
        words = normalise(text)
        if not words:
            return []
        best: dict[str, NameMatch] = {}
        similarities = self._embeddings @ self._encoder.encode([text])[0]
        for (id_, name, normalised), similarity in zip(self._names, similarities, strict=True):
            match = self._match(id_, name, words, normalised, float(similarity))
            if match and (id_ not in best or match.score > best[id_].score):
                best[id_] = match
        return sorted(best.values(), key=lambda match: (-match.score, match.id))[:n]

    def is_sure(self, match: NameMatch) -> bool:
        """Whether a match may be taken without asking the person."""
        return match.kind is not MatchKind.MEANING or match.score >= self._config.meaning_is_sure

    def _match(self, id_: str, name: str, words: str, normalised: str, similarity: float) -> NameMatch | None:
        config = self._config
        if words == normalised:
            return NameMatch(id_, name, MatchKind.EXACT, 1 + config.lexical_first)
        if len(normalised) >= _SHORTEST_NAME_IN_A_SENTENCE and f" {normalised} " in f" {words} ":
            share = len(normalised) / len(words)
            return NameMatch(id_, name, MatchKind.WITHIN, 0.8 + 0.2 * share + config.lexical_first)
        likeness = _likeness(words, normalised)
        if likeness >= config.typing_error_floor:
            return NameMatch(id_, name, MatchKind.MISSPELT, likeness * 0.9 + config.lexical_first)
        if similarity >= config.similarity_floor:
            return NameMatch(id_, name, MatchKind.MEANING, min(1.0, similarity))
        return None


def normalise(text: str) -> str:
    """Lower case, no accents, no punctuation, single spaces; gender forms such as '(m/v/x)' dropped."""
    plain = "".join(char for char in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(char))
    plain = re.sub(r"\((?:m|v|x|f|h)(?:/(?:m|v|x|f|h))*\)", " ", plain)
    return " ".join(re.sub(r"[^a-z0-9+#]+", " ", plain).split())


def _likeness(words: str, name: str) -> float:
    """String similarity in [0, 1]: of the whole, or of the stretch of words that is as long as the name."""
    if len(name) < _SHORTEST_MISSPELT_NAME:
        return 0.0
    whole = fuzz.ratio(words, name) / 100
    tokens, length = words.split(), len(name.split())
    stretches = (" ".join(tokens[i : i + length]) for i in range(len(tokens) - length + 1))
    return max([whole, *(0.97 * fuzz.ratio(stretch, name) / 100 for stretch in stretches)])
