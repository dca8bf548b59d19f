"""Codes and concepts in the content exist in the sources, with the levels that stand there."""

import pytest

from recommender.tables import read_rows
from tests.recommender.shared_data import SHARED, needs_shared

pytestmark = [pytest.mark.shared, needs_shared]
OCCUPATIONS = (
    "esco-1.2.1-nl/occupations_nl.csv",
    "esco-1.2.0-en/occupations_en.csv",
    "esco-1.1.1-en/occupations_en.csv",
)


def test_every_skill_of_a_competence_is_in_esco(content):
    known = {row["conceptUri"] for row in read_rows(SHARED / "esco-1.1.1-en/skills_en.csv")}
    unknown = {(one.id, uri) for one in content.framework.competences for uri in one.concept_uris if uri not in known}
    assert unknown == set()
    assert all(one.concept_uris for one in content.framework.competences)


def test_every_occupation_is_in_esco_under_the_isco_code_that_we_give(content):
    groups: dict[str, set[str]] = {}
    for name in OCCUPATIONS:
        for row in read_rows(SHARED / name):
            groups.setdefault(row["conceptUri"], set()).add(row["iscoGroup"])
    wrong = {
        (target.id, target.isco_group)
        for target in content.targets.targets
        if target.concept_uri and target.isco_group not in groups.get(target.concept_uri, set())
    }
    assert wrong == set()


def test_every_qualification_is_in_the_register_with_our_level(content):
    path = SHARED / "vlaamse-beroepskwalificaties/beroepskwalificaties_index.csv"
    levels = {row["bk_code"]: int(row["vks_niveau"]) for row in read_rows(path)}
    claimed = {target.id: (target.qualification, target.vks_level) for target in content.targets.targets}
    assert {id_: one for id_, one in claimed.items() if one[0] and levels.get(one[0]) != one[1]} == {}
