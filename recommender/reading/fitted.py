"""Reading weights on disk, with what they were fitted for."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from competencies.errors import ContentError
from recommender.config import ReadingWeights


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
        path.write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")

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
            raise ContentError(
                f"{path}: expected reading weights as 'stem-kompas train reader' writes them, found {error}"
            ) from error


def fingerprint(path: Path) -> str:
    """A short fingerprint of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:8]
