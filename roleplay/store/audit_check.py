"""Checks the audit log from its first entry to its last, and names what is not as it was written."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any

from sqlalchemy import ColumnElement, Connection, LargeBinary, cast, func, select

from roleplay.core.audit import AuditFault, AuditKind, AuditProblem, AuditReport
from roleplay.core.counting import counted
from roleplay.store.audit_anchor import AnchorFile, SealingKey
from roleplay.store.audit_chain import GENESIS, Link, commitment_of, in_spans, mark_of
from roleplay.store.audit_guard import TABLES
from roleplay.store.schema_audit import AuditAboutRow, AuditDetailsRow, AuditNameRow, AuditRow

_PAGE = 1000
_NAMED = 100
"""Problems that are told one by one; a log with more is lost anyway."""
_ACCOUNTS = (AuditKind.ERASED,)
"""Entries that say what was taken out of the log."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """One row as it is on the disk, whatever that is."""

    link: Link
    hash: str
    seal: str
    sealer: str
    details: tuple[str, str, str] | None
    """Subject, content, salt."""


class Check:
    """One walk through the log, inside one transaction."""

    def __init__(self, connection: Connection, key: SealingKey, anchor: AnchorFile) -> None:
        self._connection = connection
        self._key = key
        self._anchor = anchor
        self._problems: dict[int, AuditProblem] = {}
        self._changed: list[_Entry] = []
        self._without: list[int] = []
        """Entries whose details are gone."""
        self._accounted: list[range] = []
        self._pruned: dict[int, str] = {}
        self._marks: dict[str, int] = {}
        """Every mark, with the entry that has it first."""
        self._forgotten: set[str] = set()
        self._restored: list[str] = []
        self._strangers: dict[str, int] = {}
        """Keys of other machines, with the number of their entries."""

    def report(self) -> AuditReport:
        """Check everything."""
        last: _Entry | None = None
        first = entries = 0
        anchor = self._anchor.read()
        at_anchor: str | None = GENESIS if anchor is not None and anchor.number == 0 else None
        start: _Entry | None = None
        for entry in self._entries():
            if start is None:
                start, first = entry, entry.link.number
            entries += 1
            self._follow(last, entry)
            if anchor is not None and entry.link.number == anchor.number:
                at_anchor = entry.hash
            last = entry
        if start is not None:
            self._check_start(start)
        self._check_details()
        self._check_names()
        self._check_exchanged()
        self._check_head(last, at_anchor)
        self._check_indexes()
        found = sorted(self._problems.values(), key=lambda problem: problem.number)
        return AuditReport(
            entries,
            first,
            last.link.number if last else 0,
            last.hash if last else GENESIS,
            tuple(found[:_NAMED]),
            self._notes(first, len(found)),
        )

    # --- one entry after the other ---

    def _follow(self, last: _Entry | None, entry: _Entry) -> None:
        link = entry.link
        expected = last.link.number + 1 if last else link.number
        if link.number > expected:
            self._missing(expected, link.number - 1)
        self._look(entry)
        if link.hash != entry.hash:
            self._changed.append(entry)
            self._add("changed", link.number, f"Entry {link.number} is not as it was written.")
            return
        if entry.sealer == self._key.id:
            if not self._key.sealed(entry.hash, entry.seal):
                self._add("rewritten", link.number, f"Entry {link.number} was not written by this program's key.")
        else:
            self._strangers[entry.sealer] = self._strangers.get(entry.sealer, 0) + 1
        if last is not None and link.number == expected and link.previous != last.hash:
            number = last.link.number
            self._add("rewritten", number, f"Entry {number} is not the one from which entry {link.number} goes on.")

    def _missing(self, first: int, last: int) -> None:
        which = f"Entry {first} is" if first == last else f"Entries {first} to {last} are"
        self._add("missing", first, f"{which} not there any more.")

    def _look(self, entry: _Entry) -> None:
        """Note what other checks need of an entry."""
        link = entry.link
        for mark in (link.by, *link.about, *link.also):
            if mark:
                self._marks.setdefault(mark, link.number)
        if entry.details is None:
            if link.commitment:
                self._without.append(link.number)
            return
        subject, content, salt = entry.details
        if not _committed(link.commitment, subject, content, salt):
            self._add("details", link.number, f"What entry {link.number} says beside its kind was changed.")
            return
        said = _object(content)
        if link.kind in _ACCOUNTS:
            self._accounted += in_spans(str(said.get("entries", "")))
            self._forgotten.update((*link.about, *link.also))
        if link.kind == AuditKind.LOG_PRUNED:
            self._pruned[_whole(said.get("until"))] = str(said.get("head", ""))
        if "lost_to" in said:
            self._restored.append(f"{said.get('lost_from')} to {said['lost_to']} (see entry {link.number})")

    # --- everything together ---

    def _check_start(self, start: _Entry) -> None:
        number, previous = start.link.number, start.link.previous
        expected = GENESIS if number == 1 else self._pruned.get(number - 1)
        if expected is None:
            self._add("start", 1, f"Entries 1 to {number - 1} are gone, and no entry says that they were pruned.")
        elif previous != expected and number not in self._problems:
            self._add("start", number, f"Entry {number} is not the one with which the log began.")

    def _check_details(self) -> None:
        for number in self._without:
            if not any(number in span for span in self._accounted):
                self._add("details", number, f"What entry {number} says is gone, and no erasure accounts for it.")

    def _check_names(self) -> None:
        rows = self._connection.execute(
            select(*(self._bytes(column) for column in (AuditNameRow.mark, AuditNameRow.name, AuditNameRow.salt)))
        )
        known = set()
        for row in rows:
            mark, name, salt = map(_text, row)
            known.add(mark)
            if not _is_mark(mark, name, salt):
                number = self._marks.get(mark, 0)
                self._add("name", number, f"Whom mark #{mark[:8]} stands for (first in entry {number}) was changed.")
        for mark, number in self._marks.items():
            if mark not in known and mark not in self._forgotten:
                told = f"Whom mark #{mark[:8]} stands for (first in entry {number}) is gone without an erasure."
                self._add("name", number, told)

    def _check_exchanged(self) -> None:
        for one, other in combinations(self._changed[:_NAMED], 2):
            if _exchanged(one, other):
                numbers = one.link.number, other.link.number
                for number in numbers:
                    told = f"Entries {numbers[0]} and {numbers[1]} have changed places."
                    self._problems[number] = AuditProblem("exchanged", number, told)

    def _check_head(self, last: _Entry | None, at_anchor: str | None) -> None:
        anchor = self._anchor.read()
        number = last.link.number if last else 0
        if anchor is None:
            mine = last is not None and last.sealer == self._key.id
            if self._anchor.there:
                self._add("head", number, "The file beside the log that says how far it got cannot be read.")
            elif mine:
                self._add("head", number, "The file beside the log that says how far it got is gone.")
        elif not self._anchor.sealed(anchor):
            self._add("head", number, "The file beside the log that says how far it got was changed.")
        elif anchor.number > number:
            told = f"The end of the log was cut off: it got as far as entry {anchor.number}, and ends with {number}."
            self._add("cut", number + 1, told)
        elif at_anchor != anchor.hash and anchor.number not in self._problems:
            told = f"Entry {anchor.number} is not the one that the file beside the log vouches for."
            self._add("rewritten", anchor.number, told)

    def _check_indexes(self) -> None:
        """Find an index that was changed beside its table: lists would leave entries out."""
        if self._connection.dialect.name != "sqlite" or self._problems:
            return
        for table in TABLES:
            told = self._connection.exec_driver_sql(f"PRAGMA integrity_check({table})").scalar()
            if told != "ok":
                self._add("changed", 0, f"An index of the log was changed ({table}: {told}).")

    def _notes(self, first: int, found: int) -> tuple[str, ...]:
        notes = []
        if first > 1 and first - 1 in self._pruned:
            notes.append(f"Entries 1 to {first - 1} were pruned by the rules of retention.")
        notes += [f"An older log was restored: lost are entries {lost}." for lost in self._restored]
        if self._strangers:
            count = sum(self._strangers.values())
            notes.append(
                f"{counted(count, 'entry was', 'entries were')} sealed on "
                f"{counted(len(self._strangers), 'other machine')}, whose keys are not here: "
                "the chain covers them, their seals cannot be checked here."
            )
        if found > _NAMED:
            more = found - _NAMED
            notes.append(f"{counted(more, 'more problem is', 'more problems are')} not listed.")
        return tuple(notes)

    def _add(self, fault: AuditFault, number: int, message: str) -> None:
        self._problems.setdefault(number, AuditProblem(fault, number, message))

    # --- reading what may be damaged ---

    def _entries(self) -> Iterator[_Entry]:
        names = ("at", "kind", "by", "commitment", "previous", "hash", "seal", "sealer")
        columns = [self._bytes(getattr(AuditRow, name)) for name in names]
        after = 0
        while True:
            query = select(AuditRow.number, *columns).where(AuditRow.number > after).order_by(AuditRow.number)
            page = self._connection.execute(query.limit(_PAGE)).all()
            if not page:
                return
            numbers = page[0][0], page[-1][0]
            people, details = self._people(*numbers), self._details(*numbers)
            for number, *values in page:
                at, kind, by, commitment, previous, entry_hash, seal, sealer = map(_text, values)
                about, also = (tuple(people.get((number, role), ())) for role in ("about", "also"))
                link = Link(number, at, kind, by, about, also, commitment, previous)
                yield _Entry(link, entry_hash, seal, sealer, details.get(number))
            after = numbers[1]

    def _people(self, first: int, last: int) -> dict[tuple[int, str], list[str]]:
        columns = (self._bytes(AuditAboutRow.role), self._bytes(AuditAboutRow.mark))
        query = select(AuditAboutRow.number, *columns).where(AuditAboutRow.number.between(first, last))
        found: dict[tuple[int, str], list[str]] = {}
        for number, role, mark in self._connection.execute(query):
            found.setdefault((number, _text(role)), []).append(_text(mark))
        return found

    def _details(self, first: int, last: int) -> dict[int, tuple[str, str, str]]:
        names = ("subject", "content", "salt")
        columns: list[Any] = [self._bytes(getattr(AuditDetailsRow, name)) for name in names]
        query = select(AuditDetailsRow.number, *columns).where(AuditDetailsRow.number.between(first, last))
        return {
            number: (_text(subject), _text(content), _text(salt))
            for number, subject, content, salt in self._connection.execute(query)
        }

    def _bytes(self, column: Any) -> ColumnElement[bytes]:
        """Read a text as bytes: a changed one may be no UTF-8 any more, and is yet to be looked at."""
        if self._connection.dialect.name == "postgresql":
            return func.convert_to(column, "UTF8")
        return cast(column, LargeBinary)


def _text(value: Any) -> str:
    return bytes(value or b"").decode("utf-8", "surrogateescape")


def _object(content: str) -> dict[str, Any]:
    try:
        said = json.loads(content) if content else {}
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}


def _whole(value: object) -> int:
    return value if isinstance(value, int) else 0


def _salt(text: str) -> bytes | None:
    try:
        return bytes.fromhex(text)
    except ValueError:
        return None


def _committed(commitment: str, subject: str, content: str, salt: str) -> bool:
    key = _salt(salt)
    try:
        return key is not None and commitment_of(subject, content, key) == commitment
    except UnicodeError:
        return False


def _is_mark(mark: str, name: str, salt: str) -> bool:
    key = _salt(salt)
    try:
        return key is not None and mark_of(name, key) == mark
    except UnicodeError:
        return False


def _exchanged(one: _Entry, other: _Entry) -> bool:
    """Tell whether one of the two is whole when it stands in the place, or has the content, of the other."""
    return any(
        candidate.hash == entry.hash
        for entry, partner in ((one, other), (other, one))
        for candidate in _variants(entry.link, partner.link)
    )


def _variants(link: Link, partner: Link) -> Sequence[Link]:
    people = ((link.about, link.also), (partner.about, partner.also))
    moved = [replace(link, number=partner.number, about=about, also=also) for about, also in people]
    content = {"at": partner.at, "kind": partner.kind, "by": partner.by, "commitment": partner.commitment}
    swapped = [replace(link, **content, about=about, also=also) for about, also in people]  # type: ignore[arg-type]
    return [*moved, *swapped]
