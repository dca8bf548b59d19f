"""The personal development plan (persoonlijk ontwikkelingsplan, POP): what two people put on the table and sign.

A plan stands on its own: it holds the names and can-do statements as they were on the day it was made, so that a
signed plan still reads the same after the framework has moved on. It holds no name: that is a blank line for a pen.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from competencies.gap import GapBand
from competencies.language import Language, LocalizedText
from competencies.level import ProficiencyLevel
from competencies.opportunity import OpportunityKind
from competencies.person import Status
from competencies.profile import Provenance
from competencies.rules import RuleOutcome
from competencies.versions import Versions

FEWEST_ACTIONS = 2
"""A plan with fewer actions is no plan; guidance fills up what the catalogue cannot."""

REACHED = frozenset({GapBand.SURELY_THERE, GapBand.PROBABLY_THERE})


class Actor(StrEnum):
    """Who does something."""

    PERSON = "person"
    COUNSELLOR = "counsellor"
    TOGETHER = "together"


class ActionOrigin(StrEnum):
    """Where an action comes from."""

    PATHWAY = "pathway"
    RECOMMENDATION = "recommendation"
    GUIDANCE = "guidance"


class Guidance(StrEnum):
    """Actions that need no offer: they are always possible."""

    EXPLORE_GOALS = "explore_goals"
    COMPLETE_CHECK = "complete_check"
    TALK = "talk"


@dataclass(frozen=True, slots=True)
class PlanPerson:
    """What the person told about themselves; what was not told is None."""

    municipality: str | None = None
    birth_year: int | None = None
    status: Status | None = None
    education_level: int | None = None
    """Highest qualification as VKS level 1 to 8."""
    current_occupation: str | None = None


@dataclass(frozen=True, slots=True)
class PlanTarget:
    """What the plan works towards."""

    id: str
    label: LocalizedText
    chosen: bool
    """False: the person does not know yet, and the plan works towards what everyone needs."""


@dataclass(frozen=True, slots=True)
class HeldCompetence:
    """A present competence: the highest level that the person probably has."""

    competence: str
    label: LocalizedText
    generic: bool
    """Part of the literacy that everyone needs; otherwise technical."""
    level: ProficiencyLevel
    statement: LocalizedText
    """What somebody at this level can do."""
    band: GapBand
    """How sure it is that the person is at least at this level; surely or probably there."""
    provenances: tuple[Provenance, ...]

    def __post_init__(self) -> None:
        if self.level == ProficiencyLevel.NONE or self.band not in REACHED:
            raise ValueError(f"{self.competence} is not held: level {self.level}, {self.band}")


@dataclass(frozen=True, slots=True)
class RequiredCompetence:
    """What the target asks of one competence, and where the person stands."""

    competence: str
    label: LocalizedText
    generic: bool
    required: ProficiencyLevel
    statement: LocalizedText
    """What somebody at the required level can do."""
    weight: float
    """Share of the target's importance, in [0, 1]."""
    expected_level: float
    """In [0, 4]."""
    interval: tuple[ProficiencyLevel, ProficiencyLevel]
    """The person is between these levels with a probability of 90 percent."""
    expected_gap: float
    """In levels."""
    band: GapBand

    @property
    def reached(self) -> bool:
        """Whether the person is surely or probably there."""
        return self.band in REACHED


@dataclass(frozen=True, slots=True)
class Learned:
    """What finishing an action brings, and how one will know: by being able to do what the statement says."""

    competence: str
    label: LocalizedText
    level: ProficiencyLevel
    statement: LocalizedText


@dataclass(frozen=True, slots=True)
class SupportRequest:
    """Something to ask for, before a day; an answer of a dated rule, never a promise."""

    outcome: RuleOutcome
    by: date


@dataclass(frozen=True, slots=True)
class PlanAction:
    """Something that somebody will do: a step of a pathway, an offer of the list, or guidance."""

    id: str
    """Id of the opportunity, or the code of the guidance."""
    origin: ActionOrigin
    actor: Actor
    starts_on: date
    ends_on: date
    guidance: Guidance | None = None
    kind: OpportunityKind | None = None
    title: str | None = None
    """None for guidance: its words live with the delivery."""
    provider: str | None = None
    sample: bool = False
    offering: str | None = None
    place: str | None = None
    distance_km: float | None = None
    weeks: int | None = None
    hours_per_week: float | None = None
    cost_before: Decimal | None = None
    """Euro, before support; None where no price is known."""
    cost_after: Decimal | None = None
    requests: tuple[SupportRequest, ...] = ()
    learns: tuple[Learned, ...] = ()
    cautions: tuple[LocalizedText, ...] = ()
    """What to mind: an entry level, a price above the budget, an end after the benefit."""

    def __post_init__(self) -> None:
        if (self.origin is ActionOrigin.GUIDANCE) != (self.guidance is not None):
            raise ValueError(f"action {self.id}: guidance, and only guidance, has a guidance code")
        if self.ends_on < self.starts_on:
            raise ValueError(f"action {self.id} ends on {self.ends_on}, before its start on {self.starts_on}")


