"""Synchronising a laptop with the department's store: versions of things, whose they are, and what a side must offer.

What is exchanged are *items*: a session with everything that is its own, a grade with its answers, a comment ...
Each has an id that it keeps wherever it goes, and *versions*: how many changes of it were counted on each machine (a
version vector; Parker et al., "Detection of mutual inconsistency in distributed systems", IEEE TSE 1983). Of two
states of an item the vectors tell which follows from which, or that they were changed apart. No clock has a say.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal, Protocol

Kind = Literal[
    "scorecard", "assignment", "session", "grade", "second_grading", "comment", "feedback", "meeting", "sound"
]
KINDS: tuple[Kind, ...] = (
    *("scorecard", "assignment", "session", "grade", "second_grading", "comment", "feedback", "meeting", "sound"),
)
"""In the order in which they are taken over: each refers only to kinds before it."""

Versions = Mapping[str, int]
"""Number of changes by machine; a machine that is not named has made none."""

Order = Literal["same", "older", "newer", "apart"]

Row = dict[str, Any]
"""A row of a table, by column."""


def order(mine: Versions, theirs: Versions) -> Order:
    """Tell how my state stands to theirs: `older` is one that theirs follows from, `apart` neither from the other."""
    behind = any(mine.get(machine, 0) < count for machine, count in theirs.items())
    ahead = any(theirs.get(machine, 0) < count for machine, count in mine.items())
    if behind and ahead:
        return "apart"
    return "older" if behind else "newer" if ahead else "same"


def joined(one: Versions, other: Versions) -> dict[str, int]:
    """Return the versions that follow from both."""
    return {machine: max(one.get(machine, 0), other.get(machine, 0)) for machine in sorted({*one, *other})}


def mark(identifier: str) -> str:
    """Return what stays of an id when the item is deleted: its SHA-256, hexadecimal.

    Ids are random, so that it tells nothing.
    """
    return hashlib.sha256(identifier.encode()).hexdigest()


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """Names an item without telling its id."""

    kind: Kind
    mark: str


@dataclass(frozen=True, slots=True)
class Head:
    """What one side knows of an item, without its content."""

    key: Key
    versions: Versions
    alive: bool
    """False: it was deleted, and stays so."""
    number: int = 0
    """Of the change on this side at which it came to be so."""
    identifier: str = ""
    """Empty when it was deleted."""


@dataclass(frozen=True, slots=True)
class Item:
    """One item whole."""

    head: Head
    session: str = ""
    """Id of the session that it hangs on, empty when on none."""
    tables: Mapping[str, Sequence[Row]] = field(default_factory=dict)
    """Its rows by table; those of a session may lack what never changes (`with_body`)."""
    with_body: bool = True

    @property
    def key(self) -> Key:
        """Its name."""
        return self.head.key

    @property
    def alive(self) -> bool:
        """Whether it was not deleted."""
        return self.head.alive


@dataclass(frozen=True, slots=True)
class SyncScope:
    """What the person who synchronises may send and get."""

    person: str = ""
    """Name; empty where nobody signs in."""
    trainees: frozenset[str] | None = None
    """Whose calls; None for everybody's."""
    sends: frozenset[Kind] = frozenset(KINDS)
    gets: frozenset[Kind] = frozenset(KINDS)
    only_shown: bool = False
    """Of what trainers say only what the trainee may see: feedback, the grades sent with it, and comments that are
    not hidden."""

    @property
    def name(self) -> str:
        """A word for it: what was fetched for another scope says nothing about this one."""
        parts = [
            self.person if self.only_shown else "",
            "*" if self.trainees is None else "\n".join(sorted(self.trainees)),
            *(",".join(sorted(kinds)) for kinds in (self.sends, self.gets)),
            str(self.only_shown),
        ]
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Acquaintance:
    """What one side remembers of the other. Two that remember different last rounds: one was put back to a backup."""

    machine: str
    """Id of the other side."""
    rounds: int = 0
    """How often the two have come through to the end."""
    token: str = ""
    """A random word for the latest such round."""
    pending: str = ""
    """The word of a round that may or may not have come through."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two states of an item that were changed apart; both were kept."""

    kind: Kind
    identifier: str
    """Of the item whose place the other side's state has."""
    session: str
    kept_as: str
    """Id under which the state from here is kept; of a corrected answer its position in the call."""


@dataclass(frozen=True, slots=True)
class Merged:
    """One item put together of two states that were changed apart."""

    item: Item
    """Its versions follow from both."""
    known: Versions
    """Those of the state from here that went into it."""
    changed: bool = True
    """Whether it is another one than theirs, so that they have to be told."""
    extras: tuple[Item, ...] = ()
    """What is kept of the state from here beside it, under ids of their own."""
    conflicts: tuple[Conflict, ...] = ()
    renumbered: Mapping[int, int] = field(default_factory=dict)
    """Of an assignment: versions of its terms that were made here and got other numbers."""
    to_score: bool = False
    """Of a session: its corrections are neither side's, so that its score has to be worked out."""


