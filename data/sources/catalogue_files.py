"""Reads the four kinds of opportunities from catalogue/*.yaml."""

from collections.abc import Iterable
from pathlib import Path

from competencies.errors import UnknownMunicipality
from competencies.framework import CompetenceFramework
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
from competencies.target import TargetCatalogue
from data.sources.authored import mistake, read_all, require_known, require_new
from data.sources.content_rows import (
    CatalogueFile,
    EvcRow,
    InformalRow,
    OfferingRow,
    TrainingRow,
    WorkplaceRow,
    coverage_claims,
)
from data.sources.yaml_file import YamlDocument

EVC_HOURS_PER_WEEK = 4.0
"""What preparing a portfolio takes beside work or search; the authors' estimate."""


class CatalogueReader:
    """Reads the four kinds of opportunities from all files of a folder; knows what they may refer to."""

    def __init__(
        self, folder: Path, framework: CompetenceFramework, targets: TargetCatalogue, gazetteer: Gazetteer
    ) -> None:
        self._framework = framework
        self._targets = {target.id for target in targets.targets}
        self._gazetteer = gazetteer
        self._seen: set[str] = set()
        self._providers: dict[str, Provider] = {}
        self._files = read_all(folder, CatalogueFile)
        for file, document in self._files:
            for position, row in enumerate(file.providers):
                require_new(row.id, self._seen, document, ("providers", position, "id"))
                self._providers[row.id] = row.to_domain()

    def read(self) -> tuple[Opportunity, ...]:
        """All opportunities, ordered by id."""
        found: list[Opportunity] = []
        for file, document in self._files:
            found += [self._training(row, document, ("trainings", n)) for n, row in enumerate(file.trainings)]
            found += [self._route(row, document, ("evc_routes", n)) for n, row in enumerate(file.evc_routes)]
            found += [self._workplace(row, document, ("workplaces", n)) for n, row in enumerate(file.workplaces)]
            found += [self._informal(row, document, ("informal", n)) for n, row in enumerate(file.informal)]
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
        self._check(row.id, (), row.entry.competences, document, here)
        for position, unit in enumerate(row.units):
            require_known(unit.requires, self._framework, document, (*here, "units", position, "requires"))
        entry = row.entry.model_copy(update={"dutch": row.dutch or row.entry.dutch}).to_domain()
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
            least_weeks=row.weeks.low,
            price_source=row.price_source,
            centre_kinds=tuple(centre.to_domain() for centre in row.centres),
            inspection=row.inspection.to_domain() if row.inspection else None,
            experience_years=row.experience.years if row.experience else None,
            experience_source=row.experience.source if row.experience else None,
        )

    def _workplace(self, row: WorkplaceRow, document: YamlDocument, here: tuple[str | int, ...]) -> WorkplaceLearning:
        self._check(row.id, row.covers, row.entry.competences, document, here)
        if row.target is not None and row.target not in self._targets:
            raise mistake(document, (*here, "target"), f"no target {row.target!r}")
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
        require_new(id_, self._seen, document, (*here, "id"))
        require_known(covers, self._framework, document, (*here, "covers"))
        require_known(needs, self._framework, document, (*here, "entry", "competences"))

    def _provider(self, id_: str | None, document: YamlDocument, here: tuple[str | int, ...]) -> Provider | None:
        if id_ is None:
            return None
        if id_ not in self._providers:
            raise mistake(document, (*here, "provider"), f"no provider {id_!r} in the catalogue")
        return self._providers[id_]

    def _place(self, text: str | None, document: YamlDocument, here: tuple[str | int, ...]) -> Place | None:
        if text is None:
            return None
        try:
            return self._gazetteer.find(text)
        except UnknownMunicipality as error:
            raise mistake(document, (*here, "place"), str(error)) from error

    def _offering(self, id_: str, row: OfferingRow, document: YamlDocument, here: tuple[str | int, ...]) -> Offering:
        if row.place is None and row.delivery is not Delivery.ONLINE:
            raise mistake(document, (*here, "place"), "only an online offering has no place")
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
