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
from data.sources.authored import fingerprint_of, read_all, require_new
from data.sources.catalogue_files import CatalogueReader
from data.sources.content_rows import RuleFile
from data.sources.framework_files import load_framework, load_targets
from data.sources.instruments import load_instruments
from data.sources.places import read_gazetteer

BUILT_IN = Path(__file__).resolve().parent.parent
"""The folder of what the project ships: framework/, targets/, backgrounds/, catalogue/, rules/, instruments/ ..."""


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


def load_content(folder: Path = BUILT_IN, *, gazetteer: Gazetteer | None = None) -> Content:
    """Load and check all authored files of a folder.

    Raises:
        ContentError: names the file, the line and the reason of every mistake in the first file that has one.
    """
    released = fingerprint_of(folder / "framework", folder / "targets", folder / "backgrounds")
    framework = load_framework(folder / "framework", fingerprint=released)
    targets = load_targets(folder, framework)
    places = gazetteer or read_gazetteer(folder / "places")
    return Content(
        framework=framework,
        targets=targets,
        opportunities=CatalogueReader(folder / "catalogue", framework, targets, places).read(),
        rules=load_rules(folder / "rules"),
        rules_version=rules_version(folder / "rules"),
        instruments=load_instruments(folder / "instruments"),
    )


def load_rules(folder: Path) -> tuple[Rule, ...]:
    """Read rules/*.yaml, ordered by id."""
    rules, seen = [], set[str]()
    for file, document in read_all(folder, RuleFile):
        for position, row in enumerate(file.rules):
            require_new(row.id, seen, document, ("rules", position, "id"))
            rules.append(row.to_domain())
    return tuple(sorted(rules, key=lambda rule: rule.id))


def rules_version(folder: Path) -> str:
    """A short fingerprint of the rule files and of the terms of workplace learning beside them."""
    return fingerprint_of(folder, folder.parent / "instruments")
