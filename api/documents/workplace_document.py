"""Learning at work as JSON and as a printed zoekprofiel werkplek."""

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from api.wording import workplace_sentences as say
from api.wording.render import Wording, day_in, number_in, percent_in
from competencies.language import LocalizedText
from competencies.opportunity import Instrument
from competencies.placement import (
    Approach,
    Combination,
    CombinationKind,
    InstrumentFit,
    InstrumentTerms,
    Placement,
    PlaceWishes,
    SearchReason,
    WorkplaceProfile,
)
from competencies.recommendation import Advice
from competencies.rules import Certainty, Verdict

_DIGITS = 4


class WorkplacePart(BaseModel):
    """A part of what is told about learning at work."""

    model_config = ConfigDict(frozen=True)


class TermsDocument(WorkplacePart):
    """The terms of a form of workplace learning; what is not known is null."""

    id: str
    instrument: Instrument
    name: str
    least_weeks: int | None
    most_weeks: int | None
    signers: str
    pay: str
    travel: str
    notes: str | None
    rules: list[str] = Field(description="Ids of the rules that say who may use it.")
    source: str
    certainty: Certainty
    valid_from: date
    valid_to: date | None


class SkillDocument(WorkplacePart):
    """A competence at a level, with its can-do statement."""

    competence: str
    label: str
    level: int
    statement: str


class PlacementDocument(WorkplacePart):
    """A workplace of the list: its profile minus the person's."""

    workplace: str
    title: str
    brings: list[SkillDocument] = Field(description="What it teaches that the person lacks.")
    demands: list[SkillDocument] = Field(description="What it asks at the start that is not surely there.")
    weeks: int
    weeks_needed: int
    learnable: bool | None = Field(description="Whether that fits the longest duration; null where none is known.")
    approach: Approach
    in_words: list[str]
    terms: TermsDocument | None


class CombinationStepDocument(WorkplacePart):
    """One offer of a combination."""

    opportunity: str
    offering: str
    kind: Literal["training", "evc", "workplace", "informal"]
    instrument: Instrument | None
    title: str
    starts_on: date
    ends_on: date
    weeks: int
    sample: bool = Field(description="True: an invented offer of the sample catalogue (voorbeeldaanbod).")


class ClosedTogetherDocument(WorkplacePart):
    """What the steps close of one gap."""

    competence: str
    label: str
    levels: float


class CombinationDocument(WorkplacePart):
    """Offers in an allowed order."""

    kind: CombinationKind
    in_words: list[str]
    steps: list[CombinationStepDocument]
    closes: list[ClosedTogetherDocument]
    share: float = Field(description="Of the weighted gap, if all steps are finished.")


class InstrumentFitDocument(WorkplacePart):
    """A form that may fit."""

    terms: TermsDocument
    verdict: Verdict
    weeks: int | None
    enough: bool | None
    missing_facts: list[str]
    in_words: list[str]


class WorkplaceProfileDocument(WorkplacePart):
    """Zoekprofiel werkplek: what to look for, to print and take along."""

    target: str
    target_label: str
    reason: SearchReason
    in_words: str
    teach: list[SkillDocument]
    brings: list[SkillDocument]
    wishes: list[str]
    instruments: list[InstrumentFitDocument]
    weeks_needed: int
    ask_vdab: list[str]
    text: str = Field(description="The whole profile as text, to print.")


class WorkplaceDocument(WorkplacePart):
    """Learning at work beside the list."""

    placements: list[PlacementDocument]
    combinations: list[CombinationDocument]
    profile: WorkplaceProfileDocument | None = Field(description="Null where a workplace of the catalogue fits.")


def workplace_document(advice: Advice, wording: Wording) -> WorkplaceDocument:
    """Placements, combinations and the profile to look for, in the reader's language."""
    profile = advice.workplace_profile
    return WorkplaceDocument(
        placements=[_placement(one, wording) for one in advice.placements],
        combinations=[_combination(one, wording) for one in advice.combinations],
        profile=workplace_profile_document(profile, wording) if profile else None,
    )


