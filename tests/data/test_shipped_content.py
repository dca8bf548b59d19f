"""What the project ships, as the specification asks it."""

from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from competencies.language import Language
from competencies.level import ProficiencyLevel
from competencies.opportunity import Course, EvcRoute, Instrument, OpportunityKind, WorkplaceLearning, is_sample
from competencies.rules import RuleKind, Verdict
from competencies.target import TargetKind
from data.sources.content import BUILT_IN
from recommender.plain_text import normalise

AUTHORED = sorted(
    path
    for folder in ("framework", "targets", "backgrounds", "rules", "instruments")
    for path in (BUILT_IN / folder).glob("*.yaml")
)
LANGUAGES = {language.value for language in Language}
SENTENCES = {"description", "question", "explanation", "refusal"}


def texts_in(node: Any, name: str = "") -> list[tuple[str, dict[str, str]]]:
    """Every mapping in an authored file that says something in a language, with the key it stands under."""
    if isinstance(node, list):
        return [text for part in node for text in texts_in(part, name)]
    if not isinstance(node, dict):
        return []
    if LANGUAGES & set(node) and all(isinstance(value, str) for value in node.values()):
        return [(name, node)]
    below = "statement" if name == "statements" else None
    return [text for key, part in node.items() for text in texts_in(part, below or str(key))]


def test_about_150_competences_in_18_domains_of_which_28_literacy(content):
    competences = content.framework.competences

    assert len(content.framework.domains) == 18
    assert 150 <= len(competences) <= 180
    assert sum(competence.literacy for competence in competences) == 28
    assert {competence.domain for competence in competences} == {domain.id for domain in content.framework.domains}


def test_over_110_targets_of_all_three_kinds_and_every_transition(content):
    kinds = Counter(target.kind for target in content.targets.targets)

    assert kinds[TargetKind.OCCUPATION] >= 150
    assert kinds[TargetKind.TRANSITION] == 7
    assert kinds[TargetKind.LITERACY] == 1


def test_every_occupation_asks_8_to_25_competences(content):
    asked = {target.id: len(target.requirements) for target in content.targets.of_kind(TargetKind.OCCUPATION)}

    assert {id_: n for id_, n in asked.items() if not 8 <= n <= 25} == {}


def test_no_name_belongs_to_two_targets(content):
    names = Counter(
        name for target in content.targets.targets
        for name in {normalise(name) for name in (target.label.nl, *target.synonyms.nl)}
    )  # fmt: skip

    assert [name for name, times in names.items() if times > 1] == []


def test_literacy_target_asks_every_literacy_competence(content):
    asked = {requirement.competence for requirement in content.targets.literacy.requirements}

    assert asked == {competence.id for competence in content.framework.competences if competence.literacy}


def test_a_catalogue_of_all_four_kinds(content):
    kinds = Counter(opportunity.kind for opportunity in content.opportunities)

    assert kinds[OpportunityKind.TRAINING] >= 200
    assert kinds[OpportunityKind.WORKPLACE] >= 60
    assert kinds[OpportunityKind.INFORMAL] >= 25
    assert kinds[OpportunityKind.EVC] >= 2


def test_offers_are_spread_over_flanders_and_brussels_and_over_transitions(content):
    provinces = Counter(
        offering.place.province for offer in content.opportunities for offering in offer.offerings if offering.place
    )
    transitions = {one for competence in content.framework.competences for one in competence.transitions}

    assert len(provinces) == 6
    assert min(provinces.values()) >= 25
    assert len(transitions) == 7


def test_a_course_is_described_in_60_to_200_words(content):
    words = {offer.id: len(offer.description.split()) for offer in content.opportunities if isinstance(offer, Course)}

    assert {id_: n for id_, n in words.items() if not 60 <= n <= 200} == {}


def test_workplaces_use_every_instrument(content):
    used = {offer.instrument for offer in content.opportunities if isinstance(offer, WorkplaceLearning)}

    assert used == set(Instrument)


def test_opportunities_are_ordered_by_id(content):
    ids = [opportunity.id for opportunity in content.opportunities]

    assert ids == sorted(set(ids))


def test_every_provider_says_in_its_name_that_it_is_an_example(content):
    providers = {offer.provider for offer in content.opportunities if offer.provider}

    assert len(providers) >= 10
    assert [provider.name for provider in providers if not provider.name.startswith("Voorbeeld")] == []
    assert all(is_sample(offer) for offer in content.opportunities if offer.provider)


