"""The contrastive training of word features: symmetric, with the other texts of the batch as negatives."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from recommender.encoder.features import Ragged, split_words
from recommender.encoder.static import word_features
from recommender.training.corpus import Corpus
from recommender.training.pairs import DrawnPairs, PairPlan, PairSampler
from recommender.training.tokenizer import train_tokenizer

if TYPE_CHECKING:
    import torch
    from tokenizers import Tokenizer


@dataclass(frozen=True, slots=True)
class TrainingConfig:
    """Every number of the recipe; what was tried besides is in docs/encoder-tries.csv.

    Attributes:
        dimension: length of a vector.
        vocabulary: number of subwords.
        buckets: number of n-gram buckets.
        ngram_sizes: lengths of the character n-grams, word marks counted.
        epochs: passes over the drawn pairs.
        batch: pairs per step.
        scale: inverse temperature of the softmax over cosines.
        learning_rate: at the start, decaying linearly to a twentieth.
        max_words: words read of a longer text.
        feature_power: a word is the sum of its features over (number of features) ** feature_power.
        idf_power: how strongly the starting length of a rare feature exceeds that of a common one.
        start_scale: mean length of a feature vector at the start.
    """

    dimension: int = 256
    vocabulary: int = 30_000
    buckets: int = 65_536
    ngram_sizes: tuple[int, ...] = (3, 4, 5)
    epochs: int = 10
    batch: int = 1024
    scale: float = 20.0
    learning_rate: float = 0.02
    max_words: int = 64
    feature_power: float = 0.0
    idf_power: float = 1.0
    start_scale: float = 0.3
    pairs: PairPlan = field(default_factory=PairPlan)


@dataclass(frozen=True, slots=True)
class TrainedWeights:
    """What training leaves behind.

    Attributes:
        tokenizer: the subwords.
        rows: one vector per subword, then one per bucket; shape (n_subwords + buckets, dimension).
    """

    tokenizer: "Tokenizer"
    rows: NDArray[np.float32]


class _LazyAdam:
    """Adam that touches only the rows of the batch; a row's moments decay when it is seen."""

    def __init__(self, rows: "torch.Tensor", *, beta1: float = 0.9, beta2: float = 0.99) -> None:
        import torch  # noqa: PLC0415

        self.rows, self.beta1, self.beta2 = rows, beta1, beta2
        self.mean = torch.zeros_like(rows)
        self.square = torch.zeros(len(rows), 1)
        self.count = torch.zeros(len(rows), 1)

    def step(self, index: "torch.Tensor", gradient: "torch.Tensor", rate: float) -> None:
        count = self.count[index] + 1
        mean = self.mean[index].mul_(self.beta1).add_(gradient, alpha=1 - self.beta1)
        power = gradient.square().mean(dim=1, keepdim=True)
        square = self.square[index].mul_(self.beta2).add_(power, alpha=1 - self.beta2)
        self.count[index], self.mean[index], self.square[index] = count, mean, square
        size = (square / (1 - self.beta2**count)).sqrt_().add_(1e-9)
        self.rows[index] -= rate * (mean / (1 - self.beta1**count)) / size


