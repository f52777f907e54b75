"""What the window tells of synchronising, and when it does so by itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from roleplay.core.errors import DatabaseError
from roleplay.core.sync import SyncReport, SyncStatus
from roleplay.core.sync_pace import FIRST_WAIT, REGULARLY
from roleplay.gui.sync_watch import SyncWatch
from roleplay.gui.tasks import Tasks
from roleplay.gui.widgets.sync_state import SyncState

AWAY = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


class Desk:
    """A desk that a test answers for."""

    def __init__(self) -> None:
        self.stands = SyncStatus("waiting", 3, 4)
        self.refusal: DatabaseError | None = None
        self.runs = 0

    def status(self) -> SyncStatus:
        return self.stands

    def now(self) -> SyncReport:
        self.runs += 1
        if self.refusal is not None:
            self.stands = replace(self.stands, state="away", away_since=AWAY, problem=self.refusal.message)
            raise self.refusal
        self.stands = SyncStatus("synchronised", synchronised_at=AWAY)
        return SyncReport(sent=4)


class App:
    def __init__(self) -> None:
        self.sync = Desk()


class Clock:
    def __init__(self) -> None:
        self.at = 1000.0

    def __call__(self) -> float:
        return self.at


@pytest.fixture
def parent(qtbot: QtBot) -> Iterator[QObject]:
    made = QObject()
    yield made
    made.deleteLater()


def test_the_corner_tells_how_things_stand(qtbot: QtBot) -> None:
    state = SyncState()
    qtbot.addWidget(state)
    state.show_status(SyncStatus("off"))
    assert state.isHidden()
    state.show_status(SyncStatus("synchronised"))
    assert not state.isHidden()
    assert state.text() == "Synchronised"
    state.show_status(SyncStatus("waiting", 3, 4))
    assert state.text().startswith("3 call")
    state.show_status(SyncStatus("away", 3, 4, away_since=AWAY, problem="The server <b>cannot</b> be reached."))
    assert state.text().startswith("No connection since")
    assert "3 call" in state.text()
    assert "cannot" in state.toolTip()
    assert state.accessibleName() == state.text()


def test_it_synchronises_by_itself_slows_down_and_comes_back(qtbot: QtBot, parent: QObject) -> None:
    app, clock, told = App(), Clock(), []
    watch = SyncWatch(app, Tasks(parent), parent, clock)  # type: ignore[arg-type]
    watch.changed.connect(told.append)
    app.sync.refusal = DatabaseError("The server cannot be reached.")
    watch.look()
    qtbot.waitUntil(lambda: bool(told) and told[-1].state == "away")
    qtbot.waitUntil(lambda: not watch._busy)
    assert app.sync.runs == 1
    clock.at += FIRST_WAIT - 1
    watch.look()
    qtbot.waitUntil(lambda: not watch._busy)
    assert app.sync.runs == 1
    app.sync.refusal = None
    clock.at += 1
    watch.look()
    qtbot.waitUntil(lambda: told[-1].state == "synchronised" and not watch._busy)
    assert app.sync.runs == 2
    clock.at += REGULARLY - 1
    watch.look()
    qtbot.waitUntil(lambda: not watch._busy)
    assert app.sync.runs == 2
    watch.synchronise()
    qtbot.waitUntil(lambda: app.sync.runs == 3 and not watch._busy)


def test_without_a_department_nothing_is_tried(qtbot: QtBot, parent: QObject) -> None:
    app, told = App(), []
    app.sync.stands = SyncStatus("off")
    watch = SyncWatch(app, Tasks(parent), parent, Clock())  # type: ignore[arg-type]
    watch.changed.connect(told.append)
    watch.look()
    qtbot.waitUntil(lambda: bool(told) and not watch._busy)
    assert told == [SyncStatus("off")]
    assert app.sync.runs == 0
