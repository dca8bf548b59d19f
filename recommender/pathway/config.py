"""Weights and limits of pathways, each with unit, direction and basis."""

from typing import Annotated

from pydantic import Field

from recommender.config import ComponentConfig, Share


class SearchConfig(ComponentConfig):
    """How long and how far the best pathway is looked for."""

    seconds: Annotated[float, Field(gt=0)] = 1.6
    """Wall clock for one question, preparations included; the answer is then the best one found, with its bound."""
    enough: Share = 0.005
    """The search ends when the answer is within this share of the bound. A search that ends so gives the same answer
    every time; one that the clock ends may not."""
    rounds: Annotated[int, Field(ge=1)] = 8
    """Most rounds of cuts before the search; each takes about 20 ms."""
    least_violation: float = 1e-3
    """Points of probability by which a cut must be violated to be worth adding."""
    improvement_rounds: Annotated[int, Field(ge=0)] = 4
    """Most rounds of taking out one step and filling the room again."""


class AlternativesConfig(ComponentConfig):
    """What counts as another pathway."""

    share_kept: Share = 0.70
    """A faster or cheaper pathway closes at least this share of the gap that the most complete one closes."""
    share_different: Share = 1 / 3
    """Least share of the steps (of the longer one) that two pathways do not have in common."""
    seconds: Annotated[float, Field(gt=0)] = 0.5
    """Wall clock for each alternative to the most complete pathway."""


class PathwayConfig(ComponentConfig):
    """From a shortlist to pathways."""

    search: SearchConfig = SearchConfig(seconds=0.9)
    alternatives: AlternativesConfig = AlternativesConfig()
    shortlist: Annotated[int, Field(ge=1)] = 250
    """Offerings that a pathway is made from, best first."""
    horizon_weeks: Annotated[int, Field(ge=1, le=260)] = 104
    """Weeks from the first possible start, where the person named no end: two years."""
    most_starts: Annotated[int, Field(ge=1)] = 4
    """Start dates looked at per offering, spread over the horizon; the first is always one of them."""
    max_parallel: Annotated[int, Field(ge=1)] = 2
    """Things a person follows in the same week."""
    default_hours_per_week: float = 40.0
    """Hours a week, where the person told no limit."""
    days_per_week: float = 5.0
    """Days a week at a place, over everything that runs in that week."""
    least_chance_met: Share = 0.25
    """P(an entry requirement is met) under which an earlier step must bring it first."""
    surely_met: Share = 0.75
    """P(met) from which an earlier step no longer raises the chance of finishing."""
    least_preparation: Share = 0.40
    """P(a step brings the requirement, finishing included) from which it counts as preparation."""
    bike_km: float = 10.0
    """Reach of somebody who travels on foot or by bike alone, as the crow flies."""
    public_km: float = 30.0
    """Reach of somebody who travels by public transport and has no car."""
    childcare_days: float = 2.0
    """Days a week at a place by day that somebody who needs child care can do without it costing points."""
    per_childcare_day: float = -0.1
    """Points per day above that, per week: half a year of two days more costs about 5 points."""
    per_week_of_waiting: float = -0.01
    """Points per week between the first possible day and the start of a step: of two equal plans the earlier one."""
    per_step: float = -1.0
    """Points per step: signing up, getting used to it. Without it a pathway collects steps that hardly add anything."""

    def with_seconds(self, seconds: float) -> "PathwayConfig":
        """The same with so much time for each pathway."""
        return self.model_copy(
            update={
                "search": self.search.model_copy(update={"seconds": seconds}),
                "alternatives": self.alternatives.model_copy(update={"seconds": seconds}),
            }
        )
