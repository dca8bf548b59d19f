import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from competencies.errors import ContentError
from recommender.encoder.leaks import TrainingRecord
from recommender.encoder.static import StaticEncoder
from recommender.training import export
from recommender.training.contrastive import ContrastiveTrainer, TrainingConfig
from recommender.training.corpus import is_held_out, read_corpus, text_key
from recommender.training.export import train_encoder
from recommender.training.pairs import PairPlan, PairSampler
from tests.recommender.shared_data import SHARED, needs_shared
from tests.recommender.toy import TITLES, toy_corpus

pytest.importorskip("torch", reason="torch is not installed")

SMALL = TrainingConfig(
    dimension=32,
    vocabulary=80,
    buckets=1024,
    epochs=8,
    batch=16,
    pairs=PairPlan(related={"broader": 2}, chunk=2),
)


def test_training_is_deterministic_and_the_seed_matters() -> None:
    first = ContrastiveTrainer(toy_corpus(), SMALL, seed=3).run()
    second = ContrastiveTrainer(toy_corpus(), SMALL, seed=3).run()
    other = ContrastiveTrainer(toy_corpus(), SMALL, seed=4).run()
    np.testing.assert_array_equal(first.rows, second.rows)
    assert first.tokenizer.to_str() == second.tokenizer.to_str()
    assert not np.array_equal(first.rows, other.rows)


def test_training_brings_translations_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(export, "read_corpus", lambda *_, **__: toy_corpus())
    train_encoder(tmp_path, tmp_path / "model", seed=1, name="toy", config=SMALL)
    encoder = StaticEncoder.load(tmp_path / "model")
    dutch, english = (encoder.encode([row[column] for row in TITLES]) for column in (0, 1))
    assert (dutch @ english.T).argmax(axis=1).tolist() == list(range(len(TITLES)))
    record = TrainingRecord.load(tmp_path / "model")
    assert record is not None
    assert record.is_label("Lasser", "urn:toy:0")
    assert record.is_pair("brood kneden", "urn:toy:1")
    assert not record.is_pair("lasser", "urn:toy:0")
    assert encoder.memory is not None
    unknown = np.zeros((1, encoder.dimension), dtype=np.float32)
    recalled = encoder.memory.recall_names(["bakker"], unknown)
    assert int((recalled @ dutch.T).argmax()) == 1
    assert json.loads((tmp_path / "model" / "training.json").read_text())["seed"] == 1


def test_drawn_pairs_share_a_concept_unless_they_are_related() -> None:
    sampler = PairSampler(toy_corpus(), PairPlan(related={}, chunk=1))
    pairs = sampler.draw(np.random.default_rng(0))
    assert (pairs.left_concept == pairs.right_concept).all()
    assert (pairs.left != pairs.right).all()


def test_a_concept_remembers_a_share_of_the_broader_one() -> None:
    corpus, encoder = toy_corpus(), StaticEncoder.load()
    alone = export.concept_memory(replace(corpus, related={}), encoder)
    both = export.concept_memory(corpus, encoder)
    welder, electrician = (TITLES[number][0] for number in (0, 2))
    zero = np.zeros((2, encoder.dimension), dtype=np.float32)
    before, after = (memory.recall_names([welder, electrician], zero) for memory in (alone, both))
    assert float(after[0] @ after[1]) > float(before[0] @ before[1]) + 0.05
    np.testing.assert_allclose(after[1], before[1], atol=1e-6)


def test_held_out_fifth_is_fixed_by_id() -> None:
    chosen = [f"KN-{number}" for number in range(1000) if is_held_out(f"KN-{number}")]
    assert 150 < len(chosen) < 250
    assert is_held_out("KN-1000") == is_held_out("KN-1000")


def test_missing_data_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="expected the data folder"):
        read_corpus(tmp_path / "nowhere")
    with pytest.raises(ContentError, match=r"competent_esco_skills_dev\.csv"):
        read_corpus(tmp_path)


@pytest.mark.shared
@needs_shared
def test_held_out_competences_are_nowhere_in_the_corpus() -> None:
    import csv  # noqa: PLC0415

    corpus = read_corpus(SHARED)
    annotated = {text_key(item.text) for item in corpus.texts if item.kind == "pair"}
    annotated |= {text_key(left) for left, _ in corpus.related["competent_broad"]}
    path = SHARED / "competent-esco-skills" / "competent_esco_skills_dev.csv"
    with path.open(encoding="utf-8-sig", newline="") as handle:
        held_out = {
            text_key(row["competent_label_nl"]) for row in csv.DictReader(handle) if is_held_out(row["competent_id"])
        }
    assert len(held_out) > 500
    assert not held_out & annotated


@pytest.mark.shared
@needs_shared
def test_no_national_titles_are_read() -> None:
    corpus = read_corpus(SHARED)
    concepts = {item.concept for item in corpus.texts}
    assert not any("melo" in concept for concept in concepts)
    sources = Path(export.__file__).with_name("corpus.py").read_text(encoding="utf-8")
    for forbidden in ("melo-occupations", "jobbert-titles", "vdab-knelpuntberoepen", "esco-crosswalks"):
        assert forbidden not in sources
