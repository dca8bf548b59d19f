"""What is said about a rule: which fact is missing, whom to ask, and that a rule has ended."""

from dataclasses import replace
from datetime import date

import pytest

from api.wording.render import Wording
from api.wording.sentences import FACTS as SENTENCES
from api.wording.sentences import WHOM
from competencies.expression import Condition
from competencies.facts import FACTS
from competencies.language import Language
from competencies.rules import Whom, evaluate_rule
from competencies.target import TargetCatalogue
from tests.competencies.builders import a_framework, a_rule


@pytest.fixture
def wording():
    return lambda language: Wording(language, a_framework(), TargetCatalogue(()))


def test_every_fact_and_every_adviser_has_words():
    assert SENTENCES.keys() == FACTS.keys()
    assert WHOM.keys() == set(Whom)


def test_missing_fact_is_named_with_whom_to_ask(wording):
    rule = replace(a_rule(conditions=[Condition("in_plan")]), whom=Whom.CAREER_COUNSELLOR)
    outcome = evaluate_rule(rule, {}, on=date(2026, 11, 24))

    assert wording(Language.NL).outcome(outcome) == (
        f"{rule.name.nl}: dat hangt af van of de opleiding in je ontwikkelingsplan staat. Dat weten we niet. "
        "Vraag het aan een loopbaanbegeleider."
    )
    assert wording(Language.FR).outcome(outcome).endswith("Contactez un conseiller de carrière.")


def test_rule_that_ended_says_until_when(wording):
    outcome = evaluate_rule(a_rule(valid_to=date(2026, 6, 30)), {}, on=date(2026, 11, 24))

    assert (
        wording(Language.EN)
        .outcome(outcome)
        .endswith(
            "this was so until 30 June 2026. We do not know whether something took its place. Ask your counsellor."
        )
    )
