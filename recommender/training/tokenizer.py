"""The subword vocabulary: a Unigram tokenizer over the words of the corpus, the same at every run.

The library's own Unigram trainer walks through hash maps in an order that differs per process, so two runs give two
vocabularies. Here byte-pair merges, which are deterministic, propose the subwords, and rounds of counting (Viterbi
segmentation, then log frequency) weigh them.
"""

import math
from collections import Counter
from collections.abc import Iterable

from tokenizers import Tokenizer, models, pre_tokenizers, trainers

from recommender.encoder.features import split_words

UNKNOWN = "<unk>"
_ROUNDS = 2


def train_tokenizer(texts: Iterable[str], *, size: int) -> Tokenizer:
    """Learn at most ``size`` subwords from normalised words; word beginnings carry the mark '▁'."""
    words = sorted(Counter(word for text in texts for word in split_words(text)).items())
    pieces = _merge(words, size=size)
    scores = dict.fromkeys(pieces, 0.0)
    for piece in pieces:  # before the first count a longer piece is the better guess
        scores[piece] = -10.0 / len(piece)
    tokenizer = _unigram(scores)
    for _ in range(_ROUNDS):
        tokenizer = _unigram(_count(tokenizer, words, pieces))
    return tokenizer


def _merge(words: list[tuple[str, int]], *, size: int) -> list[str]:
    tokenizer = Tokenizer(models.BPE(unk_token=UNKNOWN))
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    trainer = trainers.BpeTrainer(
        vocab_size=size, special_tokens=[UNKNOWN], show_progress=False, max_token_length=20, min_frequency=2
    )
    repeated = (word for word, count in words for _ in range(count))
    tokenizer.train_from_iterator(repeated, trainer=trainer)
    vocabulary = tokenizer.get_vocab()
    return sorted((piece for piece in vocabulary if piece != UNKNOWN), key=lambda piece: vocabulary[piece])


def _count(tokenizer: Tokenizer, words: list[tuple[str, int]], pieces: list[str]) -> dict[str, float]:
    counts: Counter[str] = Counter()
    encodings = tokenizer.encode_batch([word for word, _ in words], add_special_tokens=False)
    for (_, count), encoding in zip(words, encodings, strict=True):
        for piece in encoding.tokens:
            counts[piece] += count
    total = sum(counts.values()) + len(pieces)
    return {piece: math.log((counts[piece] + 1) / total) for piece in pieces}


def _unigram(scores: dict[str, float]) -> Tokenizer:
    lowest = min(scores.values(), default=0.0)
    tokenizer = Tokenizer(models.Unigram([(UNKNOWN, lowest - 10.0), *scores.items()], unk_id=0, byte_fallback=False))
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    return tokenizer
