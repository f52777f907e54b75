"""The Reports page: whose calls on top, the reports as tabs below."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget
from PySide6Qlementine import SegmentedControl

from roleplay.core.groups import Group
from roleplay.core.practice import Person
from roleplay.core.rights import Action
from roleplay.gui.context import Context
from roleplay.gui.pages.reports.calibration import CalibrationTab
from roleplay.gui.pages.reports.coverage import CoverageTab
from roleplay.gui.pages.reports.groups import GroupsDialog
from roleplay.gui.pages.reports.needs import NeedsTab
from roleplay.gui.pages.reports.people import PeopleTab
from roleplay.gui.pages.reports.progress import ProgressTab
from roleplay.gui.pages.reports.scope import ScopeBar
from roleplay.gui.pages.reports.tab import ReportTab
from roleplay.gui.pages.reports.training import TrainingTab
from roleplay.gui.tasks import Task
from roleplay.gui.widgets.banner import Banner
from roleplay.gui.widgets.surface import Page, row
from roleplay.gui.widgets.text import Text

_SHOWN_AGAIN = 500
"""After so many more calls were read the report is made again: the first time may take minutes."""


class ReportsPage(Page):
    """Reports over many calls; each is made when it is first shown."""

    moved = Signal()
    """Another part of the page is shown: what went wrong in the one before is over."""
    practice_wanted = Signal()
    sessions_wanted = Signal(object)
    """Show the calls behind a figure: a `SessionFilter`."""
    assign_wanted = Signal(object)
    """Assign a call to this `Assignee`."""
    call_wanted = Signal(str)
    """Show this session."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._context = context
        self._people: tuple[Person, ...] = ()
        self._groups: tuple[Group, ...] = ()
        self._made: dict[int, ReportTab] = {}
        self._catching_up: Task | None = None
        self._shown_of = 0
        others, graders = context.me.may_for_others(Action.SEE_RESULTS), context.me.may(Action.CALIBRATE)
        reports: tuple[tuple[str, bool, Callable[[], ReportTab]], ...] = (
            (self.tr("Progress"), True, self._progress),
            (self.tr("People"), others, self._people_report),
            (self.tr("Needs"), others, self._needs),
            (self.tr("Coverage"), True, lambda: CoverageTab(context)),
            (self.tr("Training"), others, lambda: TrainingTab(context)),
            (self.tr("Calibration"), graders, self._calibration),
        )
        self._reports = tuple((title, make) for title, offered, make in reports if offered)
        self.tabs = SegmentedControl()
        self.tabs.setAccessibleName(self.tr("Reports"))
        for title, _ in self._reports:
            self.tabs.addItem(title)
        self.tabs.currentIndexChanged.connect(self._show_tab)
        self.tabs.currentIndexChanged.connect(self.moved.emit)
        self.scope = ScopeBar(
            others=others, groups=context.me.may(Action.MANAGE_GROUPS), assigning=context.me.may(Action.ASSIGN)
        )
        self.scope.changed.connect(self._show_tab)
        self.scope.groups_wanted.connect(self.edit_groups)
        self.scope.assign_wanted.connect(self.assign_wanted)
        self.banner = Banner()
        self._stack = QStackedWidget()
        self.reading = Text("", "caption", "muted")
        self.reading.hide()
        self.content.addWidget(self.banner)
        self.content.addLayout(row(Text(self.tr("Reports"), "title"), self.tabs, 1, self.scope, spacing=16))
        self.content.addWidget(self._stack, 1)
        self.content.addWidget(self.reading)

    def reload(self) -> None:
        """Read everything again."""
        desk = self._context.app.progress
        self._context.tasks.run(
            self, lambda _: (desk.people(), desk.groups()), lambda found: self._offer(*found), self._context.fail
        )

    def _catch_up(self) -> None:
        """Read the calls that were not read yet, while the reports are shown as they are without them."""
        if self._catching_up is not None:
            return
        desk = self._context.app.progress

        def read(task: Task) -> bool:
            unread = desk.unread()
            desk.read(unread, task.report)
            return bool(unread)

        def done(some: bool) -> None:
            self._caught_up()
            if some and (report := self.report()) is not None:
                report.refresh_quietly()

        def failed(problem: BaseException) -> None:
            self._caught_up()
            self._context.fail(problem)

        self._catching_up = self._context.tasks.run(self, read, done, failed, self._tell_reading)

    def _caught_up(self) -> None:
        self._catching_up = None
        self._shown_of = 0
        self.reading.hide()

    def _tell_reading(self, done: int, total: int) -> None:
        if done < total:
            text = self.tr("Reading what the calls say: %1 of %2")
            self.reading.setText(text.replace("%1", str(done)).replace("%2", str(total)))
            self.reading.show()
            report = self.report()
            if done - self._shown_of >= _SHOWN_AGAIN and report is not None and not report.loading:
                self._shown_of = done
                report.refresh_quietly()

    def show_report(self, place: int) -> None:
        """Show a report by its place among the tabs."""
        self.tabs.setCurrentIndex(place)

    def report(self) -> ReportTab | None:
        """Return the report that is shown, None before the first one is."""
        return self._made.get(max(self.tabs.currentIndex(), 0))

    def _progress(self) -> ReportTab:
        made = ProgressTab(self._context)
        made.call_wanted.connect(self.call_wanted)
        return made

    def _needs(self) -> ReportTab:
        made = NeedsTab(self._context)
        made.call_wanted.connect(self.call_wanted)
        return made

    def _calibration(self) -> ReportTab:
        made = CalibrationTab(self._context)
        made.call_wanted.connect(self.call_wanted)
        return made

    def _people_report(self) -> ReportTab:
        made = PeopleTab(self._context)
        made.person_chosen.connect(self._show_person)
        return made

    def _show_person(self, name: str) -> None:
        self.scope.choose(name)
        self.show_report(0)

    def _offer(self, people: tuple[Person, ...], groups: tuple[Group, ...]) -> None:
        self._people, self._groups = people, groups
        self.scope.offer(people, groups)
        self._show_tab()
        self._catch_up()

    def _show_tab(self) -> None:
        place = max(self.tabs.currentIndex(), 0)
        if place not in self._made:
            made = self._reports[place][1]()
            made.practice_wanted.connect(self.practice_wanted)
            made.sessions_wanted.connect(self.sessions_wanted)
            made.told.connect(lambda text: self.banner.show_message(text, "good"))
            self._made[place] = made
            self._stack.addWidget(made)
        self._stack.setCurrentWidget(self._made[place])
        self.scope.show_period(shown=self._made[place].timed)
        self._made[place].show_scope(self.scope.scope())

    def edit_groups(self) -> None:
        """Let the person make groups; the reports follow."""
        dialog = GroupsDialog(self._context, self._people, self._groups, self)
        dialog.finished.connect(self.reload)
        dialog.open()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "scope"):
            self.scope.retint()
            self.scope.offer(self._people, self._groups)
