"""One exception tree: every way to fail has its own code and stands on one page."""

import ast
from collections import Counter

import pytest

from competencies import errors
from competencies.errors import DomainError


def tree_under(root: type[DomainError]) -> list[type[DomainError]]:
    return [root, *(found for child in root.__subclasses__() for found in tree_under(child))]


TREE = [cls for cls in tree_under(DomainError) if cls.__module__ == errors.__name__]


@pytest.mark.parametrize("cls", TREE, ids=lambda cls: cls.__name__)
def test_every_class_declares_a_code_of_its_own(cls):
    shared = Counter(other.code for other in TREE)

    assert "code" in vars(cls)
    assert shared[cls.code] == 1


@pytest.mark.parametrize("cls", TREE, ids=lambda cls: cls.__name__)
def test_outline_of_the_module_names_every_class(cls):
    assert cls.__name__ in (errors.__doc__ or "")


@pytest.mark.parametrize("cls", TREE, ids=lambda cls: cls.__name__)
def test_every_class_says_in_a_sentence_what_it_means(cls):
    assert cls.__doc__ is not None
    assert cls.__doc__.strip().split("\n")[0].endswith(".")


def test_error_carries_its_field_and_the_values_that_explain_it():
    error = errors.UnknownMunicipality("no place 'Atlantis'", field="municipality", value="Atlantis")

    assert str(error) == "no place 'Atlantis'"
    assert error.field == "municipality"
    assert error.params == {"value": "Atlantis"}


def test_error_without_a_field_says_so():
    assert errors.Conflict("not now").field is None


def test_no_module_outside_the_page_adds_to_the_tree(repository):
    names = {cls.__name__ for cls in TREE}
    strays = [
        f"{path.relative_to(repository)}: {node.name}"
        for package in ("competencies", "data", "recommender", "api")
        for path in sorted((repository / package).rglob("*.py"))
        if path != repository / "competencies" / "errors.py"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef)
        and names & {part.id for base in node.bases for part in ast.walk(base) if isinstance(part, ast.Name)}
    ]

    assert strays == []
