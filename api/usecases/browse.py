"""Looking things up: competences, questions, targets, opportunities; page by page."""

import base64
import binascii
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from competencies.errors import InvalidCursor
from competencies.framework import Competence, Item
from competencies.opportunity import Opportunity
from competencies.target import Target, TargetKind
from data.repositories.content import OpportunityRepository
from recommender.pipeline import Engine

Entry = TypeVar("Entry")

MOST_PER_PAGE = 100


@dataclass(frozen=True)
class Page(Generic[Entry]):
    """Part of a list, and where the next part begins."""

    entries: Sequence[Entry]
    next_cursor: str | None


def list_competences(engine: Engine, *, cursor: str | None, limit: int) -> Page[Competence]:
    """The competences of the framework, by id."""
    return _page(engine.framework.competences, lambda competence: competence.id, cursor, limit)


def list_items(engine: Engine, *, cursor: str | None, limit: int) -> Page[Item]:
    """The questions of the framework, by id."""
    return _page(engine.framework.items, lambda item: item.id, cursor, limit)


def list_targets(engine: Engine, *, kind: TargetKind | None, cursor: str | None, limit: int) -> Page[Target]:
    """The targets, by id."""
    chosen = [target for target in engine.targets.targets if kind is None or target.kind is kind]
    return _page(chosen, lambda target: target.id, cursor, limit)


def search_targets(engine: Engine, words: str, *, limit: int) -> list[Target]:
    """The targets that the words may stand for, best first; empty when nothing matches."""
    return [engine.targets.target(match.id) for match in engine.target_finder.find(words, n=limit)]


def list_opportunities(
    opportunities: OpportunityRepository, *, kind: str | None, cursor: str | None, limit: int
) -> Page[Opportunity]:
    """The catalogue, by id."""
    after = _decode(cursor) if cursor else None
    found = opportunities.page(after=after, limit=limit + 1, kind=kind)
    return Page(found[:limit], _encode(found[limit - 1].id) if len(found) > limit else None)


def page_of_ranked(entries: Sequence[Entry], *, cursor: str | None, limit: int) -> Page[Entry]:
    """Part of a list whose order is its meaning; the cursor holds the position."""
    start = _position(cursor) if cursor else 0
    more = start + limit < len(entries)
    return Page(entries[start : start + limit], _encode(str(start + limit)) if more else None)


def _position(cursor: str) -> int:
    decoded = _decode(cursor)
    if not decoded.isdecimal():
        raise InvalidCursor("not a cursor of this list", field="cursor", value=cursor)
    return int(decoded)


def _page(entries: Sequence[Entry], id_of: Callable[[Entry], str], cursor: str | None, limit: int) -> Page[Entry]:
    after = _decode(cursor) if cursor else ""
    rest = [entry for entry in sorted(entries, key=id_of) if id_of(entry) > after]
    return Page(rest[:limit], _encode(id_of(rest[limit - 1])) if len(rest) > limit else None)


def _encode(id_: str) -> str:
    return base64.urlsafe_b64encode(id_.encode()).decode().rstrip("=")


def _decode(cursor: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9_-]+", cursor):  # the decoder itself passes over what it does not know
        raise InvalidCursor("not a cursor of this service", field="cursor", value=cursor)
    try:
        return base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode()
    except (binascii.Error, UnicodeDecodeError, ValueError) as error:
        raise InvalidCursor("not a cursor of this service", field="cursor", value=cursor) from error
