"""Rows of what the service knows: framework releases and the catalogue. No personal data."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from competencies.framework import CompetenceFramework
from competencies.opportunity import Opportunity
from competencies.target import TargetCatalogue
from competencies.versions import VectorManifest
from data.database import Base, DomainValue, UtcDateTime


class FrameworkReleaseRow(Base):
    """One version of framework and targets; kept, so that old results stay explainable."""

    __tablename__ = "framework_release"

    version: Mapped[str] = mapped_column(String(64), primary_key=True)
    released_at: Mapped[datetime] = mapped_column(UtcDateTime)
    framework: Mapped[CompetenceFramework] = mapped_column(DomainValue(CompetenceFramework))
    targets: Mapped[TargetCatalogue] = mapped_column(DomainValue(TargetCatalogue))


class OpportunityRow(Base):
    """One opportunity; what lists are filtered by stands in columns, the rest in the document."""

    __tablename__ = "opportunity"
    __table_args__ = (Index("ix_opportunity_kind_id", "kind", "id"),)

    id: Mapped[str] = mapped_column(String(80), primary_key=True)
    kind: Mapped[str] = mapped_column(String(16))
    title: Mapped[str] = mapped_column(String(160))
    document: Mapped[Opportunity] = mapped_column(DomainValue(Opportunity))
    source: Mapped[str] = mapped_column(String(40))
    """Where it came from: 'built-in' or an import."""
    source_version: Mapped[str] = mapped_column(String(64))
    updated_at: Mapped[datetime] = mapped_column(UtcDateTime)


class VectorManifestRow(Base):
    """What the stored vectors were made with; one row, because all vectors are made alike."""

    __tablename__ = "vector_manifest"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    manifest: Mapped[VectorManifest] = mapped_column(DomainValue(VectorManifest))
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)


class OfferVectorsRow(Base):
    """The vectors of one opportunity; they go when it goes."""

    __tablename__ = "offer_vectors"

    opportunity_id: Mapped[str] = mapped_column(
        String(80), ForeignKey("opportunity.id", ondelete="CASCADE"), primary_key=True
    )
    text_version: Mapped[str] = mapped_column(String(16))
    """Fingerprint of the texts that were encoded."""
    embeddings: Mapped[bytes] = mapped_column(LargeBinary)
    """float32, little-endian, row after row, compressed with zlib; the manifest knows the length of a row."""


class OfferCoverageRow(Base):
    """What was read from the text of one opportunity that nobody said the coverage of; it goes when that goes."""

    __tablename__ = "offer_coverage"

    opportunity_id: Mapped[str] = mapped_column(
        String(80), ForeignKey("opportunity.id", ondelete="CASCADE"), primary_key=True
    )
    text_version: Mapped[str] = mapped_column(String(16))
    """Fingerprint of the text that was read, and its language."""
    made_with: Mapped[str] = mapped_column(String(400))
    """Encoder, framework, and a fingerprint of the weights."""
    coverage: Mapped[bytes] = mapped_column(LargeBinary)
    """Columns as uint16, then as many probabilities as float64, little-endian, compressed with zlib."""
