"""Rows of what person and counsellor say about a list. Events are added, never changed; they go with their check."""

from datetime import datetime

from sqlalchemy import ForeignKey, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from competencies.voice import LONGEST_TEXT
from data.database import Base, UtcDateTime


class VoiceEventRow(Base):
    """One word about one offer of one check."""

    __tablename__ = "voice_event"
    __table_args__ = (UniqueConstraint("check_id", "sequence"),)

    id: Mapped[str] = mapped_column(String(43), primary_key=True)
    check_id: Mapped[str] = mapped_column(ForeignKey("competence_check.id", ondelete="CASCADE"))
    sequence: Mapped[int] = mapped_column(Integer)
    """1 for the first event of a check, then counting up."""
    advice_id: Mapped[str] = mapped_column(ForeignKey("advice.id", ondelete="CASCADE"), index=True)
    """The advice that was on the table when it was said."""
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    who: Mapped[str] = mapped_column(String(16))
    kind: Mapped[str] = mapped_column(String(16))
    opportunity: Mapped[str] = mapped_column(String(80), index=True)
    """No foreign key: an offer may leave the catalogue, what was said about it stays."""
    reason: Mapped[str | None] = mapped_column(String(40))
    text: Mapped[str] = mapped_column(String(LONGEST_TEXT))
    position: Mapped[int | None] = mapped_column(Integer)
    withdraws: Mapped[str | None] = mapped_column(String(43))
