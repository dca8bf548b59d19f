import json
import threading
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from competencies.errors import ModelMismatch, NotReady
from recommender.encoder import static
from recommender.encoder.static import CONFIG_FILE, WEIGHTS_FILE, StaticEncoder, pack, quantise, unpack
from tests.recommender.toy import write_toy_model

TEXTS = ["Lasser", "lasmedewerker in de metaal", "", "bakker", "  !? ", "Vrachtwagenchauffeur (m/v)"]


@pytest.fixture(scope="module")
def encoder(tmp_path_factory: pytest.TempPathFactory) -> StaticEncoder:
    return write_toy_model(tmp_path_factory.mktemp("toy"))


def test_rows_have_length_one_and_empty_texts_are_zero(encoder: StaticEncoder) -> None:
    embeddings = encoder.encode(TEXTS)
    assert embeddings.dtype == np.float32
    assert embeddings.shape == (len(TEXTS), encoder.dimension)
    np.testing.assert_allclose(np.linalg.norm(embeddings, axis=1), [1, 1, 0, 1, 0, 1], atol=1e-6)


def test_no_texts_give_no_rows(encoder: StaticEncoder) -> None:
    assert encoder.encode([]).shape == (0, encoder.dimension)


@settings(deadline=None, max_examples=50)
@given(texts=st.lists(st.text(max_size=30), min_size=1, max_size=8), data=st.data())
def test_vector_does_not_depend_on_the_batch(encoder: StaticEncoder, texts: list[str], data: st.DataObject) -> None:
    order = data.draw(st.permutations(range(len(texts))))
    together = encoder.encode(texts)
    shuffled = encoder.encode([texts[place] for place in order])
    np.testing.assert_array_equal(shuffled, together[list(order)])
    np.testing.assert_array_equal(encoder.encode(texts[:1]), together[:1])


def test_known_and_new_words_give_the_same_vectors(tmp_path: Path) -> None:
    fresh = write_toy_model(tmp_path)
    cold = fresh.encode(TEXTS)
    np.testing.assert_array_equal(fresh.encode(TEXTS), cold)
    np.testing.assert_array_equal(StaticEncoder.load(tmp_path).encode(TEXTS), cold)


def test_full_cache_starts_afresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fresh = write_toy_model(tmp_path)
    expected = fresh.encode(TEXTS)
    monkeypatch.setattr(static, "MAX_CACHED_WORDS", 3)
    for text, row in zip(TEXTS, expected, strict=True):
        np.testing.assert_array_equal(fresh.encode([text])[0], row)


def test_threads_share_one_encoder(tmp_path: Path) -> None:
    fresh = write_toy_model(tmp_path)
    texts = [f"woord{number} lasser" for number in range(3000)]
    expected = StaticEncoder.load(tmp_path).encode(texts)
    results: list[bool] = []

    def work(part: slice) -> None:
        results.append(bool(np.array_equal(fresh.encode(texts[part]), expected[part])))

    threads = [threading.Thread(target=work, args=(slice(start, start + 1000),)) for start in range(0, 3000, 500)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [True] * len(threads)


def test_case_and_accents_do_not_count(encoder: StaticEncoder) -> None:
    first, second = encoder.encode(["COÖRDINATOR", "coordinator"])
    np.testing.assert_array_equal(first, second)


def test_missing_model_is_not_ready(tmp_path: Path) -> None:
    with pytest.raises(NotReady, match=r"missing config\.json"):
        StaticEncoder.load(tmp_path)


def test_changed_weights_are_refused(tmp_path: Path) -> None:
    write_toy_model(tmp_path)
    with (tmp_path / WEIGHTS_FILE).open("ab") as handle:
        handle.write(b"x")
    with pytest.raises(ModelMismatch, match="restore the folder or train it again"):
        StaticEncoder.load(tmp_path)


def test_other_format_is_refused(tmp_path: Path) -> None:
    write_toy_model(tmp_path)
    config = json.loads((tmp_path / CONFIG_FILE).read_text())
    (tmp_path / CONFIG_FILE).write_text(json.dumps({**config, "format": 99}))
    with pytest.raises(ModelMismatch, match="found 99"):
        StaticEncoder.load(tmp_path)


def test_other_model_than_expected_is_refused(tmp_path: Path) -> None:
    model_id = write_toy_model(tmp_path).model_id
    assert StaticEncoder.load(tmp_path, expected_id=model_id).model_id == model_id
    with pytest.raises(ModelMismatch, match="build them again"):
        StaticEncoder.load(tmp_path, expected_id="toy@00000000")


def test_any_change_of_a_vector_changes_the_model_id(tmp_path: Path) -> None:
    assert write_toy_model(tmp_path / "a", seed=0).model_id != write_toy_model(tmp_path / "b", seed=1).model_id
    assert write_toy_model(tmp_path / "c", seed=0).model_id == write_toy_model(tmp_path / "a", seed=0).model_id


def test_quantised_rows_keep_their_direction() -> None:
    rows = np.random.default_rng(0).standard_normal((50, 64)).astype(np.float32)
    rows[3] = 0
    weights, scales = quantise(rows)
    restored = weights.astype(np.float32) * scales.astype(np.float32)[:, None]
    lengths = np.linalg.norm(restored, axis=1) * np.linalg.norm(rows, axis=1)
    cosines = (restored * rows).sum(axis=1)[lengths > 0] / lengths[lengths > 0]
    assert cosines.min() > 0.98
    assert not restored[3].any()


def test_packing_is_undone_by_unpacking() -> None:
    weights = np.random.default_rng(0).integers(-7, 8, size=(20, 64)).astype(np.int8)
    assert pack(weights).nbytes == weights.nbytes / 2
    np.testing.assert_array_equal(unpack(pack(weights)), weights)
