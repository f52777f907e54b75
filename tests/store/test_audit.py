"""The audit log: what is written stays, and whatever is done to it behind the program's back is found and named."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.exc import DatabaseError as SqlError
from sqlalchemy.exc import IntegrityError

from roleplay.core.audit import AuditFilter, AuditKind
from roleplay.store.audit import AuditTable, NewEntry
from roleplay.store.audit_anchor import AnchorFile, SealingKey
from roleplay.store.audit_chain import in_spans, spans
from roleplay.store.audit_guard import TABLES
from roleplay.store.database import Database

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)


class Log:
    """A log on a database of its own, and what somebody does to it with SQL."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "data" / "sessions.db"
        self.anchor_path = folder / "data" / "audit.head"
        self.key_path = folder / "config" / "audit.key"
        self.now = NOW
        self.open()

    def open(self) -> None:
        self.database = Database(self.path)
        key = SealingKey(self.key_path)
        self.anchor = AnchorFile(self.anchor_path, key)
        self.table = AuditTable(self.database, key, self.anchor, self.tick)

    def tick(self) -> datetime:
        self.now += timedelta(minutes=1)
        return self.now

    def fill(self, count: int = 6) -> None:
        for number in range(1, count + 1):
            self.table.append(
                NewEntry(
                    AuditKind.LISTENED,
                    by="Tomasz Trener",
                    about=(f"Person {number}",),
                    subject=f"session-{number}",
                    details={"seconds": number},
                )
            )

    def meddle(self, *statements: str) -> None:
        """Change the tables as somebody does who drops the triggers first."""
        with sqlite3.connect(self.path) as connection:
            for table in TABLES:
                for event in ("update", "delete"):
                    connection.execute(f"DROP TRIGGER IF EXISTS {table}_no_{event}")
            for statement in statements:
                connection.execute(statement)
        connection.close()

    def found(self) -> list[tuple[str, int]]:
        return [(problem.fault, problem.number) for problem in self.table.check().problems]

    def close(self) -> None:
        self.database.close()


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Log]:
    opened = Log(tmp_path)
    yield opened
    opened.close()


def test_entries_come_back_as_they_were_written(log: Log) -> None:
    log.table.append(NewEntry(AuditKind.SIGNED_IN, by="Ewa Święta"))
    log.table.append(
        NewEntry(AuditKind.EXPORTED, "Ewa Święta", ("Zoë", "Adam"), ("Ola",), "s-1", {"form": "csv", "rows": 2})
    )
    first, second = log.table.entries()
    assert (first.number, first.kind, first.by, first.about, first.subject, first.details) == (
        *(1, "signed_in", "Ewa Święta"),
        *((), "", {}),
    )
    assert first.at == NOW + timedelta(minutes=1)
    assert (second.about, second.also, second.subject) == (("Adam", "Zoë"), ("Ola",), "s-1")
    assert second.details == {"form": "csv", "rows": 2}
    assert log.table.check().whole


@pytest.mark.parametrize(
    ("wanted", "numbers"),
    [
        (AuditFilter(about="Person 3"), [3]),
        (AuditFilter(by="Tomasz Trener", newest=2), [5, 6]),
        (AuditFilter(by=""), []),
        (AuditFilter(by="Nobody we know"), []),
        (AuditFilter(subject="session-4"), [4]),
        (AuditFilter(kinds=("listened",), since=NOW + timedelta(minutes=5)), [5, 6]),
        (AuditFilter(until=NOW + timedelta(minutes=2)), [1]),
        (AuditFilter(kinds=("exported",)), []),
    ],
)
def test_entries_are_found(log: Log, wanted: AuditFilter, numbers: list[int]) -> None:
    log.fill()
    assert [entry.number for entry in log.table.entries(wanted)] == numbers


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("statement", ["UPDATE {} SET number = 9", "DELETE FROM {}"])
def test_the_database_refuses_changes(log: Log, table: str, statement: str) -> None:
    log.fill(2)
    if table == "audit_names":
        statement = statement.replace("number = 9", "name = 'x'")
    with pytest.raises((IntegrityError, SqlError), match="only ever added to"), log.database.writing.begin() as sql:
        sql.exec_driver_sql(statement.format(table))
    assert log.table.check().whole


