"""`stem-kompas rules`: list, check and add, as a deployer does."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from api.cli import app
from api.main import build_services
from api.settings import Settings
from competencies.errors import ContentError
from data.database import open_database, upgrade
from tests.data.test_rule_files import CASES, RULE

DAY = "2026-11-24"


@pytest.fixture
def run(monkeypatch, tmp_path):
    """Run a command with a folder for added rules, on a frozen day."""
    monkeypatch.setenv("STEM_KOMPAS_TODAY", DAY)
    monkeypatch.setenv("STEM_KOMPAS_RULES_DIR", str(tmp_path / "regels"))
    (tmp_path / "regels").mkdir()
    return lambda *words: CliRunner().invoke(app, ["rules", *words])


@pytest.fixture
def file(tmp_path) -> Path:
    path = tmp_path / "stad.yaml"
    path.write_text(RULE + CASES, encoding="utf-8")
    return path


def test_list_says_where_each_rule_stands_on_a_day(run):
    rows = {row["id"]: row for row in json.loads(run("list", "--json").stdout)["rules"]}
    a_year_before = {row["id"]: row for row in json.loads(run("list", "--json", "--on", "2025-11-24").stdout)["rules"]}

    assert rows["opleidingscheques"]["state"] == "ends soon"
    assert rows["vov-2025"]["state"] == "expired"
    assert (a_year_before["opleidingscheques"]["state"], a_year_before["vov-2025"]["state"]) == ("later", "in force")
    assert rows["ibo"]["conditions"] == ['status == "werkzoekend"']
    assert "opleidingscheques" in run("list").stdout


def test_check_runs_the_cases_of_what_ships(run):
    result = run("check")

    assert result.exit_code == 0
    assert result.stdout.splitlines()[-1].endswith("0 mistakes")


def test_check_of_a_folder_tells_a_case_that_fails_and_ends_with_2(run, file):
    file.write_text(RULE + CASES.replace("amount: 50", "amount: 80"), encoding="utf-8")
    result = run("check", str(file.parent))

    assert result.exit_code == 2
    assert f"{file}:16: cases.0: rule premie-stad" in result.stderr
    assert result.stdout.splitlines()[-1] == "1 rules, 2 cases, 1 mistake"


def test_broken_file_is_named_and_ends_with_2(run, file):
    file.write_text(RULE.replace('status == "werkzoekend"', "status = 1"), encoding="utf-8")
    result = run("check", str(file.parent))

    assert result.exit_code == 2
    assert f"{file}:10: rules.0.conditions.0" in result.stderr


def test_added_rule_counts_in_the_list(run, file):
    added = run("add", str(file))

    assert (added.exit_code, "added: " in added.stdout) == (0, True)
    rows = {row["id"]: row for row in json.loads(run("list", "--json").stdout)["rules"]}
    assert rows["premie-stad"]["state"] == "ends soon"


def test_add_without_a_folder_says_what_to_set(run, file, monkeypatch):
    monkeypatch.setenv("STEM_KOMPAS_RULES_DIR", "")
    result = run("add", str(file))

    assert result.exit_code == 2
    assert "set STEM_KOMPAS_RULES_DIR" in result.stderr


def test_add_refuses_a_file_whose_cases_fail(run, file, tmp_path):
    file.write_text(RULE + CASES.replace("expect: no", "expect: probably"), encoding="utf-8")

    assert run("add", str(file)).exit_code == 2
    assert list((tmp_path / "regels").iterdir()) == []


def test_list_names_an_added_file_that_cannot_be_read(run, tmp_path):
    (tmp_path / "regels" / "kapot.yaml").write_text("rules: 3\n", encoding="utf-8")
    result = run("list")

    assert result.exit_code == 2
    assert "kapot.yaml:1: rules" in result.stderr


def test_service_refuses_to_start_on_an_added_file_that_cannot_be_read(run, tmp_path):
    database = f"sqlite:///{tmp_path / 'leeg.db'}"
    engine = open_database(database)
    upgrade(engine)
    engine.dispose()
    (tmp_path / "regels" / "kapot.yaml").write_text(RULE.replace("share: 1", "share: 7"))

    with pytest.raises(ContentError, match=r"kapot\.yaml:14: rules\.0\.support\.share: .* \(came: 7\)"):
        build_services(Settings(database_url=database, rules_dir=tmp_path / "regels"))