@dataclass(frozen=True, slots=True)
class Agreement:
    """An afspraak: who does what by when."""

    actor: Actor
    by: date
    text: str | None = None
    """In the words of the two; None is the agreement to look at the plan again, whose words live with the delivery."""


class LeaveAnswer(StrEnum):
    """Whether Vlaams opleidingsverlof through this plan is a question worth asking."""

    ASK = "ask"
    NOT_FOR_STATUS = "not_for_status"
    NO_RULE = "no_rule"
    """No rule is in force on the day of the plan."""


@dataclass(frozen=True, slots=True)
class LeaveQuestion:
    """Can this plan open Vlaams opleidingsverlof for a training (loopbaangericht)? A question, never a promise."""

    answer: LeaveAnswer
    made_in_career_guidance: bool | None
    """Only a plan made in loopbaanbegeleiding can; None is 'not told'."""
    usable_until: date | None
    source: str | None


class Chooser(StrEnum):
    """Whose choice a new version is."""

    PERSON = "person"
    COUNSELLOR = "counsellor"


@dataclass(frozen=True, slots=True)
class PlanWishes:
    """What the two at the table add."""

    agreements: tuple[Agreement, ...] | None = None
    """Their own agreements; None keeps those of the version before."""
    made_in_career_guidance: bool | None = None
    """Whether this is loopbaanbegeleiding; None keeps what the version before says."""
    chooser: Chooser = Chooser.PERSON
    reason: str = ""


class ChangeKind(StrEnum):
    """What can differ between two versions of a plan."""

    TARGET_CHANGED = "target_changed"
    LEVEL_MOVED = "level_moved"
    ACTION_ADDED = "action_added"
    ACTION_REMOVED = "action_removed"
    ACTION_MOVED = "action_moved"
    """Another start."""
    COST_CHANGED = "cost_changed"
    RULE_CHANGED = "rule_changed"
    AGREEMENTS_CHANGED = "agreements_changed"
    REVIEW_MOVED = "review_moved"
    LEAVE_CHANGED = "leave_changed"


class ChangeReason(StrEnum):
    """Why it differs."""

    ANSWERS_CHANGED = "answers_changed"
    CATALOGUE_CHANGED = "catalogue_changed"
    RULES_CHANGED = "rules_changed"
    METHOD_CHANGED = "method_changed"
    """The framework, the model or the settings of the service."""
    DATE_MOVED = "date_moved"
    COUNSELLORS_CHOICE = "counsellors_choice"
    PERSONS_CHOICE = "persons_choice"


@dataclass(frozen=True, slots=True)
class PlanChange:
    """One difference with the version before, and why."""

    kind: ChangeKind
    reason: ChangeReason
    subject: LocalizedText | None = None
    """The competence, offer or rule that it is about."""
    guidance: Guidance | None = None
    """The guidance that it is about."""
    before: str | None = None
    after: str | None = None
    """A level, an ISO 8601 date, an amount or an id: what there was and what there is."""


@dataclass(frozen=True, slots=True)
class PlanRevision:
    """One entry of the history."""

    version: int
    made_on: date
    chooser: Chooser
    reason: str
    """In the words of who made it; may be empty."""
    changes: tuple[PlanChange, ...]


@dataclass(frozen=True)
class DevelopmentPlan:
    """One version of the plan of one person."""

    version: int
    language: Language
    made_on: date
    review_on: date
    person: PlanPerson
    target: PlanTarget
    held: tuple[HeldCompetence, ...]
    """Strongest first."""
    required: tuple[RequiredCompetence, ...]
    """Everything that the target asks for, largest weighted gap first."""
    share_assessed: float
    """Share of the target's importance that the person told or showed something about, in [0, 1]."""
    actions: tuple[PlanAction, ...]
    agreements: tuple[Agreement, ...]
    leave: LeaveQuestion
    versions: Versions
    plan_rules_version: str
    answers: str
    """A fingerprint of what the person told; says whether it changed, and nothing else."""
    history: tuple[PlanRevision, ...]
    """Oldest first; the last entry is about this version."""

    def __post_init__(self) -> None:
        if len(self.actions) < FEWEST_ACTIONS:
            raise ValueError(f"a plan has at least {FEWEST_ACTIONS} actions, this one has {len(self.actions)}")
        if self.review_on < self.made_on:
            raise ValueError(f"the review on {self.review_on} lies before the plan of {self.made_on}")
        if not self.history or self.history[-1].version != self.version:
            raise ValueError("the last entry of the history is about the version itself")

    @property
    def aimed(self) -> tuple[RequiredCompetence, ...]:
        """Future competences: what the target asks for and the person does not probably have yet."""
        return tuple(one for one in self.required if not one.reached)
