"""While a view is painted no other thread gets Python's lock between two questions to its model."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from roleplay.gui.pages.reports.heat_table import HeatView
from roleplay.gui.pages.reports.table import RecordView
from roleplay.gui.pages.sessions.found_view import CallTable
from roleplay.gui.pages.sessions.hit_list import HitList
from roleplay.gui.widgets.in_one_go import InOneGo
from roleplay.gui.widgets.transcript import Transcript


class _Worker:
    """Another thread that works in Python, and counts how often it could."""

    def __init__(self) -> None:
        self.rounds = 0
        self._over = False
        self._thread = threading.Thread(target=self._work)
        self._thread.start()

    def _work(self) -> None:
        while not self._over:
            self.rounds += 1

    def end(self) -> None:
        self._over = True
        self._thread.join()


@pytest.fixture
def worker() -> Iterator[_Worker]:
    """A thread that gives way when it is asked to, and is not let in by others that compute for less than 0.1 s."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(0.1)
    working = _Worker()
    yield working
    working.end()
    sys.setswitchinterval(before)


class _Asked(QAbstractTableModel):
    """Notes how far the other thread was at each question about a cell."""

    def __init__(self, worker: _Worker) -> None:
        super().__init__()
        self._worker = worker
        self.heard: list[int] = []

    def rowCount(self, parent: QModelIndex | None = None) -> int:
        return 3

    def columnCount(self, parent: QModelIndex | None = None) -> int:
        return 2

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        return None

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        self.heard.append(self._worker.rounds)
        return "words" if role == Qt.ItemDataRole.DisplayRole else None


class _Table(InOneGo, QTableView):
    pass


def _paint(qtbot: QtBot, table: QTableView, model: _Asked) -> list[int]:
    """Return how far the other thread was at each question of one painting that Qt asked for."""
    qtbot.addWidget(table)
    table.horizontalHeader().hide()
    table.verticalHeader().hide()
    table.setModel(model)
    table.show()
    qtbot.waitExposed(table)
    qtbot.waitUntil(lambda: len(model.heard) > 0)
    model.heard.clear()
    table.viewport().update()
    qtbot.waitUntil(lambda: len(model.heard) >= 6)
    return model.heard


def test_the_lock_is_held_until_everything_is_painted(qtbot: QtBot, worker: _Worker) -> None:
    heard = _paint(qtbot, _Table(), _Asked(worker))
    assert len(set(heard)) == 1, "another thread worked in between"


def test_qts_own_view_lets_others_in_between(qtbot: QtBot, worker: _Worker) -> None:
    """When this fails, Qt for Python holds the lock by itself, and `InOneGo` is no longer needed."""
    heard = _paint(qtbot, QTableView(), _Asked(worker))
    assert len(set(heard)) > 1


@pytest.mark.parametrize("view", [CallTable, HitList, Transcript, HeatView, RecordView])
def test_the_large_views_are_painted_so(view: type[object]) -> None:
    assert issubclass(view, InOneGo)
