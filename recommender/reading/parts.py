"""Cuts a text into the parts that are read: sentences and clauses, without denials, names and filler words."""

import re
from collections.abc import Sequence

from competencies.language import Language
from recommender.function_words import FUNCTION_WORDS
from recommender.plain_text import normalise
from recommender.reading.identity import without_marked

_STRETCH_END = re.compile(r"(?<=[.!?;:,])\s+|[\n\r•·]+")
_CONJUNCTION = re.compile(r"\s+(?:en|maar|and|but|et|mais)\s+", re.IGNORECASE)
_NEGATIONS = (
    "geen|nooit|niet|niets|niks|zonder|nergens|no|not|never|nothing|without|cannot|none|jamais|aucun|aucune|rien|sans"
)
_FRENCH_PAS = "|pas|ni"
"""Negations in French only: 'pas' is 'recently' in Dutch."""
_FEWEST_LETTERS = 3


def text_parts(text: str, *, longest: int) -> list[str]:
    """Cut a text at sentence ends and commas, and what is still long into clauses of at most ``longest`` words."""
    parts: list[str] = []
    for stretch in _STRETCH_END.split(text):
        if _n_counted(stretch.split()) <= longest:
            parts.append(stretch)
            continue
        for clause in _CONJUNCTION.split(stretch):
            parts += _windows(clause.split(), longest)
    stripped = (part.strip(" \t-–,.;:!?") for part in parts)
    return [part for part in stripped if sum(char.isalpha() for char in without_marked(part)) >= _FEWEST_LETTERS]


def _n_counted(words: Sequence[str]) -> int:
    """How many words count for the length of a part: those that say who somebody is do not."""
    return sum(bool(without_marked(word)) for word in words)


def _windows(words: Sequence[str], longest: int) -> list[str]:
    """Runs of at most ``longest`` words that count; the others go with the run that they stand in."""
    windows: list[list[str]] = [[]]
    for word in words:
        if without_marked(word) and _n_counted(windows[-1]) == longest:
            windows.append([])
        windows[-1].append(word)
    return [" ".join(window) for window in windows if window]


def affirmed_parts(text: str, *, language: Language, longest: int) -> list[str]:
    """The parts of a text without those that hold a negation: we do not guess what somebody denies."""
    words = _NEGATIONS + (_FRENCH_PAS if language is Language.FR else "")
    negation = re.compile(rf"(?<!\w)(?:{words})(?!\w)|n['’]t\b", re.IGNORECASE)
    return [part for part in text_parts(text, longest=longest) if not negation.search(part)]


def content_words(text: str) -> str:
    """The words that can carry a competence: without 'ik', 'kan', 'heb' and the like."""
    return " ".join(word for word in text.split() if normalise(word) not in FUNCTION_WORDS)
