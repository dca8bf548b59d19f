"""The Flemish synonym layer: what people say, put in the words that names and statements use."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from competencies.errors import ContentError
from recommender.plain_text import normalise
from recommender.tables import read_rows

COLUMNS = ("nl", "flemish", "en", "fr", "field")
_LONGEST = 4


@dataclass(frozen=True, slots=True)
class WordMeaning:
    """One meaning with the words for it; the first Dutch word is the standard one.

    Attributes:
        dutch: standard words, at least one.
        flemish: words for the same that are typical of Flanders.
        english: translations.
        french: translations.
        field: what it belongs to, in ordinary Dutch words.
    """

    dutch: tuple[str, ...]
    flemish: tuple[str, ...] = ()
    english: tuple[str, ...] = ()
    french: tuple[str, ...] = ()
    field: tuple[str, ...] = ()


def read_words(folder: Path) -> list[WordMeaning]:
    """Read the word lists of a folder (``*.csv`` with nl, flemish, en, fr, field; variants separated by '|').

    Raises:
        ContentError: names the file and the row that has no Dutch word or no translation.
    """
    meanings = []
    for path in sorted(folder.glob("*.csv")):
        for number, row in enumerate(read_rows(path, columns=COLUMNS), start=2):
            cells = [tuple(word.strip() for word in row[column].split("|") if word.strip()) for column in COLUMNS]
            if not cells[0] or not (cells[2] or cells[3]):
                raise ContentError(
                    f"{path}, line {number}: expected a Dutch word with its English or French, found {row['nl']!r}",
                    field=str(path),
                )
            meanings.append(WordMeaning(*cells))
    return meanings


class SynonymLayer:
    """Puts the standard word in the place of its variants; words with several meanings are left as they are."""

    def __init__(self, meanings: Iterable[WordMeaning] = ()) -> None:
        standards: dict[str, set[str]] = defaultdict(set)
        for meaning in meanings:
            standard = normalise(meaning.dutch[0])
            for variant in (*meaning.dutch, *meaning.flemish):
                standards[normalise(variant)].add(standard)
        self._standard = {
            variant: next(iter(found))
            for variant, found in standards.items()
            if len(found) == 1 and variant not in found and len(variant.split()) <= _LONGEST
        }

    def __len__(self) -> int:
        return len(self._standard)

    def standard(self, text: str) -> str:
        """The text, normalised, with the longest known variants replaced from left to right."""
        words = normalise(text).split()
        out: list[str] = []
        place = 0
        while place < len(words):
            for size in range(min(_LONGEST, len(words) - place), 0, -1):
                found = self._standard.get(" ".join(words[place : place + size]))
                if found is not None:
                    out.append(found)
                    place += size
                    break
            else:
                out.append(words[place])
                place += 1
        return " ".join(out)
