"""What the project's own content teaches the encoder: its framework, its word lists and its names for ESCO skills.

Never its targets: a title that is a name of one of them is left out wherever it stands, so that finding a target in
free words can be measured on titles that training has not seen.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from competencies.errors import ContentError
from competencies.framework import CompetenceFramework
from competencies.language import Language
from recommender.encoder.leaks import text_key
from recommender.synonyms import WordMeaning
from recommender.tables import read_rows
from recommender.training.corpus import ConceptText

SKILL_COLUMNS = ("esco_uri", "names_nl")
Relation = tuple[str, str]


@dataclass(frozen=True, slots=True)
class OwnTexts:
    """Texts and relations in the shape of a corpus.

    Attributes:
        texts: texts of concepts.
        related: pairs of a text and a concept that it belongs with, by kind.
    """

    texts: tuple[ConceptText, ...] = ()
    related: dict[str, list[Relation]] = field(default_factory=dict)


def read_skill_names(path: Path) -> list[tuple[str, tuple[str, ...]]]:
    """Dutch names for ESCO skills beside their labels: (URI, names), names separated by '|' in the file.

    Raises:
        ContentError: names the file and the line without a URI or a name.
    """
    named = []
    for line, row in enumerate(read_rows(path, columns=SKILL_COLUMNS), start=2):
        names = tuple(name.strip() for name in row["names_nl"].split("|") if name.strip())
        if not row["esco_uri"].startswith("http") or not names:
            raise ContentError(
                f"{path}, line {line}: expected an ESCO URI with at least one Dutch name", field=str(path)
            )
        named.append((row["esco_uri"], names))
    return named


def own_texts(
    framework: CompetenceFramework,
    words: Iterable[WordMeaning],
    skill_names: Iterable[tuple[str, tuple[str, ...]]],
    *,
    never: Collection[str],
) -> OwnTexts:
    """Everything of our own that may be trained on.

    Args:
        framework: labels, descriptions and statements in three languages, and the ESCO concepts of each competence.
        words: meanings with their words in three languages and what they belong to.
        skill_names: see ``read_skill_names``.
        never: texts that must not be trained on, such as the names of our targets.
    """
    forbidden = {text_key(text) for text in never}
    meanings = list(words)
    texts = [*_framework_texts(framework), *_word_texts(meanings)]
    texts += [ConceptText(uri, "nl", "synonym", name) for uri, names in skill_names for name in names]
    related = {
        "own_statement": [
            (statement.text_in(language), _competence(competence.id))
            for competence in framework.competences
            for statement in competence.statements
            for language in Language
        ],
        "own_esco": [
            (competence.label.text_in(language), uri)
            for competence in framework.competences
            for uri in competence.concept_uris
            for language in Language
        ],
        "own_field": [
            (word, _field(belongs))
            for meaning in meanings
            for belongs in meaning.field
            for word in (meaning.dutch[0], *meaning.flemish[:1])
        ],
    }
    return OwnTexts(
        tuple(item for item in texts if text_key(item.text) not in forbidden),
        {kind: [pair for pair in pairs if text_key(pair[0]) not in forbidden] for kind, pairs in related.items()},
    )


def _framework_texts(framework: CompetenceFramework) -> Iterator[ConceptText]:
    for competence in framework.competences:
        for language in Language:
            yield ConceptText(_competence(competence.id), language, "label", competence.label.text_in(language))
            description = competence.description.text_in(language)
            yield ConceptText(_competence(competence.id), language, "description", description)
            for number, statement in enumerate(competence.statements, start=1):
                concept = f"kompas:statement:{competence.id}-{number}"
                yield ConceptText(concept, language, "description", statement.text_in(language))


def _word_texts(words: list[WordMeaning]) -> Iterator[ConceptText]:
    for number, meaning in enumerate(words):
        for language, variants in (
            ("nl", (*meaning.dutch, *meaning.flemish)),
            ("en", meaning.english),
            ("fr", meaning.french),
        ):
            for variant in variants:
                yield ConceptText(f"kompas:word:{number}", language, "label", variant)
    for belongs in sorted({name for meaning in words for name in meaning.field}):
        yield ConceptText(_field(belongs), "nl", "label", belongs)


def _competence(id_: str) -> str:
    return f"kompas:competence:{id_}"


def _field(name: str) -> str:
    return f"kompas:field:{name}"
