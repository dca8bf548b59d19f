"""The coverage that was read from the texts of the catalogue."""

import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from data.tables.content import OfferCoverageRow

_COLUMN, _VALUE = np.dtype("<u2"), np.dtype("<f8")


@dataclass(frozen=True, slots=True)
class StoredCoverage:
    """What is stored of one offer.

    Attributes:
        text_version: fingerprint of the text that was read.
        made_with: what it was read with, in words.
        columns: of the probabilities that are not zero, each under 65,536.
        values: those probabilities, as many.
    """

    text_version: str
    made_with: str
    columns: NDArray[np.int64]
    values: NDArray[np.float64]


class CoverageRepository:
    """One row per offer whose coverage was read."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def all(self) -> dict[str, StoredCoverage]:
        """The coverage by opportunity id."""
        table = OfferCoverageRow
        rows = self._session.execute(select(table.opportunity_id, table.text_version, table.made_with, table.coverage))
        return {id_: StoredCoverage(text, made_with, *_unpack(packed)) for id_, text, made_with, packed in rows}

    def save(self, coverage: Mapping[str, StoredCoverage]) -> None:
        """Store coverage in the place of older coverage of the same opportunities."""
        for opportunity_id, stored in coverage.items():
            self._session.merge(
                OfferCoverageRow(
                    opportunity_id=opportunity_id,
                    text_version=stored.text_version,
                    made_with=stored.made_with,
                    coverage=zlib.compress(
                        stored.columns.astype(_COLUMN).tobytes() + stored.values.astype(_VALUE).tobytes()
                    ),
                )
            )
        self._session.flush()

    def forget(self, opportunity_ids: Iterable[str]) -> None:
        """Remove the coverage of opportunities that are no longer read, because somebody said what they teach."""
        for opportunity_id in opportunity_ids:
            self._session.execute(delete(OfferCoverageRow).where(OfferCoverageRow.opportunity_id == opportunity_id))
        self._session.flush()


def _unpack(packed: bytes) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    raw = zlib.decompress(packed)
    n = len(raw) // (_COLUMN.itemsize + _VALUE.itemsize)
    columns = np.frombuffer(raw, dtype=_COLUMN, count=n).astype(np.int64)
    values = np.frombuffer(raw, dtype=_VALUE, count=n, offset=n * _COLUMN.itemsize).astype(np.float64)
    return columns, values
