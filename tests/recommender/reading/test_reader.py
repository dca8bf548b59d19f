"""Competences are read from text part by part; what a sentence denies is left out."""

import math
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from competencies.language import Language
from competencies.level import ProficiencyLevel
from competencies.profile import Provenance
from recommender.config import ReadingWeights, TextReaderConfig
from recommender.reading.identity import mark_identity, without_marked
from recommender.reading.parts import affirmed_parts, content_words, text_parts
from recommender.reading.reader import TextReader

WEIGHTS = ReadingWeights(intercept=-5.4, statement=12.0, floor=0.3)
CONFIG = TextReaderConfig(weights=WEIGHTS, highest_level=4, word_floor=0.0)
"""One amount counts, so that a probability can be worked out by hand; every level may be read, so that the level of
a statement shows; the made-up words of these tests all count."""


def logistic(cosine):
    return 1 / (1 + math.exp(-(12.0 * cosine - 5.4)))


def leaning(cosine, axis=0):
    """A unit vector with this cosine to an axis."""
    return {axis: cosine, 31: math.sqrt(1 - cosine**2)}


@pytest.fixture
def reader(build):
    """'stroom' at level 3 lies on axis 0, its label on axis 1, 'meten' at level 2 on axis 2."""
    fixed = {
        "stroom trede 3": {0: 1.0},
        "stroom": {1: 1.0},
        "meten trede 2": {2: 1.0},
        "stroom trede 3 (fr)": {3: 1.0},
        "Kabels leggen": leaning(0.9),
        "Draden trekken": leaning(0.5),
        "Elektriciteit allerlei": leaning(0.8, axis=1),
        "Spanning meten": leaning(0.7, axis=2),
        "Rustig toekijken": leaning(0.37),
        "Geen kabels leggen": leaning(0.95),
        "Tirer cables": leaning(0.9, axis=3),
    }
    return TextReader(build.framework(), build.encoder(fixed), CONFIG)


def read(reader, text, **more):
    return reader.read(text, language=more.pop("language", Language.NL), **more)


class TestParts:
    @pytest.mark.parametrize("text", ["", "   ", "\n\n", "...", "1 2 3 4", "a. b. c."])
    def test_a_text_without_words_has_no_parts(self, text):
        assert text_parts(text, longest=14) == []

    def test_sentences_lines_and_bullets_are_parts(self):
        text = "Ik las kabels. Ik meet stroom!\nEn verder:\n- frezen\n• draaien; boren"
        assert text_parts(text, longest=14) == [
            "Ik las kabels",
            "Ik meet stroom",
            "En verder",
            "frezen",
            "draaien",
            "boren",
        ]

    def test_what_is_short_is_not_cut_at_conjunctions(self):
        assert text_parts("frezen en draaien, lassen", longest=4) == ["frezen en draaien", "lassen"]

    def test_a_long_sentence_is_cut_at_commas_and_conjunctions(self):
        assert text_parts("kabels leggen, stroom meten en motoren herstellen", longest=4) == [
            "kabels leggen",
            "stroom meten",
            "motoren herstellen",
        ]

    def test_a_long_clause_is_cut_into_windows(self):
        assert text_parts("een twee drie vier vijf zes zeven", longest=3) == [
            "een twee drie",
            "vier vijf zes",
            "zeven",
        ]

    def test_affirmed_parts_are_those_without_a_negation(self):
        text = "Ik las graag, maar ik frees niet. Ik meet."
        assert affirmed_parts(text, language=Language.NL, longest=14) == ["Ik las graag", "Ik meet"]

    @given(text=st.text(max_size=300), longest=st.integers(1, 20))
    def test_no_part_is_longer_than_asked_or_without_letters(self, text, longest):
        for part in text_parts(text, longest=longest):
            assert len(part.split()) <= longest
            assert sum(char.isalpha() for char in part) >= 3


class TestNames:
    KNOWN = frozenset({"python", "stroom"})

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("Ik ben Fatima en ik las", "Ik ben en ik las"),
            ("Ik heet Jan-Peter O'Neill", "Ik heet"),
            ("Ik werkte bij Élan als lasser", "Ik werkte bij als lasser"),
            ("Ik schrijf Python en ken PLC", "Ik schrijf Python en ken PLC"),
            ("Lassen doe ik graag. Frezen ook.", "Lassen doe ik graag. Frezen ook."),
            ("", ""),
        ],
    )
    def test_capitalised_words_inside_a_sentence_are_left_out_unless_known(self, text, expected):
        assert " ".join(without_marked(mark_identity(text, self.KNOWN)).split()) == expected

    @pytest.mark.parametrize("name", ["Fatima", "Oleksandr", "Nguyen Thi", "Jean-Pierre"])
    def test_a_name_inside_a_sentence_changes_no_reading(self, build, name):
        reader = TextReader(build.framework(), build.encoder(), CONFIG)
        one, other = (
            [(reading.competence, reading.level, reading.probability) for reading in readings]
            for readings in (read(reader, f"Ik ben {n} en ik doe stroom trede 3") for n in ("Jan", name))
        )
        assert one == other != []

    def test_content_words_are_what_is_left_without_function_words(self):
        assert content_words("Ik heb vaak Stroom gemeten with the Meter") == "Stroom gemeten Meter"


