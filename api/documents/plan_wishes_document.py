"""What the two at the table add to a plan, as JSON."""

import datetime as dt
from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints

from api.documents.check_document import Document, without_control_characters
from competencies.plan import Actor, Agreement, Chooser, PlanWishes

LONGEST_AGREEMENT = 500
LONGEST_REASON = 1_000
MOST_AGREEMENTS = 20

Sentence = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_AGREEMENT),
    AfterValidator(without_control_characters),
]


class AgreementWish(Document):
    """An afspraak: who does what by when."""

    who: Actor
    what: Sentence
    by: dt.date


class PlanWishesDocument(Document):
    """All of it may be left out."""

    reason: Annotated[
        str,
        StringConstraints(strip_whitespace=True, max_length=LONGEST_REASON),
        AfterValidator(without_control_characters),
    ] = Field(default="", description="Why there is a new version, in your own words.")
    by: Chooser = Field(default=Chooser.PERSON, description="Who asks for this version.")
    agreements: Annotated[tuple[AgreementWish, ...], Field(max_length=MOST_AGREEMENTS)] | None = Field(
        default=None, description="Left out: the agreements of the version before stay."
    )
    made_in_career_guidance: bool | None = Field(
        default=None, description="Whether this is loopbaanbegeleiding. Left out: what the version before says."
    )

    def to_domain(self) -> PlanWishes:
        """As a domain value."""
        agreements = self.agreements
        return PlanWishes(
            agreements=None
            if agreements is None
            else tuple(Agreement(one.who, one.by, one.what) for one in agreements),
            made_in_career_guidance=self.made_in_career_guidance,
            chooser=self.by,
            reason=self.reason,
        )
