"""Pathways in words; the numbers come from the engine."""

import math

from api.wording.pathway_sentences import BEST_FOUND, PATHWAY_KINDS, PATHWAY_NOTES, PROVEN_BEST, SUMMARY
from api.wording.render import Wording, money_in, number_in, percent_in
from competencies.pathway import LearningPathway, PathwayKind, PathwayNote


def kind_in_words(pathway: LearningPathway, wording: Wording) -> str:
    """What the pathway is best at."""
    return PATHWAY_KINDS[PathwayKind(pathway.kind)].text_in(wording.language)


def note_in_words(note: PathwayNote, wording: Wording) -> str:
    """The sentence of a note."""
    return wording.filled(PATHWAY_NOTES[note.code], note.params)


def summary_in_words(pathway: LearningPathway, *, gap: float, wording: Wording) -> str:
    """Weeks, money and points; ``gap`` is the whole gap in points."""
    return SUMMARY.text_in(wording.language).format(
        weeks=pathway.weeks,
        eur=money_in(float(pathway.cost_after), wording.language),
        closed=number_in(pathway.gap_closed, wording.language),
        gap=number_in(gap, wording.language),
    )


def quality_in_words(pathway: LearningPathway, wording: Wording) -> str:
    """How much better any pathway could be at most: from the proven bound, rounded up to a whole percentage."""
    template = PROVEN_BEST if pathway.proven else BEST_FOUND
    better = pathway.optimality_gap / max(1 - pathway.optimality_gap, 1e-9)
    return template.text_in(wording.language).format(
        share=percent_in(max(1, math.ceil(100 * better)) / 100, wording.language)
    )
