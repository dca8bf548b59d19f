"""``evaluate coverage`` and ``train coverage`` on a few of the shipped courses: the same way, in seconds."""

import csv
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from api.cli import evaluate, train
from api.usecases import matching_tools
from recommender.reading.fitted import FittedCourseWeights

RUNNER = CliRunner()


@pytest.fixture(autouse=True)
def few_courses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The courses of six providers."""
    for setting, key in (("COURSES", "id"), ("COURSE_LABELS", "course")):
        shipped: Path = getattr(matching_tools, setting)
        with shipped.open(encoding="utf-8", newline="") as whole:
            rows = [row for row in csv.DictReader(whole) if row[key][:4] in {f"a-0{n}" for n in range(1, 7)}]
        with (tmp_path / shipped.name).open("w", encoding="utf-8", newline="") as few:
            writer = csv.DictWriter(few, fieldnames=list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
        monkeypatch.setattr(matching_tools, setting, tmp_path / shipped.name)


def test_evaluate_coverage_reports_the_headline_beside_its_baselines_and_draws_it(tmp_path: Path) -> None:
    plot = tmp_path / "reliability.svg"
    result = RUNNER.invoke(evaluate.app, ["coverage", "--json", "--plot", str(plot)])
    assert result.exit_code == 0, result.output
    report = json.loads(result.stdout)
    assert (report["courses"], report["providers"]) == (24, 6)
    assert 0 <= report["interval"]["low"] <= report["interval"]["high"] <= 1
    assert len(report["baselines"]) == 2
    assert report["n"] == sum(n for n, _, _ in report["reliability"])
    assert plot.read_text(encoding="utf-8").count("<circle") == len(report["reliability"])


def test_train_coverage_writes_weights_for_the_encoder(tmp_path: Path) -> None:
    out = tmp_path / "weights.json"
    result = RUNNER.invoke(train.app, ["coverage", "--out", str(out)])
    assert result.exit_code == 0, result.output
    stored = FittedCourseWeights.load(out)
    assert stored is not None
    assert stored.encoder.startswith("kompas-static-1@")
    assert "stem-kompas evaluate coverage" in result.stdout
