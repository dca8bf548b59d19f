"""EVC triage as JSON, with the sentences beside the codes."""

from collections.abc import Mapping
from datetime import date

from pydantic import BaseModel, ConfigDict, Field

from api.wording import evc_sentences as say
from api.wording.render import Wording, day_in, money_in, number_in, percent_in
from competencies.evc import (
    Alternative,
    CertificateEffect,
    ConditionState,
    DutchCondition,
    EvcOutcome,
    EvcTriage,
    EvidenceForm,
    ExperienceCondition,
    Lookup,
    MissingCompetence,
    OtherWay,
    QualificationTriage,
    RouteFacts,
    UnitStanding,
    UnitTriage,
)
from competencies.opportunity import RegisterStatus
from competencies.person import DutchLevel, Trust

_DIGITS = 4


class EvcPart(BaseModel):
    """A part of the triage."""

    model_config = ConfigDict(frozen=True)


class MissingDocument(EvcPart):
    """A competence that is probably not there yet."""

    competence: str
    label: str
    required: int
    expected_level: float
    p_there: float
    in_words: str


class EvidenceAtHandDocument(EvcPart):
    """Evidence that the person named."""

    text: str
    form: EvidenceForm
    trust: Trust


class UnitDocument(EvcPart):
    """One unit of a qualification."""

    id: str
    label: str
    standing: UnitStanding
    p_lower: float = Field(description="Chance to pass if the competences were independent; decides 'probably'.")
    p_upper: float = Field(
        description="Chance to pass if they went together; the weakest competence. Decides 'not yet'."
    )
    weakest: str
    in_words: str
    chance_in_words: str
    missing: list[MissingDocument]
    evidence_at_hand: list[EvidenceAtHandDocument]
    helpful_evidence: list[EvidenceForm]
    evidence_in_words: str | None
    unproven: float = Field(description="Share of what the unit asks that is held, not shown by an authentic source.")


class DutchDocument(EvcPart):
    """The test is in Dutch."""

    state: ConditionState
    needed: DutchLevel | None
    told: DutchLevel | None
    in_words: str


class ExperienceDocument(EvcPart):
    """Years of experience."""

    state: ConditionState
    needed_years: float | None
    told_years: float | None
    in_words: str


class CentreDocument(EvcPart):
    """A kind of test centre."""

    kind: str
    label: str
    source: str


class RouteDocument(EvcPart):
    """What is known of a route; what is not known is null."""

    id: str
    title: str
    register_status: RegisterStatus
    register_source: str
    register_date: date
    price_low: float
    price_high: float
    price_source: str | None
    least_weeks: int | None
    most_weeks: int
    centres: list[CentreDocument]
    effect: CertificateEffect
    in_words: list[str]


class AlternativeDocument(EvcPart):
    """Another way."""

    way: OtherWay
    in_words: str
    opportunities: list[str] = Field(description="Ids in the list of recommendations to begin with.")
    competences: list[str]


class QualificationDocument(EvcPart):
    """One occupational qualification."""

    qualification: str
    occupation: str | None
    lookup: Lookup
    outcome: EvcOutcome
    in_words: list[str]
    units: list[UnitDocument]
    dutch: DutchDocument | None
    experience: ExperienceDocument | None
    held: list[str]
    first: list[MissingDocument]
    alternatives: list[AlternativeDocument]
    route: RouteDocument | None


class EvcDocument(EvcPart):
    """What recognition of acquired competences can do for this person."""

    qualifications: list[QualificationDocument]


def evc_document(triage: EvcTriage, wording: Wording) -> EvcDocument:
    """The triage in the reader's language."""
    return EvcDocument(qualifications=[_qualification(one, wording) for one in triage.qualifications])


def evc_lines(document: EvcDocument, wording: Wording, *, titles: Mapping[str, str]) -> list[str]:
    """A short block of text for the command line; ``titles`` of the offers of the list, by id."""
    lines = [say.HEADING.text_in(wording.language)]
    for one in document.qualifications:
        lines.append(f"- {one.occupation or one.qualification} ({one.qualification}): {' '.join(one.in_words)}")
        lines += [f"  . {unit.label}: {unit.in_words} ({_chance(unit, wording)})" for unit in one.units]
        if one.dutch and one.dutch.state is not ConditionState.MET:
            lines.append(f"  ! {one.dutch.in_words}")
        if one.experience and one.experience.state is ConditionState.LACKING:
            lines.append(f"  ! {one.experience.in_words}")
        if one.first:
            names = ", ".join(missing.label for missing in one.first)
            lines.append(f"  > {say.FIRST.text_in(wording.language).format(competences=names)}")
        lines += [f"  > {way.in_words}{_begin_with(way, titles)}" for way in one.alternatives]
        lines += [f"  ! {sentence}" for sentence in (one.route.in_words if one.route else [])]
    return lines


def _begin_with(way: AlternativeDocument, titles: Mapping[str, str]) -> str:
    return f" ({'; '.join(titles[id_] for id_ in way.opportunities)})" if way.opportunities else ""


