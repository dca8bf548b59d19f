"""What a model has seen: hashes of its training pairs, stored beside it, so that a check needs no training data."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from recommender.encoder.arrays import save_arrays
from recommender.encoder.features import split_words

LEAKS_FILE = "leaks.npz"
Hashes = NDArray[np.uint64]


def text_key(text: str) -> str:
    """Texts with one key count as one text: case, accents and punctuation are left out."""
    return " ".join(split_words(text))


def pair_hash(text: str, concept: str) -> int:
    """64 bits of a (text, concept) pair; 250,000 pairs collide by chance about once in 600 million."""
    digest = hashlib.blake2b(f"{text_key(text)}\t{concept}".encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big")


class TrainingRecord:
    """The (text, concept) pairs of a training run, as hashes: names of concepts, and annotated pairs."""

    def __init__(self, labels: Hashes, pairs: Hashes) -> None:
        self._labels, self._pairs = np.unique(labels), np.unique(pairs)

    @classmethod
    def of(cls, labels: Iterable[tuple[str, str]], pairs: Iterable[tuple[str, str]]) -> "TrainingRecord":
        """From (text, concept) tuples."""
        return cls(*(np.array([pair_hash(*item) for item in items], dtype=np.uint64) for items in (labels, pairs)))

    @classmethod
    def load(cls, folder: Path) -> "TrainingRecord | None":
        """The record beside a model; None where the model has none."""
        path = folder / LEAKS_FILE
        if not path.is_file():
            return None
        with np.load(path) as stored:
            return cls(stored["labels"], stored["pairs"])

    def save(self, folder: Path) -> None:
        save_arrays(folder / LEAKS_FILE, labels=self._labels, pairs=self._pairs)

    def __len__(self) -> int:
        return len(self._labels) + len(self._pairs)

    def is_label(self, text: str, concept: str) -> bool:
        """Whether this text was trained on as a name of the concept."""
        return _contains(self._labels, pair_hash(text, concept))

    def is_pair(self, text: str, concept: str) -> bool:
        """Whether this text was trained on as annotated with the concept."""
        return _contains(self._pairs, pair_hash(text, concept))


def _contains(hashes: Hashes, value: int) -> bool:
    place = int(np.searchsorted(hashes, np.uint64(value)))
    return place < len(hashes) and int(hashes[place]) == value
