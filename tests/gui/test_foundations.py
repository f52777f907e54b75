"""What all pages stand on: work in the background, problems, theme, labels."""

from __future__ import annotations

import subprocess
import sys
import threading

import pytest
from PySide6.QtCore import QEvent, QObject, Qt, QThread
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from roleplay.core.errors import DeviceError
from roleplay.gui.shortcuts import ShortcutSheet
from roleplay.gui.tasks import EventBridge, Inbox, Task, Tasks
from roleplay.gui.theme import DARK, LIGHT, ThemeSwitch, Tokens, heat_colour, tokens
from roleplay.gui.widgets.avatar import _COLOURS, initials
from roleplay.gui.widgets.slope_plot import SlopePlot
from roleplay.gui.widgets.text import OneLine, Text, plain_tooltip
from roleplay.gui.window import MainWindow
from tests.gui.fakes import FakeRoleplay


@pytest.fixture
def tasks(qapp: QApplication) -> Tasks:
    return Tasks()


def fail_test(problem: BaseException) -> None:
    raise AssertionError(problem)


def test_a_job_runs_elsewhere_and_comes_back_here(tasks: Tasks, qtbot: QtBot) -> None:
    owner, threads = QObject(), []
    tasks.run(owner, lambda _: QThread.currentThread(), threads.append, fail_test)
    qtbot.waitUntil(lambda: bool(threads))
    assert threads[0] is not QThread.currentThread()


def test_a_failure_is_handed_on_as_it_is(tasks: Tasks, qtbot: QtBot) -> None:
    owner, problems = QObject(), []
    error = DeviceError("No microphone.")

    def job(_: Task) -> None:
        raise error

    tasks.run(owner, job, fail_test, problems.append)  # type: ignore[arg-type]
    qtbot.waitUntil(lambda: problems == [error])


def test_progress_arrives_in_order_and_cancelling_stops_the_job(tasks: Tasks, qtbot: QtBot) -> None:
    owner, seen, told = QObject(), [], []
    reached = threading.Event()

    def job(task: Task) -> None:
        for done in range(3):
            task.report(done, 10)
        reached.set()
        while True:
            task.report(3, 10)

    task = tasks.run(
        owner,
        job,
        fail_test,
        fail_test,
        lambda done, total: seen.append(done),
        lambda: told.append("stopped"),  # type: ignore[arg-type]
    )
    qtbot.waitUntil(lambda: len(seen) >= 3)
    task.cancel()
    qtbot.waitUntil(lambda: told == ["stopped"])
    assert seen[:3] == [0, 1, 2]


def test_nothing_is_handed_to_an_owner_that_is_gone(tasks: Tasks, qtbot: QtBot) -> None:
    owner, go = QWidget(), threading.Event()
    tasks.run(owner, lambda _: go.wait(), lambda _: fail_test(ValueError("told the dead")), fail_test)
    destroyed = []
    owner.destroyed.connect(lambda: destroyed.append(True))
    owner.deleteLater()
    qtbot.waitUntil(lambda: bool(destroyed))
    go.set()
    qtbot.waitUntil(lambda: not tasks._running)


def test_events_of_many_threads_arrive_in_the_order_of_each(qapp: QApplication, qtbot: QtBot) -> None:
    seen: list[tuple[int, int]] = []
    owner = QObject()
    bridge = EventBridge(owner, seen.append)  # type: ignore[arg-type]
    threads = [
        threading.Thread(target=lambda name=name: [bridge.listen((name, n)) for n in range(200)])  # type: ignore[misc, func-returns-value, arg-type]
        for name in range(4)
    ]
    for thread in threads:
        thread.start()
    qtbot.waitUntil(lambda: len(seen) == 800)
    for name in range(4):
        assert [number for source, number in seen if source == name] == list(range(200))


def test_a_closed_bridge_is_silent(qapp: QApplication, qtbot: QtBot) -> None:
    seen: list[object] = []
    owner = QObject()
    bridge = EventBridge(owner, seen.append)
    bridge.listen("early")  # type: ignore[arg-type]
    bridge.close()
    after, flag = Inbox(), []
    after.put(lambda: flag.append(True))
    qtbot.waitUntil(lambda: bool(flag))
    assert seen == []