def workplace_profile_document(profile: WorkplaceProfile, wording: Wording) -> WorkplaceProfileDocument:
    """The zoekprofiel with its printable text."""
    language = wording.language
    document = WorkplaceProfileDocument(
        target=profile.target,
        target_label=wording.target(profile.target),
        reason=profile.reason,
        in_words=say.REASONS[profile.reason].text_in(language),
        teach=[_skill(one.competence, int(one.level), wording) for one in profile.teach],
        brings=[_skill(one.competence, int(one.level), wording) for one in profile.brings],
        wishes=_wishes(profile.wishes, wording),
        instruments=[_fit(fit, wording) for fit in profile.instruments],
        weeks_needed=profile.weeks_needed,
        ask_vdab=[question.text_in(language) for question in say.QUESTIONS],
        text="",
    )
    return document.model_copy(update={"text": "\n".join(_profile_lines(document, wording))})


def combination_lines(document: WorkplaceDocument, wording: Wording) -> list[str]:
    """Combinations as text for the command line; empty without any."""
    if not document.combinations:
        return []
    lines = [say.COMBINATIONS_HEADING.text_in(wording.language)]
    for one in document.combinations:
        lines += [f"- {' '.join(one.in_words)}"]
        for step in one.steps:
            sample = " [voorbeeldaanbod]" if step.sample else ""
            lines.append(f"  . {day_in(step.starts_on, wording.language)}: {step.title}{sample}")
    return lines


def _profile_lines(document: WorkplaceProfileDocument, wording: Wording) -> list[str]:
    language = wording.language

    def section(heading: LocalizedText, entries: list[str], otherwise: LocalizedText) -> list[str]:
        shown = entries or [otherwise.text_in(language)]
        return ["", f"## {heading.text_in(language)}", "", *(f"- {entry}" for entry in shown)]

    def skills(entries: list[SkillDocument]) -> list[str]:
        line = say.TEACH_LINE.text_in(language)
        return [line.format(competence=one.label, statement=one.statement) for one in entries]

    forms = [
        f"{fit.terms.name} ({say.VERDICTS[fit.verdict].text_in(language)}). {' '.join(fit.in_words)}"
        for fit in document.instruments
    ]
    return [
        f"# {say.TITLE.text_in(language)}",
        "",
        say.GOAL.text_in(language).format(target=document.target_label),
        document.in_words,
        *section(say.TEACH, skills(document.teach), say.NOTHING_TO_TEACH),
        *section(say.BRINGS, skills(document.brings), say.NOTHING_KNOWN),
        *section(say.WISHES, document.wishes, say.NO_WISHES),
        *section(say.FORMS, forms, say.NO_FORM),
        "",
        say.PLACE_AND_TRAIN.text_in(language),
        *section(say.ASK_VDAB, document.ask_vdab, say.NO_FORM),
    ]


def _skill(competence: str, level: int, wording: Wording) -> SkillDocument:
    statement = wording.framework.competence(competence).statements[level - 1].text_in(wording.language)
    return SkillDocument(competence=competence, label=wording.competence(competence), level=level, statement=statement)


def _terms(terms: InstrumentTerms, wording: Wording) -> TermsDocument:
    language = wording.language
    return TermsDocument(
        id=terms.id,
        instrument=terms.instrument,
        name=terms.name.text_in(language),
        least_weeks=terms.least_weeks,
        most_weeks=terms.most_weeks,
        signers=terms.signers.text_in(language),
        pay=terms.pay.text_in(language),
        travel=terms.travel.text_in(language),
        notes=terms.notes.text_in(language) if terms.notes else None,
        rules=list(terms.who_may),
        source=terms.source,
        certainty=terms.certainty,
        valid_from=terms.valid_from,
        valid_to=terms.valid_to,
    )


def _terms_sentences(terms: TermsDocument, wording: Wording) -> list[str]:
    language = wording.language
    return [
        say.SIGNS.text_in(language).format(text=terms.signers),
        say.PAY.text_in(language).format(text=terms.pay),
        say.COMMUTE.text_in(language).format(text=terms.travel),
        *([terms.notes] if terms.notes else []),
        say.SOURCE.text_in(language).format(source=f"{terms.source}."),
    ]


