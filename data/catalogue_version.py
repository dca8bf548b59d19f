"""What a catalogue is called by its content, wherever it comes from."""

import hashlib
from collections.abc import Iterable

from pydantic import TypeAdapter

from competencies.opportunity import Opportunity


def catalogue_version(opportunities: Iterable[Opportunity]) -> str:
    """A short fingerprint: equal offers give an equal version."""
    adapter: TypeAdapter[Opportunity] = TypeAdapter(Opportunity)
    digest = hashlib.sha256()
    for opportunity in sorted(opportunities, key=lambda one: one.id):
        digest.update(adapter.dump_json(opportunity))
    return digest.hexdigest()[:8]
