"""EVC triage: what recognition of acquired competences can do for one person, per qualification and per unit.

How sure a unit is has two bounds. If its competences were independent, the chance that all are there is their product;
if they went together entirely, it is the weakest of them. People learn the competences of one unit on the same job, so
the truth lies between. A unit is called probable only when the lower bound says so, and 'not yet' only when even the
upper bound does: a disappointing test costs somebody money and courage, a missed one can be asked for.
"""

from collections.abc import Iterable, Mapping, Sequence
from math import prod

from pydantic import model_validator

from competencies.check import CompetenceCheck, TargetChoiceKind
from competencies.evc import (
    Alternative,
    CertificateEffect,
    ConditionState,
    DutchCondition,
    EvcOutcome,
    EvcTriage,
    EvidenceAtHand,
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
from competencies.level import LEVELS, ProficiencyLevel
from competencies.opportunity import Course, EvcRoute, EvcUnit, Inspection, Opportunity, RegisterStatus
from competencies.person import Evidence, Trust
from competencies.profile import CompetenceProfile, Provenance
from competencies.target import Target
from recommender.config import ComponentConfig, Share

HIGHER_EDUCATION_VKS = range(5, 8)
"""Levels of the Vlaamse kwalificatiestructuur for which an associatie examines competences (bekwaamheidsonderzoek)."""

CORE_IMPORTANCE = 2
"""From 'important' on: a partial certificate in what is merely useful is no step towards the qualification."""


class EvcConfig(ComponentConfig):
    """Cut-offs of the triage and the worth of a proof; policy of the project until results of tests are known."""

    unit_probable_from: Share = 0.60
    """Lowest P(all levels of a unit are there), competences independent, at which the unit is called probable."""
    unit_not_yet_below: Share = 0.40
    """P(the weakest competence of a unit is there) under which the unit is called 'not yet'."""
    competence_there_from: Share = 0.65
    """Lowest P(level >= required) at which a competence does not count as missing; the bound of 'probably there'."""
    overlap_from: Share = 0.60
    """Lowest share of what an occupation asks that a person probably holds, at which its qualification is looked at."""
    proof_by_authentic: Share = 1.0
    """How far evidence of an authentic source proves a level."""
    proof_by_verified: Share = 0.5
    """The same for evidence that somebody checked: a test centre looks at it again."""
    proof_by_declared: Share = 0.0
    """The same for what a person says they have."""
    proof_worth: Share = 0.25
    """Worth of proving a level that is held, as a share of learning one: a paper opens doors, the skill was there."""
    first_steps: int = 3
    """Competences that are named as what to do first."""

    @model_validator(mode="after")
    def _bounds_in_order(self) -> "EvcConfig":
        if self.unit_not_yet_below > self.unit_probable_from:
            raise ValueError(
                "a unit cannot be 'not yet' and probable at once: unit_not_yet_below <= unit_probable_from"
            )
        return self

    def proof_of(self, trust: Trust) -> float:
        """How far evidence of this trust proves a level, in [0, 1]."""
        return {
            Trust.AUTHENTIC_SOURCE: self.proof_by_authentic,
            Trust.VERIFIED: self.proof_by_verified,
            Trust.SELF_DECLARED: self.proof_by_declared,
        }[trust]


DEFAULTS = EvcConfig()

_WORDS: Mapping[EvidenceForm, tuple[str, ...]] = {
    EvidenceForm.PHOTOS: ("foto", "photo", "video", "filmpje"),
    EvidenceForm.REFERENCE: (
        "referentie",
        "reference",
        "référence",
        "aanbeveling",
        "verklaring",
        "werkgever",
        "employer",
    ),
    EvidenceForm.PORTFOLIO: ("portfolio", "werkstuk", "work piece", "project"),
    EvidenceForm.DIPLOMA: ("diploma", "diplôme", "getuigschrift", "bachelor", "master", "degree"),
    EvidenceForm.ATTEST: ("attest", "certifica", "brevet", "bewijs", "rijbewijs", "licen", "vca"),
}


def form_of(evidence: Evidence) -> EvidenceForm:
    """The form of a piece of evidence, by the words of its text and else of its kind."""
    for told in (evidence.text.casefold(), evidence.kind.casefold()):
        for form, words in _WORDS.items():
            if any(word in told for word in words):
                return form
    return EvidenceForm.OTHER


def evidence_about(check: CompetenceCheck, profile: CompetenceProfile, competence: str) -> list[tuple[Evidence, int]]:
    """The pieces of evidence from which something was read about a competence, each with the level that was read."""
    observations = [
        seen for seen in profile.estimates[competence].observations if seen.provenance is Provenance.EVIDENCE
    ]
    return [
        (evidence, max(levels))
        for evidence in check.evidence
        if (levels := [int(seen.value) for seen in observations if seen.source.casefold() in evidence.text.casefold()])
    ]


def unproven(
    check: CompetenceCheck, profile: CompetenceProfile, unit: EvcUnit, *, config: EvcConfig = DEFAULTS
) -> float:
    """How much of what a unit asks is held but not shown by an authentic source.

    Returns:
        In [0, 1]: the expected number of held and unproven levels, as a share of the levels that the unit asks. 0 for
        somebody who holds nothing of it, and for somebody who has shown everything.

    Source: sum over the required levels m of P(X >= m) x (1 - proof of m), over the number of required levels.
    """
    shares = [
        (level, _unproven_levels(check, profile, competence, level, config)) for competence, level in unit.requires
    ]
    asked = sum(level for level, _ in shares)
    return sum(levels for _, levels in shares) / asked if asked else 0.0


def _unproven_levels(
    check: CompetenceCheck, profile: CompetenceProfile, competence: str, level: ProficiencyLevel, config: EvcConfig
) -> float:
    """Expected levels of one competence, up to ``level``, that are held and not proven; in [0, level]."""
    shown = [(config.proof_of(evidence.trust), up_to) for evidence, up_to in evidence_about(check, profile, competence)]
    return sum(
        profile.levels(competence).p_at_least(step)
        * (1 - max((proof for proof, up_to in shown if up_to >= step), default=0.0))
        for step in LEVELS[1 : level + 1]
    )


def bounds_of(profile: CompetenceProfile, unit: EvcUnit) -> tuple[float, float, str]:
    """P(every level of a unit is there): lower bound, upper bound, and the weakest competence.

    Source: for events that do not work against each other, the joint probability lies between the product
    (independent) and the smallest of them (Fréchet's upper bound, reached when one implies the other).
    """
    there = {competence: profile.levels(competence).p_at_least(level) for competence, level in unit.requires}
    weakest = min(there, key=lambda competence: (there[competence], competence))
    return prod(there.values()), there[weakest], weakest


def proof_points(
    route: EvcRoute,
    profile: CompetenceProfile,
    check: CompetenceCheck,
    weights: Mapping[str, float],
    *,
    config: EvcConfig = DEFAULTS,
    points_per_level: float = 100.0,
) -> dict[str, float]:
    """What a route is worth to somebody who holds much and has no paper of it: a term beside the gap it closes.

    Args:
        route: only one that is known in the register is worth anything.
        profile: of the person.
        check: for the evidence.
        weights: competence id -> share of the target's importance; other competences earn nothing.
        config: the worth of a proof.
        points_per_level: points of one level on a competence with all the importance.

    Returns:
        Competence id -> points, only above zero and at most ``weight x points_per_level x proof_worth``. Per unit the
        share of the asked levels that is held and unproven, times the lower bound of passing that unit; a competence of
        several units counts once, where it earns most.
    """
    if route.register_status is not RegisterStatus.KNOWN:
        return {}
    points: dict[str, float] = {}
    for unit in route.units:
        passes, _, _ = bounds_of(profile, unit)
        for competence, level in unit.requires:
            share = _unproven_levels(check, profile, competence, level, config) / level
            earned = weights.get(competence, 0.0) * points_per_level * config.proof_worth * share * passes
            points[competence] = max(points.get(competence, 0.0), earned)
    return {competence: earned for competence, earned in points.items() if earned > 0}


def triage_unit(
    unit: EvcUnit, check: CompetenceCheck, profile: CompetenceProfile, *, config: EvcConfig = DEFAULTS
) -> UnitTriage:
    """One unit for one person: how probable, what is missing, what is at hand and what would help."""
    lower, upper, weakest = bounds_of(profile, unit)
    if lower >= config.unit_probable_from:
        standing = UnitStanding.PROBABLY
    else:
        standing = UnitStanding.NOT_YET if upper < config.unit_not_yet_below else UnitStanding.UNSURE
    at_hand = _at_hand(unit, check, profile)
    open_share = unproven(check, profile, unit, config=config)
    forms = {one.form for one in at_hand}
    wanted = [form for form in EvidenceForm if form is not EvidenceForm.OTHER and form not in forms]
    return UnitTriage(
        unit=unit,
        standing=standing,
        p_lower=lower,
        p_upper=upper,
        weakest=weakest,
        missing=_missing(unit.requires, profile, config),
        at_hand=at_hand,
        helpful=tuple(wanted) if open_share > 0 else (),
        unproven=open_share,
    )


def _at_hand(unit: EvcUnit, check: CompetenceCheck, profile: CompetenceProfile) -> tuple[EvidenceAtHand, ...]:
    found = (one for competence, _ in unit.requires for one, _ in evidence_about(check, profile, competence))
    return tuple(dict.fromkeys(EvidenceAtHand(one.text, form_of(one), one.trust) for one in found))


def _missing(
    requires: Iterable[tuple[str, ProficiencyLevel]], profile: CompetenceProfile, config: EvcConfig
) -> tuple[MissingCompetence, ...]:
    lacking = [
        MissingCompetence(competence, level, profile.levels(competence).expected, p_there)
        for competence, level in requires
        if (p_there := profile.levels(competence).p_at_least(level)) < config.competence_there_from
    ]
    return tuple(sorted(lacking, key=lambda one: (one.expected_level - one.required, one.competence)))


def triage_evc(
    check: CompetenceCheck,
    profile: CompetenceProfile,
    target: Target,
    *,
    targets: Sequence[Target],
    routes: Sequence[EvcRoute],
    listed: Sequence[Opportunity] = (),
    config: EvcConfig = DEFAULTS,
) -> EvcTriage | None:
    """The qualification of the target, and the one that asks most of what the person holds.

    Args:
        check: what the person told.
        profile: measured from it.
        target: what they aim at.
        targets: occupations, for the qualification that is nearest.
        routes: of the catalogue, known and unverified.
        listed: the person's recommendations, to name partial certificates among them.
        config: cut-offs.

    Returns:
        None where the target has no qualification and no other one is near. The nearest is looked at for somebody
        without a target, and for others only where a known route leads to it: what can be proven now.
    """
    triage = _Triage(check, profile, tuple(routes), tuple(listed), config)
    found = [triage.qualification(target.qualification, target, Lookup.TARGET)] if target.qualification else []
    known = {route.qualification for route in routes if route.register_status is RegisterStatus.KNOWN}
    open_minded = check.target.kind is TargetChoiceKind.UNKNOWN
    others = [
        one
        for one in targets
        if one.qualification
        and one.qualification != target.qualification
        and (open_minded or one.qualification in known)
    ]
    nearest = nearest_qualified(profile, others, config=config)
    if nearest is not None and nearest.qualification:
        found.append(triage.qualification(nearest.qualification, nearest, Lookup.NEAREST))
    return EvcTriage(tuple(found)) if found else None


def nearest_qualified(
    profile: CompetenceProfile, targets: Sequence[Target], *, config: EvcConfig = DEFAULTS
) -> Target | None:
    """The occupation of which a person probably holds the largest share; None where none reaches the floor.

    A competence about which nothing was told or inferred counts as not held. Ties go to the first id.
    """
    there: dict[tuple[str, ProficiencyLevel], float] = {}

    def p_there(competence: str, level: ProficiencyLevel) -> float:
        key = competence, level
        if key not in there:
            estimate = profile.estimates[competence]
            there[key] = estimate.levels.p_at_least(level) if estimate.observations else 0.0
        return there[key]

    def overlap(target: Target) -> float:
        asked = sum(one.importance for one in target.requirements)
        return sum(one.importance * p_there(one.competence, one.level) for one in target.requirements) / asked

    overlaps = {target.id: overlap(target) for target in targets}
    best = min(targets, key=lambda target: (-overlaps[target.id], target.id), default=None)
    return best if best is not None and overlaps[best.id] >= config.overlap_from else None


class _Triage:
    """What is the same for every qualification of one person."""

    def __init__(
        self,
        check: CompetenceCheck,
        profile: CompetenceProfile,
        routes: tuple[EvcRoute, ...],
        listed: tuple[Opportunity, ...],
        config: EvcConfig,
    ) -> None:
        self._check, self._profile, self._config = check, profile, config
        self._routes, self._listed = routes, listed

    def qualification(self, code: str, target: Target, lookup: Lookup) -> QualificationTriage:
        """Triage one qualification; without a route its units are left empty and the other ways are named."""
        route = self._route_to(code)
        units = (
            tuple(triage_unit(one, self._check, self._profile, config=self._config) for one in route.units)
            if route
            else ()
        )
        dutch = dutch_condition(route, self._check) if route else None
        experience = experience_condition(route, self._check) if route else None
        outcome = outcome_of(route, units, dutch, experience)
        held = self._held(target)
        missing = self._first(units, target)
        return QualificationTriage(
            qualification=code,
            target=target.id,
            lookup=lookup,
            outcome=outcome,
            units=units,
            route=RouteFacts.of(route, effect_of(route)) if route else None,
            dutch=dutch,
            experience=experience,
            held=held,
            first=() if outcome is EvcOutcome.FULL else missing,
            alternatives=self._alternatives(outcome, route, target, held),
        )

    def _route_to(self, code: str) -> EvcRoute | None:
        leading = [route for route in self._routes if route.qualification == code]
        return min(
            leading, key=lambda route: (route.register_status is not RegisterStatus.KNOWN, route.id), default=None
        )

    def _held(self, target: Target) -> tuple[str, ...]:
        there = {
            one.competence: self._profile.levels(one.competence).p_at_least(one.level)
            for one in target.requirements
            if self._profile.estimates[one.competence].observations
        }
        enough = [competence for competence, p in there.items() if p >= self._config.competence_there_from]
        return tuple(sorted(enough, key=lambda competence: (-there[competence], competence)))

    def _first(self, units: Sequence[UnitTriage], target: Target) -> tuple[MissingCompetence, ...]:
        """The largest lacks of the units; without a route those of the occupation itself, most important first."""
        if not units:
            by_weight = sorted(target.requirements, key=lambda one: (-one.importance, one.competence))
            lacking = _missing([(one.competence, one.level) for one in by_weight], self._profile, self._config)
            importance = {one.competence: one.importance for one in target.requirements}
            lacking = tuple(sorted(lacking, key=lambda one: -importance[one.competence]))
        else:
            highest: dict[str, MissingCompetence] = {}
            for one in (one for unit in units for one in unit.missing):
                kept = highest.get(one.competence)
                if kept is None or one.required > kept.required:
                    highest[one.competence] = one
            lacking = tuple(
                sorted(highest.values(), key=lambda one: (one.expected_level - one.required, one.competence))
            )
        return lacking[: self._config.first_steps]

    def _alternatives(
        self, outcome: EvcOutcome, route: EvcRoute | None, target: Target, held: tuple[str, ...]
    ) -> tuple[Alternative, ...]:
        if outcome is EvcOutcome.FULL:
            return ()
        core = {one.competence for one in target.requirements if one.importance >= CORE_IMPORTANCE}
        partial = tuple(
            one.id
            for one in self._listed
            if isinstance(one, Course)
            and one.credential == "deelcertificaat"
            and core.intersection(claim.competence for claim in one.coverage)
        )
        ways = [Alternative(OtherWay.PARTIAL_CERTIFICATE, opportunities=partial)]
        if held:
            ways.append(Alternative(OtherWay.CERTIFICATE_OF_COMPETENCES, competences=held))
        if outcome is not EvcOutcome.NO_KNOWN_ROUTE:
            return tuple(ways)
        higher = target.vks_level in HIGHER_EDUCATION_VKS
        return (
            *([Alternative(OtherWay.ASK_TEST_CENTRE)] if route else []),
            *([Alternative(OtherWay.HIGHER_EDUCATION)] if higher else [Alternative(OtherWay.EXEMPTION_TEST)]),
            *ways,
            Alternative(OtherWay.VDAB_ATTEST),
        )


def outcome_of(
    route: EvcRoute | None,
    units: Sequence[UnitTriage],
    dutch: DutchCondition | None,
    experience: ExperienceCondition | None,
) -> EvcOutcome:
    """The outcome of a qualification: a condition that is surely lacking comes before the units.

    What was not told, or is not known of the route, blocks nothing: it is a question for the test centre.
    """
    if route is None or route.register_status is not RegisterStatus.KNOWN:
        return EvcOutcome.NO_KNOWN_ROUTE
    states = [condition.state for condition in (dutch, experience) if condition]
    passed = [unit.standing is UnitStanding.PROBABLY for unit in units]
    if ConditionState.LACKING in states or not any(passed):
        return EvcOutcome.NOT_YET
    return EvcOutcome.FULL if all(passed) else EvcOutcome.PARTIAL


def dutch_condition(route: EvcRoute, check: CompetenceCheck) -> DutchCondition:
    """The level of Dutch that the route counts with against what the person told."""
    needed, told = route.entry.dutch, check.situation.dutch_level
    if needed is None:
        state = ConditionState.NOT_KNOWN
    elif told is None:
        state = ConditionState.NOT_TOLD
    else:
        state = ConditionState.MET if told.rank >= needed.rank else ConditionState.LACKING
    return DutchCondition(state, needed, told)


def experience_condition(route: EvcRoute, check: CompetenceCheck) -> ExperienceCondition:
    """The years that the standard asks against the years in the present occupation."""
    needed, told = route.experience_years, check.experience_years
    if needed is None:
        state = ConditionState.NOT_KNOWN
    elif told is None:
        state = ConditionState.NOT_TOLD
    else:
        state = ConditionState.MET if told >= needed else ConditionState.LACKING
    return ExperienceCondition(state, needed, told)


def effect_of(route: EvcRoute) -> CertificateEffect:
    """What a certificate of this route opens in adult education, by who supervises the centre."""
    if route.inspection is None:
        return CertificateEffect.DEPENDS_ON_CENTRE
    if route.inspection.value == Inspection.ONDERWIJSINSPECTIE:
        return CertificateEffect.AUTOMATIC_EXEMPTION
    return CertificateEffect.INSTITUTION_DECIDES
