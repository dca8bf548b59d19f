"""Every mistake in the authored content is refused, and named by file, line and reason.

Each test copies what the project ships and changes one line of it.
"""

from pathlib import Path

import pytest
import yaml

from competencies.errors import ContentError
from competencies.place import Gazetteer
from data.repositories.content import catalogue_version
from data.sources.content import load_content

EVC = "evc-onderhoudsmecanicien-personenwagens"


def apply(change: tuple[str, str], path: Path) -> int:
    """Replace the first occurrence of some text; the line that it stands on, counted from 1."""
    old, new = change
    before, found, after = path.read_text(encoding="utf-8").partition(old)
    assert found, f"{old!r} is not in {path}"
    path.write_text(f"{before}{new}{after}", encoding="utf-8")
    return before.count("\n") + 1


def mistakes_told(authored: Path, gazetteer: Gazetteer) -> list[str]:
    """What the refusal says, one line per mistake."""
    with pytest.raises(ContentError) as caught:
        load_content(authored, gazetteer=gazetteer)
    return str(caught.value).splitlines()


def mistake(file: str, old: str, new: str, says: str, *, named: str):
    """One mistake in one file: what is written instead of what, and what the refusal must say."""
    return pytest.param(file, (old, new), says, id=named)


def test_copy_without_a_mistake_loads_as_what_is_shipped(authored, gazetteer, content):
    assert load_content(authored, gazetteer=gazetteer) == content


CROSS_REFERENCES = [
    mistake(
        "catalogue/trainings.yaml",
        "covers: {elek-basis: 2",
        "covers: {breien: 2",
        "trainings.0.covers.breien: no competence 'breien'",
        named="training covers an unknown competence",
    ),
    mistake(
        "catalogue/trainings.yaml",
        "entry: {competences: {rekenen: 1}",
        "entry: {competences: {breien: 1}",
        "trainings.0.entry.competences.breien: no competence 'breien'",
        named="training asks an unknown competence",
    ),
    mistake(
        "catalogue/workplaces.yaml",
        "covers: {onderhoud: 2",
        "covers: {breien: 2",
        "workplaces.0.covers.breien: no competence 'breien'",
        named="workplace covers an unknown competence",
    ),
    mistake(
        "catalogue/informal.yaml",
        "covers: {digitaal-basis: 1",
        "covers: {breien: 1",
        ".covers.breien: no competence 'breien'",
        named="informal learning covers an unknown competence",
    ),
    mistake(
        "catalogue/evc.yaml",
        "requires: {voertuigtechniek: 2",
        "requires: {breien: 2",
        "no competence 'breien'",
        named="EVC unit requires an unknown competence",
    ),
    mistake(
        "targets/occupations.yaml",
        "{competence: elek-meten, level: 3",
        "{competence: breien, level: 3",
        "targets.0.requirements.2.competence",
        named="target requires an unknown competence",
    ),
    mistake(
        "targets/occupations.yaml",
        "      - {competence: elek-schema, level: 3, importance: 3}",
        "      - {competence: elek-basis, level: 2, importance: 1}",
        "elek-basis",
        named="target requires a competence twice",
    ),
    mistake(
        "backgrounds/occupations.yaml",
        "holds: {rekenen: 1",
        "holds: {breien: 1",
        "occupations.0.holds.breien: no competence 'breien'",
        named="background holds an unknown competence",
    ),
    mistake(
        "catalogue/workplaces.yaml",
        "target: onderhoudsmonteur",
        "target: astronaut",
        "workplaces.0.target: no target 'astronaut'",
        named="workplace leads to an unknown target",
    ),
    mistake(
        "catalogue/trainings.yaml",
        "provider: voorbeeldcentrum-de-linde",
        "provider: voorbeeld-niemand",
        "trainings.0.provider: no provider 'voorbeeld-niemand'",
        named="training of an unknown provider",
    ),
    mistake(
        "catalogue/workplaces.yaml",
        "provider: voorbeeldbedrijf-kanaalzone-techniek",
        "provider: voorbeeld-niemand",
        "workplaces.0.provider: no provider 'voorbeeld-niemand'",
        named="workplace of an unknown provider",
    ),
    mistake(
        "catalogue/evc.yaml",
        "provider: null",
        "provider: voorbeeld-niemand",
        "evc_routes.0.provider: no provider 'voorbeeld-niemand'",
        named="EVC route of an unknown provider",
    ),
    mistake(
        "catalogue/trainings.yaml",
        'place: "3600 Genk"',
        "place: Atlantis",
        "trainings.0.offerings.0.place: no Belgian municipality or postcode 'Atlantis'",
        named="offering in an unknown place",
    ),
    mistake(
        "catalogue/evc.yaml",
        "place: null",
        "place: Atlantis",
        "evc_routes.0.place: no Belgian municipality or postcode 'Atlantis'",
        named="EVC route in an unknown place",
    ),
    mistake(
        "catalogue/workplaces.yaml",
        'place: "3600 Genk"',
        "place: null",
        "workplaces.0.place: only an online offering has no place",
        named="on-site offering without a place",
    ),
    mistake(
        "catalogue/trainings.yaml",
        "id: elektrische-schemas-lezen",
        "id: elektriciteit-start-genk",
        "trainings.1.id: the id 'elektriciteit-start-genk' is used twice",
        named="training id used twice",
    ),
    mistake(
        "catalogue/workplaces.yaml",
        "id: ibo-onderhoud-genk",
        "id: elektriciteit-start-genk",
        "workplaces.0.id: the id 'elektriciteit-start-genk' is used twice",
        named="workplace id used by a training",
    ),
    mistake(
        "targets/themes.yaml",
        "id: zorg-en-ai",
        "id: elektromecanicien",
        "targets.0.id: the id 'elektromecanicien' is used twice",
        named="target id used in another file",
    ),
    mistake(
        "backgrounds/occupations.yaml",
        "id: magazijnier",
        "id: elektromecanicien",
        "occupations.0.id: the id 'elektromecanicien' is used twice",
        named="background id used by a target",
    ),
    mistake(
        "rules/workplace.yaml",
        "id: ibo-voor-2026",
        "id: ibo",
        "rules.1.id: the id 'ibo' is used twice",
        named="rule id used twice",
    ),
    mistake(
        "catalogue/providers.yaml",
        "{id: voorbeeldcentrum-de-wissel,",
        "{id: voorbeeldcentrum-de-linde,",
        "voorbeeldcentrum-de-linde",
        named="provider id used twice",
    ),
    mistake(
        "framework/automatisering.yaml",
        "prerequisites: [elek-schema]",
        "prerequisites: [breien]",
        "breien",
        named="competence builds on an unknown one",
    ),
    mistake(
        "framework/automatisering.yaml",
        "prerequisites: [elek-schema]",
        "prerequisites: [plc]",
        "circle",
        named="competence builds on itself",
    ),
    mistake(
        "framework/automatisering.yaml",
        "- id: sensoren",
        "- id: plc",
        "plc",
        named="competence id used twice",
    ),
    mistake(
        "framework/automatisering.yaml",
        "    competence: plc",
        "    competence: breien",
        "breien",
        named="question about an unknown competence",
    ),
    mistake(
        "framework/automatisering.yaml",
        "    answer: a",
        "    answer: z",
        "z",
        named="right option is not among the options",
    ),
]


