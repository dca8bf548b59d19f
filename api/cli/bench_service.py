"""``stem-kompas bench recommend`` and ``bench start``: how long a person waits."""

import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Sequence
from dataclasses import replace
from typing import Annotated, Any

import numpy as np
import typer

from api.cli.evaluate import AsJson, show
from api.cli.refusal import refusals
from api.cli.serve import settings_or_exit
from api.documents.advice_document import advice_document
from api.documents.check_document import CheckDocument
from api.documents.examples import EXAMPLES
from api.main import clock
from api.settings import Settings
from api.usecases.advisor import Advisor
from api.usecases.matching_tools import make_encoder
from api.usecases.startup import engine_from_content, one_thread
from competencies.errors import NotReady
from data.sources.content import BUILT_IN, load_content
from data.sources.places import read_gazetteer
from recommender.evaluation.recommend_speed import (
    copied_vectors,
    large_catalogue,
    naive_recommend,
    product_ms,
    timed,
)
from recommender.pipeline import Engine
from recommender.vectors import encode_offers

LONGEST_START_S = 60.0


def recommend(
    offers: Annotated[int, typer.Option(min=1, help="Offers in the catalogue; more than the sample are varied.")] = 400,
    requests: Annotated[int, typer.Option(min=1, help="Number of checks that are advised on.")] = 200,
    seed: Annotated[int, typer.Option(help="Of the variations.")] = 1,
    as_json: AsJson = False,
) -> None:
    """Milliseconds from a check as JSON to advice as JSON, server side; the naive way and one product beside it."""
    with refusals():
        settings = settings_or_exit()
        advisor = _advisor_on(offers, seed=seed, settings=settings)
        one_thread()
        documents = [example["value"] for example in EXAMPLES.values()]
        timed(lambda k: _advise(advisor, documents[k % len(documents)]), len(documents))
        times = timed(lambda k: _advise(advisor, documents[k % len(documents)]), requests)
    engine, p50 = advisor.engine, float(np.percentile(times, 50))
    product = product_ms(engine.encoder.dimension, len(engine.index.opportunities), requests=50)
    naive, note = _naive_ms(engine, documents, requests=min(requests, 50), seed=seed)
    figures = {
        "offers": len(engine.index.opportunities),
        "requests": requests,
        "p50_ms": round(p50, 2),
        "p99_ms": round(float(np.percentile(times, 99)), 2),
        "naive_ms": naive and round(naive, 2),
        "naive_ratio": naive and round(naive / p50, 2),
        "matmul_ratio": round(p50 / product, 2),
        "note": note,
    }
    show(figures, as_json=as_json)


def _advisor_on(n: int, *, seed: int, settings: Settings) -> Advisor:
    """An advisor on a catalogue of n offers."""
    gazetteer = read_gazetteer(BUILT_IN / "places")
    content = load_content(gazetteer=gazetteer)
    base = content.opportunities
    catalogue = large_catalogue(base, gazetteer.places, n, seed=seed)
    vectors = copied_vectors(encode_offers(base, make_encoder(settings.encoder, content.framework)), base, catalogue)
    engine = engine_from_content(
        replace(content, opportunities=tuple(catalogue)), encoder=settings.encoder, vectors=vectors
    )
    return Advisor(engine, gazetteer, clock(settings))


def _naive_ms(
    engine: Engine, documents: Sequence[dict[str, Any]], *, requests: int, seed: int
) -> tuple[float | None, str]:
    questions = [f"{document.get('target', {})} {document.get('experience', '')}" for document in documents]
    try:
        n = len(engine.index.opportunities)
        return naive_recommend(questions, engine.index.opportunities[:400], n, requests=requests, seed=seed), ""
    except NotReady as error:
        return None, f"no naive ratio: {error}"


def start(
    runs: Annotated[int, typer.Option(min=1, max=50, help="Number of starts.")] = 3, as_json: AsJson = False
) -> None:
    """Seconds from the command ``serve`` to a service that is ready, on the migrated and seeded database."""
    with refusals():
        times = sorted(_seconds_to_ready() for _ in range(runs))
    show(
        {"runs": runs, "median_s": round(times[len(times) // 2], 2), "slowest_s": round(times[-1], 2)}, as_json=as_json
    )


def _advise(advisor: Advisor, document: dict[str, Any]) -> None:
    check = CheckDocument.model_validate(document)
    advised = advisor.advise(check.to_domain())
    advice_document(
        advised.report,
        advised.advice,
        versions=advised.versions,
        made_on=advised.made_on,
        wording=advisor.wording(check.language),
    ).model_dump_json()


def _seconds_to_ready() -> float:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    started = time.perf_counter()
    command = [sys.executable, "-c", "from api.cli import main; main()", "serve", "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as service:  # noqa: S603
        try:
            while time.perf_counter() - started < LONGEST_START_S:
                if service.poll() is not None:
                    raise NotReady("the service stopped; run 'stem-kompas db upgrade' and 'stem-kompas db seed' first")
                if _ready(port):
                    return time.perf_counter() - started
                time.sleep(0.02)
        finally:
            service.terminate()
    raise NotReady(f"the service was not ready within {LONGEST_START_S:.0f} s")


def _ready(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=1) as answer:
            return int(answer.status) == 200
    except (urllib.error.URLError, TimeoutError, ConnectionError):
        return False
