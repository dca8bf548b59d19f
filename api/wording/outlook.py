"""Beyond what was asked, as sentences."""

from api.wording.render import Wording
from api.wording.sentences import ABOVE_TARGET, FURTHER, ONE_MORE, ONE_MORE_OFFERS, ONE_MORE_OPENS, OWN_JOB
from competencies.outlook import OneCompetenceMore, Outlook

MOST_NAMES = 3


def outlook_lines(outlook: Outlook, wording: Wording) -> list[str]:
    """What is strong first, then what opens most, then the person's own job; nothing where there is nothing to say."""
    lines = []
    if outlook.surplus:
        names = ", ".join(wording.competence(one.competence) for one in outlook.surplus[:MOST_NAMES])
        lines.append(wording.said(ABOVE_TARGET, competences=names))
    if outlook.further:
        names = ", ".join(wording.target(reach.target) for reach in outlook.further)
        lines.append(wording.said(FURTHER, targets=names))
    if outlook.one_more:
        lines.append(_one_more(outlook.one_more[0], wording))
    if outlook.own_job:
        lines.append(wording.said(OWN_JOB, occupation=outlook.own_job.occupation))
        lines += [f"- {wording.competence(gap.competence)}: {wording.band(gap.band)}" for gap in outlook.own_job.gaps]
    return lines


def _one_more(one: OneCompetenceMore, wording: Wording) -> str:
    parts = [
        wording.said(ONE_MORE, competence=one.competence, can_do=wording.can_do(one.competence, one.level).rstrip("."))
    ]
    if one.opens:
        names = ", ".join(wording.target(target) for target in one.opens[:MOST_NAMES])
        parts.append(wording.said(ONE_MORE_OPENS, targets=names))
    if one.n_offers > 1:
        parts.append(wording.said(ONE_MORE_OFFERS, n=one.n_offers))
    return " ".join(parts)
