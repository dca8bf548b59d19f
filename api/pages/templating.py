"""Templates and the named filters that format numbers, money and dates."""

from pathlib import Path

from fastapi.responses import HTMLResponse, Response
from fastapi.templating import Jinja2Templates

from api.problems import Problem
from api.wording.render import day_in, money_in, number_in, percent_in
from competencies.language import Language

_LANGUAGE = Language.NL

templates = Jinja2Templates(directory=Path(__file__).resolve().parent.parent / "templates")
templates.env.trim_blocks = True
templates.env.lstrip_blocks = True
templates.env.filters["euro"] = lambda amount: money_in(amount, _LANGUAGE)
templates.env.filters["getal"] = lambda value: number_in(value, _LANGUAGE)
templates.env.filters["procent"] = lambda share: percent_in(share, _LANGUAGE)
templates.env.filters["dag"] = lambda day: day_in(day, _LANGUAGE)


def problem_page(problem: Problem) -> Response:
    """An error as a page, for people."""
    page = templates.env.get_template("problem.html").render(problem=problem)
    return HTMLResponse(page, status_code=problem.status)