@pytest.mark.parametrize(("file", "change", "says"), CROSS_REFERENCES)
def test_reference_that_leads_nowhere_is_named_by_file_line_and_reason(authored, gazetteer, file, change, says):
    line = apply(change, authored / file)
    told = mistakes_told(authored, gazetteer)

    assert [one for one in told if one.startswith(f"{authored / file}:{line}: ") and says in one], told


VALUES = [
    mistake("framework/automatisering.yaml", "literacy: false", "literacy: perhaps", "literacy", named="no boolean"),
    mistake("framework/automatisering.yaml", "      4:\n", "      5:\n", "statements.5", named="level five"),
    mistake("framework/automatisering.yaml", "id: plc", "id: PLC", "competences.0.id", named="id in capitals"),
    mistake("framework/automatisering.yaml", "vks_band: [4, 6]", "vks_band: [4, 9]", "vks_band.1", named="VKS nine"),
    mistake("framework/automatisering.yaml", "domain: automat", "domain: automaat", "domain", named="other domain"),
    mistake(
        "framework/automatisering.yaml", 'en: "Working with a PLC"', 'en: " "', "label.en", named="text without English"
    ),
    mistake(
        "framework/automatisering.yaml",
        "- http://data.europa.eu/esco/skill/",
        "- http://data.europa.eu/esco/occupation/",
        "competences.0.esco.0",
        named="occupation for a skill",
    ),
    mistake(
        "targets/occupations.yaml",
        "{competence: elek-basis, level: 3, importance: 3}",
        "{competence: elek-basis, level: 0, importance: 3}",
        "targets.0.requirements.0.level",
        named="level nought",
    ),
    mistake(
        "targets/occupations.yaml",
        "{competence: elek-basis, level: 3, importance: 3}",
        "{competence: elek-basis, level: 3, importance: 4}",
        "targets.0.requirements.0.importance",
        named="importance four",
    ),
    mistake("targets/occupations.yaml", 'isco_08: "7412"', "isco_08: 7412", "isco_08", named="code as a number"),
    mistake("targets/occupations.yaml", "BK-0024-3", "BK-24-3", "qualification", named="wrong qualification code"),
    mistake(
        "catalogue/providers.yaml",
        "name: Voorbeeldcentrum De Linde",
        "name: VDAB Genk",
        "providers.0.name",
        named="real name for a provider",
    ),
    mistake("catalogue/trainings.yaml", "price_eur: 350", "price_eur: -1", "price_eur", named="negative price"),
    mistake("catalogue/trainings.yaml", "weeks: 12", "weken: 12", "weken", named="unknown key"),
    mistake("catalogue/trainings.yaml", "months: [2, 5, 9]", "months: [2, 13]", "months.1", named="thirteenth month"),
    mistake("catalogue/workplaces.yaml", "instrument: ibo", "instrument: ibbo", "instrument", named="instrument"),
    mistake("catalogue/evc.yaml", "date: 2021-06-01", "date: 2021-06-31", "date", named="31 June"),
    mistake("rules/funding.yaml", "valid_from: 2019-01-01", "valid_from: gisteren", "valid_from", named="no date"),
    mistake(
        "rules/funding.yaml", "valid_from: 2019-01-01", "valid_from: 2019-02-30", "valid_from", named="30 February"
    ),
    mistake("rules/funding.yaml", "verdict: probably", "verdict: surely", "verdict", named="bare promise"),
    mistake("rules/funding.yaml", "support: {share: 1}", "support: {share: 50}", "support.share", named="50 times"),
    mistake(
        "rules/funding.yaml",
        'conditions: status == "werkzoekend"',
        "conditions: status",
        "conditions.0",
        named="condition without a comparison",
    ),
    mistake(
        "rules/funding.yaml",
        'conditions: status == "werkzoekend"',
        "conditions: status >= 2",
        "conditions.0",
        named="bound on a fact that is no number",
    ),
]


