"""What a result was made with: stored beside every result, so that last year's advice can still be explained."""

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Versions:
    """The versions of everything that can change a result."""

    framework: str
    catalogue: str
    rules: str
    model: str
    settings: str


@dataclass(frozen=True, slots=True)
class VectorManifest:
    """What stored vectors were made with; vectors of another make cannot be compared with new ones.

    Attributes:
        model: name of the text encoder.
        revision: of that encoder; empty where it has none.
        dimension: length of a vector.
        text_template: which texts of an offer were encoded, and how.
        framework: version of the competence framework.
    """

    model: str
    revision: str
    dimension: int
    text_template: str
    framework: str

    def differences(self, wanted: "VectorManifest") -> list[str]:
        """Each field in which these vectors differ from what is wanted, as 'field: stored x, needed y'."""
        return [
            f"{field.name}: stored {getattr(self, field.name)!r}, needed {getattr(wanted, field.name)!r}"
            for field in fields(self)
            if getattr(self, field.name) != getattr(wanted, field.name)
        ]
