"""A toy encoder and a toy corpus, small enough to think through."""

from pathlib import Path

import numpy as np

from recommender.encoder.static import StaticEncoder, write_model
from recommender.training.corpus import ConceptText, Corpus
from recommender.training.tokenizer import train_tokenizer

TITLES = (
    ("lasser", "welder", "soudeur", "lasmedewerker"),
    ("bakker", "baker", "boulanger", "broodbakker"),
    ("elektricien", "electrician", "electricien", "elektromonteur"),
    ("verpleegkundige", "nurse", "infirmier", "ziekenverpleger"),
    ("vrachtwagenchauffeur", "truck driver", "chauffeur routier", "bestuurder vrachtwagen"),
    ("softwareontwikkelaar", "software developer", "developpeur de logiciels", "programmeur"),
)


def toy_corpus() -> Corpus:
    """Six occupations in three languages with a description each."""
    corpus = Corpus()
    for number, (nl, en, fr, synonym) in enumerate(TITLES):
        uri = f"urn:toy:{number}"
        for language, text in (("nl", nl), ("en", en), ("fr", fr), ("nl", synonym)):
            corpus.texts.append(ConceptText(uri, language, "label", text))
        corpus.texts.append(
            ConceptText(uri, "nl", "description", f"Een {nl} werkt elke dag als {synonym} in een bedrijf.")
        )
        corpus.group_of[uri] = f"group:{number // 2}"
    corpus.related["broader"] = [("urn:toy:0", "urn:toy:2"), ("brood kneden", "urn:toy:1")]
    return corpus


def write_toy_model(folder: Path, *, seed: int = 0) -> StaticEncoder:
    """An untrained model: random vectors, so texts are as similar as their letters."""
    tokenizer = train_tokenizer([text for row in TITLES for text in row], size=60)
    rows = np.random.default_rng(seed).standard_normal((tokenizer.get_vocab_size() + 512, 32), dtype=np.float32)
    settings = {"buckets": 512, "ngram_sizes": (3, 4), "feature_power": 0.5}
    write_model(folder, name="toy", rows=rows, tokenizer=tokenizer, settings=settings)
    return StaticEncoder.load(folder)
