"""Text to features: words, and the hashed character n-grams of each word.

A text is a bag of words; a word is a bag of subwords (a Unigram tokenizer) and of hashed character n-grams with marks
for its beginning and end. Compounds and Flemish variants share n-grams, which is why the n-grams are there. Both the
shipped encoder and the training read texts through this module, so that they cannot drift apart.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ids = NDArray[np.int32]
Offsets = NDArray[np.int64]

MAX_WORD_CHARS = 48  # the longest ESCO compound has 43 letters; longer runs are noise such as base64
_WORD = re.compile(r"[^\W_]+[+#]*")
_FNV_OFFSET = np.uint32(2166136261)
_FNV_PRIME = np.uint32(16777619)


def normalise(text: str) -> str:
    """Lower case without accents, so that 'Coördinator' and 'coordinator' are one word."""
    text = text.lower()
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def split_words(text: str) -> list[str]:
    """The words of a text in order, normalised; punctuation separates, but 'c++' and 'c#' stay whole."""
    return [word[:MAX_WORD_CHARS] for word in _WORD.findall(normalise(text))]


@dataclass(frozen=True, slots=True)
class Ragged:
    """Lists of ids of different length, stored end to end.

    Attributes:
        ids: all ids, shape (n_ids,).
        offsets: where each list starts, shape (n_lists + 1,); the last entry is n_ids.
    """

    ids: Ids
    offsets: Offsets

    def __len__(self) -> int:
        return len(self.offsets) - 1

    def lengths(self) -> Offsets:
        return np.diff(self.offsets)

    def take(self, rows: NDArray[np.integer]) -> "Ragged":
        """The lists with these numbers, in this order."""
        starts = self.offsets[rows]
        lengths = self.offsets[np.asarray(rows) + 1] - starts
        offsets = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)
        positions = np.arange(offsets[-1]) - np.repeat(offsets[:-1] - starts, lengths)
        return Ragged(self.ids[positions], offsets)

    @classmethod
    def of(cls, lists: Sequence[Sequence[int]]) -> "Ragged":
        lengths = np.fromiter((len(row) for row in lists), dtype=np.int64, count=len(lists))
        offsets = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)
        flat = np.fromiter((value for row in lists for value in row), dtype=np.int32, count=int(offsets[-1]))
        return cls(flat, offsets)


def hash_ngrams(words: Sequence[str], *, sizes: Sequence[int], buckets: int) -> Ragged:
    """Bucket numbers of the character n-grams of each word, the word itself (with its marks) included.

    Args:
        words: normalised words.
        sizes: n-gram lengths, counted with the marks '<' and '>'.
        buckets: number of buckets, at most 2**31.

    Returns:
        One list per word, ids in [0, buckets); FNV-1a over code points, so equal on every machine.
    """
    if not words:
        return Ragged(np.zeros(0, np.int32), np.zeros(1, np.int64))
    marked = [f"<{word}>" for word in words]
    lengths = np.fromiter((len(word) for word in marked), dtype=np.int64, count=len(marked))
    codes = np.frombuffer("".join(marked).encode("utf-32-le"), dtype=np.uint32)
    word_of_char = np.repeat(np.arange(len(words)), lengths)
    room = np.repeat(np.cumsum(lengths), lengths) - np.arange(len(codes))  # characters left in the word, this one too
    owners, hashes = [np.arange(len(words))], [_hash_whole(codes, lengths)]
    for size in sizes:
        starts = np.flatnonzero(room >= size)
        value = np.full(len(starts), _FNV_OFFSET ^ np.uint32(size), dtype=np.uint32)
        for step in range(size):
            value = (value ^ codes[starts + step]) * _FNV_PRIME
        owners.append(word_of_char[starts])
        hashes.append(_mix(value))
    owner = np.concatenate(owners)
    order = np.argsort(owner, kind="stable")
    ids = (np.concatenate(hashes)[order] % np.uint32(buckets)).astype(np.int32)
    counts = np.bincount(owner, minlength=len(words))
    return Ragged(ids, np.concatenate([[0], np.cumsum(counts)]).astype(np.int64))


def _hash_whole(codes: NDArray[np.uint32], lengths: Offsets) -> NDArray[np.uint32]:
    value = np.full(len(lengths), _FNV_OFFSET, dtype=np.uint32)
    starts = np.cumsum(lengths) - lengths
    for step in range(int(lengths.max())):
        alive = np.flatnonzero(lengths > step)
        value[alive] = (value[alive] ^ codes[starts[alive] + step]) * _FNV_PRIME
    return _mix(value)


def _mix(value: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """Spread the bits (the finaliser of MurmurHash3), because the low bits of FNV decide the bucket."""
    value = (value ^ (value >> np.uint32(16))) * np.uint32(0x85EBCA6B)
    value = (value ^ (value >> np.uint32(13))) * np.uint32(0xC2B2AE35)
    return value ^ (value >> np.uint32(16))
