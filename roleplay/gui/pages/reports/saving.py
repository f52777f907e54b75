"""Writing a report out as a table."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog

from roleplay.gui.pages.reports.tab import ReportTab

translate = QCoreApplication.translate


def save_table(tab: ReportTab, name: str, write: Callable[[Path], object]) -> None:
    """Ask for a place, and write there in the background."""
    title = translate("Reports", "Save as CSV")
    path, _ = QFileDialog.getSaveFileName(tab, title, name, translate("Reports", "Table (*.csv)"))
    if path:
        done = translate("Reports", "Saved as %1").replace("%1", path)
        tab.context.tasks.run(tab, lambda _: write(Path(path)), lambda _: tab.told.emit(done), tab.context.fail)
