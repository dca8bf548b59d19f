"""Loads everything that the project ships as authored YAML, validated, as domain values."""

from dataclasses import dataclass
from pathlib import Path

from competencies.framework import CompetenceFramework
from competencies.opportunity import Opportunity
from competencies.place import Gazetteer
from competencies.placement import InstrumentTerms
from competencies.rules import Rule
from competencies.target import TargetCatalogue
from data.catalogue_version import catalogue_version
from data.sources.authored import fingerprint_of
from data.sources.catalogue_files import CatalogueReader
from data.sources.framework_files import load_framework, load_targets
from data.sources.instruments import load_instruments
from data.sources.places import read_gazetteer
from data.sources.rule_files import RuleSet, load_rule_set

BUILT_IN = Path(__file__).resolve().parent.parent
"""The folder of what the project ships: framework/, targets/, backgrounds/, catalogue/, rules/, instruments/ ..."""

RULES = "rules"
INSTRUMENTS = "instruments"


@dataclass(frozen=True)
class Content:
    """Everything authored, in one piece."""

    framework: CompetenceFramework
    targets: TargetCatalogue
    """Released with the framework: a change of either is a new version of both."""
    opportunities: tuple[Opportunity, ...]
    rules: tuple[Rule, ...]
    rules_version: str
    instruments: tuple[InstrumentTerms, ...] = ()
    """Terms of workplace learning; part of the rules' version."""

    @property
    def catalogue_version(self) -> str:
        """A fingerprint of the offers."""
        return catalogue_version(self.opportunities)


def load_content(
    folder: Path = BUILT_IN, *, gazetteer: Gazetteer | None = None, rules_dir: Path | None = None
) -> Content:
    """Load and check all authored files of a folder.

    Args:
        folder: where they are.
        gazetteer: the places, where they were read already.
        rules_dir: rules of a deployer, read after those of the folder.

    Raises:
        ContentError: names the file, the line and the reason of every mistake in the first file that has one.
    """
    released = fingerprint_of(folder / "framework", folder / "targets", folder / "backgrounds")
    framework = load_framework(folder / "framework", fingerprint=released)
    targets = load_targets(folder, framework)
    places = gazetteer or read_gazetteer(folder / "places")
    rule_set = load_rule_set(folder / RULES, rules_dir)
    return Content(
        framework=framework,
        targets=targets,
        opportunities=CatalogueReader(folder / "catalogue", framework, targets, places).read(),
        rules=rule_set.rules,
        rules_version=rule_set.version,
        instruments=load_instruments(folder / INSTRUMENTS),
    )


def rules_in_force(rules_dir: Path | None = None) -> RuleSet:
    """The rules that ship, and after them those of a deployer; every command and the service read them here."""
    return load_rule_set(BUILT_IN / RULES, rules_dir)
