"""Draws the pages of the trainer's desk, light and dark, into docs/screenshots, from half a year of training.

    python -m tools.desk_screenshots [FOLDER] [--only NAME ...]

FOLDER is what `tools.sample_store` made; it is copied, and stays as it is. Without one a small store is made, which
takes some minutes. What `tools.screenshots` draws needs spoken calls; these pages need many.
"""

from __future__ import annotations

import argparse
import os
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from tools.screenshots import SIZE, grab, pause, wait_until  # sets the platform before Qt is imported

# isort: split
from PySide6.QtCore import QDate
from PySide6.QtWidgets import QWidget

from roleplay.app import Roleplay
from roleplay.gui.pages.assignments import AssignmentsPage
from roleplay.gui.pages.practice import PracticePage
from roleplay.gui.pages.reports import ReportsPage
from roleplay.gui.pages.reports.calibration import CalibrationTab
from roleplay.gui.pages.reports.coverage import CoverageTab
from roleplay.gui.pages.reports.groups import GroupsDialog
from roleplay.gui.pages.reports.needs import NeedsTab
from roleplay.gui.pages.reports.training import TrainingTab
from roleplay.gui.pages.review import ReviewPage
from roleplay.gui.pages.review.rerun import RerunDialog
from roleplay.gui.pages.review.trust import TrustPanel
from roleplay.gui.window import MainWindow, make_application, make_window
from roleplay.places import Places
from tools.bundle_pictures import draw_bundles
from tools.calibration_sample import GRADERS as CALIBRATORS
from tools.calibration_sample import hold, save_calls
from tools.export_pictures import draw_exports
from tools.sample_assignments import TRAINER, make_assignments
from tools.sample_store import GROUPS, make_sample_store
from tools.sessions_pictures import draw_sessions

TRAINEE = "Anna Nowak"
SESSIONS = 200
CALIBRATION = 5
"""Place of the tab."""
OLDER = datetime(2026, 6, 2, 8, tzinfo=UTC)
PageT = TypeVar("PageT", bound=QWidget)
Draw = Callable[[MainWindow, Roleplay, str], None]


def shown(window: MainWindow, name: str, kind: type[PageT]) -> PageT:
    """Return a page once it has nothing to load any more."""
    wait_until(lambda: not window.tasks._running, 180)
    pause(0.3)
    wait_until(lambda: not window.tasks._running, 180)
    page = window.page(name)
    assert isinstance(page, kind)
    return page


def become(app: Roleplay, person: str) -> None:
    """Let another person sit down at the machine."""
    app.save_settings(replace(app.settings, trainee=person))


def draw_practice(window: MainWindow, app: Roleplay, theme: str) -> None:
    """What is assigned to a trainee, and that feedback waits."""
    become(app, TRAINEE)
    window.show_practice()
    shown(window, "practice", PracticePage)
    grab(window, "practice-assigned", theme)
    become(app, TRAINER)


def draw_assignments(window: MainWindow, _app: Roleplay, theme: str) -> None:
    """Who did what, by assignment and by person, and the form."""
    window.show_assignments()
    page = shown(window, "assignments", AssignmentsPage)
    page.view.setCurrentIndex(0)
    most = max(page.shown, key=lambda one: len({each.state for each in one.standings}))
    busiest = max(most.standings, key=lambda each: len(each.calls))
    page.choose(most.assignment.id, busiest.person)
    grab(window, "assignments", theme)
    page.view.setCurrentIndex(1)
    grab(window, "assignments-people", theme)
    page._open_form(most.assignment)
    assert page.form is not None
    grab(page.form, "assignment-form", theme)
    page.form.reject()


def draw_reports(window: MainWindow, app: Roleplay, theme: str) -> None:
    """Each report: of everybody, of one person, and of a group around a training."""
    _make_groups(app)
    window.show_reports()
    page = shown(window, "reports", ReportsPage)
    page.scope.choose(None)
    for place, name in enumerate(("progress", "people", "needs", "coverage", "training")):
        page.show_report(place)
        if name == "training":
            starters = next(group for group in app.progress.groups() if group.name == "New starters")
            page.scope.choose(starters.id)
        shown(window, "reports", ReportsPage)
        report = page.report()
        if isinstance(report, NeedsTab):
            report.table.setCurrentIndex(report.model.index(1, 0))
        elif isinstance(report, CoverageTab):
            report.node_table.selectRow(next(n for n in range(99) if report.nodes.record(n).fails))
        elif isinstance(report, TrainingTab):
            report.day.setDate(QDate(2026, 10, 5))
        shown(window, "reports", ReportsPage)
        grab(window, f"reports-{name}", theme)
    page.scope.choose("Ruby Carter")
    page.show_report(0)
    shown(window, "reports", ReportsPage)
    grab(window, "reports-person", theme)
    page.edit_groups()
    dialog = page.findChild(GroupsDialog)
    assert dialog is not None
    grab(dialog, "reports-groups", theme)
    dialog.accept()
    dialog.deleteLater()


