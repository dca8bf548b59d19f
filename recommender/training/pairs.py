"""Draws training pairs from a corpus: balanced over languages and kinds, neighbours kept together."""

from collections import defaultdict
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from recommender.training.corpus import Corpus

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class PairPlan:
    """How often each source is drawn in one pass.

    Attributes:
        anchors: repetitions of a text as anchor, by (language, kind); 0.5 means every other text per pass.
        related: number of pairs per pass by relation.
        description_share: chance that the partner is a description rather than a label, where there is one.
        other_language_share: chance that the partner is in another language, where there is one.
        chunk: pairs of one neighbourhood that stay together in a batch (hard negatives); 1 switches it off.
        group_occupations: whether occupations of one ISCO group are neighbours. Off, because titles of one group are
            often near-synonyms, and pushing them apart cost a point of MRR on unseen titles.
    """

    anchors: dict[tuple[str, str], float] = field(
        default_factory=lambda: {
            ("nl", "label"): 2.0,
            ("nl", "pair"): 3.0,
            ("nl", "description"): 1.0,
            ("nl", "synonym"): 1.0,
            ("en", "label"): 0.6,
            ("en", "description"): 0.5,
            ("fr", "label"): 0.6,
            ("fr", "pair"): 1.5,
            ("fr", "description"): 0.3,
        }
    )
    related: dict[str, int] = field(
        default_factory=lambda: {
            "essential": 8000,
            "broader": 6000,
            "skill_skill": 2000,
            "onet_task": 6000,
            "onet_technology": 6000,
            "digcomp": 724,
            "competent_broad": 4226,
            "broader_occupation": 4000,
            "own_statement": 400,
            "own_esco": 200,
            "own_field": 5000,
        }
    )
    description_share: float = 0.2
    other_language_share: float = 0.4
    chunk: int = 16
    group_occupations: bool = False


@dataclass(frozen=True, slots=True)
class DrawnPairs:
    """Pairs of text numbers with the concept on either side, in training order."""

    left: Ints
    right: Ints
    left_concept: Ints
    right_concept: Ints

    def part(self, start: int, stop: int) -> "DrawnPairs":
        """The pairs from ``start`` up to ``stop``."""
        return DrawnPairs(
            self.left[start:stop],
            self.right[start:stop],
            self.left_concept[start:stop],
            self.right_concept[start:stop],
        )


class PairSampler:
    """Draws the pairs of one pass from a corpus; texts are numbered in the order of ``texts``."""

    def __init__(self, corpus: Corpus, plan: PairPlan) -> None:
        self.plan = plan
        self.texts: list[str] = []
        self._number: dict[str, int] = {}
        concepts: dict[str, int] = {}
        self._members: dict[int, list[int]] = defaultdict(list)  # concept -> entries
        self._entries: list[tuple[int, int, str, str]] = []  # (text, concept, language, kind)
        for item in corpus.texts:
            concept = concepts.setdefault(item.concept, len(concepts))
            self._members[concept].append(len(self._entries))
            self._entries.append((self._text(item.text), concept, item.language, item.kind))
        self._related = {name: self._number_pairs(pairs, concepts) for name, pairs in corpus.related.items()}
        groups: dict[str, int] = {}
        self._group = np.full(len(concepts) + 1, -1, dtype=np.int64)
        for uri, number in concepts.items():
            group = corpus.group_of.get(uri)
            if group is not None and group.startswith("isco:") and not plan.group_occupations:
                group = None
            self._group[number] = -1 if group is None else groups.setdefault(group, len(groups))
        self._partners = self._partner_table()

    def _text(self, text: str) -> int:
        number = self._number.setdefault(text, len(self.texts))
        if number == len(self.texts):
            self.texts.append(text)
        return number

    def _number_pairs(self, pairs: list[tuple[str, str]], concepts: dict[str, int]) -> list[tuple[int, int, int]]:
        """(concept or -1, text or -1, other concept): the left side is either a known concept or a free text."""
        numbered = []
        for left, right in pairs:
            if right not in concepts:
                continue
            if left in concepts:
                numbered.append((concepts[left], -1, concepts[right]))
            elif not left.startswith("http"):
                numbered.append((-1, self._text(left), concepts[right]))
        return numbered

    def _partner_table(self) -> dict[int, dict[tuple[str, bool], list[int]]]:
        """Per concept its texts by (language, is a description)."""
        table: dict[int, dict[tuple[str, bool], list[int]]] = {}
        for concept, entries in self._members.items():
            by_kind: dict[tuple[str, bool], list[int]] = defaultdict(list)
            for entry in entries:
                text, _, language, kind = self._entries[entry]
                by_kind[language, kind == "description"].append(text)
            table[concept] = dict(by_kind)
        return table

    def draw(self, rng: np.random.Generator) -> DrawnPairs:
        """The pairs of one pass, shuffled with neighbours in chunks."""
        rows: list[tuple[int, int, int, int]] = []
        rates = np.array([self.plan.anchors.get((entry[2], entry[3]), 0.0) for entry in self._entries])
        repeats = np.floor(rates + rng.random(len(rates))).astype(int)
        for index in np.repeat(np.arange(len(rates)), repeats):
            text, concept, language, _ = self._entries[index]
            partner = self._partner(text, concept, language, rng)
            if partner is not None:
                rows.append((text, partner, concept, concept))
        for name, wanted in self.plan.related.items():
            rows.extend(self._draw_related(self._related.get(name, []), wanted, rng))
        pairs = np.array(rows, dtype=np.int64).reshape(-1, 4)
        pairs = pairs[self._order(pairs, rng)]
        return DrawnPairs(*(np.ascontiguousarray(column) for column in pairs.T))

    def _partner(self, text: int, concept: int, language: str, rng: np.random.Generator) -> int | None:
        table = self._partners[concept]
        others = [key for key in table if key[0] != language]
        same = [key for key in table if key[0] == language]
        keys = others if others and (rng.random() < self.plan.other_language_share or not same) else same
        described = rng.random() < self.plan.description_share
        chosen = [key for key in keys if key[1] == described] or keys
        options = [other for other in table[chosen[int(rng.integers(len(chosen)))]] if other != text]
        if not options:
            options = [other for texts in table.values() for other in texts if other != text]
        return options[int(rng.integers(len(options)))] if options else None

    def _draw_related(
        self, pairs: list[tuple[int, int, int]], wanted: int, rng: np.random.Generator
    ) -> list[tuple[int, int, int, int]]:
        drawn: list[tuple[int, int, int, int]] = []
        if not pairs or not wanted:
            return drawn
        for index in rng.choice(len(pairs), size=min(wanted, len(pairs)), replace=False):
            concept, text, other = pairs[index]
            if text < 0:
                text = self._any_label(concept, rng)
            drawn.append((text, self._any_label(other, rng), concept if concept >= 0 else other, other))
        return drawn

    def _any_label(self, concept: int, rng: np.random.Generator) -> int:
        table = self._partners[concept]
        keys = [key for key in table if not key[1]] or list(table)
        options = table[keys[int(rng.integers(len(keys)))]]
        return options[int(rng.integers(len(options)))]

    def _order(self, pairs: Ints, rng: np.random.Generator) -> Ints:
        """Random order in which chunks of one neighbourhood stay together."""
        order = rng.permutation(len(pairs))
        if self.plan.chunk <= 1:
            return order
        order = order[np.argsort(self._group[pairs[order, 3]], kind="stable")]
        starts = rng.permutation(np.arange(0, len(order), self.plan.chunk))
        return np.concatenate([order[start : start + self.plan.chunk] for start in starts])
