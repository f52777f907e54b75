"""One synchronisation of a laptop with the department, as a course of steps between two stores.

Each step is one transaction on one side, and what it did is known by the versions of the items themselves. So it may
be cut off at any moment, and the next one goes on from there: what arrived is recognised, and the rest follows.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from dataclasses import dataclass, field

from roleplay.core.sync import (
    KINDS,
    Acquaintance,
    Conflict,
    Head,
    Item,
    Key,
    Order,
    SyncPeer,
    SyncProgress,
    SyncReport,
    SyncScope,
    Taken,
    order,
    untold,
)
from roleplay.core.sync_merge import merge
from roleplay.core.sync_patience import patient
from roleplay.core.sync_sound import exchange_sounds

_ATTEMPTS = 6
"""So often is what others change at the same moment looked at again; the rest waits for the next time."""
_SESSIONS = 25
"""In one transaction: about a megabyte."""
_OTHERS = 200


@dataclass(slots=True)
class _Counts:
    sent: int = 0
    received: int = 0
    left_out: set[Key] = field(default_factory=set)
    conflicts: list[Conflict] = field(default_factory=list)
    changed: set[str] = field(default_factory=set)
    to_score: set[str] = field(default_factory=set)


def synchronise(
    here: SyncPeer,
    there: SyncPeer,
    scope: SyncScope,
    tell: SyncProgress = untold,
    wait: Callable[[float], None] = time.sleep,
) -> SyncReport:
    """Bring a laptop (`here`) and the department (`there`) to the same state, as far as the scope goes.

    A department that is busy is asked again, after some seconds (`wait`). Raises `DatabaseError` (code
    `database_away`) when the connection is cut, or whatever `tell` raises: what was done until then is whole on both
    sides.
    """
    there = patient(there, wait)
    meeting = _meet(here, there)
    run = _Run(here, there, scope, tell)
    here.stamp()
    latest = there.stamp()
    seen = here.seen(there.machine, scope.name)
    tell("comparing", 0, 1)
    incoming = there.changed(seen, scope)
    run.exchange(incoming)
    counts = run.counts
    sounds = exchange_sounds(here, there, scope, [head for head in incoming if head.key.kind == "sound"], tell)
    late = [head.number for head in incoming if head.key in counts.left_out or head.key in sounds.left_out]
    here.remember_seen(there.machine, scope.name, min([latest, *(number - 1 for number in late)]))
    _part(here, there, meeting)
    return SyncReport(
        counts.sent,
        counts.received,
        sounds.sent,
        sounds.received,
        sounds.bytes,
        len(counts.left_out) + len(sounds.left_out),
        tuple(counts.conflicts),
        tuple(sorted(counts.changed | sounds.sessions)),
        tuple(sorted(counts.to_score)),
    )


def _meet(here: SyncPeer, there: SyncPeer) -> Acquaintance:
    """Find out whether one side was put back to an earlier state, or copied, and have it count anew then.

    Otherwise it would give the same numbers to other changes.
    """
    known = here.acquaintance(there.machine)
    theirs = there.acquaintance(here.machine)
    if theirs.token in (known.token, known.pending):
        return known
    if theirs.rounds < known.rounds:
        there.renew()
    else:
        here.renew()
    here.forget_progress()
    return here.acquaintance(there.machine)


def _part(here: SyncPeer, there: SyncPeer, known: Acquaintance) -> None:
    """Let both sides remember this round."""
    word, rounds = secrets.token_hex(8), known.rounds + 1
    here.remember(Acquaintance(there.machine, known.rounds, known.token, pending=word))
    there.remember(Acquaintance(here.machine, rounds, word))
    here.remember(Acquaintance(there.machine, rounds, word))


class _Run:
    """The exchange of everything but sound."""

    def __init__(self, here: SyncPeer, there: SyncPeer, scope: SyncScope, tell: SyncProgress) -> None:
        self._here = here
        self._there = there
        self._scope = scope
        self._tell = tell
        self.counts = _Counts()

    def exchange(self, incoming: Sequence[Head]) -> None:
        """Get, put together, and send, until nothing is left that can be."""
        wanted = [head.key for head in incoming]
        refused: set[Key] = set()
        for _ in range(_ATTEMPTS):
            self.counts.left_out = set()
            refused = self._receive(wanted)
            self._here.stamp()
            refused |= self._send()
            if not refused:
                return
            self._there.stamp()
            wanted = sorted(refused)
        self.counts.left_out |= refused

    def _receive(self, wanted: Iterable[Key]) -> set[Key]:
        """Get what is newer there, and put together what was changed apart; return what has to be looked at again."""
        keys = sorted({*wanted, *(head.key for head in self._here.unsent(self._scope))})
        mine, theirs = self._here.heads(keys), self._there.heads(keys)
        newer = [key for key in keys if key in theirs and _standing(mine.get(key), theirs[key]) == "older"]
        apart = [key for key in keys if key in theirs and _standing(mine.get(key), theirs[key]) == "apart"]
        refused: set[Key] = set()
        done, total = 0, len(newer) + len(apart)
        for batch in batches(key for key in newer if _by_rows(theirs[key])):
            known = frozenset(key for key in batch if key in mine and mine[key].alive)
            items = self._there.read(batch, without_body=known)
            taken = self._here.take(items, sent=True)
            refused |= self._note(taken)
            self.counts.received += taken.done
            self.counts.changed |= {_session_of(item.head, item.session) for item in items} - {""}
            done += len(batch)
            self._tell("receiving", done, total)
        for key in apart:
            refused |= self._put_together(key)
            done += 1
            self._tell("receiving", done, total)
        return refused

    def _put_together(self, key: Key) -> set[Key]:
        mine, theirs = self._here.read([key]), self._there.read([key])
        if not mine or not theirs:
            return {key}
        merged = merge(mine[0], theirs[0])
        taken = self._here.take_merged([merged])
        again = self._note(taken)
        if not again:
            self.counts.received += taken.done
            self.counts.conflicts += merged.conflicts
            session = _session_of(merged.item.head, merged.item.session)
            self.counts.changed |= {session} - {""}
            self.counts.to_score |= {session} if merged.to_score else set()
        return again

    def _send(self) -> set[Key]:
        """Send what is newer here; return what has to be looked at again."""
        unsent = [head for head in self._here.unsent(self._scope) if _by_rows(head)]
        theirs = self._there.heads(head.key for head in unsent)
        standing = {head.key: _standing(theirs.get(head.key), head) for head in unsent}
        self._here.mark_sent(head for head in unsent if standing[head.key] == "same")
        refused = {key for key, found in standing.items() if found in ("apart", "newer")}
        newer = [head.key for head in unsent if standing[head.key] == "older"]
        known = {key for key in theirs if theirs[key].alive}
        done, marked = 0, []
        with ThreadPoolExecutor(1, "sync-here") as aside:  # all that is done here, while the department takes
            for count, read in _one_ahead(aside, self._read_without(known), batches(newer)):
                items = read.result()
                taken = self._there.take(items)
                refused |= self._note(taken)
                arrived = [item.head for item in items if item.key not in taken.refused | taken.left_out]
                marked.append(aside.submit(self._here.mark_sent, arrived))
                self.counts.sent += taken.done
                done += count
                self._tell("sending", done, len(newer))
        for one in marked:
            one.result()
        return refused

    def _read_without(self, known: Container[Key]) -> Callable[[list[Key]], list[Item]]:
        """Return what reads items here, without the bodies of those that the department knows."""
        return lambda batch: self._here.read(batch, without_body=frozenset(key for key in batch if key in known))

    def _note(self, taken: Taken) -> set[Key]:
        self.counts.left_out |= taken.left_out
        self.counts.conflicts += taken.conflicts
        return set(taken.refused)


def _one_ahead(
    aside: Executor, read: Callable[[list[Key]], list[Item]], batches: Iterable[list[Key]]
) -> Iterator[tuple[int, Future[list[Item]]]]:
    """Yield how many keys each batch has, and its items; the next is being read meanwhile."""
    ahead: list[tuple[int, Future[list[Item]]]] = []
    for batch in batches:
        ahead.append((len(batch), aside.submit(read, batch)))
        if len(ahead) > 1:
            yield ahead.pop(0)
    yield from ahead


def _standing(mine: Head | None, theirs: Head) -> Order:
    return "older" if mine is None else order(mine.versions, theirs.versions)


def _by_rows(head: Head) -> bool:
    """Whether an item travels as rows; sound that is there travels in pieces."""
    return head.key.kind != "sound" or not head.alive


def _session_of(head: Head, session: str) -> str:
    return head.identifier if head.key.kind == "session" else session


def batches(keys: Iterable[Key]) -> Iterator[list[Key]]:
    """Yield keys of one kind after the other, in the order in which kinds refer to each other, some at a time."""
    by_kind: dict[str, list[Key]] = {}
    for key in keys:
        by_kind.setdefault(key.kind, []).append(key)
    for kind in KINDS:
        its, size = by_kind.get(kind, []), _SESSIONS if kind == "session" else _OTHERS
        for first in range(0, len(its), size):
            yield its[first : first + size]
