"""The audit log, a table that is only ever added to: see `audit_chain.py` for how it is kept from being changed."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, String, delete, func, insert, select, text

from roleplay.core.audit import AuditEntry, AuditFilter, AuditHead, AuditKind, AuditReport, Details
from roleplay.store import audit_reading
from roleplay.store.audit_anchor import AnchorFile, SealingKey
from roleplay.store.audit_chain import GENESIS, Link, commitment_of, content_of, mark_of, spans
from roleplay.store.audit_check import Check
from roleplay.store.audit_guard import unguarded
from roleplay.store.codec import well_formed
from roleplay.store.database import Database
from roleplay.store.part import StorePart
from roleplay.store.schema_audit import AuditAboutRow, AuditDetailsRow, AuditNameRow, AuditRow

_log = logging.getLogger(__name__)

_LOCK = 0x526F6C65
"""PostgreSQL's advisory lock that writers of the chain take, one after the other."""
_SALT_BYTES = 16
_PAGE = 500


@dataclass(frozen=True, slots=True)
class NewEntry:
    """What is to be appended."""

    kind: AuditKind
    by: str = ""
    about: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    subject: str = ""
    details: Details | None = None


class AuditTable(StorePart):
    """The log. Thread-safe; several processes and machines may write the same one.

    Every method raises `DatabaseError` or `DiskError` when the machine is in the way.
    """

    def __init__(
        self,
        database: Database,
        key: SealingKey,
        anchor: AnchorFile,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        super().__init__(database)
        self._key = key
        self._anchor = anchor
        self._clock = clock

    def append(self, entry: NewEntry) -> int:
        """Append an entry; return its number. When this returns it is on the disk."""
        with self._transaction() as connection:
            head = self.append_in(connection, entry)
        self.anchored(head)
        return head.number

    def append_in(self, connection: Connection, entry: NewEntry) -> Head:
        """Append an entry in a transaction of somebody else's; hand the result to `anchored` once it is committed."""
        last = _lock_head(connection)
        content = content_of(entry.details) if entry.details else ""
        subject = well_formed(entry.subject)
        salt = secrets.token_bytes(_SALT_BYTES)
        link = Link(
            number=_next(connection, last),
            at=self._clock().astimezone(UTC).isoformat(timespec="microseconds"),
            kind=entry.kind.value,
            by=_mark(connection, entry.by),
            about=_marks(connection, entry.about),
            also=_marks(connection, entry.also),
            commitment=commitment_of(subject, content, salt) if content or subject else "",
            previous=last.hash,
        )
        _insert(connection, link, self._key)
        if link.commitment:
            values = {"number": link.number, "subject": subject, "content": content, "salt": salt.hex()}
            connection.execute(insert(AuditDetailsRow).values(**values))
        return Head(link.number, link.hash, vouched=self._vouched(connection))

    def anchored(self, head: Head) -> None:
        """Write beside the database how far the log has got.

        Not where the database was found to be behind the file, or another one: then the file is the proof of it.
        """
        if head.vouched:
            self._anchor.advance(head.number, head.hash)
        else:
            _log.warning("the audit log is not the one that was written before: `roleplay audit verify` tells more")

    def check(self) -> AuditReport:
        """Check the whole log. Takes some seconds for a hundred thousand entries."""
        with self._snapshot() as connection:
            return Check(connection, self._key, self._anchor).report()

    def head(self) -> AuditHead:
        """Return the end of the log, to be noted elsewhere; number 0 when it is empty."""
        with self._snapshot() as connection:
            last = _head(connection)
        return AuditHead(last.number, last.hash, self._clock())

    def holds(self, number: int, entry_hash: str) -> bool:
        """Tell whether the log has an entry of this number and hash."""
        with self._snapshot() as connection:
            return (_hash_at(connection, number) or (GENESIS if number == 0 else "")) == entry_hash

    def rebase(self, entry: NewEntry) -> int:
        """Go on after an older log was put in the place of a newer one on purpose, such as from a backup.

        What is lost by that is written down, and only then forgotten.
        """
        anchor = self._anchor.read()
        with self._transaction() as connection:
            last = _lock_head(connection)
            lost: Details = {}
            if anchor is not None and _hash_at(connection, anchor.number) != anchor.hash:
                lost = {"lost_from": last.number + 1, "lost_to": anchor.number, "lost_head": anchor.hash}
            details = {**(entry.details or {}), **lost}
            head = self.append_in(
                connection, NewEntry(entry.kind, entry.by, entry.about, entry.also, entry.subject, details)
            )
        self._anchor.advance(head.number, head.hash, force=True)
        return head.number

    def entries(self, wanted: AuditFilter | None = None) -> Iterator[AuditEntry]:
        """Walk through the entries that fit, the oldest first, with few of them in memory at a time."""
        with self._snapshot() as connection:
            known = connection.execute(select(AuditNameRow.mark, AuditNameRow.name))
            names = {row.mark: row.name for row in known}
            numbers = connection.scalars(audit_reading.sought(wanted or AuditFilter())).all()
        for first in range(0, len(numbers), _PAGE):
            with self._snapshot() as connection:
                page = list(audit_reading.read(connection, numbers[first : first + _PAGE], names))
            yield from page

    # --- what goes ---

    def forget_in(self, connection: Connection, names: Iterable[str], entry: NewEntry) -> tuple[Head, int]:
        """Take names, and what entries about them say, out of the log; append the entry that accounts for it.

        Return what `anchored` wants, and how many entries lost something.
        """
        marks = list(connection.scalars(select(AuditNameRow.mark).where(AuditNameRow.name.in_(list(names)))))
        concerned = select(AuditAboutRow.number).where(AuditAboutRow.mark.in_(marks))
        gone = list(connection.scalars(select(AuditDetailsRow.number).where(AuditDetailsRow.number.in_(concerned))))
        with unguarded(connection):
            for first in range(0, len(gone), _PAGE):
                page = gone[first : first + _PAGE]
                connection.execute(delete(AuditDetailsRow).where(AuditDetailsRow.number.in_(page)))
            details = {**(entry.details or {}), "entries": spans(gone)}
            accounts = NewEntry(entry.kind, entry.by, tuple(names), entry.also, entry.subject, details)
            head = self.append_in(connection, accounts)
            mine = list(connection.scalars(select(AuditNameRow.mark).where(AuditNameRow.name.in_(list(names)))))
            connection.execute(delete(AuditNameRow).where(AuditNameRow.mark.in_(mine)))
        return head, len(gone)

    def prune(self, before: datetime, entry: NewEntry) -> int:
        """Delete the oldest entries up to a moment; return how many. The entry accounts for it."""
        moment = before.astimezone(UTC).isoformat(timespec="microseconds")
        with self._transaction() as connection:
            _lock_head(connection)
            kept = connection.scalar(select(func.min(AuditRow.number)).where(AuditRow.at >= moment))
            last = _head(connection).number + 1 if kept is None else kept
            count = connection.scalar(select(func.count()).where(AuditRow.number < last)) or 0
            if not count:
                return 0
            details = {**(entry.details or {}), "until": last - 1, "head": _hash_at(connection, last - 1) or ""}
            accounts = NewEntry(entry.kind, entry.by, entry.about, entry.also, entry.subject, details)
            head = self.append_in(connection, accounts)
            with unguarded(connection):
                for table in (AuditDetailsRow, AuditAboutRow, AuditRow):
                    connection.execute(delete(table).where(table.number < last))
                still = select(AuditAboutRow.mark).union(select(AuditRow.by))
                connection.execute(delete(AuditNameRow).where(AuditNameRow.mark.not_in(still)))
        self.anchored(head)
        return count

    def count(self, before: datetime) -> int:
        """Return how many entries are from before a moment."""
        moment = before.astimezone(UTC).isoformat(timespec="microseconds")
        with self._snapshot() as connection:
            return connection.scalar(select(func.count()).where(AuditRow.at < moment)) or 0

    def _vouched(self, connection: Connection) -> bool:
        """Tell whether the database still holds what the file beside it vouches for."""
        anchor = self._anchor.read()
        if anchor is None:
            return not self._anchor.there
        return self._anchor.sealed(anchor) and _hash_at(connection, anchor.number) == anchor.hash


@dataclass(frozen=True, slots=True)
class Head:
    """The newest entry."""

    number: int
    hash: str
    vouched: bool = True


def _lock_head(connection: Connection) -> Head:
    """Wait until no other transaction appends, and return the end of the log. SQLite has one writer anyway."""
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_advisory_xact_lock(_LOCK)))
    return _head(connection)


