"""The content report: coverage by offers and EVC, reading ease, translations, sameness."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from competencies.framework import Competence, CompetenceFramework
from competencies.language import Language, LocalizedText
from competencies.level import LEVELS
from competencies.opportunity import EvcRoute, Opportunity, OpportunityKind, RegisterStatus
from competencies.target import Target, TargetCatalogue, TargetKind
from recommender.encoder.port import TextEncoder
from recommender.evaluation.content.readability import flesch_douma, sentences_of, words_of
from recommender.evaluation.content.sameness import NamedText, SamePair, near_duplicates, shared_patterns


@dataclass(frozen=True, slots=True)
class ReportLimits:
    """From where a text is named.

    Attributes:
        statement_words: most words of a can-do statement.
        sentence_words: most words of a sentence anywhere else.
        reading_ease: least Flesch-Douma of a competence's Dutch texts together.
        same_statement: cosine from which statements of two competences are near-duplicates.
        same_label: the same for labels.
        same_offer: the same for descriptions of offers.
    """

    statement_words: int = 16
    sentence_words: int = 20
    reading_ease: float = 45.0
    same_statement: float = 0.86
    same_label: float = 0.80
    same_offer: float = 0.93


@dataclass(frozen=True, slots=True)
class ContentReport:
    """What was found; every list holds ids, or sentences with where they stand.

    Attributes:
        counts: how much there is.
        without_training, without_any_offer: competences.
        levels_without_offer: per competence the levels up to which no course, workplace or informal offer leads.
        without_known_evc: occupations whose qualification has no known EVC route.
        shortage_targets: number of targets on a shortage list.
        long_sentences, hard_texts: what is hard to read in Dutch.
        untranslated: texts that are the same in two languages.
        near_duplicates, shared_patterns: texts that are too much alike.
        reading_ease: Flesch-Douma of all can-do statements, all target descriptions and all Dutch offers.
    """

    counts: dict[str, int]
    without_training: list[str]
    without_any_offer: list[str]
    levels_without_offer: dict[str, list[int]]
    without_known_evc: list[str]
    shortage_targets: int
    long_sentences: list[str]
    hard_texts: list[str]
    untranslated: list[str]
    near_duplicates: list[SamePair]
    shared_patterns: list[SamePair]
    reading_ease: dict[str, float] = field(default_factory=dict)

    def as_dict(self) -> dict[str, Any]:
        return {
            "counts": self.counts,
            "shortage_targets": self.shortage_targets,
            "reading_ease": self.reading_ease,
            "competences_without_training": self.without_training,
            "competences_without_any_offer": self.without_any_offer,
            "levels_without_offer": self.levels_without_offer,
            "occupations_without_known_evc": self.without_known_evc,
            "long_sentences": self.long_sentences,
            "hard_texts": self.hard_texts,
            "untranslated": self.untranslated,
            "near_duplicates": [str(pair) for pair in self.near_duplicates],
            "shared_patterns": [str(pair) for pair in self.shared_patterns],
        }


def content_report(
    framework: CompetenceFramework,
    targets: TargetCatalogue,
    opportunities: Sequence[Opportunity],
    encoder: TextEncoder,
    limits: ReportLimits | None = None,
) -> ContentReport:
    """Look through all content.

    Args:
        framework: its texts are read in three languages.
        targets: their Dutch texts are read.
        opportunities: their coverage is counted where it is said, their Dutch texts are read.
        encoder: finds near-duplicates.
        limits: from where something is named.
    """
    limits = limits or ReportLimits()
    statements = [item for competence in framework.competences for item in _statements(competence)]
    labels = [NamedText(f"{one.id} label", one.id, one.label.nl) for one in framework.competences]
    offers = [NamedText(one.id, one.id, one.description) for one in opportunities if one.language == Language.NL]
    described = [NamedText(f"{one.id} description", one.id, one.description.nl) for one in targets.targets]
    other = [NamedText(f"{one.id} description", one.id, one.description.nl) for one in framework.competences]
    reached = {competence.id: _highest_level(competence, opportunities) for competence in framework.competences}
    trained = _taught(one for one in opportunities if one.kind is OpportunityKind.TRAINING)
    return ContentReport(
        counts=_counts(framework, targets, opportunities),
        without_training=[one.id for one in framework.competences if one.id not in trained],
        without_any_offer=[id_ for id_, level in reached.items() if level == 0],
        levels_without_offer={
            id_: [int(above) for above in LEVELS[level + 1 :]] for id_, level in reached.items() if level < LEVELS[-1]
        },
        without_known_evc=_without_known_evc(targets, opportunities),
        shortage_targets=sum(one.shortage is not None for one in targets.targets),
        long_sentences=[
            *_long(statements, words=limits.statement_words),
            *_long([*other, *described, *offers], words=limits.sentence_words),
        ],
        hard_texts=_hard(framework, limits.reading_ease),
        untranslated=[where for one in framework.competences for where in _untranslated(one)],
        near_duplicates=[
            *near_duplicates(labels, encoder, cosine=limits.same_label),
            *near_duplicates(statements, encoder, cosine=limits.same_statement),
            *near_duplicates(offers, encoder, cosine=limits.same_offer),
        ],
        shared_patterns=[
            *shared_patterns(statements),
            *shared_patterns(_openings(offers)),
            *shared_patterns(described),
        ],
        reading_ease={
            name: flesch_douma([item.text for item in texts])
            for name, texts in (("statements", statements), ("targets", described), ("offers", offers))
            if texts
        },
    )


def _statements(competence: Competence) -> list[NamedText]:
    return [
        NamedText(f"{competence.id}-{level}", competence.id, statement.nl)
        for level, statement in enumerate(competence.statements, start=1)
    ]


def _counts(
    framework: CompetenceFramework, targets: TargetCatalogue, opportunities: Sequence[Opportunity]
) -> dict[str, int]:
    return {
        "domains": len(framework.domains),
        "competences": len(framework.competences),
        "literacy": sum(one.literacy for one in framework.competences),
        "knowledge_questions": len(framework.knowledge_items),
        "targets": len(targets.targets),
        "occupations": len(targets.of_kind(TargetKind.OCCUPATION)),
        **{kind.value: sum(one.kind is kind for one in opportunities) for kind in OpportunityKind},
        "offerings": sum(len(one.offerings) for one in opportunities),
    }


def _taught(opportunities: Iterable[Opportunity]) -> set[str]:
    return {claim.competence for one in opportunities if not isinstance(one, EvcRoute) for claim in one.coverage}


def _highest_level(competence: Competence, opportunities: Sequence[Opportunity]) -> int:
    return max(
        (
            int(claim.level)
            for one in opportunities
            if not isinstance(one, EvcRoute)
            for claim in one.coverage
            if claim.competence == competence.id
        ),
        default=0,
    )


def _without_known_evc(targets: TargetCatalogue, opportunities: Sequence[Opportunity]) -> list[str]:
    known = {
        one.qualification
        for one in opportunities
        if isinstance(one, EvcRoute) and one.register_status is RegisterStatus.KNOWN
    }

    def lacks(target: Target) -> bool:
        return target.qualification is None or target.qualification not in known

    return [target.id for target in targets.of_kind(TargetKind.OCCUPATION) if lacks(target)]


def _long(texts: Iterable[NamedText], *, words: int) -> list[str]:
    return [
        f"{item.where} ({len(words_of(sentence))} words): {sentence}"
        for item in texts
        for sentence in sentences_of(item.text)
        if len(words_of(sentence)) > words
    ]


def _hard(framework: CompetenceFramework, least: float) -> list[str]:
    found = []
    for competence in framework.competences:
        ease = flesch_douma([competence.description.nl, *(statement.nl for statement in competence.statements)])
        if ease < least:
            found.append(f"{competence.id} ({ease:.0f})")
    return found


def _untranslated(competence: Competence) -> list[str]:
    texts: list[tuple[str, LocalizedText]] = [(f"{competence.id} description", competence.description)]
    texts += [(f"{competence.id}-{level}", text) for level, text in enumerate(competence.statements, start=1)]
    return [where for where, text in texts if len({text.nl, text.en, text.fr}) < len(Language)]


def _openings(offers: Sequence[NamedText]) -> list[NamedText]:
    """The first sentence of each offer: where a template would show."""
    return [NamedText(item.where, item.owner, sentences_of(item.text)[0]) for item in offers if sentences_of(item.text)]
