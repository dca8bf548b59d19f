"""The check as JSON (CHECK.json): one model for the command line, the HTTP API and the pages."""

import datetime as dt
import unicodedata
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from competencies.check import (
    Answer,
    CompetenceCheck,
    Grade,
    KnowledgeChoice,
    LadderChoice,
    SelfRating,
    Skipped,
    TargetChoice,
    TargetChoiceKind,
)
from competencies.language import Language
from competencies.level import ProficiencyLevel
from competencies.person import (
    Break,
    DutchLevel,
    Evidence,
    Importance,
    Preferences,
    Schedule,
    Situation,
    Status,
    Transport,
    Trust,
    Wishes,
)

LONGEST_TEXT = 20_000
LONGEST_NAME = 200
MOST_ANSWERS = 1_000


def without_control_characters(text: str) -> str:
    """The text, unless it has a character that nobody typed."""
    for character in text:
        if unicodedata.category(character) in {"Cc", "Cs", "Cn"} and character not in "\n\r\t":
            raise PydanticCustomError(
                "control_character", "control character U+{code}", {"code": f"{ord(character):04X}"}
            )
    return text


def _a_name(text: str) -> str:
    """A name is written with letters; a pictogram is not one."""
    if text and not any(character.isalnum() for character in text):
        raise PydanticCustomError("not_a_name", "no letters")
    return text


Text = Annotated[
    str, StringConstraints(strip_whitespace=True, max_length=LONGEST_TEXT), AfterValidator(without_control_characters)
]
Name = Annotated[
    str,
    StringConstraints(strip_whitespace=True, max_length=LONGEST_NAME),
    AfterValidator(without_control_characters),
    AfterValidator(_a_name),
]
Id = Annotated[
    str, StringConstraints(strip_whitespace=True, max_length=120, pattern=r"^[A-Za-z0-9][A-Za-z0-9._:/+-]*$")
]


