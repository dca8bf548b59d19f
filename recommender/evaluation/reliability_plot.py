"""A reliability diagram as SVG text: what was told against how often it was so, with the number of pairs."""

from collections.abc import Sequence
from html import escape

_SIDE = 400
_LEFT, _TOP, _RIGHT, _BOTTOM = 60, 50, 20, 60
_SMALLEST, _LARGEST = 4.0, 16.0


def reliability_svg(bins: Sequence[tuple[int, float, float]], *, title: str) -> str:
    """Draw bins as circles around the diagonal of honesty; the area of a circle follows its number of pairs.

    Args:
        bins: number of pairs, probability told, share that was true; the last two in [0, 1].
        title: stands above the diagram.

    Returns:
        A whole SVG document. Every number stands as text beside its circle.
    """
    width, height = _LEFT + _SIDE + _RIGHT, _TOP + _SIDE + _BOTTOM
    most = max((n for n, _, _ in bins), default=1)
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" font-family="sans-serif" '
        'font-size="12">',
        f"<title>{escape(title)}</title>",
        f'<rect width="{width}" height="{height}" fill="#fff"/>',
        f'<text x="{_LEFT}" y="24" font-size="14">{escape(title)}</text>',
        *_axes(),
        f'<line x1="{_x(0)}" y1="{_y(0)}" x2="{_x(1)}" y2="{_y(1)}" stroke="#767676" stroke-dasharray="4 4"/>',
    ]
    for n, told, true in bins:
        radius = max(_SMALLEST, _LARGEST * (n / most) ** 0.5)
        lines.append(
            f'<circle cx="{_x(told)}" cy="{_y(true)}" r="{radius:.1f}" fill="#1d5fa8" fill-opacity="0.7">'
            f"<title>{n} pairs: told {told:.2f}, true {true:.2f}</title></circle>"
        )
        lines.append(f'<text x="{_x(told) + radius + 3:.1f}" y="{_y(true) + 14}" fill="#222">n={n}</text>')
    return "\n".join([*lines, "</svg>", ""])


def _axes() -> list[str]:
    lines = []
    for tenth in range(0, 11, 2):
        share = tenth / 10
        lines += [
            f'<line x1="{_x(share)}" y1="{_y(0)}" x2="{_x(share)}" y2="{_y(1)}" stroke="#ddd"/>',
            f'<line x1="{_x(0)}" y1="{_y(share)}" x2="{_x(1)}" y2="{_y(share)}" stroke="#ddd"/>',
            f'<text x="{_x(share)}" y="{_y(0) + 18}" text-anchor="middle">{share:.1f}</text>',
            f'<text x="{_x(0) - 8}" y="{_y(share) + 4}" text-anchor="end">{share:.1f}</text>',
        ]
    middle = _TOP + _SIDE // 2
    return [
        *lines,
        f'<text x="{_LEFT + _SIDE // 2}" y="{_TOP + _SIDE + 42}" text-anchor="middle">probability told</text>',
        f'<text x="18" y="{middle}" text-anchor="middle" transform="rotate(-90 18 {middle})">share that was so</text>',
    ]


def _x(share: float) -> float:
    return round(_LEFT + share * _SIDE, 1)


def _y(share: float) -> float:
    return round(_TOP + (1 - share) * _SIDE, 1)
