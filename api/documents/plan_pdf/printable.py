"""Which characters the embedded fonts can print; others would stop the making of an accessible PDF."""

import unicodedata
from bisect import bisect_right
from typing import Any

REPLACEMENT = "\u25a1"
MAY_BREAK = "\u200b"
LONGEST_WORD = 32
BREAK_EVERY = 16

# Of the fonts that typst brings along. A test prints every one of them. Left out: scripts that no embedded font has,
# and marks that combine with nothing (typst 0.15 fails on some of them).
PRINTABLE: tuple[tuple[int, int], ...] = (
    (0x0020, 0x007E), (0x00A0, 0x00AC), (0x00AE, 0x02AF), (0x0370, 0x0377), (0x037A, 0x037F), (0x0384, 0x038A),
    (0x038C, 0x038C), (0x038E, 0x03A1), (0x03A3, 0x0482), (0x048A, 0x04FF), (0x0510, 0x0513), (0x051A, 0x051D),
    (0x05D0, 0x05EA), (0x0621, 0x063A), (0x0641, 0x064A), (0x0660, 0x0669), (0x0674, 0x0674), (0x0679, 0x067B),
    (0x067E, 0x0680), (0x0683, 0x0684), (0x0686, 0x0687), (0x0691, 0x0691), (0x0698, 0x0698), (0x06A4, 0x06A4),
    (0x06A9, 0x06A9), (0x06AF, 0x06AF), (0x06BE, 0x06BE), (0x06CC, 0x06CC), (0x06F0, 0x06F9), (0x1E00, 0x1EFF),
    (0x2010, 0x2027), (0x2030, 0x2040), (0x2042, 0x2042), (0x2044, 0x2052), (0x2054, 0x205E), (0x20A0, 0x20BF),
    (0x2100, 0x211E), (0x2120, 0x2120), (0x2122, 0x2122), (0x2124, 0x2124), (0x2126, 0x214F), (0x2190, 0x2265),
    (0x25A0, 0x25FF), (0x2610, 0x2612), (0x2713, 0x2717),
)  # fmt: skip
_STARTS = [first for first, _ in PRINTABLE]
_DROPPED = {"Cf", "Mn", "Me"}
"""Invisible or hanging on another character: left out rather than replaced."""


def printable(text: str) -> str:
    """The text with every character that cannot be printed replaced by an empty square.

    White space becomes a space; a word that no line can hold may break, so that nothing runs off the page.
    """
    composed = unicodedata.normalize("NFC", text)
    words = "".join(_shown(character) for character in composed).split(" ")
    return " ".join(_breakable(word) for word in words)


def printable_values(value: Any) -> Any:
    """The same for every text in plain JSON."""
    match value:
        case str():
            return printable(value)
        case list():
            return [printable_values(one) for one in value]
        case dict():
            return {key: printable_values(one) for key, one in value.items()}
        case _:
            return value


def _breakable(word: str) -> str:
    if len(word) <= LONGEST_WORD:
        return word
    return MAY_BREAK.join(word[start : start + BREAK_EVERY] for start in range(0, len(word), BREAK_EVERY))


def _shown(character: str) -> str:
    if character.isspace():
        return "\u00a0" if character in "\u00a0\u202f" else " "
    place = bisect_right(_STARTS, ord(character)) - 1
    if place >= 0 and ord(character) <= PRINTABLE[place][1]:
        return character
    return "" if unicodedata.category(character) in _DROPPED else REPLACEMENT
