"""One version of the competence framework: domains, competences, their ladders and the questions about them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from competencies.errors import ContentError, UnknownCompetence, UnknownItem
from competencies.language import LocalizedText
from competencies.level import LEVELS, ProficiencyLevel

LADDER_SUFFIX = "ladder"


@dataclass(frozen=True, slots=True)
class StemDomain:
    """A field of STEM that competences are grouped by."""

    id: str
    label: LocalizedText


@dataclass(frozen=True, slots=True)
class Competence:
    """Something a person can do, with one can-do statement for each level 1 to 4 (in that order)."""

    id: str
    domain: str
    label: LocalizedText
    description: LocalizedText
    literacy: bool
    """Part of the STEM and digital literacy that everyone needs; otherwise specialist."""
    statements: tuple[LocalizedText, ...]
    concept_uris: tuple[str, ...] = ()
    """ESCO skill concepts that this competence overlaps with."""
    transitions: tuple[str, ...] = ()
    stem_dimensions: tuple[int, ...] = ()
    """Numbers of the ten dimensions of the Flemish STEM-kader; labels, not a scale."""
    prerequisites: tuple[str, ...] = ()
    vks_band: tuple[int, int] = (1, 8)

    def __post_init__(self) -> None:
        if len(self.statements) != len(LEVELS) - 1:
            raise ValueError(f"competence {self.id}: expected four can-do statements, got {len(self.statements)}")

    def statement(self, level: ProficiencyLevel) -> LocalizedText:
        """The can-do statement of a level 1 to 4."""
        if level == ProficiencyLevel.NONE:
            raise ValueError("level 0 has no can-do statement")
        return self.statements[level - 1]


@dataclass(frozen=True, slots=True)
class StatementItem:
    """'Can you do this?' about one can-do statement; answered with a grade."""

    id: str
    competence: str
    level: ProficiencyLevel


@dataclass(frozen=True, slots=True)
class LadderItem:
    """'Which of these four can you do on your own?'; answered with a level 0 to 4."""

    id: str
    competence: str


@dataclass(frozen=True, slots=True)
class KnowledgeItem:
    """A short question with one right answer; anchors what people say about themselves."""

    id: str
    competence: str
    level: ProficiencyLevel
    question: LocalizedText
    options: Mapping[str, LocalizedText]
    right_option: str

    def __post_init__(self) -> None:
        if self.right_option not in self.options:
            raise ValueError(f"question {self.id}: the right option {self.right_option!r} is not among the options")


Item = StatementItem | LadderItem | KnowledgeItem


@dataclass(frozen=True)
class CompetenceFramework:
    """Everything that a check can ask about, in one version. Order of competences is the order of arrays."""

    version: str
    domains: tuple[StemDomain, ...]
    competences: tuple[Competence, ...]
    knowledge_items: tuple[KnowledgeItem, ...] = ()

    def __post_init__(self) -> None:
        _require_unique("domain", [domain.id for domain in self.domains])
        _require_unique("competence", [competence.id for competence in self.competences])
        for competence in self.competences:
            if competence.domain not in {domain.id for domain in self.domains}:
                raise ContentError(f"competence {competence.id} names an unknown domain {competence.domain!r}")
            for prerequisite in competence.prerequisites:
                if prerequisite not in self._by_id:
                    raise ContentError(f"competence {competence.id} names an unknown prerequisite {prerequisite!r}")
        _require_acyclic(self._by_id)
        for item in self.knowledge_items:
            if item.competence not in self._by_id:
                raise ContentError(f"question {item.id} is about an unknown competence {item.competence!r}")
        _require_unique("question", [item.id for item in self.items])

    @cached_property
    def _by_id(self) -> dict[str, Competence]:
        return {competence.id: competence for competence in self.competences}

    @cached_property
    def rows(self) -> dict[str, int]:
        """Competence id -> its row in arrays over competences."""
        return {competence.id: row for row, competence in enumerate(self.competences)}

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """All questions: the ladder and the four statements of each competence, then the knowledge questions."""
        derived: list[Item] = []
        for competence in self.competences:
            derived.append(LadderItem(f"{competence.id}-{LADDER_SUFFIX}", competence.id))
            derived += [StatementItem(f"{competence.id}-{level:d}", competence.id, level) for level in LEVELS[1:]]
        return (*derived, *self.knowledge_items)

    @cached_property
    def _items_by_id(self) -> dict[str, Item]:
        return {item.id: item for item in self.items}

    def competence(self, competence_id: str) -> Competence:
        """Look one competence up.

        Raises:
            UnknownCompetence: this version has none with that id.
        """
        try:
            return self._by_id[competence_id]
        except KeyError:
            raise UnknownCompetence(
                f"no competence {competence_id!r} in framework {self.version}", id=competence_id
            ) from None

    def item(self, item_id: str) -> Item:
        """Look one question up.

        Raises:
            UnknownItem: this version has none with that id.
        """
        try:
            return self._items_by_id[item_id]
        except KeyError:
            raise UnknownItem(f"no question {item_id!r} in framework {self.version}", item=item_id) from None

    def domain(self, domain_id: str) -> StemDomain:
        """Look one domain up; every competence's domain is there.

        Raises:
            ContentError: this version has none with that id.
        """
        for domain in self.domains:
            if domain.id == domain_id:
                return domain
        raise ContentError(f"no domain {domain_id!r} in framework {self.version}")


def _require_unique(what: str, ids: list[str]) -> None:
    seen: set[str] = set()
    for id_ in ids:
        if id_ in seen:
            raise ContentError(f"the {what} id {id_!r} is used twice; ids are unique")
        seen.add(id_)


def _require_acyclic(competences: Mapping[str, Competence]) -> None:
    done: set[str] = set()

    def visit(competence_id: str, trail: tuple[str, ...]) -> None:
        if competence_id in trail:
            circle = " -> ".join((*trail, competence_id))
            raise ContentError(f"prerequisites form a circle: {circle}", competence=competence_id)
        if competence_id in done:
            return
        for prerequisite in competences[competence_id].prerequisites:
            visit(prerequisite, (*trail, competence_id))
        done.add(competence_id)

    for competence_id in competences:
        visit(competence_id, ())
