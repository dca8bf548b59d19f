"""Seeding the database with what the project ships, encoding its catalogue, and building the engine from it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import structlog
from sqlalchemy.orm import Session
from threadpoolctl import threadpool_limits

from api.usecases.advisor import now
from api.usecases.matching_tools import make_encoder, matching_tools
from competencies.placement import InstrumentTerms
from competencies.rules import Rule
from competencies.versions import VectorManifest
from data.catalogue_version import catalogue_version
from data.repositories.content import FrameworkRepository, OpportunityRepository, SyncReport
from data.repositories.coverage import CoverageRepository, StoredCoverage
from data.repositories.vectors import StoredVectors, VectorRepository
from data.sources.content import Content
from recommender.offer_coverage import OfferCoverage, is_read_from_text, read_coverage, require_read, unread
from recommender.pipeline import Engine, build_engine
from recommender.vectors import OfferVectors, encode_offers, manifest_for, outdated, require_usable

BUILT_IN_SOURCE = "built-in"


log = structlog.get_logger("stem_kompas")


@dataclass(frozen=True, slots=True)
class VectorReport:
    """What an encoding of the catalogue did."""

    manifest: VectorManifest
    encoded: int
    unchanged: int


@dataclass(frozen=True, slots=True)
class CoverageReport:
    """What a reading of the catalogue did: of the offers that do not say what they teach."""

    made_with: str
    read: int
    unchanged: int


@dataclass(frozen=True, slots=True)
class SeedReport:
    """What a seeding changed."""

    framework_version: str
    new_release: bool
    opportunities: SyncReport
    vectors: VectorReport
    coverage: CoverageReport


def seed(content: Content, session: Session, *, encoder: str) -> SeedReport:
    """Store the built-in framework, targets and catalogue with its vectors and coverage; twice changes nothing.

    Raises:
        NotReady: there is no such encoder on this machine.
    """
    at = now()
    new_release = FrameworkRepository(session).release(content.framework, content.targets, at=at)
    synced = OpportunityRepository(session).sync(
        content.opportunities, source=BUILT_IN_SOURCE, version=content.catalogue_version, at=at
    )
    return SeedReport(
        content.framework.version,
        new_release,
        synced,
        encode_catalogue(session, encoder=encoder),
        read_catalogue(session, encoder=encoder),
    )


def encode_catalogue(session: Session, *, encoder: str, anew: bool = False) -> VectorReport:
    """Store the vectors that the catalogue lacks; all of them when they were made with something else.

    Args:
        session: on a seeded database.
        encoder: see ``make_encoder``.
        anew: encode everything, also what seems to be there.

    Raises:
        NotReady: the database was not seeded, or there is no such encoder on this machine.
    """
    framework, _ = FrameworkRepository(session).current()
    catalogue, repository = OpportunityRepository(session).all(), VectorRepository(session)
    made = make_encoder(encoder, framework)
    wanted = manifest_for(made, framework_version=framework.version)
    if anew or repository.manifest() != wanted:
        repository.start_anew(wanted, at=now())
    missing = outdated(catalogue, _stored_vectors(repository))
    repository.save(
        {id_: StoredVectors(one.text_version, one.embeddings) for id_, one in encode_offers(missing, made).items()}
    )
    return VectorReport(wanted, encoded=len(missing), unchanged=len(catalogue) - len(missing))


def read_catalogue(session: Session, *, encoder: str, anew: bool = False) -> CoverageReport:
    """Read what offers teach where nobody said it: those that are new, changed, or were read with something else.

    Args:
        session: on a seeded database.
        encoder: see ``make_encoder``.
        anew: read all of them.

    Raises:
        NotReady: the database was not seeded, or there is no such encoder on this machine.
    """
    framework, _ = FrameworkRepository(session).current()
    catalogue, repository = OpportunityRepository(session).all(), CoverageRepository(session)
    reader = matching_tools(encoder, framework).coverage_reader(framework)
    stored, wanted = _stored_coverage(repository), [one for one in catalogue if is_read_from_text(one)]
    missing = wanted if anew else unread(wanted, stored, made_with=reader.made_with)
    repository.forget(stored.keys() - {opportunity.id for opportunity in wanted})
    found = {opportunity.id: read_coverage(opportunity, reader) for opportunity in missing}
    repository.save(
        {id_: StoredCoverage(one.text_version, one.made_with, one.columns, one.values) for id_, one in found.items()}
    )
    return CoverageReport(reader.made_with, read=len(missing), unchanged=len(wanted) - len(missing))


def engine_from_database(
    session: Session,
    *,
    rules: Sequence[Rule],
    rules_version: str,
    encoder: str,
    instruments: Sequence[InstrumentTerms] = (),
) -> Engine:
    """Build the engine of a service.

    Raises:
        NotReady: the database was not seeded.
        ModelMismatch: the vectors or coverage of the catalogue were made with another encoder, framework, text or
            weights.
    """
    framework, targets = FrameworkRepository(session).current()
    catalogue, repository = OpportunityRepository(session).all(), VectorRepository(session)
    tools = matching_tools(encoder, framework)
    if not tools.calibrated:
        log.warning("reading_not_calibrated", encoder=tools.encoder.model_id, mend="stem-kompas train reader")
    if not tools.coverage_calibrated:
        log.warning("coverage_not_calibrated", encoder=tools.encoder.model_id, mend="stem-kompas train coverage")
    vectors, coverage = _stored_vectors(repository), _stored_coverage(CoverageRepository(session))
    require_usable(
        vectors,
        catalogue,
        made_with=repository.manifest(),
        wanted=manifest_for(tools.encoder, framework_version=framework.version),
    )
    require_read(coverage, catalogue, made_with=tools.coverage_reader(framework).made_with)
    return build_engine(
        framework,
        targets,
        catalogue,
        rules,
        encoder=tools.encoder,
        synonyms=tools.synonyms,
        certificates=tools.certificates,
        config=tools.config,
        catalogue_version=catalogue_version(catalogue),
        rules_version=rules_version,
        vectors=vectors,
        instruments=instruments,
        coverage=coverage,
    )


def _stored_vectors(repository: VectorRepository) -> dict[str, OfferVectors]:
    return {id_: OfferVectors(one.text_version, one.embeddings) for id_, one in repository.all().items()}


def _stored_coverage(repository: CoverageRepository) -> dict[str, OfferCoverage]:
    return {
        id_: OfferCoverage(one.text_version, one.made_with, one.columns, one.values)
        for id_, one in repository.all().items()
    }


def one_thread() -> None:
    """Let arithmetic use one thread per request: the products of a request are small, and requests run beside each
    other; several threads per product would only wait for one another."""
    threadpool_limits(limits=1, user_api="blas")


def engine_from_content(content: Content, *, encoder: str, vectors: Mapping[str, OfferVectors] | None = None) -> Engine:
    """Build the engine straight from the authored files, without a database; encodes what has no vectors given."""
    tools = matching_tools(encoder, content.framework)
    return build_engine(
        content.framework,
        content.targets,
        content.opportunities,
        content.rules,
        encoder=tools.encoder,
        synonyms=tools.synonyms,
        certificates=tools.certificates,
        config=tools.config,
        catalogue_version=content.catalogue_version,
        rules_version=content.rules_version,
        vectors=vectors,
        instruments=content.instruments,
    )
