"""Seeding the database with what the project ships, and building the engine from the database."""

from collections.abc import Sequence
from dataclasses import dataclass

from api.usecases.advisor import now
from competencies.framework import CompetenceFramework
from competencies.language import Language
from competencies.rules import Rule
from data.catalogue_version import catalogue_version
from data.repositories.content import FrameworkRepository, OpportunityRepository, SyncReport
from data.sources.content import Content
from recommender.encoder.adapter import load_encoder
from recommender.encoder.port import TextEncoder
from recommender.encoder.static import StaticEncoder
from recommender.pipeline import Engine, build_engine

BUILT_IN_SOURCE = "built-in"


@dataclass(frozen=True, slots=True)
class SeedReport:
    """What a seeding changed."""

    framework_version: str
    new_release: bool
    opportunities: SyncReport


def seed(content: Content, frameworks: FrameworkRepository, opportunities: OpportunityRepository) -> SeedReport:
    """Store the built-in framework, targets and catalogue; doing it twice changes nothing."""
    at = now()
    return SeedReport(
        framework_version=content.framework.version,
        new_release=frameworks.release(content.framework, content.targets, at=at),
        opportunities=opportunities.sync(
            content.opportunities,
            source=BUILT_IN_SOURCE,
            version=content.catalogue_version,
            at=at,
        ),
    )


def engine_from_database(
    frameworks: FrameworkRepository,
    opportunities: OpportunityRepository,
    *,
    rules: Sequence[Rule],
    rules_version: str,
    encoder: str,
) -> Engine:
    """Build the engine of a service.

    Raises:
        NotReady: the database was not seeded.
    """
    framework, targets = frameworks.current()
    catalogue = opportunities.all()
    return build_engine(
        framework,
        targets,
        catalogue,
        rules,
        encoder=make_encoder(encoder, framework),
        catalogue_version=catalogue_version(catalogue),
        rules_version=rules_version,
    )


def engine_from_content(content: Content, *, encoder: str) -> Engine:
    """Build the engine straight from the authored files, without a database."""
    return build_engine(
        content.framework,
        content.targets,
        content.opportunities,
        content.rules,
        encoder=make_encoder(encoder, content.framework),
        catalogue_version=content.catalogue_version,
        rules_version=content.rules_version,
    )


def make_encoder(name: str, framework: CompetenceFramework) -> TextEncoder:
    """The encoder that a setting names: 'built-in', 'char-tfidf', or a sentence-transformers model by name or folder.

    Raises:
        NotReady: there is no such model on this machine.
    """
    if name == "built-in":
        return StaticEncoder.load()
    if name == "char-tfidf":
        from recommender.encoder.tfidf import CharTfidfEncoder  # noqa: PLC0415  (scikit-learn takes a second to import)

        return CharTfidfEncoder().fit(_texts_of(framework))
    return load_encoder(name)


def _texts_of(framework: CompetenceFramework) -> list[str]:
    return [
        text.text_in(language)
        for competence in framework.competences
        for text in (competence.label, competence.description, *competence.statements)
        for language in Language
    ]
