"""Make a zoekprofiel werkplek of a check, stored or not; nothing is stored here."""

from api.usecases.advisor import Advisor
from competencies.check import CompetenceCheck
from competencies.placement import WorkplaceProfile


def search_workplace(check: CompetenceCheck, *, advisor: Advisor, vouched: bool = False) -> WorkplaceProfile:
    """What to look for in a workplace, with the rules and terms of today.

    Raises:
        InvalidInput: something in the check cannot be true; carries the field.
    """
    today = advisor.today()
    valid = advisor.held_against_framework(check, today=today, vouched=vouched)
    if valid.municipality:
        advisor.gazetteer.find(valid.municipality)  # an unknown place is said now, not when the sheet is in use
    return advisor.engine.beside.workplace_profile(valid, advisor.engine.assess(valid), today=today)