class TestRead:
    @pytest.mark.parametrize("text", ["", " \n ", "???"])
    def test_empty_text_gives_no_readings(self, reader, text):
        assert read(reader, text) == []

    def test_the_level_is_that_of_the_best_statement(self, reader):
        (reading,) = read(reader, "Kabels leggen.")
        assert (reading.competence, reading.level, reading.words) == (
            "stroom",
            ProficiencyLevel.ADVANCED,
            "Kabels leggen",
        )
        assert reading.probability == pytest.approx(logistic(0.9), abs=1e-5)

    def test_a_label_says_no_more_than_the_basic_level(self, reader):
        (reading,) = read(reader, "Elektriciteit allerlei.")
        assert reading.level is ProficiencyLevel.BASIC
        assert reading.probability == pytest.approx(logistic(0.8), abs=1e-5)

    def test_there_is_at_most_one_reading_per_competence_from_its_best_part(self, reader):
        (reading,) = read(reader, "Draden trekken. Kabels leggen. Elektriciteit allerlei.")
        assert (reading.words, reading.level) == ("Kabels leggen", ProficiencyLevel.ADVANCED)

    def test_likelier_readings_come_first(self, reader):
        readings = read(reader, "Spanning meten. Kabels leggen.")
        assert [reading.competence for reading in readings] == ["stroom", "meten"]
        assert [reading.competence for reading in read(reader, "Spanning meten. Draden trekken.")] == [
            "meten",
            "stroom",
        ]

    def test_a_resemblance_under_the_floor_is_not_read(self, reader):
        assert read(reader, "Rustig toekijken.") == []

    def test_a_part_with_a_negation_is_left_out(self, reader):
        assert read(reader, "Geen kabels leggen.") == []

    def test_a_negation_leaves_out_its_own_part_only(self, reader):
        (reading,) = read(reader, "Geen kabels leggen. Spanning meten.")
        assert reading.competence == "meten"

    @pytest.mark.parametrize("word", ["geen", "nooit", "niet", "zonder", "not", "never", "without", "jamais", "sans"])
    def test_negations_in_three_languages_are_seen(self, build, word):
        reader = TextReader(build.framework(), build.encoder(), CONFIG)
        assert read(reader, "Ik stroom trede 3")[0].competence == "stroom"
        assert read(reader, f"Ik {word} stroom trede 3") == []

    @pytest.mark.parametrize(
        ("text", "language"),
        [
            ("Ik weet niets van stroom trede 3", Language.NL),
            ("I cannot do stroom trede 3", Language.EN),
            ("I can't do stroom trede 3", Language.EN),
            ("I don't do stroom trede 3", Language.EN),
            ("I know nothing about stroom trede 3", Language.EN),
            ("Je ne connais rien de stroom trede 3", Language.FR),
        ],
    )
    def test_a_denial_in_everyday_words_is_not_read_as_a_skill(self, build, text, language):
        assert read(TextReader(build.framework(), build.encoder(), CONFIG), text, language=language) == []

    def test_dutch_pas_is_not_the_french_negation(self, build):
        """'Ik heb pas ...' is 'I have recently ...': the words of one language deny nothing in another."""
        reader = TextReader(build.framework(), build.encoder(), CONFIG)
        text = "Ik leerde pas stroom trede 3"
        assert [reading.competence for reading in read(reader, text, language=Language.NL)][:1] == ["stroom"]
        assert read(reader, text, language=Language.FR) == []

    def test_a_negation_is_a_word_and_not_a_part_of_one(self, build):
        reader = TextReader(build.framework(), build.encoder(), CONFIG)
        assert read(reader, "notaris stroom trede 3")[0].competence == "stroom"

    def test_an_offer_is_read_with_its_negations(self, reader):
        """'Geen voorkennis nodig' says nothing against what is taught, so an offer keeps all its parts."""
        compared = reader.compare_offer(["Geen kabels leggen", "Kort"], language=Language.NL)
        assert compared.text.parts == ("Geen kabels leggen", "Kort")
        assert compared.in_title.tolist() == [True, False]

    @pytest.mark.parametrize("factor", [1.0, 0.6, 0.0])
    def test_the_factor_multiplies_every_probability(self, reader, factor):
        text = "Kabels leggen. Spanning meten."
        whole = {reading.competence: reading.probability for reading in read(reader, text)}
        scaled = {reading.competence: reading.probability for reading in read(reader, text, factor=factor)}
        assert scaled == pytest.approx({competence: factor * p for competence, p in whole.items()})

    def test_the_provenance_is_kept(self, reader):
        (reading,) = read(reader, "Kabels leggen.", provenance=Provenance.EVIDENCE)
        assert reading.provenance is Provenance.EVIDENCE

    def test_a_text_is_matched_with_the_framework_in_its_own_language(self, reader):
        (reading,) = read(reader, "Tirer cables.", language=Language.FR)
        assert (reading.competence, reading.level) == ("stroom", ProficiencyLevel.ADVANCED)
        assert read(reader, "Tirer cables.", language=Language.NL) == []

    THREE = MappingProxyType({"stroom": {0: 1.0}, "meten": {1: 1.0}, "code": {2: 1.0}})

    @pytest.mark.parametrize(("most", "expected"), [(12, ["stroom", "meten", "code"]), (2, ["stroom", "meten"])])
    def test_no_more_readings_than_configured_are_kept_and_the_likeliest_stay(self, build, most, expected):
        fixed = {**self.THREE, "alles samen": {0: 0.62, 1: 0.56, 2: 0.54}}
        reader = TextReader(build.framework(), build.encoder(fixed), CONFIG.model_copy(update={"most_readings": most}))
        assert [reading.competence for reading in read(reader, "alles samen")] == expected

    def test_fewer_readings_are_kept_where_a_caller_asks_for_fewer(self, build):
        fixed = {**self.THREE, "alles samen": {0: 0.62, 1: 0.56, 2: 0.54}}
        reader = TextReader(build.framework(), build.encoder(fixed), CONFIG)
        assert [reading.competence for reading in read(reader, "alles samen", n=1)] == ["stroom"]

    @pytest.mark.parametrize(("second", "expected"), [(0.65, ["stroom", "meten"]), (0.5, ["stroom"])])
    def test_a_competence_that_another_one_leads_is_read_less(self, build, second, expected):
        """Logits 12 x 0.65 - 5.4 - 12 x 0.05 = 1.8 and 12 x 0.5 - 5.4 - 12 x 0.2 = -1.8; the floor has -0.85."""
        rest = (1 - 0.7**2 - second**2) ** 0.5
        fixed = {**self.THREE, "alles samen": {0: 0.7, 1: second, 31: rest}}
        led = CONFIG.model_copy(update={"weights": WEIGHTS.model_copy(update={"lead": 12.0})})
        reader = TextReader(build.framework(), build.encoder(fixed), led)
        assert [reading.competence for reading in read(reader, "alles samen")] == expected

    def test_another_part_can_speak_for_the_competence_that_was_led(self, build):
        fixed = {
            **self.THREE,
            "alles samen": {0: 0.8, 1: 0.45, 31: 0.1575**0.5},
            "apart meten": {1: 0.5, 31: 0.75**0.5},
        }
        reader = TextReader(build.framework(), build.encoder(fixed), CONFIG)
        readings = {reading.competence: reading.words for reading in read(reader, "alles samen. apart meten.")}
        assert readings == {"stroom": "alles samen", "meten": "apart meten"}

    @pytest.mark.parametrize(("floor", "expected"), [(0.95, []), (0.94, ["stroom"])])
    def test_nothing_matches_is_an_answer(self, build, floor, expected):
        """A cosine of 0.688 is a probability of 0.946."""
        fixed = {**self.THREE, "vreemd ding": leaning(0.688)}
        floored = CONFIG.model_copy(update={"weights": WEIGHTS.model_copy(update={"floor": floor})})
        reader = TextReader(build.framework(), build.encoder(fixed), floored)
        assert [reading.competence for reading in read(reader, "vreemd ding")] == expected

    def test_no_level_above_the_configured_one_is_read_from_words(self, build):
        reader = TextReader(build.framework(), build.encoder(), CONFIG.model_copy(update={"highest_level": 2}))
        levels = {n: read(reader, f"stroom trede {n}")[0].level for n in (1, 2, 3, 4)}
        assert levels == {1: 1, 2: 2, 3: 2, 4: 2}

    def test_words_that_carry_no_competence_do_not_thin_a_reading_out(self, build):
        reader = TextReader(build.framework(), build.encoder(), CONFIG)
        (short,), (long,) = read(reader, "stroom trede 2")[:1], read(reader, "Ik heb vaak stroom trede 2 gedaan")[:1]
        assert long.probability == pytest.approx(short.probability)
        assert long.words == "Ik heb vaak stroom trede 2 gedaan"

    def test_a_text_of_such_words_alone_says_nothing(self, build):
        assert read(TextReader(build.framework(), build.encoder(), CONFIG), "Ik heb het altijd graag gedaan.") == []

    def test_equal_probabilities_are_in_the_order_of_competence_ids(self, build):
        fixed = {**self.THREE, "alles samen": {0: 1.0, 1: 1.0, 2: 1.0}}
        reader = TextReader(build.framework(), build.encoder(fixed), CONFIG)
        assert [reading.competence for reading in read(reader, "alles samen")] == ["code", "meten", "stroom"]

    @given(
        text=st.text(max_size=120)
        | st.lists(st.sampled_from(["stroom", "meten", "code", "trede", "1", "2", "geen", ".", ","])).map(" ".join)
    )
    def test_any_text_gives_one_reading_per_competence_with_a_probability(self, build, text):
        readings = read(TextReader(build.framework(), build.encoder(), CONFIG), text)
        competences = [reading.competence for reading in readings]
        assert len(competences) == len(set(competences))
        assert all(0 < reading.probability < 1 and reading.level >= 1 for reading in readings)
