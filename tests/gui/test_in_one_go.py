"""While a view is painted no other thread gets Python's lock between two questions to its model."""

from __future__ import annotations

import queue
import sys
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from roleplay.gui.pages.reports.heat_table import HeatView
from roleplay.gui.pages.reports.table import RecordView
from roleplay.gui.pages.sessions.found_view import CallTable
from roleplay.gui.pages.sessions.hit_list import HitList
from roleplay.gui.widgets.in_one_go import InOneGo
from roleplay.gui.widgets.transcript import Transcript


class _Worker:
    """Another thread that works a little in Python whenever it is asked to and Python's lock is free."""

    def __init__(self) -> None:
        self.rounds = 0
        self._over = False
        self._asked = queue.SimpleQueue[None]()  # its `put` never waits
        self._thread = threading.Thread(target=self._work)
        self._thread.start()

    def ask(self) -> None:
        self._asked.put(None)

    def _work(self) -> None:
        while not self._over:
            self._asked.get()
            self.rounds += 1

    def end(self) -> None:
        self._over = True
        self.ask()
        self._thread.join()


@pytest.fixture
def worker() -> Iterator[_Worker]:
    """A thread that nobody gives Python's lock to while they compute: it waits until somebody lets go of it."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(10)
    working = _Worker()
    yield working
    working.end()
    sys.setswitchinterval(before)


class _Asked(QAbstractTableModel):
    """Notes how far the other thread was at each question about a cell, one list for each painting."""

    def __init__(self, worker: _Worker) -> None:
        super().__init__()
        self._worker = worker
        self._picture = QImage(2000, 2000, QImage.Format.Format_RGB32)
        self._picture.fill(0)
        self._kept: list[QModelIndex | None] = []
        """The lock is let go for a moment when an index is destroyed."""
        self._last = ""
        self.heard: list[list[int]] = []

    def rowCount(self, parent: QModelIndex | None = None) -> int:
        self._kept.append(parent)
        return 3

    def columnCount(self, parent: QModelIndex | None = None) -> int:
        self._kept.append(parent)
        return 2

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        return None

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        self._kept.append(index)
        cell = f"{index.row()}, {index.column()}"
        if cell == "0, 0" != self._last:
            self.heard.append([])
        self._last = cell
        self.heard[-1].append(self._worker.rounds)
        self._worker.ask()
        # The view is busy with the picture for long enough that the other thread wakes up, if it may.
        return self._picture if role == Qt.ItemDataRole.DecorationRole else None


class _Table(InOneGo, QTableView):
    pass


def _show(qtbot: QtBot, table: QTableView, model: _Asked) -> None:
    qtbot.addWidget(table)
    table.horizontalHeader().hide()
    table.verticalHeader().hide()
    table.setModel(model)
    table.show()
    qtbot.waitExposed(table)
    qtbot.waitUntil(lambda: len(model.heard) > 0)


def test_the_lock_is_held_until_everything_is_painted(qtbot: QtBot, worker: _Worker) -> None:
    table, model = _Table(), _Asked(worker)
    _show(qtbot, table, model)
    for _ in range(5):
        model.heard.clear()
        table.viewport().update()
        qtbot.waitUntil(lambda: len(model.heard) > 0)
        for heard in model.heard:
            assert len(heard) >= 6
            assert len(set(heard)) == 1, "another thread worked in between"


def test_qts_own_view_lets_others_in_between(qtbot: QtBot, worker: _Worker) -> None:
    """When this fails, Qt for Python holds the lock by itself, and `InOneGo` is no longer needed."""
    table, model = QTableView(), _Asked(worker)
    _show(qtbot, table, model)

    def someone_worked_in_between() -> bool:
        table.viewport().update()
        return any(len(set(heard)) > 1 for heard in model.heard)

    qtbot.waitUntil(someone_worked_in_between)


@pytest.mark.parametrize("view", [CallTable, HitList, Transcript, HeatView, RecordView])
def test_the_large_views_are_painted_so(view: type[object]) -> None:
    assert issubclass(view, InOneGo)
