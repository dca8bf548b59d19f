"""The development plan as JSON: one published model for the command line, the HTTP API and the PDF."""

from datetime import date
from decimal import Decimal
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from api.documents.advice_document import VersionsDocument, versions_document
from api.wording import plan_sentences as say
from api.wording.render import day_in, money_in
from competencies.gap import GapBand
from competencies.language import Language, LocalizedText
from competencies.opportunity import OpportunityKind
from competencies.person import Status
from competencies.plan import (
    ActionOrigin,
    Actor,
    Agreement,
    ChangeKind,
    ChangeReason,
    Chooser,
    DevelopmentPlan,
    Guidance,
    HeldCompetence,
    LeaveAnswer,
    PlanAction,
    PlanChange,
    PlanRevision,
    RequiredCompetence,
    SupportRequest,
)
from competencies.profile import Provenance
from competencies.rules import Verdict

SCHEMA_ID = "urn:stem-kompas:schema:development-plan:1"
SCHEMA_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_DIGITS = 4


class Planned(BaseModel):
    """Unknown fields are refused: what is published is what is there."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class PlanPersonDocument(Planned):
    """What the person told; null was not told. There is no name: it is written on paper."""

    municipality: str | None
    birth_year: int | None
    status: Status | None
    status_in_words: str | None
    education_level: int | None = Field(description="Highest qualification as VKS level 1 to 8.")
    education_in_words: str | None
    current_occupation: str | None


class PlanTargetDocument(Planned):
    """What the plan works towards."""

    id: str
    label: str
    chosen: bool = Field(description="False: no goal was chosen; the plan looks at what everyone needs.")


class PresentCompetenceDocument(Planned):
    """What the person can do, probably or surely."""

    competence: str
    label: str
    level: int = Field(ge=1, le=4)
    level_in_words: str
    statement: str = Field(description="What somebody at this level can do.")
    sure: GapBand
    sure_in_words: str
    provenance: list[Provenance]
    provenance_in_words: str


class FutureCompetenceDocument(Planned):
    """What the goal asks for and the person does not probably have yet."""

    competence: str
    label: str
    required: int = Field(ge=1, le=4)
    required_in_words: str
    statement: str = Field(description="What somebody at the required level can do.")
    gap: float = Field(description="Expected gap in levels.")
    band: GapBand
    in_words: str


class PresentDocument(Planned):
    """Present competences, strongest first."""

    generic: list[PresentCompetenceDocument] = Field(description="Part of what everyone needs.")
    technical: list[PresentCompetenceDocument]


class FutureDocument(Planned):
    """Future competences, largest weighted gap first."""

    generic: list[FutureCompetenceDocument]
    technical: list[FutureCompetenceDocument]


class StandingDocument(Planned):
    """Where the person stands on one competence that the goal asks for."""

    competence: str
    label: str
    required: int
    expected_level: float
    interval: tuple[int, int] = Field(description="Between these levels with a probability of 90 percent.")
    measured: bool
    reached: bool


class PlanRequestDocument(Planned):
    """Something to ask for in time; never a promise."""

    rule: str
    name: str
    verdict: Verdict
    text: str
    source: str
    by: date


class LearnedDocument(Planned):
    """What an action closes."""

    competence: str
    label: str
    level: int
    statement: str


class PlanActionDocument(Planned):
    """One action."""

    id: str
    origin: ActionOrigin
    kind: OpportunityKind | None
    guidance: Guidance | None
    title: str
    text: str | None = Field(description="What to do; only for guidance.")
    provider: str | None
    sample: bool = Field(description="True: an invented offer of the sample catalogue (voorbeeldaanbod).")
    offering: str | None
    place: str | None
    distance_km: float | None
    who: Actor
    who_in_words: str
    starts_on: date
    ends_on: date
    weeks: int | None
    hours_per_week: float | None
    cost_before: Decimal | None = Field(description="Euro, before support; null where no price is known.")
    cost_after: Decimal | None = Field(description="Euro, after the support that probably applies.")
    requests: list[PlanRequestDocument]
    closes: list[LearnedDocument]
    cautions: list[str] = Field(description="What to mind.")
    signs: list[str] = Field(description="How you will know that it worked.")


class AgreementDocument(Planned):
    """Who does what by when."""

    who: Actor
    who_in_words: str
    what: str
    by: date


class PlanLeaveDocument(Planned):
    """Vlaams opleidingsverlof through this plan: a question to ask, never a promise."""

    answer: LeaveAnswer
    made_in_career_guidance: bool | None
    usable_until: date | None
    text: str
    question: str | None
    source: str | None


class PlanChangeDocument(Planned):
    """One difference with the version before."""

    kind: ChangeKind
    reason: ChangeReason
    text: str


class PlanRevisionDocument(Planned):
    """One entry of the history."""

    version: int
    made_on: date
    by: Chooser
    by_in_words: str
    reason: str
    changes: list[PlanChangeDocument]


class SignatureDocument(Planned):
    """A blank line for a pen; nothing is stored in it."""

    role: Literal["person", "counsellor"]
    label: str


class PlanDocument(Planned):
    """Persoonlijk ontwikkelingsplan (POP): one version."""

    document: Literal["development-plan"] = "development-plan"
    schema_version: Literal[1] = 1
    version: int = Field(ge=1)
    language: Language
    made_on: date
    review_on: date
    person: PlanPersonDocument
    target: PlanTargetDocument
    share_assessed: float = Field(description="Share of what counts for the goal that is known, 0 to 1.")
    present: PresentDocument
    future: FutureDocument
    standing: list[StandingDocument] = Field(description="All that the goal asks for, largest weighted gap first.")
    actions: list[PlanActionDocument] = Field(min_length=2)
    agreements: list[AgreementDocument]
    leave: PlanLeaveDocument
    signatures: list[SignatureDocument]
    history: list[PlanRevisionDocument] = Field(min_length=1)
    data_use: str
    does_not_say: list[str]
    versions: VersionsDocument
    plan_rules_version: str


def plan_schema() -> dict[str, Any]:
    """The published JSON schema of the document, draft 2020-12."""
    schema = PlanDocument.model_json_schema(mode="serialization")
    return {"$schema": SCHEMA_DIALECT, "$id": SCHEMA_ID, **schema}


def plan_document(plan: DevelopmentPlan, language: Language | None = None) -> PlanDocument:
    """A plan in the language that it was made in, or in another one."""
    return _Rendering(plan, language or plan.language).document()


class _Rendering:
    """One plan in one language."""

    def __init__(self, plan: DevelopmentPlan, language: Language) -> None:
        self._plan = plan
        self._language = language

    def document(self) -> PlanDocument:
        plan = self._plan
        return PlanDocument(
            version=plan.version,
            language=self._language,
            made_on=plan.made_on,
            review_on=plan.review_on,
            person=self._person(),
            target=PlanTargetDocument(id=plan.target.id, label=self._in(plan.target.label), chosen=plan.target.chosen),
            share_assessed=round(plan.share_assessed, _DIGITS),
            present=PresentDocument(
                generic=[self._present(one) for one in plan.held if one.generic],
                technical=[self._present(one) for one in plan.held if not one.generic],
            ),
            future=FutureDocument(
                generic=[self._future(one) for one in plan.aimed if one.generic],
                technical=[self._future(one) for one in plan.aimed if not one.generic],
            ),
            standing=[self._standing(one) for one in plan.required],
            actions=[self._action(one) for one in plan.actions],
            agreements=[self._agreement(one) for one in plan.agreements],
            leave=self._leave(),
            signatures=[
                SignatureDocument(role="person", label=self._in(say.HEADINGS["sign_person"])),
                SignatureDocument(role="counsellor", label=self._in(say.HEADINGS["sign_counsellor"])),
            ],
            history=[self._revision(one) for one in plan.history],
            data_use=self._in(say.DATA_USE),
            does_not_say=[self._in(one) for one in say.DOES_NOT_SAY],
            versions=versions_document(plan.versions),
            plan_rules_version=plan.plan_rules_version,
        )

    def _in(self, text: LocalizedText) -> str:
        return text.text_in(self._language)

    def _day(self, day: date) -> str:
        return day_in(day, self._language)

    def _person(self) -> PlanPersonDocument:
        person = self._plan.person
        return PlanPersonDocument(
            municipality=person.municipality,
            birth_year=person.birth_year,
            status=person.status,
            status_in_words=self._in(say.STATUSES[person.status]) if person.status else None,
            education_level=person.education_level,
            education_in_words=self._in(say.EDUCATION[person.education_level]) if person.education_level else None,
            current_occupation=person.current_occupation,
        )

    def _present(self, one: HeldCompetence) -> PresentCompetenceDocument:
        return PresentCompetenceDocument(
            competence=one.competence,
            label=self._in(one.label),
            level=int(one.level),
            level_in_words=self._in(say.LEVELS[int(one.level)]),
            statement=self._in(one.statement),
            sure=one.band,
            sure_in_words=self._in(say.SURENESS[one.band]),
            provenance=list(one.provenances),
            provenance_in_words=", ".join(self._in(say.PROVENANCES[seen]) for seen in one.provenances),
        )

    def _future(self, one: RequiredCompetence) -> FutureCompetenceDocument:
        return FutureCompetenceDocument(
            competence=one.competence,
            label=self._in(one.label),
            required=int(one.required),
            required_in_words=self._in(say.LEVELS[int(one.required)]),
            statement=self._in(one.statement),
            gap=round(one.expected_gap, _DIGITS),
            band=one.band,
            in_words=self._in(say.GROWTH[one.band]),
        )

    def _standing(self, one: RequiredCompetence) -> StandingDocument:
        return StandingDocument(
            competence=one.competence,
            label=self._in(one.label),
            required=int(one.required),
            expected_level=round(one.expected_level, _DIGITS),
            interval=(int(one.interval[0]), int(one.interval[1])),
            measured=one.band is not GapBand.NOT_MEASURED,
            reached=one.reached,
        )

    def _action(self, action: PlanAction) -> PlanActionDocument:
        return PlanActionDocument(
            id=action.id,
            origin=action.origin,
            kind=action.kind,
            guidance=action.guidance,
            title=self._title(action.guidance) if action.guidance else action.title or action.id,
            text=self._in(say.GUIDANCE_TEXTS[action.guidance]) if action.guidance else None,
            provider=action.provider,
            sample=action.sample,
            offering=action.offering,
            place=action.place,
            distance_km=action.distance_km,
            who=action.actor,
            who_in_words=self._in(say.ACTORS[action.actor]),
            starts_on=action.starts_on,
            ends_on=action.ends_on,
            weeks=action.weeks,
            hours_per_week=action.hours_per_week,
            cost_before=_in_cents(action.cost_before),
            cost_after=_in_cents(action.cost_after),
            requests=[self._request(one) for one in action.requests],
            closes=[
                LearnedDocument(
                    competence=one.competence,
                    label=self._in(one.label),
                    level=int(one.level),
                    statement=self._in(one.statement),
                )
                for one in action.learns
            ],
            cautions=[self._in(one) for one in action.cautions],
            signs=self._signs(action),
        )

    def _title(self, guidance: Guidance) -> str:
        status = self._plan.person.status
        whom = say.COUNSELLORS.get(status, say.COUNSELLORS[None])
        return self._in(say.GUIDANCE_TITLES[guidance]).format(whom=self._in(whom))

    def _request(self, request: SupportRequest) -> PlanRequestDocument:
        rule = request.outcome.rule
        return PlanRequestDocument(
            rule=rule.id,
            name=self._in(rule.name),
            verdict=request.outcome.verdict,
            text=self._in(request.outcome.text),
            source=rule.source,
            by=request.by,
        )

    def _signs(self, action: PlanAction) -> list[str]:
        if action.guidance:
            return [self._in(say.GUIDANCE_SIGNS[action.guidance])]
        signs = [self._in(say.SIGNS[action.kind])] if action.kind else []
        can_do = self._in(say.SIGN_CAN_DO)
        return signs + [can_do.format(statement=self._in(one.statement)) for one in action.learns[:1]]

    def _agreement(self, one: Agreement) -> AgreementDocument:
        return AgreementDocument(
            who=one.actor,
            who_in_words=self._in(say.ACTORS[one.actor]),
            what=one.text if one.text is not None else self._in(say.AGREEMENT_REVIEW),
            by=one.by,
        )

    def _leave(self) -> PlanLeaveDocument:
        leave = self._plan.leave
        asked = leave.answer is LeaveAnswer.ASK
        until = self._day(leave.usable_until) if leave.usable_until else ""
        return PlanLeaveDocument(
            answer=leave.answer,
            made_in_career_guidance=leave.made_in_career_guidance,
            usable_until=leave.usable_until,
            text=self._in(say.LEAVE[leave.answer]).format(until=until),
            question=self._in(say.MADE_IN_GUIDANCE[leave.made_in_career_guidance]) if asked else None,
            source=leave.source,
        )

    def _revision(self, one: PlanRevision) -> PlanRevisionDocument:
        return PlanRevisionDocument(
            version=one.version,
            made_on=one.made_on,
            by=one.chooser,
            by_in_words=self._in(say.CHOOSERS[one.chooser]),
            reason=one.reason,
            changes=[self._change(change) for change in one.changes],
        )

    def _change(self, change: PlanChange) -> PlanChangeDocument:
        subject = self._title(change.guidance) if change.guidance else ""
        text = self._in(say.CHANGES[change.kind]).format(
            subject=self._in(change.subject) if change.subject else subject,
            before=self._value(change.kind, change.before),
            after=self._value(change.kind, change.after),
        )
        reason = self._in(say.CHANGE_REASONS[change.reason])
        return PlanChangeDocument(kind=change.kind, reason=change.reason, text=f"{text} {reason}")

    def _value(self, kind: ChangeKind, value: str | None) -> str:
        if value is None:
            return "?"
        match kind:
            case ChangeKind.LEVEL_MOVED:
                return self._in(say.LEVELS[int(value)])
            case ChangeKind.ACTION_MOVED | ChangeKind.REVIEW_MOVED:
                return self._day(date.fromisoformat(value))
            case ChangeKind.COST_CHANGED:
                return money_in(float(value), self._language)
            case ChangeKind.RULE_CHANGED:
                return self._in(say.VERDICTS[value])
            case _:
                return value


def _in_cents(amount: Decimal | None) -> Decimal | None:
    return None if amount is None else amount.quantize(Decimal("0.01"))
