"""Train and write a model folder: weights, tokenizer, config, the record of training pairs, the data list."""

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from recommender.encoder.leaks import TrainingRecord
from recommender.encoder.static import StaticConfig, write_model
from recommender.training.contrastive import ContrastiveTrainer, TrainingConfig
from recommender.training.corpus import Corpus, read_corpus

TRAINING_FILE = "training.json"


def train_encoder(
    data: Path,
    out: Path,
    *,
    seed: int,
    name: str,
    config: TrainingConfig | None = None,
    extra_pairs: Path | None = None,
    report: Callable[[int, float], None] | None = None,
) -> StaticConfig:
    """Train on the folders under ``data`` and write the model to ``out``; equal input and seed give equal files.

    Raises:
        ContentError: a source file is missing or has another shape.
    """
    settings = config or TrainingConfig()
    corpus = read_corpus(data, extra_pairs=extra_pairs)
    trained = ContrastiveTrainer(corpus, settings, seed=seed).run(report)
    written = write_model(
        out,
        name=name,
        rows=trained.rows,
        tokenizer=trained.tokenizer,
        settings={
            "buckets": settings.buckets,
            "ngram_sizes": settings.ngram_sizes,
            "feature_power": settings.feature_power,
        },
    )
    training_record(corpus).save(out)
    listing = describe(corpus, settings, seed=seed)
    (out / TRAINING_FILE).write_text(json.dumps(listing, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    return written


def training_record(corpus: Corpus) -> TrainingRecord:
    """Every (text, concept) that training could draw, names and annotated pairs apart."""
    annotated = [(item.text, item.concept) for item in corpus.texts if item.kind == "pair"]
    related = [pair for pairs in corpus.related.values() for pair in pairs if not pair[0].startswith("http")]
    return TrainingRecord.of(
        labels=((item.text, item.concept) for item in corpus.texts if item.kind != "pair"),
        pairs=[*annotated, *related],
    )


def describe(corpus: Corpus, config: TrainingConfig, *, seed: int) -> dict[str, Any]:
    """What went in: texts by language and kind, relations, held-out competences, and every setting."""
    kinds = Counter(f"{item.language} {item.kind}" for item in corpus.texts)
    plain = asdict(config)
    plain["pairs"]["anchors"] = {f"{lang} {kind}": rate for (lang, kind), rate in config.pairs.anchors.items()}
    return {
        "seed": seed,
        "texts": dict(kinds),
        "concepts": len({item.concept for item in corpus.texts}),
        "relations": {name: len(pairs) for name, pairs in corpus.related.items()},
        "held_out_competences": len(corpus.held_out),
        "settings": plain,
    }