def _next(connection: Connection, last: Head) -> int:
    """Return the number of the next entry; where somebody deleted entries, not one of those: work must go on."""
    taken = (connection.scalar(select(func.max(table.number))) for table in (AuditAboutRow, AuditDetailsRow))
    return max(last.number, *(number or 0 for number in taken)) + 1


def _head(connection: Connection) -> Head:
    if connection.dialect.name == "postgresql":  # whoever writes may not read what is there
        end = connection.execute(text("SELECT number, hash FROM roleplay.audit_end()")).one()
        return Head(0, GENESIS) if end.number is None else Head(end.number, end.hash)
    its = select(AuditRow.number, AuditRow.hash).order_by(AuditRow.number.desc()).limit(1)
    row = connection.execute(its).one_or_none()
    return Head(0, GENESIS) if row is None else Head(row.number, row.hash)


def _hash_at(connection: Connection, number: int) -> str | None:
    if connection.dialect.name == "postgresql":
        return connection.scalar(select(func.roleplay.audit_hash(number, type_=String)))
    return connection.scalar(select(AuditRow.hash).where(AuditRow.number == number))


def _insert(connection: Connection, link: Link, key: SealingKey) -> None:
    row = {
        "number": link.number,
        "at": link.at,
        "kind": link.kind,
        "by": link.by,
        "commitment": link.commitment,
        "previous": link.previous,
        "hash": link.hash,
        "seal": key.seal(link.hash),
        "sealer": key.id,
    }
    connection.execute(insert(AuditRow).values(**row))
    people = [
        {"number": link.number, "role": role, "mark": mark}
        for role, marks in (("about", link.about), ("also", link.also))
        for mark in marks
    ]
    if people:
        connection.execute(insert(AuditAboutRow), people)


def _marks(connection: Connection, names: Iterable[str]) -> tuple[str, ...]:
    wanted = {well_formed(name) for name in names} - {""}
    return tuple(sorted(_mark(connection, name) for name in wanted))


def _mark(connection: Connection, name: str) -> str:
    """Return the mark of a person, made now if there is none yet."""
    name = well_formed(name)
    if not name:
        return ""
    if connection.dialect.name == "postgresql":
        return connection.execute(select(func.roleplay.audit_mark(name, type_=String))).scalar_one()
    known = connection.scalar(select(AuditNameRow.mark).where(AuditNameRow.name == name).limit(1))
    if known is not None:
        return known
    salt = secrets.token_bytes(_SALT_BYTES)
    mark = mark_of(name, salt)
    connection.execute(insert(AuditNameRow).values(mark=mark, name=name, salt=salt.hex()))
    return mark
