"""create_app(settings): wiring, nothing else."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from fastapi import FastAPI
from starlette.middleware.body_limit import RequestBodyLimitMiddleware
from starlette.staticfiles import StaticFiles

from api.dependencies import Services
from api.logs import RequestLog, configure_logs
from api.pages import checks as check_pages
from api.pages import voice as voice_pages
from api.pages.templating import problem_page
from api.problems import MistakesAsProblems, TooLargeAsProblem, install_problem_handlers
from api.routes import catalogue, checks, coverage, health, pathways, plans, voice, what_if, workplace
from api.security_headers import SecurityHeaders
from api.settings import Settings
from api.usecases.advisor import Advisor
from api.usecases.startup import engine_from_database, one_thread
from competencies.errors import NotReady
from data.database import answers_with_current_schema, open_database, session_factory, transaction
from data.sources.content import BUILT_IN, rules_in_force
from data.sources.instruments import load_instruments
from data.sources.places import read_gazetteer

HOME_ZONE = ZoneInfo("Europe/Brussels")
_STATIC = Path(__file__).resolve().parent / "static"

DESCRIPTION = """A competence check for STEM in Flanders: gaps with honest uncertainty, and one ranked, explained list
of trainings, EVC routes, workplace learning and informal learning. Suggestions only: nothing is decided about a person.
"""


def create_app(settings: Settings) -> FastAPI:
    """The service, ready to answer.

    Raises:
        NotReady: the database was not migrated and seeded (``stem-kompas db upgrade`` and ``db seed``).
    """
    configure_logs(settings.log_level)
    one_thread()
    app = FastAPI(
        title="STEM-kompas",
        version="1",
        description=DESCRIPTION,
        docs_url=None,
        redoc_url=None,
    )
    app.state.services = build_services(settings)
    # As middleware, not as FastAPI(max_body_size=...): there it stands outside ours and answers in plain text.
    app.add_middleware(RequestBodyLimitMiddleware, max_body_size=settings.max_body_bytes)
    app.add_middleware(TooLargeAsProblem, page=problem_page)
    app.add_middleware(MistakesAsProblems, page=problem_page)
    app.add_middleware(SecurityHeaders)
    app.add_middleware(RequestLog)
    install_problem_handlers(app, page=problem_page)
    app.include_router(health.router)
    app.include_router(catalogue.router)
    app.include_router(coverage.router)
    app.include_router(checks.router)
    app.include_router(workplace.router)
    app.include_router(plans.router)
    app.include_router(voice.router)
    app.include_router(what_if.router)
    app.include_router(pathways.router)
    app.include_router(check_pages.router)
    app.include_router(voice_pages.router)
    app.mount("/static", StaticFiles(directory=_STATIC), name="static")
    return app


def build_services(settings: Settings) -> Services:
    """Open the database, load the engine from it."""
    sessions = session_factory(open_database(settings.database_url))
    if not answers_with_current_schema(sessions):
        raise NotReady(
            "the database cannot be reached or has an old schema; run 'stem-kompas db upgrade' and 'db seed'"
        )
    rule_set = rules_in_force(settings.rules_dir)
    with transaction(sessions) as session:
        engine = engine_from_database(
            session,
            rules=rule_set.rules,
            rules_version=rule_set.version,
            encoder=settings.encoder,
            instruments=load_instruments(BUILT_IN / "instruments"),
        )
    advisor = Advisor(engine, read_gazetteer(BUILT_IN / "places"), clock(settings))
    return Services(settings, advisor, sessions)


def clock(settings: Settings) -> Callable[[], date]:
    """Today in Brussels, or the day that the settings freeze."""
    if settings.today is not None:
        frozen = settings.today
        return lambda: frozen
    return lambda: datetime.now(HOME_ZONE).date()
