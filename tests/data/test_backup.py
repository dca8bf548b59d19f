"""A backup is whole, never overwrites, and comes back as it was."""

from pathlib import Path

import pytest
from sqlalchemy import Engine, create_mock_engine, text

from competencies.errors import Conflict, InvalidInput
from data.backup import backup, restore
from data.database import open_database, schema_is_current, upgrade

ADD_RELEASE = text(
    "INSERT INTO framework_release (version, released_at, framework, targets) VALUES (:v, '2026-01-01', '{}', '{}')"
)
COUNT = text("SELECT count(*) FROM framework_release")


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    engine = open_database(f"sqlite:///{tmp_path}/kompas.db")
    upgrade(engine)
    with engine.begin() as connection:
        connection.execute(ADD_RELEASE, {"v": "1"})
    return engine


def n_releases(engine: Engine) -> int:
    with engine.connect() as connection:
        return connection.execute(COUNT).scalar_one()


def test_backup_made_during_a_write_holds_what_was_committed(engine: Engine, tmp_path: Path) -> None:
    with engine.begin() as writing:
        writing.execute(ADD_RELEASE, {"v": "2"})
        backup(engine, tmp_path / "copy.db")
    assert n_releases(engine) == 2
    assert n_releases(open_database(f"sqlite:///{tmp_path}/copy.db")) == 1


def test_restore_brings_back_what_was_there(engine: Engine, tmp_path: Path) -> None:
    backup(engine, tmp_path / "copy.db")
    with engine.begin() as connection:
        connection.execute(text("DELETE FROM framework_release"))
    restore(engine, tmp_path / "copy.db")
    assert n_releases(engine) == 1
    assert schema_is_current(engine)


def test_backup_never_overwrites(engine: Engine, tmp_path: Path) -> None:
    (tmp_path / "copy.db").write_bytes(b"something else")
    with pytest.raises(Conflict):
        backup(engine, tmp_path / "copy.db")
    assert (tmp_path / "copy.db").read_bytes() == b"something else"
    assert not list(tmp_path.glob("*.unfinished"))


@pytest.mark.parametrize("content", [b"not a database at all, just text " * 50, b""])
def test_what_is_not_a_backup_is_refused_and_nothing_changes(engine: Engine, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "other.db").write_bytes(content)
    with pytest.raises(InvalidInput):
        restore(engine, tmp_path / "other.db")
    with pytest.raises(InvalidInput):
        restore(engine, tmp_path / "missing.db")
    assert n_releases(engine) == 1


def test_another_database_is_told_to_use_its_own_tools(tmp_path: Path) -> None:
    postgresql = create_mock_engine("postgresql+pg8000://", executor=lambda *_: None)
    with pytest.raises(InvalidInput, match="pg_dump"):
        backup(postgresql, tmp_path / "x")
