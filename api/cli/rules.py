"""``stem-kompas rules``: the dated rules about access, money, leave and benefit: look, check, add."""

import json
from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from api.cli.refusal import BAD_INPUT, refusals
from api.cli.serve import settings_or_exit
from api.main import clock
from competencies.errors import ContentError
from competencies.rules import Rule, state_on
from data.sources.content import BUILT_IN, RULES, rules_in_force
from data.sources.rule_files import CheckedRules, add_rule_file, check_rules

SHIPPED = BUILT_IN / RULES

app = typer.Typer(no_args_is_help=True, help="Dated rules about access, money, leave and benefit.")

OnDay = Annotated[
    datetime | None,
    typer.Option("--on", formats=["%Y-%m-%d"], metavar="DATE", help="The day that is asked about; today by default."),
]


@app.callback()
def rules() -> None:
    """Dated rules about access, money, leave and benefit."""


@app.command("list")
def list_rules(
    on: OnDay = None, as_json: Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")] = False
) -> None:
    """Every rule that counts, with where it stands on a day."""
    settings = settings_or_exit()
    day = on.date() if on else clock(settings)()
    with refusals():
        rule_set = rules_in_force(settings.rules_dir)
    if as_json:
        rows = [_row(rule, day) for rule in rule_set.rules]
        typer.echo(json.dumps({"on": day.isoformat(), "version": rule_set.version, "rules": rows}, ensure_ascii=False))
        return
    for line in _table(rule_set.rules, day):
        typer.echo(line)


@app.command()
def check(
    folder: Annotated[
        Path | None, typer.Argument(help="A folder of rules; by default those that ship and STEM_KOMPAS_RULES_DIR.")
    ] = None,
    on: OnDay = None,
) -> None:
    """Run the cases beside the rules; exit code 2 where one comes out differently or a file cannot be read."""
    settings = settings_or_exit()
    day = on.date() if on else clock(settings)()
    with refusals():
        if folder is None:
            added = [settings.rules_dir] if settings.rules_dir else []
            checked = check_rules([SHIPPED, *added])
        else:
            checked = check_rules([folder], () if folder.resolve() == SHIPPED else rules_in_force().rules)
    _tell(checked, day)


@app.command()
def add(
    file: Annotated[Path, typer.Argument(help="A YAML file with rules and their cases.")], on: OnDay = None
) -> None:
    """Check a file, run its cases, and copy it into STEM_KOMPAS_RULES_DIR; it counts from the next start."""
    settings = settings_or_exit()
    with refusals():
        if settings.rules_dir is None:
            raise ContentError("there is no folder for added rules; set STEM_KOMPAS_RULES_DIR to one")
        checked = add_rule_file(file, settings.rules_dir, shipped=SHIPPED)
    _tell(checked, on.date() if on else clock(settings)())
    typer.echo(f"added: {settings.rules_dir / file.name}; it counts from the next start of the service")


def _tell(checked: CheckedRules, day: date) -> None:
    """The rules with their cases, then what went wrong; exit code 2 where something did."""
    cases = Counter(case.rule for case in checked.cases)
    for rule, line in zip(checked.rules, _table(checked.rules, day), strict=True):
        typer.echo(f"{line}  {cases[rule.id]} cases")
    for mistake in checked.mistakes:
        typer.echo(f"stem-kompas: {mistake}", err=True)
    failed = len(checked.mistakes)
    typer.echo(
        f"{len(checked.rules)} rules, {len(checked.cases)} cases, {failed} {'mistake' if failed == 1 else 'mistakes'}"
    )
    if checked.mistakes:
        raise typer.Exit(BAD_INPUT)


def _table(rules: Iterable[Rule], day: date) -> list[str]:
    rows = [(rule.id, rule.kind, state_on(rule, day), _period(rule), rule.certainty) for rule in rules]
    widths = [max((len(row[column]) for row in rows), default=0) for column in range(5)]
    return ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]


def _period(rule: Rule) -> str:
    return f"{rule.valid_from} .. {rule.valid_to or ''}".rstrip()


def _row(rule: Rule, day: date) -> dict[str, object]:
    return {
        "id": rule.id,
        "kind": rule.kind,
        "name": rule.name.nl,
        "state": state_on(rule, day),
        "valid_from": rule.valid_from.isoformat(),
        "valid_to": rule.valid_to.isoformat() if rule.valid_to else None,
        "successor_from": rule.successor_from.isoformat() if rule.successor_from else None,
        "certainty": rule.certainty,
        "source": rule.source,
        "applies_to": [condition.text for condition in rule.applies_to],
        "conditions": [condition.text for condition in rule.conditions],
    }
