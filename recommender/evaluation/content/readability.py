"""How hard a Dutch text is to read: sentence length and the formula of Flesch for Dutch."""

import re
from collections.abc import Sequence

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|(?<=[.!?][\"'”’)])\s+")
_VOWELS = re.compile(r"aai|ooi|oei|eeu|ieu|aa|ee|oo|uu|ie|oe|eu|ui|ij|ei|au|ou|[aeiouyáéíóúàèêâîôûäëïöü]")
"""The vowel sounds of Dutch spelling, longest first. Hyphenation patterns (pyphen) never split off a first letter, so
'over' counts as one syllable there and long words come out too easy."""
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def sentences_of(text: str) -> list[str]:
    """The sentences of a text; an abbreviation with a full stop may cut one in two."""
    return [part for part in _SENTENCE_END.split(text.strip()) if _WORD.search(part)]


def words_of(text: str) -> list[str]:
    """Words and numbers; a compound with a hyphen is one word."""
    return _WORD.findall(text)


def syllables_in(word: str) -> int:
    """Number of vowel sounds, at least 1; 'museum' is one too few."""
    return max(1, len(_VOWELS.findall(word.lower())))


def flesch_douma(texts: Sequence[str]) -> float:
    """Reading ease of texts taken together; about 65 and more is plain, under 45 is hard.

    Args:
        texts: at least one word in all; short texts give a number that means little.

    Raises:
        ValueError: there is no word.

    Source: W.H. Douma 1960, 206.84 - 0.93 x words per sentence - 77 x syllables per word.
    """
    sentences = [sentence for text in texts for sentence in sentences_of(text)]
    words = [word for sentence in sentences for word in words_of(sentence)]
    if not words:
        raise ValueError("reading ease needs at least one word")
    syllables = sum(syllables_in(word) for word in words)
    return 206.84 - 0.93 * len(words) / len(sentences) - 77.0 * syllables / len(words)