FORGERIES = {
    "the kind": ("UPDATE audit_log SET kind = 'read' WHERE number = 3", [("changed", 3)]),
    "the moment": ("UPDATE audit_log SET at = '2020-01-01T00:00:00.000000+00:00' WHERE number = 3", [("changed", 3)]),
    "who did it": ("UPDATE audit_log SET by = '' WHERE number = 1", [("changed", 1)]),
    "no text at all": ("UPDATE audit_log SET kind = CAST(x'ff6c6973' AS TEXT) WHERE number = 6", [("changed", 6)]),
    "whom it concerns": ("DELETE FROM audit_about WHERE number = 2", [("changed", 2)]),
    "what it says": ("UPDATE audit_details SET content = '{}' WHERE number = 5", [("details", 5)]),
    "which session": ("UPDATE audit_details SET subject = 'other' WHERE number = 5", [("details", 5)]),
    "no word any more": ("DELETE FROM audit_details WHERE number = 5", [("details", 5)]),
    "another name": ("UPDATE audit_names SET name = 'Somebody' WHERE name = 'Person 4'", [("name", 4)]),
    "no name": ("DELETE FROM audit_names WHERE name = 'Person 4'", [("name", 4)]),
    "a row less": ("DELETE FROM audit_log WHERE number = 4", [("missing", 4)]),
    "the beginning": ("DELETE FROM audit_log WHERE number < 3", [("start", 1)]),
    "the end": ("DELETE FROM audit_log WHERE number > 4", [("cut", 5)]),
    "everything": ("DELETE FROM audit_log", [("cut", 1)]),
}


@pytest.mark.parametrize(("statement", "expected"), FORGERIES.values(), ids=FORGERIES.keys())
def test_every_change_is_found_and_named(log: Log, statement: str, expected: list[tuple[str, int]]) -> None:
    log.fill()
    log.meddle(statement)
    assert log.found()[:1] == expected


def test_two_entries_that_changed_places_are_named(log: Log) -> None:
    log.fill()
    log.meddle(
        "UPDATE audit_log SET number = 99 WHERE number = 2",
        "UPDATE audit_log SET number = 2 WHERE number = 5",
        "UPDATE audit_log SET number = 5 WHERE number = 99",
    )
    assert log.found() == [("exchanged", 2), ("exchanged", 5)]


def test_contents_that_changed_places_are_named(log: Log) -> None:
    log.fill()
    log.meddle(
        "CREATE TEMP TABLE two AS SELECT * FROM audit_log WHERE number IN (2, 5)",
        "UPDATE audit_log SET at = (SELECT at FROM two WHERE two.number = 7 - audit_log.number), "
        "commitment = (SELECT commitment FROM two WHERE two.number = 7 - audit_log.number) WHERE number IN (2, 5)",
    )
    assert log.found() == [("exchanged", 2), ("exchanged", 5)]


def test_a_chain_that_was_hashed_anew_is_found_for_want_of_the_key(log: Log, tmp_path: Path) -> None:
    """Somebody who knows the program, but not the key, cannot forge entries."""
    log.fill()
    forger = Log(tmp_path / "forger")
    forger.fill(2)
    forger.table.append(NewEntry(AuditKind.SIGNED_IN))
    forger.fill(3)
    forger.close()
    names = ("audit_details", "audit_about", "audit_log", "audit_names")
    log.meddle(*(f"DELETE FROM {name}" for name in names))
    with sqlite3.connect(log.path) as connection:
        connection.execute("ATTACH DATABASE ? AS forger", (str(forger.path),))
        for name in reversed(names):
            connection.execute(f"INSERT INTO {name} SELECT * FROM forger.{name}")
    connection.close()
    assert ("rewritten", 6) in log.found()
    log.meddle(f"UPDATE audit_log SET sealer = '{SealingKey(log.key_path).id}'")
    assert log.found() == [("rewritten", number) for number in range(1, 7)]


