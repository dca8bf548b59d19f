"""``stem-kompas plan`` as a person runs it."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from api.cli import app
from api.documents.plan_document import PlanDocument

RUN = CliRunner()


@pytest.fixture(autouse=True)
def frozen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STEM_KOMPAS_TODAY", "2026-11-24")


def test_plan_is_written_as_pdf_and_printed_as_json(tmp_path: Path) -> None:
    output = tmp_path / "plan.pdf"
    output.write_text("an older file")
    answer = RUN.invoke(app, ["plan", "-", "-o", str(output), "--json"], input='{"target": {"text": "lasser"}}')

    assert answer.exit_code == 0, answer.stderr
    assert output.read_bytes().startswith(b"%PDF-")
    assert [path.name for path in tmp_path.iterdir()] == ["plan.pdf"]
    assert PlanDocument.model_validate_json(answer.stdout).made_on.isoformat() == "2026-11-24"


def test_plan_is_written_as_json(tmp_path: Path) -> None:
    answer = RUN.invoke(app, ["plan", "-", "-o", str(tmp_path / "plan.json")], input="{}")

    assert answer.exit_code == 0, answer.stderr
    assert answer.stdout == ""
    assert json.loads((tmp_path / "plan.json").read_text())["document"] == "development-plan"


def test_without_a_file_json_goes_to_standard_output() -> None:
    assert json.loads(RUN.invoke(app, ["plan", "-"], input="{}").stdout)["version"] == 1


def test_the_example_of_the_readme_gives_the_plan_of_the_readme(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STEM_KOMPAS_TODAY", "2026-11-23")
    readme = (repository / "README.md").read_text(encoding="utf-8")
    check = re.search(r"cat > check\.json <<'JSON'\n(.*?)\nJSON", readme, re.DOTALL)
    shown = re.search(r"```json\n(\{\"document\".*?)```", readme, re.DOTALL)
    assert check
    assert shown
    assert holds(json.loads(RUN.invoke(app, ["plan", "-"], input=check.group(1)).stdout), json.loads(shown.group(1)))


def holds(whole: Any, part: Any) -> bool:
    """Whether a shortened document is in the whole one; what a list shows may stand anywhere in it."""
    if isinstance(part, dict):
        return all(key in whole and holds(whole[key], value) for key, value in part.items())
    if isinstance(part, list):
        return all(any(holds(entry, value) for entry in whole) for value in part)
    return bool(whole == part)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["plan", "nergens.json", "-o", "plan.pdf"], "nergens.json: cannot be read"),
        (["plan", "-", "-o", "plan.docx"], "plan.docx: expected a file that ends in .pdf or .json"),
        (["plan", "-", "-o", "/nergens/plan.pdf"], "/nergens/plan.pdf: cannot be written"),
    ],
)
def test_what_cannot_be_done_is_one_line_and_exit_code_two(arguments: list[str], words: str) -> None:
    answer = RUN.invoke(app, arguments, input="{}")

    assert answer.exit_code == 2
    assert words in answer.stderr
    assert answer.stdout == ""


def test_folder_in_place_of_a_file_is_refused_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    (tmp_path / "plan.pdf").mkdir()
    answer = RUN.invoke(app, ["plan", "-", "-o", str(tmp_path / "plan.pdf")], input="{}")

    assert answer.exit_code == 2
    assert "cannot be written" in answer.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["plan.pdf"]


def test_mistake_in_the_check_is_named_by_field() -> None:
    answer = RUN.invoke(app, ["plan", "-"], input='{"municipality": "Atlantis"}')

    assert answer.exit_code == 2
    assert "municipality: We vinden geen gemeente" in answer.stderr
