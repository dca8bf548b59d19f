"""The benchmarks are commands; these tests hold that they run and name their figures, not how fast they are."""

import json

import pytest
from typer.testing import CliRunner

from api.cli import app

IN_PROCESS = CliRunner()


def test_bench_recommend_prints_its_figures() -> None:
    answer = IN_PROCESS.invoke(app, ["bench", "recommend", "--requests", "6", "--json"])
    figures = json.loads(answer.stdout)
    assert figures["offers"] == 400
    assert figures["requests"] == 6
    assert 0 < figures["p50_ms"] <= figures["p99_ms"]


def test_bench_start_says_what_to_do_without_a_database(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    empty = tmp_path_factory.mktemp("empty")
    monkeypatch.setenv("STEM_KOMPAS_DATABASE_URL", f"sqlite:///{empty}/kompas.db")
    answer = IN_PROCESS.invoke(app, ["bench", "start", "--runs", "1"])
    assert answer.exit_code == 2
    assert "db seed" in answer.stderr
