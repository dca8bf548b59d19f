"""Advice that was stored when conditions were single facts can still be read."""

import json
from datetime import UTC, date, datetime

from alembic import command
from sqlalchemy import text

from competencies.check import CompetenceCheck
from competencies.expression import Condition
from competencies.gap import compute_gap_report
from competencies.level import LevelDistribution, ProficiencyLevel
from competencies.recommendation import Advice
from competencies.rules import RuleOutcome, Verdict
from competencies.target import TargetCatalogue
from competencies.versions import Versions
from data.database import transaction
from data.repositories.checks import AdviceRepository, CheckRepository
from data.repositories.content import FrameworkRepository
from tests.competencies.builders import a_framework, a_profile, a_rule, a_target
from tests.data.test_migrations import alembic

SURE = LevelDistribution.certain(ProficiencyLevel.BASIC)
AT = datetime(2026, 11, 23, 12, tzinfo=UTC)
OLD = [
    {"fact": "registrations", "any_of": ["odb", "kmo"], "at_least": None, "at_most": None},
    {"fact": "status", "any_of": ["werkend", "uitzendkracht"], "at_least": None, "at_most": None},
    {"fact": "secondary_diploma", "any_of": [False], "at_least": None, "at_most": None},
    {"fact": "education_level", "any_of": [3, 4], "at_least": None, "at_most": None},
    {"fact": "age", "any_of": [], "at_least": 18.0, "at_most": 64.5},
    {"fact": "employer_size", "any_of": [], "at_least": None, "at_most": 1000000.0},
]
NEW = [
    '"odb" in registrations or "kmo" in registrations',
    'status in ["werkend", "uitzendkracht"]',
    "not secondary_diploma",
    "education_level in [3, 4]",
    "age >= 18 and age <= 64.5",
    "employer_size <= 1000000",
]


def test_conditions_of_old_advice_become_text(engine, sessions):
    framework = a_framework()
    outcome = RuleOutcome(a_rule(), Verdict.NO)
    with transaction(sessions) as session:
        FrameworkRepository(session).release(framework, TargetCatalogue(()), at=AT)
        check = CheckRepository(session).add(CompetenceCheck(), framework_version=framework.version, at=AT)
        AdviceRepository(session).add(
            check.id,
            compute_gap_report(a_profile({"solderen": SURE}), a_target([("solderen", 2, 1)])),
            Advice((), (), refused=(outcome,)),
            versions=Versions(framework.version, "c", "r", "m", "s"),
            made_on=date(2026, 11, 23),
            at=AT,
        )
    alembic(engine, command.downgrade, "0005")
    with transaction(sessions) as session:
        stored = json.loads(session.scalar(text("SELECT advice FROM advice")))
        stored["refused"][0]["rule"] |= {"applies_to": OLD[:1], "conditions": OLD[1:]}
        session.execute(text("UPDATE advice SET advice = :advice"), {"advice": json.dumps(stored)})
    alembic(engine, command.upgrade, "head")

    with transaction(sessions) as session:
        rule = AdviceRepository(session).latest_for_check(check.id).advice.refused[0].rule
    assert [condition.text for condition in (*rule.applies_to, *rule.conditions)] == NEW
    for written in NEW:
        Condition(written).require_valid()
