"""SQLite as the service opens it, moments in UTC, and what holds when a block ends badly."""

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError, StatementError

from competencies.check import CompetenceCheck
from competencies.errors import UnknownCheck
from competencies.target import TargetCatalogue
from data.database import open_database, transaction
from data.repositories.checks import CheckRepository
from data.repositories.content import FrameworkRepository
from tests.competencies.builders import a_framework

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("pragma", "value"), [("journal_mode", "wal"), ("foreign_keys", 1), ("busy_timeout", 5000), ("synchronous", 1)]
)
def test_every_connection_to_sqlite_is_set_up(engine, pragma, value):
    for _ in range(2):
        with engine.connect() as connection:
            assert connection.scalar(text(f"PRAGMA {pragma}")) == value
        engine.dispose()  # the next one is a new connection


def test_database_in_memory_needs_no_folder(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    engine = open_database("sqlite://")
    with engine.connect() as connection:
        assert connection.scalar(text("PRAGMA foreign_keys")) == 1
    engine.dispose()

    assert list(tmp_path.iterdir()) == []


def test_reading_goes_on_while_another_writes(engine, sessions):
    with sessions() as writer:
        FrameworkRepository(writer).release(a_framework(), TargetCatalogue(()), at=NOON)
        with engine.connect() as reader:
            assert reader.scalar(text("SELECT count(*) FROM framework_release")) == 0
        writer.commit()
    with engine.connect() as reader:
        assert reader.scalar(text("SELECT count(*) FROM framework_release")) == 1


def test_check_of_an_unknown_framework_is_refused_by_the_database(sessions):
    with pytest.raises(IntegrityError), transaction(sessions) as session:
        CheckRepository(session).add(CompetenceCheck(), framework_version="never-released", at=NOON)


@pytest.mark.parametrize(
    ("moment", "in_utc"),
    [
        (NOON, NOON),
        (datetime(2026, 7, 1, 14, 30, tzinfo=ZoneInfo("Europe/Brussels")), datetime(2026, 7, 1, 12, 30, tzinfo=UTC)),
        (datetime(2026, 11, 23, 1, 0, tzinfo=timezone(timedelta(hours=5))), datetime(2026, 11, 22, 20, 0, tzinfo=UTC)),
        (datetime(2026, 11, 23, 12, 0, 0, 123456, tzinfo=UTC), datetime(2026, 11, 23, 12, 0, 0, 123456, tzinfo=UTC)),
    ],
)
def test_moments_come_back_in_utc(sessions, moment, in_utc):
    with transaction(sessions) as session:
        FrameworkRepository(session).release(a_framework(), TargetCatalogue(()), at=moment)
        id_ = CheckRepository(session).add(CompetenceCheck(), framework_version="2026.1+test", at=moment).id
    with transaction(sessions) as session:
        stored = CheckRepository(session).get(id_).created_at

    assert stored == in_utc
    assert stored.tzinfo is UTC


def test_moment_without_a_time_zone_is_refused(sessions):
    with pytest.raises(StatementError, match="a moment needs a time zone"), transaction(sessions) as session:
        FrameworkRepository(session).release(
            a_framework(),
            TargetCatalogue(()),
            at=datetime(2026, 11, 23, 12, 0),  # noqa: DTZ001  (the mistake itself)
        )


def test_transaction_keeps_all_when_it_ends_well(sessions):
    with transaction(sessions) as session:
        FrameworkRepository(session).release(a_framework(), TargetCatalogue(()), at=NOON)
        id_ = CheckRepository(session).add(CompetenceCheck(), framework_version="2026.1+test", at=NOON).id

    with transaction(sessions) as session:
        assert CheckRepository(session).get(id_).id == id_


def test_transaction_keeps_nothing_when_it_ends_badly(sessions):
    with transaction(sessions) as session:
        FrameworkRepository(session).release(a_framework(), TargetCatalogue(()), at=NOON)
    made: list[str] = []

    def store_and_fail() -> None:
        with transaction(sessions) as session:
            made.append(CheckRepository(session).add(CompetenceCheck(), framework_version="2026.1+test", at=NOON).id)
            raise RuntimeError("something else went wrong")

    with pytest.raises(RuntimeError, match="something else"):
        store_and_fail()
    with transaction(sessions) as session, pytest.raises(UnknownCheck):
        CheckRepository(session).get(made[0])
