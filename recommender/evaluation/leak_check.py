"""Looks up the (query, concept) pairs of a test set in what the model was trained on."""

from collections.abc import Iterable

from recommender.encoder.leaks import TrainingRecord
from recommender.encoder.port import TextEncoder
from recommender.evaluation.figures import LeakReport


def check_leaks(encoder: TextEncoder, pairs: Iterable[tuple[str, str]]) -> LeakReport:
    """Report on (query text, concept URI) pairs; an encoder without a record of its training gives ``checked=None``."""
    record = getattr(encoder, "training_record", None)
    if not isinstance(record, TrainingRecord):
        return LeakReport(checked=None)
    distinct = sorted(set(pairs))
    return LeakReport(
        checked=len(distinct),
        pairs=tuple(pair for pair in distinct if record.is_pair(*pair)),
        labels=sum(record.is_label(*pair) for pair in distinct),
    )
