"""The interface that every measurement model stands behind."""

from collections.abc import Sequence
from typing import Protocol

from competencies.check import CompetenceCheck
from competencies.framework import CompetenceFramework
from competencies.profile import CompetenceProfile, TextReading
from competencies.target import Background


class Measurement(Protocol):
    """From what a person told to a probability per level and competence."""

    def profile(
        self,
        check: CompetenceCheck,
        framework: CompetenceFramework,
        *,
        background: Background | None = None,
        readings: Sequence[TextReading] = (),
    ) -> CompetenceProfile:
        """Estimate every competence of the framework.

        Args:
            check: a valid check; answers to unknown questions raise UnknownItem.
            framework: the version that the questions come from.
            background: the occupation the person comes from, where it was recognised.
            readings: what was read from the person's texts and evidence.
        """
        ...
