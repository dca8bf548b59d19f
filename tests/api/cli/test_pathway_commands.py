"""``stem-kompas pathway`` and ``simulate pathway`` as a person or a script runs them."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from api.cli import app

IN_PROCESS = CliRunner()
PATHWAY_KEYS = {"kind", "steps", "gap_closed", "cost_after", "weeks", "optimality_gap"}


@pytest.fixture(autouse=True)
def _frozen_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STEM_KOMPAS_TODAY", "2026-11-23")


def test_example_of_the_readme_gives_the_pathway_of_the_readme(repository: Path, tmp_path: Path) -> None:
    """With time enough: a busy test machine may end the search before it is done."""
    readme = (repository / "README.md").read_text(encoding="utf-8")
    written = re.search(r"cat > check\.json <<'JSON'\n(.*?)\nJSON", readme, re.DOTALL)
    shown = re.search(r"```text\n(1\. Het volledigste pad.*?)```", readme, re.DOTALL)
    assert written
    assert shown
    (tmp_path / "check.json").write_text(written.group(1), encoding="utf-8")
    answer = IN_PROCESS.invoke(app, ["pathway", str(tmp_path / "check.json"), "--seconds", "30"])

    assert answer.exit_code == 0, answer.stderr
    for line in shown.group(1).splitlines():
        assert line.split("(...)")[0].rstrip() in answer.stdout, line


def test_json_holds_the_promised_keys() -> None:
    answer = IN_PROCESS.invoke(app, ["pathway", "-", "--json"], input="{}")
    pathways = json.loads(answer.stdout)["pathways"]

    assert pathways
    for pathway in pathways:
        assert pathway.keys() >= PATHWAY_KEYS
        assert all(step.keys() >= {"opportunity", "start", "end"} for step in pathway["steps"])


def test_bad_input_is_one_line_on_stderr_and_exit_code_two() -> None:
    check = '{"language": "en", "preferences": {"breaks": [{"from": "2027-07-19", "to": "2027-07-01"}]}}'
    answer = IN_PROCESS.invoke(app, ["pathway", "-"], input=check)

    assert answer.exit_code == 2
    assert "preferences.breaks.0.to: '2027-07-01' is not possible" in answer.stderr
    assert answer.stdout == ""


def test_simulation_prints_the_promised_figures() -> None:
    answer = IN_PROCESS.invoke(app, ["simulate", "pathway", "--instances", "1", "--seed", "3", "--json"])
    figures = json.loads(answer.stdout)

    assert set(figures) == {"instances", "below_greedy", "mean_gain", "max_seconds", "bound_median", "bound_p95"}
    assert (figures["instances"], figures["below_greedy"]) == (1, 0)


def test_what_a_library_writes_from_c_stays_out_of_the_answer(repository: Path) -> None:
    """The solver writes a line of its own now and then; a buffer of C must not reach the output afterwards either."""
    script = """
import ctypes
from api.cli.clean_output import library_output_on_stderr
print("before")
with library_output_on_stderr():
    ctypes.CDLL(None).puts(b"from the library")
print("after")
"""
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(repository)},
        timeout=60,
    )

    assert done.stdout.splitlines() == ["before", "after"]
    assert "from the library" in done.stderr
