"""Pictures of finding calls, for `tools/desk_screenshots.py`: the list, filters with a choice open, and hits."""

from __future__ import annotations

from tools.screenshots import FOLDER, grab, pause, wait_until  # sets the platform before Qt is imported

# isort: split
from PySide6.QtGui import QPainter

from roleplay.app import Roleplay
from roleplay.core.records import SessionFilter
from roleplay.gui.pages.sessions import SessionsPage
from roleplay.gui.window import MainWindow

COMMENTED = (0, 3, 4, 8)
REMARK = "You let the customer finish before you asked for the number: that took the heat out."


def draw_sessions(window: MainWindow, app: Roleplay, theme: str) -> None:
    """The page in three states."""
    rows = app.finding.page(SessionFilter(), limit=12).rows
    if not any(row.comments for row in rows):
        for place in COMMENTED:
            app.grading.comment(rows[place].session.id, 12.0, text=REMARK)
        app.finding.save_filter("Angry, and told to calm down", SessionFilter(mistakes=("calm_down",)))
    window.show_sessions(rows[1].session.id)
    page = window.page("sessions")
    assert isinstance(page, SessionsPage)
    page.show_all()
    settle(page)
    page.table.scrollToTop()
    settle(page)
    grab(window, "sessions-list", theme)
    page.show_filter(SessionFilter(mistakes=("blame_third_party",), score_to=60, graded=False))
    settle(page)
    with_choice(window, page, theme)
    page.show_filter(SessionFilter(text="rozumiem zlo*" if theme == "dark" else "promise* sorry"))
    wait_until(lambda: page.found.hitting)
    settle(page)
    grab(window, "sessions-search", theme)
    page.show_all()
    settle(page)


def settle(page: SessionsPage) -> None:
    """Wait until what was found is shown, and the call beside it."""
    pause(0.4)
    wait_until(lambda: bool(page.replay.session_id) and page.replay.transcript.model().rowCount() > 0)
    pause(0.4)


def with_choice(window: MainWindow, page: SessionsPage, theme: str) -> None:
    """Grab the window with the choice of mistakes open: a window of its own, which is drawn where it stands."""
    chip = next(chip for chip in page.filters.chips if chip.panel is page.filters.mistakes)
    chip.open()
    pause(0.3)
    popup = chip.panel.parentWidget()
    place = window.mapFromGlobal(popup.pos())
    picture = popup.grab()
    popup.hide()
    pause(0.8)
    whole = window.grab()
    painter = QPainter(whole)
    painter.drawPixmap(place, picture)
    painter.end()
    whole.save(str(FOLDER / f"sessions-filter-{theme}.png"), "PNG", 0)
