"""``stem-kompas reproduce``: recomputes stored advice and names the first stage that gives something else."""

from typing import Annotated

import typer

from api.cli.refusal import refusals
from api.cli.serve import settings_or_exit
from api.documents.advice_document import AdviceDocument, Answered, VersionsDocument, advice_document, versions_document
from api.main import build_services
from api.usecases.check_storage import CheckStore
from api.usecases.reproduce import Reproduction
from api.usecases.reproduce import reproduce as recompute
from api.wording.render import Wording
from competencies.errors import DomainError
from competencies.language import Language
from data.database import transaction
from data.repositories.checks import AdviceRepository, CheckRepository, IdempotencyRepository
from data.repositories.voice import VoiceRepository
from recommender.tracing import Stage

DIFFERENT = 1
"""Exit code when the advice is not reproduced."""


class StageDocument(Answered):
    """One stage, then and now; null where it was not kept."""

    name: str
    stored: str | None
    now: str | None


class ReproductionDocument(Answered):
    """Whether the advice is reproduced bit for bit, and what differs first."""

    advice_id: str
    made_on: str
    identical: bool
    first_difference: str | None
    refused: str | None
    versions_stored: VersionsDocument
    versions_now: VersionsDocument
    stages: list[StageDocument]
    stored: AdviceDocument | None
    """The advice as it was given; left out where it is reproduced."""


def reproduce(
    advice_id: Annotated[str, typer.Argument(help="Number of the advice: at the foot of the page, or in the JSON.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON instead of a text.")] = False,
) -> None:
    """Recompute stored advice for the day it was made on; exit code 1 where something differs."""
    settings = settings_or_exit()
    with refusals():
        services = build_services(settings)
        with transaction(services.sessions) as session:
            store = CheckStore(
                CheckRepository(session),
                AdviceRepository(session),
                IdempotencyRepository(session),
                VoiceRepository(session),
            )
            found = recompute(advice_id, advisor=services.advisor, store=store)
    wording = services.advisor.wording(Language.NL)
    document = ReproductionDocument(
        advice_id=found.stored.id,
        made_on=found.stored.made_on.isoformat(),
        identical=found.identical,
        first_difference=found.first_difference,
        refused=found.refused,
        versions_stored=versions_document(found.stored.versions),
        versions_now=versions_document(services.advisor.engine.versions),
        stages=_stages(found),
        stored=None if found.identical else _stored(found, wording),
    )
    typer.echo(document.model_dump_json(indent=2) if as_json else "\n".join(_lines(document)))
    raise typer.Exit(0 if found.identical else DIFFERENT)


def _stages(found: Reproduction) -> list[StageDocument]:
    now = found.now.stage_fingerprints if found.now else {}
    stored = found.stored.stage_fingerprints
    return [StageDocument(name=stage.value, stored=stored.get(stage), now=now.get(stage)) for stage in Stage]


def _stored(found: Reproduction, wording: Wording) -> AdviceDocument | None:
    """The advice as it was given; None where it names what today's framework no longer has."""
    stored = found.stored
    try:
        return advice_document(
            stored.report, stored.advice, versions=stored.versions, made_on=stored.made_on, wording=wording
        )
    except (DomainError, LookupError, StopIteration):
        return None


def _lines(document: ReproductionDocument) -> list[str]:
    if document.identical:
        return [f"{document.advice_id}: reproduced bit for bit, for {document.made_on}"]
    lines = [f"{document.advice_id}: differs, first in: {document.first_difference}"]
    then, now = document.versions_stored.model_dump(), document.versions_now.model_dump()
    lines += [f"  {name}: {then[name]} -> {now[name]}" for name in then if then[name] != now[name]]
    lines += [
        f"  {stage.name}: {stage.stored} -> {stage.now}" for stage in document.stages if stage.stored != stage.now
    ]
    if document.refused:
        lines.append(f"  today the check is refused: {document.refused}")
    if document.stored:
        lines += ["", f"as it was given on {document.made_on}:"]
        lines += [
            f"{place:3}. {item.title}: {item.score:.1f}"
            for place, item in enumerate(document.stored.recommendations, start=1)
        ]
    return lines
