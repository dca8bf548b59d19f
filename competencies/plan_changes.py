"""What a new version of a plan changes, and why."""

from collections.abc import Iterator
from dataclasses import dataclass

from competencies.language import LocalizedText
from competencies.plan import (
    ActionOrigin,
    ChangeKind,
    ChangeReason,
    Chooser,
    DevelopmentPlan,
    PlanAction,
    PlanChange,
)

_CHOICES = {
    Chooser.PERSON: ChangeReason.PERSONS_CHOICE,
    Chooser.COUNSELLOR: ChangeReason.COUNSELLORS_CHOICE,
}


def changes_between(old: DevelopmentPlan, new: DevelopmentPlan) -> tuple[PlanChange, ...]:
    """Every difference that matters to the two who signed, target first; none when nothing differs.

    The reason is the first thing that differs among what a plan is made from: the answers, the catalogue, the rules,
    the framework or model, the day. Where all of these are equal it is the choice of who made the new version.
    """
    return tuple(_Comparison(old, new).changes())


@dataclass(frozen=True, slots=True)
class _Comparison:
    old: DevelopmentPlan
    new: DevelopmentPlan

    def changes(self) -> Iterator[PlanChange]:
        yield from self._target()
        yield from self._levels()
        yield from self._actions()
        yield from self._rules()
        yield from self._agreements()
        yield from self._dates()

    @property
    def _choice(self) -> ChangeReason:
        return _CHOICES[self.new.history[-1].chooser]

    def _reason(self) -> ChangeReason:
        old, new = self.old, self.new
        if old.answers != new.answers:
            return ChangeReason.ANSWERS_CHANGED
        if old.versions.catalogue != new.versions.catalogue:
            return ChangeReason.CATALOGUE_CHANGED
        if old.versions.rules != new.versions.rules or old.plan_rules_version != new.plan_rules_version:
            return ChangeReason.RULES_CHANGED
        if old.versions != new.versions:
            return ChangeReason.METHOD_CHANGED
        return ChangeReason.DATE_MOVED if old.made_on != new.made_on else self._choice

    def _estimate_reason(self) -> ChangeReason:
        """A level or a goal follows from the answers and the method; neither catalogue nor rules can move it."""
        if self.old.answers != self.new.answers:
            return ChangeReason.ANSWERS_CHANGED
        return ChangeReason.METHOD_CHANGED if self.old.versions != self.new.versions else self._choice

    def _target(self) -> Iterator[PlanChange]:
        if self.old.target.id != self.new.target.id:
            yield PlanChange(
                ChangeKind.TARGET_CHANGED,
                self._choice if self.old.answers != self.new.answers else self._estimate_reason(),
                subject=self.new.target.label,
                before=self.old.target.id,
                after=self.new.target.id,
            )

    def _levels(self) -> Iterator[PlanChange]:
        """Moves of what both targets ask for: a competence that only one of them knows did not move."""
        asked = {one.competence for one in self.old.required} & {one.competence for one in self.new.required}
        before = {one.competence: int(one.level) for one in self.old.held}
        after = {one.competence: int(one.level) for one in self.new.held}
        for one in self.new.required:
            was, is_ = before.get(one.competence, 0), after.get(one.competence, 0)
            if one.competence in asked and was != is_:
                yield PlanChange(
                    ChangeKind.LEVEL_MOVED, self._estimate_reason(), one.label, before=str(was), after=str(is_)
                )

    def _actions(self) -> Iterator[PlanChange]:
        before = {action.id: action for action in self.old.actions}
        after = {action.id: action for action in self.new.actions}
        for id_, action in before.items():
            if id_ not in after:
                yield self._about(ChangeKind.ACTION_REMOVED, action)
        for id_, action in after.items():
            if id_ not in before:
                yield self._about(ChangeKind.ACTION_ADDED, action)
            elif action.origin is not ActionOrigin.GUIDANCE:
                yield from self._moved(before[id_], action)

    def _moved(self, old: PlanAction, new: PlanAction) -> Iterator[PlanChange]:
        if old.starts_on != new.starts_on:
            was, is_ = old.starts_on.isoformat(), new.starts_on.isoformat()
            yield self._about(ChangeKind.ACTION_MOVED, new, before=was, after=is_)
        if old.cost_after != new.cost_after:
            yield self._about(ChangeKind.COST_CHANGED, new, before=_amount(old), after=_amount(new))

    def _about(
        self, kind: ChangeKind, action: PlanAction, *, before: str | None = None, after: str | None = None
    ) -> PlanChange:
        return PlanChange(kind, self._reason(), _title(action), action.guidance, before, after)

    def _rules(self) -> Iterator[PlanChange]:
        """Another verdict of the same rule about the same action."""
        before = {
            (action.id, request.outcome.rule.id): request.outcome.verdict
            for action in self.old.actions
            for request in action.requests
        }
        told: set[str] = set()
        for action in self.new.actions:
            for request in action.requests:
                rule, verdict = request.outcome.rule, request.outcome.verdict
                was = before.get((action.id, rule.id), verdict)
                if was is not verdict and rule.id not in told:
                    told.add(rule.id)
                    yield PlanChange(
                        ChangeKind.RULE_CHANGED, self._reason(), rule.name, before=was.value, after=verdict.value
                    )

    def _agreements(self) -> Iterator[PlanChange]:
        own = [[one for one in plan.agreements if one.text is not None] for plan in (self.old, self.new)]
        if own[0] != own[1]:
            yield PlanChange(
                ChangeKind.AGREEMENTS_CHANGED, self._choice, before=str(len(own[0])), after=str(len(own[1]))
            )

    def _dates(self) -> Iterator[PlanChange]:
        if self.old.review_on != self.new.review_on:
            moved = ChangeReason.DATE_MOVED if self.old.made_on != self.new.made_on else self._reason()
            yield PlanChange(
                ChangeKind.REVIEW_MOVED,
                moved,
                before=self.old.review_on.isoformat(),
                after=self.new.review_on.isoformat(),
            )
        if self.old.leave.answer is not self.new.leave.answer:
            yield PlanChange(
                ChangeKind.LEAVE_CHANGED,
                self._reason(),
                before=self.old.leave.answer.value,
                after=self.new.leave.answer.value,
            )
        elif self.old.leave.made_in_career_guidance != self.new.leave.made_in_career_guidance:
            yield PlanChange(ChangeKind.LEAVE_CHANGED, self._choice)


def _title(action: PlanAction) -> LocalizedText | None:
    return LocalizedText(action.title, action.title, action.title) if action.title else None


def _amount(action: PlanAction) -> str | None:
    return None if action.cost_after is None else f"{action.cost_after:.2f}"
