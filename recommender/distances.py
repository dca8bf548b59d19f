"""How far a person is from every occupation at once: importance-weighted expected gaps as one product."""

from collections.abc import Sequence

import numpy as np

from competencies.framework import CompetenceFramework
from competencies.target import Target
from recommender.offer_table import Floats, Ints, Mask

N_STEPS = 4


class TargetDistances:
    """The requirements of many targets, one row each, by id."""

    def __init__(self, targets: Sequence[Target], framework: CompetenceFramework) -> None:
        """Lay the requirements out; a step of a competence counts with its importance up to the required level."""
        targets = sorted(targets, key=lambda target: target.id)
        self.ids = tuple(target.id for target in targets)
        self.weights = np.zeros((len(targets), len(framework.competences), N_STEPS))
        """Importance share of each step that is asked, shape (n_targets, n_competences, 4)."""
        for row, target in enumerate(targets):
            for requirement in target.requirements:
                share = target.weights[requirement.competence]
                self.weights[row, framework.rows[requirement.competence], : requirement.level] = share
        self._flat = self.weights.reshape(len(targets), -1)

    def headlines(self, at_least: Floats) -> Floats:
        """Importance-weighted expected gap in levels of each target, shape (n_targets,).

        Args:
            at_least: P(level >= l) of the person, shape (n_competences, 5).
        """
        return np.asarray(self._flat @ (1 - at_least[:, 1:]).ravel())

    def gains(self, at_least: Floats, levels: Ints) -> Floats:
        """How much each headline falls when one competence alone rises to a level, shape (n_targets, n_competences).

        Raising to level m closes what is missing up to m: the sum over steps 1..m of the share times P(below).

        Args:
            at_least: P(level >= l) of the person, shape (n_competences, 5).
            levels: the level that each competence rises to, 0 to 4, shape (n_competences,).
        """
        closed = (1 - at_least[:, 1:]) * (np.arange(1, N_STEPS + 1) <= levels[:, None])
        return np.asarray(np.einsum("tkm,km->tk", self.weights, closed))

    def without(self, excluded: Sequence[str] | frozenset[str]) -> Mask:
        """Which targets are not excluded, shape (n_targets,)."""
        return np.array([id_ not in excluded for id_ in self.ids], dtype=bool)
