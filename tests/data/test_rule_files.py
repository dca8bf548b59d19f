"""Folders of rules: those that ship with their cases, and those that a deployer adds."""

from pathlib import Path

import pytest

from competencies.errors import ContentError
from competencies.rules import Verdict
from data.sources.content import BUILT_IN, rules_in_force
from data.sources.rule_files import add_rule_file, check_rules, load_rule_set

SHIPPED = BUILT_IN / "rules"

RULE = """\
rules:
  - id: premie-stad
    kind: funding
    name: {nl: Premie van de stad, en: Bonus of the city, fr: Prime de la ville}
    valid_from: 2026-01-01
    valid_to: 2026-12-31
    source: "voorbeeldstad.be/premie"
    certainty: official
    applies_to: offer_kind == "training"
    conditions: status == "werkzoekend"
    verdict: probably
    explanation: {nl: Je krijgt 50 euro., en: You probably get 50 euro., fr: Vous recevez 50 euros.}
    refusal: {nl: Dit is voor werkzoekenden., en: This is for job-seekers., fr: Pour les demandeurs d'emploi.}
    support: {share: 1, maximum_eur: 50}
"""
CASES = """\
cases:
  - rule: premie-stad
    date: 2026-11-24
    person: {status: werkzoekend}
    offer: {offer_kind: training}
    expect: probably
    price: 80
    amount: 50
  - {rule: premie-stad, date: 2026-11-24, person: {status: werkend}, offer: {offer_kind: training}, expect: no}
"""


@pytest.fixture
def written(tmp_path: Path):
    """Write a file of rules and give its path."""

    def write(text: str, name: str = "stad.yaml", folder: str = "elders") -> Path:
        path = tmp_path / folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return write


def refusal(path: Path, folder: Path) -> str:
    with pytest.raises(ContentError) as caught:
        add_rule_file(path, folder, shipped=SHIPPED)
    return str(caught.value)


def test_every_shipped_rule_answers_its_cases_and_has_some():
    checked = check_rules([SHIPPED])

    assert checked.mistakes == ()
    assert len(checked.rules) >= 70
    assert len(checked.cases) >= 2 * len(checked.rules)


def test_case_that_comes_out_differently_is_named_with_its_file_and_line(written):
    path = written(RULE + CASES.replace("amount: 50", "amount: 80"))
    checked = check_rules([path.parent])

    assert checked.mistakes == (
        f"{path}:16: cases.0: rule premie-stad on 2026-11-24: expected 80 euro off 80, came 50.00",
    )


def test_cases_may_stand_in_a_file_of_their_own(written):
    path = written(RULE)
    written(CASES, folder="elders/cases")

    assert check_rules([path.parent]).mistakes == ()


def test_rule_without_cases_is_named(written):
    assert check_rules([written(RULE).parent]).mistakes == (
        "rule premie-stad: needs a case in which it helps, and one in which it does not or misses a fact",
    )


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('status == "werkzoekend"', 'status == "werkloos"', "10: rules.0.conditions.0: Value error, character 11"),
        ('offer_kind == "training"', "health == 1", "9: rules.0.applies_to.0: Value error, character 1: no fact"),
        ("support: {share: 1, ", "support: {", "14: rules.0.support: Value error, give exactly one of share, free"),
        ("kind: funding", "kind: leave", "2: rules.0: Value error, a rule about leave has no support"),
        ("valid_to: 2026-12-31", "valid_to: 2025-12-31", "2: rules.0: Value error, valid_to 2025-12-31 lies before"),
        ("verdict: probably", "verdict: no", "2: rules.0: Value error, the verdict is what holds"),
        ("person: {status: werkzoekend}", "person: {status: ziek}", "16: cases.0: Value error, status is never 'ziek'"),
        ("person: {status: werkzoekend}", "person: {weeks: 3}", "no fact 'weeks' about the person"),
        ("person: {status: werkzoekend}", "person: {age: true}", "age is a number, came True"),
        ("    amount: 50\n", "", "price and amount go together"),
        ("expect: probably", "expect: maybe", "cases.0.expect"),
    ],
)
def test_mistake_in_a_file_is_named_by_line_and_reason(written, tmp_path, old, new, says):
    path = written((RULE + CASES).replace(old, new, 1))

    assert says in refusal(path, tmp_path / "regels")
    assert not (tmp_path / "regels").exists()


def test_added_rule_counts_and_is_part_of_the_version(written, tmp_path):
    folder = tmp_path / "regels"
    folder.mkdir()
    before = rules_in_force(folder)
    add_rule_file(written(RULE + CASES), folder, shipped=SHIPPED)
    after = rules_in_force(folder)

    assert before == rules_in_force()
    assert {rule.id for rule in after.rules} - {rule.id for rule in before.rules} == {"premie-stad"}
    assert after.version != before.version
    assert [path.name for path in folder.iterdir()] == ["stad.yaml"]
    assert check_rules([SHIPPED, folder]).mistakes == ()


def test_rule_with_the_same_id_replaces_the_shipped_one_and_its_cases(written, tmp_path):
    folder = tmp_path / "regels"
    text = (RULE + CASES).replace("premie-stad", "opleidingscheques").replace("verdict: probably", "verdict: yes")
    add_rule_file(written(text.replace("expect: probably", "expect: yes")), folder, shipped=SHIPPED)
    (rule,) = [rule for rule in rules_in_force(folder).rules if rule.id == "opleidingscheques"]

    assert (rule.verdict, len(rules_in_force(folder).rules)) == (Verdict.YES, len(rules_in_force().rules))
    assert check_rules([SHIPPED, folder]).mistakes == ()


def test_added_rule_can_follow_a_shipped_one(written, tmp_path):
    folder = tmp_path / "regels"
    text = RULE.replace("kind: funding", "family: opleidingscheques\n    kind: funding").replace(
        "valid_from: 2026-01-01\n    valid_to: 2026-12-31", "valid_from: 2027-01-01"
    )
    add_rule_file(written(text + CASES.replace("2026-11-24", "2027-02-01")), folder, shipped=SHIPPED)
    (ended,) = [rule for rule in rules_in_force(folder).rules if rule.id == "opleidingscheques"]

    assert str(ended.successor_from) == "2027-01-01"


def test_rule_of_another_added_file_is_refused_and_the_same_file_replaced(written, tmp_path):
    folder = tmp_path / "regels"
    add_rule_file(written(RULE + CASES), folder, shipped=SHIPPED)

    assert "stands in" in refusal(written(RULE + CASES, "nieuw.yaml"), folder)
    newer = (RULE + CASES).replace("maximum_eur: 50", "maximum_eur: 60").replace("amount: 50", "amount: 60")
    add_rule_file(written(newer), folder, shipped=SHIPPED)
    assert "maximum_eur: 60" in (folder / "stad.yaml").read_text(encoding="utf-8")


def test_file_without_cases_or_of_another_kind_is_refused(written, tmp_path):
    assert "needs a case in which it helps" in refusal(written(RULE), tmp_path / "regels")
    assert "ends in .yaml" in refusal(written(RULE + CASES, "stad.txt"), tmp_path / "regels")
    assert "cannot be read" in refusal(tmp_path / "nergens.yaml", tmp_path / "regels")


def test_folder_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(ContentError, match="no such folder of rules; make it, or change STEM_KOMPAS_RULES_DIR"):
        load_rule_set(SHIPPED, tmp_path / "nergens")
