"""The shipped content, a copy of it to make mistakes in, and a real database made by the migrations."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from competencies.place import Gazetteer
from data.database import SessionFactory, open_database, session_factory, upgrade
from data.sources.content import BUILT_IN, Content, load_content
from data.sources.places import read_gazetteer

AUTHORED = ("framework", "targets", "backgrounds", "catalogue", "rules", "instruments")


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    """The shipped table of places; reading it is the slow part of loading content."""
    return read_gazetteer(BUILT_IN / "places")


@pytest.fixture(scope="session")
def content(gazetteer: Gazetteer) -> Content:
    """What the project ships."""
    return load_content(gazetteer=gazetteer)


@pytest.fixture
def authored(tmp_path: Path) -> Path:
    """A copy of the shipped YAML folders."""
    for name in AUTHORED:
        shutil.copytree(BUILT_IN / name, tmp_path / "authored" / name)
    return tmp_path / "authored"


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty database at the newest migration; copied for each test."""
    path = tmp_path_factory.mktemp("migrated") / "empty.db"
    engine = open_database(f"sqlite:///{path}")
    upgrade(engine)
    engine.dispose()
    return path


@pytest.fixture
def engine(migrated_file: Path, tmp_path: Path) -> Iterator[Engine]:
    """A database of this test's own."""
    path = tmp_path / "test.db"
    shutil.copy(migrated_file, path)
    engine = open_database(f"sqlite:///{path}")
    yield engine
    engine.dispose()


@pytest.fixture
def sessions(engine: Engine) -> SessionFactory:
    """Sessions on that database: what one wrote, another must read from the file."""
    return session_factory(engine)