class ContrastiveTrainer:
    """Trains one table of feature vectors; ``run`` returns the weights."""

    def __init__(self, corpus: Corpus, config: TrainingConfig, *, seed: int) -> None:
        self.config, self.seed = config, seed
        self.sampler = PairSampler(corpus, config.pairs)
        self.tokenizer = train_tokenizer(sorted(self.sampler.texts), size=config.vocabulary)
        words: dict[str, int] = {}
        self.texts = Ragged.of(
            [
                [words.setdefault(word, len(words)) for word in split_words(text)[: config.max_words]]
                for text in self.sampler.texts
            ]
        )
        self.words = word_features(list(words), self.tokenizer, ngram_sizes=config.ngram_sizes, buckets=config.buckets)
        self.rows = self._start()

    def _start(self) -> "torch.Tensor":
        """Random vectors, longer for rare features: before training the cosine is that of IDF-weighted n-grams."""
        import torch  # noqa: PLC0415

        config = self.config
        n_rows = self.tokenizer.get_vocab_size() + config.buckets
        counts = np.zeros(n_rows)
        per_word = np.bincount(self.texts.ids, minlength=len(self.words))
        np.add.at(counts, self.words.ids, np.repeat(per_word, self.words.lengths()))
        idf = np.log((len(self.texts) + 1) / (counts + 1)) + 1.0
        length = (idf / idf[counts > 0].mean()) ** config.idf_power * config.start_scale
        rng = np.random.default_rng(self.seed)
        start = rng.standard_normal((n_rows, config.dimension), dtype=np.float32)
        start *= (np.clip(length, 0.0, None) / np.sqrt(config.dimension)).astype(np.float32)[:, None]
        return torch.from_numpy(start)

    def run(
        self, report: Callable[[int, float], None] | None = None, after: Callable[[int], None] | None = None
    ) -> TrainedWeights:
        """Train all epochs; the same corpus, config and seed give the same weights."""
        import torch  # noqa: PLC0415

        torch.manual_seed(self.seed)
        rng = np.random.default_rng([self.seed, 1])
        adam = _LazyAdam(self.rows)
        for epoch in range(self.config.epochs):
            pairs = self.sampler.draw(rng)
            steps = max(1, len(pairs.left) // self.config.batch)
            losses = []
            for step in range(steps):
                part = pairs.part(step * self.config.batch, (step + 1) * self.config.batch)
                progress = (epoch + step / steps) / self.config.epochs
                rate = self.config.learning_rate * max(0.02, 1 - progress)
                losses.append(self._step(adam, part, rate))
            if report is not None:
                report(epoch, float(np.mean(losses)))
            if after is not None:
                after(epoch)
        return TrainedWeights(self.tokenizer, self.rows.numpy().copy())

    def _step(self, adam: _LazyAdam, pairs: DrawnPairs, rate: float) -> float:
        import torch  # noqa: PLC0415

        texts = self.texts.take(np.concatenate([pairs.left, pairs.right]))
        vocabulary, word_of = np.unique(texts.ids, return_inverse=True)
        features = self.words.take(vocabulary)
        used, feature_of = np.unique(features.ids, return_inverse=True)
        index = torch.from_numpy(used.astype(np.int64))
        table = self.rows[index].requires_grad_()
        word_rows = _bags(table, feature_of, features.offsets)
        scale = features.lengths().clip(1).astype(np.float32) ** -self.config.feature_power
        word_rows = word_rows * torch.from_numpy(scale)[:, None]
        embeddings = torch.nn.functional.normalize(_bags(word_rows, word_of, texts.offsets), dim=1)
        loss = self._loss(embeddings[: len(pairs.left)], embeddings[len(pairs.left) :], pairs)
        loss.backward()  # type: ignore[no-untyped-call]
        if table.grad is None:
            return 0.0
        adam.step(index, table.grad, rate)
        return float(loss.detach())

    def _loss(self, left: "torch.Tensor", right: "torch.Tensor", pairs: DrawnPairs) -> "torch.Tensor":
        """Both directions of the softmax; texts of the same concept are no negatives of each other."""
        import torch  # noqa: PLC0415

        left_of, right_of = torch.from_numpy(pairs.left_concept), torch.from_numpy(pairs.right_concept)
        same = (left_of[:, None] == right_of[None, :]) | (right_of[:, None] == right_of[None, :])
        same |= left_of[:, None] == left_of[None, :]
        same.fill_diagonal_(fill_value=False)
        cosines = left @ right.T
        logits = (self.config.scale * cosines).masked_fill(same, -1e4)
        target = torch.arange(len(logits))
        entropy = torch.nn.functional.cross_entropy
        return (entropy(logits, target) + entropy(logits.T, target)) / 2


def _bags(table: "torch.Tensor", ids: NDArray[np.integer], offsets: NDArray[np.int64]) -> "torch.Tensor":
    import torch  # noqa: PLC0415

    return torch.nn.functional.embedding_bag(
        torch.from_numpy(np.ascontiguousarray(ids, dtype=np.int64)),
        table,
        torch.from_numpy(offsets),
        mode="sum",
        include_last_offset=True,
    )