class Document(BaseModel):
    """Unknown fields are refused: a typing error must not silently lose what a person told."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class TargetDocument(Document):
    """What the person aims at: an id, or their own words."""

    kind: TargetChoiceKind | None = None
    """Left out: an occupation when there is an id or a text, else 'unknown'."""
    id: Id | None = None
    text: Name | None = None

    def to_domain(self) -> TargetChoice:
        named = TargetChoiceKind.OCCUPATION if self.id or self.text else TargetChoiceKind.UNKNOWN
        return TargetChoice(self.kind or named, self.id, self.text or None)


class AnswerDocument(Document):
    """One answer: a grade for a statement, a level for a ladder, or an option for a knowledge question."""

    item: Id
    answer: Literal["cannot", "with_help", "alone", "can_teach", "skip"] | None = None
    level: Annotated[int, Field(ge=0, le=4)] | None = None
    option: Id | None = None

    @model_validator(mode="after")
    def _exactly_one(self) -> "AnswerDocument":
        if sum(part is not None for part in (self.answer, self.level, self.option)) != 1:
            raise PydanticCustomError(
                "one_of", "exactly one of answer, level, option", {"names": "answer / level / option"}
            )
        return self

    def to_domain(self) -> Answer:
        if self.level is not None:
            return LadderChoice(self.item, ProficiencyLevel(self.level))
        if self.option is not None:
            return KnowledgeChoice(self.item, self.option)
        return Skipped(self.item) if self.answer == "skip" else SelfRating(self.item, Grade(str(self.answer)))


class EvidenceDocument(Document):
    """A certificate, diploma or work piece."""

    kind: Name = "certificate"
    text: Name
    trust: Trust = Trust.SELF_DECLARED
    date: dt.date | None = None


class WishesDocument(Document):
    """What the person would like, in their own words."""

    text: Text = ""
    excluded_occupations: tuple[Name, ...] = Field(default=(), max_length=50)


class SituationDocument(Document):
    """Facts that rules ask for; leave out what you do not want to tell."""

    vdab_registered_since: dt.date | None = None
    benefit_until: dt.date | None = None
    contract_percent: Annotated[int, Field(ge=0, le=100)] | None = None
    hours_per_week: Annotated[float, Field(ge=0, le=80)] | None = None
    workplace_region: Literal["vlaanderen", "brussel", "wallonie"] | None = None
    joint_committee: Name | None = None
    employer_size: Annotated[int, Field(ge=0, le=1_000_000)] | None = None
    secondary_diploma: bool | None = None
    dutch_level: DutchLevel | None = None
    transport: tuple[Transport, ...] = Field(default=(), max_length=4)
    childcare_needed: bool | None = None


class ImportanceDocument(Document):
    """How much the person minds what an offer takes: 0 not at all, 1 as most people do, 3 at most."""

    time: Annotated[float, Field(ge=0, le=3)] = 1.0
    money: Annotated[float, Field(ge=0, le=3)] = 1.0
    distance: Annotated[float, Field(ge=0, le=3)] = 1.0


class BreakDocument(Document):
    """Days on which the person does not want to learn: both are included."""

    model_config = ConfigDict(serialize_by_alias=True)

    start: dt.date = Field(alias="from")
    end: dt.date = Field(alias="to")

    def to_domain(self) -> Break:
        return Break(self.start, self.end)


class PreferencesDocument(Document):
    """Limits for what is proposed."""

    max_km: Annotated[float, Field(ge=0, le=500)] | None = None
    hours_per_week: Annotated[float, Field(gt=0, le=80)] | None = None
    schedule: tuple[Schedule, ...] = Field(default=(), max_length=3)
    budget_eur: Annotated[Decimal, Field(ge=0, le=100_000)] | None = None
    start_after: dt.date | None = None
    ready_by: dt.date | None = None
    importance: ImportanceDocument = ImportanceDocument()
    breaks: Annotated[
        tuple[BreakDocument, ...], Field(max_length=20, description="Days that a pathway keeps free.")
    ] = ()

    def to_domain(self) -> Preferences:
        told = self.model_dump(exclude={"breaks", "importance"})
        return Preferences(
            **told,
            importance=Importance(**self.importance.model_dump()),
            breaks=tuple(pause.to_domain() for pause in self.breaks),
        )


class CheckDocument(Document):
    """A competence check. Every field may be missing; health is never asked."""

    language: Language = Language.NL
    target: TargetDocument = TargetDocument()
    status: Status | None = None
    municipality: Name | None = None
    birth_year: int | None = None
    education_level: Annotated[int, Field(ge=1, le=8)] | None = None
    current_occupation: Name | None = None
    experience_years: Annotated[float, Field(ge=0, le=70)] | None = None
    answers: tuple[AnswerDocument, ...] = Field(default=(), max_length=MOST_ANSWERS)
    experience: Text = ""
    evidence: tuple[EvidenceDocument, ...] = Field(default=(), max_length=100)
    wishes: WishesDocument = WishesDocument()
    situation: SituationDocument = SituationDocument()
    preferences: PreferencesDocument = PreferencesDocument()

    def to_domain(self) -> CompetenceCheck:
        """The check as a domain value; not yet held against a framework."""
        situation = self.situation.model_dump()
        return CompetenceCheck(
            language=self.language,
            target=self.target.to_domain(),
            status=self.status,
            municipality=self.municipality or None,
            birth_year=self.birth_year,
            education_level=self.education_level,
            current_occupation=self.current_occupation or None,
            experience_years=self.experience_years,
            answers=tuple(answer.to_domain() for answer in self.answers),
            experience=self.experience,
            evidence=tuple(Evidence(row.kind, row.text, row.trust, row.date) for row in self.evidence),
            wishes=Wishes(self.wishes.text, self.wishes.excluded_occupations),
            situation=Situation(**situation),
            preferences=self.preferences.to_domain(),
        )
