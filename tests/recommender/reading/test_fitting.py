"""Labelled texts are read with care, and weights that were fitted on them are honest and come back from disk."""

import numpy as np
import pytest

from competencies.errors import ContentError
from competencies.language import Language
from recommender.config import CourseWeights, ReadingWeights, TextReaderConfig
from recommender.reading.fitted import FittedCourseWeights, FittedWeights, weights_fingerprint
from recommender.reading.labelled import LabelledText, TextKind, read_labelled
from recommender.reading.reader import TextReader
from recommender.training.reading import fit_reading_weights

HEADER = "id,language,kind,occupation,text,competences\n"


def text(number, words, *competences, kind=TextKind.EXPERIENCE):
    return LabelledText(f"x{number}", Language.NL, kind, None, words, frozenset(competences))


def test_texts_come_with_their_labels(build, tmp_path):
    path = tmp_path / "texts.csv"
    path.write_text(
        f'{HEADER}a,nl,experience,bakker,"Ik meet stroom, elke dag",stroom|meten\nb,fr,everyday,,Il pleut,\n',
        encoding="utf-8",
    )
    first, second = read_labelled(path, build.framework())
    assert (first.competences, first.occupation, first.text) == (
        frozenset({"stroom", "meten"}),
        "bakker",
        "Ik meet stroom, elke dag",
    )
    assert (second.language, second.kind, second.occupation, second.competences) == (
        Language.FR,
        TextKind.EVERYDAY,
        None,
        frozenset(),
    )


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("a,de,everyday,,Hallo,", "language"),
        ("a,nl,hobby,,Hallo,", "kind"),
        ("a,nl,experience,,Ik meet,meten|vliegen", "no competence vliegen"),
        ("a,nl,experience,,Ik meet,", "has competences"),
        ("a,nl,everyday,,Ik meet,meten", "another has none"),
    ],
)
def test_a_wrong_row_is_named_with_what_was_expected(build, tmp_path, row, said):
    path = tmp_path / "texts.csv"
    path.write_text(f"{HEADER}ok,nl,everyday,,Mooi weer,\n{row}\n", encoding="utf-8")
    with pytest.raises(ContentError, match=rf"line 3.*{said}"):
        read_labelled(path, build.framework())


@pytest.fixture(scope="module")
def fitted(build):
    """A world in which words of a competence are right four times in five, and talk of the weather never is."""
    rng = np.random.default_rng(5)
    texts = []
    for number in range(200):
        said = rng.choice(["stroom", "meten", "code"])
        meant = said if rng.random() < 0.8 else rng.choice([one for one in ("stroom", "meten", "code") if one != said])
        texts.append(text(number, f"ik doe {said} trede {rng.integers(1, 5)}", meant))
    texts += [text(900 + n, f"het regent buiten {n} keer", kind=TextKind.EVERYDAY) for n in range(50)]
    reader = TextReader(build.framework(), build.encoder(), TextReaderConfig(word_floor=0.0))
    return fit_reading_weights(texts, reader, build.framework()), texts


def test_a_reading_is_told_as_likely_as_it_is_right(build, fitted):
    weights, _ = fitted
    reader = TextReader(build.framework(), build.encoder(), TextReaderConfig(weights=weights, word_floor=0.0))
    (reading, *_) = reader.read("ik doe stroom trede 2", language=Language.NL)
    assert reading.competence == "stroom"
    assert reading.probability == pytest.approx(0.8, abs=0.07)


def test_off_topic_texts_are_left_without_a_match(build, fitted):
    weights, texts = fitted
    reader = TextReader(build.framework(), build.encoder(), TextReaderConfig(weights=weights, word_floor=0.0))
    off_topic = [one for one in texts if not one.competences]
    matched = [one for one in off_topic if reader.read(one.text, language=one.language)]
    assert len(matched) <= 0.04 * len(off_topic)


def test_the_same_texts_give_the_same_weights(build, fitted):
    weights, texts = fitted
    reader = TextReader(build.framework(), build.encoder(), TextReaderConfig(word_floor=0.0))
    assert fit_reading_weights(texts, reader, build.framework()) == weights


def test_weights_come_back_from_disk(tmp_path):
    stored = FittedWeights("model@1", "2026.1", "abcd", ReadingWeights(intercept=-3.25, lead=1.5, floor=0.2))
    stored.save(tmp_path / "weights.json")
    assert FittedWeights.load(tmp_path / "weights.json") == stored
    assert FittedWeights.load(tmp_path / "none.json") is None


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"encoder": "x", "framework": "y", "texts": "z", "weights": 3}'])
def test_a_file_of_something_else_says_how_to_write_it(tmp_path, content):
    (tmp_path / "weights.json").write_text(content, encoding="utf-8")
    with pytest.raises(ContentError, match="stem-kompas train reader"):
        FittedWeights.load(tmp_path / "weights.json")


def test_course_weights_come_back_from_disk_and_fit_one_encoder_and_one_way_of_reading(tmp_path):
    reading = ReadingWeights(intercept=-3.25)
    stored = FittedCourseWeights("model@1", "2026.1", "abcd", weights_fingerprint(reading), CourseWeights(title=0.5))
    stored.save(tmp_path / "weights.json")
    assert FittedCourseWeights.load(tmp_path / "weights.json") == stored
    assert FittedCourseWeights.load(tmp_path / "none.json") is None
    assert stored.fits("model@1", reading)
    assert not stored.fits("model@2", reading)
    assert not stored.fits("model@1", ReadingWeights(intercept=-3.0))


def test_a_file_of_other_weights_says_how_to_write_it(tmp_path):
    (tmp_path / "weights.json").write_text('{"encoder": "x"}', encoding="utf-8")
    with pytest.raises(ContentError, match="stem-kompas train coverage"):
        FittedCourseWeights.load(tmp_path / "weights.json")
