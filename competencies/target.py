"""What a person can aim at, where they come from, and the competences that go with it."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from competencies.errors import ContentError, UnknownTarget
from competencies.language import Language, LocalizedText
from competencies.level import ProficiencyLevel


class TargetKind(StrEnum):
    """What sort of target; 'unknown' is a choice of a person, not a kind of target."""

    OCCUPATION = "occupation"
    TRANSITION = "transition"
    LITERACY = "literacy"


@dataclass(frozen=True, slots=True)
class Requirement:
    """A competence that a target asks for."""

    competence: str
    level: ProficiencyLevel
    importance: int
    """1 useful, 2 important, 3 core."""


@dataclass(frozen=True, slots=True)
class Shortage:
    """On a list of shortage occupations (knelpuntberoepen)."""

    year: int
    source: str


@dataclass(frozen=True, slots=True)
class Synonyms:
    """Other names that people use, per language."""

    nl: tuple[str, ...] = ()
    en: tuple[str, ...] = ()
    fr: tuple[str, ...] = ()

    @property
    def all(self) -> tuple[str, ...]:
        """The names of all languages together: people mix them."""
        return (*self.nl, *self.en, *self.fr)


@dataclass(frozen=True, slots=True)
class Target:
    """An occupation, a transition or the literacy baseline, with what it requires."""

    id: str
    kind: TargetKind
    label: LocalizedText
    description: LocalizedText
    requirements: tuple[Requirement, ...]
    synonyms: Synonyms = Synonyms()
    concept_uri: str | None = None
    isco_group: str | None = None
    vks_level: int | None = None
    qualification: str | None = None
    """Code of the occupational qualification (beroepskwalificatie), such as BK-0024-3."""
    transition: str | None = None
    shortage: Shortage | None = None

    @property
    def weights(self) -> dict[str, float]:
        """Competence id -> share of the importance; the shares sum to 1."""
        total = sum(requirement.importance for requirement in self.requirements)
        return {requirement.competence: requirement.importance / total for requirement in self.requirements}


@dataclass(frozen=True, slots=True)
class Background:
    """An occupation that people come from and what is typical for those who do it."""

    id: str
    label: LocalizedText
    holds: tuple[tuple[str, ProficiencyLevel], ...]
    synonyms: Synonyms = Synonyms()
    isco_group: str | None = None


@dataclass(frozen=True)
class TargetCatalogue:
    """All targets and backgrounds of one content version."""

    targets: tuple[Target, ...]
    backgrounds: tuple[Background, ...] = ()

    @cached_property
    def _by_id(self) -> dict[str, Target]:
        return {target.id: target for target in self.targets}

    def target(self, target_id: str) -> Target:
        """Look one target up.

        Raises:
            UnknownTarget: there is none with that id.
        """
        try:
            return self._by_id[target_id]
        except KeyError:
            raise UnknownTarget(f"no target {target_id!r}", id=target_id) from None

    @cached_property
    def literacy(self) -> Target:
        """The literacy baseline: what counts for people without a target.

        Raises:
            ContentError: the content has no target of that kind.
        """
        baselines = self.of_kind(TargetKind.LITERACY)
        if not baselines:
            raise ContentError("the content needs a target of kind 'literacy': it counts for people without a target")
        return baselines[0]

    def of_kind(self, kind: TargetKind) -> tuple[Target, ...]:
        """The targets of one kind, in order."""
        return tuple(target for target in self.targets if target.kind is kind)

    def as_backgrounds(self) -> tuple[Background, ...]:
        """Where a person can come from: the backgrounds, and every target occupation at the level it requires."""
        from_targets = (
            Background(
                id=target.id,
                label=target.label,
                holds=tuple((requirement.competence, requirement.level) for requirement in target.requirements),
                synonyms=target.synonyms,
                isco_group=target.isco_group,
            )
            for target in self.of_kind(TargetKind.OCCUPATION)
        )
        return (*self.backgrounds, *from_targets)


def names_of(named: Target | Background) -> tuple[tuple[str, Language | None], ...]:
    """Every name of a target or background: its labels with their language, then its synonyms."""
    labels = tuple((named.label.text_in(language), language) for language in Language)
    return (*labels, *((synonym, None) for synonym in named.synonyms.all))
