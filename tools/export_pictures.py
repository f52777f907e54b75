"""Pictures of the Exports page, for `tools/desk_screenshots.py`: a table, a statement, transcripts."""

from __future__ import annotations

import tempfile
from pathlib import Path

from tools.screenshots import grab, pause, wait_until  # sets the platform before Qt is imported

# isort: split
from roleplay.app import Roleplay
from roleplay.core.exports import ExportKind
from roleplay.core.records import SessionFilter
from roleplay.gui.pages.exports import ExportsPage
from roleplay.gui.pages.exports.scope import Scope
from roleplay.gui.window import MainWindow


def draw_exports(window: MainWindow, _app: Roleplay, theme: str) -> None:
    """The page with each of what it offers, after an export where that shows more."""
    window.show_exports()
    page = window.page("exports")
    assert isinstance(page, ExportsPage)
    wait_until(lambda: bool(page.kinds.buttons))
    settle(page)
    with tempfile.TemporaryDirectory() as folder:
        show(page, "practice-log", 1)
        page.scope.choose(Scope(SessionFilter(), (), "last-365-days"))
        page.scope.changed.emit()
        settle(page)
        page.write(Path(folder) / "practice-log.xlsx")
        wait_until(lambda: not page.running.busy, 300)
        settle(page)
        page.running.banner._text.setText(page.running.banner.text.replace(folder, "/home/hanna/Documents"))
        grab(window, "exports", theme)
        page.running.banner.hide()
    page.scope.clear()
    for kind in ("grades", "statements", "transcripts"):
        show(page, kind, 0)  # type: ignore[arg-type]
        grab(window, f"exports-{kind}", theme)
    page.set_up_store()
    dialog = page.findChild(type(page).store_dialog)
    assert dialog is not None
    dialog.endpoint.setText("https://lrs.example.com/xapi")
    dialog.key.setText("roleplay-hr")
    pause(0.4)
    dialog.grab().save(str(grab_folder() / f"exports-record-store-{theme}.png"), "PNG", 0)
    dialog.reject()


def grab_folder() -> Path:
    """Return where pictures go."""
    from tools.screenshots import FOLDER

    return FOLDER


def show(page: ExportsPage, kind: ExportKind, form: int) -> None:
    """Choose something to export, and wait for its preview."""
    page.kinds.choose(kind)
    page.options.forms.setCurrentIndex(form)
    settle(page)


def settle(page: ExportsPage) -> None:
    """Wait until the preview shows what is chosen."""
    pause(0.4)
    wait_until(lambda: not page.window().tasks._running, 120)
    pause(0.3)
