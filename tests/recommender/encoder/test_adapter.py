from pathlib import Path

import numpy as np
import pytest

from competencies.errors import NotReady
from recommender.encoder.adapter import SentenceTransformerEncoder, as_sentence_transformer, load_encoder
from recommender.encoder.static import StaticEncoder, shipped_folder
from tests.recommender.toy import write_toy_model

pytest.importorskip("sentence_transformers", reason="sentence-transformers is not installed")
pytestmark = pytest.mark.filterwarnings("default")

TEXTS = [
    "elektromecanicien",
    "Tien jaar heftruck gereden, kleine herstellingen aan transportbanden gedaan.",
    "C++-ontwikkelaar",
    "électricien en bâtiment",
    "data science with Python",
    "ok",
]


@pytest.fixture(params=["toy", "shipped"])
def encoder(request: pytest.FixtureRequest, tmp_path: Path) -> StaticEncoder:
    if request.param == "toy":
        return write_toy_model(tmp_path)
    if not shipped_folder().is_dir():
        pytest.skip("no model lies in data/models")
    return StaticEncoder.load()


def test_both_sides_give_equal_vectors(encoder: StaticEncoder) -> None:
    model = as_sentence_transformer(encoder)
    np.testing.assert_allclose(model.encode(TEXTS), encoder.encode(TEXTS), atol=1e-5)


def test_any_sentence_transformer_stands_behind_the_port(tmp_path: Path) -> None:
    toy = write_toy_model(tmp_path)
    adapted = SentenceTransformerEncoder(as_sentence_transformer(toy), name="toy-st")
    embeddings = adapted.encode([*TEXTS, "", "  "])
    assert adapted.dimension == toy.dimension
    assert adapted.model_id == "toy-st"
    np.testing.assert_allclose(embeddings[:-2], toy.encode(TEXTS), atol=1e-5)
    assert not embeddings[-2:].any()


def test_folder_of_ours_is_read_without_sentence_transformers(tmp_path: Path) -> None:
    toy = write_toy_model(tmp_path)
    loaded = load_encoder(str(tmp_path))
    assert isinstance(loaded, StaticEncoder)
    assert loaded.model_id == toy.model_id


def test_unknown_model_is_named(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(NotReady, match="expected a sentence-transformers model"):
        load_encoder(str(tmp_path / "empty"))