def test_only_evc_routes_have_no_provider(content):
    without = [offer for offer in content.opportunities if offer.provider is None]

    assert {type(offer) for offer in without} == {EvcRoute}


def test_right_option_of_every_knowledge_question_exists_and_is_not_always_the_same(content):
    questions = content.framework.knowledge_items

    assert [question.id for question in questions if question.right_option not in question.options] == []
    assert len({question.right_option for question in questions}) >= 3


def test_options_of_a_question_differ(content):
    for question in content.framework.knowledge_items:
        for language in Language:
            shown = [option.text_in(language) for option in question.options.values()]
            assert len(set(shown)) == len(shown), question.id


def test_knowledge_questions_reach_every_domain(content):
    domains = {content.framework.competence(item.competence).domain for item in content.framework.knowledge_items}

    assert domains == {domain.id for domain in content.framework.domains}


@pytest.mark.parametrize("path", AUTHORED, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_text_exists_in_three_languages(path: Path):
    texts = texts_in(yaml.safe_load(path.read_text(encoding="utf-8")))

    assert texts
    assert [
        text for _, text in texts if set(text) != LANGUAGES or not all(words.strip() for words in text.values())
    ] == []


@pytest.mark.parametrize("path", AUTHORED, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_sentence_is_translated_rather_than_copied(path: Path):
    texts = texts_in(yaml.safe_load(path.read_text(encoding="utf-8")))

    assert [text for name, text in texts if name in SENTENCES | {"statement"} and len(set(text.values())) < 3] == []


@pytest.mark.parametrize("language", Language)
def test_no_two_can_do_statements_are_equal(content, language):
    said = Counter(
        statement.text_in(language).strip().casefold()
        for competence in content.framework.competences
        for statement in competence.statements
    )

    assert [words for words, times in said.items() if times > 1] == []


def test_no_two_labels_are_equal(content):
    for group in (content.framework.competences, content.framework.domains, content.targets.targets):
        for language in Language:
            labels = [named.label.text_in(language).casefold() for named in group]
            assert len(set(labels)) == len(labels)


def test_every_prerequisite_can_be_learned_somewhere(content):
    covered = {claim.competence for offer in content.opportunities if not isinstance(offer, EvcRoute)
               for claim in offer.coverage}  # fmt: skip
    from_text = [offer.id for offer in content.opportunities if isinstance(offer, Course) and not offer.coverage]
    needed = {need for competence in content.framework.competences for need in competence.prerequisites}

    assert needed <= covered, f"not covered, and {len(from_text)} trainings only by their text"


def test_bounds_of_vks_bands_and_price_ranges_stand_in_order(content):
    assert [one.id for one in content.framework.competences if one.vks_band[0] > one.vks_band[1]] == []
    assert [
        offering.id for offer in content.opportunities for offering in offer.offerings
        if offering.price.low > offering.price.high
    ] == []  # fmt: skip


def test_no_offer_asks_at_the_start_what_it_brings_at_the_end(content):
    for offer in content.opportunities:
        if isinstance(offer, EvcRoute):
            continue
        brings = {claim.competence: claim.level for claim in offer.coverage}
        asked = [
            (id_, level) for id_, level in offer.entry.competences if level >= brings.get(id_, ProficiencyLevel(4))
        ]
        assert [(id_, level) for id_, level in asked if id_ in brings] == [], offer.id


def test_every_rule_says_its_source_and_is_never_a_bare_promise(content):
    assert {rule.kind for rule in content.rules} == set(RuleKind)
    assert [rule.id for rule in content.rules if rule.verdict is Verdict.NO] == []
    assert [rule.id for rule in content.rules if not rule.source.strip()] == []
    assert [rule.id for rule in content.rules if rule.valid_to and rule.valid_to < rule.valid_from] == []


@pytest.mark.parametrize(("day", "in_force"), [(date(2025, 12, 31), "ibo-voor-2026"), (date(2026, 1, 1), "ibo")])
def test_one_ibo_rule_is_in_force_on_either_side_of_the_reform(content, day, in_force):
    rules = [rule.id for rule in content.rules if rule.id in {"ibo", "ibo-voor-2026"} and rule.is_valid_on(day)]

    assert rules == [in_force]
