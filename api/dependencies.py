"""What routes and pages ask for: a transaction, the advisor, the reader's language, who may ask."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Header, Request
from sqlalchemy.orm import Session

from api.settings import Settings
from api.usecases.advisor import Advisor
from api.usecases.check_storage import CheckStore
from api.usecases.plan_storage import PlanStore
from competencies.language import Language
from data.database import SessionFactory, transaction
from data.repositories.checks import AdviceRepository, CheckRepository, IdempotencyRepository
from data.repositories.content import OpportunityRepository
from data.repositories.plans import PlanRepository
from data.repositories.voice import VoiceRepository


@dataclass(frozen=True)
class Services:
    """What a running service holds; built once, shared by all requests."""

    settings: Settings
    advisor: Advisor
    sessions: SessionFactory


def get_services(request: Request) -> Services:
    """The services of this application."""
    services: Services = request.app.state.services
    return services


ServicesDep = Annotated[Services, Depends(get_services)]


def get_session(services: ServicesDep) -> Iterator[Session]:
    """One transaction per request, committed before the answer leaves."""
    with transaction(services.sessions) as session:
        yield session


SessionDep = Annotated[Session, Depends(get_session, scope="function")]


def get_advisor(services: ServicesDep) -> Advisor:
    """The engine with places and today."""
    return services.advisor


def get_check_store(session: SessionDep) -> CheckStore:
    """The repositories of checks in this transaction."""
    return CheckStore(
        CheckRepository(session), AdviceRepository(session), IdempotencyRepository(session), VoiceRepository(session)
    )


def get_plan_store(session: SessionDep) -> PlanStore:
    """The repositories of plans in this transaction."""
    return PlanStore(get_check_store(session), PlanRepository(session))


def get_opportunities(session: SessionDep) -> OpportunityRepository:
    """The catalogue in this transaction."""
    return OpportunityRepository(session)


def get_language(accept_language: Annotated[str | None, Header()] = None) -> Language:
    """The reader's language: the first of ours that Accept-Language names, else Dutch."""
    return preferred_language(accept_language)


def preferred_language(accept_language: str | None) -> Language:
    """Read an Accept-Language header, such as 'fr-BE,fr;q=0.9,en;q=0.8'; what cannot be read is passed over."""
    weighted: list[tuple[float, int, Language]] = []
    for position, part in enumerate((accept_language or "").split(",")):
        tag, _, quality = part.strip().partition(";q=")
        code = tag.split("-")[0].lower()
        if code in set(Language):
            try:
                weighted.append((-float(quality or 1), position, Language(code)))
            except ValueError:
                continue
    return min(weighted, default=(0.0, 0, Language.NL))[2]


AdvisorDep = Annotated[Advisor, Depends(get_advisor)]
CheckStoreDep = Annotated[CheckStore, Depends(get_check_store)]
PlanStoreDep = Annotated[PlanStore, Depends(get_plan_store)]
OpportunitiesDep = Annotated[OpportunityRepository, Depends(get_opportunities)]
LanguageDep = Annotated[Language, Depends(get_language)]
