"""A large catalogue made from the sample, and the naive way to recommend from it, for ``bench recommend``."""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from random import Random

import numpy as np
from sklearn.metrics.pairwise import cosine_similarity

from competencies.opportunity import EvcRoute, Offering, Opportunity, PriceRange
from competencies.place import Place
from recommender.encoder.adapter import MINILM, SentenceTransformerEncoder
from recommender.encoder.port import Embeddings
from recommender.vectors import OfferVectors

_TOP = 10


def large_catalogue(base: Sequence[Opportunity], places: Sequence[Place], n: int, *, seed: int) -> list[Opportunity]:
    """``n`` offers: those of the sample, then variations of them with another place, price, length and level.

    EVC routes are not varied: there is one route to a qualification, whatever the size of a catalogue.
    """
    rng = Random(seed)  # noqa: S311  (no secret)
    varied = [offer for offer in base if not isinstance(offer, EvcRoute)]
    made = list(base[:n])
    while len(made) < n:
        made.append(_variation(varied[rng.randrange(len(varied))], len(made), places, rng))
    return made


def _variation(offer: Opportunity, number: int, places: Sequence[Place], rng: Random) -> Opportunity:
    offerings = tuple(
        _varied_offering(offering, f"{offering.id}-{number}", places, rng) for offering in offer.offerings
    )
    if isinstance(offer, EvcRoute) or not offer.coverage:
        return replace(offer, id=f"{offer.id}-{number}", offerings=offerings)
    kept = tuple(claim for claim in offer.coverage if rng.random() < 0.8) or offer.coverage
    return replace(offer, id=f"{offer.id}-{number}", offerings=offerings, coverage=kept)


def _varied_offering(offering: Offering, id_: str, places: Sequence[Place], rng: Random) -> Offering:
    price = (offering.price.middle * Decimal(rng.randint(50, 150)) / 100).quantize(Decimal("0.01"))
    return replace(
        offering,
        id=id_,
        place=places[rng.randrange(len(places))] if offering.place else None,
        weeks=max(1, offering.weeks + rng.randint(-2, 6)),
        price=PriceRange(price, price),
    )


def copied_vectors(
    vectors: Mapping[str, OfferVectors], base: Sequence[Opportunity], catalogue: Sequence[Opportunity]
) -> dict[str, OfferVectors]:
    """The vectors of each variation are those of the offer that it was made from, a little disturbed."""
    rng = np.random.default_rng(0)
    ids = [offer.id for offer in base]
    longest_first = sorted(ids, key=len, reverse=True)
    own = dict(vectors)
    for offer in catalogue[len(base) :]:
        source = vectors[next(id_ for id_ in longest_first if offer.id.startswith(f"{id_}-"))]
        noise = rng.standard_normal(source.embeddings.shape[1], dtype=np.float32) * 0.02
        own[offer.id] = OfferVectors(source.text_version, source.embeddings + noise)
    return own


def naive_recommend(
    questions: Sequence[str], base: Sequence[Opportunity], n: int, *, requests: int, seed: int
) -> float:
    """Median milliseconds of what a first version would do: encode the question with sentence-transformers, cosine
    with scikit-learn, sort. One vector per offer, no limits, no levels, no reasons; as many offers.

    Raises:
        NotReady: all-MiniLM-L6-v2 is not on this machine.
    """
    encoder = SentenceTransformerEncoder.load(MINILM)
    vectors = _tiled(encoder.encode([f"{offer.title}. {offer.description}" for offer in base]), n, seed)
    times = timed(lambda k: _nearest(encoder.encode([questions[k % len(questions)]]), vectors), requests)
    return float(np.percentile(times, 50))


def product_ms(dimension: int, n: int, *, requests: int) -> float:
    """Median milliseconds of one product of a question's vector with ``n`` offers: the least any search must do."""
    rng = np.random.default_rng(0)
    vectors = rng.standard_normal((n, dimension), dtype=np.float32)
    question = rng.standard_normal(dimension, dtype=np.float32)
    return float(np.percentile(timed(lambda _: vectors @ question, requests), 50))


def timed(work: Callable[[int], object], times: int) -> list[float]:
    """Milliseconds of each of so many calls."""
    measured = []
    for number in range(times):
        started = time.perf_counter()
        work(number)
        measured.append(1000 * (time.perf_counter() - started))
    return measured


def _tiled(vectors: Embeddings, n: int, seed: int) -> Embeddings:
    rows = np.random.default_rng(seed).integers(0, len(vectors), n)
    return np.ascontiguousarray(vectors[rows])


def _nearest(question: Embeddings, vectors: Embeddings) -> list[int]:
    scores = cosine_similarity(question, vectors)[0]
    order: list[int] = np.argsort(-scores)[:_TOP].tolist()
    return order
