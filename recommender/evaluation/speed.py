"""How fast an encoder loads and encodes, and how much room it takes."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from competencies.errors import NotReady
from recommender.encoder.port import TextEncoder
from recommender.encoder.static import StaticEncoder, shipped_folder

_ROLES = ("medewerker", "operator", "technicus", "bediener", "hersteller", "tekenaar", "verantwoordelijke", "monteur")
_THINGS = (
    "onderhoud",
    "hydraulica",
    "magazijn",
    "lasrobot",
    "koelinstallaties",
    "netwerken",
    "zonnepanelen",
    "kwaliteitscontrole",
    "CNC-draaibank",
    "elektrische borden",
)


@dataclass(frozen=True, slots=True)
class EncodeSpeed:
    """Result of ``bench encode``.

    Attributes:
        texts_per_s: short texts (2 to 6 words) per second, every one different, word cache empty at the start.
        texts_per_s_warm: the same texts again, words known.
        load_s: seconds from folder to first vector, in this process.
        disk_mb: all files of the model folder.
        minilm_ratio: our speed over that of all-MiniLM-L6-v2 in the same run; None where it is not installed.
        note: why a figure is missing.
    """

    texts_per_s: float
    texts_per_s_warm: float
    load_s: float
    disk_mb: float
    minilm_ratio: float | None
    note: str

    def as_dict(self) -> dict[str, float | str | None]:
        return {
            "texts_per_s": self.texts_per_s,
            "texts_per_s_warm": self.texts_per_s_warm,
            "load_s": self.load_s,
            "disk_mb": self.disk_mb,
            "minilm_ratio": self.minilm_ratio,
            "note": self.note,
        }


def short_texts(n: int, *, seed: int = 0) -> list[str]:
    """Different made-up titles of 2 to 6 words; about one word in nine occurs nowhere else."""
    rng = np.random.default_rng(seed)
    texts = []
    for number in range(n):
        words = [str(rng.choice(_ROLES)), *rng.choice(_THINGS, size=int(rng.integers(1, 5))).tolist()]
        if rng.random() < 0.4:
            words.append(f"{rng.choice(_THINGS)}{rng.choice(_ROLES)}{number}")
        texts.append(" ".join(words))
    return texts


def bench_encode(folder: Path | None = None, *, n: int = 50_000) -> EncodeSpeed:
    """Measure the shipped encoder, or the one in ``folder``."""
    folder = folder or shipped_folder()
    started = time.perf_counter()
    encoder = StaticEncoder.load(folder)
    encoder.encode(["eerste tekst"])
    load_s = time.perf_counter() - started
    texts = short_texts(n)
    cold = texts_per_second(StaticEncoder.load(folder), texts)
    encoder.encode(texts)
    other, note = _minilm_speed(texts[:500])
    return EncodeSpeed(
        texts_per_s=cold,
        texts_per_s_warm=texts_per_second(encoder, texts),
        load_s=load_s,
        disk_mb=sum(path.stat().st_size for path in folder.iterdir() if path.is_file()) / 1e6,
        minilm_ratio=None if other is None else cold / other,
        note=note,
    )


def texts_per_second(encoder: TextEncoder, texts: Sequence[str]) -> float:
    started = time.perf_counter()
    encoder.encode(texts)
    return len(texts) / (time.perf_counter() - started)


def _minilm_speed(texts: Sequence[str]) -> tuple[float | None, str]:
    from recommender.encoder.adapter import MINILM, SentenceTransformerEncoder  # noqa: PLC0415

    try:
        encoder = SentenceTransformerEncoder.load(MINILM)
    except NotReady as error:
        return None, f"no ratio: {error}"
    encoder.encode(texts[:32])
    return texts_per_second(encoder, texts), ""