def _placement(one: Placement, wording: Wording) -> PlacementDocument:
    language = wording.language
    terms = _terms(one.terms, wording) if one.terms else None
    learnable = say.LEARNABLE[one.learnable].text_in(language).format(weeks=one.weeks_needed)
    return PlacementDocument(
        workplace=one.workplace,
        title=one.title,
        brings=[_skill(skill.competence, int(skill.level), wording) for skill in one.brings],
        demands=[_skill(skill.competence, int(skill.level), wording) for skill in one.demands],
        weeks=one.weeks,
        weeks_needed=one.weeks_needed,
        learnable=one.learnable,
        approach=one.approach,
        in_words=[
            *([learnable] if one.brings else []),
            say.APPROACHES[one.approach].text_in(language),
            *(_terms_sentences(terms, wording) if terms else []),
        ],
        terms=terms,
    )


def _combination(one: Combination, wording: Wording) -> CombinationDocument:
    language = wording.language
    return CombinationDocument(
        kind=one.kind,
        in_words=[
            say.COMBINATIONS[one.kind].text_in(language),
            say.CLOSES_TOGETHER.text_in(language).format(share=percent_in(one.share, language)),
        ],
        steps=[
            CombinationStepDocument(
                opportunity=step.opportunity,
                offering=step.offering,
                kind=step.kind.value,
                instrument=step.instrument,
                title=step.title,
                starts_on=step.starts_on,
                ends_on=step.ends_on,
                weeks=step.weeks,
                sample=step.sample,
            )
            for step in one.steps
        ],
        closes=[
            ClosedTogetherDocument(
                competence=closed.competence,
                label=wording.competence(closed.competence),
                levels=round(closed.levels, _DIGITS),
            )
            for closed in one.closes
        ],
        share=round(one.share, _DIGITS),
    )


def _fit(fit: InstrumentFit, wording: Wording) -> InstrumentFitDocument:
    terms = _terms(fit.terms, wording)
    return InstrumentFitDocument(
        terms=terms,
        verdict=fit.verdict,
        weeks=fit.weeks,
        enough=fit.enough,
        missing_facts=list(fit.outcome.missing_facts) if fit.outcome else [],
        in_words=[_access(fit, wording), *_length(fit, wording), *_terms_sentences(terms, wording)],
    )


def _access(fit: InstrumentFit, wording: Wording) -> str:
    return wording.outcome(fit.outcome) if fit.outcome else say.NO_RULE.text_in(wording.language)


def _length(fit: InstrumentFit, wording: Wording) -> list[str]:
    if fit.weeks is None:
        return [say.LENGTH_UNKNOWN.text_in(wording.language)]
    told = [say.LENGTH.text_in(wording.language).format(weeks=fit.weeks)]
    return told if fit.enough else [*told, say.TOO_SHORT.text_in(wording.language)]


def _wishes(wishes: PlaceWishes, wording: Wording) -> list[str]:
    language = wording.language
    told: list[str] = []
    if wishes.hours_per_week is not None:
        told.append(say.HOURS.text_in(language).format(hours=number_in(wishes.hours_per_week, language)))
    if wishes.schedule:
        when = ", ".join(say.SCHEDULES[one].text_in(language) for one in wishes.schedule)
        told.append(say.SCHEDULE.text_in(language).format(when=when))
    if wishes.municipality:
        place = say.NEAR if wishes.max_km is None else say.WITHIN
        km = "" if wishes.max_km is None else number_in(wishes.max_km, language)
        told.append(place.text_in(language).format(municipality=wishes.municipality, km=km))
    if wishes.transport:
        how = ", ".join(say.TRANSPORTS[one].text_in(language) for one in wishes.transport)
        told.append(say.TRAVEL.text_in(language).format(how=how))
    if wishes.childcare:
        told.append(say.CHILDCARE.text_in(language))
    if wishes.start_after:
        told.append(say.START.text_in(language).format(day=day_in(wishes.start_after, language)))
    if wishes.ready_by:
        told.append(say.READY.text_in(language).format(day=day_in(wishes.ready_by, language)))
    return told
