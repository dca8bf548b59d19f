"""The shipped encoder: 4-bit feature vectors from disk, read with numpy and tokenizers alone.

A text is the sum of its words, a word the sum of its subwords and character n-grams (see features.py), brought to
length 1. There is no context and no order: that is the price of loading in a fraction of a second and of encoding
tens of thousands of texts per second without a GPU.
"""

import hashlib
import json
import threading
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from competencies.errors import ModelMismatch, NotReady
from recommender.encoder.arrays import save_arrays
from recommender.encoder.features import Ragged, hash_ngrams, split_words
from recommender.encoder.leaks import TrainingRecord
from recommender.encoder.memory import ConceptMemory
from recommender.encoder.port import Embeddings

if TYPE_CHECKING:
    from tokenizers import Tokenizer

CONFIG_FILE, WEIGHTS_FILE, TOKENIZER_FILE = "config.json", "weights.npz", "tokenizer.json"
FORMAT = 1
SHIPPED = "kompas-static-1"
LARGEST = 7  # of a 4-bit weight

# Word vectors are kept between calls. 65,536 of them are 64 MB at 256 dimensions, more than the words of any catalogue
# seen; when they are full the cache starts afresh rather than keep track of use.
MAX_CACHED_WORDS = 65_536
_WORDS_AT_ONCE = 2048
_TEXTS_AT_ONCE = 2048  # 2 MB of sums at 256 dimensions: they stay in the processor's cache


@dataclass(frozen=True, slots=True)
class StaticConfig:
    """What config.json holds.

    Attributes:
        name: the model's name; with the revision it forms the model id.
        revision: first 8 digits of the SHA-256 of weights and tokenizer; any change of a vector changes it.
        dimension: length of a vector.
        subwords: rows of the table that belong to subwords; the n-gram buckets follow.
        buckets: number of n-gram buckets.
        ngram_sizes: lengths of the n-grams, word marks counted.
        feature_power: a word's sum is divided by (number of its features) ** feature_power.
        format: version of this layout.
    """

    name: str
    revision: str
    dimension: int
    subwords: int
    buckets: int
    ngram_sizes: tuple[int, ...]
    feature_power: float
    format: int = FORMAT

    @property
    def model_id(self) -> str:
        return f"{self.name}@{self.revision}"


def shipped_folder() -> Path:
    """Where the model that ships with the project lies."""
    return Path(__file__).resolve().parents[2] / "data" / "models" / SHIPPED


def subword_ids(words: Sequence[str], tokenizer: "Tokenizer") -> Ragged:
    """Subwords of each word."""
    return Ragged.of([encoding.ids for encoding in tokenizer.encode_batch_fast(list(words), add_special_tokens=False)])


def join_features(first: Ragged, second: Ragged, *, shift: int) -> Ragged:
    """Per word the ids of both, those of ``second`` shifted behind those of ``first``."""
    lengths = first.lengths() + second.lengths()
    offsets = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)
    ids = np.empty(offsets[-1], dtype=np.int32)
    for part, start, add in ((first, offsets[:-1], 0), (second, offsets[:-1] + first.lengths(), shift)):
        position = np.arange(len(part.ids)) + np.repeat(start - part.offsets[:-1], part.lengths())
        ids[position] = part.ids + add
    return Ragged(ids, offsets)


def word_features(words: Sequence[str], tokenizer: "Tokenizer", *, ngram_sizes: Sequence[int], buckets: int) -> Ragged:
    """Row numbers per word: its subwords, then its n-grams behind all subwords."""
    grams = hash_ngrams(words, sizes=ngram_sizes, buckets=buckets)
    return join_features(subword_ids(words, tokenizer), grams, shift=tokenizer.get_vocab_size())


def quantise(rows: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float16]]:
    """Each row as whole numbers in [-7, 7] times a scale of its own; numbers beyond 2.5 deviations are cut there.

    Four bits are enough: on the development data no figure moved by more than its noise (docs/encoder-tries.csv).
    """
    reach = np.minimum(np.abs(rows).max(axis=1), 2.5 * rows.std(axis=1))
    scales = (reach / LARGEST).astype(np.float16)
    divisor = np.where(scales > 0, scales, np.float16(1.0)).astype(np.float32)
    return np.clip(np.rint(rows / divisor[:, None]), -LARGEST, LARGEST).astype(np.int8), scales


