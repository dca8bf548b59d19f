"""What the encoder learns from: texts that belong to one concept, read from the data folders.

Read: ESCO in Dutch, English and French, the development half of Competent without its held-out fifth, DigComp,
ISCO and ISCED-F groups, O*NET tasks and technologies; the project's own content is added by its caller
(own_texts.py). Never read: national occupation titles linked to ESCO (MELO, JobBERT, shortage lists, national
crosswalks) and anything about this project's own targets.
"""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from competencies.errors import ContentError
from recommender.encoder.leaks import text_key
from recommender.tables import read_rows

HELD_OUT_PART = 5  # one competence in five is held out
EXACT_OR_CLOSE = frozenset({"skos:exactMatch", "skos:closeMatch"})

OCCUPATION_FILES = (
    ("nl", "esco-1.2.1-nl/occupations_nl.csv"),
    ("en", "esco-1.2.0-en/occupations_en.csv"),
    ("en", "esco-1.1.1-en/occupations_en.csv"),
    ("fr", "esco-1.1.2-fr/occupations_fr.csv"),
)
SKILL_FILES = (("en", "esco-1.1.1-en/skills_en.csv.gz"),)
GROUP_FILES = tuple(
    (language, f"{folder}/{kind}_{language}.csv")
    for language, folder in (("nl", "esco-1.2.1-nl"), ("en", "esco-1.2.0-en"), ("fr", "esco-1.1.2-fr"))
    for kind in ("ISCOGroups", "skillGroups")
)
COLLECTION_FILES = tuple(
    (language, f"{folder}/{kind}Collection_{language}.csv")
    for language, folder in (("nl", "esco-1.2.1-nl"), ("en", "esco-1.2.0-en"), ("fr", "esco-1.1.2-fr"))
    for kind in (
        "digitalSkills",
        "greenSkills",
        "languageSkills",
        "transversalSkills",
        "digCompSkills",
        "researchSkills",
    )
)


@dataclass(frozen=True, slots=True)
class ConceptText:
    """One text of one concept.

    Attributes:
        concept: URI or other stable id.
        language: nl, en or fr.
        kind: label, synonym (a name that we gave it), description, or pair (an annotated mapping such as Competent).
    """

    concept: str
    language: str
    kind: str
    text: str


@dataclass(slots=True)
class Corpus:
    """Everything to train on.

    Attributes:
        texts: texts of concepts; two texts of one concept make a pair.
        related: pairs of texts that belong together without naming one thing (occupation and essential skill).
        group_of: concept to a neighbourhood (ISCO group, broader skill): neighbours are the hard negatives.
        held_out: ids of the Competent competences that stay out.
    """

    texts: list[ConceptText] = field(default_factory=list)
    related: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    group_of: dict[str, str] = field(default_factory=dict)
    held_out: frozenset[str] = frozenset()


def is_held_out(competence_id: str) -> bool:
    """Whether a Competent competence belongs to the fifth that is never trained on; fixed by its id alone."""
    digest = hashlib.sha256(competence_id.encode()).digest()
    return int.from_bytes(digest[:4], "big") % HELD_OUT_PART == 0


def read_corpus(
    folder: Path, *, texts: Iterable[ConceptText] = (), related: Mapping[str, list[tuple[str, str]]] | None = None
) -> Corpus:
    """Read all sources under ``folder`` (laid out as in the data index), and add texts and relations from elsewhere."""
    if not folder.is_dir():
        raise ContentError(f"{folder}: expected the data folder (esco-1.2.1-nl, esco-1.1.1-en, ...), found nothing")
    corpus = Corpus()
    held_out_keys = _read_competent(folder, corpus)
    _read_esco(folder, corpus)
    _read_digcomp(folder, corpus)
    _read_relations(folder, corpus)
    _read_onet(folder, corpus)
    corpus.texts.extend(texts)
    corpus.related.update(related or {})
    corpus.texts = _distinct(corpus.texts, held_out_keys)
    return corpus


