import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from api.cli import bench, evaluate, train
from recommender.encoder.static import shipped_folder
from tests.recommender.shared_data import SHARED, needs_shared
from tests.recommender.toy import write_toy_model

RUNNER = CliRunner()


@pytest.fixture
def model(tmp_path: Path) -> str:
    write_toy_model(tmp_path / "model")
    return str(tmp_path / "model")


@pytest.fixture
def melo(tmp_path: Path) -> str:
    (tmp_path / "queries.tsv").write_text("Q1\tlasser\n", encoding="utf-8")
    (tmp_path / "corpus_elements.tsv").write_text("C1\tlassers\nC2\tbakker\n", encoding="utf-8")
    (tmp_path / "annotations.tsv").write_text("Q1\t0\tC1\t1\n", encoding="utf-8")
    return str(tmp_path)


def test_linking_prints_json(melo: str, model: str) -> None:
    result = RUNNER.invoke(evaluate.app, ["linking", melo, "--encoder", model, "--json"])
    assert result.exit_code == 0, result.output
    figures = json.loads(result.stdout)
    assert {"mrr", "hit@1", "hit@10", "n"} <= set(figures)
    assert figures["mrr"] == 1.0


def test_linking_prints_an_outline(melo: str, model: str) -> None:
    result = RUNNER.invoke(evaluate.app, ["linking", melo, "--encoder", model])
    assert result.exit_code == 0
    assert "char_tfidf" in result.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ["linking", "nowhere"],
        ["skills", "nowhere.csv", "--labels", "nowhere.csv"],
        ["extraction", "nowhere.csv", "--labels", "nowhere.csv"],
        ["courses", "nowhere.csv"],
    ],
)
def test_bad_path_is_said_on_stderr_with_exit_code_2(arguments: list[str], model: str) -> None:
    result = RUNNER.invoke(evaluate.app, [*arguments, "--encoder", model])
    assert result.exit_code == 2
    assert "nowhere" in result.stderr
    assert "expected" in result.stderr
    assert not result.stdout


def test_training_without_data_is_refused(tmp_path: Path) -> None:
    result = RUNNER.invoke(train.app, ["encoder", "--data", str(tmp_path / "nowhere"), "--out", str(tmp_path / "out")])
    assert result.exit_code == 2
    assert "expected the data folder" in result.stderr


def test_bench_prints_its_keys(model: str) -> None:
    result = RUNNER.invoke(bench.app, ["encode", "--model", model, "--texts", "500", "--json"])
    assert result.exit_code == 0, result.output
    figures = json.loads(result.stdout)
    assert {"texts_per_s", "load_s", "disk_mb", "minilm_ratio"} <= set(figures)
    assert figures["minilm_ratio"] is not None or "not installed" in figures["note"]


@pytest.mark.shared
@needs_shared
def test_shipped_encoder_beats_counting_letters_on_real_data() -> None:
    if not shipped_folder().is_dir():
        pytest.skip("no model lies in data/models")
    folder = str(SHARED / "melo-occupations" / "nld_q_nl_c_nl")
    result = RUNNER.invoke(evaluate.app, ["linking", folder, "--json"])
    assert result.exit_code == 0, result.output
    figures = json.loads(result.stdout)
    assert figures["n"] == 2605
    assert figures["mrr_gain"]["char_tfidf"]["low"] > 0
    assert figures["leaks"]["checked"] >= 2605
    assert figures["leaks"]["pairs"] == []
