"""Cuts a text into the parts that are read: sentences and clauses, without denials, names and filler words."""

import re

from competencies.language import Language
from recommender.function_words import FUNCTION_WORDS
from recommender.plain_text import normalise

_STRETCH_END = re.compile(r"(?<=[.!?;:,])\s+|[\n\r•·]+")
_CONJUNCTION = re.compile(r"\s+(?:en|maar|and|but|et|mais)\s+", re.IGNORECASE)
_NEGATIONS = (
    "geen|nooit|niet|niets|niks|zonder|nergens|no|not|never|nothing|without|cannot|none|jamais|aucun|aucune|rien|sans"
)
_FRENCH_PAS = "|pas|ni"
"""Negations in French only: 'pas' is 'recently' in Dutch."""
_CAPITALISED_INSIDE = re.compile(r"(?<=[^\s.!?:;])\s+([^\W\d_a-zà-ÿ][\w'’-]*)")
_FEWEST_LETTERS = 3


def text_parts(text: str, *, longest: int) -> list[str]:
    """Cut a text at sentence ends and commas, and what is still long into clauses of at most ``longest`` words."""
    parts: list[str] = []
    for stretch in _STRETCH_END.split(text):
        if len(stretch.split()) <= longest:
            parts.append(stretch)
            continue
        for clause in _CONJUNCTION.split(stretch):
            words = clause.split()
            parts += [" ".join(words[i : i + longest]) for i in range(0, len(words), longest)]
    stripped = (part.strip(" \t-–,.;:!?") for part in parts)
    return [part for part in stripped if sum(char.isalpha() for char in part) >= _FEWEST_LETTERS]


def affirmed_parts(text: str, *, language: Language, longest: int) -> list[str]:
    """The parts of a text without those that hold a negation: we do not guess what somebody denies."""
    words = _NEGATIONS + (_FRENCH_PAS if language is Language.FR else "")
    negation = re.compile(rf"(?<!\w)(?:{words})(?!\w)|n['’]t\b", re.IGNORECASE)
    return [part for part in text_parts(text, longest=longest) if not negation.search(part)]


def without_names(text: str, known: frozenset[str]) -> str:
    """Leave out capitalised words inside a sentence that are not among the known words: they are names.

    A first name, a nationality or an employer must not change what is read. Abbreviations such as PLC stay.
    """

    def kept(match: re.Match[str]) -> str:
        word = match.group(1)
        return match.group() if word.isupper() or normalise(word) in known else ""

    return _CAPITALISED_INSIDE.sub(kept, text)


def content_words(text: str) -> str:
    """The words that can carry a competence: without 'ik', 'kan', 'heb' and the like."""
    return " ".join(word for word in text.split() if normalise(word) not in FUNCTION_WORDS)
