"""The shares of the parts in a score."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MatchingWeights:
    """Shares of the parts in a score; all were chosen on development data.

    Attributes:
        head: share of the head words when titles are matched.
        title_memory: share of the concept that a known title names.
        hub: how much of a title's nearness to its own neighbours is taken off its score.
        hub_neighbours: neighbours that nearness is averaged over.
        hub_sample: titles that neighbours are looked for in.
        concept_memory: share of what ESCO says about a concept when phrases are matched with concepts.
        second_label: share of the best further name of a concept (synonyms, English label) beside its label.
        window: share of the best window of a sentence when it is matched with labels.
        sentence: share of the whole sentence, matched with labels.
        description: share of the whole sentence, matched with a concept's description.
        sentence_memory: share of the whole sentence, matched with what ESCO says about a concept.
        longest_window: words in the longest window.
        course_text: share of a course's best sentence beside its title.
        course_centre: how much of a title's nearness to the average title is taken off its score; titles that say
            little ("introduction to ...") are near everything.
        course_words: weight of shared words (BM25 over title and description, as a part of the best course's).
    """

    head: float = 0.1
    title_memory: float = 0.6
    hub: float = 0.2
    hub_neighbours: int = 10
    hub_sample: int = 3000
    concept_memory: float = 0.6
    second_label: float = 0.45
    window: float = 0.39
    sentence: float = 0.21
    description: float = 0.25
    sentence_memory: float = 0.15
    longest_window: int = 4
    course_text: float = 0.3
    course_centre: float = 0.3
    course_words: float = 0.15


MEASURED = MatchingWeights()
