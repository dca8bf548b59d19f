"""Every weight and cut-off of the engine: one frozen model per component, with unit, direction and basis."""

import hashlib
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Share = Annotated[float, Field(ge=0, le=1)]


class ComponentConfig(BaseModel):
    """Frozen; unknown fields are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class TargetFinderConfig(ComponentConfig):
    """How a target or occupation is recognised in free words."""

    typing_error_floor: Share = 0.82
    """Lowest string similarity at which a misspelt name still counts as that name."""
    similarity_floor: Share = 0.50
    """Lowest cosine between the words and a name at which it counts as found by meaning."""
    meaning_is_sure: Share = 0.60
    """Lowest cosine at which a match by meaning alone is taken as the target; under it the person is asked."""
    background_is_sure: Share = 0.72
    """The same for the occupation a person comes from. Stricter, because nobody is asked whether it was right and it
    shifts the whole estimate: 'student' resembles a teacher's names by 0.66."""
    clear_lead: Share = 0.08
    """Least lead of a match by meaning or of a misspelt name over the next target; with less the person is asked which
    one is meant."""
    lexical_first: float = 0.2
    """Added to a match by letters over a match by meaning, so that a name beats a resemblance."""


class TopicWeights(ComponentConfig):
    """Whether a text is about anything in the framework: a logistic model over its words and its readings.

    Fitted together with the reading weights. A text about another trade resembles competences too; what it is about
    shows in all its words together.
    """

    intercept: float
    text: tuple[float, ...]
    """Per number of the vector of all telling words."""
    occupation: tuple[float, ...]
    """Per number of the vector of the occupation, where it is told."""
    readings: float
    """Per natural logarithm of the expected number of competences in the text (plus 0.01)."""
    floor: Share = 0.65
    """Lowest probability at which anything is read; under it nothing matches. A policy, not fitted: about one in twenty
    of the test texts about something else is matched then, at about four points of recall; 0.5 would be 8 % at two
    points, 0.9 would be 1 % at nine."""


class ReadingWeights(ComponentConfig):
    """From how much a part of a text resembles a competence to the probability that it means it: a logistic model.

    ``stem-kompas train reader`` fits them for an encoder on labelled texts; these defaults are for an encoder that
    was never calibrated: a cosine of 0.45 is as likely right as wrong.
    """

    intercept: float = -5.4
    statement: float = 12.0
    """Per cosine with the nearest of label and can-do statements."""
    window: float = 0.0
    """Per cosine of the best run of one to four words with the label."""
    description: float = 0.0
    """Per cosine with the description."""
    concept: float = 0.0
    """Per cosine of the best run with what ESCO says about the competence's concepts."""
    lead: float = 0.0
    """Per cosine by which the competence resembles the part more than the next one does."""
    shared_words: float = 0.0
    """Per share of the part's words, weighted by rarity, that the competence's texts use too."""
    occupation: float = 0.0
    """Per cosine by which the competence is nearer to the person's occupation than the average competence."""
    length: float = 0.0
    """Per natural logarithm of the number of words in the part."""
    floor: Share = 0.30
    """Lowest probability of a reading that counts; a policy, not fitted: what is right three times in ten is worth a
    question, not more."""
    topic: TopicWeights | None = None
    """None where it was never fitted: then every text is taken to be on topic."""


class TextReaderConfig(ComponentConfig):
    """How competences are read from a person's or a provider's text, part by part."""

    weights: ReadingWeights = ReadingWeights()
    word_floor: Share = 0.5
    """Lowest cosine between a person's word and any word of the framework at which the word counts. Names, and words
    for where somebody comes from, stay under it, so that they cannot change what is read."""
    highest_level: int = 2
    """Highest level that is read from words: a text names what somebody does, rarely how well."""
    longest_part: int = 14
    """Words; a longer sentence is cut at commas and then into windows of this length."""
    most_readings: int = 12
    """Of one text, the likeliest ones are kept."""


class LevelWeights(ComponentConfig):
    """Whether an offer that brings somebody to one level brings them to the next: a logistic model."""

    intercept: float
    taught: float = 0.0
    """Per log odds that the competence is taught at all."""
    title: float = 0.0
    """Per log odds that the title means the competence."""
    higher: float = 0.0
    """Per cosine by which the text is nearer to the statements of level 3 and 4 than to those of level 1 and 2."""
    basic: float = 0.0
    """Where the title says so: 'basis', 'initiatie', 'introduction'."""
    advanced: float = 0.0
    """Where the title says so: 'gevorderd', 'verdieping', 'advanced'."""

    def of_cues(self) -> tuple[float, ...]:
        """In the order of ``CUES`` in ``reading/coverage.py``."""
        return (self.taught, self.title, self.higher, self.basic, self.advanced)


class CourseWeights(ComponentConfig):
    """From how an offer's text speaks of a competence to the probability that finishing brings it: logistic models.

    ``stem-kompas train coverage`` fits them for an encoder on labelled courses; these defaults are for an encoder that
    was never calibrated: what would surely be read from a person's own words (0.95) counts for half in an offer, and
    what would be read with 0.3 or less does not count.
    """

    intercept: float = 0.0
    repeated: float = 2.0
    """Per natural logarithm of the expected number of parts that mean the competence (plus 0.001)."""
    title: float = 0.0
    """Per log odds that the title means it."""
    rank: float = 0.0
    """Per natural logarithm of the place among the competences by the likeliest part, 1 for the first."""
    title_stands_out: float = 0.0
    """Per standard deviation, over the competences, of the log odds of the title; the next two are counted alike."""
    whole_description: float = 0.0
    """Of the cosine of the whole text with the description."""
    whole_concept: float = 0.0
    """Of the cosine of the whole text with what ESCO says about the competence's concepts."""
    expected: float = 0.0
    """Per natural logarithm of the expected number of competences in the text (plus 0.001)."""
    parts: float = 0.0
    """Per natural logarithm of the number of parts."""
    level_2: LevelWeights = LevelWeights(intercept=0.0)
    level_3: LevelWeights = LevelWeights(intercept=-1.0)
    floor: Share = 0.10
    """Lowest probability of being taught that counts; a policy, not fitted: one in ten is worth a little in a sum over
    competences, less is noise."""
    most: int = 12
    """Competences that are kept of one text, the likeliest ones."""

    def of_amounts(self) -> tuple[float, ...]:
        """In the order of ``AMOUNTS`` in ``reading/coverage.py``."""
        return (
            self.repeated,
            self.title,
            self.rank,
            self.title_stands_out,
            self.whole_description,
            self.whole_concept,
            self.expected,
            self.parts,
        )


