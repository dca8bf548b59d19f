"""Framework releases and the catalogue."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from competencies.errors import Conflict, NotReady, UnknownOpportunity
from competencies.framework import CompetenceFramework
from competencies.opportunity import Opportunity
from competencies.target import TargetCatalogue
from data.catalogue_version import catalogue_version
from data.tables.content import FrameworkReleaseRow, OpportunityRow


@dataclass(frozen=True, slots=True)
class SyncReport:
    """What a load changed."""

    added: int
    changed: int
    removed: int
    unchanged: int


class FrameworkRepository:
    """Versions of framework and targets."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def release(self, framework: CompetenceFramework, targets: TargetCatalogue, *, at: datetime) -> bool:
        """Store a version, unless it is there already; says whether it was new."""
        if self._session.get(FrameworkReleaseRow, framework.version):
            return False
        self._session.add(
            FrameworkReleaseRow(version=framework.version, released_at=at, framework=framework, targets=targets)
        )
        self._session.flush()
        return True

    def current(self) -> tuple[CompetenceFramework, TargetCatalogue]:
        """The newest release.

        Raises:
            NotReady: nothing was seeded yet.
        """
        statement = select(FrameworkReleaseRow).order_by(
            FrameworkReleaseRow.released_at.desc(), FrameworkReleaseRow.version.desc()
        )
        row = self._session.scalars(statement.limit(1)).first()
        if row is None:
            raise NotReady("the database holds no framework; run 'stem-kompas db seed'")
        return row.framework, row.targets


class OpportunityRepository:
    """The catalogue."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def sync(self, opportunities: Sequence[Opportunity], *, source: str, version: str, at: datetime) -> SyncReport:
        """Make the rows of one source equal to a list: adds, changes and removes; other sources are left alone.

        Raises:
            Conflict: an id belongs to an offer of another source.
        """
        statement = select(OpportunityRow).where(OpportunityRow.source == source)
        present = {row.id: row for row in self._session.scalars(statement)}
        elsewhere = set(self._session.scalars(select(OpportunityRow.id).where(OpportunityRow.source != source)))
        taken = sorted(elsewhere & {opportunity.id for opportunity in opportunities})
        if taken:
            raise Conflict(f"these ids belong to offers of another source: {', '.join(taken[:5])}", field="id")
        added = changed = 0
        for opportunity in opportunities:
            row = present.pop(opportunity.id, None)
            if row is None:
                added += 1
                row = OpportunityRow(id=opportunity.id, source=source)
                self._session.add(row)
            elif row.document == opportunity:
                continue
            else:
                changed += 1
            row.kind = opportunity.kind.value
            row.title = opportunity.title
            row.document = opportunity
            row.source_version = version
            row.updated_at = at
        for row in present.values():
            self._session.delete(row)
        self._session.flush()
        return SyncReport(added, changed, len(present), len(opportunities) - added - changed)

    def version(self) -> str:
        """A short fingerprint of the whole catalogue."""
        return catalogue_version(self.all())

    def all(self) -> list[Opportunity]:
        """The whole catalogue, ordered by id."""
        return list(self._session.scalars(select(OpportunityRow.document).order_by(OpportunityRow.id)))

    def get(self, opportunity_id: str) -> Opportunity:
        """One opportunity.

        Raises:
            UnknownOpportunity: there is none with that id.
        """
        row = self._session.get(OpportunityRow, opportunity_id)
        if row is None:
            raise UnknownOpportunity(f"no opportunity {opportunity_id!r}", id=opportunity_id)
        return row.document

    def page(self, *, after: str | None, limit: int, kind: str | None) -> list[Opportunity]:
        """At most ``limit`` opportunities with an id beyond ``after``, ordered by id."""
        statement = select(OpportunityRow.document).order_by(OpportunityRow.id).limit(limit)
        if after is not None:
            statement = statement.where(OpportunityRow.id > after)
        if kind is not None:
            statement = statement.where(OpportunityRow.kind == kind)
        return list(self._session.scalars(statement))
