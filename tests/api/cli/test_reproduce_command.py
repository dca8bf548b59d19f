"""``reproduce``, ``what-if`` and equal bytes, as a person runs them: a real process, another hash seed."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import text
from starlette.testclient import TestClient

from api.main import create_app
from api.settings import Settings
from data.database import open_database

CHECK = {
    "target": {"kind": "occupation", "id": "elektromecanicien"},
    "municipality": "Genk",
    "experience": "Tien jaar heftruck gereden, kleine herstellingen gedaan.",
    "wishes": {"text": "iets met machines"},
}


@pytest.fixture
def stored(seeded_database: Path, tmp_path: Path, today) -> tuple[Path, str]:
    """A database with one check whose list was changed, and the number of its newest advice."""
    path = tmp_path / "kompas.db"
    shutil.copy(seeded_database, path)
    app = create_app(Settings(database_url=f"sqlite:///{path}", today=today, log_level="CRITICAL"))
    with TestClient(app) as client:
        made = client.post("/api/v1/checks", json=CHECK).json()
        body = {"opportunity": made["advice"]["recommendations"][0]["id"], "reason": "too_hard"}
        said = client.post(f"/api/v1/checks/{made['id']}/responses", json=body).json()
    return path, said["advice_id"]


def run(
    repository: Path, folder: Path, *arguments: str, stdin: str = "", seed: str = "0", database: Path | None = None
):
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(repository),
        "PYTHONHASHSEED": seed,
        "STEM_KOMPAS_TODAY": "2027-03-01",
        "STEM_KOMPAS_DATABASE_URL": f"sqlite:///{database or folder / 'geen.db'}",
    }
    command = [sys.executable, "-c", "from api.cli import main; main()", *arguments]
    return subprocess.run(
        command, input=stdin, capture_output=True, text=True, cwd=folder, env=environment, timeout=120, check=False
    )


def test_advice_is_reproduced_bit_for_bit_on_another_day_with_another_hash_seed(repository, tmp_path, stored) -> None:
    path, advice = stored
    answers = [
        run(repository, tmp_path, "reproduce", advice, "--json", seed=seed, database=path) for seed in ("1", "4242")
    ]
    assert [answer.returncode for answer in answers] == [0, 0], answers[0].stderr
    document = json.loads(answers[0].stdout)
    assert document["identical"] is True
    assert document["first_difference"] is None
    assert answers[0].stdout == answers[1].stdout


def test_what_differs_first_is_named_and_the_stored_advice_is_shown(repository, tmp_path, stored) -> None:
    path, advice = stored
    engine = open_database(f"sqlite:///{path}")
    with engine.begin() as connection:
        connection.execute(text("UPDATE advice SET stage_fingerprints = json_set(stage_fingerprints, '$.value', 'x')"))
    answer = run(repository, tmp_path, "reproduce", advice, "--json", database=path)
    document = json.loads(answer.stdout)
    assert answer.returncode == 1
    assert (document["identical"], document["first_difference"]) == (False, "value")
    assert document["stored"]["recommendations"]
    with engine.begin() as connection:
        connection.execute(text("UPDATE advice SET rules_version = 'oud', settings_version = 'oud'"))
    engine.dispose()
    assert "differs, first in: rules" in run(repository, tmp_path, "reproduce", advice, database=path).stdout


def test_an_unknown_number_is_refused(repository, tmp_path, stored) -> None:
    answer = run(repository, tmp_path, "reproduce", "onbekend", database=stored[0])
    assert answer.returncode == 2
    assert "no advice 'onbekend'" in answer.stderr


def test_two_runs_give_equal_bytes_whatever_the_hash_seed(repository, tmp_path) -> None:
    one, other = (
        run(repository, tmp_path, "recommend", "-", "--json", stdin=json.dumps(CHECK), seed=seed).stdout
        for seed in ("7", "99")
    )
    assert one == other != ""


def test_what_if_sets_fields_and_supposes_certificates(repository, tmp_path) -> None:
    arguments = ("what-if", "-", "--set", "preferences.max_km=5", "--suppose", "VCA basisveiligheid",
                 "--suppose", "elek-basis=2")  # fmt: skip
    answer = run(repository, tmp_path, *arguments, "--json", stdin=json.dumps(CHECK))
    assert answer.returncode == 0, answer.stderr
    assert {"advice", "diff"} <= json.loads(answer.stdout).keys()
    assert run(repository, tmp_path, *arguments, stdin=json.dumps(CHECK)).stdout.startswith("# elektromecanicien (")


def test_a_wrong_field_is_refused_with_its_name(repository, tmp_path) -> None:
    answer = run(repository, tmp_path, "what-if", "-", "--set", "preferences.max_km=ver", stdin="{}")
    assert answer.returncode == 2
    assert "preferences.max_km" in answer.stderr
    assert run(repository, tmp_path, "what-if", "-", "--set", "max_km", stdin="{}").returncode == 2
