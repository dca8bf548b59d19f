"""What stands on the pages of the plan: texts only, dates and money already written out."""

from decimal import Decimal
from typing import Any

from api.documents.plan_document import (
    FutureCompetenceDocument,
    PlanActionDocument,
    PlanDocument,
    PresentCompetenceDocument,
    StandingDocument,
)
from api.documents.plan_pdf.printable import MAY_BREAK
from api.wording.plan_sentences import HEADINGS, LEVELS, SAMPLE
from api.wording.render import day_in, money_in, number_in, percent_in
from api.wording.sentences import KINDS
from api.wording.standing_chart import HIGHEST, ChartRow, ChartWords, standing_chart
from competencies.language import Language

CHART_FONT = "Libertinus Serif"
MOST_CHART_ROWS = 8
MOST_REACHED_ROWS = 3
MOST_PRESENT_ROWS = 5
MOST_FUTURE_ROWS = 6
MOST_CLOSES = 5
NEAR_KM = 1.0
"""Distances are between centres of municipalities: below this the number says nothing."""
WRITE_LINES = 3
"""Empty rows under the agreements, for a pen."""


def plan_page(document: PlanDocument) -> dict[str, Any]:
    """The texts of the pages, by the name that the template asks for."""
    return _Page(document).texts()


class _Page:
    def __init__(self, document: PlanDocument) -> None:
        self._doc = document
        self._language: Language = document.language

    def texts(self) -> dict[str, Any]:
        doc = self._doc
        return {
            "language": self._language.value,
            "say": {key: text.text_in(self._language) for key, text in HEADINGS.items()},
            "title": f"{self._say('title')}: {doc.target.label}",
            "target": doc.target.label if doc.target.chosen else self._say("no_goal"),
            "made_on": day_in(doc.made_on, self._language),
            "review_on": day_in(doc.review_on, self._language),
            "version": str(doc.version),
            "person": self._person(),
            "chart_description": self._chart_words(self._chart_rows()).description,
            "chart": self._chart(),
            "assessed": self._say("assessed").format(share=percent_in(doc.share_assessed, self._language)),
            "present": self._groups(
                doc.present.generic, doc.present.technical, most=MOST_PRESENT_ROWS, row=self._present_row
            ),
            "future": self._groups(
                doc.future.generic, doc.future.technical, most=MOST_FUTURE_ROWS, row=self._future_row
            ),
            "actions": [self._action(action) for action in doc.actions],
            "agreements": [[one.who_in_words, one.what, day_in(one.by, self._language)] for one in doc.agreements],
            "write_lines": WRITE_LINES,
            "leave": [text for text in (doc.leave.text, doc.leave.question) if text],
            "history": self._history(),
            "signatures": [one.label for one in doc.signatures],
            "small_print": [*doc.does_not_say, doc.data_use, self._versions()],
        }

    def _say(self, key: str) -> str:
        return HEADINGS[key].text_in(self._language)

    def _person(self) -> list[list[str]]:
        person = self._doc.person
        told = (
            ("municipality", person.municipality),
            ("birth_year", str(person.birth_year) if person.birth_year else None),
            ("status", person.status_in_words),
            ("education", person.education_in_words),
            ("occupation", person.current_occupation),
        )
        return [[self._say(key), value] for key, value in told if value]

    def _chart_rows(self) -> list[StandingDocument]:
        """The strongest few, then the largest gaps: strengths come first."""
        reached = sorted(
            (one for one in self._doc.standing if one.reached),
            key=lambda one: (one.required - one.expected_level, one.competence),
        )[:MOST_REACHED_ROWS]
        gaps = [one for one in self._doc.standing if not one.reached]
        return [*reached, *gaps[: MOST_CHART_ROWS - len(reached)]]

    def _chart_words(self, rows: list[StandingDocument]) -> ChartWords:
        names = [LEVELS[level].text_in(self._language) for level in range(HIGHEST + 1)]
        you, goal, unmeasured = (self._say(key) for key in ("chart_you", "chart_goal", "chart_unmeasured"))
        told = "; ".join(
            f"{one.label}: "
            + (f"{you} {number_in(one.expected_level, self._language)}" if one.measured else unmeasured)
            + f", {goal} {one.required}"
            for one in rows
        )
        return ChartWords(
            title=self._say("standing"),
            description=f"{self._say('standing')} {self._say('chart_scale')} {told}.",
            levels=(names[0], names[1], names[2], names[3], names[4]),
            you=you,
            goal=goal,
            unmeasured=unmeasured,
        )

    def _chart(self) -> str:
        rows = self._chart_rows()
        drawn = [
            ChartRow(
                label=one.label.replace(MAY_BREAK, ""),
                expected=one.expected_level,
                low=one.interval[0],
                high=one.interval[1],
                required=one.required,
                measured=one.measured,
            )
            for one in rows
        ]
        return standing_chart(drawn, self._chart_words(rows), font=CHART_FONT)

    def _groups(self, generic: Any, technical: Any, *, most: int, row: Any) -> list[dict[str, Any]]:
        """Technical first, generic after it; what is beyond the limit is named in one line."""
        groups = []
        for heading, entries in (("technical", technical), ("generic", generic)):
            if entries:
                groups.append(
                    {
                        "heading": self._say(heading),
                        "rows": [row(one) for one in entries[:most]],
                        "also": ", ".join(one.label for one in entries[most:]),
                    }
                )
        return groups

    def _present_row(self, one: PresentCompetenceDocument) -> list[str]:
        return [one.label, one.level_in_words, one.statement, one.sure_in_words, one.provenance_in_words]

    def _future_row(self, one: FutureCompetenceDocument) -> list[str]:
        return [one.label, one.required_in_words, one.statement, one.in_words]

    def _action(self, action: PlanActionDocument) -> dict[str, Any]:
        facts = [
            (self._say("who"), action.who_in_words),
            (self._say("when"), self._when(action)),
            (self._say("where"), self._where(action)),
            (self._say("cost"), self._cost(action)),
            (self._say("closes"), self._closes(action)),
            *((self._request_by(action, place), request.text) for place, request in enumerate(action.requests)),
            (self._say("caution"), " ".join(action.cautions)),
            (self._say("sign"), " ".join(action.signs)),
        ]
        return {
            "title": action.title,
            "kind": self._kind(action),
            "text": " ".join(
                text for text in (action.text, SAMPLE.text_in(self._language) if action.sample else None) if text
            ),
            "facts": [[name, text] for name, text in facts if text],
        }

    def _kind(self, action: PlanActionDocument) -> str:
        return KINDS[action.kind].text_in(self._language) if action.kind else self._say("preparation")

    def _request_by(self, action: PlanActionDocument, place: int) -> str:
        return self._say("request").format(by=day_in(action.requests[place].by, self._language))

    def _when(self, action: PlanActionDocument) -> str:
        start, end = day_in(action.starts_on, self._language), day_in(action.ends_on, self._language)
        if action.guidance:
            return self._say("when_within").format(end=end)
        when = self._say("when_from_to").format(start=start, end=end)
        if action.weeks is None or action.hours_per_week is None:
            return when
        load = self._say("load_one" if action.weeks == 1 else "load").format(
            weeks=action.weeks, hours=number_in(action.hours_per_week, self._language)
        )
        return f"{when} ({load})"

    def _where(self, action: PlanActionDocument) -> str:
        return ", ".join(text for text in (action.provider, action.place, self._distance(action.distance_km)) if text)

    def _distance(self, km: float | None) -> str | None:
        if km is None:
            return None
        return self._say("near") if km < NEAR_KM else self._say("km").format(km=number_in(km, self._language))

    def _cost(self, action: PlanActionDocument) -> str:
        if action.guidance:
            return self._say("free")
        if action.cost_after is None:
            return self._say("cost_unknown")
        after = self._money(action.cost_after)
        if action.cost_before is None or action.cost_before == action.cost_after:
            return after
        return self._say("cost_support").format(before=self._money(action.cost_before), after=after)

    def _money(self, amount: Decimal) -> str:
        return self._say("free") if amount == 0 else money_in(float(amount), self._language)

    def _closes(self, action: PlanActionDocument) -> str:
        labels = [one.label for one in action.closes]
        more = len(labels) - MOST_CLOSES
        shown = ", ".join(labels[:MOST_CLOSES])
        return f"{shown} {self._say('and_more').format(n=more)}" if more > 0 else shown

    def _history(self) -> list[dict[str, Any]]:
        """Newest first, without the making of the first version."""
        changed = [one for one in self._doc.history if one.version > 1]
        return [
            {
                "heading": ", ".join(
                    (f"{self._say('version')} {one.version}", day_in(one.made_on, self._language), one.by_in_words)
                ),
                "reason": one.reason,
                "changes": [change.text for change in one.changes] or [self._say("nothing_changed")],
            }
            for one in reversed(changed)
        ]

    def _versions(self) -> str:
        versions = self._doc.versions.model_dump()
        return self._say("versions").format(**versions, plan_rules=self._doc.plan_rules_version)
