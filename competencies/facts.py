"""What a dated rule may ask about a person, an offer and a day: the names, and what can be told for each.

A fact that was not told is None. Health is not among them, so that no rule can ask for it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from competencies.opportunity import Delivery, Instrument, OpportunityKind
from competencies.person import DutchLevel, Schedule, Status

FactValue = str | int | float | bool | date | tuple[str, ...] | None
Facts = Mapping[str, FactValue]


class FactKind(StrEnum):
    """What can be compared with what."""

    NUMBER = "number"
    FLAG = "flag"
    """Yes or no."""
    WORD = "word"
    """One word."""
    WORDS = "words"
    """Any number of words at once."""
    DAY = "day"


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing to ask about."""

    kind: FactKind
    words: frozenset[str] | None = None
    """The only words there are; None is 'any'."""
    about_offer: bool = False


PROVIDER_KINDS = frozenset(
    {
        *("vdab", "syntra", "cvo", "cbe", "hogeschool", "sectorcentrum", "privaat"),
        *("digibank", "bibliotheek", "makerspace", "werkgever"),
    }
)
REGISTRATIONS = frozenset({"vdab", "odb", "cvo", "cbe", "kmo"})
CREDENTIALS = frozenset(
    {"deelcertificaat", "certificaat", "getuigschrift", "attest", "microcredential", "diploma", "none"}
)
REGIONS = frozenset({"vlaanderen", "brussel", "wallonie"})
TARGET_KINDS = frozenset({"occupation", "transition", "literacy"})

_PERSON: Mapping[str, Fact] = {
    "status": Fact(FactKind.WORD, frozenset(Status) - {Status.ZIEK}),
    "age": Fact(FactKind.NUMBER),
    "education_level": Fact(FactKind.NUMBER),
    "secondary_diploma": Fact(FactKind.FLAG),
    "dutch_level": Fact(FactKind.WORD, frozenset(DutchLevel)),
    "months_registered": Fact(FactKind.NUMBER),
    "has_benefit": Fact(FactKind.FLAG),
    "contract_percent": Fact(FactKind.NUMBER),
    "hours_per_week": Fact(FactKind.NUMBER),
    "workplace_region": Fact(FactKind.WORD, REGIONS),
    "joint_committee": Fact(FactKind.WORD),
    "employer_size": Fact(FactKind.NUMBER),
    "in_plan": Fact(FactKind.FLAG),
    "shortage_target": Fact(FactKind.FLAG),
    "shortage_year": Fact(FactKind.NUMBER),
    "target_kind": Fact(FactKind.WORD, TARGET_KINDS),
    "days_after_benefit": Fact(FactKind.NUMBER),
    "date": Fact(FactKind.DAY),
}

_OFFER: Mapping[str, Fact] = {
    "offer_kind": Fact(FactKind.WORD, frozenset(OpportunityKind), about_offer=True),
    "instrument": Fact(FactKind.WORD, frozenset(Instrument), about_offer=True),
    "provider_kind": Fact(FactKind.WORD, PROVIDER_KINDS, about_offer=True),
    "registrations": Fact(FactKind.WORDS, REGISTRATIONS, about_offer=True),
    "credential": Fact(FactKind.WORD, CREDENTIALS, about_offer=True),
    "vks_level": Fact(FactKind.NUMBER, about_offer=True),
    "weeks": Fact(FactKind.NUMBER, about_offer=True),
    "offer_hours_per_week": Fact(FactKind.NUMBER, about_offer=True),
    "total_hours": Fact(FactKind.NUMBER, about_offer=True),
    "days_per_week": Fact(FactKind.NUMBER, about_offer=True),
    "schedule": Fact(FactKind.WORD, frozenset(Schedule), about_offer=True),
    "delivery": Fact(FactKind.WORD, frozenset(Delivery), about_offer=True),
    "start": Fact(FactKind.DAY, about_offer=True),
}

FACTS: Mapping[str, Fact] = {**_PERSON, **_OFFER}
"""``hours_per_week`` are the hours of the person's contract, ``offer_hours_per_week`` those of the offer.

``in_plan``: the training stands in a personal development plan. ``days_after_benefit``: days between the end of the
benefit and the end of the offer, above zero where the offer ends later.
"""
