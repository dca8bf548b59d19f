"""Reads the terms of workplace learning from instruments/*.yaml."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Self

from pydantic import Field, model_validator

from competencies.opportunity import Instrument
from competencies.placement import InstrumentTerms
from competencies.rules import Certainty
from data.sources.authored import mistake, read_all, require_new
from data.sources.content_rows import AuthoredRow, Slug, TextRow

Weeks = Annotated[int, Field(ge=1, le=260)]
Positive = Annotated[float, Field(gt=0)]
ShareOf = Annotated[float, Field(gt=0, le=1)]
Money = Annotated[Decimal, Field(gt=0)]


class InstrumentRow(AuthoredRow):
    """The terms of one form of workplace learning in one period. What is not known is left out."""

    id: Slug
    instrument: Instrument
    name: TextRow
    valid_from: date
    valid_to: date | None
    source: Annotated[str, Field(min_length=5)]
    certainty: Certainty
    signers: TextRow
    pay: TextRow
    travel: TextRow
    who_may: tuple[Slug, ...] = Field(min_length=1)
    notes: TextRow | None = None
    least_weeks: Weeks | None = None
    most_weeks: Weeks | None = None
    most_full_days: Weeks | None = None
    least_hours_per_week: Positive | None = None
    most_hours_per_month: Positive | None = None
    most_hours_per_year: Positive | None = None
    least_share_at_work: ShareOf | None = None
    most_share_of_course: ShareOf | None = None
    apply_weeks_before: Weeks | None = None
    eur_per_month: Money | None = None
    eur_per_hour: Money | None = None
    technical: bool = True

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.valid_to is not None and self.valid_to < self.valid_from:
            raise ValueError(f"valid_to {self.valid_to} lies before valid_from {self.valid_from}")
        if self.least_weeks and self.most_weeks and self.most_weeks < self.least_weeks:
            raise ValueError(f"most_weeks {self.most_weeks} is under least_weeks {self.least_weeks}")
        return self

    def to_domain(self) -> InstrumentTerms:
        texts = {name: getattr(self, name).to_domain() for name in ("name", "signers", "pay", "travel")}
        plain = self.model_dump(exclude={*texts, "notes"})
        return InstrumentTerms(**plain, **texts, notes=self.notes.to_domain() if self.notes else None)


class InstrumentFile(AuthoredRow):
    """A file of instruments."""

    instruments: tuple[InstrumentRow, ...]


def load_instruments(folder: Path) -> tuple[InstrumentTerms, ...]:
    """Read instruments/*.yaml, ordered by id.

    Raises:
        ContentError: a row is wrong, an id is used twice, or two rows speak about one instrument on the same day.
    """
    found: list[InstrumentTerms] = []
    seen = set[str]()
    for file, document in read_all(folder, InstrumentFile):
        for position, row in enumerate(file.instruments):
            here = ("instruments", position, "id")
            require_new(row.id, seen, document, here)
            terms = row.to_domain()
            overlapping = [one.id for one in found if one.instrument is terms.instrument and _overlap(one, terms)]
            if overlapping:
                raise mistake(document, here, f"{row.id!r} and {overlapping[0]!r} are in force at the same time")
            found.append(terms)
    return tuple(sorted(found, key=lambda terms: terms.id))


def _overlap(one: InstrumentTerms, other: InstrumentTerms) -> bool:
    return one.valid_from <= (other.valid_to or date.max) and other.valid_from <= (one.valid_to or date.max)
