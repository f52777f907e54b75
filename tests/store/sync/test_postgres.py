"""The department's store on a real PostgreSQL: cut connections, a restart in the middle, two laptops at once."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from roleplay.core.errors import MachineError
from roleplay.core.sync_run import synchronise
from tests.postgres import Cluster
from tests.store.samples import CALL

from .department import ALL, Machine, did_something, settle
from .proxy import CuttingProxy

Make = Callable[[], Machine]


@pytest.fixture
def department(cluster: Cluster, tmp_path: Path) -> Iterator[Machine]:
    """A department on a server."""
    name = cluster.create()
    machine = Machine(tmp_path / "department", 3, cluster.url(name, "roleplay_owner"))
    yield machine
    machine.close()
    cluster.drop(name)


def _busy_day(laptop: Machine, calls: int = 3) -> None:
    for _ in range(calls):
        session = laptop.hold_call()
        laptop.correct(session, f"words of {laptop.number}")
        laptop.grade(session, "well done", f"trainer {laptop.number}")
        laptop.comment(session, "Świetny ton")
    laptop.attempt(laptop.assign("try again"))


def _same(*machines: Machine) -> None:
    first = machines[0].content()
    assert first
    for machine in machines[1:]:
        assert machine.content() == first


def test_what_happens_on_two_laptops_and_in_the_department_is_everywhere(make: Make, department: Machine) -> None:
    one, other = make(), make()
    _busy_day(one)
    heard = one.hold_call(sound=True)
    settle([one, other], department)
    _same(one, other, department)
    sounds = [machine.store.recording(heard) for machine in (one, other)]
    assert sounds[0] is not None
    assert sounds[1] is not None
    assert sounds[0].read_bytes() == sounds[1].read_bytes()
    session = one.store.list()[-1].id
    one.correct(session, "hello")
    other.correct(session, "goodbye")
    department.comment(session, "from the office")
    one.grade(session, "good", "Ewa")
    other.grade(session, "not so good", "Ewa")
    settle([one, other], department)
    _same(one, other, department)
    record = other.store.load(session)
    assert {one.text for one in (*record.corrections, *record.other_corrections)} == {"hello", "goodbye"}
    assert {"good", "not so good"} <= {grade.summary for grade in one.store.grades.of_session(session)}
    department.store.delete(session)
    one.correct(session, "too late")
    settle([one, other], department)
    _same(one, other, department)
    assert session not in {found.id for found in one.store.list()}


def _whole(department: Machine) -> None:
    """Every call that has arrived has all that is its own."""
    with department.store._snapshot() as connection:
        events = connection.execute(
            text("SELECT sessions.id, count(*) FROM sessions LEFT JOIN events ON id = session_id GROUP BY 1")
        )
        assert {count for _, count in events} <= {len(CALL)}
        unscored = text("SELECT count(*) FROM sessions WHERE id NOT IN (SELECT session_id FROM scores)")
        assert connection.scalar(unscored) == 0


def _sync_through(laptop: Machine, folder: Path, address: str) -> bool:
    """Synchronise over a connection of its own; False when it broke."""
    try:
        department = Machine(folder, 9, address)
    except MachineError:
        return False
    try:
        synchronise(laptop.peer, department.peer, ALL)
    except MachineError:
        return False
    finally:
        department.close()
    return True


def _cut_until_through(make: Make, department: Machine, cluster: Cluster, tmp_path: Path, steps: int) -> None:
    """Cut the connection at growing distances until everything has come through, and again on the way back."""
    laptop, other = make(), make()
    _busy_day(laptop)
    laptop.hold_call(sound=True)
    with CuttingProxy(cluster.folder, cluster.folder / "cut") as proxy:
        address = department.where.replace(str(cluster.folder), str(proxy.folder))
        for machine in (laptop, other):
            cuts = 0
            while True:
                cuts += 1
                proxy.left = 3_000 + cuts * cuts * 400_000 // (steps * steps)
                through = _sync_through(machine, tmp_path / "through", address)
                proxy.cut()
                _whole(department)
                assert not machine.store.problems()
                if through:
                    break
            assert cuts > 3
    assert not did_something(other.sync(department))
    settle([laptop, other], department)
    _same(laptop, other, department)


def test_a_connection_that_is_cut_again_and_again(
    make: Make, department: Machine, cluster: Cluster, tmp_path: Path
) -> None:
    _cut_until_through(make, department, cluster, tmp_path, steps=12)


@pytest.mark.slow
def test_a_connection_that_is_cut_at_very_many_places(
    make: Make, department: Machine, cluster: Cluster, tmp_path: Path
) -> None:
    _cut_until_through(make, department, cluster, tmp_path, steps=60)


def test_a_server_that_crashes_in_the_middle(make: Make, department: Machine, cluster: Cluster) -> None:
    laptop = make()
    _busy_day(laptop, calls=2)
    crashed: list[int] = []

    def crash(stage: str, done: int, _total: int) -> None:
        if stage == "sending" and done and not crashed:
            crashed.append(done)
            cluster.stop("immediate")

    try:
        with pytest.raises(MachineError):
            synchronise(laptop.peer, department.peer, ALL, crash)
    finally:
        cluster.go_on()
    assert crashed
    _whole(department)
    settle([laptop], department)
    _same(laptop, department)


def test_two_laptops_at_once(make: Make, department: Machine, tmp_path: Path) -> None:
    laptops = [make(), make()]
    shared = laptops[0].hold_call()
    settle(laptops, department)
    for laptop in laptops:
        _busy_day(laptop)
        laptop.correct(shared, f"words of {laptop.number}")
        laptop.grade(shared, f"seen by {laptop.number}", "Ewa")
    together = threading.Barrier(2)
    failures: list[BaseException] = []

    def sync(laptop: Machine) -> None:
        mine = Machine(tmp_path / f"to {laptop.number}", 9, department.where)
        try:
            together.wait()
            synchronise(laptop.peer, mine.peer, ALL)
        except BaseException as error:
            failures.append(error)
        finally:
            mine.close()

    threads = [threading.Thread(target=sync, args=(laptop,)) for laptop in laptops]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures
    settle(laptops, department)
    _same(*laptops, department)
    record = department.store.load(shared)
    assert {one.text for one in (*record.corrections, *record.other_corrections)} == {
        f"words of {laptop.number}" for laptop in laptops
    }
    assert len(department.store.grades.of_session(shared)) == 2
