"""Framework releases and the catalogue in a real database."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from competencies.errors import Conflict, NotReady, UnknownOpportunity
from competencies.target import TargetCatalogue
from data.database import SessionFactory, transaction
from data.repositories.content import FrameworkRepository, OpportunityRepository, SyncReport, catalogue_version
from tests.competencies.builders import (
    a_course,
    a_framework,
    a_question,
    a_target,
    a_workplace,
    an_evc_route,
    an_informal,
)

AT = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
ALL_KINDS = (a_course(), an_evc_route(), a_workplace(), an_informal())


def sync(sessions: SessionFactory, *opportunities, source: str = "built-in", version: str = "v1") -> SyncReport:
    with transaction(sessions) as session:
        return OpportunityRepository(session).sync(opportunities, source=source, version=version, at=AT)


def stored_ids(sessions: SessionFactory) -> list[str]:
    with transaction(sessions) as session:
        return [opportunity.id for opportunity in OpportunityRepository(session).all()]


def version_of_catalogue(sessions: SessionFactory) -> str:
    with transaction(sessions) as session:
        return OpportunityRepository(session).version()


# --- releases ---------------------------------------------------------------------------------------------------


def test_release_comes_back_equal(sessions):
    framework, targets = a_framework(questions=[a_question()]), TargetCatalogue((a_target([("solderen", 2, 3)]),))
    with transaction(sessions) as session:
        assert FrameworkRepository(session).release(framework, targets, at=AT)
    with transaction(sessions) as session:
        assert FrameworkRepository(session).current() == (framework, targets)


def test_shipped_framework_and_targets_come_back_equal(sessions, content):
    with transaction(sessions) as session:
        FrameworkRepository(session).release(content.framework, content.targets, at=AT)
    with transaction(sessions) as session:
        framework, targets = FrameworkRepository(session).current()

    assert framework == content.framework
    assert targets == content.targets
    assert framework.items == content.framework.items


def test_version_that_is_there_is_not_released_again(sessions):
    later = a_framework(questions=[a_question()])
    with transaction(sessions) as session:
        FrameworkRepository(session).release(a_framework(), TargetCatalogue(()), at=AT)
    with transaction(sessions) as session:
        assert not FrameworkRepository(session).release(later, TargetCatalogue(()), at=AT + timedelta(days=1))
    with transaction(sessions) as session:
        assert FrameworkRepository(session).current()[0] == a_framework()


def test_newest_release_is_the_current_one_and_the_older_one_stays(sessions):
    with transaction(sessions) as session:
        frameworks = FrameworkRepository(session)
        frameworks.release(replace(a_framework(), version="2026.2"), TargetCatalogue(()), at=AT)
        frameworks.release(replace(a_framework(), version="2026.1"), TargetCatalogue(()), at=AT - timedelta(days=1))
    with transaction(sessions) as session:
        assert FrameworkRepository(session).current()[0].version == "2026.2"
        assert session.scalar(text("SELECT count(*) FROM framework_release")) == 2


def test_database_without_a_release_is_not_ready(sessions):
    with transaction(sessions) as session, pytest.raises(NotReady, match="db seed"):
        FrameworkRepository(session).current()


# --- catalogue --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("opportunity", ALL_KINDS, ids=lambda opportunity: opportunity.kind.value)
def test_every_kind_of_opportunity_comes_back_equal(sessions, opportunity):
    sync(sessions, opportunity)

    with transaction(sessions) as session:
        found = OpportunityRepository(session).get(opportunity.id)
    assert found == opportunity
    assert type(found) is type(opportunity)


def test_shipped_catalogue_comes_back_equal_and_in_order(sessions, content):
    report = sync(sessions, *reversed(content.opportunities))

    with transaction(sessions) as session:
        assert OpportunityRepository(session).all() == list(content.opportunities)
    assert report == SyncReport(added=len(content.opportunities), changed=0, removed=0, unchanged=0)


def test_unknown_opportunity_is_refused_with_its_id(sessions):
    with transaction(sessions) as session, pytest.raises(UnknownOpportunity) as caught:
        OpportunityRepository(session).get("nergens")

    assert caught.value.params == {"id": "nergens"}


def test_sync_reports_what_was_added_changed_removed_and_left(sessions):
    sync(sessions, a_course("blijft"), a_course("wijzigt"), a_course("verdwijnt"), a_workplace("gaat-ook"))
    report = sync(
        sessions,
        a_course("blijft"),
        a_course("wijzigt", title="Anders"),
        *(a_course(f"nieuw-{number}") for number in range(3)),
        version="v2",
    )

    assert report == SyncReport(added=3, changed=1, removed=2, unchanged=1)
    assert stored_ids(sessions) == ["blijft", "nieuw-0", "nieuw-1", "nieuw-2", "wijzigt"]
    with transaction(sessions) as session:
        assert OpportunityRepository(session).get("wijzigt").title == "Anders"


def test_syncing_the_same_list_twice_changes_nothing(sessions):
    sync(sessions, *ALL_KINDS)

    assert sync(sessions, *ALL_KINDS) == SyncReport(added=0, changed=0, removed=0, unchanged=4)


def test_opportunity_that_becomes_another_kind_is_filtered_as_that_kind(sessions):
    sync(sessions, a_course("aanbod"))
    sync(sessions, an_informal("aanbod"), version="v2")

    with transaction(sessions) as session:
        opportunities = OpportunityRepository(session)
        assert opportunities.page(after=None, limit=5, kind="training") == []
        assert [found.id for found in opportunities.page(after=None, limit=5, kind="informal")] == ["aanbod"]


def test_sync_leaves_other_sources_alone(sessions):
    sync(sessions, a_course("van-ons"))
    sync(sessions, a_course("van-hen"), a_course("ook-van-hen"), source="import")

    assert sync(sessions) == SyncReport(added=0, changed=0, removed=1, unchanged=0)
    assert stored_ids(sessions) == ["ook-van-hen", "van-hen"]


def test_an_id_of_another_source_is_refused_and_nothing_changes(sessions):
    sync(sessions, a_course("van-ons"))
    with pytest.raises(Conflict, match="van-ons"):
        sync(sessions, a_course("nieuw"), a_course("van-ons"), source="import")
    assert stored_ids(sessions) == ["van-ons"]


def test_every_change_of_the_catalogue_changes_its_version(sessions):
    versions = [version_of_catalogue(sessions)]
    for catalogue in (
        [a_course("een")],
        [a_course("een"), a_course("twee")],
        [a_course("een"), a_course("twee", title="Anders")],
        [a_course("een"), an_informal("twee")],
    ):
        sync(sessions, *catalogue)
        versions.append(version_of_catalogue(sessions))

    assert len(set(versions)) == 5


def test_version_of_the_catalogue_is_that_of_the_list_in_any_order(sessions, content):
    sync(sessions, *content.opportunities)

    assert version_of_catalogue(sessions) == catalogue_version(tuple(reversed(content.opportunities)))


def test_removing_an_opportunity_changes_the_version_of_the_catalogue(sessions):
    sync(sessions, a_course("blijft"), a_course("verdwijnt"), version="v1")
    before = version_of_catalogue(sessions)
    sync(sessions, a_course("blijft"), version="v2")

    assert version_of_catalogue(sessions) != before


def test_version_of_the_catalogue_does_not_depend_on_what_was_there_before(sessions):
    sync(sessions, a_course("een"), a_course("twee", title="Oud"), version="v1")
    sync(sessions, a_course("een"), a_course("twee"), version="v2")
    in_two_steps = version_of_catalogue(sessions)
    sync(sessions)
    sync(sessions, a_course("een"), a_course("twee"), version="v2")

    assert version_of_catalogue(sessions) == in_two_steps


@pytest.fixture
def mixed_catalogue(sessions) -> SessionFactory:
    """Thirteen opportunities of two kinds, stored in no order."""
    numbers = [7, 1, 12, 3, 10, 5, 0, 9, 2, 11, 4, 8, 6]
    sync(sessions, *((a_course if number % 2 else an_informal)(f"aanbod-{number:02}") for number in numbers))
    return sessions


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(limit=st.integers(1, 15), kind=st.sampled_from([None, "training", "informal", "evc"]))
def test_pages_follow_in_order_without_gaps_or_doubles(mixed_catalogue, limit, kind):
    """The database is only read, so every example may use the same one."""
    seen: list[str] = []
    with transaction(mixed_catalogue) as session:
        opportunities = OpportunityRepository(session)
        while page := opportunities.page(after=seen[-1] if seen else None, limit=limit, kind=kind):
            assert len(page) <= limit
            assert not {found.id for found in page} & set(seen)
            assert all(kind in {None, found.kind.value} for found in page)
            seen += [found.id for found in page]
    parity = {None: {0, 1}, "training": {1}, "informal": {0}, "evc": set()}[kind]

    assert seen == [f"aanbod-{number:02}" for number in range(13) if number % 2 in parity]


def test_page_goes_on_after_an_opportunity_that_was_removed(mixed_catalogue):
    with transaction(mixed_catalogue) as session:
        page = OpportunityRepository(session).page(after="aanbod-03-is-weg", limit=2, kind=None)

    assert [found.id for found in page] == ["aanbod-04", "aanbod-05"]
