"""A competence check: one person, one sitting, one framework version. Valid at any moment, also without answers."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from competencies.errors import AnswerDoesNotFit, ImpossibleDate, UnknownItem
from competencies.framework import CompetenceFramework, Item, KnowledgeItem, LadderItem, StatementItem
from competencies.language import Language
from competencies.level import ProficiencyLevel
from competencies.person import Evidence, Preferences, Situation, Status, Wishes

YOUNGEST_AGE = 14
OLDEST_AGE = 110
LONGEST_PLAN_YEARS = 15


class Grade(StrEnum):
    """How well a person says they can do what a statement describes, weakest first."""

    CANNOT = "cannot"
    WITH_HELP = "with_help"
    ALONE = "alone"
    CAN_TEACH = "can_teach"

    @property
    def rank(self) -> int:
        """cannot = 0 up to can_teach = 3."""
        return list(Grade).index(self)


@dataclass(frozen=True, slots=True)
class SelfRating:
    """A grade for one can-do statement."""

    item: str
    grade: Grade


@dataclass(frozen=True, slots=True)
class LadderChoice:
    """The highest of four statements that the person can do on their own; 0 is none of them."""

    item: str
    level: ProficiencyLevel


@dataclass(frozen=True, slots=True)
class KnowledgeChoice:
    """The option chosen for a knowledge question."""

    item: str
    option: str


@dataclass(frozen=True, slots=True)
class Skipped:
    """The question was shown and not answered; carries no information."""

    item: str


Answer = SelfRating | LadderChoice | KnowledgeChoice | Skipped


class TargetChoiceKind(StrEnum):
    """What a person says they aim at."""

    OCCUPATION = "occupation"
    TRANSITION = "transition"
    LITERACY = "literacy"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class TargetChoice:
    """What a person aims at: a target's id, or their own words for it, or 'I don't know yet'."""

    kind: TargetChoiceKind = TargetChoiceKind.UNKNOWN
    id: str | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class CompetenceCheck:
    """Everything that a person told; every part may be missing."""

    language: Language = Language.NL
    target: TargetChoice = TargetChoice()
    status: Status | None = None
    municipality: str | None = None
    birth_year: int | None = None
    education_level: int | None = None
    """Highest qualification as VKS level 1 to 8."""
    current_occupation: str | None = None
    experience_years: float | None = None
    answers: tuple[Answer, ...] = ()
    experience: str = ""
    evidence: tuple[Evidence, ...] = ()
    wishes: Wishes = Wishes()
    situation: Situation = Situation()
    preferences: Preferences = Preferences()

    @property
    def n_answered(self) -> int:
        """Answers that carry information."""
        return sum(not isinstance(answer, Skipped) for answer in self.answers)

    def require_valid(self, framework: CompetenceFramework, *, today: date) -> None:
        """Refuse what cannot be true: unknown questions, answers of the wrong sort, impossible dates.

        Raises:
            UnknownItem, AnswerDoesNotFit, ImpossibleDate: with the path of the field.
        """
        seen: set[str] = set()
        for position, answer in enumerate(self.answers):
            field = f"answers.{position}"
            try:
                item = framework.item(answer.item)
            except UnknownItem as error:
                raise UnknownItem(str(error), field=f"{field}.item", item=answer.item) from None
            if answer.item in seen:
                raise AnswerDoesNotFit(
                    f"question {answer.item!r} is answered twice", field=field, item=answer.item, expected="1 x"
                )
            seen.add(answer.item)
            _require_fitting(answer, item, field)
        self._require_possible_dates(today)

    def _require_possible_dates(self, today: date) -> None:
        if self.birth_year is not None:
            low, high = today.year - OLDEST_AGE, today.year - YOUNGEST_AGE
            if not low <= self.birth_year <= high:
                raise ImpossibleDate(
                    f"birth year {self.birth_year}", field="birth_year", value=self.birth_year, low=low, high=high
                )
        for position, evidence in enumerate(self.evidence):
            if evidence.date and evidence.date > today:
                raise ImpossibleDate(
                    "evidence from the future",
                    field=f"evidence.{position}.date",
                    value=evidence.date,
                    low=date(1950, 1, 1),
                    high=today,
                )
        self._require_possible_plans(today)

    def _require_possible_plans(self, today: date) -> None:
        latest = today.replace(year=today.year + LONGEST_PLAN_YEARS, day=1)
        for field, day, low, high in (
            ("situation.vdab_registered_since", self.situation.vdab_registered_since, date(1950, 1, 1), today),
            ("situation.benefit_until", self.situation.benefit_until, date(2000, 1, 1), latest),
            ("preferences.start_after", self.preferences.start_after, date(2000, 1, 1), latest),
            ("preferences.ready_by", self.preferences.ready_by, today, latest),
        ):
            if day is not None and not low <= day <= high:
                raise ImpossibleDate(f"{field} {day}", field=field, value=day, low=low, high=high)
        start, end = self.preferences.start_after, self.preferences.ready_by
        if start and end and end < start:
            raise ImpossibleDate(
                "ready before the start", field="preferences.ready_by", value=end, low=start, high=latest
            )
        for position, pause in enumerate(self.preferences.breaks):
            if not pause.start <= pause.end <= latest:
                raise ImpossibleDate(
                    "a break that ends before it starts, or too far away",
                    field=f"preferences.breaks.{position}.to",
                    value=pause.end,
                    low=pause.start,
                    high=latest,
                )


def _require_fitting(answer: Answer, item: Item, field: str) -> None:
    expected: str | None = None
    match item, answer:
        case (_, Skipped()) | (StatementItem(), SelfRating()) | (LadderItem(), LadderChoice()):
            pass
        case KnowledgeItem(), KnowledgeChoice():
            if answer.option not in item.options:
                expected = f"option: {' / '.join(item.options)}"
        case StatementItem(), _:
            expected = f"answer: {' / '.join(Grade)} / skip"
        case LadderItem(), _:
            expected = "level: 0-4"
        case KnowledgeItem(), _:
            expected = f"option: {' / '.join(item.options)}"
    if expected:
        raise AnswerDoesNotFit(
            f"the answer to {answer.item!r} does not fit", field=field, item=answer.item, expected=expected
        )