def pack(weights: NDArray[np.int8]) -> NDArray[np.uint8]:
    """Two numbers per byte: the left half of a row in the low bits, the right half in the high bits."""
    half = weights.shape[1] // 2
    shifted = (weights + 8).astype(np.uint8)
    packed: NDArray[np.uint8] = np.bitwise_or(shifted[:, :half], np.left_shift(shifted[:, half:], 4), dtype=np.uint8)
    return packed


def unpack(packed: NDArray[np.uint8]) -> NDArray[np.int8]:
    """The inverse of ``pack``."""
    half = packed.shape[1]
    weights = np.empty((len(packed), 2 * half), dtype=np.int8)
    np.subtract((packed & 15).view(np.int8), 8, out=weights[:, :half])
    np.subtract((packed >> 4).view(np.int8), 8, out=weights[:, half:])
    return weights


def revision_of(folder: Path) -> str:
    """What the files say the revision is."""
    digest = hashlib.sha256()
    for name in (WEIGHTS_FILE, TOKENIZER_FILE):
        digest.update((folder / name).read_bytes())
    return digest.hexdigest()[:8]


def read_config(folder: Path) -> StaticConfig:
    """The config of a model folder.

    Raises:
        NotReady: there is no model in the folder.
        ModelMismatch: the layout is of another version.
    """
    missing = [name for name in (CONFIG_FILE, WEIGHTS_FILE, TOKENIZER_FILE) if not (folder / name).is_file()]
    if missing:
        raise NotReady(f"{folder}: expected a text encoder there; missing {', '.join(missing)}", folder=str(folder))
    stored: dict[str, Any] = json.loads((folder / CONFIG_FILE).read_text(encoding="utf-8"))
    if stored.get("format") != FORMAT:
        raise ModelMismatch(
            f"{folder}: this version reads encoder format {FORMAT}, found {stored.get('format')}; "
            "train it again with 'stem-kompas train encoder'",
            folder=str(folder),
        )
    fields = {name: stored[name] for name in StaticConfig.__dataclass_fields__}
    return StaticConfig(**{**fields, "ngram_sizes": tuple(fields["ngram_sizes"])})


def write_model(
    folder: Path, *, name: str, rows: NDArray[np.float32], tokenizer: "Tokenizer", settings: dict[str, Any]
) -> StaticConfig:
    """Write weights, tokenizer and config; ``settings`` holds buckets, ngram_sizes and feature_power."""
    folder.mkdir(parents=True, exist_ok=True)
    tokenizer.save(str(folder / TOKENIZER_FILE), pretty=False)
    weights, scales = quantise(rows)
    save_arrays(folder / WEIGHTS_FILE, weights=pack(weights), scales=scales)
    config = StaticConfig(
        name=name,
        revision=revision_of(folder),
        dimension=rows.shape[1],
        subwords=tokenizer.get_vocab_size(),
        **settings,
    )
    (folder / CONFIG_FILE).write_text(json.dumps(asdict(config), indent=1) + "\n", encoding="utf-8")
    return config


