"""Train and write a model folder: weights, tokenizer, config, the record of training pairs, the data list."""

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np

from recommender.encoder.leaks import TrainingRecord
from recommender.encoder.memory import ConceptMemory
from recommender.encoder.static import StaticConfig, StaticEncoder, write_model
from recommender.training.contrastive import ContrastiveTrainer, TrainingConfig
from recommender.training.corpus import Corpus, read_corpus
from recommender.training.own_texts import OwnTexts

TRAINING_FILE = "training.json"
REMEMBERED = ("http://data.europa.eu/esco/", "urn:")
BROADER_RELATIONS = ("broader", "broader_occupation")
MEMORY_SHARES = {
    ("nl", "label"): 1.0,
    ("en", "label"): 1.0,
    ("nl", "description"): 0.7,
    ("en", "description"): 0.7,
    ("fr", "label"): 0.5,
    ("nl", "pair"): 0.5,
    ("nl", "synonym"): 0.7,
}


BROADER_SHARE = 0.2
"""Share of the broader concept (ISCO group, skill group): titles that ESCO lacks often belong to a sibling."""


def train_encoder(
    data: Path,
    out: Path,
    *,
    seed: int,
    name: str,
    config: TrainingConfig | None = None,
    own: OwnTexts | None = None,
    report: Callable[[int, float], None] | None = None,
) -> StaticConfig:
    """Train on the folders under ``data`` and on ``own``, and write the model to ``out``; equal input, equal files.

    Raises:
        ContentError: a source file is missing or has another shape.
    """
    settings = config or TrainingConfig()
    own = own or OwnTexts()
    corpus = read_corpus(data, texts=own.texts, related=own.related)
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
    concept_memory(corpus, StaticEncoder.load(out)).save(out)
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


def concept_memory(corpus: Corpus, encoder: StaticEncoder) -> ConceptMemory:
    """One vector per ESCO concept: a weighted mean over languages and kinds, each the mean of its texts.

    A share of the broader concept's own mean is added.
    """
    known = [item for item in corpus.texts if item.concept.startswith(REMEMBERED)]
    place = {uri: row for row, uri in enumerate(sorted({item.concept for item in known}))}
    total = np.zeros((len(place), encoder.dimension), dtype=np.float32)
    for (language, kind), share in MEMORY_SHARES.items():
        part = [item for item in known if (item.language, item.kind) == (language, kind)]
        mean = np.zeros_like(total)
        rows = np.array([place[item.concept] for item in part], dtype=np.int64)
        np.add.at(mean, rows, encoder.encode([item.text for item in part]))
        total += share * mean / np.maximum(np.linalg.norm(mean, axis=1, keepdims=True), 1e-9)
    total /= np.maximum(np.linalg.norm(total, axis=1, keepdims=True), 1e-9)
    own = total.copy()
    for child, broader in (pair for name in BROADER_RELATIONS for pair in corpus.related.get(name, ())):
        if child in place and broader in place:
            total[place[child]] += BROADER_SHARE * own[place[broader]]
    names = [(item.text, item.concept) for item in known if item.kind == "label"]
    vectors = {uri: total[row] for uri, row in place.items() if total[row].any()}
    return ConceptMemory.of(vectors, names, revision=encoder.config.revision)


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