def _distinct(texts: Iterable[ConceptText], held_out_keys: frozenset[str]) -> list[ConceptText]:
    """One of each text per concept; an annotated text that reads like a held-out one is dropped everywhere."""
    seen: set[tuple[str, str]] = set()
    kept = []
    for item in texts:
        key = (item.concept, text_key(item.text))
        if not key[1] or key in seen or (item.kind == "pair" and key[1] in held_out_keys):
            continue
        seen.add(key)
        kept.append(item)
    return kept


def _read_competent(folder: Path, corpus: Corpus) -> frozenset[str]:
    path = folder / "competent-esco-skills/competent_esco_skills_dev.csv"
    columns = ("competent_id", "competent_label_nl", "competent_label_fr", "esco_uri", "mapping_relation")
    rows = read_rows(path, columns=columns)
    corpus.held_out = frozenset(row["competent_id"] for row in rows if is_held_out(row["competent_id"]))
    keys: set[str] = set()
    for row in rows:
        labels = (("nl", row["competent_label_nl"]), ("fr", row["competent_label_fr"]))
        if row["competent_id"] in corpus.held_out:
            keys.update(text_key(label) for _, label in labels)
        elif row["mapping_relation"] in EXACT_OR_CLOSE:
            corpus.texts.extend(ConceptText(row["esco_uri"], lang, "pair", text) for lang, text in labels if text)
        # a competence's own Dutch and French labels are translations of each other, whatever it maps to
        if row["competent_id"] not in corpus.held_out:
            corpus.texts.extend(
                ConceptText(f"competent:{row['competent_id']}", lang, "pair", text) for lang, text in labels if text
            )
            if row["mapping_relation"] not in EXACT_OR_CLOSE:
                corpus.related.setdefault("competent_broad", []).extend(
                    (text, row["esco_uri"]) for lang, text in labels if text
                )
    return frozenset(keys)


_EXAMPLES = "Examples of the occupations classified here"
_TASK = re.compile(r"^\([a-z]+\)\s*(.+?)[;.]?\s*$", re.MULTILINE)
_EXAMPLE = re.compile(r"^-\s*(.+)$", re.MULTILINE)


def _split_labels(cell: str) -> Iterator[str]:
    for line in cell.replace(" | ", "\n").split("\n"):
        if line.strip():
            yield line.strip()


def _concept_texts(row: Mapping[str, str], language: str) -> Iterator[ConceptText]:
    uri = row["conceptUri"]
    for label in (row["preferredLabel"], *_split_labels(row.get("altLabels", "") or "")):
        yield ConceptText(uri, language, "label", label)
        if "/" in label and language == "fr":  # 'directeur technique/directrice technique': both forms are titles
            for part in label.split("/"):
                yield ConceptText(uri, language, "label", part.strip())
    for label in _split_labels(row.get("hiddenLabels", "") or ""):
        yield ConceptText(uri, language, "label", label)
    description = row.get("description", "").strip()
    if _EXAMPLES in description:
        yield from _isco_texts(uri, language, description)
    elif description:
        yield ConceptText(uri, language, "description", description)


def _isco_texts(uri: str, language: str, description: str) -> Iterator[ConceptText]:
    """An English ISCO group tells its tasks and names example titles, line by line."""
    described, _, rest = description.partition(_EXAMPLES)
    introduction, _, tasks = described.partition("Tasks include")
    examples = rest.partition("Some related occupations")[0]
    yield ConceptText(uri, language, "description", introduction.strip())
    for task in _TASK.findall(tasks):
        yield ConceptText(uri, language, "description", task.strip())
    for example in _EXAMPLE.findall(examples):
        yield ConceptText(uri, language, "label", example.strip())


