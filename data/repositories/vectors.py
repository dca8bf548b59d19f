"""The vectors of the catalogue, with the manifest that says what they were made with."""

import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from competencies.versions import VectorManifest
from data.tables.content import OfferVectorsRow, VectorManifestRow

_ONLY_ROW = 1
_FAST = 1  # of zlib: vectors of counts are mostly zeros, vectors of a model hardly shrink
_STORED_AS = np.dtype("<f4")


@dataclass(frozen=True, slots=True)
class StoredVectors:
    """What is stored of one offer.

    Attributes:
        text_version: fingerprint of the texts that were encoded.
        embeddings: float32, shape (n_parts, dimension).
    """

    text_version: str
    embeddings: NDArray[np.float32]


class VectorRepository:
    """Vectors of one make at a time."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def manifest(self) -> VectorManifest | None:
        """What the vectors were made with; None when there are none."""
        row = self._session.get(VectorManifestRow, _ONLY_ROW)
        return None if row is None else row.manifest

    def all(self) -> dict[str, StoredVectors]:
        """The vectors by opportunity id."""
        manifest = self.manifest()
        if manifest is None:
            return {}
        return {
            row.opportunity_id: StoredVectors(row.text_version, _unpack(row.embeddings, manifest.dimension))
            for row in self._session.scalars(select(OfferVectorsRow))
        }

    def start_anew(self, manifest: VectorManifest, *, at: datetime) -> None:
        """Forget all vectors and write down what the next ones are made with."""
        self._session.execute(delete(OfferVectorsRow))
        self._session.merge(VectorManifestRow(id=_ONLY_ROW, manifest=manifest, made_at=at))
        self._session.flush()

    def save(self, vectors: Mapping[str, StoredVectors]) -> None:
        """Store vectors, made as the manifest says, in the place of older ones of the same opportunities."""
        for opportunity_id, stored in vectors.items():
            self._session.merge(
                OfferVectorsRow(
                    opportunity_id=opportunity_id,
                    text_version=stored.text_version,
                    embeddings=zlib.compress(stored.embeddings.astype(_STORED_AS).tobytes(), _FAST),
                )
            )
        self._session.flush()


def _unpack(packed: bytes, dimension: int) -> NDArray[np.float32]:
    return np.frombuffer(zlib.decompress(packed), dtype=_STORED_AS).reshape(-1, dimension).astype(np.float32)
