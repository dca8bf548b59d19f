"""Draws where a person stands: one SVG for the plan on paper and for pages; readable in black and white."""

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

WIDTH = 680
ROW = 27
TOP = 26
BOTTOM = 34
SCALE_LEFT = 256
SCALE_RIGHT = 632
HIGHEST = 4
LONGEST_LABEL = 40
_HALO = {"stroke": "#fff", "stroke-width": "4", "paint-order": "stroke"}
"""White around letters, so that a line of the scale does not strike them through."""


@dataclass(frozen=True, slots=True)
class ChartRow:
    """One competence."""

    label: str
    expected: float
    """In levels, in [0, 4]."""
    low: int
    high: int
    """The person is between these levels with a probability of 90 percent."""
    required: int
    measured: bool
    """False: only the goal is drawn; what was not asked is not zero."""


@dataclass(frozen=True, slots=True)
class ChartWords:
    """What the chart says, in the reader's language."""

    title: str
    description: str
    levels: tuple[str, str, str, str, str]
    """Names of level 0 to 4, under the scale."""
    you: str
    goal: str
    unmeasured: str


def standing_chart(rows: Sequence[ChartRow], words: ChartWords, *, font: str = "system-ui, sans-serif") -> str:
    """An SVG with a row for each competence: the estimate with its interval, and what the goal asks.

    Texts are escaped, so a label cannot become markup. The same rows and words give the same bytes.
    """
    height = TOP + ROW * len(rows) + BOTTOM
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" '
        f'role="img" aria-labelledby="standing-title standing-desc" font-family={quoteattr(font)} font-size="13">',
        f'<title id="standing-title">{escape(words.title)}</title>',
        f'<desc id="standing-desc">{escape(words.description)}</desc>',
        *_legend(words),
        *_scale(words, bottom=TOP + ROW * len(rows)),
    ]
    for place, row in enumerate(rows):
        parts += _row(row, y=TOP + ROW * place + ROW / 2, unmeasured=words.unmeasured)
    return "\n".join([*parts, "</svg>"])


def _x(level: float) -> float:
    return round(SCALE_LEFT + (SCALE_RIGHT - SCALE_LEFT) * level / HIGHEST, 1)


def _text(x: float, y: float, text: str, **attributes: str) -> str:
    more = "".join(f" {name.replace('_', '-')}={quoteattr(value)}" for name, value in attributes.items())
    return f'<text x="{x}" y="{y}" fill="#111"{more}>{escape(text)}</text>'


def _legend(words: ChartWords) -> list[str]:
    x = SCALE_LEFT
    goal = x + 60 + 7 * len(words.you)
    return [
        f'<line x1="{x}" y1="9" x2="{x + 36}" y2="9" stroke="#8a8a8a" stroke-width="5" stroke-linecap="round"/>',
        f'<circle cx="{x + 18}" cy="9" r="5.5" fill="#111"/>',
        _text(x + 44, 13.5, words.you),
        _goal_mark(goal, 9),
        _text(goal + 16, 13.5, words.goal),
    ]


def _scale(words: ChartWords, *, bottom: int) -> list[str]:
    parts = []
    for level, name in enumerate(words.levels):
        parts.append(
            f'<line x1="{_x(level)}" y1="{TOP}" x2="{_x(level)}" y2="{bottom}" stroke="#c4c4c4" stroke-width="1"/>'
        )
        parts.append(_text(_x(level), bottom + 18, name, text_anchor="middle", font_size="12"))
    return parts


def _row(row: ChartRow, *, y: float, unmeasured: str) -> list[str]:
    parts = [_text(SCALE_LEFT - 14, y + 4.5, _short(row.label), text_anchor="end")]
    if row.measured:
        parts += [
            f'<line x1="{_x(row.low)}" y1="{y}" x2="{_x(row.high)}" y2="{y}" stroke="#8a8a8a" stroke-width="5" '
            'stroke-linecap="round"/>',
            f'<circle cx="{_x(row.expected)}" cy="{y}" r="5.5" fill="#111"/>',
        ]
    else:
        # Beside the goal where that stands at the very beginning, so that one does not cover the other.
        x = _x(0) + 8 if row.required > 1 else _x(row.required) + 16
        parts.append(_text(x, y + 4.5, unmeasured, font_style="italic", font_size="12", **_HALO))
    return [*parts, _goal_mark(_x(row.required), y)]


def _goal_mark(x: float, y: float) -> str:
    """An open diamond: told from the dot by its shape, and never hides it."""
    points = f"{x},{y - 9} {x + 9},{y} {x},{y + 9} {x - 9},{y}"
    return f'<polygon points="{points}" fill="none" stroke="#111" stroke-width="1.8"/>'


def _short(label: str) -> str:
    return label if len(label) <= LONGEST_LABEL else f"{label[: LONGEST_LABEL - 1].rstrip()}…"