def _make_groups(app: Roleplay) -> None:
    if not app.progress.groups():
        for name, people in GROUPS.items():
            app.progress.save_group(None, name, people)


def draw_calibration(window: MainWindow, app: Roleplay, theme: str) -> None:
    """What graders read differently, and a meeting that waits for somebody."""
    if not app.trust.meetings.all():
        calls = [row.id for row in app.sessions() if row.outcome not in (None, "aborted")]
        hold(app, calls[:16], CALIBRATORS[:3], title="Round in October")
        hold(app, calls[:24], CALIBRATORS[:2], title="Barbara and Jan, November", seed=3)
        app.trust.meetings.create("New graders", "de-escalation", calls[30:36], CALIBRATORS)
    window.show_reports()
    page = shown(window, "reports", ReportsPage)
    page.show_report(CALIBRATION)
    shown(window, "reports", ReportsPage)
    tab = page.report()
    assert isinstance(tab, CalibrationTab)
    for place, name in ((2, "calibration"), (0, "calibration-waiting")):
        tab.list.setCurrentRow(place)
        shown(window, "reports", ReportsPage)
        grab(window, name, theme)


def draw_trust(window: MainWindow, app: Roleplay, theme: str) -> None:
    """How far the machine may be believed about a call, and a call beside itself in the newest scenario."""
    old = [row.id for row in app.sessions() if row.started_at == OLDER]
    (older,) = old or save_calls(app, 1, OLDER, version=1)
    corrected = max(app.trust.corrected_sessions(), key=lambda one: len(app.session(one).corrections))
    for session, panel in ((corrected, "review-trust"), (older, "")):
        window.show_review(session)
        page = shown(window, "review", ReviewPage)
        (place,) = (at for at in range(page.stack.count()) if isinstance(page.stack.widget(at), TrustPanel))
        page.show_panel(place)
        shown(window, "review", ReviewPage)
        if panel:
            grab(window, panel, theme)
    assert page.host.call is not None
    dialog = RerunDialog(page._context, page.host.call.record, page)
    dialog.show()
    shown(window, "review", ReviewPage)
    dialog.run()
    shown(window, "review", ReviewPage)
    grab(dialog, "rerun", theme)
    dialog.reject()


PAGES: dict[str, Draw] = {
    "sessions": draw_sessions,
    "practice": draw_practice,
    "assignments": draw_assignments,
    "reports": draw_reports,
    "bundles": draw_bundles,
    "calibration": draw_calibration,
    "trust": draw_trust,
    "exports": draw_exports,
}
"""What can be drawn; each entry shows its page or pages and grabs them."""


def main() -> None:
    """Make the store, then draw."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("folder", type=Path, nargs="?")
    arguments.add_argument("--only", nargs="+", choices=tuple(PAGES), default=tuple(PAGES))
    wanted = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        if wanted.folder is not None:
            shutil.copytree(wanted.folder, home)
        os.environ["ROLEPLAY_HOME"] = str(home)
        app = Roleplay(Places(home / "data", home / "config", home / "cache", home / "log"))
        if wanted.folder is None:
            make_sample_store(app, SESSIONS)
        app.save_settings(replace(app.settings, trainee=TRAINER, interface_language="en"))
        if not app.assignments.overview():
            make_assignments(app)
        _send_feedback(app)
        _draw(app, wanted.only)
        app.close()


def _send_feedback(app: Roleplay) -> None:
    """Let the trainer write about the trainee's latest call."""
    latest = next(row for row in app.sessions() if row.trainee == TRAINEE and row.outcome not in (None, "aborted"))
    if not app.grading.feedback(latest.id):
        app.grading.send(latest.id, "You let them finish, and said so: well done. Mind the summary at the end.")


def _draw(app: Roleplay, names: tuple[str, ...]) -> None:
    window = make_window(make_application([]), app)
    window.resize(*SIZE)
    window.show()
    for theme in ("light", "dark"):
        settings = replace(app.settings, theme=theme)
        app.save_settings(settings)
        window._settings_changed(settings)
        for name in names:
            PAGES[name](window, app, theme)
    window.close()


if __name__ == "__main__":
    main()
