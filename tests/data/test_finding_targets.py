"""Goals are found in the words that people in Flanders use; what stands for no goal is asked about."""

import pytest

from api.usecases.matching_tools import matching_tools
from recommender.names import NameFinder
from recommender.tables import read_rows
from tests.recommender.shared_data import SHARED, needs_shared

FOUND = {
    "elektromecanicien": "elektromecanicien",
    "elektrommecanicien": "elektromecanicien",
    "werfleider": "werfleider",
    "wegenwerker": "wegenwerker",
    "stratenlegger": "wegenwerker",
    "koeltechnieker": "koeltechnicus",
    "frigotechnieker": "koeltechnicus",
    "bedrijfsanalist": "software-analist",
    "netwerkbeheerder": "netwerkbeheerder",
    "netwerk beheerder": "netwerkbeheerder",
    "plaatlasser": "plaatlasser",
    "onderhoudsmecanicien": "onderhoudsmonteur",
    "calculator bouw": "calculator-bouw",
    "calculator": "calculator-bouw",
    "metser": "metselaar-bouw",
    "dakdekker": "dakwerker",
    "gyprocplaatser": "plaatser-binnenschrijnwerk",
    "werken met windmolens": "windturbinetechnicus",
    "zonnepanelen leggen": "monteur-zonnepanelen",
    "velomaker": "fietshersteller",
    "garagist": "onderhoudsmecanicien-personenwagens",
    "buizenfitter": "pijpfitter",
    "kraanman": "kraanbestuurder",
    "labo": "industrieel-laborant",
    "websites maken": "webontwikkelaar",
    "helpdesk": "ict-support-medewerker",
    "Ich möchte elektricien worden": "elektrotechnisch-installateur",
}
PLC = {"technicus-automatisering", "ontwerper-automatisering"}
COMPUTERS = {"ict-support-medewerker", "systeembeheerder", "netwerkbeheerder", "softwareontwikkelaar", "stem-basis",
             "digitalisering-op-het-werk", "ict-verantwoordelijke", "cyberveiligheid"}  # fmt: skip
NO_GOAL = ["kok", "kapper", "buschauffeur", "advocaat", "poetsvrouw", "iets met dieren", "kinesist", "bloemist"]


@pytest.fixture(scope="module")
def finder(content) -> NameFinder:
    tools = matching_tools("built-in", content.framework)
    return NameFinder(content.targets.targets, tools.encoder, tools.config.target_finder, tools.synonyms)


@pytest.mark.parametrize(("words", "target"), FOUND.items())
def test_flemish_words_find_their_target(finder, words, target):
    assert finder.find(words)[0].id == target


def test_an_abbreviation_finds_its_trade(finder):
    assert finder.find("PLC")[0].id in PLC


def test_vague_words_find_something_near(finder):
    assert {match.id for match in finder.find("iets met computers", n=3)} & COMPUTERS


@pytest.mark.parametrize("words", ["technieker", "ingenieur", "operator", "mecanicien"])
def test_a_word_for_many_trades_is_asked_about(finder, words):
    assert finder.sure_match(finder.find(words)) is None


@pytest.mark.parametrize("words", NO_GOAL)
def test_a_goal_outside_stem_is_never_taken_for_another_one(finder, words):
    matches = finder.find(words)
    assert finder.sure_match(matches) is None, matches[0]


@pytest.mark.shared
@needs_shared
def test_a_false_friend_of_esco_stays_out(content):
    """ESCO's calculator (2149.2.1) is a simulation engineer; ours estimates what a building costs."""
    rows = read_rows(SHARED / "esco-1.2.1-nl/occupations_nl.csv")
    simulation = {row["conceptUri"] for row in rows if row["preferredLabel"].startswith("calculator")}
    used = {target.concept_uri for target in content.targets.targets}
    assert simulation
    assert not simulation & used
