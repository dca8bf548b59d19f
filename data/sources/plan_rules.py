"""Reads how development plans are drawn up."""

from datetime import date
from pathlib import Path
from typing import Annotated, Self

from pydantic import Field, model_validator

from competencies.person import Status
from competencies.planning import LeaveRule, PlanRules
from data.sources.authored import fingerprint_of
from data.sources.content_rows import AuthoredRow
from data.sources.yaml_file import read_rows

Days = Annotated[int, Field(ge=1, le=366)]


class LeaveRow(AuthoredRow):
    """Dated: when a plan opens leave, for whom and how long."""

    valid_from: date
    valid_to: date | None = None
    statuses: tuple[Status, ...] = Field(min_length=1)
    plan_years: Annotated[int, Field(ge=1, le=50)]
    source: Annotated[str, Field(min_length=5)]

    @model_validator(mode="after")
    def _ends_after_its_start(self) -> Self:
        if self.valid_to is not None and self.valid_to < self.valid_from:
            raise ValueError(f"valid_to {self.valid_to} lies before valid_from {self.valid_from}")
        return self


class PlanFile(AuthoredRow):
    """plan.yaml."""

    review_months: Annotated[int, Field(ge=1, le=24)]
    guidance_days: Days
    request_days: Days
    most_actions: Annotated[int, Field(ge=1, le=10)]
    longest_look: Annotated[int, Field(ge=1, le=50)]
    week_hours: Annotated[float, Field(gt=0, le=60)]
    enough_assessed: Annotated[float, Field(ge=0, le=1)]
    leave: tuple[LeaveRow, ...]


def load_plan_rules(folder: Path) -> PlanRules:
    """Read plan.yaml of a folder.

    Raises:
        ContentError: names the file, the line and the reason.
    """
    file, _ = read_rows(folder / "plan.yaml", PlanFile)
    return PlanRules(
        version=fingerprint_of(folder),
        review_months=file.review_months,
        guidance_days=file.guidance_days,
        request_days=file.request_days,
        most_actions=file.most_actions,
        longest_look=file.longest_look,
        week_hours=file.week_hours,
        enough_assessed=file.enough_assessed,
        leave=tuple(
            LeaveRule(row.valid_from, row.valid_to, row.statuses, row.plan_years, row.source) for row in file.leave
        ),
    )