@pytest.mark.parametrize(("file", "change", "says"), VALUES)
def test_value_that_cannot_be_is_named_by_file_line_and_field(authored, gazetteer, file, change, says):
    line = apply(change, authored / file)
    told = mistakes_told(authored, gazetteer)

    assert [one for one in told if one.startswith(f"{authored / file}:{line}: ") and says in one], told


def test_missing_file_of_a_domain_is_named(authored, gazetteer):
    (authored / "framework" / "data-ai.yaml").unlink()

    told = mistakes_told(authored, gazetteer)

    assert told == [f"{authored / 'framework' / 'data-ai.yaml'}: cannot be read: No such file or directory"]


@pytest.mark.parametrize(
    "file", ["framework/framework.yaml", "targets/themes.yaml", "catalogue/evc.yaml", "rules/workplace.yaml"]
)
def test_empty_file_is_named(authored, gazetteer, file):
    (authored / file).write_text("", encoding="utf-8")

    assert mistakes_told(authored, gazetteer) == [f"{authored / file}:1: the file is empty"]


def test_dutch_asked_in_the_entry_of_an_evc_route_is_kept(authored, gazetteer):
    """A route can say it in two places; what is said in one may not be lost in silence."""
    in_the_entry = ("    dutch: B1\n    place: null", "    entry: {dutch: B2}\n    place: null")
    apply(in_the_entry, authored / "catalogue" / "evc.yaml")
    routes = {offer.id: offer for offer in load_content(authored, gazetteer=gazetteer).opportunities}

    assert routes[EVC].entry.dutch == "B2"


# --- versions ---------------------------------------------------------------------------------------------------


def versions_of(authored: Path, gazetteer: Gazetteer) -> dict[str, str]:
    loaded = load_content(authored, gazetteer=gazetteer)
    return {
        "framework": loaded.framework.version,
        "catalogue": catalogue_version(loaded.opportunities),
        "rules": loaded.rules_version,
    }


@pytest.mark.parametrize(
    ("file", "change", "changed"),
    [
        ("framework/automatisering.yaml", ("vks_band: [4, 6]", "vks_band: [4, 7]"), "framework"),
        ("targets/occupations.yaml", ("importance: 3", "importance: 2"), "framework"),
        ("backgrounds/occupations.yaml", ("holds: {rekenen: 1", "holds: {rekenen: 2"), "framework"),
        ("catalogue/trainings.yaml", ("price_eur: 350", "price_eur: 351"), "catalogue"),
        ("rules/funding.yaml", ("support: {share: 1}", "support: {share: 0.9}"), "rules"),
    ],
    ids=["framework", "targets", "backgrounds", "catalogue", "rules"],
)
def test_change_changes_the_version_of_what_is_released_together_and_of_nothing_else(
    authored, gazetteer, file, change, changed
):
    before = versions_of(authored, gazetteer)
    apply(change, authored / file)
    after = versions_of(authored, gazetteer)

    assert {part for part in before if before[part] != after[part]} == {changed}


def test_version_of_the_framework_begins_with_its_authored_number(authored, gazetteer):
    number = yaml.safe_load((authored / "framework" / "framework.yaml").read_text(encoding="utf-8"))["version"]

    assert versions_of(authored, gazetteer)["framework"].startswith(f"{number}+")