class StaticEncoder:
    """Encodes texts with the shipped weights; safe to share between threads."""

    def __init__(
        self,
        config: StaticConfig,
        tokenizer: "Tokenizer",
        weights: NDArray[np.int8],
        scales: NDArray[np.float16],
        *,
        training_record: TrainingRecord | None = None,
        memory: ConceptMemory | None = None,
    ) -> None:
        self.config = config
        self.tokenizer = tokenizer
        self.training_record = training_record
        self.memory = memory
        self._weights, self._scales = weights, scales.astype(np.float32)
        self._lock = threading.Lock()
        self._place: dict[str, int] = {}
        self._vectors = np.zeros((1024, config.dimension), dtype=np.float32)

    @classmethod
    def load(cls, folder: Path | None = None, *, expected_id: str | None = None) -> "StaticEncoder":
        """Read a model folder, the shipped one by default.

        Raises:
            NotReady: there is no model in the folder.
            ModelMismatch: the files do not belong together, or are not the model that ``expected_id`` names.
        """
        from tokenizers import Tokenizer  # noqa: PLC0415

        folder = folder or shipped_folder()
        config = read_config(folder)
        found = revision_of(folder)
        if found != config.revision:
            raise ModelMismatch(
                f"{folder}: config.json names revision {config.revision}, the weights and the tokenizer are {found}; "
                "restore the folder or train it again with 'stem-kompas train encoder'",
                folder=str(folder),
            )
        if expected_id is not None and config.model_id != expected_id:
            raise ModelMismatch(
                f"vectors were made with {expected_id}, the encoder is {config.model_id}; build them again",
                expected=expected_id,
                found=config.model_id,
            )
        with np.load(folder / WEIGHTS_FILE) as stored:
            weights, scales = unpack(stored["weights"]), stored["scales"]
        if weights.shape != (config.subwords + config.buckets, config.dimension):
            raise ModelMismatch(
                f"{folder}: weights of shape {weights.shape} do not fit config.json", folder=str(folder)
            )
        tokenizer = Tokenizer.from_file(str(folder / TOKENIZER_FILE))
        return cls(
            config,
            tokenizer,
            weights,
            scales,
            training_record=TrainingRecord.load(folder),
            memory=ConceptMemory.load(folder, revision=config.revision),
        )

    @property
    def model_id(self) -> str:
        return self.config.model_id

    @property
    def dimension(self) -> int:
        return self.config.dimension

    def rows(self) -> NDArray[np.float32]:
        """The whole table of feature vectors, subwords first; shape (subwords + buckets, dimension)."""
        return self._weights.astype(np.float32) * self._scales[:, None]

    def encode(self, texts: Sequence[str]) -> Embeddings:
        """Encode texts, in order; a text's vector does not depend on the other texts."""
        texts_words = [split_words(text) for text in texts]
        lengths = np.fromiter((len(words) for words in texts_words), dtype=np.int64, count=len(texts_words))
        embeddings = np.zeros((len(texts_words), self.dimension), dtype=np.float32)
        vectors, ids = self._look_up(texts_words, int(lengths.sum()))
        starts = np.cumsum(lengths) - lengths
        for first in range(0, len(texts_words), _TEXTS_AT_ONCE):
            part = slice(first, first + _TEXTS_AT_ONCE)
            _add_words(embeddings[part], vectors, ids, starts[part], lengths[part])
        norms = np.sqrt(np.einsum("ij,ij->i", embeddings, embeddings))[:, None]
        np.divide(embeddings, norms, out=embeddings, where=norms > 0)
        return embeddings

    def _look_up(self, texts_words: list[list[str]], n_words: int) -> tuple[Embeddings, NDArray[np.int64]]:
        """A table of word vectors that stays as it is, and the row of each word of the texts, end to end."""
        with self._lock:
            place = self._place
            new = dict.fromkeys(word for words in texts_words for word in words if word not in place)
            if new and len(place) + len(new) > MAX_CACHED_WORDS:
                place.clear()
                self._vectors = np.zeros((1024, self.dimension), dtype=np.float32)
                new = dict.fromkeys(word for words in texts_words for word in words)
            if new:
                self._add(list(new))
            flat = (place[word] for words in texts_words for word in words)
            return self._vectors, np.fromiter(flat, dtype=np.int64, count=n_words)

    def _add(self, words: list[str]) -> None:
        start, end = len(self._place), len(self._place) + len(words)
        if end > len(self._vectors):  # a new table, because other threads may still read the old one
            grown = np.zeros((max(end, 2 * len(self._vectors)), self.dimension), dtype=np.float32)
            grown[:start] = self._vectors[:start]
            self._vectors = grown
        for first in range(0, len(words), _WORDS_AT_ONCE):
            part = words[first : first + _WORDS_AT_ONCE]
            self._vectors[start + first : start + first + len(part)] = self._word_vectors(part)
        self._place.update(zip(words, range(start, end), strict=True))

    def _word_vectors(self, words: list[str]) -> Embeddings:
        config = self.config
        features = word_features(words, self.tokenizer, ngram_sizes=config.ngram_sizes, buckets=config.buckets)
        vectors = np.empty((len(words), config.dimension), dtype=np.float32)
        # One small product per word: a gather of all rows at once leaves the processor's cache and is ten times slower.
        for row, (start, stop) in enumerate(pairwise(features.offsets.tolist())):
            ids = features.ids[start:stop]
            np.matmul(self._scales[ids], self._weights[ids].astype(np.float32), out=vectors[row])
        if config.feature_power:
            vectors *= features.lengths().astype(np.float32)[:, None] ** -config.feature_power
        return vectors


def _add_words(
    sums: Embeddings,
    vectors: Embeddings,
    ids: NDArray[np.int64],
    starts: NDArray[np.int64],
    lengths: NDArray[np.int64],
) -> None:
    """Add to each row of ``sums`` the vectors of its words: all first words, then all second words, and so on.

    Four times as fast as ``np.add.reduceat`` over all words, and the order of addition is that of the text.
    """
    for position in range(int(lengths.max(initial=0))):
        rows = np.flatnonzero(lengths > position)
        sums[rows] += vectors[ids[starts[rows] + position]]
