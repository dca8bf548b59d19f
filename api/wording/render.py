"""Turns codes and numbers into sentences, in three languages. The engine knows no sentences; this knows no rules."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from babel.dates import format_date
from babel.numbers import format_currency, format_decimal, format_percent

from api.wording.sentences import (
    ADJUSTMENT_REASONS,
    ASK,
    BANDS,
    EXPIRED,
    FACTS,
    KINDS,
    NOTES,
    REASONS,
    RESPONSE_REASONS,
    WHOM,
)
from competencies.framework import CompetenceFramework
from competencies.gap import GapBand
from competencies.language import Language, LocalizedText
from competencies.recommendation import Note, ParameterValue, Reason
from competencies.rules import RuleOutcome
from competencies.target import Background, Target, TargetCatalogue
from competencies.voice import AdjustmentReason, ResponseReason

LOCALES = {Language.NL: "nl_BE", Language.EN: "en_GB", Language.FR: "fr_BE"}

_WHOLE_EUROS = {Language.NL: "¤ #,##0", Language.EN: "¤#,##0", Language.FR: "#,##0 ¤"}
_MONEY = {"eur", "budget"}
_PERCENT = {"chance", "p_met", "share"}


@dataclass(frozen=True)
class Wording:
    """Sentences in one language, with the names of competences, targets and occupations filled in."""

    language: Language
    framework: CompetenceFramework
    targets: TargetCatalogue

    def reason(self, reason: Reason) -> str:
        """The sentence of one term of a score."""
        return self._fill(REASONS[reason.code], reason.params)

    def note(self, note: Note) -> str:
        """The sentence of a note."""
        return self._fill(NOTES[note.code], note.params)

    def outcome(self, outcome: RuleOutcome) -> str:
        """What a rule answers; where it lacks a fact or has ended, what is not known and whom to ask."""
        name, whom = outcome.rule.name.text_in(self.language), self.whom(outcome)
        if outcome.expired and outcome.rule.valid_to is not None:
            until = day_in(outcome.rule.valid_to, self.language)
            return EXPIRED.text_in(self.language).format(name=name, until=until, whom=whom)
        if not outcome.missing_facts:
            return outcome.text.text_in(self.language)
        facts = ", ".join(FACTS[fact].text_in(self.language) for fact in outcome.missing_facts)
        return ASK.text_in(self.language).format(name=name, facts=facts, whom=whom)

    def whom(self, outcome: RuleOutcome) -> str:
        """Who can answer what a rule leaves open."""
        return WHOM[outcome.whom].text_in(self.language)

    def band(self, band: GapBand) -> str:
        """What is said about a gap."""
        return BANDS[band].text_in(self.language)

    def voice_reason(self, reason: ResponseReason | AdjustmentReason) -> str:
        """Why something was taken out, pinned, moved or added."""
        said = RESPONSE_REASONS[reason] if isinstance(reason, ResponseReason) else ADJUSTMENT_REASONS[reason]
        return said.text_in(self.language)

    def kind(self, kind: str) -> str:
        """The name of a kind of opportunity."""
        return KINDS[kind].text_in(self.language)

    def competence(self, competence_id: str) -> str:
        """The label of a competence."""
        return self.framework.competence(competence_id).label.text_in(self.language)

    def can_do(self, competence_id: str, level: int) -> str:
        """What somebody at a level of a competence can do; levels from 1."""
        return self.framework.competence(competence_id).statements[level - 1].text_in(self.language)

    def said(self, sentence: LocalizedText, **params: ParameterValue) -> str:
        """Any sentence with its parameters filled in."""
        return self._fill(sentence, params)

    def target(self, target_id: str) -> str:
        """The label of a target or of an occupation that people come from."""
        named: tuple[Target | Background, ...] = (*self.targets.targets, *self.targets.backgrounds)
        return next(entry for entry in named if entry.id == target_id).label.text_in(self.language)

    def filled(self, template: LocalizedText, params: Mapping[str, ParameterValue]) -> str:
        """A sentence of another table with the same kinds of parameters."""
        return self._fill(template, params)

    def _fill(self, template: LocalizedText, params: Mapping[str, ParameterValue]) -> str:
        return template.text_in(self.language).format(
            **{name: self._shown(name, value) for name, value in params.items()}
        )

    def _shown(self, name: str, value: ParameterValue) -> str:
        if value is None:
            return ""
        if name in self._names:
            return self._names[name](str(value))
        if isinstance(value, str):
            return value
        if name in _MONEY:
            return money_in(value, self.language)
        return percent_in(value, self.language) if name in _PERCENT else number_in(value, self.language)

    @property
    def _names(self) -> Mapping[str, Callable[[str], str]]:
        """Parameters that hold an id or a date, and what shows them."""
        return {
            "competence": self.competence,
            "target": self.target,
            "occupation": self.target,
            "kind": self.kind,
            "date": self._iso_day,
            "ends": self._iso_day,
            "until": self._iso_day,
        }

    def _iso_day(self, value: str) -> str:
        return day_in(date.fromisoformat(value), self.language)


@lru_cache(maxsize=4096)
def money_in(amount: float, language: Language) -> str:
    """Euro in the reader's locale; whole euros without cents."""
    if amount % 1:
        return format_currency(amount, "EUR", locale=LOCALES[language])
    return format_currency(
        amount, "EUR", locale=LOCALES[language], currency_digits=False, format=_WHOLE_EUROS[language]
    )


def percent_in(share: float, language: Language) -> str:
    """A share in [0, 1] as a whole percentage."""
    return _percentage_in(round(share, 2), language)


@lru_cache(maxsize=512)
def _percentage_in(share: float, language: Language) -> str:
    return format_percent(share, locale=LOCALES[language])


def number_in(value: float, language: Language) -> str:
    """At most one decimal."""
    return _rounded_in(round(value, 1), language)


@lru_cache(maxsize=4096)
def _rounded_in(value: float, language: Language) -> str:
    return format_decimal(value, locale=LOCALES[language])


@lru_cache(maxsize=4096)
def day_in(day: date, language: Language) -> str:
    """A date in full."""
    return format_date(day, format="long", locale=LOCALES[language])
