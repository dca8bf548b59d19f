"""The dated options of a shortlist: which starts fit the calendar, and what an earlier step does to a later chance.

An offering whose entry requirement the person may not meet is there up to twice: as it is, with the chance of
finishing that the list shows, and prepared, with a higher chance but only after a step that brings what is asked. So
opening the way to another course earns exactly what it adds. Where the requirement is surely missing, only the
prepared option is there.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from competencies.level import LEVELS, N_LEVELS, LevelDistribution
from competencies.opportunity import EvcRoute
from competencies.profile import CompetenceEstimate, CompetenceProfile
from recommender.config import ValueConfig
from recommender.pathway.config import PathwayConfig
from recommender.pathway.limits import Limits
from recommender.scoring import ScoredCandidate, chance_of_finishing

Element = tuple[str, int]
"""A competence and a level of it."""
StartKey = tuple[str, date]
"""One start of one offering, prepared for or not."""


@dataclass(frozen=True, slots=True)
class Option:
    """One start of one offering."""

    scored: ScoredCandidate
    start: date
    chance: float
    """Of finishing, in [0, 1]."""
    asks: Element | None = None
    """What a step before it must bring; None where nothing must."""
    enablers: frozenset[StartKey] = frozenset()
    """The starts that bring it and end in time."""

    @property
    def end(self) -> date:
        """The last day."""
        return self.start + timedelta(weeks=self.scored.candidate.offering.weeks, days=-1)

    @property
    def opportunity(self) -> str:
        """Id of the opportunity."""
        return self.scored.candidate.opportunity.id

    @property
    def key(self) -> StartKey:
        """Which start of which offering."""
        return (self.scored.candidate.offering.id, self.start)

    def p_brings(self, element: Element) -> float:
        """P(following it brings the element), the chance of finishing included."""
        return self.chance * self.scored.brings.get(element, 0.0)


def dated_options(
    items: Sequence[ScoredCandidate],
    limits: Limits,
    profile: CompetenceProfile,
    *,
    value: ValueConfig,
    config: PathwayConfig,
) -> list[Option]:
    """Every start of every offering that ends in time and leaves the breaks free, as it is and prepared for."""
    plain = [
        Option(item, start, item.finishing.chance)
        for item in items
        for start in spread(list(_starts(item, limits)), config.most_starts)
    ]
    preparer = _Preparer(plain, profile, value, config)
    return [option for start in plain for option in preparer.versions(start)]


def spread(starts: Sequence[date], most: int) -> list[date]:
    """At most so many of the starts, evenly over the sequence; the first always, the last where there is room."""
    if len(starts) <= most:
        return list(starts)
    if most == 1:
        return [starts[0]]
    return [starts[round(number * (len(starts) - 1) / (most - 1))] for number in range(most)]


def with_chance_of(profile: CompetenceProfile, element: Element, chance: float) -> CompetenceProfile:
    """The profile of somebody who follows a step that brings a level of a competence with this chance.

    P(at least m) becomes 1 - (1 - P(at least m)) (1 - chance) for every m up to the level: independent, as for gaps.
    """
    competence, level = element
    before = profile.levels(competence)
    at_least = [before.p_at_least(m) for m in LEVELS] + [0.0]
    raised = [1 - (1 - p) * (1 - chance) if 1 <= m <= level else p for m, p in enumerate(at_least)]
    masses = tuple(max(0.0, raised[m] - raised[m + 1]) for m in range(N_LEVELS))
    estimate = CompetenceEstimate(competence, LevelDistribution(masses), profile.estimates[competence].observations)
    return replace(profile, estimates={**profile.estimates, competence: estimate})


def _starts(item: ScoredCandidate, limits: Limits) -> Iterator[date]:
    offering, start = item.candidate.offering, item.candidate.starts_on
    length = timedelta(weeks=offering.weeks, days=-1)
    while start + length <= limits.last_day:
        end = start + length
        if start >= limits.first_day and all(end < pause.start or pause.end < start for pause in limits.breaks):
            yield start
        start = offering.starts.next_on_or_after(start + timedelta(days=1))


class _Preparer:
    """Knows which starts bring what, and what a preparation does to a chance."""

    def __init__(
        self, plain: Sequence[Option], profile: CompetenceProfile, value: ValueConfig, config: PathwayConfig
    ) -> None:
        self._plain, self._profile, self._value, self._config = plain, profile, value, config
        self._bringing: dict[Element, list[Option]] = {}

    def versions(self, option: Option) -> Iterator[Option]:
        """The option as it is, and prepared for, as far as each makes sense."""
        finishing = option.scored.finishing
        asked = self._asked(option.scored)
        if asked is None or finishing.p_weakest >= self._config.least_chance_met:
            yield option
        if asked is not None:
            before = [
                other
                for other in self._that_bring(asked)
                if other.end < option.start and other.opportunity != option.opportunity
            ]
            if before:
                yield self._prepared(option, asked, before)

    def _asked(self, item: ScoredCandidate) -> Element | None:
        """The requirement that lowers the chance most; None where it is surely met, or nothing needs to be learned."""
        finishing = item.finishing
        if finishing.weakest is None or finishing.p_weakest >= self._config.surely_met:
            return None
        if isinstance(item.candidate.opportunity, EvcRoute):
            return None
        level = self._level_asked(item, finishing.weakest)
        return (finishing.weakest, level) if level > 0 else None

    def _level_asked(self, item: ScoredCandidate, competence: str) -> int:
        """As in the chance of finishing: what the entry asks, or the leap below what is taught."""
        opportunity, value = item.candidate.opportunity, self._value
        asked = [int(level) for id_, level in opportunity.entry.competences if id_ == competence]
        if not isinstance(opportunity, EvcRoute):
            leap = value.leap_levels + item.candidate.offering.weeks // value.weeks_per_extra_level
            asked += [claim.level - leap for claim in opportunity.coverage if claim.competence == competence]
        return max(asked, default=0)

    def _that_bring(self, element: Element) -> Sequence[Option]:
        if element not in self._bringing:
            least = self._config.least_preparation
            self._bringing[element] = [option for option in self._plain if option.p_brings(element) >= least]
        return self._bringing[element]

    def _prepared(self, option: Option, asked: Element, before: Sequence[Option]) -> Option:
        """With the chance of finishing after the weakest of the steps that may come before: never promised too much."""
        least = min(other.p_brings(asked) for other in before)
        finishing = chance_of_finishing(
            option.scored.candidate, with_chance_of(self._profile, asked, least), self._value
        )
        return replace(
            option,
            chance=max(option.chance, finishing.chance),
            asks=asked,
            enablers=frozenset(other.key for other in before),
        )


def by_start(options: Sequence[Option]) -> Mapping[StartKey, list[int]]:
    """The rows that stand for each start."""
    rows: dict[StartKey, list[int]] = {}
    for row, option in enumerate(options):
        rows.setdefault(option.key, []).append(row)
    return rows
