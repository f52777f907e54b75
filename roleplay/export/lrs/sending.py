"""Statements in batches, patiently: what a store cannot take now is tried again, and what it refuses is found.

A store takes a batch as a whole or not at all. When it refuses one, the batch is halved until the one statement is
found that is meant; the others are sent. Our ids are made of what statements say: sending one twice does no harm.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from typing import Any

from roleplay.core.counting import counted
from roleplay.core.errors import RecordStoreError
from roleplay.export.lrs.client import LaterError, RecordStore, Reply
from roleplay.export.xapi.statements import Statement

BATCH = 200
"""Statements sent at once: about 350 kB."""
_TRIES = 6
_FIRST_WAIT = 1.0
"""Seconds; doubled each time."""
_LONGEST_WAIT = 120.0
"""Seconds; a store that wants to be left alone for longer is left alone, and asked at another time."""

Wait = Callable[[float], None]
"""Lets so many seconds pass; what it raises ends the sending."""


@dataclass(slots=True)
class Counts:
    """What came of sending so far."""

    sent: int = 0
    known: int = 0
    conflicts: list[str] = field(default_factory=list)


class Sender:
    """Sends statements to one store."""

    def __init__(self, store: RecordStore, wait: Wait, batch: int = BATCH) -> None:
        self._store = store
        self._wait = wait
        self._batch = batch
        self.counts = Counts()

    def send(self, statements: Iterable[Statement], stored: Callable[[Sequence[Statement]], None]) -> None:
        """Send all of them in their order; `stored` is told of those that the store has, after each request.

        Raises `RecordStoreError` when it cannot go on; what `stored` was told stays sent.
        """
        rest = iter(statements)
        while batch := list(islice(rest, self._batch)):
            waiting = [batch]
            while waiting:
                waiting += reversed(self._sent(waiting.pop(), stored))

    def _sent(
        self, part: list[Statement], stored: Callable[[Sequence[Statement]], None]
    ) -> tuple[list[Statement], ...]:
        """Send one request; return in what parts the statements are to be sent again."""
        reply = self._patiently(lambda: self._store.post(part))
        if reply.taken == "stored":
            self.counts.sent += len(part)
            stored(part)
            return ()
        if len(part) > 1:
            half = len(part) // 2
            return part[:half], part[half:]
        if reply.taken != "conflict":
            raise _refused(part[0], reply)
        identifier = part[0]["id"]
        there = self._patiently(lambda: self._store.get(identifier))
        if there is not None and same(there, part[0]):
            self.counts.known += 1
            stored(part)
        else:
            self.counts.conflicts.append(identifier)
        return ()

    def _patiently(self, ask: Callable[[], Any]) -> Any:
        for attempt in range(1, _TRIES + 1):
            try:
                return ask()
            except LaterError as later:
                pause = _FIRST_WAIT * 2 ** (attempt - 1) if later.seconds is None else later.seconds
                if attempt == _TRIES or pause > _LONGEST_WAIT:
                    raise given_up(later, attempt) from later
                self._wait(pause)
        raise AssertionError("the last attempt returns or raises")


def same(there: Statement, ours: Statement) -> bool:
    """Return whether a store has what we would send, as stores compare statements (part two, 2.3.1 and 4)."""
    return _told(there) == _told(ours) and ("timestamp" not in ours or _at(there) == _at(ours))


def _told(statement: Statement) -> tuple[Any, ...]:
    try:
        actor, result = statement["actor"], statement.get("result") or {}
        score = result.get("score") or {}
        context = statement.get("context") or {}
        return (
            *(actor.get("account"), statement["verb"]["id"], statement["object"].get("id")),
            *(result.get("success"), result.get("completion"), score.get("scaled"), score.get("raw")),
            context.get("registration"),
        )
    except (KeyError, TypeError, ValueError, AttributeError):
        return (statement,)


def _at(statement: Statement) -> datetime | None:
    try:
        return datetime.fromisoformat(statement["timestamp"])
    except (KeyError, TypeError, ValueError):
        return None


def given_up(later: LaterError, attempts: int) -> RecordStoreError:
    """Return the error for a store that could not be asked."""
    if later.seconds is not None and later.seconds > _LONGEST_WAIT:
        minutes = round(later.seconds / 60)
        return RecordStoreError(
            f"The record store asks to be left alone for {minutes} minutes.",
            hint="What was sent stays sent; send again after that, and it goes on from there.",
            code="lrs_busy",
        )
    return RecordStoreError(
        f"The record store cannot take anything now: {later.why} ({counted(attempts, 'attempt')}).",
        hint="What was sent stays sent; send again later, and it goes on from there.",
        code="lrs_away",
    )


def _refused(statement: Statement, reply: Reply) -> RecordStoreError:
    what = "is too large for it" if reply.taken == "too_large" else "is refused"
    said = f": {reply.why}" if reply.why else "."
    return RecordStoreError(
        f"A statement ({statement['id']}) {what} by the record store{said}",
        hint="Those before it were sent. Tell its operator, with this message.",
        code="lrs_refused",
    )
