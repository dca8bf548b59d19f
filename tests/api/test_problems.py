"""Every domain error has a status and a sentence in three languages."""

import string

import pytest

from api.problems import domain_problem, preferred_language, status_of
from api.wording.problem_sentences import DOMAIN, FIELD, TITLES
from api.wording.sentences import BANDS, KINDS, NOTES, REASONS
from competencies import errors
from competencies.errors import DomainError
from competencies.gap import GapBand
from competencies.language import Language, LocalizedText
from competencies.opportunity import OpportunityKind
from competencies.recommendation import NoteCode, ReasonCode


def error_classes() -> list[type[DomainError]]:
    return [cls for cls in vars(errors).values() if isinstance(cls, type) and issubclass(cls, DomainError)]


@pytest.mark.parametrize(
    "cls", [cls for cls in error_classes() if cls is not DomainError], ids=lambda cls: cls.__name__
)
def test_every_error_has_a_status_and_a_sentence(cls: type[DomainError]) -> None:
    assert 400 <= status_of(cls("x")) < 600
    for language in Language:
        assert domain_problem(cls("x", field="veld"), language).detail


def test_expected_refusals_are_never_a_server_error() -> None:
    for cls in (errors.NotFound, errors.InvalidInput, errors.Conflict):
        for sub in [cls, *cls.__subclasses__()]:
            assert status_of(sub("x")) < 500


TABLES: dict[str, dict[object, LocalizedText]] = {
    "titles": dict(TITLES),
    "domain": dict(DOMAIN),
    "field": dict(FIELD),
    "bands": dict(BANDS),
    "reasons": dict(REASONS),
    "notes": dict(NOTES),
    "kinds": dict(KINDS),
}


@pytest.mark.parametrize("table", TABLES)
def test_the_three_languages_use_the_same_parameters(table: str) -> None:
    for code, text in TABLES[table].items():
        names = [{name for _, name, _, _ in string.Formatter().parse(text.text_in(lang)) if name} for lang in Language]
        assert names[0] == names[1] == names[2], code


def test_every_code_of_the_engine_has_its_sentence() -> None:
    assert set(BANDS) == set(GapBand)
    assert set(REASONS) == set(ReasonCode)
    assert set(NOTES) == set(NoteCode)
    assert set(KINDS) == {kind.value for kind in OpportunityKind}


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (None, Language.NL),
        ("", Language.NL),
        ("de-DE", Language.NL),
        ("fr-BE,fr;q=0.9,nl;q=0.8", Language.FR),
        ("de,en;q=0.5,nl;q=0.7", Language.NL),
        ("en;q=onzin,fr;q=0.2", Language.FR),
    ],
)
def test_language_of_a_reader(header: str | None, expected: Language) -> None:
    assert preferred_language(header) is expected
