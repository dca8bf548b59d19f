"""Loads everything that the project ships as authored YAML, validated, as domain values."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from competencies.errors import ContentError, UnknownMunicipality
from competencies.framework import CompetenceFramework, StemDomain
from competencies.opportunity import (
    Course,
    Delivery,
    EvcRoute,
    InformalLearning,
    Offering,
    Opportunity,
    PriceRange,
    Provider,
    Recurrence,
    WorkplaceLearning,
)
from competencies.person import Schedule
from competencies.place import Gazetteer, Place
from competencies.rules import Rule
from competencies.target import TargetCatalogue
from data.sources.content_rows import (
    AuthoredRow,
    BackgroundFile,
    DomainFile,
    EvcFile,
    EvcRow,
    FrameworkFile,
    InformalFile,
    InformalRow,
    OfferingRow,
    ProviderFile,
    RuleFile,
    TargetFile,
    TrainingFile,
    TrainingRow,
    WorkplaceFile,
    WorkplaceRow,
    coverage_claims,
)
from data.sources.places import read_gazetteer
from data.sources.yaml_file import YamlDocument, read_rows

BUILT_IN = Path(__file__).resolve().parent.parent
"""The folder of what the project ships: framework/, targets/, catalogue/, rules/, places/."""

EVC_HOURS_PER_WEEK = 4.0
"""What preparing a portfolio takes beside work or search; the authors' estimate."""

FileRow = TypeVar("FileRow", bound=AuthoredRow)


@dataclass(frozen=True)
class Content:
    """Everything authored, in one piece."""

    framework: CompetenceFramework
    targets: TargetCatalogue
    opportunities: tuple[Opportunity, ...]
    rules: tuple[Rule, ...]
    rules_version: str
    catalogue_version: str


def load_content(folder: Path = BUILT_IN, *, gazetteer: Gazetteer | None = None) -> Content:
    """Load and check all authored files of a folder.

    Raises:
        ContentError: names the file, the line and the reason of every mistake in the first file that has one.
    """
    framework = load_framework(folder / "framework")
    targets = load_targets(folder, framework)
    catalogue = CatalogueReader(
        folder / "catalogue", framework, targets, gazetteer or read_gazetteer(folder / "places")
    )
    return Content(
        framework=framework,
        targets=targets,
        opportunities=catalogue.read(),
        rules=load_rules(folder / "rules"),
        rules_version=rules_version(folder / "rules"),
        catalogue_version=_version_of(folder / "catalogue"),
    )


def load_framework(folder: Path) -> CompetenceFramework:
    """Read framework.yaml and one file per domain; the version carries a fingerprint of the files."""
    head, _ = read_rows(folder / "framework.yaml", FrameworkFile)
    competences, questions = [], []
    for domain in head.domains:
        file, document = read_rows(folder / f"{domain.id}.yaml", DomainFile)
        if file.domain != domain.id:
            raise ContentError(f"{document.path}:{document.line_of(('domain',))}: domain: expected {domain.id!r}")
        competences += [row.to_domain(domain.id) for row in file.competences]
        questions += [row.to_domain() for row in file.knowledge_questions]
    return CompetenceFramework(
        version=f"{head.version}+{_version_of(folder)}",
        domains=tuple(StemDomain(row.id, row.label.to_domain()) for row in head.domains),
        competences=tuple(competences),
        knowledge_items=tuple(questions),
    )


def load_targets(folder: Path, framework: CompetenceFramework) -> TargetCatalogue:
    """Read targets/*.yaml and backgrounds/*.yaml; every competence they name exists, every id is used once."""
    targets, backgrounds, seen = [], [], set[str]()
    for file, document in _read_all(folder / "targets", TargetFile):
        for position, row in enumerate(file.targets):
            here = ("targets", position)
            _require_new(row.id, seen, document, (*here, "id"))
            for index, requirement in enumerate(row.requirements):
                where = (*here, "requirements", index, "competence")
                _require_known([requirement.competence], framework, document, where)
            targets.append(row.to_domain())
    for background_file, document in _read_all(folder / "backgrounds", BackgroundFile):
        for position, background in enumerate(background_file.occupations):
            _require_new(background.id, seen, document, ("occupations", position, "id"))
            _require_known(background.holds, framework, document, ("occupations", position, "holds"))
            backgrounds.append(background.to_domain())
    return TargetCatalogue(tuple(targets), tuple(backgrounds))


