from pathlib import Path

import numpy as np
import pytest

from competencies.errors import ModelMismatch
from recommender.encoder.memory import ConceptMemory

ROWS = np.eye(3, dtype=np.float32)
NAMES = [("Lasser", "urn:b"), ("lasser m/v", "urn:b"), ("maker", "urn:a"), ("maker", "urn:b"), ("elders", "urn:z")]


@pytest.fixture
def memory() -> ConceptMemory:
    return ConceptMemory.of({"urn:b": ROWS[1] * 3, "urn:a": ROWS[0]}, NAMES, revision="12345678")


def test_concepts_are_recalled_by_name_and_by_uri(memory: ConceptMemory) -> None:
    nothing = np.zeros((4, 3), dtype=np.float32)
    recalled = memory.recall_names(["LASSER", "maker", "onbekend", "elders"], nothing)
    np.testing.assert_allclose(recalled, [[0, 1, 0], [0.5, 0.5, 0], [0, 0, 0], [0, 0, 0]], atol=1e-6)
    by_uri = memory.recall_concepts(["urn:a", "urn:z", "urn:b"], np.repeat(ROWS[2:], 3, axis=0))
    np.testing.assert_allclose(by_uri, [[1, 0, 0], [0, 0, 1], [0, 1, 0]], atol=1e-6)


def test_memory_survives_the_disk_and_refuses_another_encoder(memory: ConceptMemory, tmp_path: Path) -> None:
    assert ConceptMemory.load(tmp_path, revision="12345678") is None
    memory.save(tmp_path)
    loaded = ConceptMemory.load(tmp_path, revision="12345678")
    assert loaded is not None
    np.testing.assert_array_equal(loaded.vectors, memory.vectors)
    with pytest.raises(ModelMismatch, match="the encoder is 87654321"):
        ConceptMemory.load(tmp_path, revision="87654321")


def test_a_name_of_several_concepts_belongs_to_each_in_turn(memory: ConceptMemory) -> None:
    """'maker' names both concepts; the rows of the vectors follow the hashes of the URIs."""
    owners = memory.owners(["Maker", "onbekend", "maker", "lasser", "MAKER!"]).tolist()
    assert owners[1] == -1
    assert {owners[0], owners[2]} == {0, 1}
    assert owners[4] == owners[0]
    assert owners[3] in {0, 1}
