"""What a person can do with a stored check: submit, read, ask for new advice, delete."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from api.usecases.advisor import Advised, Advisor, now
from competencies.check import CompetenceCheck
from competencies.voice import fold
from data.repositories.checks import (
    AdviceRepository,
    CheckRepository,
    IdempotencyRepository,
    StoredAdvice,
    StoredCheck,
)
from data.repositories.voice import VoiceRepository


@dataclass(frozen=True)
class CheckStore:
    """The repositories of one transaction."""

    checks: CheckRepository
    advice: AdviceRepository
    keys: IdempotencyRepository
    voice: VoiceRepository


@dataclass(frozen=True)
class Submitted:
    """A stored check with its first advice."""

    check: StoredCheck
    advice: StoredAdvice
    replayed: bool
    """True when a retried request got the check of the first one."""


def submit_check(
    check: CompetenceCheck, *, advisor: Advisor, store: CheckStore, idempotency_key: str | None = None
) -> Submitted:
    """Assess, advise and store; a repeated key gives the check that it made, with its newest advice.

    Raises:
        InvalidInput: the check cannot be true; nothing is stored.
        Conflict: the key was used for another check.
    """
    fingerprint = hashlib.sha256(repr(check).encode()).hexdigest()
    if idempotency_key:
        made = store.keys.check_made_by(idempotency_key, request_fingerprint=fingerprint)
        if made:
            return Submitted(store.checks.get(made), store.advice.latest_for_check(made), replayed=True)
    advised = advisor.advise(check, traced=True)
    at = now()
    stored = store.checks.add(check, framework_version=advised.versions.framework, at=at)
    advice = keep_advice(advised, stored.id, store=store, at=at)
    if idempotency_key:
        store.keys.remember(idempotency_key, stored.id, request_fingerprint=fingerprint, at=at)
    return Submitted(stored, advice, replayed=False)


def read_check(check_id: str, *, store: CheckStore) -> Submitted:
    """A stored check with its newest advice.

    Raises:
        UnknownCheck: there is none behind this id.
    """
    return Submitted(store.checks.get(check_id), store.advice.latest_for_check(check_id), replayed=False)


def renew_advice(check_id: str, *, advisor: Advisor, store: CheckStore) -> Submitted:
    """Advise again on a stored check, with today's catalogue, rules and date and all that was said about the list;
    older advice stays.

    Raises:
        UnknownCheck: there is none behind this id.
    """
    stored = store.checks.get(check_id)
    advised = advisor.advise(stored.check, adjustments=fold(store.voice.of_check(check_id)), traced=True)
    return Submitted(stored, keep_advice(advised, check_id, store=store, at=now()), replayed=False)


def delete_check(check_id: str, *, store: CheckStore) -> None:
    """Delete a check and everything that followed from it.

    Raises:
        UnknownCheck: there is none behind this id.
    """
    store.checks.delete(check_id)


def keep_advice(advised: Advised, check_id: str, *, store: CheckStore, at: datetime) -> StoredAdvice:
    """Store advice as the newest one on a check."""
    return store.advice.add(
        check_id,
        advised.report,
        advised.advice,
        versions=advised.versions,
        made_on=advised.made_on,
        at=at,
        adjustments=advised.adjustments,
        stage_fingerprints=advised.stage_fingerprints,
    )
