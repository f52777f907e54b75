"""What a retry has in common with the call that it goes back to."""

from __future__ import annotations

from itertools import takewhile

from roleplay.core.records import SessionRecord


def shared_events(record: SessionRecord, original: SessionRecord) -> int:
    """Return how many events at the beginning of a retry are those of the call that it goes back to."""
    pairs = zip(record.events, original.events, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
