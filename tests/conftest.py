"""Fixtures that more than one folder needs: places, today, and a real application on a real database."""

import os
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from fastapi import FastAPI
from hypothesis import settings
from starlette.testclient import TestClient

from api.main import create_app
from api.settings import Settings
from api.usecases.startup import seed
from data.database import open_database, session_factory, transaction, upgrade
from data.sources.content import load_content

# A slow example on a busy machine is no mistake. In CI the examples are the same on every run: a submission is not
# judged by luck; by hand they are random, and find something new now and then.
settings.register_profile("by hand", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "by hand")

REPOSITORY = Path(__file__).resolve().parent.parent
TODAY = date(2026, 11, 23)


@pytest.fixture(scope="session")
def repository() -> Path:
    """The checkout."""
    return REPOSITORY


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The development data beside the checkout; tests that need it skip where it is absent."""
    folder = REPOSITORY.parent / "shared" / "data"
    if not folder.is_dir():
        pytest.skip("the development data (../shared/data) is not there; the product runs without it")
    return folder


@pytest.fixture(scope="session")
def today() -> date:
    """The frozen day of all tests that need one."""
    return TODAY


@pytest.fixture(scope="session")
def seeded_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database file with the shipped content; copied for each application."""
    path = tmp_path_factory.mktemp("database") / "seeded.db"
    engine = open_database(f"sqlite:///{path}")
    upgrade(engine)
    with transaction(session_factory(engine)) as session:
        seed(load_content(), session, encoder="built-in")
    engine.dispose()
    return path


@pytest.fixture(scope="session")
def app(seeded_database: Path, tmp_path_factory: pytest.TempPathFactory, today: date) -> FastAPI:
    """One application for the session; tests work on checks of their own."""
    path = tmp_path_factory.mktemp("app") / "app.db"
    shutil.copy(seeded_database, path)
    return create_app(Settings(database_url=f"sqlite:///{path}", today=today, log_level="CRITICAL"))


@pytest.fixture
def client(app: FastAPI) -> Iterator[TestClient]:
    """A client that sees a mistake of ours as a 500, as a visitor would."""
    with TestClient(app, raise_server_exceptions=False) as client:
        yield client