def load_rules(folder: Path) -> tuple[Rule, ...]:
    """Read rules/*.yaml, ordered by id."""
    rules, seen = [], set[str]()
    for file, document in _read_all(folder, RuleFile):
        for position, row in enumerate(file.rules):
            _require_new(row.id, seen, document, ("rules", position, "id"))
            rules.append(row.to_domain())
    return tuple(sorted(rules, key=lambda rule: rule.id))


def rules_version(folder: Path) -> str:
    """A short fingerprint of the rule files."""
    return _version_of(folder)


class CatalogueReader:
    """Reads the four kinds of opportunities; knows what they may refer to."""

    def __init__(
        self, folder: Path, framework: CompetenceFramework, targets: TargetCatalogue, gazetteer: Gazetteer
    ) -> None:
        self._folder = folder
        self._framework = framework
        self._targets = {target.id for target in targets.targets}
        self._gazetteer = gazetteer
        self._seen: set[str] = set()
        file, _ = read_rows(folder / "providers.yaml", ProviderFile)
        self._providers = {row.id: row.to_domain() for row in file.providers}

    def read(self) -> tuple[Opportunity, ...]:
        """All opportunities, ordered by id."""
        trainings, document = read_rows(self._folder / "trainings.yaml", TrainingFile)
        found: list[Opportunity] = [
            self._training(row, document, ("trainings", index)) for index, row in enumerate(trainings.trainings)
        ]
        routes, document = read_rows(self._folder / "evc.yaml", EvcFile)
        found += [self._route(row, document, ("evc_routes", index)) for index, row in enumerate(routes.evc_routes)]
        places, document = read_rows(self._folder / "workplaces.yaml", WorkplaceFile)
        found += [self._workplace(row, document, ("workplaces", i)) for i, row in enumerate(places.workplaces)]
        informal, document = read_rows(self._folder / "informal.yaml", InformalFile)
        found += [self._informal(row, document, ("informal", index)) for index, row in enumerate(informal.informal)]
        return tuple(sorted(found, key=lambda opportunity: opportunity.id))

    def _training(self, row: TrainingRow, document: YamlDocument, here: tuple[str | int, ...]) -> Course:
        self._check(row.id, row.covers, row.entry.competences, document, here)
        return Course(
            id=row.id,
            provider=self._provider(row.provider, document, here),
            title=row.title,
            language=row.language,
            description=row.description,
            outcomes=row.outcomes,
            coverage=coverage_claims(row.covers),
            entry=row.entry.to_domain(),
            vks_level=row.vks_level,
            credential=row.credential,
            registrations=row.registrations,
            offerings=tuple(
                self._offering(f"{row.id}-{number}", offering, document, (*here, "offerings", number - 1))
                for number, offering in enumerate(row.offerings, start=1)
            ),
        )

    def _route(self, row: EvcRow, document: YamlDocument, here: tuple[str | int, ...]) -> EvcRoute:
        required = {competence: level for unit in row.units for competence, level in unit.requires.items()}
        self._check(row.id, required, row.entry.competences, document, here)
        entry = row.entry.model_copy(update={"dutch": row.dutch}).to_domain()
        offering = Offering(
            id=f"{row.id}-1",
            place=self._place(row.place, document, here),
            starts=Recurrence(),
            weeks=row.weeks.high,
            hours_per_week=EVC_HOURS_PER_WEEK,
            days_per_week=0,
            schedule=Schedule.DAY,
            delivery=Delivery.ONSITE,
            price=row.price(),
        )
        return EvcRoute(
            id=row.id,
            provider=self._provider(row.provider, document, here),
            title=row.title,
            language=row.language,
            description=row.description,
            offerings=(offering,),
            qualification=row.qualification,
            units=tuple(unit.to_domain() for unit in row.units),
            register_status=row.register_.status,
            register_source=row.register_.source,
            register_date=row.register_.date,
            entry=entry,
        )

    def _workplace(self, row: WorkplaceRow, document: YamlDocument, here: tuple[str | int, ...]) -> WorkplaceLearning:
        self._check(row.id, row.covers, row.entry.competences, document, here)
        if row.target is not None and row.target not in self._targets:
            raise _mistake(document, (*here, "target"), f"no target {row.target!r}")
        return WorkplaceLearning(
            id=row.id,
            provider=self._provider(row.provider, document, here),
            title=row.title,
            language=row.language,
            description=row.description,
            offerings=(self._offering(f"{row.id}-1", row, document, here),),
            instrument=row.instrument,
            coverage=coverage_claims(row.covers),
            entry=row.entry.to_domain(),
            target=row.target,
        )

    def _informal(self, row: InformalRow, document: YamlDocument, here: tuple[str | int, ...]) -> InformalLearning:
        self._check(row.id, row.covers, row.entry.competences, document, here)
        return InformalLearning(
            id=row.id,
            provider=self._provider(row.provider, document, here),
            title=row.title,
            language=row.language,
            description=row.description,
            offerings=(self._offering(f"{row.id}-1", row, document, here),),
            coverage=coverage_claims(row.covers),
            entry=row.entry.to_domain(),
        )

    def _check(
        self,
        id_: str,
        covers: Iterable[str],
        needs: Iterable[str],
        document: YamlDocument,
        here: tuple[str | int, ...],
    ) -> None:
        _require_new(id_, self._seen, document, (*here, "id"))
        _require_known(covers, self._framework, document, (*here, "covers"))
        _require_known(needs, self._framework, document, (*here, "entry", "competences"))

    def _provider(self, id_: str | None, document: YamlDocument, here: tuple[str | int, ...]) -> Provider | None:
        if id_ is None:
            return None
        if id_ not in self._providers:
            raise _mistake(document, (*here, "provider"), f"no provider {id_!r} in providers.yaml")
        return self._providers[id_]

    def _place(self, text: str | None, document: YamlDocument, here: tuple[str | int, ...]) -> Place | None:
        if text is None:
            return None
        try:
            return self._gazetteer.find(text)
        except UnknownMunicipality as error:
            raise _mistake(document, (*here, "place"), str(error)) from error

    def _offering(self, id_: str, row: OfferingRow, document: YamlDocument, here: tuple[str | int, ...]) -> Offering:
        if row.place is None and row.delivery is not Delivery.ONLINE:
            raise _mistake(document, (*here, "place"), "only an online offering has no place")
        return Offering(
            id=id_,
            place=self._place(row.place, document, here),
            starts=row.recurrence(),
            weeks=row.weeks,
            hours_per_week=row.hours_per_week,
            days_per_week=row.days_per_week,
            schedule=row.schedule,
            delivery=row.delivery,
            price=PriceRange(row.price_eur, row.price_eur),
        )


def _read_all(folder: Path, model: type[FileRow]) -> list[tuple[FileRow, YamlDocument]]:
    return [read_rows(path, model) for path in sorted(folder.glob("*.yaml"))]


def _require_new(id_: str, seen: set[str], document: YamlDocument, field: tuple[str | int, ...]) -> None:
    if id_ in seen:
        raise _mistake(document, field, f"the id {id_!r} is used twice")
    seen.add(id_)


def _require_known(
    competences: Iterable[str], framework: CompetenceFramework, document: YamlDocument, field: tuple[str | int, ...]
) -> None:
    for competence in competences:
        if competence not in framework.rows:
            raise _mistake(document, (*field, competence), f"no competence {competence!r} in the framework")


def _mistake(document: YamlDocument, field: Sequence[str | int], reason: str) -> ContentError:
    shown = ".".join(str(part) for part in field)
    return ContentError(f"{document.path}:{document.line_of(tuple(field))}: {shown}: {reason}")


def _version_of(folder: Path) -> str:
    """A short fingerprint of the authored files of a folder."""
    digest = hashlib.sha256()
    for path in sorted(folder.glob("*.yaml")):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:8]
