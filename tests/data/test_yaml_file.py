"""A mistake in an authored file is named by file, line, field and reason."""

from pathlib import Path

import pytest
from pydantic import BaseModel, ConfigDict, Field

from competencies.errors import ContentError
from data.sources.yaml_file import read_rows, read_yaml


class Part(BaseModel):
    model_config = ConfigDict(extra="forbid")
    id: str
    hours: int = Field(ge=1)
    levels: dict[str, int] = {}


class Parts(BaseModel):
    model_config = ConfigDict(extra="forbid")
    parts: tuple[Part, ...]


GOOD = """\
# two parts
parts:
  - id: lassen
    hours: 12
  - id: plc
    hours: 8
    levels:
      meten: 2
"""


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "parts.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def message_for(path: Path) -> str:
    with pytest.raises(ContentError) as caught:
        read_rows(path, Parts)
    return str(caught.value)


def test_good_file_gives_its_values_and_their_lines(tmp_path):
    rows, document = read_rows(written(tmp_path, GOOD), Parts)

    assert [(part.id, part.hours) for part in rows.parts] == [("lassen", 12), ("plc", 8)]
    assert document.line_of(("parts", 0, "hours")) == 4
    assert document.line_of(("parts", 1)) == 5
    assert document.line_of(("parts", 1, "levels", "meten")) == 8


def test_line_of_what_is_not_there_is_the_line_of_what_is_around_it(tmp_path):
    document = read_yaml(written(tmp_path, GOOD))

    assert document.line_of(("parts", 1, "price")) == 5
    assert document.line_of(("parts", 7, "price", "euro")) == 2
    assert document.line_of(("nothing",)) == 2


@pytest.mark.parametrize(
    ("old", "new", "line", "parts_of_the_message"),
    [
        pytest.param("hours: 8", "hours: [8", 7, ["not valid YAML"], id="bad YAML"),
        pytest.param("    hours: 8", "\thours: 8", 6, ["not valid YAML"], id="tab"),
        pytest.param("hours: 8", "hours: 8\n    id: again", 7, ["the key 'id' is used twice"], id="duplicate key"),
        pytest.param("hours: 8", "hours: 8\n    uren: 9", 7, ["parts.1.uren", "(came: 9)"], id="unknown key"),
        pytest.param("hours: 8", "hours: many", 6, ["parts.1.hours", "integer", "(came: 'many')"], id="wrong type"),
        pytest.param("hours: 8", "hours: 0", 6, ["parts.1.hours", "greater", "(came: 0)"], id="out of range"),
        pytest.param("    hours: 8\n", "", 5, ["parts.1.hours", "required"], id="missing key"),
        pytest.param("meten: 2", "meten: x", 8, ["parts.1.levels.meten", "(came: 'x')"], id="deep value"),
    ],
)
def test_mistake_names_file_line_field_and_reason(tmp_path, old, new, line, parts_of_the_message):
    assert GOOD.count(old) == 1
    path = written(tmp_path, GOOD.replace(old, new))
    message = message_for(path)

    assert message.startswith(f"{path}:{line}: ")
    for part in parts_of_the_message:
        assert part in message


def test_every_mistake_of_a_file_is_told(tmp_path):
    path = written(tmp_path, GOOD.replace("12", "much").replace("hours: 8", "hours: 0"))

    assert [line.split(": ")[0] for line in message_for(path).splitlines()] == [f"{path}:4", f"{path}:6"]


def test_long_value_is_shown_short(tmp_path):
    message = message_for(written(tmp_path, GOOD.replace("hours: 8", f"hours: {'x' * 500}")))

    assert "xxx...)" in message
    assert len(message) < 300


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n"])
def test_empty_file_is_refused(tmp_path, text):
    path = written(tmp_path, text)

    assert message_for(path) == f"{path}:1: the file is empty"


def test_missing_file_is_refused(tmp_path):
    path = tmp_path / "nowhere.yaml"

    assert message_for(path) == f"{path}: cannot be read: No such file or directory"


def test_second_document_in_one_file_is_refused(tmp_path):
    path = written(tmp_path, f"{GOOD}---\nparts: []\n")

    assert message_for(path).startswith(f"{path}:")


def test_list_instead_of_a_mapping_is_refused(tmp_path):
    path = written(tmp_path, "- lassen\n- plc\n")

    assert message_for(path).startswith(f"{path}:1: ")


def test_key_that_is_a_number_has_its_line(tmp_path):
    assert read_yaml(written(tmp_path, "levels:\n  1: a\n  2: b\n")).line_of(("levels", 2)) == 3


def test_impossible_date_is_named_by_its_line(tmp_path):
    path = written(tmp_path, GOOD.replace("hours: 8", "hours: 2026-02-30"))

    assert message_for(path).startswith(f"{path}:6: ")


def test_file_in_another_encoding_is_named(tmp_path):
    path = tmp_path / "parts.yaml"
    path.write_bytes("parts:\n  - id: café\n    hours: 2\n".encode("latin-1"))

    assert message_for(path).startswith(f"{path}:")


def test_control_character_is_named_by_its_file(tmp_path):
    path = written(tmp_path, GOOD.replace("id: plc", "id: p\x07lc"))

    assert message_for(path).startswith(f"{path}:")


@pytest.mark.parametrize("key", ["[lassen, plc]", "0x1f"])
def test_key_that_is_no_plain_word_is_named_by_its_line(tmp_path, key):
    path = written(tmp_path, GOOD.replace("hours: 8", f"hours: 8\n    ? {key}\n    : 1"))

    assert message_for(path).startswith(f"{path}:7: ")


def test_value_that_contains_itself_is_refused(tmp_path):
    path = written(tmp_path, "parts: &all\n  - *all\n")

    assert message_for(path).startswith(f"{path}:")
