"""``stem-kompas serve``: the service."""

import sys
from typing import Annotated, Any

import typer
import uvicorn
from pydantic import ValidationError

from api.cli.refusal import refusals
from api.main import create_app
from api.settings import Settings


def serve(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port to listen on.")] = 8000,
    workers: Annotated[int, typer.Option(min=1, max=64, help="Number of processes.")] = 1,
) -> None:
    """Start the service and say where it is."""
    # uvicorn's access log would write the secret ids of checks; ours writes the route's template.
    target: Any = "api.cli.serve:app_from_environment"
    if workers == 1:
        with refusals():
            target = app_from_environment()
        typer.echo(f"STEM-kompas staat klaar op http://{host}:{port} (stoppen: Ctrl+C)")
    uvicorn.run(
        target,
        factory=workers > 1,
        host=host,
        port=port,
        workers=workers,
        access_log=False,
        log_level="warning",
        server_header=False,
    )


def app_from_environment() -> object:
    """The application with the settings of the environment."""
    return create_app(settings_or_exit())


def settings_or_exit() -> Settings:
    """Read the settings; say in one line per mistake what is wrong with them."""
    try:
        return Settings()
    except ValidationError as error:
        for detail in error.errors():
            name = "STEM_KOMPAS_" + "_".join(str(part) for part in detail["loc"]).upper() if detail["loc"] else ""
            print(f"stem-kompas: {name} {detail['msg']}".replace("  ", " "), file=sys.stderr)
        raise SystemExit(2) from None