class CoverageConfig(ComponentConfig):
    """How sure we are that finishing an offer brings the level it claims."""

    confirmed: Share = 0.85
    """The provider or a counsellor says so."""
    standard: Share = 0.80
    """A standard says so: an occupational qualification, an ESCO profile."""
    text: CourseWeights = CourseWeights()
    """Read from the text: the probability is measured on labelled courses, so it needs no maximum set by eye."""


class EligibilityConfig(ComponentConfig):
    """Hard limits and how they widen."""

    default_km: float = 50.0
    """Kilometres, when the person told no limit."""
    widening_km: tuple[float, ...] = (20.0, 50.0, 100.0, 300.0)
    """Steps that a distance limit widens through when nothing is left."""
    lead_days: int = 7
    """Nobody starts on the day they ask: offers start at least so many days after today."""
    dutch_steps_allowed: int = 1
    """Levels of Dutch that may be missing at the start; more is a hard limit."""
    already_held: float = 0.10
    """Expected weighted level points x 100 under which an offer closes nothing for this person."""


class ValueConfig(ComponentConfig):
    """The value of one offering for one person, in points: importance-weighted level points x 100."""

    points_per_level: float = 100.0
    per_eur: float = -0.02
    """Points per euro after support: EUR 100 costs 2 points."""
    per_week: float = -0.25
    """Points per week of duration. Half of the starting weight: at -0.5 every short course for one competence of a
    broad occupation came out below zero, and the list of the Genk story had no course to start with."""
    per_km: float = -0.1
    """Points per kilometre to the place, on a day that must be attended: 10 km costs 1 point."""
    per_hour_above_wish: float = -0.02
    """Points per hour above what the person wants to spend a week, over all weeks: 15 hours a week too much for
    44 weeks costs 13 points, 8 hours for 10 weeks less than 2."""
    finishing_base: Share = 0.90
    """Chance of finishing for someone who fully meets the entry requirements of a short course."""
    finishing_per_week: float = 0.003
    """Taken off that chance per week of duration."""
    finishing_floor: Share = 0.25
    """Factor on the chance when an entry requirement is surely not met."""
    dutch_step_factor: Share = 0.80
    """Factor on the chance for each level of Dutch that is missing."""
    leap_levels: int = 2
    """A short offer up to level L expects level L - 2 at the start, also where it does not say so."""
    weeks_per_extra_level: int = 26
    """For every so many weeks an offer can take people one level further: a year-long programme takes beginners."""
    wish_points: float = 5.0
    """The most that resemblance between the person's wish and the offer can add."""
    wish_floor: Share = 0.35
    """Cosine under which a wish and an offer have nothing to do with each other."""


class RankingConfig(ComponentConfig):
    """From scored offers to one list."""

    n: int = 10
    diversity: Share = 0.30
    """How much an offer gives way to those above it that close the same gaps; 0 is by score alone."""
    worst_score: float = 0.0
    """Offers under this score are left out, unless they are the best of their kind."""
    best_of_kind_points: float = 2.0
    """Points an offer must close, if finished, to be listed for being the best of its kind; an EVC route to the
    target's own qualification is always listed."""


class OutlookConfig(ComponentConfig):
    """What lies beside and beyond the target."""

    reach_n: int = 5
    """Occupations within reach that are named to someone who does not know yet."""
    within_reach: float = 0.5
    """Importance-weighted expected gap, in levels, up to which an occupation counts as within reach."""
    nearest_n: int = 20
    """Occupations over which the gain of one competence more is averaged."""
    held: Share = 0.5
    """P(level >= l) from which a level counts as held."""
    one_more_n: int = 3
    """Competences that are named as the one more."""
    own_job_n: int = 5
    """Competences that are named of the person's own job."""
    missing_n: int = 3
    """Competences that are named of the distance to an occupation."""
    missing_at_least: float = 0.3
    """Expected gap in levels from which a competence is named as missing."""
    surplus_is_probable: Share = 0.65
    """P(level > required) from which somebody is probably above the target."""
    further_n: int = 3
    """Occupations that are named to someone at the target."""
    further_shares: Share = 0.4
    """Share of an occupation's importance on competences of the target, from which it is more of the same."""


class EngineConfig(ComponentConfig):
    """All components together; its fingerprint is the settings version that every result carries."""

    target_finder: TargetFinderConfig = TargetFinderConfig()
    text_reader: TextReaderConfig = TextReaderConfig()
    coverage: CoverageConfig = CoverageConfig()
    eligibility: EligibilityConfig = EligibilityConfig()
    value: ValueConfig = ValueConfig()
    ranking: RankingConfig = RankingConfig()
    outlook: OutlookConfig = OutlookConfig()

    @property
    def version(self) -> str:
        """A short fingerprint; changes when any weight changes."""
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()[:8]
