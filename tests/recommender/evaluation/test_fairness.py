"""The audit itself: it sees a difference, it sees none, and it shows no small group."""

from competencies.gap import GapReport
from competencies.recommendation import Advice
from recommender.evaluation.fairness import Slot, audit_fairness, different_parts, group_figures, make_pairs
from recommender.evaluation.identity_words import NAMES

EMPTY = (GapReport("x", "1", ()), Advice((), ()))


def audit(build, advise, n=12):
    return audit_fairness(advise, build.framework(), build.targets().targets, this_year=2026, n=n)


def test_there_are_sixty_names_and_none_twice():
    names = [name for group in NAMES.values() for name, _ in group]
    assert len(set(names)) == len(names) >= 60


def test_a_pair_differs_in_its_slot_only(build):
    pairs = list(make_pairs(build.framework(), build.targets().targets, this_year=2026, n=30, seed=3))
    assert {pair.slot for pair in pairs} == set(Slot)
    for pair in pairs:
        one, other = pair.checks
        assert pair.words[0] != pair.words[1]
        assert one.experience != other.experience
        shown = (word[:1].upper() + word[1:] for word in pair.words)
        first, second = shown
        assert one.experience.replace(pair.words[0], "#").replace(first, "#") == other.experience.replace(
            pair.words[1], "#"
        ).replace(second, "#")
        assert one.answers == other.answers


def test_the_same_seed_gives_the_same_people(build):
    arguments = (build.framework(), build.targets().targets)
    first, again, other = (
        [pair.checks for pair in make_pairs(*arguments, this_year=2026, n=9, seed=seed)] for seed in (1, 1, 2)
    )
    assert first == again != other


def test_an_advisor_that_ignores_the_words_is_fair(build):
    found = audit(build, lambda _: EMPTY)
    assert (found.pairs, found.differences) == (12, ())


def test_an_advisor_that_listens_to_the_words_is_caught(build):
    found = audit(build, lambda check: (GapReport(check.experience, "1", ()), Advice((), ()))).as_dict()
    assert found["differences"] == 0  # the target's name is no part of what is compared

    def listens(check):
        gaps = build.report({"stroom": len(check.experience) % 4})
        return gaps, Advice((), ())

    assert audit(build, listens, n=60).differences


def test_parts_are_compared_to_the_last_digit(build):
    one = (build.report({"stroom": (0.5, 0.5, 0, 0, 0)}), Advice((), ()))
    other = (build.report({"stroom": (0.5 + 1e-9, 0.5 - 1e-9, 0, 0, 0)}), Advice((), ()))
    assert different_parts(one, one) == ()
    assert different_parts(one, other) == ("gaps",)


def test_a_group_of_fewer_than_ten_has_no_figures():
    figures = [({"status": "student" if n < 9 else "werkend", "dutch": "B1"}, {"points": float(n)}) for n in range(19)]
    groups = group_figures(figures)
    assert groups["status"]["student"] == {"n": None, "points": None}
    assert groups["status"]["werkend"] == {"n": 10, "points": 13.5}
    assert groups["dutch x status"]["B1 x werkend"]["n"] == 10
