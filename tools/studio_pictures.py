"""Draws the studio, light and dark, into docs/screenshots: the list, a large customer, problems, a new one, versions.

    python tools/studio_pictures.py

The program is the real one, in a folder that is thrown away. Needs no screen.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Literal

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before Qt is imported
ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from PySide6.QtCore import QEventLoop, QTimer  # noqa: E402
from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402

from roleplay.app import Roleplay  # noqa: E402
from roleplay.dialogue.authoring.edits import RemoveItem, SetValue  # noqa: E402
from roleplay.gui.pages.studio.new_dialog import NewDialog  # noqa: E402
from roleplay.gui.pages.studio.open_document import OpenDocument  # noqa: E402
from roleplay.gui.pages.studio.page import StudioPage  # noqa: E402
from roleplay.gui.pages.studio.work_view import WorkView  # noqa: E402
from roleplay.gui.window import make_application, make_window  # noqa: E402

FOLDER = ROOT / "docs" / "screenshots"
SIZE = (1280, 800)
COPIED = "laptop-overdue"


def rest(seconds: float = 0.4) -> None:
    """Let the window work for a while."""
    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()


def wait(done: Callable[[], bool]) -> None:
    """Let the window work until something has come."""
    until = time.monotonic() + 120
    while not done():
        rest(0.02)
        if time.monotonic() > until:
            raise TimeoutError


def keep(widget: QWidget, name: str, theme: str) -> None:
    """Draw a widget into a file."""
    rest()
    widget.grab().save(str(FOLDER / f"studio-{name}-{theme}.png"))


def draw(theme: Literal["light", "dark"]) -> None:
    """Draw everything in a theme."""
    app = Roleplay()
    app.save_settings(replace(app.settings, theme=theme, interface_language="en", trainee="Anna Nowak"))
    window = make_window(make_application(sys.argv[:1]), app)
    window.resize(*SIZE)
    window.show()
    window.show_studio()
    page = window.page("studio")
    assert isinstance(page, StudioPage)
    wait(lambda: page.library.list.count() > 3)
    keep(window, "first", theme)
    page.begin_new()
    dialog = next(each for each in QApplication.topLevelWidgets() if isinstance(each, NewDialog))
    dialog.name.setText("Ruth Hale")
    dialog.title.setText("The cold flat")
    keep(dialog, "new", theme)
    dialog.begin_button.click()
    wait(lambda: page.work is not None)
    rest(1)
    keep(window, "begun", theme)
    page.show_library()
    draw_a_large_one(page, window, theme)
    window.close()
    app.close()


def draw_a_large_one(page: StudioPage, window: QWidget, theme: str) -> None:
    """Draw the writing of a copy."""
    page.copy(COPIED)
    wait(lambda: page.open_document is not None and page.open_document.name == f"{COPIED}-copy")
    work, document = page.work, page.open_document
    assert work is not None
    assert document is not None
    rest(1)
    document.select(("nodes", "accusation"))
    keep(window, "moment", theme)
    document.select(("nodes", "accusation", "replies", 0))
    keep(window, "reply", theme)
    document.apply(SetValue(("nodes", "accusation", "replies", 0, "next"), "colling"))
    document.apply(RemoveItem(("nodes", "what-now", "replies")))
    document.apply(SetValue(("nodes", "insults", "says", 0, "speaker"), "ladybird"))
    work.panels.show_panel("problems")
    work.next_problem()
    keep(window, "problems", theme)
    for _ in range(3):
        document.undo()
    draw_text(work, document, window, theme)
    draw_more(work, document, window, theme)
    document.apply(SetValue(("customer", "start_heat"), 60))
    document.apply(SetValue(("title", "en"), "The laptop that is still not here"))
    page.save()
    wait(lambda: not document.unsaved)
    document.select(())
    work.panels.show_panel("history")
    rest(1)
    work.panels.panel("history").list.setCurrentRow(1)  # type: ignore[attr-defined]
    rest(1)
    keep(window, "versions", theme)
    page.show_library()
    rest(1)
    keep(window, "library", theme)


def draw_text(work: WorkView, document: OpenDocument, window: QWidget, theme: str) -> None:
    """Draw the file as text, with a reply that leads nowhere."""
    document.apply(SetValue(("nodes", "accusation", "replies", 0, "next"), "colling"))
    document.select(("nodes", "accusation", "replies", 0))
    work.panels.show_panel("text")
    sizes = work.down.sizes()
    work.down.setSizes([sum(sizes) * 2 // 5, sum(sizes) * 3 // 5])
    rest(1.5)
    editor = work.panels.panel("text").editor  # type: ignore[attr-defined]
    editor.find("colling")
    editor.centerCursor()
    keep(window, "text", theme)
    document.undo()
    work.down.setSizes(sizes)


def draw_more(work: WorkView, document: OpenDocument, window: QWidget, theme: str) -> None:
    """Draw the parts of the customer that are folded."""
    work.panels.show_panel("problems")
    document.select(())
    rest(1)
    form = work.inspector.scenario_form
    scroll = work.inspector._scrolls[form]
    top = form.more.speakers.mapTo(form, form.more.speakers.rect().topLeft()).y()
    scroll.verticalScrollBar().setValue(top - 80)
    keep(window, "more", theme)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
        os.environ["ROLEPLAY_HOME"] = one
        draw("light")
        os.environ["ROLEPLAY_HOME"] = other
        draw("dark")
