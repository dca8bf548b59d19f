"""What an offer brings, as JSON."""

from pydantic import BaseModel, ConfigDict, Field

from competencies.opportunity import CoverageSource


class CoverageEntry(BaseModel):
    """One competence that finishing brings, by whose account and how surely."""

    model_config = ConfigDict(frozen=True)

    competence: str
    label: str
    level: int = Field(description="Where finishing most likely leads somebody who learns it.", ge=1, le=4)
    probabilities: list[float] = Field(
        description="Chance that finishing brings at least level 1, 2, 3 and 4.", min_length=4, max_length=4
    )
    source: CoverageSource
    words: str | None = Field(description="The part of the text that it was read from; null where it was said.")


class CoverageDocument(BaseModel):
    """The coverage of one opportunity, likeliest first."""

    model_config = ConfigDict(frozen=True)

    opportunity: str
    entries: list[CoverageEntry]