def test_every_single_byte_counts(tmp_path: Path) -> None:
    """One byte of the newest entry, changed in the database file itself, is found wherever it is."""
    log = Log(tmp_path)
    log.table.append(NewEntry(AuditKind.GRADED, "Tomasz", ("Anna Nowak",), (), "a-session", {"score": 71}))
    log.database.checkpoint()
    log.close()
    whole = log.path.read_bytes()
    with sqlite3.connect(log.path) as connection:
        row = connection.execute("SELECT at, kind, by, commitment, previous, hash, seal FROM audit_log").fetchone()
        details = connection.execute("SELECT subject, content, salt FROM audit_details").fetchone()
        name = connection.execute("SELECT name, salt FROM audit_names WHERE name = 'Anna Nowak'").fetchone()
    connection.close()
    for text in (*row, *details, *name):
        places = [place for place in range(len(whole)) if whole.startswith(text.encode(), place)]
        for place in places:
            for changed in (place, place + len(text) - 1):
                edited = bytearray(whole)
                edited[changed] ^= 0x01
                log.path.write_bytes(edited)
                log.open()
                assert not log.table.check().whole, (text, changed - place)
                log.close()
    log.path.write_bytes(whole)
    log.open()
    assert log.table.check().whole
    log.close()


@pytest.mark.parametrize(
    ("cut", "expected"),
    [
        (("audit_log",), ("missing", 5)),
        (("audit_log", "audit_about", "audit_details"), ("rewritten", 6)),
    ],
)
def test_a_cut_end_stays_found_when_the_log_goes_on(
    log: Log, cut: tuple[str, ...], expected: tuple[str, int]
) -> None:
    log.fill()
    log.meddle(*(f"DELETE FROM {table} WHERE number > 4" for table in cut))
    log.fill(2)
    assert expected in log.found()
    log.fill(1)
    assert expected in log.found()


@pytest.mark.parametrize("content", ["", "{", '{"number": 3, "hash": "00", "seal": "00"}', '{"number": "x"}'])
def test_a_changed_file_beside_the_log_is_found(log: Log, content: str) -> None:
    log.fill()
    log.anchor_path.write_text(content)
    assert log.found() == [("head", 6)]


def test_a_lost_file_or_key_beside_the_log_is_found(log: Log) -> None:
    log.fill()
    kept = log.anchor_path.read_bytes()
    log.anchor_path.unlink()
    assert log.found() == [("head", 6)]
    log.anchor_path.write_bytes(kept)
    log.key_path.unlink()
    log.close()
    log.open()
    assert log.found() == [("head", 6)]
    assert any("other machine" in note for note in log.table.check().notes)


def test_a_restored_log_goes_on_and_says_what_is_lost(log: Log) -> None:
    log.fill(3)
    log.database.checkpoint()
    backup = log.path.read_bytes()
    log.fill(2)
    log.close()
    log.path.write_bytes(backup)
    log.open()
    assert log.found() == [("cut", 4)]
    log.table.rebase(NewEntry(AuditKind.RESTORED, "Adam Admin"))
    report = log.table.check()
    assert report.whole
    assert any("4 to 5" in note for note in report.notes)


def test_old_entries_are_pruned_and_accounted_for(log: Log) -> None:
    log.fill(6)
    pruned = log.table.prune(NOW + timedelta(minutes=4), NewEntry(AuditKind.LOG_PRUNED, details={"days": 1095}))
    report = log.table.check()
    assert (pruned, report.whole, report.first, report.entries) == (3, True, 4, 4)
    log.meddle("DELETE FROM audit_log WHERE number = 4")
    assert ("start", 1) in log.found() or ("missing", 4) in log.found()


