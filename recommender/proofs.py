"""What the known EVC routes would prove of a person: P(the unit is passed) per step of a competence, as arrays."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from competencies.framework import CompetenceFramework
from competencies.level import LEVELS
from competencies.opportunity import EvcRoute, EvcUnit, Opportunity, RegisterStatus

_N_STEPS = len(LEVELS) - 1


@dataclass(frozen=True)
class ProofTable:
    """The units of all known routes. Unverified routes prove nothing and are left out."""

    requirement_starts: NDArray[np.int64]
    """Where the requirements of each unit begin, shape (n_units,)."""
    requirement_rows: NDArray[np.int64]
    """Row of the competence of each requirement."""
    requirement_levels: NDArray[np.int64]
    step_starts: NDArray[np.int64]
    """Where the units that prove the same step of the same route begin, shape (n_steps,)."""
    step_units: NDArray[np.int64]
    columns: NDArray[np.int64]
    """Column of each step, as in OpportunityIndex.teaches, shape (n_steps,)."""
    row_starts: NDArray[np.int64]
    """Where the steps of each opportunity begin, shape (n_opportunities + 1,)."""
    n_columns: int

    def proven(self, at_least: NDArray[np.float64]) -> csr_array:
        """P(the person passes a unit that asks at least level m), shape (n_opportunities, 4 n_competences).

        A unit is passed when every level it requires is there; competences are taken as independent here. A competence
        in several units counts by the likeliest of them.

        Args:
            at_least: P(level >= l) of the person, shape (n_competences, 5).
        """
        values = np.zeros(0)
        if len(self.columns):
            met = at_least[self.requirement_rows, self.requirement_levels]
            passed = np.multiply.reduceat(met, self.requirement_starts)
            values = np.maximum.reduceat(passed[self.step_units], self.step_starts)
        return csr_array((values, self.columns, self.row_starts), shape=(len(self.row_starts) - 1, self.n_columns))


def build_proofs(opportunities: Sequence[Opportunity], framework: CompetenceFramework) -> ProofTable:
    """The units of a catalogue, in the order of its rows."""
    requirements, unit_starts = list[tuple[int, int]](), list[int]()
    columns, steps, row_starts, step_starts = list[int](), list[int](), [0], list[int]()
    for opportunity in opportunities:
        by_column = dict[int, list[int]]()
        for unit in _units(opportunity):
            for competence, level in unit.requires:
                for m in range(1, level + 1):
                    column = _N_STEPS * framework.rows[competence] + m - 1
                    by_column.setdefault(column, []).append(len(unit_starts))
            unit_starts.append(len(requirements))
            requirements += [(framework.rows[competence], int(level)) for competence, level in unit.requires]
        for column in sorted(by_column):
            step_starts.append(len(steps))
            steps += by_column[column]
            columns.append(column)
        row_starts.append(len(columns))
    return ProofTable(
        requirement_starts=np.array(unit_starts, dtype=np.int64),
        requirement_rows=np.array([row for row, _ in requirements], dtype=np.int64),
        requirement_levels=np.array([level for _, level in requirements], dtype=np.int64),
        step_starts=np.array(step_starts, dtype=np.int64),
        step_units=np.array(steps, dtype=np.int64),
        columns=np.array(columns, dtype=np.int64),
        row_starts=np.array(row_starts, dtype=np.int64),
        n_columns=_N_STEPS * len(framework.competences),
    )


def _units(opportunity: Opportunity) -> tuple[EvcUnit, ...]:
    if isinstance(opportunity, EvcRoute) and opportunity.register_status is RegisterStatus.KNOWN:
        return opportunity.units
    return ()
