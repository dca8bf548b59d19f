"""Certificates that say by their name what somebody can do: VCA, a welding certificate, CCNA."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from competencies.errors import ContentError
from competencies.framework import CompetenceFramework
from competencies.level import ProficiencyLevel
from recommender.plain_text import normalise
from recommender.tables import read_rows

COLUMNS = ("names", "competence", "level")


@dataclass(frozen=True, slots=True)
class Certificate:
    """A certificate under all its names.

    Attributes:
        level: what somebody who holds it can do; what the test asks, not what the best holders can.
    """

    names: tuple[str, ...]
    competence: str
    level: ProficiencyLevel


def read_certificates(path: Path, framework: CompetenceFramework) -> list[Certificate]:
    """Read a table of certificates (names separated by '|', competence id, level 1 to 4).

    Raises:
        ContentError: names the file and the line of an unknown competence or an impossible level.
    """
    found = []
    for line, row in enumerate(read_rows(path, columns=COLUMNS), start=2):
        names = tuple(name.strip() for name in row["names"].split("|") if name.strip())
        if row["competence"] not in framework.rows or row["level"] not in {"1", "2", "3", "4"} or not names:
            raise ContentError(
                f"{path}, line {line}: expected names, a competence of framework {framework.version} and a level from "
                f"1 to 4; found {row['competence']!r} and {row['level']!r}",
                field=str(path),
            )
        found.append(Certificate(names, row["competence"], ProficiencyLevel(int(row["level"]))))
    return found


class CertificateFinder:
    """Finds a certificate by any of its names, as whole words; the longest name wins."""

    def __init__(self, certificates: Iterable[Certificate] = ()) -> None:
        named = ((normalise(name), certificate) for certificate in certificates for name in certificate.names)
        self._by_name = sorted(named, key=lambda pair: (-len(pair[0]), pair[0]))

    def find(self, text: str) -> Certificate | None:
        """The certificate that a text names; None where it names none."""
        words = f" {normalise(text)} "
        return next((certificate for name, certificate in self._by_name if f" {name} " in words), None)