def _read_esco(folder: Path, corpus: Corpus) -> None:
    for language, name in (*OCCUPATION_FILES, *SKILL_FILES, *GROUP_FILES, *COLLECTION_FILES):
        for row in read_rows(folder / name, columns=("conceptUri", "preferredLabel")):
            corpus.texts.extend(_concept_texts(row, language))
            if row.get("iscoGroup"):
                corpus.group_of[row["conceptUri"]] = "isco:" + row["iscoGroup"][:3]
    for row in read_rows(folder / "esco-skills-nl/skills_nl_partial.csv", columns=("conceptUri", "preferredLabel_nl")):
        named = {
            "conceptUri": row["conceptUri"],
            "preferredLabel": row["preferredLabel_nl"],
            "altLabels": row.get("altLabels_nl", ""),
            "description": row.get("description_nl", ""),
        }
        corpus.texts.extend(_concept_texts(named, "nl"))


def _read_digcomp(folder: Path, corpus: Corpus) -> None:
    for name in ("core-framework_nl.csv", "statements_nl.csv", "glossary_nl.csv", "levels_nl.csv"):
        for row in read_rows(folder / "digcomp3" / name, columns=("location", "source", "target")):
            concept = row["location"].rsplit(".", 1)[0] if "statement" not in row["location"] else row["location"]
            kind = "label" if len(row["source"]) < 60 else "description"
            corpus.texts.append(ConceptText(concept, "en", kind, row["source"]))
            corpus.texts.append(ConceptText(concept, "nl", kind, row["target"]))
    for row in read_rows(folder / "digcomp3/statements_nl.csv"):
        number = row["location"].rsplit(".", 1)[0].replace("digcomp.statement.CS", "digcomp.competence.")
        corpus.related.setdefault("digcomp", []).extend([(row["source"], number), (row["target"], number)])


def _read_relations(folder: Path, corpus: Corpus) -> None:
    corpus.related["essential"] = [
        (row["occupationUri"], row["skillUri"])
        for row in read_rows(folder / "esco-1.1.1-en/occupationSkillRelations.csv.gz")
        if row["relationType"] == "essential"
    ]
    parents: dict[str, list[str]] = defaultdict(list)
    for row in read_rows(folder / "esco-1.1.1-en/broaderRelationsSkillPillar.csv"):
        parents[row["conceptUri"]].append(row["broaderUri"])
    for child, broader in parents.items():
        corpus.group_of.setdefault(child, broader[0])
    corpus.related["broader"] = [(child, uri) for child, uris in parents.items() for uri in uris]
    corpus.related["broader_occupation"] = [
        (row["conceptUri"], row["broaderUri"])
        for row in read_rows(folder / "esco-1.2.1-nl/broaderRelationsOccPillar_nl.csv")
    ]
    corpus.related["skill_skill"] = [
        (row["originalSkillUri"], row["relatedSkillUri"])
        for row in read_rows(folder / "esco-1.1.1-en/skillSkillRelations.csv")
    ]


def _read_onet(folder: Path, corpus: Corpus) -> None:
    base = folder / "onet-29.1"
    titles = {}
    for row in read_rows(base / "Occupation_Data.tsv", columns=("Title", "Description"), delimiter="\t"):
        code = "onet:" + row["O*NET-SOC Code"]
        titles[row["O*NET-SOC Code"]] = code
        corpus.texts.append(ConceptText(code, "en", "label", row["Title"]))
        corpus.texts.append(ConceptText(code, "en", "description", row["Description"]))
    corpus.related["onet_task"] = [
        (row["Task"], titles[row["O*NET-SOC Code"]])
        for row in read_rows(base / "Task_Statements.tsv.gz", columns=("Task",), delimiter="\t")
        if row["O*NET-SOC Code"] in titles
    ]
    technology = {
        (row["Example"], "unspsc:" + row["Commodity Code"], row["Commodity Title"])
        for row in read_rows(base / "Technology_Skills.tsv.gz", columns=("Example",), delimiter="\t")
    }
    for _, code, title in sorted(technology):
        corpus.texts.append(ConceptText(code, "en", "label", title))
    corpus.related["onet_technology"] = sorted({(example, code) for example, code, _ in technology})
