"""Reads framework/, targets/ and backgrounds/: what can be asked, aimed at, and come from."""

from pathlib import Path

from competencies.errors import ContentError
from competencies.framework import Competence, CompetenceFramework, KnowledgeItem, StemDomain
from competencies.target import Background, Target, TargetCatalogue
from data.sources.authored import fingerprint_of, mistake, read_all, require_known, require_new
from data.sources.content_rows import BackgroundFile, DomainFile, DomainRow, FrameworkFile, TargetFile, TargetRow
from data.sources.yaml_file import FieldPath, YamlDocument, read_rows


class FrameworkReader:
    """Reads framework.yaml and one file per domain; remembers where each competence stands."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._seen: set[str] = set()
        self._where: dict[str, tuple[YamlDocument, FieldPath]] = {}
        self._competences: list[Competence] = []
        self._questions: list[tuple[KnowledgeItem, YamlDocument, FieldPath]] = []

    def read(self, *, fingerprint: str) -> CompetenceFramework:
        """The framework, checked; its version is the authored number and the fingerprint."""
        head, _ = read_rows(self._folder / "framework.yaml", FrameworkFile)
        for domain in head.domains:
            self._read_domain(domain)
        for competence in self._competences:
            self._require_known_prerequisites(competence)
        for question, document, here in self._questions:
            if question.competence not in self._where:
                raise mistake(document, (*here, "competence"), f"no competence {question.competence!r}")
        try:
            return CompetenceFramework(
                version=f"{head.version}+{fingerprint}",
                domains=tuple(StemDomain(row.id, row.label.to_domain()) for row in head.domains),
                competences=tuple(self._competences),
                knowledge_items=tuple(question for question, _, _ in self._questions),
            )
        except ContentError as error:
            where = self._where.get(str(error.params.get("competence")))
            if where is None:
                raise
            raise mistake(where[0], (*where[1], "prerequisites"), str(error)) from error

    def _read_domain(self, domain: DomainRow) -> None:
        file, document = read_rows(self._folder / f"{domain.id}.yaml", DomainFile)
        if file.domain != domain.id:
            raise mistake(document, ("domain",), f"expected {domain.id!r}")
        for position, row in enumerate(file.competences):
            here: FieldPath = ("competences", position)
            require_new(row.id, self._seen, document, (*here, "id"))
            self._where[row.id] = document, here
            self._competences.append(row.to_domain(domain.id))
        for position, question in enumerate(file.knowledge_questions):
            here = ("knowledge_questions", position)
            require_new(question.id, self._seen, document, (*here, "id"))
            self._questions.append((question.to_domain(), document, here))

    def _require_known_prerequisites(self, competence: Competence) -> None:
        document, here = self._where[competence.id]
        for position, prerequisite in enumerate(competence.prerequisites):
            if prerequisite not in self._where:
                raise mistake(document, (*here, "prerequisites", position), f"no competence {prerequisite!r}")


def load_framework(folder: Path, *, fingerprint: str | None = None) -> CompetenceFramework:
    """Read the framework; the fingerprint is that of its own files where none is given."""
    return FrameworkReader(folder).read(fingerprint=fingerprint or fingerprint_of(folder))


def load_targets(folder: Path, framework: CompetenceFramework) -> TargetCatalogue:
    """Read targets/*.yaml and backgrounds/*.yaml; every competence they name exists, every id is used once."""
    seen: set[str] = set()
    targets = [
        _target(row, framework, seen, document, ("targets", position))
        for file, document in read_all(folder / "targets", TargetFile)
        for position, row in enumerate(file.targets)
    ]
    backgrounds: list[Background] = []
    for background_file, document in read_all(folder / "backgrounds", BackgroundFile):
        for position, background in enumerate(background_file.occupations):
            require_new(background.id, seen, document, ("occupations", position, "id"))
            require_known(background.holds, framework, document, ("occupations", position, "holds"))
            backgrounds.append(background.to_domain())
    return TargetCatalogue(tuple(targets), tuple(backgrounds))


def _target(
    row: TargetRow, framework: CompetenceFramework, seen: set[str], document: YamlDocument, here: FieldPath
) -> Target:
    require_new(row.id, seen, document, (*here, "id"))
    required: set[str] = set()
    for position, requirement in enumerate(row.requirements):
        where = (*here, "requirements", position, "competence")
        require_known([requirement.competence], framework, document, where)
        if requirement.competence in required:
            raise mistake(document, where, f"{requirement.competence!r} is required twice")
        required.add(requirement.competence)
    return row.to_domain()
