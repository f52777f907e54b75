"""Garbage is looked for in the window's thread alone."""

from __future__ import annotations

import gc
import sys
import threading
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from roleplay.gui.garbage import GarbageCollector
from roleplay.gui.loading import GentleLoading
from roleplay.gui.tasks import EventBridge, Inbox, Tasks
from roleplay.gui.theme import ThemeSwitch
from roleplay.memory import no_full_collections


class Popup(QWidget):
    """A window with a timer that is in a cycle with itself, as most are."""

    def __init__(self, destroyed_in: list[threading.Thread]) -> None:
        super().__init__()
        self._itself = self
        self._destroyed_in = destroyed_in
        QVBoxLayout(self).addWidget(QLabel("Gone in a moment"))
        timer = QTimer(self)
        timer.timeout.connect(self.update)
        timer.start(1)

    def __del__(self) -> None:
        self._destroyed_in.append(threading.current_thread())


def make_garbage(cycles: int) -> None:
    """Make enough of it that Python would look at all objects several times."""
    for _ in range(cycles):
        one: list[object] = []
        one.append(one)


@pytest.fixture
def collector(theme: ThemeSwitch) -> Iterator[GarbageCollector]:
    """One of the test's own, without its timer."""
    before, parent = gc.get_threshold(), QObject()
    gc.collect()
    yield GarbageCollector(parent)
    gc.set_threshold(*before)


def test_windows_that_nobody_needs_are_destroyed_in_their_own_thread(theme: ThemeSwitch, qtbot: QtBot) -> None:
    destroyed_in: list[threading.Thread] = []
    for _ in range(5):
        popup = Popup(destroyed_in)
        popup.show()
        popup.close()
    del popup
    tasks, done = Tasks(), []
    tasks.run(tasks, lambda _task: make_garbage(300_000), lambda _: done.append(True), lambda _: None)
    qtbot.waitUntil(lambda: bool(done) and len(destroyed_in) == 5)
    assert set(destroyed_in) == {threading.main_thread()}


def test_a_widget_that_only_a_job_still_knew_is_destroyed_in_its_own_thread(
    theme: ThemeSwitch, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    destroyed_in: list[threading.Thread] = []
    tasks, may_end = Tasks(), threading.Event()
    put = tasks._inbox.put

    def put_and_linger(call: Callable[[], None]) -> None:
        put(call)
        may_end.wait()

    monkeypatch.setattr(tasks._inbox, "put", put_and_linger)
    popup = Popup(destroyed_in)
    del popup._itself  # no cycle: it goes with the last that knows it
    tasks.run(tasks, lambda _task, used=popup: used.objectName(), lambda _: None, lambda _: None)
    thread = next(iter(tasks._running.values()))
    qtbot.waitUntil(lambda: not tasks._running)
    del popup
    may_end.set()
    thread.join()
    tasks.run(tasks, lambda _task: None, lambda _: None, lambda _: None)
    qtbot.waitUntil(lambda: bool(destroyed_in))
    assert destroyed_in == [threading.main_thread()]


def test_a_call_may_report_while_its_page_goes_and_be_the_last_to_know_the_bridge(
    theme: ThemeSwitch, qtbot: QtBot
) -> None:
    inbox, gone = Inbox.of_application(), []
    inbox.destroyed.connect(lambda: gone.append(True))
    for _ in range(20):
        page, heard = QWidget(), []
        bridge, begun = EventBridge(page, heard.append), threading.Event()
        call = threading.Thread(target=_report, args=(bridge, begun))
        call.start()
        begun.wait()
        qtbot.waitUntil(lambda heard=heard: bool(heard))
        page.deleteLater()
        del page, bridge
        call.join()
    arrived: list[bool] = []
    Inbox.of_application().put(lambda: arrived.append(True))
    qtbot.waitUntil(lambda: bool(arrived))
    assert Inbox.of_application() is inbox
    assert not gone


def _report(bridge: EventBridge, begun: threading.Event) -> None:
    for number in range(200):
        bridge.listen(number)  # type: ignore[arg-type]
        begun.set()


def test_looking_for_garbage_disturbs_nobody_who_makes_a_tuple(collector: GarbageCollector) -> None:
    gc.set_threshold(1, 1, 1)
    wrong: list[BaseException] = []
    over = threading.Event()

    def work() -> None:
        try:
            while not over.is_set():
                tuple([number] for number in range(40))
        except BaseException as error:
            wrong.append(error)

    workers = [threading.Thread(target=work) for _ in range(3)]
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        for worker in workers:
            worker.start()
        for _ in range(400):
            collector.collect()
    finally:
        over.set()
        for worker in workers:
            worker.join()
        sys.setswitchinterval(before)
    assert not wrong


def test_young_garbage_goes_first_and_old_garbage_goes_in_the_end(collector: GarbageCollector) -> None:
    class Old:
        pass

    old = Old()
    old.itself = old  # type: ignore[attr-defined]
    found = weakref.ref(old)
    gc.collect()  # what survives is old
    del old
    gc.set_threshold(100, 2, 2)
    make_garbage(200)
    collector.collect()
    assert found() is not None
    kept = []
    for _ in range(20):
        make_garbage(200)
        kept.append([kept])
        collector.collect()
    assert found() is None


def test_all_objects_are_left_alone_during_a_call(collector: GarbageCollector) -> None:
    gc.set_threshold(100, 2, 2)
    with no_full_collections():
        before = gc.get_stats()[2]["collections"]
        for _ in range(50):
            make_garbage(200)
            collector.collect()
        assert gc.get_stats()[2]["collections"] == before
    kept = []
    for _ in range(20):
        make_garbage(200)
        kept.append([kept])
        collector.collect()
    assert gc.get_stats()[2]["collections"] > before


def test_nothing_is_looked_at_while_nothing_is_made(collector: GarbageCollector) -> None:
    collector.collect()
    before = [generation["collections"] for generation in gc.get_stats()]
    for _ in range(50):
        collector.collect()
    assert [generation["collections"] for generation in gc.get_stats()] == before


def test_what_is_being_loaded_is_never_looked_at(
    collector: GarbageCollector, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "loaded_gently.py").write_text("OBJECTS = [[number] for number in range(5000)]\n", "utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delitem(sys.modules, "loaded_gently", raising=False)
    gc.set_threshold(1, 1, 1)
    looks: list[int] = []

    def collections() -> int:
        return sum(generation["collections"] for generation in gc.get_stats())

    def look() -> None:
        before = collections()
        collector.collect()
        looks.append(collections() - before)

    frozen = gc.get_freeze_count()
    try:
        GentleLoading("loaded_gently", then=look).run()
        assert looks == [0]
        look()
        assert gc.get_freeze_count() >= frozen + 5000
        make_garbage(100)
        look()
        assert looks[-1] > 0
    finally:
        gc.unfreeze()
