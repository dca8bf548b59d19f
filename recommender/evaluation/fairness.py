"""The same person with another name, gender word or origin word must get the same list; and how groups fare.

The pairs: a simulated person whose texts hold one of the slots below, filled in twice with words that say nothing about
what somebody can do. Gaps, order, offerings, scores and their terms must be equal. The groups: what the first answer of
each pair comes to, per group and per combination of two; a group of fewer than ten people shows no figures.

The simulated people (``simulate_people``) are drawn by a seeded generator: target, status, education, Dutch, age and
municipality independent of each other and uniform over the lists in this module; three to six ladder answers on the
target's competences around a mean of (education level - 2) / 2; one experience and one wish text in the language of the
check. They are no sample of Flanders: groups are compared on equal footing, so a difference comes from the rules,
the catalogue and the arithmetic, not from who applies.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import combinations
from statistics import fmean
from typing import Any

import numpy as np

from competencies.check import CompetenceCheck, LadderChoice, TargetChoice, TargetChoiceKind
from competencies.framework import CompetenceFramework, LadderItem
from competencies.gap import GapReport
from competencies.language import Language
from competencies.level import ProficiencyLevel
from competencies.person import DutchLevel, Preferences, Situation, Status, Wishes
from competencies.recommendation import Advice
from competencies.small_numbers import may_be_shown, shown_count
from competencies.target import Target, TargetKind
from recommender.evaluation.identity_words import NAMES, ORIGINS, ROLES, TEXTS, Gender

FIRST = 5
"""Figures of a group are over the first so many of each list."""
MUNICIPALITIES = ("Genk", "Gent", "Leuven", "Antwerpen", "Brugge", "Hasselt", "Aalst", "Kortrijk", "Turnhout", "Ieper")
STATUSES = (Status.WERKEND, Status.WERKZOEKEND, Status.UITZENDKRACHT, Status.ZELFSTANDIG, Status.INACTIEF)
DUTCH_LEVELS = (DutchLevel.A2, DutchLevel.B1, DutchLevel.B2, DutchLevel.C1)
AGES = (19, 23, 28, 34, 41, 47, 53, 58, 62)
EDUCATION_LEVELS = (1, 2, 3, 4, 5, 6, 7)

Judged = tuple[GapReport, Advice]
Advise = Callable[[CompetenceCheck], Judged]


class Slot(StrEnum):
    """What is filled in twice."""

    NAME = "name"
    GENDER = "gender"
    ORIGIN = "origin"


@dataclass(frozen=True, slots=True)
class Person:
    """A simulated check whose texts still have their slots, and the groups it belongs to."""

    check: CompetenceCheck
    groups: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Pair:
    """One person told twice."""

    slot: Slot
    words: tuple[str, str]
    checks: tuple[CompetenceCheck, CompetenceCheck]
    groups: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Difference:
    """A pair that got two answers."""

    slot: Slot
    words: tuple[str, str]
    language: Language
    experience: str
    wish: str
    parts: tuple[str, ...]
    """What differs: gaps, order, scores."""


@dataclass(frozen=True, slots=True)
class Fairness:
    """The whole audit."""

    pairs: int
    differences: tuple[Difference, ...]
    groups: Mapping[str, Mapping[str, Mapping[str, float | int | None]]]

    def as_dict(self) -> dict[str, Any]:
        """The keys of ``audit fairness --json``."""
        by_slot = {slot.value: sum(one.slot is slot for one in self.differences) for slot in Slot}
        examples = [
            {
                "slot": one.slot.value,
                "words": list(one.words),
                "language": one.language.value,
                "parts": list(one.parts),
                "experience": one.experience,
                "wish": one.wish,
            }
            for one in self.differences[:20]
        ]
        return {
            "pairs": self.pairs,
            "differences": len(self.differences),
            "differences_by_slot": by_slot,
            "examples": examples,
            "groups": {dimension: dict(found) for dimension, found in self.groups.items()},
        }


def audit_fairness(
    advise: Advise, framework: CompetenceFramework, targets: Sequence[Target], *, this_year: int, n: int, seed: int = 0
) -> Fairness:
    """Advise on ``n`` pairs and compare.

    Args:
        advise: gaps and advice of a check.
        framework: gives the questions.
        targets: people aim at the occupations among them.
        this_year: ages become birth years by it.
        n: pairs, which is also the number of simulated people.
        seed: of the generator; the same seed gives the same pairs.
    """
    differences, figures = [], []
    for pair in make_pairs(framework, targets, this_year=this_year, n=n, seed=seed):
        one, other = (advise(check) for check in pair.checks)
        parts = different_parts(one, other)
        if parts:
            check = pair.checks[0]
            texts = (check.experience, check.wishes.text)
            differences.append(Difference(pair.slot, pair.words, check.language, *texts, parts))
        figures.append((pair.groups, _figures(one[1])))
    return Fairness(n, tuple(differences), group_figures(figures))


def make_pairs(
    framework: CompetenceFramework, targets: Sequence[Target], *, this_year: int, n: int, seed: int
) -> Iterable[Pair]:
    """People told twice, the slots in turn."""
    rng = np.random.default_rng(seed)
    slots = list(Slot)
    for number in range(n):
        slot = slots[number % len(slots)]
        yield _pair(rng, slot, framework, targets, this_year)


def _pair(
    rng: np.random.Generator,
    slot: Slot,
    framework: CompetenceFramework,
    targets: Sequence[Target],
    this_year: int,
) -> Pair:
    person = simulate_person(rng, slot, framework, targets, this_year=this_year)
    language = person.check.language
    gender, words = _two_fillings(rng, slot, language)
    checks = tuple(_filled(person.check, word) for word in words)
    return Pair(slot, words, (checks[0], checks[1]), {**person.groups, "gender": gender.value})


def _two_fillings(rng: np.random.Generator, slot: Slot, language: Language) -> tuple[Gender, tuple[str, str]]:
    """Two different fillings of a slot, and the gender that the first one is read as."""
    if slot is Slot.NAME:
        names = [(name, gender) for group in NAMES.values() for name, gender in group]
        one, other = rng.choice(len(names), size=2, replace=False)
        return names[one][1], (names[one][0], names[other][0])
    if slot is Slot.ORIGIN:
        one, other = rng.choice(len(ORIGINS[language]), size=2, replace=False)
        return Gender.NOT_SAID, (ORIGINS[language][one], ORIGINS[language][other])
    alike = ROLES[language][int(rng.integers(len(ROLES[language])))]
    first = int(rng.integers(2))
    return (Gender.WOMAN, Gender.MAN)[first], (alike[first], alike[1 - first])


def _filled(check: CompetenceCheck, words: str) -> CompetenceCheck:
    wishes = replace(check.wishes, text=_fill(check.wishes.text, words))
    return replace(check, experience=_fill(check.experience, words), wishes=wishes)


def _fill(template: str, words: str) -> str:
    """Put the words in; with a capital where they begin the text."""
    text = template.replace("{}", words)
    return text[:1].upper() + text[1:]


def simulate_person(
    rng: np.random.Generator,
    slot: Slot,
    framework: CompetenceFramework,
    targets: Sequence[Target],
    *,
    this_year: int,
) -> Person:
    """One person; see the module for the distributions."""
    occupations = sorted((one for one in targets if one.kind is TargetKind.OCCUPATION), key=lambda one: one.id)
    target = occupations[int(rng.integers(len(occupations)))]
    language = list(Language)[int(rng.choice(3, p=(0.6, 0.2, 0.2)))]
    status, dutch = _one_of(rng, STATUSES), _one_of(rng, DUTCH_LEVELS)
    age, education = _one_of(rng, AGES), _one_of(rng, EDUCATION_LEVELS)
    experiences, wishes = TEXTS[language][slot.value]
    check = CompetenceCheck(
        language=language,
        target=TargetChoice(TargetChoiceKind.OCCUPATION, id=target.id),
        status=status,
        municipality=_one_of(rng, MUNICIPALITIES),
        birth_year=this_year - age,
        education_level=education,
        answers=_answers(rng, target, education, framework),
        experience=_one_of(rng, experiences),
        wishes=Wishes(text=_one_of(rng, wishes)),
        situation=Situation(dutch_level=dutch, secondary_diploma=education >= 4),
        preferences=Preferences(max_km=50.0),
    )
    groups = {
        "status": status.value,
        "education": "1-2" if education <= 2 else "3-4" if education <= 4 else "5-7",
        "dutch": dutch.value,
        "age": "<25" if age < 25 else "25-44" if age < 45 else "45-54" if age < 55 else "55+",
    }
    return Person(check, groups)


def _answers(
    rng: np.random.Generator, target: Target, education: int, framework: CompetenceFramework
) -> tuple[LadderChoice, ...]:
    ladders = {item.competence: item.id for item in framework.items if isinstance(item, LadderItem)}
    asked = [row.competence for row in target.requirements if row.competence in ladders]
    chosen = rng.permutation(len(asked))[: int(rng.integers(3, 7))]
    levels = np.clip(np.round(rng.normal((education - 2) / 2, 0.8, size=len(chosen))), 0, 4)
    return tuple(
        LadderChoice(ladders[asked[int(place)]], ProficiencyLevel(int(level)))
        for place, level in zip(chosen, levels, strict=True)
    )


def _one_of(rng: np.random.Generator, values: Sequence[Any]) -> Any:
    return values[int(rng.integers(len(values)))]


def different_parts(one: Judged, other: Judged) -> tuple[str, ...]:
    """What differs between two answers, to the last digit; words that are quoted back do not count."""
    ours, theirs = _parts(one), _parts(other)
    return tuple(name for name, part in ours.items() if part != theirs[name])


def _parts(judged: Judged) -> dict[str, list[Any]]:
    report, advice = judged
    return {
        "gaps": [(gap.competence, gap.levels.probabilities, gap.band) for gap in report.gaps],
        "order": [(item.opportunity, item.offering) for item in advice.recommendations],
        "scores": [
            (item.opportunity, item.score, [(reason.code, reason.amount) for reason in item.reasons])
            for item in advice.recommendations
        ],
        "notes": [note.code for note in advice.notes],
    }


def _figures(advice: Advice) -> dict[str, float | None]:
    """Of the first five: mean points, mean cost after support, mean distance; None where there is none."""
    first = advice.recommendations[:FIRST]
    distances = [item.distance_km for item in first if item.distance_km is not None]
    return {
        "points": fmean(item.score for item in first) if first else None,
        "cost_after": fmean(float(item.cost_after) for item in first) if first else None,
        "distance_km": fmean(distances) if distances else None,
    }


def group_figures(
    figures: Iterable[tuple[Mapping[str, str], Mapping[str, float | None]]],
) -> dict[str, dict[str, dict[str, float | int | None]]]:
    """Means per group and per combination of two; a group of fewer than ten people has none.

    Args:
        figures: per person the groups (dimension -> group) and the figures.

    Returns:
        Dimension (or 'one x other') -> group -> n and means; n is None where it may not be shown.
    """
    members: dict[str, dict[str, list[Mapping[str, float | None]]]] = defaultdict(lambda: defaultdict(list))
    for groups, figure in figures:
        for dimension, group in groups.items():
            members[dimension][group].append(figure)
        for one, other in combinations(sorted(groups), 2):
            members[f"{one} x {other}"][f"{groups[one]} x {groups[other]}"].append(figure)
    return {dimension: {group: _means(found[group]) for group in sorted(found)} for dimension, found in members.items()}


def _means(figures: Sequence[Mapping[str, float | None]]) -> dict[str, float | int | None]:
    names = sorted({name for figure in figures for name in figure})
    means: dict[str, float | int | None] = {"n": shown_count(len(figures))}
    for name in names:
        known = [value for figure in figures if (value := figure.get(name)) is not None]
        means[name] = round(fmean(known), 2) if may_be_shown(len(known)) else None
    return means
