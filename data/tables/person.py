"""Rows about people: checks and what followed from them. Deleting the check deletes everything behind it."""

from datetime import date, datetime

from sqlalchemy import JSON, Date, ForeignKey, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from competencies.check import CompetenceCheck
from competencies.gap import GapReport
from competencies.recommendation import Advice
from competencies.voice import ListAdjustments
from data.database import Base, DomainValue, UtcDateTime


class CheckRow(Base):
    """One competence check. The id is the secret link to it: nobody reads a check without its id."""

    __tablename__ = "competence_check"

    id: Mapped[str] = mapped_column(String(43), primary_key=True)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    document: Mapped[CompetenceCheck] = mapped_column(DomainValue(CompetenceCheck))
    framework_version: Mapped[str] = mapped_column(ForeignKey("framework_release.version"), index=True)


class AdviceRow(Base):
    """Gaps and advice for a check, with the versions they were made with."""

    __tablename__ = "advice"
    __table_args__ = (UniqueConstraint("check_id", "sequence"),)

    id: Mapped[str] = mapped_column(String(43), primary_key=True)
    check_id: Mapped[str] = mapped_column(ForeignKey("competence_check.id", ondelete="CASCADE"), index=True)
    sequence: Mapped[int] = mapped_column(Integer)
    """1 for the first advice on a check, then counting up."""
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    made_on: Mapped[date] = mapped_column(Date)
    """The day that the dated rules and start dates were read for."""
    framework_version: Mapped[str] = mapped_column(String(64))
    catalogue_version: Mapped[str] = mapped_column(String(64))
    rules_version: Mapped[str] = mapped_column(String(64))
    model_version: Mapped[str] = mapped_column(String(120))
    settings_version: Mapped[str] = mapped_column(String(64))
    report: Mapped[GapReport] = mapped_column(DomainValue(GapReport))
    advice: Mapped[Advice] = mapped_column(DomainValue(Advice))
    adjustments: Mapped[ListAdjustments | None] = mapped_column(DomainValue(ListAdjustments))
    """What was said about the list at that time; NULL in advice from before there was such a thing."""
    stage_fingerprints: Mapped[dict[str, str] | None] = mapped_column(JSON)
    """Stage -> fingerprint of what it gave; NULL in older advice."""


class IdempotencyRow(Base):
    """The answer to a write that may be retried: the same key gets the same answer once more."""

    __tablename__ = "idempotency_key"

    key: Mapped[str] = mapped_column(String(200), primary_key=True)
    request_fingerprint: Mapped[str] = mapped_column(String(64))
    check_id: Mapped[str] = mapped_column(ForeignKey("competence_check.id", ondelete="CASCADE"), index=True)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
