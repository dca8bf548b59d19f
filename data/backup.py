"""Copies of the embedded SQLite database, made while the service runs; and putting one back."""

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import Engine

from competencies.errors import Conflict, InvalidInput
from data.database import upgrade

_MARKER = "SELECT count(*) FROM alembic_version"


def backup(engine: Engine, target: Path) -> None:
    """Copy the database to a file; a consistent moment, also while people are working.

    The copy appears under its name only when it is whole.

    Raises:
        InvalidInput: the database is not SQLite, or there is none yet.
        Conflict: the file exists already; a backup never overwrites one.
    """
    source = _database_file(engine)
    if target.exists():
        raise Conflict(f"{target} exists already; choose a new name", field=str(target))
    _require_backup(source)
    unfinished = target.with_name(f"{target.name}.unfinished")
    try:
        _copy(source, unfinished)
        unfinished.rename(target)
    finally:
        unfinished.unlink(missing_ok=True)


def restore(engine: Engine, source: Path) -> None:
    """Put a backup in the place of the database, and bring it to the newest schema. Stop the service first.

    Raises:
        InvalidInput: the database is not SQLite, or the file is not a database of this service; nothing is changed.
    """
    target = _database_file(engine)
    _require_backup(source)
    engine.dispose()
    target.parent.mkdir(parents=True, exist_ok=True)
    _copy(source, target)
    upgrade(engine)


def _database_file(engine: Engine) -> Path:
    if engine.dialect.name != "sqlite" or not engine.url.database:
        raise InvalidInput(
            f"backup and restore are for SQLite; this is {engine.dialect.name}: use its own tools, such as pg_dump",
            field="database_url",
        )
    return Path(engine.url.database)


def _copy(source: Path, target: Path) -> None:
    with closing(sqlite3.connect(source)) as reading, closing(sqlite3.connect(target)) as writing:
        reading.backup(writing)


def _require_backup(path: Path) -> None:
    if not path.is_file():
        raise InvalidInput(f"{path}: no such file", field=str(path))
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
            connection.execute(_MARKER).fetchone()
    except sqlite3.DatabaseError as error:
        raise InvalidInput(f"{path}: not a database of this service ({error})", field=str(path)) from error
