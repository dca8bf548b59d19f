"""``stem-kompas`` as a person runs it: real files, and a real process where the process matters."""

import json
import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from api.cli import app

IN_PROCESS = CliRunner()


@pytest.fixture
def run(repository: Path, tmp_path: Path):
    """Run the command line in an empty folder."""

    def run_(*arguments: str, stdin: str = "", **settings: str) -> subprocess.CompletedProcess[str]:
        environment = {
            "PATH": "/usr/bin:/bin",
            "PYTHONPATH": str(repository),
            "STEM_KOMPAS_TODAY": "2026-11-23",
            "STEM_KOMPAS_DATABASE_URL": f"sqlite:///{tmp_path}/kompas.db",
            **settings,
        }
        command = [sys.executable, "-c", "from api.cli import main; main()", *arguments]
        return subprocess.run(
            command, input=stdin, capture_output=True, text=True, cwd=tmp_path, env=environment, timeout=60, check=False
        )

    return run_


@pytest.fixture(scope="module")
def readme(repository: Path) -> str:
    return (repository / "README.md").read_text(encoding="utf-8")


def test_the_example_of_the_readme_gives_the_answer_of_the_readme(run, readme: str, tmp_path: Path) -> None:
    written = re.search(r"cat > check\.json <<'JSON'\n(.*?)\nJSON", readme, re.DOTALL)
    assert written
    (tmp_path / "check.json").write_text(written.group(1), encoding="utf-8")
    answer = run("recommend", "check.json", "--top", "3")
    assert answer.returncode == 0, answer.stderr
    assert answer.stderr == ""
    shown = re.search(r"```text\n(# Elektromecanicien.*?)```", readme, re.DOTALL)
    assert shown
    for line in shown.group(1).splitlines():
        beginning = line.split("(...)")[0].rstrip()
        assert beginning in answer.stdout, line


def test_json_holds_the_promised_keys() -> None:
    answer = IN_PROCESS.invoke(app, ["recommend", "-", "--json"], input="{}")
    document = json.loads(answer.stdout)
    assert {"target", "gaps", "recommendations", "notes"} <= document.keys()


@pytest.mark.parametrize(
    ("stdin", "words"),
    [
        ('{"municipality": "Atlantis"}', "municipality: We vinden geen gemeente"),
        ('{"language": "en", "birth_year": 2140}', "birth_year: '2140' is not possible"),
        ('{"naam": "x"}', "naam: We kennen dit veld niet"),
        ("geen json", "geen geldige JSON"),
        ("[]", "Hier hoort een object"),
    ],
)
def test_bad_input_is_one_line_on_stderr_and_exit_code_two(stdin: str, words: str) -> None:
    answer = IN_PROCESS.invoke(app, ["recommend", "-"], input=stdin)
    assert answer.exit_code == 2
    assert words in answer.stderr
    assert answer.stdout == ""


def test_missing_file_is_named() -> None:
    answer = IN_PROCESS.invoke(app, ["recommend", "nergens.json"])
    assert answer.exit_code == 2
    assert "nergens.json" in answer.stderr


def test_database_is_created_seeded_and_seeding_twice_changes_nothing(run) -> None:
    assert run("db", "upgrade").returncode == 0
    first = json.loads(run("db", "seed", "--json").stdout)
    second = json.loads(run("db", "seed", "--json").stdout)
    assert first["opportunities"]["added"] >= 40
    assert first["new_release"]
    offers = second["opportunities"]
    assert offers == {"added": 0, "changed": 0, "removed": 0, "unchanged": offers["unchanged"]}
    assert offers["unchanged"] >= 250
    assert not second["new_release"]
    assert (first["vectors"]["encoded"], second["vectors"]["encoded"]) == (first["opportunities"]["added"], 0)


def test_two_fresh_databases_hold_the_same(run, tmp_path: Path) -> None:
    """Byte for byte, but for the moment at which a row was written."""
    contents = []
    for name in ("one", "two"):
        address = f"sqlite:///{tmp_path}/{name}.db"
        run("db", "upgrade", STEM_KOMPAS_DATABASE_URL=address)
        run("db", "seed", STEM_KOMPAS_DATABASE_URL=address)
        with sqlite3.connect(tmp_path / f"{name}.db") as connection:
            dump = "\n".join(connection.iterdump())
        contents.append(re.sub(r"'\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d+'", "'then'", dump))
    assert contents[0] == contents[1]
    assert contents[0].count("INSERT INTO") > 500


def test_another_encoder_is_refused_until_the_catalogue_is_encoded_with_it(run) -> None:
    run("db", "upgrade")
    run("db", "seed")
    refused = run("serve", "--port", "0", STEM_KOMPAS_ENCODER="char-tfidf")
    assert refused.returncode == 2
    assert "stored 'kompas-static-1', needed 'char-tfidf'" in refused.stderr
    assert "stem-kompas db vectors" in refused.stderr

    rebuilt = json.loads(run("db", "vectors", "--json", STEM_KOMPAS_ENCODER="char-tfidf").stdout)
    assert rebuilt["manifest"]["model"] == "char-tfidf"
    back = run("serve", "--port", "0")
    assert "stored 'char-tfidf', needed 'kompas-static-1'" in back.stderr


def test_serve_without_a_seeded_database_says_what_to_do(run) -> None:
    run("db", "upgrade")
    answer = run("serve", "--port", "0")
    assert answer.returncode == 2
    assert "stem-kompas db seed" in answer.stderr


def test_production_refuses_a_placeholder_secret(run) -> None:
    answer = run("serve", "--port", "0", STEM_KOMPAS_ENVIRONMENT="production")
    assert answer.returncode == 2
    assert "STEM_KOMPAS_SECRET_KEY" in answer.stderr


def test_unknown_encoder_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STEM_KOMPAS_ENCODER", "/nergens/model")
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    answer = IN_PROCESS.invoke(app, ["recommend", "-"], input="{}")
    assert answer.exit_code == 2
    assert "/nergens/model" in answer.stderr


@pytest.mark.parametrize(
    "arguments", [[], ["serve"], ["recommend"], ["plan"], ["db"], ["db", "seed"], ["evaluate"], ["train"], ["bench"]]
)
def test_help_is_there_at_every_level(arguments: list[str]) -> None:
    answer = IN_PROCESS.invoke(app, [*arguments, "--help"])
    assert answer.exit_code == 0
    assert "Usage" in answer.stdout
