"""What was said about a list, in a real database."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import func, select

from competencies.check import CompetenceCheck
from competencies.errors import UnknownAdvice
from competencies.gap import GapReport
from competencies.recommendation import Advice
from competencies.target import TargetCatalogue
from competencies.versions import Versions
from competencies.voice import AdjustmentReason, ListAdjustments, ResponseReason, Said, Speaker, VoiceKind
from data.database import transaction
from data.repositories.checks import AdviceRepository, CheckRepository
from data.repositories.content import FrameworkRepository
from data.repositories.voice import VoiceRepository
from data.tables.voice import VoiceEventRow
from tests.competencies.builders import a_framework, a_target

AT = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
VERSIONS = Versions("2026.1+test", "c1", "r1", "m1", "s1")
NO = Said(Speaker.PERSON, VoiceKind.NOT_FOR_ME, "lassen", ResponseReason.CHILDCARE, "Geen opvang op woensdag")
MOVE = Said(Speaker.COUNSELLOR, VoiceKind.MOVE, "frezen", AdjustmentReason.PROVIDER_FULL, position=3)


@pytest.fixture
def stored(sessions):
    """Ids of a check and its advice."""
    with transaction(sessions) as session:
        FrameworkRepository(session).release(
            a_framework(), TargetCatalogue((a_target([("solderen", 3, 3)]),), ()), at=AT
        )
        check = CheckRepository(session).add(CompetenceCheck(), framework_version=a_framework().version, at=AT)
        advice = AdviceRepository(session).add(
            check.id,
            GapReport("x", "1", ()),
            Advice((), ()),
            versions=VERSIONS,
            made_on=date(2026, 11, 24),
            at=AT,
            adjustments=ListAdjustments(hidden=("lassen",), positions=(("frezen", 3),)),
            stage_fingerprints={"value": "abc"},
        )
        return check.id, advice.id


def test_words_are_read_back_as_they_were_oldest_first(sessions, stored):
    check, advice = stored
    with transaction(sessions) as session:
        kept = [VoiceRepository(session).add(check, said, advice_id=advice, at=AT) for said in (NO, MOVE)]
    with transaction(sessions) as session:
        read = VoiceRepository(session).of_check(check)
    assert read == kept
    assert [event.said for event in read] == [NO, MOVE]
    assert len({event.id for event in read}) == 2


def test_labels_hold_versions_and_reason_and_no_text(sessions, stored):
    check, advice = stored
    with transaction(sessions) as session:
        repository = VoiceRepository(session)
        gone = repository.add(check, NO, advice_id=advice, at=AT)
        repository.add(check, MOVE, advice_id=advice, at=AT)
        taken_back = Said(Speaker.PERSON, VoiceKind.WITHDRAW, "lassen", withdraws=gone.id)
        repository.add(check, taken_back, advice_id=advice, at=AT)
        (label,) = repository.labels()
    assert (label.versions, label.opportunity, label.reason) == (VERSIONS, "frezen", AdjustmentReason.PROVIDER_FULL)
    assert not hasattr(label, "text")


def test_words_go_with_their_check(sessions, stored):
    check, advice = stored
    with transaction(sessions) as session:
        VoiceRepository(session).add(check, NO, advice_id=advice, at=AT)
        CheckRepository(session).delete(check)
        assert session.scalar(select(func.count()).select_from(VoiceEventRow)) == 0


def test_advice_keeps_its_adjustments_and_fingerprints(sessions, stored):
    with transaction(sessions) as session:
        read = AdviceRepository(session).get(stored[1])
        assert read.adjustments == ListAdjustments(hidden=("lassen",), positions=(("frezen", 3),))
        assert read.stage_fingerprints == {"value": "abc"}
        with pytest.raises(UnknownAdvice):
            AdviceRepository(session).get("onbekend")
