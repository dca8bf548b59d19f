"""Every STEM occupation of VDAB's shortage list of 2026 is a target, and what is not STEM is named with a reason."""

import csv
from pathlib import Path

import pytest
import yaml

from competencies.target import names_of
from recommender.plain_text import normalise
from tests.recommender.shared_data import SHARED, needs_shared

NOT_STEM = Path(__file__).with_name("not_stem_2026.yaml")


@pytest.fixture(scope="module")
def listed() -> set[str]:
    path = SHARED / "vdab-knelpuntberoepen-2026" / "knelpuntberoepen_vlaanderen_2026.csv"
    with path.open(encoding="utf-8-sig", newline="") as handle:
        return {row["beroep"] for row in csv.DictReader(handle) if row["op_vdab_lijst_2026"] == "1"}


@pytest.fixture(scope="module")
def not_stem() -> set[str]:
    return {name for row in yaml.safe_load(NOT_STEM.read_text(encoding="utf-8")) for name in row["occupations"]}


@pytest.mark.shared
@needs_shared
def test_every_name_is_a_target_or_is_said_not_to_be_stem(content, listed, not_stem):
    known = {normalise(name) for target in content.targets.targets for name, _ in names_of(target)}
    unexplained = {name for name in listed if normalise(name) not in known} - not_stem
    assert unexplained == set()
    assert not_stem <= listed
    assert {name for name in not_stem if normalise(name) in known} == set()


@pytest.mark.shared
@needs_shared
def test_the_targets_on_the_list_say_so_and_no_others(content, listed):
    names = {normalise(name) for name in listed}
    named = {target.id for target in content.targets.targets if normalise(target.label.nl) in names}
    on_list = {target.id for target in content.targets.targets if target.shortage}
    assert named <= on_list
    for id_ in on_list - named - {"leerkracht-stem"}:
        target = next(one for one in content.targets.targets if one.id == id_)
        assert names & {normalise(synonym) for synonym in target.synonyms.nl}, id_


def test_every_reason_is_given():
    assert all(
        row["why"].strip() and row["occupations"] for row in yaml.safe_load(NOT_STEM.read_text(encoding="utf-8"))
    )
