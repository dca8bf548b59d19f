"""Weights of reading on disk, with what they were fitted for."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from competencies.errors import ContentError
from recommender.config import ComponentConfig, CourseWeights, ReadingWeights


@dataclass(frozen=True, slots=True)
class FittedWeights:
    """Weights for one encoder.

    Attributes:
        encoder: the model id that they belong to; cosines of another encoder mean something else.
        framework: version that they were fitted with; they hold for later ones until somebody measures otherwise.
        texts: fingerprint of the labelled texts.
        weights: what was found.
    """

    encoder: str
    framework: str
    texts: str
    weights: ReadingWeights

    def save(self, path: Path) -> None:
        stored = {
            "encoder": self.encoder,
            "framework": self.framework,
            "texts": self.texts,
            "weights": self.weights.model_dump(),
        }
        _write(path, stored)

    @classmethod
    def load(cls, path: Path) -> "FittedWeights | None":
        """The weights in a file; None where there is none.

        Raises:
            ContentError: the file holds something else.
        """
        if not path.is_file():
            return None
        try:
            stored = json.loads(path.read_text(encoding="utf-8"))
            weights = ReadingWeights.model_validate(stored["weights"])
            return cls(stored["encoder"], stored["framework"], stored["texts"], weights)
        except (KeyError, TypeError, ValueError, ValidationError) as error:
            raise _something_else(path, error, command="train reader") from error


@dataclass(frozen=True, slots=True)
class FittedCourseWeights:
    """Weights of text-read coverage for one encoder and one way of reading.

    Attributes:
        encoder: the model id that they belong to.
        framework: version that they were fitted with.
        texts: fingerprint of the courses and their labels.
        reading: fingerprint of the reading weights that the amounts are made of.
        weights: what was found.
    """

    encoder: str
    framework: str
    texts: str
    reading: str
    weights: CourseWeights

    def fits(self, encoder: str, reading: ReadingWeights) -> bool:
        """Whether they belong to this encoder and these reading weights."""
        return (self.encoder, self.reading) == (encoder, weights_fingerprint(reading))

    def save(self, path: Path) -> None:
        stored = {
            "encoder": self.encoder,
            "framework": self.framework,
            "texts": self.texts,
            "reading": self.reading,
            "weights": self.weights.model_dump(),
        }
        _write(path, stored)

    @classmethod
    def load(cls, path: Path) -> "FittedCourseWeights | None":
        """The weights in a file; None where there is none.

        Raises:
            ContentError: the file holds something else.
        """
        if not path.is_file():
            return None
        try:
            stored = json.loads(path.read_text(encoding="utf-8"))
            weights = CourseWeights.model_validate(stored["weights"])
            return cls(stored["encoder"], stored["framework"], stored["texts"], stored["reading"], weights)
        except (KeyError, TypeError, ValueError, ValidationError) as error:
            raise _something_else(path, error, command="train coverage") from error


def fingerprint(*paths: Path) -> str:
    """A short fingerprint of files."""
    return hashlib.sha256(b"".join(path.read_bytes() for path in paths)).hexdigest()[:8]


def weights_fingerprint(weights: ComponentConfig) -> str:
    """A short fingerprint of weights."""
    return hashlib.sha256(weights.model_dump_json().encode()).hexdigest()[:8]


def _write(path: Path, stored: dict[str, Any]) -> None:
    path.write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")


def _something_else(path: Path, error: Exception, *, command: str) -> ContentError:
    return ContentError(f"{path}: expected weights as 'stem-kompas {command}' writes them, found {error}")
