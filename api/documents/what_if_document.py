"""A what-if as JSON: what would be different in the check, and what would follow from it."""

from dataclasses import replace
from typing import Annotated, Any

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from api.documents.advice_document import AdviceDocument, Answered
from api.documents.check_document import (
    CheckDocument,
    Document,
    Id,
    Name,
    PreferencesDocument,
    TargetDocument,
)
from api.wording.render import Wording
from competencies.advice_diff import AdviceDiff, ChangedTerm, Listed
from competencies.check import CompetenceCheck
from competencies.level import ProficiencyLevel
from competencies.person import Evidence, Trust
from competencies.supposition import Suppositions

MOST_SUPPOSED = 20


class SuppositionDocument(Document):
    """A certificate in words, or a competence with the level that is taken to be reached."""

    text: Name | None = Field(default=None, description="A certificate, such as 'VCA basisveiligheid'.")
    competence: Id | None = None
    level: Annotated[int, Field(ge=1, le=4)] | None = None

    @model_validator(mode="after")
    def _one_of_both(self) -> "SuppositionDocument":
        levelled = self.competence is not None and self.level is not None
        half = (self.competence is None) != (self.level is None)
        if half or levelled == (self.text is not None):
            raise PydanticCustomError("one_of", "text, or competence and level", {"names": "text / competence + level"})
        return self


class ChangesDocument(Document):
    """What would be different; what is left out stays as it is, and null takes a limit away."""

    target: TargetDocument | None = None
    preferences: PreferencesDocument = PreferencesDocument()
    suppose: tuple[SuppositionDocument, ...] = Field(default=(), max_length=MOST_SUPPOSED)

    def apply(self, check: CompetenceCheck) -> CompetenceCheck:
        """The check with the changes; only the fields that were given."""
        given = {name: getattr(self.preferences, name) for name in self.preferences.model_fields_set}
        return replace(
            check,
            target=self.target.to_domain() if self.target else check.target,
            preferences=replace(check.preferences, **given),
        )

    def suppositions(self) -> Suppositions:
        """What is taken to be so; a supposed certificate counts as one that was checked."""
        return Suppositions(
            evidence=tuple(Evidence("certificate", one.text, Trust.VERIFIED) for one in self.suppose if one.text),
            levels={
                one.competence: ProficiencyLevel(one.level) for one in self.suppose if one.competence and one.level
            },
        )


class WhatIfDocument(Document):
    """A check and what would be different in it."""

    check: CheckDocument
    changes: ChangesDocument


class ListedDocument(Answered):
    """An offer that only one of the lists has."""

    id: str
    title: str
    place: int = Field(description="Counted from 1, in the list that has it.")
    score: float


class MovedDocument(Answered):
    """An offer at another place."""

    id: str
    title: str
    before: int
    after: int


class TermDocument(Answered):
    """The term of a score that changed most."""

    code: str
    competence: str | None
    label: str | None
    before: float
    after: float


class RescoredDocument(Answered):
    """An offer with other points."""

    id: str
    title: str
    before: float
    after: float
    most: TermDocument


class ChangedGapDocument(Answered):
    """A gap of another size; null where the target does not ask the competence."""

    competence: str
    label: str
    before: float | None
    after: float | None


class DiffDocument(Answered):
    """Everything that would be different."""

    target_before: str
    target_after: str
    headline_before: float
    headline_after: float
    added: list[ListedDocument]
    removed: list[ListedDocument]
    moved: list[MovedDocument]
    rescored: list[RescoredDocument]
    gaps: list[ChangedGapDocument]
    notes_added: list[str]
    notes_removed: list[str]
    refused_added: list[str] = Field(description="Rules that would keep something out and do not now, by id.")
    refused_removed: list[str]


class WhatIfAnswer(Answered):
    """The answer to the changed question, and what is different from the answer to the check as it is."""

    advice: AdviceDocument
    diff: DiffDocument


def diff_document(diff: AdviceDiff, wording: Wording) -> DiffDocument:
    """What is different, in the reader's language."""
    return DiffDocument(
        target_before=diff.target_before,
        target_after=diff.target_after,
        headline_before=round(diff.headline_before, 4),
        headline_after=round(diff.headline_after, 4),
        added=[_listed(item) for item in diff.added],
        removed=[_listed(item) for item in diff.removed],
        moved=[
            MovedDocument(id=item.opportunity, title=item.title, before=item.before, after=item.after)
            for item in diff.moved
        ],
        rescored=[
            RescoredDocument(
                id=item.opportunity,
                title=item.title,
                before=item.before,
                after=item.after,
                most=_term(item.most, wording),
            )
            for item in diff.rescored
        ],
        gaps=[
            ChangedGapDocument(
                competence=gap.competence,
                label=wording.competence(gap.competence),
                before=gap.before,
                after=gap.after,
            )
            for gap in diff.gaps
        ],
        notes_added=[wording.note(note) for note in diff.notes_added],
        notes_removed=[wording.note(note) for note in diff.notes_removed],
        refused_added=list(diff.refused_added),
        refused_removed=list(diff.refused_removed),
    )


def _listed(item: Listed) -> ListedDocument:
    return ListedDocument(id=item.opportunity, title=item.title, place=item.place, score=item.score)


def _term(term: ChangedTerm, wording: Wording) -> TermDocument:
    label = wording.competence(term.competence) if term.competence else None
    return TermDocument(
        code=term.code.value, competence=term.competence, label=label, before=term.before, after=term.after
    )


def whatif_example() -> dict[str, Any]:
    """An example that works, for the API's description."""
    return {
        "check": {
            "target": {"kind": "occupation", "id": "elektromecanicien"},
            "municipality": "Genk",
            "preferences": {"max_km": 30},
        },
        "changes": {"preferences": {"max_km": 80}, "suppose": [{"text": "VCA basisveiligheid"}]},
    }
