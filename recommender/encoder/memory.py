"""What ESCO says about a name: one vector per concept, found by any of its names or by its URI.

A label is short; its concept also has synonyms, names in other languages and a description. The memory holds the mean
of those as a vector, so that matching can let a known label speak for its concept. It belongs to matching, not to the
encoder: no text's own vector depends on it.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from competencies.errors import ModelMismatch
from recommender.encoder.arrays import save_arrays
from recommender.encoder.leaks import text_key
from recommender.encoder.port import Embeddings, TextEncoder

MEMORY_FILE = "memory.npz"
Hashes = NDArray[np.uint64]


def key_of(text: str) -> int:
    """64 bits of a text, whatever its case, accents and punctuation."""
    return int.from_bytes(hashlib.blake2b(text_key(text).encode(), digest_size=8).digest(), "big")


def concept_key(uri: str) -> int:
    """64 bits of a concept's URI."""
    return int.from_bytes(hashlib.blake2b(uri.encode(), digest_size=8).digest(), "big")


@dataclass(frozen=True, slots=True)
class ConceptMemory:
    """Concept vectors with the hashes that lead to them.

    Attributes:
        revision: of the encoder that made the vectors.
        names: hashes of names, sorted; a name of two concepts stands there twice.
        name_concepts: the row of each name's concept.
        concepts: hashes of URIs, sorted; row i of the vectors is that of ``concepts[i]``.
        vectors: whole numbers in [-127, 127], shape (n_concepts, dimension); only the direction matters.
    """

    revision: str
    names: Hashes
    name_concepts: NDArray[np.int32]
    concepts: Hashes
    vectors: NDArray[np.int8]

    @classmethod
    def of(
        cls, embeddings: Mapping[str, NDArray[np.float32]], names: Iterable[tuple[str, str]], *, revision: str
    ) -> "ConceptMemory":
        """From one vector per concept URI and (name, URI) pairs; names of other concepts are left out."""
        by_key = dict(sorted((concept_key(uri), vector) for uri, vector in embeddings.items()))
        place = {key: row for row, key in enumerate(by_key)}
        pairs = sorted({(key_of(name), place[concept_key(uri)]) for name, uri in names if concept_key(uri) in place})
        rows = np.stack(list(by_key.values())).astype(np.float32)
        rows *= 127.0 / np.maximum(np.abs(rows).max(axis=1, keepdims=True), 1e-9)
        return cls(
            revision,
            np.array([key for key, _ in pairs], dtype=np.uint64),
            np.array([row for _, row in pairs], dtype=np.int32),
            np.array(list(by_key), dtype=np.uint64),
            np.rint(rows).astype(np.int8),
        )

    def save(self, folder: Path) -> None:
        save_arrays(
            folder / MEMORY_FILE,
            revision=np.array(self.revision),
            names=self.names,
            name_concepts=self.name_concepts,
            concepts=self.concepts,
            vectors=self.vectors,
        )

    @classmethod
    def load(cls, folder: Path, *, revision: str) -> "ConceptMemory | None":
        """The memory beside a model; None where the model has none.

        Raises:
            ModelMismatch: it was made with another revision of the encoder.
        """
        path = folder / MEMORY_FILE
        if not path.is_file():
            return None
        with np.load(path) as stored:
            found = str(stored["revision"])
            if found != revision:
                raise ModelMismatch(
                    f"{path}: made with encoder revision {found}, the encoder is {revision}; "
                    "train it again with 'stem-kompas train encoder'",
                    folder=str(folder),
                )
            arrays = (stored[name] for name in ("names", "name_concepts", "concepts", "vectors"))
            return cls(revision, *arrays)

    def recall_names(self, texts: Sequence[str], otherwise: Embeddings) -> Embeddings:
        """Per text the vector of the concept it names (the mean of several), else the row of ``otherwise``."""
        keys = np.array([key_of(text) for text in texts], dtype=np.uint64)
        starts = np.searchsorted(self.names, keys, side="left")
        stops = np.searchsorted(self.names, keys, side="right")
        recalled = otherwise.copy()
        for row in np.flatnonzero(stops > starts):
            recalled[row] = self._mean(self.name_concepts[starts[row] : stops[row]])
        return recalled

    def recall_concepts(self, uris: Sequence[str], otherwise: Embeddings) -> Embeddings:
        """Per URI the concept's vector, else the row of ``otherwise``."""
        keys = np.array([concept_key(uri) for uri in uris], dtype=np.uint64)
        rows = np.minimum(np.searchsorted(self.concepts, keys), len(self.concepts) - 1)
        recalled = otherwise.copy()
        for place in np.flatnonzero(self.concepts[rows] == keys):
            recalled[place] = self._mean(rows[place : place + 1])
        return recalled

    def owners(self, texts: Sequence[str]) -> NDArray[np.int64]:
        """Per text the row of the concept that it names, -1 where none is known.

        A name of several concepts that stands in the list several times belongs to each of them in turn.
        """
        keys = np.array([key_of(text) for text in texts], dtype=np.uint64)
        starts = np.searchsorted(self.names, keys, side="left")
        counts = np.searchsorted(self.names, keys, side="right") - starts
        seen: dict[int, int] = {}
        owners = np.full(len(texts), -1, dtype=np.int64)
        for place in np.flatnonzero(counts > 0):
            turn = seen.get(int(keys[place]), 0)
            owners[place] = self.name_concepts[starts[place] + turn % counts[place]]
            seen[int(keys[place])] = turn + 1
        return owners

    def _mean(self, rows: NDArray[np.integer]) -> NDArray[np.float32]:
        vectors = self.vectors[rows].astype(np.float32)
        vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
        mean: NDArray[np.float32] = vectors.mean(axis=0)
        return mean


def memory_of(encoder: TextEncoder) -> ConceptMemory | None:
    """The encoder's memory of ESCO concepts, where it has one."""
    memory = getattr(encoder, "memory", None)
    return memory if isinstance(memory, ConceptMemory) else None
