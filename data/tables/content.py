"""Rows of what the service knows: framework releases and the catalogue. No personal data."""

from datetime import datetime

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from competencies.framework import CompetenceFramework
from competencies.opportunity import Opportunity
from competencies.target import TargetCatalogue
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
