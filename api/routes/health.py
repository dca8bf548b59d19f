"""Whether the service lives and is ready: for the platform, not for people."""

from fastapi import APIRouter, Response
from pydantic import BaseModel, ConfigDict

from api.dependencies import ServicesDep
from api.usecases.readiness import is_ready

router = APIRouter(tags=["health"])

ANYONE = {"x-who-may-use": "anyone; tells nothing about people"}


class Health(BaseModel):
    """A state in one word."""

    model_config = ConfigDict(frozen=True)

    status: str


@router.get("/healthz", openapi_extra=ANYONE)
def healthz() -> Health:
    """The process answers."""
    return Health(status="alive")


@router.get("/readyz", openapi_extra=ANYONE, responses={503: {"model": Health}})
def readyz(services: ServicesDep, response: Response) -> Health:
    """The model is loaded and the database answers with the newest schema."""
    if is_ready(services.sessions, services.advisor):
        return Health(status="ready")
    response.status_code = 503
    return Health(status="not ready")
