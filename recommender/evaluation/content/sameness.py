"""Texts that say the same thing twice, and texts that were made by filling a template."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from recommender.encoder.port import TextEncoder
from recommender.evaluation.content.readability import words_of


@dataclass(frozen=True, slots=True)
class NamedText:
    """A text with where it stands, and what it belongs to; texts of one owner are not compared."""

    where: str
    owner: str
    text: str


@dataclass(frozen=True, slots=True)
class SamePair:
    """Two texts that are too much alike.

    Attributes:
        likeness: cosine, or the number of words that differ.
    """

    first: NamedText
    second: NamedText
    likeness: float

    def __str__(self) -> str:
        return f"{self.first.where} ~ {self.second.where} ({self.likeness:.2f}): {self.first.text} | {self.second.text}"


def near_duplicates(texts: Sequence[NamedText], encoder: TextEncoder, *, cosine: float) -> list[SamePair]:
    """Pairs of different owners whose vectors are nearer than ``cosine``, nearest first."""
    rows = encoder.encode([item.text for item in texts])
    pairs = [
        SamePair(texts[other], texts[place], float(rows[other] @ row))
        for place, row in enumerate(rows)
        for other in np.flatnonzero(rows[:place] @ row >= cosine).tolist()
        if texts[other].owner != texts[place].owner
    ]
    return sorted(pairs, key=lambda pair: -pair.likeness)


def shared_patterns(texts: Sequence[NamedText], *, shortest: int = 6, different: int = 2) -> list[SamePair]:
    """Pairs, also of one owner, of equally long texts that differ in at most ``different`` words.

    Args:
        texts: compared word by word, without case.
        shortest: fewest words of a text that is looked at; shorter ones are alike by chance.
        different: most words that may differ.
    """
    by_length: dict[int, list[tuple[NamedText, list[str]]]] = defaultdict(list)
    for item in texts:
        words = [word.lower() for word in words_of(item.text)]
        if len(words) >= shortest:
            by_length[len(words)].append((item, words))
    pairs = []
    for group in by_length.values():
        codes: dict[str, int] = {}
        table = np.array([[codes.setdefault(word, len(codes)) for word in words] for _, words in group])
        for place in range(1, len(group)):
            differing = (table[:place] != table[place]).sum(axis=1)
            pairs += [
                SamePair(group[other][0], group[place][0], float(differing[other]))
                for other in np.flatnonzero(differing <= different).tolist()
            ]
    return sorted(pairs, key=lambda pair: (pair.likeness, pair.first.where, pair.second.where))
