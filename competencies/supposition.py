"""What is taken to be so for a what-if, beside what the person told. Never stored, never taken for true."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from competencies.level import ProficiencyLevel
from competencies.person import Evidence


@dataclass(frozen=True, slots=True)
class Suppositions:
    """Certificates and levels that the person is taken to have."""

    evidence: tuple[Evidence, ...] = ()
    levels: Mapping[str, ProficiencyLevel] = field(default_factory=dict)
    """Competence -> level that the person is taken to reach at least."""


NOTHING_SUPPOSED = Suppositions()
