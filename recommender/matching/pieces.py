"""Pieces of a text, and the best score among the pieces of one owner."""

import re

import numpy as np
from numpy.typing import NDArray

from recommender.encoder.lexical import Scores

_SENTENCE_END = re.compile(r"(?<=[.!?:;])\s+|\n+")


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
