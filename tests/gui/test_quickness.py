"""The window paints and listens while there is much to be done."""

from __future__ import annotations

import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from roleplay.gui import tasks as working
from roleplay.gui.loading import GentleLoading
from roleplay.gui.pages.review import ReviewPage
from roleplay.gui.pages.sessions.filter_panels import SomeOf
from roleplay.gui.pages.sessions.list_model import SessionList
from roleplay.gui.tasks import Inbox, Tasks, one_by_one
from roleplay.gui.theme import ThemeSwitch
from roleplay.gui.window import MainWindow
from tests.gui import sample
from tests.gui.fakes import FakeRoleplay


class Posts(QObject):
    """Counts how often the loop has come round, as a person's next key would be seen."""

    def __init__(self) -> None:
        super().__init__()
        self.rounds = 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._count)
        self._timer.start(0)

    def _count(self) -> None:
        self.rounds += 1


def test_the_window_listens_between_two_steps(qapp: QApplication, qtbot: QtBot) -> None:
    posts, seen = Posts(), []
    one_by_one(posts, *(lambda: seen.append(posts.rounds) for _ in range(5)))
    qtbot.waitUntil(lambda: len(seen) == 5)
    assert sorted(set(seen)) == seen  # the loop came round before each of them


def test_many_messages_at_once_let_the_window_listen(
    qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = iter(range(1_000))
    monkeypatch.setattr(working.time, "perf_counter", lambda: next(now) * working._STRETCH_SECONDS / 4)
    posts, inbox, seen = Posts(), Inbox(), []
    for number in range(40):
        inbox.put(lambda number=number: seen.append((number, posts.rounds)))  # type: ignore[misc]
    qtbot.waitUntil(lambda: len(seen) == 40)
    assert [number for number, _ in seen] == list(range(40))
    in_one_round = [sum(when == again for _, again in seen) for _, when in seen]
    assert max(in_one_round) <= 8  # two helpings, where the timers happen to come round so


def test_a_message_that_fails_does_not_keep_others_back(qapp: QApplication, qtbot: QtBot) -> None:
    inbox, seen = Inbox(), []

    def fail() -> None:
        raise ValueError("one of them")

    with qtbot.captureExceptions() as raised:
        inbox.put(fail)
        for number in range(3):
            inbox.put(lambda number=number: seen.append(number))  # type: ignore[misc]
        qtbot.waitUntil(lambda: len(seen) == 3)
    assert seen == [0, 1, 2]
    assert [kind for kind, *_ in raised] == [ValueError]


@pytest.fixture
def modules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Four modules, each of which imports the next."""
    names = [f"gently_loaded_{number}" for number in range(4)]
    for name, following in zip(names, [*names[1:], "json"], strict=True):
        (tmp_path / f"{name}.py").write_text(f"import {following}\n", "utf-8")
        monkeypatch.delitem(sys.modules, name, raising=False)
    monkeypatch.syspath_prepend(str(tmp_path))
    return names


def test_loading_rests_at_first_and_before_each_module_and_only_in_its_thread(
    modules: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    rests: list[int] = []
    loading = GentleLoading(modules[0], then=lambda: rests.append(-1))
    monkeypatch.setattr(loading._hurry, "wait", lambda _seconds: rests.append(threading.get_ident()))
    thread = threading.Thread(target=loading.run)
    before = list(sys.meta_path)
    thread.start()
    thread.join()
    assert len(rests) == 6
    assert rests[-1] == -1  # what comes then comes last
    assert threading.get_ident() not in rests
    assert all(name in sys.modules for name in modules)
    assert sys.meta_path == before
    loading.hurry()
    assert loading._hurry.is_set()


def test_loading_rests_until_it_may_go_on_or_somebody_waits(modules: list[str]) -> None:
    answers = iter((False, False, True))
    GentleLoading(modules[3]).run(lambda: next(answers))
    assert modules[3] in sys.modules
    assert next(answers, None) is None
    loading = GentleLoading(modules[0])
    loading.hurry()
    loading.run(lambda: False)
    assert all(name in sys.modules for name in modules)


def test_it_is_quiet_when_nothing_else_has_run_for_a_while(qapp: QApplication, qtbot: QtBot) -> None:
    tasks, goes_on, over = Tasks(), threading.Event(), []
    owner, told = QObject(), pytest.fail
    mine = tasks.run(owner, lambda _: goes_on.wait(), over.append, told)
    assert 0 < tasks.seconds_quiet(besides={mine}) < tasks.seconds_quiet(besides={mine})
    other = tasks.run(owner, lambda _: goes_on.wait(), over.append, told)
    assert tasks.seconds_quiet(besides={mine}) == 0
    assert tasks.seconds_quiet(besides={other}) == 0
    assert tasks.seconds_quiet(besides={mine, other}) > 0
    goes_on.set()
    qtbot.waitUntil(lambda: len(over) == 2)
    assert tasks.seconds_quiet(besides={mine}) > 0


def test_the_list_of_calls_is_made_before_it_is_asked_for(
    window: MainWindow, fake: FakeRoleplay, qtbot: QtBot
) -> None:
    assert window.page("sessions") is None
    window.prepare_sessions()
    qtbot.waitUntil(lambda: window.page("sessions") is not None)
    made = window.page("sessions")
    assert window.stack.currentWidget() is not made
    window.show_sessions()
    assert window.stack.currentWidget() is made


def test_two_that_load_do_not_wait_for_each_other(window: MainWindow, qtbot: QtBot) -> None:
    held, over = threading.Event(), []
    window._load(GentleLoading("json", then=held.wait), over.append)  # goes on while the other one begins
    window._load(GentleLoading("json"), over.append)
    window._load(GentleLoading("json"), over.append)
    qtbot.waitUntil(lambda: len(over) == 2, timeout=20_000)
    held.set()
    qtbot.waitUntil(lambda: len(over) == 3, timeout=20_000)
    assert not window._waiting


def test_all_panels_stand_beside_a_call_and_know_it(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    row = sample.summary(1)
    fake.keep(sample.record(row))
    window.show_review(row.id)
    page = window.page("review")
    assert isinstance(page, ReviewPage)
    assert page.stack.count() == 0  # nothing before it has been painted
    qtbot.waitUntil(lambda: page.host.call is not None)
    assert page.stack.count() == 4
    assert page.tabs.isVisible()


def test_a_filter_knows_what_is_chosen_without_asking_the_list(theme: ThemeSwitch, qtbot: QtBot) -> None:
    panel, told = SomeOf("Person"), []
    qtbot.addWidget(panel)
    panel.changed.connect(lambda: told.append(panel.values()))
    panel.offer({"a": "Ann", "b": "Bob", "c": "Cem"}.items())
    panel.choose(("c", "gone", "a"))
    assert panel.values() == ("a", "c", "gone")
    assert panel.chosen == "Ann +2"
    panel.offer([("b", "Bob"), ("c", "Cem")])
    assert panel.values() == ("c", "a", "gone")
    assert not told
    panel._items()[0].setCheckState(panel._items()[1].checkState())
    assert told
    assert "b" in panel.values()
    panel.clear()
    assert panel.values() == ()
    assert panel.chosen == ""


def test_what_a_row_says_is_worked_out_again_after_it_was_read_again(
    window: MainWindow, fake: FakeRoleplay, qtbot: QtBot
) -> None:
    fake.keep(sample.record(sample.summary(1)))
    window.show_sessions()
    page = window.page("sessions")
    model = page.model  # type: ignore[union-attr]
    assert isinstance(model, SessionList)
    qtbot.waitUntil(lambda: model.rowCount() > 0 and model.session(0) is not None)
    before = model.index(0, 1).data()
    listed = model.listed(0)
    assert listed is not None
    assert before == listed.session.trainee
    model._take(0, (replace(listed, session=replace(listed.session, trainee="Somebody else")),))
    assert model.index(0, 1).data() == "Somebody else"
