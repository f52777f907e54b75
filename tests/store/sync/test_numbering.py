"""On a server: nobody waits for a computer that is slow with its COMMIT, and nobody passes over a lower number."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from sqlalchemy import Connection, delete, select

from roleplay.core.sync import Head, Key, mark
from roleplay.core.sync_run import synchronise
from roleplay.store import sync_heads
from roleplay.store.schema_sync import SyncItemRow, SyncStateRow
from roleplay.store.sync_heads import Known
from tests.postgres import Cluster

from .conftest import Make
from .department import ALL, Machine, did_something

_ELSEWHERE = {"elsewhere": 7}


@pytest.fixture
def named(cluster: Cluster) -> Iterator[str]:
    """Name of a department's database."""
    name = cluster.create()
    yield name
    cluster.drop(name)


@pytest.fixture
def department(named: str, cluster: Cluster, tmp_path: Path) -> Iterator[Machine]:
    """A department on a server."""
    machine = Machine(tmp_path / "department", 3, cluster.url(named, "roleplay_owner"))
    yield machine
    machine.close()


@pytest.fixture
def slow(department: Machine) -> Iterator[Connection]:
    """A connection of somebody else, in a transaction that ends when the test says so."""
    with department.store.database.writing.connect() as connection:
        yield connection


def _taken(*identifiers: str) -> list[Known]:
    """Return what somebody takes over from elsewhere."""
    return [
        Known(Head(Key("assignment", mark(one)), _ELSEWHERE, alive=True, identifier=one), dirty=False, session="")
        for one in identifiers
    ]


def _numbers(department: Machine, *identifiers: str) -> list[int | None]:
    """Return the numbers that everybody sees."""
    heads = department.peer.heads(Key("assignment", mark(one)) for one in identifiers)
    found = [heads.get(Key("assignment", mark(one))) for one in identifiers]
    return [None if head is None else head.number for head in found]


def _count(department: Machine, *identifiers: str) -> None:
    with department.peer._transaction() as connection:
        sync_heads.count(connection, _taken(*identifiers), sent=True)


def test_what_is_taken_over_gets_numbers_in_its_order_and_keeps_its_versions(department: Machine) -> None:
    before = department.peer.stamp()
    _count(department, "b", "a", "c")
    assert _numbers(department, "b", "a", "c") == [before + 1, before + 2, before + 3]
    assert department.peer.stamp() == before + 3
    heads = department.peer.heads([Key("assignment", mark("a"))])
    assert [head.versions for head in heads.values()] == [_ELSEWHERE]


def test_a_change_of_the_department_is_counted_under_its_id_with_its_number(department: Machine) -> None:
    call = department.hold_call()
    latest = department.peer.stamp()
    head = department.peer.heads([Key("session", mark(call))])[Key("session", mark(call))]
    assert (head.versions, head.number) == ({department.peer.machine: head.number}, latest)
    assert department.peer.stamp() == latest


def test_who_has_counted_and_not_yet_committed_makes_nobody_wait(department: Machine, slow: Connection) -> None:
    """And comes after those who did, although it was first: so nobody passes over it."""
    sync_heads.count(slow, _taken("slow one", "slow two"), sent=True)
    before = department.peer.stamp()
    call = department.hold_call()
    _count(department, "quick")
    latest = department.peer.stamp()
    assert _numbers(department, "quick", "slow one") == [before + 1, None]
    assert department.peer.heads([Key("session", mark(call))])[Key("session", mark(call))].number == latest
    slow.commit()
    assert _numbers(department, "slow one", "slow two") == [latest + 1, latest + 2]
    recent = department.peer.changed(latest, ALL)
    assert [head.identifier for head in recent] == ["slow one", "slow two"]


def test_between_a_number_and_its_commit_nobody_else_gets_one(
    department: Machine, slow: Connection, cluster: Cluster, named: str
) -> None:
    sync_heads.count(slow, _taken("slow"), sent=True)
    slow.exec_driver_sql("SET CONSTRAINTS ALL IMMEDIATE")  # as at the beginning of a commit
    mine = slow.scalar(select(SyncItemRow.number).where(SyncItemRow.item == "slow"))
    before = department.peer.stamp()
    assert mine == before + 1
    other = threading.Thread(target=_count, args=(department, "other"))
    other.start()
    with cluster.connect(named) as watch:
        while not _waiting_for(watch, slow):
            assert other.is_alive()
    assert department.peer.stamp() == before
    assert _numbers(department, "slow", "other") == [None, None]
    slow.commit()
    other.join()
    assert _numbers(department, "slow", "other") == [before + 1, before + 2]
    assert department.peer.stamp() == before + 2


def test_numbers_that_are_rolled_back_are_given_again(department: Machine, slow: Connection) -> None:
    before = department.peer.stamp()
    sync_heads.count(slow, _taken("lost"), sent=True)
    slow.exec_driver_sql("SET CONSTRAINTS ALL IMMEDIATE")
    slow.rollback()
    _count(department, "kept")
    assert _numbers(department, "lost", "kept") == [None, before + 1]


def test_the_first_number_of_all(department: Machine) -> None:
    with department.store.database.writing.begin() as connection:
        connection.execute(delete(SyncStateRow))
    _count(department, "first")
    assert _numbers(department, "first") == [1]
    assert department.peer.machine


def test_a_department_that_is_too_busy_is_asked_again(
    make: Make, department: Machine, slow: Connection, cluster: Cluster, named: str
) -> None:
    """The server really gives up what takes too long; nothing is lost, and nothing is there twice."""
    laptop = make()
    call = laptop.hold_call()
    department.peer.stamp()
    sync_heads.count(slow, _taken("slow"), sent=True)
    slow.exec_driver_sql("SET CONSTRAINTS ALL IMMEDIATE")
    done = threading.Event()
    waited: list[float] = []

    def give_up() -> None:
        with cluster.connect(named) as watch:
            while not (found := _waiting_for(watch, slow)):
                if done.is_set():
                    return
            watch.execute("SELECT pg_cancel_backend(%s)", (found[0],))

    def wait(seconds: float) -> None:
        waited.append(seconds)
        slow.commit()

    server = threading.Thread(target=give_up)
    server.start()
    try:
        report = synchronise(laptop.peer, department.peer, ALL, wait=wait)
    finally:
        done.set()
        server.join()
    assert len(waited) == 1
    assert 0.0 < waited[0] <= 1.0
    assert (report.sent, report.left_out) == (1, 0)
    assert department.store.load(call) == laptop.store.load(call)
    assert not did_something(laptop.sync(department))


def _waiting_for(watch: psycopg.Connection[Any], slow: Connection) -> list[int]:
    """Return the processes of the server that wait for a connection."""
    holder = slow.connection.driver_connection
    assert isinstance(holder, psycopg.Connection)
    its = "SELECT pid FROM pg_stat_activity WHERE %s = ANY (pg_blocking_pids(pid))"
    return [pid for (pid,) in watch.execute(its, (holder.info.backend_pid,))]
