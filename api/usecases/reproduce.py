"""Recompute stored advice with today's code, and name the first stage that gives something else."""

from dataclasses import dataclass, fields, replace

from api.usecases.advisor import Advised, Advisor
from api.usecases.check_storage import CheckStore
from competencies.errors import DomainError
from competencies.versions import Versions
from data.repositories.checks import StoredAdvice
from recommender.tracing import Stage, first_difference

VERSION_ORDER = ("framework", "catalogue", "rules", "model", "settings")


@dataclass(frozen=True)
class VersionDifference:
    """Something that the advice was made with and that is another one now."""

    name: str
    stored: str
    now: str


@dataclass(frozen=True)
class Reproduction:
    """Stored advice beside what the same question gives today, for the day it was made on."""

    stored: StoredAdvice
    now: Advised | None
    """None where today's framework refuses the check."""
    refused: str | None
    """Why it does, in that case."""
    versions: tuple[VersionDifference, ...]
    stage: Stage | None
    """The first stage that gives something else; None where all are the same, or the advice is from before they were
    kept."""

    @property
    def identical(self) -> bool:
        """Whether gaps and advice are the same, to the last digit."""
        if self.now is None or self.stage is not None:
            return False
        return (self.now.report, self.now.advice) == (self.stored.report, self.stored.advice)

    @property
    def first_difference(self) -> str | None:
        """What differs first: a version, else a stage; None where the advice is reproduced."""
        if self.identical:
            return None
        if self.versions:
            return self.versions[0].name
        return (self.stage or Stage.EXPLANATION).value


def reproduce(advice_id: str, *, advisor: Advisor, store: CheckStore) -> Reproduction:
    """Advise once more on the stored check, for the day and with the adjustments of then.

    Raises:
        UnknownAdvice: there is none with this id, or its check was deleted.
    """
    stored = store.advice.get(advice_id)
    check = store.checks.get(stored.check_id).check
    then = replace(advisor, today=lambda: stored.made_on)
    versions = _differences(stored.versions, advisor.engine.versions)
    try:
        now = then.advise(check, adjustments=stored.adjustments, traced=True)
    except DomainError as error:
        return Reproduction(stored, None, str(error), versions, Stage.ASSESSMENT)
    stage = first_difference(stored.stage_fingerprints, now.stage_fingerprints)
    return Reproduction(stored, now, None, versions, stage)


def _differences(stored: Versions, now: Versions) -> tuple[VersionDifference, ...]:
    known = {field.name for field in fields(Versions)}
    ordered = [*VERSION_ORDER, *sorted(known - set(VERSION_ORDER))]
    return tuple(
        VersionDifference(name, getattr(stored, name), getattr(now, name))
        for name in ordered
        if getattr(stored, name) != getattr(now, name)
    )
