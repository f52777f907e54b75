"""A store as one side of a synchronisation (`core.sync.SyncPeer`): SQLite on a laptop, PostgreSQL in a department."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace

from sqlalchemy import Connection, func, select, update
from sqlalchemy.exc import IntegrityError

from roleplay.core.sync import (
    Acquaintance,
    Conflict,
    Head,
    Item,
    Key,
    Kind,
    Merged,
    Row,
    SoundFile,
    SyncScope,
    Taken,
)
from roleplay.store import sync_heads, sync_memory, sync_rows, sync_scope
from roleplay.store.database import Database
from roleplay.store.part import StorePart
from roleplay.store.schema import SessionRow
from roleplay.store.schema_grading import CommentRow
from roleplay.store.schema_sync import SyncItemRow
from roleplay.store.search import SearchStore
from roleplay.store.sync_sounds import SoundPlace
from roleplay.store.sync_taking import Taking
from roleplay.store.sync_taking_merged import take_merged


class SyncStore(StorePart):
    """One store. Every method is one transaction; for one thread at a time."""

    def __init__(self, database: Database, sounds: SoundPlace) -> None:
        super().__init__(database)
        self._sounds = sounds
        self._machine = ""

    @contextmanager
    def _transaction(self, alone: str | None = "") -> Iterator[Connection]:
        """Begin to write what the other side will rely on: a server that crashes afterwards has it on its disk."""
        with super()._transaction(alone) as connection:
            if connection.dialect.name == "postgresql":
                connection.exec_driver_sql("SET LOCAL synchronous_commit = on")
            yield connection

    # --- who it is, and whom it knows ---

    @property
    def machine(self) -> str:
        """Id of this store as it counts changes."""
        if not self._machine:
            with self._snapshot() as connection:  # nobody has to wait for who counts, but the first time
                self._machine = sync_memory.machine(connection)
        if not self._machine:
            with self._transaction() as connection:
                self._machine, _ = sync_heads.state(connection)
        return self._machine

    def renew(self) -> None:
        """Count changes under a new id from now on."""
        with self._transaction() as connection:
            self._machine = sync_memory.renew(connection)

    def acquaintance(self, other: str) -> Acquaintance:
        """Return what is remembered of another side."""
        with self._snapshot() as connection:
            return sync_memory.acquaintance(connection, other)

    def remember(self, known: Acquaintance) -> None:
        """Remember it."""
        with self._transaction() as connection:
            sync_memory.remember(connection, known)

    def seen(self, other: str, scope: str) -> int:
        """Return the number of the other side's latest change that was looked at in a scope."""
        with self._snapshot() as connection:
            return sync_memory.seen(connection, other, scope)

    def remember_seen(self, other: str, scope: str, number: int) -> None:
        """Remember it."""
        with self._transaction() as connection:
            sync_memory.remember_seen(connection, other, scope, number)

    def forget_progress(self) -> None:
        """Compare everything anew with everybody."""
        with self._transaction() as connection:
            sync_memory.forget_progress(connection)

    def waiting(self) -> dict[str, int]:
        """Return how much of each kind was changed here and not sent."""
        its = (
            select(SyncItemRow.kind, func.count().label("waiting"))
            .where(~SyncItemRow.sent)
            .group_by(SyncItemRow.kind)
        )
        with self._snapshot() as connection:
            return {row.kind: row.waiting for row in connection.execute(its)}

    def conflicts(self) -> tuple[Conflict, ...]:
        """Return what was changed apart and nobody has looked at yet."""
        with self._snapshot() as connection:
            return sync_memory.conflicts(connection)

    def settled(self, conflict: Conflict) -> None:
        """Forget one: somebody has looked at it."""
        with self._transaction() as connection:
            sync_memory.drop_conflict(connection, conflict)

    # --- heads ---

    def stamp(self) -> int:
        """Count what was changed since; return the number of the latest change."""
        with self._snapshot() as connection:
            waiting = connection.scalar(select(SyncItemRow.kind).where(SyncItemRow.dirty).limit(1))
            if waiting is None:
                return sync_memory.counter(connection)
        with self._transaction() as connection:
            sync_heads.stamp(connection)
        with self._snapshot() as connection:  # whoever sees a number sees all lower ones, too
            return sync_memory.counter(connection)

    def unsent(self, scope: SyncScope) -> list[Head]:
        """Return what was changed here and not sent."""
        with self._snapshot() as connection:
            return [sync_heads.head(row) for row in connection.execute(sync_scope.unsent(scope))]

    def changed(self, since: int, scope: SyncScope) -> list[Head]:
        """Return what was changed here after that number, and may be got."""
        with self._snapshot() as connection:
            return [sync_heads.head(row) for row in connection.execute(sync_scope.changed(scope, since))]

    def heads(self, keys: Iterable[Key]) -> dict[Key, Head]:
        """Return what is known here of these."""
        with self._snapshot() as connection:
            return {key: known.head for key, known in sync_heads.known(connection, keys).items()}

    def mark_sent(self, heads: Iterable[Head]) -> None:
        """Remember that these states arrived, unless they were changed again."""
        arrived = list(heads)
        if not arrived:
            return
        with self._transaction() as connection:
            now = sync_heads.known(connection, [head.key for head in arrived], locked=True)
            for head in arrived:
                known = now.get(head.key)
                if known is not None and not known.dirty and known.head.versions == head.versions:
                    its = (SyncItemRow.kind == head.key.kind, SyncItemRow.mark == head.key.mark)
                    connection.execute(update(SyncItemRow).where(*its).values(sent=True))

    # --- content ---

    def read(self, keys: Sequence[Key], *, without_body: frozenset[Key] = frozenset()) -> list[Item]:
        """Return these items as they were when they were counted; what was changed since is missing."""
        with self._snapshot() as connection:
            known = sync_heads.known(connection, keys)
            steady = {key: one for key in keys if (one := known.get(key)) is not None and not one.dirty}
            content = _content(connection, {key: one for key, one in steady.items() if one.head.alive}, without_body)
        return [
            Item(one.head, one.session, content.get(key, {}), with_body=key not in without_body)
            for key, one in steady.items()
            if not one.head.alive or key.kind == "sound" or key in content
        ]

    def take(self, items: Sequence[Item], *, sent: bool = False) -> Taken:
        """Take items over unless they were changed here apart from what comes; all of them, or none."""
        try:
            with self._transaction() as connection:
                taking = Taking(connection, self._sounds, yields=sent)
                taken = taking.take(items)
        except IntegrityError:
            if len(items) > 1:  # somebody sent the same at the same moment; or one of them is not right
                return _one_by_one(self, items, sent=sent)
            return Taken(refused={items[0].key})
        if taking.deleted_sessions:
            self._wipe()
        return taken

    def take_merged(self, merged: Sequence[Merged]) -> Taken:
        """Take over what was put together, unless it was changed here again."""
        with self._transaction() as connection:
            return take_merged(connection, self._sounds, merged)

    def _wipe(self) -> None:
        """Leave no words of deleted calls where they can still be read."""
        SearchStore(self._database).wipe()
        self._database.checkpoint()

    # --- sound ---

    def sound(self, identifier: str) -> SoundFile | None:
        """Return what is known of a sound that is here whole."""
        return self._sounds.find(identifier)

    def sound_block(self, identifier: str, offset: int, size: int) -> bytes:
        """Return a piece of it."""
        return self._sounds.block(identifier, offset, size)

    def sound_begun(self, identifier: str, file: SoundFile) -> int:
        """Return how many bytes of exactly this file are here already."""
        return self._sounds.begun(identifier, file)

    def sound_append(self, identifier: str, file: SoundFile, offset: int, block: bytes) -> None:
        """Keep a piece that begins where the pieces before end."""
        self._sounds.append(identifier, file, offset, block)

    def sound_finish(self, head: Head, file: SoundFile) -> bool:
        """Put a sound in its place, now that all of it is here."""
        done = self._sounds.complete(head.identifier, file) and self._settle(head, file)
        if not done:
            self._sounds.drop_parts(head.identifier)
        return done

    def _settle(self, head: Head, file: SoundFile) -> bool:
        """Let a sound belong to its call or comment; False where that is not there any more."""
        session, _, comment = head.identifier.partition(".")
        row = CommentRow if comment else SessionRow
        owner = row.id == (comment or session)
        with self._transaction() as connection:
            mine = sync_heads.known(connection, [head.key], locked=True).get(head.key)
            deleted = mine is not None and not mine.head.alive
            if deleted or connection.scalar(select(row.id).where(owner)) is None:
                return False
            name = self._sounds.settle(connection, head.identifier, file)
            connection.execute(update(row).where(owner).values(recording=name))
            change = sync_heads.Known(replace(head, alive=True), dirty=False, session=session)
            sync_heads.count(connection, [change], sent=True)
        return True


def _content(
    connection: Connection, wanted: Mapping[Key, sync_heads.Known], without_body: frozenset[Key]
) -> dict[Key, Mapping[str, Sequence[Row]]]:
    """Return the rows of items by key; what is not there is missing."""
    kinds: dict[Kind, dict[str, Key]] = {}
    for key, one in wanted.items():
        kinds.setdefault(key.kind, {})[one.head.identifier] = key
    found: dict[Key, Mapping[str, Sequence[Row]]] = {}
    for kind, named in kinds.items():
        if kind == "sound":
            continue
        bodies = [name for name, key in named.items() if key not in without_body]
        for name, tables in sync_rows.read(connection, kind, list(named), bodies).items():
            found[named[name]] = tables
    return found


def _one_by_one(store: SyncStore, items: Sequence[Item], *, sent: bool) -> Taken:
    every = Taken()
    for item in items:
        one = store.take([item], sent=sent)
        every.done += one.done
        every.refused |= one.refused
        every.left_out |= one.left_out
        every.conflicts += one.conflicts
    return every
