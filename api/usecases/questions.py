"""Which questions to put to a person for a target, as long as the check is not adaptive."""

from dataclasses import dataclass

from competencies.check import TargetChoice
from competencies.framework import Competence, KnowledgeItem, LadderItem
from competencies.target import Target
from recommender.pipeline import Engine

MOST_LADDERS = 8
MOST_KNOWLEDGE = 2


@dataclass(frozen=True)
class LadderQuestion:
    """A ladder with the competence it is about."""

    item: LadderItem
    competence: Competence


@dataclass(frozen=True)
class QuestionSet:
    """The questions of one page."""

    target: Target
    ladders: tuple[LadderQuestion, ...]
    knowledge: tuple[KnowledgeItem, ...]


def questions_for(choice: TargetChoice, engine: Engine) -> QuestionSet:
    """A ladder for the most important competences of the target, and a few knowledge questions about them.

    Raises:
        TargetNotRecognised: the words stand for nothing that we know; carries suggestions.
    """
    target, _ = engine.assessor.resolve_target(choice)
    required = sorted(target.requirements, key=lambda row: (-row.importance, row.competence))[:MOST_LADDERS]
    competences = [engine.framework.competence(row.competence) for row in required]
    ladders = {item.competence: item for item in engine.framework.items if isinstance(item, LadderItem)}
    asked = {competence.id for competence in competences}
    knowledge = [item for item in engine.framework.knowledge_items if item.competence in asked]
    return QuestionSet(
        target=target,
        ladders=tuple(LadderQuestion(ladders[competence.id], competence) for competence in competences),
        knowledge=tuple(knowledge[:MOST_KNOWLEDGE]),
    )
