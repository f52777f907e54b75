"""Pictures of handing calls over, for `tools/desk_screenshots.py`: a colleague's file, and one of one's own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tools.screenshots import grab, wait_until  # sets the platform before Qt is imported

# isort: split
from PySide6.QtCore import QItemSelectionModel

from roleplay.app import CallOptions, Roleplay
from roleplay.call.trainee import parse_answers
from roleplay.core.handover import BundleOptions
from roleplay.gui.pages.sessions import SessionsPage
from roleplay.gui.window import MainWindow
from roleplay.places import Places

COLLEAGUE = "Marta Zielińska"
HERS = {"laptop-overdue": "Łucja Świątek", "lost-parcel": "Piotr Kot", "ruined-birthday": "Ewa Lis"}
ANSWERS = ("Good morning, Marta speaking.", "I hear how upset you are, and I am sorry.", "I will call you tomorrow.")
SHARED = 5


def draw_bundles(window: MainWindow, app: Roleplay, theme: str) -> None:
    """Both dialogs, on the page of the saved calls."""
    file = handed_over(app, app.places.data.parent.parent / "colleague")
    window.show_sessions()
    page = window.page("sessions")
    assert isinstance(page, SessionsPage)
    page.show_all()
    wait_until(lambda: page.model.rowCount() > SHARED)
    taking = page.bundles.take_in(file)
    wait_until(lambda: taking.preview is not None)
    grab(taking, "bundle-import", theme)
    taking.reject()
    for row in range(SHARED):
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        page.table.selectionModel().select(page.model.index(row, 0), flags)
    giving = page.bundles.hand_over()
    assert giving is not None
    wait_until(giving.save_button.isEnabled)
    grab(giving, "bundle-export", theme)
    giving.reject()


def handed_over(app: Roleplay, home: Path) -> Path:
    """Return a file that a colleague has made, once: calls of this installation with a comment, and some of hers."""
    file = home / "week-47.roleplay"
    if file.exists():
        return file
    other = Roleplay(Places(home / "data", home / "config", app.places.cache, home / "log"))
    other.save_settings(replace(other.settings, trainee=COLLEAGUE))
    mine = app.bundles.select()[:SHARED]
    app.bundles.export(BundleOptions(mine), home / "mine.roleplay")
    other.bundles.take_in(home / "mine.roleplay", trust=app.bundles.me().key)
    other.grading.comment(mine[1], 6.0, text="A warm opening: you said your name, and gave him time.")
    for scenario, trainee in HERS.items():
        moves = parse_answers(list(ANSWERS), "colleague")
        other.play_call(CallOptions(scenario, language="en"), moves, lambda _: None, trainee=trainee)
    other.bundles.export(BundleOptions(other.bundles.select()), file)
    other.close()
    return file
