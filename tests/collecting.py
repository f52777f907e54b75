"""Garbage with windows in it, for the packages of tests that show windows."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from roleplay.gui.garbage import GarbageCollector


def _collector() -> GarbageCollector | None:
    app = QApplication.instance()
    return app.findChild(GarbageCollector) if app is not None else None


@pytest.fixture(autouse=True, scope="module")
def windows_are_collected_in_their_thread() -> Iterator[None]:
    """As in the program; afterwards nothing is left for the threads of tests without windows to find."""
    if (collector := _collector()) is not None:
        collector.start()
    yield
    if (collector := _collector()) is not None:
        collector.stop()
        gc.collect()