@dataclass(slots=True)
class Taken:
    """What a side did with a batch."""

    done: int = 0
    refused: set[Key] = field(default_factory=set)
    """Changed there meanwhile: to be looked at again."""
    left_out: set[Key] = field(default_factory=set)
    """What they hang on is not there (yet)."""
    conflicts: list[Conflict] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class SyncReport:
    """What a synchronisation did."""

    sent: int = 0
    received: int = 0
    sounds_sent: int = 0
    sounds_received: int = 0
    bytes_of_sound: int = 0
    left_out: int = 0
    conflicts: tuple[Conflict, ...] = ()
    changed_sessions: tuple[str, ...] = ()
    """Ids of sessions here whose content came, or changed."""
    others: tuple[str, ...] = ()
    """Names under which calls here stand that were not sent: they are not the person's who synchronises."""
    to_score: tuple[str, ...] = ()
    """Of those that came, the ones whose corrections were put together of both sides: the score follows from both."""


@dataclass(frozen=True, slots=True)
class SoundFile:
    """What a sound file is recognised by."""

    bytes: int
    digest: str
    """SHA-256, hexadecimal."""


SyncStage = Literal["comparing", "receiving", "sending", "sounds"]
SyncProgress = Callable[[SyncStage, int, int], None]
"""Gets what is done, how much of it and of how much; may raise to cancel: everything done until then stays."""


def untold(_stage: SyncStage, _done: int, _total: int) -> None:
    """Report no progress."""


SyncState = Literal["off", "synchronised", "waiting", "away"]
"""`off`: there is no department; `away`: the last attempt did not come through."""


@dataclass(frozen=True, slots=True)
class SyncStatus:
    """How a laptop stands to the department."""

    state: SyncState
    waiting_calls: int = 0
    """Calls that were held or changed here and not sent."""
    waiting: int = 0
    """The same, and whatever else was changed."""
    synchronised_at: datetime | None = None
    """With time zone; None when it never was."""
    away_since: datetime | None = None
    """Since when no attempt has come through; None after one that has."""
    problem: str = ""
    """What the last attempt failed of."""
    conflicts: int = 0
    """At which nobody has looked."""
    sent: int = 0
    """By the last one that came through, as are `received` and `sounds`, which went either way."""
    received: int = 0
    sounds: int = 0
    sign_in_wanted: bool = False
    """The department's server asks for a passphrase before it exchanges anything."""


@dataclass(frozen=True, slots=True)
class SyncPreview:
    """What a synchronisation would exchange now, by kind of item; kinds of which there is nothing are missing."""

    sends: Mapping[Kind, int]
    gets: Mapping[Kind, int]
    apart: int = 0
    """Changed here and there at once: both states will be kept."""
    deletes_here: int = 0
    """What was deleted elsewhere and goes here, too."""
    deletes_there: int = 0

    @property
    def nothing(self) -> bool:
        """Whether both sides are in step."""
        return not (self.sends or self.gets or self.apart or self.deletes_here or self.deletes_there)


class SyncPeer(Protocol):
    """One side: a store in which items are kept. Every method is one transaction, or changes nothing at all.

    All raise `DatabaseError` (code `database_away` where the connection is gone) or `DiskError`.
    """

    @property
    def machine(self) -> str:
        """Id of this store as it counts changes."""

    def renew(self) -> None:
        """Count changes under a new id from now on: this store was put back to an earlier state, or copied."""

    def acquaintance(self, other: str) -> Acquaintance:
        """Return what is remembered of another side."""

    def remember(self, known: Acquaintance) -> None:
        """Remember it."""

    def seen(self, other: str, scope: str) -> int:
        """Return the number of the other side's latest change that was looked at in a scope."""

    def remember_seen(self, other: str, scope: str, number: int) -> None:
        """Remember it."""

    def forget_progress(self) -> None:
        """Compare everything anew with everybody: nothing counts as sent or seen any more."""

    def stamp(self) -> int:
        """Count what was changed since as changes of this machine; return the number of the latest change."""

    def unsent(self, scope: SyncScope) -> list[Head]:
        """Return what was changed here and not sent."""

    def changed(self, since: int, scope: SyncScope) -> list[Head]:
        """Return what was changed here after that number, and may be got."""

    def heads(self, keys: Iterable[Key]) -> dict[Key, Head]:
        """Return what is known here of these; what never was here is missing."""

    def read(self, keys: Sequence[Key], *, without_body: frozenset[Key] = frozenset()) -> list[Item]:
        """Return these items; what was changed meanwhile counts as a change first. What is gone is missing."""

    def take(self, items: Sequence[Item], *, sent: bool = False) -> Taken:
        """Take items over unless they were changed here apart from what comes; all of them, or none.

        `sent` says that the side from which they come needs not be told of them.
        """

    def take_merged(self, merged: Sequence[Merged]) -> Taken:
        """Take over what was put together, unless it was changed here again; all of it, or none."""

    def mark_sent(self, heads: Iterable[Head]) -> None:
        """Remember that these states arrived, unless they were changed again."""

    # --- sound ---

    def sound(self, identifier: str) -> SoundFile | None:
        """Return what is known of a sound that is here whole; None when there is none (any more)."""

    def sound_block(self, identifier: str, offset: int, size: int) -> bytes:
        """Return a piece of it."""

    def sound_begun(self, identifier: str, file: SoundFile) -> int:
        """Return how many bytes of exactly this file are here already from an earlier attempt."""

    def sound_append(self, identifier: str, file: SoundFile, offset: int, block: bytes) -> None:
        """Keep a piece that begins where the pieces before end."""

    def sound_finish(self, head: Head, file: SoundFile) -> bool:
        """Put a sound in its place, now that all of it is here.

        False where its checksum is another, or its session is gone; then what came of it is dropped.
        """
