"""``stem-kompas what-if``: what would change in the advice, without a running service; nothing is stored."""

import json
from pathlib import Path
from typing import Annotated, Any

import typer
from pydantic import ValidationError

from api.cli.built_in import built_in_advisor
from api.cli.check_file import language_of, read_file, refuse
from api.documents.check_document import CheckDocument
from api.documents.what_if_document import ChangesDocument, DiffDocument
from api.problems import domain_problem, validation_problem
from api.routes.what_if import what_if_answer
from api.usecases.what_if import what_if as compare
from api.wording.render import number_in
from competencies.errors import InvalidInput, UnknownCompetence
from competencies.language import Language


def what_if(
    check: Annotated[Path, typer.Argument(help="The check as JSON; '-' reads standard input.", allow_dash=True)],
    set_: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="FIELD=VALUE", help="Another value, such as preferences.max_km=50."),
    ] = None,
    suppose: Annotated[
        list[str] | None,
        typer.Option("--suppose", help="A certificate in words, or COMPETENCE=LEVEL such as elek-basis=2."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON instead of a text.")] = False,
) -> None:
    """What would change with another target, other limits, or a certificate more."""
    raw = read_file(check)
    language = language_of(raw)
    try:
        told = CheckDocument.model_validate_json(raw)
        changed = CheckDocument.model_validate(_with_values(json.loads(raw), set_ or []))
        supposed = ChangesDocument.model_validate({"suppose": [_supposition(words) for words in suppose or []]})
    except ValidationError as error:
        refuse([f"{item.field}: {item.message}" for item in validation_problem(error.errors(), language).errors])
    except RecursionError:
        refuse(["check: nested too deeply"])
    advisor = built_in_advisor()
    try:
        asked = compare(
            told.to_domain(),
            changed.to_domain(),
            advisor=advisor,
            suppositions=supposed.suppositions(),
            vouched=True,
        )
    except (InvalidInput, UnknownCompetence) as error:
        refuse([f"{error.field or 'check'}: {domain_problem(error, language).detail}"])
    answer = what_if_answer(asked, advisor, told.language)
    lines = "\n".join(_lines(answer.diff, told.language))
    typer.echo(answer.model_dump_json(indent=2) if as_json else lines)


def _with_values(document: dict[str, Any], settings: list[str]) -> dict[str, Any]:
    """The check with other values; a value that is JSON is taken as JSON, else as text."""
    for setting in settings:
        path, equals, value = setting.partition("=")
        *folders, name = path.split(".")
        if not equals or not name:
            refuse([f"--set {setting}: expected FIELD=VALUE, such as preferences.max_km=50"])
        place: Any = document
        for folder in folders:
            place = place.setdefault(folder, {})
            if not isinstance(place, dict):
                refuse([f"--set {setting}: {folder} has no fields"])
        try:
            place[name] = json.loads(value)
        except ValueError:
            place[name] = value
        if path == "target.text":  # another target in words: the id of the first one would win
            place.pop("id", None)
    return document


def _supposition(words: str) -> dict[str, Any]:
    competence, equals, level = words.rpartition("=")
    if equals and level.strip().isdecimal():
        return {"competence": competence.strip(), "level": int(level)}
    return {"text": words}


def _lines(diff: DiffDocument, language: Language) -> list[str]:
    def shown(value: float | None) -> str:
        return "-" if value is None else number_in(value, language)

    lines = [f"# {diff.target_before} ({shown(diff.headline_before)}) -> {diff.target_after} "
             f"({shown(diff.headline_after)})", ""]  # fmt: skip
    lines += [f"+ {item.place}. {item.title}: {shown(item.score)}" for item in diff.added]
    lines += [f"- {item.place}. {item.title}: {shown(item.score)}" for item in diff.removed]
    lines += [f"> {item.title}: {item.before} -> {item.after}" for item in diff.moved]
    lines += [
        f"* {item.title}: {shown(item.before)} -> {shown(item.after)} ({item.most.label or item.most.code}: "
        f"{shown(item.most.before)} -> {shown(item.most.after)})"
        for item in diff.rescored
    ]
    lines += [f"~ {gap.label}: {shown(gap.before)} -> {shown(gap.after)}" for gap in diff.gaps]
    lines += [f"+! {note}" for note in diff.notes_added] + [f"-! {note}" for note in diff.notes_removed]
    lines += [f"+[no] {rule}" for rule in diff.refused_added] + [f"-[no] {rule}" for rule in diff.refused_removed]
    return lines
