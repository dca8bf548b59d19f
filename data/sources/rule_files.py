"""Reads folders of dated rules with their cases: those that ship and, after them, a folder of a deployer."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from competencies.errors import ContentError
from competencies.rule_cases import RuleCase, failures, without_cases
from competencies.rules import Rule, with_successors
from data.sources.authored import fingerprint_of, mistake, read_all, require_new
from data.sources.rule_rows import CaseFile, CaseRow, RuleFile
from data.sources.yaml_file import YamlDocument, read_rows

CASES = "cases"
"""The folder of cases, inside a folder of rules."""


@dataclass(frozen=True, slots=True)
class RuleSet:
    """The rules that count, by id, with a fingerprint of all files that they came from."""

    rules: tuple[Rule, ...]
    version: str


@dataclass(frozen=True, slots=True)
class CheckedRules:
    """Rules with their cases, and what those found."""

    rules: tuple[Rule, ...]
    cases: tuple[RuleCase, ...]
    mistakes: tuple[str, ...]
    """Cases that came out differently and rules without cases, with file and line."""


@dataclass(frozen=True, slots=True)
class _PlacedCase:
    """A case and where it stands."""

    case: RuleCase
    document: YamlDocument
    position: int


def load_rule_set(folder: Path, added: Path | None = None) -> RuleSet:
    """Read the rules that ship and, after them, those of a deployer; the same id replaces.

    Args:
        folder: what the project ships.
        added: the deployer's folder, or None.

    Raises:
        ContentError: a file cannot be read; names file, line and reason. Or the deployer's folder is not there.
    """
    folders = [folder] if added is None else [folder, _existing(added)]
    by_id: dict[str, Rule] = {}
    for one in folders:
        by_id |= {rule.id: rule for rule in _rules_in(one)}
    rules = with_successors([by_id[id_] for id_ in sorted(by_id)])
    return RuleSet(rules, fingerprint_of(*folders, folder.parent / "instruments"))


def check_rules(folders: Sequence[Path], beside: Iterable[Rule] = ()) -> CheckedRules:
    """Read folders of rules with their cases and run every case.

    Args:
        folders: read in this order; the same id replaces, with its cases.
        beside: rules that are there already and are not checked; a rule of the folders can follow them.

    Raises:
        ContentError: a file cannot be read; names file, line and reason.
    """
    by_id: dict[str, Rule] = {}
    found: list[_PlacedCase] = []
    for folder in folders:
        rules = _rules_in(_existing(folder))
        by_id |= {rule.id: rule for rule in rules}
        replaced = {rule.id for rule in rules}
        found = [one for one in found if one.case.rule not in replaced] + _cases_in(folder)
    return _checked([by_id[id_] for id_ in sorted(by_id)], found, beside)


def check_rule_file(path: Path, beside: Iterable[Rule] = ()) -> CheckedRules:
    """Read one file that holds rules and their cases, and run them; ``beside`` as for ``check_rules``.

    Raises:
        ContentError: it cannot be read; names line and reason.
    """
    file, document = read_rows(path, RuleFile)
    return _checked(_unique(file, document, set()), _placed(file.cases, document), beside)


def add_rule_file(path: Path, folder: Path, *, shipped: Path) -> CheckedRules:
    """Check a file of rules and copy it into a deployer's folder, in one step that cannot be seen half done.

    Raises:
        ContentError: it cannot be read, a case comes out differently, or a rule of it stands in another file there.
    """
    if path.suffix != ".yaml" or path.name.startswith("."):
        raise ContentError(f"{path}: a file of rules has a name that ends in .yaml; rename it")
    checked = check_rule_file(path, load_rule_set(shipped).rules)
    if checked.mistakes:
        raise ContentError("\n".join(checked.mistakes))
    folder.mkdir(parents=True, exist_ok=True)
    ids = {rule.id for rule in checked.rules}
    for file, document in read_all(folder, RuleFile):
        twice = sorted(ids & {row.id for row in file.rules})
        if twice and document.path.name != path.name:
            raise ContentError(f"{path}: rule {twice[0]!r} stands in {document.path} already; change it there")
    half = folder / f".{path.name}.new"
    half.write_bytes(path.read_bytes())
    half.replace(folder / path.name)
    return checked


def _existing(folder: Path) -> Path:
    if not folder.is_dir():
        raise ContentError(f"{folder}: no such folder of rules; make it, or change STEM_KOMPAS_RULES_DIR")
    return folder


def _rules_in(folder: Path) -> list[Rule]:
    seen = set[str]()
    return [rule for file, document in read_all(folder, RuleFile) for rule in _unique(file, document, seen)]


def _unique(file: RuleFile, document: YamlDocument, seen: set[str]) -> list[Rule]:
    for position, row in enumerate(file.rules):
        require_new(row.id, seen, document, ("rules", position, "id"))
    return [row.to_domain() for row in file.rules]


def _cases_in(folder: Path) -> list[_PlacedCase]:
    inside = [one for file, document in read_all(folder, RuleFile) for one in _placed(file.cases, document)]
    beside = [one for file, document in read_all(folder / CASES, CaseFile) for one in _placed(file.cases, document)]
    return [*inside, *beside]


def _placed(rows: Sequence[CaseRow], document: YamlDocument) -> list[_PlacedCase]:
    return [_PlacedCase(row.to_domain(), document, position) for position, row in enumerate(rows)]


def _checked(rules: Sequence[Rule], found: Sequence[_PlacedCase], beside: Iterable[Rule]) -> CheckedRules:
    ids = {rule.id for rule in rules}
    together = with_successors([*(rule for rule in beside if rule.id not in ids), *rules])
    own = tuple(rule for rule in together if rule.id in ids)
    mistakes = [
        str(mistake(one.document, ("cases", one.position), str(failure)))
        for one in found
        for failure in failures(own, [one.case])
    ]
    cases = tuple(one.case for one in found)
    mistakes += [
        f"rule {id_}: needs a case in which it helps, and one in which it does not or misses a fact"
        for id_ in without_cases(own, cases)
    ]
    return CheckedRules(own, cases, tuple(mistakes))
