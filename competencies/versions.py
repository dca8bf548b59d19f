"""What a result was made with: stored beside every result, so that last year's advice can still be explained."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Versions:
    """The versions of everything that can change a result."""

    framework: str
    catalogue: str
    rules: str
    model: str
    settings: str
