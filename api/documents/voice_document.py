"""What person and counsellor say about a list, as JSON: in and out."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints

from api.documents.advice_document import AdviceDocument, Answered
from api.documents.check_document import Document, Id, without_control_characters
from competencies.voice import (
    LAST_POSITION,
    LONGEST_TEXT,
    AdjustmentReason,
    ResponseReason,
    Said,
    Speaker,
    VoiceEvent,
    VoiceKind,
)

ShortText = Annotated[
    str,
    StringConstraints(strip_whitespace=True, max_length=LONGEST_TEXT),
    AfterValidator(without_control_characters),
]


class ResponseDocument(Document):
    """The person: this is not for me, because ..."""

    opportunity: Id = Field(description="Id of the offer, as in the list.")
    reason: ResponseReason
    text: ShortText = Field(default="", description="In the person's own words; no health, no names.")

    def to_domain(self) -> Said:
        return Said(Speaker.PERSON, VoiceKind.NOT_FOR_ME, self.opportunity, self.reason, self.text)


class AdjustmentDocument(Document):
    """The counsellor: pin, remove, move or add, because ..."""

    kind: Literal["pin", "remove", "move", "add"]
    opportunity: Id = Field(description="Id of an offer; to add or pin, any of the catalogue.")
    reason: AdjustmentReason
    text: ShortText = Field(default="", description="Stays empty for 'medical_or_personal': the detail is never asked.")
    position: Annotated[int, Field(ge=1, le=LAST_POSITION)] | None = Field(
        default=None, description="The wanted place, counted from 1; only for a move."
    )

    def to_domain(self) -> Said:
        kind = VoiceKind(self.kind)
        return Said(Speaker.COUNSELLOR, kind, self.opportunity, self.reason, self.text, self.position)


class WordDocument(Answered):
    """One word that was kept."""

    id: str
    at: datetime
    kind: VoiceKind
    opportunity: str
    reason: str
    text: str
    position: int | None

    @classmethod
    def of(cls, event: VoiceEvent) -> "WordDocument":
        """An event as it is told."""
        said = event.said
        return cls(
            id=event.id,
            at=event.at,
            kind=said.kind,
            opportunity=said.opportunity,
            reason=said.reason.value if said.reason else "",
            text=said.text,
            position=said.position,
        )


class WordAnswer(Answered):
    """What was kept, and the new advice that follows from it."""

    word: WordDocument
    advice_id: str
    advice: AdviceDocument


class WithdrawnAnswer(Answered):
    """The new advice without what was taken back."""

    advice_id: str
    advice: AdviceDocument


class WordsAnswer(Answered):
    """What was said and not taken back, oldest first."""

    words: list[WordDocument]
    next_cursor: str | None
