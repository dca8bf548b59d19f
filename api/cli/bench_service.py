"""``stem-kompas bench recommend`` and ``bench start``: how long a person waits."""

import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from typing import Annotated

import numpy as np
import typer

from api.cli.evaluate import AsJson, show
from api.cli.refusal import refusals
from api.cli.serve import settings_or_exit
from api.documents.advice_document import advice_document
from api.documents.check_document import CheckDocument
from api.documents.examples import EXAMPLES
from api.main import clock
from api.usecases.advisor import Advisor
from api.usecases.startup import engine_from_content
from competencies.errors import NotReady
from data.sources.content import BUILT_IN, load_content
from data.sources.places import read_gazetteer

LONGEST_START_S = 60.0


def recommend(
    requests: Annotated[int, typer.Option(min=1, help="Number of checks that are advised on.")] = 200,
    as_json: AsJson = False,
) -> None:
    """Milliseconds from a check as JSON to advice as JSON, server side, on the built-in catalogue."""
    with refusals():
        gazetteer = read_gazetteer(BUILT_IN / "places")
        settings = settings_or_exit()
        engine = engine_from_content(load_content(gazetteer=gazetteer), encoder=settings.encoder)
        advisor = Advisor(engine, gazetteer, clock(settings))
        documents = [example["value"] for example in EXAMPLES.values()]
        times = [_advise(advisor, documents[number % len(documents)]) for number in range(requests)]
    figures = {
        "offers": len(engine.index.opportunities),
        "requests": requests,
        "p50_ms": round(float(np.percentile(times, 50)), 2),
        "p99_ms": round(float(np.percentile(times, 99)), 2),
    }
    show(figures, as_json=as_json)


def start(
    runs: Annotated[int, typer.Option(min=1, max=50, help="Number of starts.")] = 3, as_json: AsJson = False
) -> None:
    """Seconds from the command ``serve`` to a service that is ready, on the migrated and seeded database."""
    with refusals():
        times = sorted(_seconds_to_ready() for _ in range(runs))
    show(
        {"runs": runs, "median_s": round(times[len(times) // 2], 2), "slowest_s": round(times[-1], 2)}, as_json=as_json
    )


def _advise(advisor: Advisor, document: dict[str, object]) -> float:
    started = time.perf_counter()
    check = CheckDocument.model_validate(document)
    advised = advisor.advise(check.to_domain())
    advice_document(
        advised.report,
        advised.advice,
        versions=advised.versions,
        made_on=advised.made_on,
        wording=advisor.wording(check.language),
    ).model_dump_json()
    return 1000 * (time.perf_counter() - started)


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
