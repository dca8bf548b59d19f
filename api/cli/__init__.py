"""The command line: ``stem-kompas``; wiring, nothing else."""

import typer

from api.cli import bench, bench_service, content, database, evaluate, rules, simulate, train
from api.cli.audit import app as audit
from api.cli.pathway import pathway
from api.cli.plan import plan
from api.cli.recommend import recommend, workplace_profile
from api.cli.reproduce import reproduce
from api.cli.serve import serve
from api.cli.what_if import what_if

app = typer.Typer(
    help="STEM-kompas: from a competence check to gaps and ranked, explained advice.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)
app.command()(serve)
app.command()(recommend)
app.command()(workplace_profile)
app.command()(plan)
app.command("what-if")(what_if)
app.command()(reproduce)
app.add_typer(audit, name="audit")
app.command()(pathway)
app.add_typer(database.app, name="db")
app.add_typer(evaluate.app, name="evaluate")
bench.app.command("recommend")(bench_service.recommend)
bench.app.command("start")(bench_service.start)
app.add_typer(bench.app, name="bench")
app.add_typer(content.app, name="content")
app.add_typer(rules.app, name="rules")
app.add_typer(train.app, name="train")
app.add_typer(simulate.app, name="simulate")


def main() -> None:
    """Run the command line."""
    app()
