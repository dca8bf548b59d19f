"""Rows of development plans. They hang on a check: deleting the check deletes its plans."""

from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, Integer, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from competencies.plan import DevelopmentPlan
from data.database import Base, DomainValue, UtcDateTime


class PlanRow(Base):
    """One version of the plan of one check; versions are only ever added."""

    __tablename__ = "development_plan"
    __table_args__ = (UniqueConstraint("check_id", "version"),)

    id: Mapped[str] = mapped_column(String(43), primary_key=True)
    check_id: Mapped[str] = mapped_column(ForeignKey("competence_check.id", ondelete="CASCADE"), index=True)
    version: Mapped[int] = mapped_column(Integer)
    """1 for the first plan of a check, then counting up."""
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    made_on: Mapped[date] = mapped_column(Date)
    reason: Mapped[str] = mapped_column(Text)
    document: Mapped[DevelopmentPlan] = mapped_column(DomainValue(DevelopmentPlan))
