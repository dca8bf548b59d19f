"""Plans in a real database, and the authored rules for drawing them up."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from competencies.check import CompetenceCheck
from competencies.errors import AlreadyInProgress, ContentError, UnknownPlan
from competencies.framework import CompetenceFramework
from competencies.person import Status
from competencies.plan import Chooser, DevelopmentPlan, PlanRevision
from competencies.target import TargetCatalogue
from data.database import SessionFactory, transaction
from data.repositories.checks import CheckRepository
from data.repositories.content import FrameworkRepository
from data.repositories.plans import PlanRepository
from data.sources.content import BUILT_IN
from data.sources.plan_rules import load_plan_rules
from tests.competencies.test_plan_changes import FIRST

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
SECOND = replace(
    FIRST, version=2, history=(*FIRST.history, PlanRevision(2, date(2026, 11, 24), Chooser.COUNSELLOR, "op vraag", ()))
)


@pytest.fixture
def check_id(sessions: SessionFactory) -> str:
    with transaction(sessions) as session:
        FrameworkRepository(session).release(CompetenceFramework("f1", (), ()), TargetCatalogue(()), at=NOW)
        return CheckRepository(session).add(CompetenceCheck(), framework_version="f1", at=NOW).id


def store(sessions: SessionFactory, check_id: str, *plans: DevelopmentPlan) -> None:
    with transaction(sessions) as session:
        for plan in plans:
            PlanRepository(session).add(check_id, plan, at=NOW)


def test_plan_is_read_back_as_it_was(sessions, check_id):
    store(sessions, check_id, FIRST, SECOND)
    with transaction(sessions) as session:
        plans = PlanRepository(session)
        assert plans.get(check_id, 1) == FIRST
        assert plans.latest(check_id) == SECOND


def test_check_without_a_plan_has_no_latest_and_no_version(sessions, check_id):
    with transaction(sessions) as session:
        plans = PlanRepository(session)
        assert plans.latest(check_id) is None
        with pytest.raises(UnknownPlan):
            plans.get(check_id, 1)


def test_version_that_another_request_made_is_told_as_such(sessions, check_id):
    store(sessions, check_id, FIRST)
    with pytest.raises(AlreadyInProgress):
        store(sessions, check_id, FIRST)


def test_deleting_the_check_deletes_its_plans(sessions, check_id):
    store(sessions, check_id, FIRST, SECOND)
    with transaction(sessions) as session:
        CheckRepository(session).delete(check_id)
    with transaction(sessions) as session:
        assert session.scalar(text("SELECT count(*) FROM development_plan")) == 0


def test_shipped_rules_give_leave_to_employees_for_six_years_with_a_source():
    rules = load_plan_rules(BUILT_IN / "plan")

    assert (rules.review_months, rules.most_actions) == (3, 3)
    (leave,) = rules.leave
    assert (leave.plan_years, leave.statuses) == (6, (Status.WERKEND, Status.UITZENDKRACHT))
    assert "vlaanderen.be" in leave.source


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("review_months: 3", "review_months: 0", "plan.yaml:2: review_months"),
        ("review_months:", "review_month:", "review_month"),
        ("valid_to: null", "valid_to: 2019-01-01", "lies before valid_from"),
    ],
)
def test_mistake_in_the_rules_is_named_by_file_and_field(tmp_path: Path, old: str, new: str, words: str):
    shipped = (BUILT_IN / "plan" / "plan.yaml").read_text(encoding="utf-8")
    assert old in shipped
    (tmp_path / "plan.yaml").write_text(shipped.replace(old, new), encoding="utf-8")

    with pytest.raises(ContentError, match=words):
        load_plan_rules(tmp_path)
