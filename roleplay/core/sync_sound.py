"""The sound of calls, after their rows: in pieces, each kept as it arrives, so that a cut costs one piece."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from roleplay.core.sync import Head, Key, SyncPeer, SyncProgress, SyncScope, order

PIECE = 256 * 1024
"""Bytes at a time."""


@dataclass(slots=True)
class SoundCounts:
    """What was done."""

    sent: int = 0
    received: int = 0
    bytes: int = 0
    left_out: set[Key] = field(default_factory=set)
    sessions: set[str] = field(default_factory=set)
    """Ids of those here that got their sound."""


def exchange_sounds(
    here: SyncPeer, there: SyncPeer, scope: SyncScope, incoming: Iterable[Head], tell: SyncProgress
) -> SoundCounts:
    """Get and send the sounds that the other side lacks."""
    counts = SoundCounts()
    here.stamp()
    offered = [head for head in here.unsent(scope) if head.key.kind == "sound" and head.alive]
    wanted = [head for head in incoming if head.alive]
    keys = [head.key for head in (*offered, *wanted)]
    mine, theirs = here.heads(keys), there.heads(keys)
    out = [head for head in offered if _lacks(theirs.get(head.key), head)]
    here.mark_sent(head for head in offered if head not in out)
    into = [
        theirs[head.key] for head in wanted if head.key in theirs and _lacks(mine.get(head.key), theirs[head.key])
    ]
    total = len(out) + len(into)
    for done, head in enumerate(into):
        tell("sounds", done, total)
        if _transfer(there, here, head, counts):
            counts.received += 1
            counts.sessions.add(head.identifier.partition(".")[0])
    for done, head in enumerate(out, start=len(into)):
        tell("sounds", done, total)
        if _transfer(here, there, head, counts):
            counts.sent += 1
            here.mark_sent([head])
    return counts


def _lacks(head: Head | None, other: Head) -> bool:
    """Tell whether a side that knows `head` lacks what the other has."""
    return head is None or (head.alive and other.alive and order(head.versions, other.versions) == "older")


def _transfer(source: SyncPeer, target: SyncPeer, head: Head, counts: SoundCounts) -> bool:
    file = source.sound(head.identifier)
    if file is None:  # somebody deleted it since; or it is on its way there itself
        counts.left_out.add(head.key)
        return False
    offset = target.sound_begun(head.identifier, file)
    while offset < file.bytes:
        block = source.sound_block(head.identifier, offset, PIECE)
        if not block:
            counts.left_out.add(head.key)
            return False
        target.sound_append(head.identifier, file, offset, block)
        offset += len(block)
        counts.bytes += len(block)
    if not target.sound_finish(head, file):
        counts.left_out.add(head.key)
        return False
    return True