def test_pruning_nothing_writes_nothing(log: Log) -> None:
    log.fill(2)
    assert log.table.prune(NOW, NewEntry(AuditKind.LOG_PRUNED)) == 0
    assert log.table.check().entries == 2


def test_everything_may_be_pruned(log: Log) -> None:
    log.fill(3)
    assert log.table.prune(NOW + timedelta(days=1), NewEntry(AuditKind.LOG_PRUNED)) == 3
    report = log.table.check()
    assert (report.whole, report.entries, report.first) == (True, 1, 4)


def test_a_person_is_forgotten_and_the_chain_stays_whole(log: Log) -> None:
    log.fill(3)
    log.table.append(NewEntry(AuditKind.PERSON_RENAMED, "Adam", ("Person 2",), ("Person 2b",)))
    with log.database.writing.begin() as connection:
        head, lost = log.table.forget_in(connection, ["Person 2"], NewEntry(AuditKind.ERASED, "Hanna HR"))
    log.table.anchored(head)
    assert lost == 1
    entries = list(log.table.entries())
    assert [entry.erased for entry in entries] == [False, True, False, False, False]
    assert entries[1].about[0].startswith("#")
    assert entries[1].details == {}
    assert entries[4].about == entries[1].about
    assert log.table.check().whole
    with log.database.reading.connect() as connection:
        for table in TABLES:
            for row in connection.exec_driver_sql(f"SELECT * FROM {table}"):
                assert "Person 2" not in [str(cell) for cell in row]
                assert "session-2" not in [str(cell) for cell in row]
    log.meddle("DELETE FROM audit_details WHERE number = 3")
    assert log.found() == [("details", 3)]


def test_the_same_name_later_is_somebody_else(log: Log) -> None:
    log.fill(1)
    with log.database.writing.begin() as connection:
        head, _ = log.table.forget_in(connection, ["Person 1"], NewEntry(AuditKind.ERASED))
    log.table.anchored(head)
    log.fill(1)
    first, _, again = log.table.entries()
    assert (first.about == again.about, again.about) == (False, ("Person 1",))


def write_many(table: AuditTable, who: str, count: int) -> None:
    for number in range(count):
        table.append(NewEntry(AuditKind.LISTENED, who, (f"Person {number % 3}",), (), f"{who}-{number}"))


def together(works: list[Callable[[], None]]) -> None:
    failures: list[BaseException] = []

    def guarded(work: Callable[[], None]) -> None:
        try:
            work()
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=guarded, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures


def test_writers_at_once_keep_one_chain(log: Log) -> None:
    together([lambda who=who: write_many(log.table, who, 8) for who in ("A", "B", "C")])  # type: ignore[misc]
    report = log.table.check()
    assert (report.entries, report.last, report.problems) == (24, 24, ())
    assert {entry.by for entry in log.table.entries()} == {"A", "B", "C"}


def test_a_transaction_that_fails_leaves_no_entry(log: Log) -> None:
    log.fill(1)
    with log.database.writing.connect() as connection, connection.begin() as transaction:
        log.table.append_in(connection, NewEntry(AuditKind.DELETED))
        transaction.rollback()
    log.fill(1)
    report = log.table.check()
    assert (report.whole, report.entries) == (True, 2)


@given(st.sets(st.integers(1, 60)))
def test_spans_hold_numbers(numbers: set[int]) -> None:
    assert {number for span in in_spans(spans(numbers)) for number in span} == numbers


@pytest.mark.parametrize(
    "name", ["=1+1", "Robert'); DROP TABLE audit_log;--", "\u202eevil", "a\ud800b", "x" * 5000, "\x1f"]
)
def test_hostile_names_do_no_harm(log: Log, name: str) -> None:
    log.table.append(NewEntry(AuditKind.REFUSED, name, (name,), (name,), name, {"what": name}))
    assert log.table.check().whole
    (entry,) = log.table.entries()
    assert entry.about == (name.encode("utf-8", "replace").decode(),)
