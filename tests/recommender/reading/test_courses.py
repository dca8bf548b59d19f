"""Labelled courses are read with care."""

import pytest

from competencies.errors import ContentError
from competencies.language import Language
from recommender.reading.courses import read_labelled_courses

COURSES = 'id,provider,language,title,text\nk1,p1,nl,Stroom,"Je legt kabels, thuis"\nk2,p1,fr,Danse,On danse\n'
HEADER = "reading,labeller,course,competence,level,certainty\n"
LABELS = "first,a,k1,stroom,3,yes\nfirst,a,k1,meten,2,part\nfirst,a,k2,,,none\nsecond,b,k1,stroom,2,yes\n"


@pytest.fixture
def read(build, tmp_path):
    def make(labels=LABELS, courses=COURSES):
        (tmp_path / "courses.csv").write_text(courses, encoding="utf-8")
        (tmp_path / "labels.csv").write_text(HEADER + labels, encoding="utf-8")
        return read_labelled_courses(tmp_path / "courses.csv", tmp_path / "labels.csv", build.framework())

    return make


def test_what_is_touched_in_part_counts_at_level_1(read):
    first, second = read()
    assert (first.levels, first.second_levels) == ({"stroom": 3, "meten": 1}, {"stroom": 2})
    assert (second.language, second.levels, second.second_levels) == (Language.FR, {}, None)


@pytest.mark.parametrize(
    ("labels", "said"),
    [
        (LABELS + "third,a,k1,stroom,1,yes\n", "line 6: expected a reading"),
        (LABELS + "first,a,k1,stroom,1,surely\n", "line 6: expected a reading .* certainty"),
        (LABELS + "first,a,k1,vliegen,1,yes\n", "line 6: expected a competence"),
        (LABELS + "first,a,k1,code,5,yes\n", "level from 1 to"),
        (LABELS + "first,a,k9,code,1,yes\n", "labels for courses that .* lacks: k9"),
        ("first,a,k1,stroom,3,yes\n", "'k2': expected labels of a first reading"),
    ],
)
def test_a_wrong_row_is_named_with_what_was_expected(read, labels, said):
    with pytest.raises(ContentError, match=said):
        read(labels)


def test_an_unknown_language_is_named(read):
    with pytest.raises(ContentError, match="course 'k1': expected a language"):
        read(courses=COURSES.replace(",nl,", ",de,"))