def _chance(unit: UnitDocument, wording: Wording) -> str:
    return f"{percent_in(unit.p_lower, wording.language)} - {percent_in(unit.p_upper, wording.language)}"


def _qualification(one: QualificationTriage, wording: Wording) -> QualificationDocument:
    language = wording.language
    return QualificationDocument(
        qualification=one.qualification,
        occupation=wording.target(one.target) if one.target else None,
        lookup=one.lookup,
        outcome=one.outcome,
        in_words=[say.LOOKUPS[one.lookup].text_in(language), say.OUTCOMES[one.outcome].text_in(language)],
        units=[_unit(unit, wording) for unit in one.units],
        dutch=_dutch(one.dutch, wording) if one.dutch else None,
        experience=_experience(one.experience, wording) if one.experience else None,
        held=[wording.competence(competence) for competence in one.held],
        first=[_missing(missing, wording) for missing in one.first],
        alternatives=[_alternative(way, wording) for way in one.alternatives],
        route=_route(one.route, wording) if one.route else None,
    )


def _unit(one: UnitTriage, wording: Wording) -> UnitDocument:
    language = wording.language
    forms = ", ".join(say.FORMS[form].text_in(language) for form in one.helpful)
    return UnitDocument(
        id=one.unit.id,
        label=one.unit.label,
        standing=one.standing,
        p_lower=round(one.p_lower, _DIGITS),
        p_upper=round(one.p_upper, _DIGITS),
        weakest=wording.competence(one.weakest),
        in_words=say.STANDINGS[one.standing].text_in(language),
        chance_in_words=say.BOUNDS.text_in(language).format(
            lower=percent_in(one.p_lower, language), upper=percent_in(one.p_upper, language)
        ),
        missing=[_missing(missing, wording) for missing in one.missing],
        evidence_at_hand=[
            EvidenceAtHandDocument(text=shown.text, form=shown.form, trust=shown.trust) for shown in one.at_hand
        ],
        helpful_evidence=list(one.helpful),
        evidence_in_words=say.HELPFUL.text_in(language).format(forms=forms) if forms else None,
        unproven=round(one.unproven, _DIGITS),
    )


def _missing(one: MissingCompetence, wording: Wording) -> MissingDocument:
    label = wording.competence(one.competence)
    return MissingDocument(
        competence=one.competence,
        label=label,
        required=int(one.required),
        expected_level=round(one.expected_level, _DIGITS),
        p_there=round(one.p_there, _DIGITS),
        in_words=say.MISSING_COMPETENCE.text_in(wording.language).format(
            competence=label,
            required=int(one.required),
            expected=number_in(one.expected_level, wording.language),
        ),
    )


def _dutch(one: DutchCondition, wording: Wording) -> DutchDocument:
    sentence = say.DUTCH[one.state].text_in(wording.language)
    words = sentence.format(needed=one.needed.value if one.needed else "", told=one.told.value if one.told else "")
    return DutchDocument(state=one.state, needed=one.needed, told=one.told, in_words=words)


def _experience(one: ExperienceCondition, wording: Wording) -> ExperienceDocument:
    needed, told = (
        "" if years is None else number_in(years, wording.language) for years in (one.needed_years, one.told_years)
    )
    words = say.EXPERIENCE[one.state].text_in(wording.language).format(needed=needed, told=told)
    return ExperienceDocument(state=one.state, needed_years=one.needed_years, told_years=one.told_years, in_words=words)


def _alternative(one: Alternative, wording: Wording) -> AlternativeDocument:
    return AlternativeDocument(
        way=one.way,
        in_words=say.WAYS[one.way].text_in(wording.language),
        opportunities=list(one.opportunities),
        competences=[wording.competence(competence) for competence in one.competences],
    )


def _route(one: RouteFacts, wording: Wording) -> RouteDocument:
    language = wording.language
    low, high = float(one.price_low), float(one.price_high)
    sentences = [
        say.REGISTER[one.register_status]
        .text_in(language)
        .format(source=one.register_source, date=day_in(one.register_date, language)),
        say.PRICE.text_in(language).format(low=money_in(low, language), high=money_in(high, language)),
        say.WEEKS.text_in(language).format(low=one.least_weeks or one.most_weeks, high=one.most_weeks),
        say.EFFECTS[one.effect].text_in(language),
        say.NO_DIPLOMA.text_in(language),
    ]
    return RouteDocument(
        id=one.route,
        title=one.title,
        register_status=one.register_status,
        register_source=one.register_source,
        register_date=one.register_date,
        price_low=low,
        price_high=high,
        price_source=one.price_source,
        least_weeks=one.least_weeks,
        most_weeks=one.most_weeks,
        centres=[
            CentreDocument(kind=centre.value, label=say.CENTRES[centre.value].text_in(language), source=centre.source)
            for centre in one.centre_kinds
        ],
        effect=one.effect,
        in_words=sentences,
    )