def test_a_bug_gets_a_dialog_that_names_the_log(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    window.problems.tell(ZeroDivisionError("<b>oops</b>"))
    qtbot.waitUntil(lambda: window.findChild(QMessageBox) is not None)
    dialog = window.findChild(QMessageBox)
    assert dialog.textFormat() == Qt.TextFormat.PlainText
    assert "log" in dialog.informativeText()
    assert "home" in dialog.informativeText()
    assert dialog.detailedText() == "ZeroDivisionError: <b>oops</b>"
    dialog.reject()


def luminance(colour: str) -> float:
    parts = [
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in QColor(colour).getRgbF()[:3]
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_every_text_is_readable_on_its_ground(theme: Tokens) -> None:
    """WCAG AA: 4.5 to 1 for text, 3 to 1 for marks."""
    pairs = [(text, ground) for text in ("text", "muted") for ground in ("window", "surface", "hover", "sunken")]
    pairs += [(tone, ground) for tone in ("accent", "good", "warn", "bad") for ground in ("surface", f"{tone}_soft")]
    pairs += [("text", "accent_soft"), ("muted", "accent_soft"), ("on_fill", "fill"), ("text", "control")]
    poor = {
        (text, ground): round(contrast(getattr(theme, text), getattr(theme, ground)), 2)
        for text, ground in pairs
        if contrast(getattr(theme, text), getattr(theme, ground)) < 4.5
    }
    assert poor == {}


def test_initials_are_readable() -> None:
    assert all(contrast(colour, "#ffffff") >= 4.5 for colour in _COLOURS)


def test_heat_runs_from_calm_to_hot(theme: ThemeSwitch) -> None:
    now = tokens()
    assert heat_colour(0).name() == now.calm
    assert heat_colour(50).name() == now.tense
    assert heat_colour(100).name() == now.hot


@pytest.mark.parametrize(
    ("name", "letters"), [("Marian Kowalski", "MK"), ("Zoé", "Z"), ("", "?"), ("ewa  maria lis", "EL"), ("<b>", "?")]
)
def test_initials(name: str, letters: str) -> None:
    assert initials(name) == letters


def test_labels_and_tooltips_show_text_literally(qtbot: QtBot, theme: ThemeSwitch) -> None:
    hostile = '<img src="x"><b>a</b>'
    label, line = Text(hostile), OneLine(hostile)
    qtbot.addWidget(label)
    qtbot.addWidget(line)
    assert label.textFormat() == line.textFormat() == Qt.TextFormat.PlainText
    line.resize(30, 20)
    line.show()
    assert line.full_text() == hostile
    assert plain_tooltip(hostile) == '<qt>&lt;img src="x"&gt;&lt;b&gt;a&lt;/b&gt;</qt>'


def test_names_of_people_in_a_plot_are_shown_literally(qtbot: QtBot, theme: ThemeSwitch) -> None:
    hostile = "<b>Anna</b>"
    plot = SlopePlot()
    qtbot.addWidget(plot)
    plot.show_pairs([(hostile, 20.0, 80.0)], None, None)
    (line,) = plot._plot.listDataItems()
    assert line.toolTip() == plain_tooltip(hostile)


def test_no_part_of_a_page_ever_flashes_up_as_a_window_of_its_own(
    window: MainWindow, fake: FakeRoleplay, qtbot: QtBot
) -> None:
    class Watch(QObject):
        strays: list[str]

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
                self.strays.append(type(watched).__name__)
            return False

    from tests.gui.test_call import answer, debrief_shown

    watch = Watch()
    watch.strays = []
    QApplication.instance().installEventFilter(watch)  # type: ignore[union-attr]
    try:
        _, call = answer(window, fake, qtbot)
        call.press("hang_up")
        qtbot.waitUntil(lambda: debrief_shown(window))
        window.show_sessions()
        window.show_settings()
        page = window.page("settings")
        for place in range(6):
            page.show_section(place)  # type: ignore[union-attr]
        window.show_practice()
    finally:
        QApplication.instance().removeEventFilter(watch)  # type: ignore[union-attr]
    assert watch.strays == []


def test_the_sheet_of_shortcuts_opens_with_f1(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F1)
    qtbot.waitUntil(lambda: window.findChild(ShortcutSheet) is not None)
    window.findChild(ShortcutSheet).reject()


def test_keys_go_from_page_to_page(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    for key, name in (
        (Qt.Key.Key_2, "sessions"),
        (Qt.Key.Key_3, "assignments"),
        (Qt.Key.Key_6, "settings"),
        (Qt.Key.Key_1, "practice"),
    ):
        qtbot.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
        assert window.stack.currentWidget() is window.page(name)


def test_the_window_comes_back_where_it_was(
    window: MainWindow, theme: ThemeSwitch, fake: FakeRoleplay, qtbot: QtBot
) -> None:
    window.resize(1010, 707)
    window.close()
    other = MainWindow(fake, theme, window._language)
    qtbot.addWidget(other)
    # The height tells: the screen that is not there is narrower than the window.
    assert other.height() == 707


def test_the_window_starts_without_what_it_needs_later() -> None:
    """Start-up time: plots, extra widgets, engines and the database come when they are first needed."""
    later = (
        "numpy scipy pydantic pyqtgraph superqt qtawesome sqlalchemy sounddevice vosk pocketsphinx piper onnxruntime"
    )
    code = f"import sys, roleplay.gui.window; print([name for name in '{later}'.split() if name in sys.modules])"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
