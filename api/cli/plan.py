"""``stem-kompas plan``: a competence check in, a development plan (POP) out, as PDF or JSON."""

import os
import tempfile
from pathlib import Path
from typing import Annotated

import typer

from api.cli.built_in import built_in_advisor
from api.cli.check_file import read_check, refuse, repairable
from api.documents.plan_document import PlanDocument, plan_document
from api.documents.plan_pdf import plan_pdf
from api.usecases.make_plan import PlanMaker, built_in_plan_rules, make_plan
from api.usecases.plan_pathway import plan_pathway

SUFFIXES = (".pdf", ".json")


def plan(
    check: Annotated[Path, typer.Argument(help="The check as JSON; '-' reads standard input.", allow_dash=True)],
    output: Annotated[
        Path,
        typer.Option(
            "--output",
            "-o",
            help="A file that ends in .pdf or .json; '-' writes JSON to standard output.",
            allow_dash=True,
        ),
    ] = Path("-"),
    as_json: Annotated[bool, typer.Option("--json", help="Print the plan as JSON too.")] = False,
) -> None:
    """The development plan (POP): what you can do, where you can grow, what you will do, by when and for what money."""
    if str(output) != "-" and output.suffix.lower() not in SUFFIXES:
        refuse([f"{output}: expected a file that ends in {' or '.join(SUFFIXES)}, or '-' for JSON on standard output"])
    document = _made(check)
    text = document.model_dump_json(indent=2) + "\n"
    if str(output) == "-" or as_json:
        typer.echo(text, nl=False)
    if str(output) != "-":
        _write(output, plan_pdf(document) if output.suffix.lower() == ".pdf" else text.encode())
        typer.echo(f"{output}", err=True)


def _made(path: Path) -> PlanDocument:
    told = read_check(path)
    advisor = built_in_advisor()
    maker = PlanMaker(advisor.engine.framework, advisor.engine.targets, built_in_plan_rules())
    with repairable(told.language):
        check = told.to_domain()
        pathways = plan_pathway(check, advisor=advisor, vouched=True).advice.pathways
        return plan_document(make_plan(check, advisor.advise(check, vouched=True), maker=maker, pathways=pathways))


def _write(path: Path, content: bytes) -> None:
    """Write beside the file and rename: whoever reads it sees the old one or the new one, never a half."""
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        refuse([f"{path}: cannot be written: {error.strerror}"])
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        beside.chmod(_mode_of_new_files())
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        refuse([f"{path}: cannot be written: {error.strerror}"])


def _mode_of_new_files() -> int:
    """What an ordinary new file gets; a temporary file is readable by its owner alone."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
