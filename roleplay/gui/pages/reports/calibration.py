"""Calibration: meetings in which graders compare, and second gradings; what they have shown stands beside them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QLocale, QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QListWidget, QListWidgetItem, QPushButton, QStackedWidget, QWidget

from roleplay.app.desk.meetings import MeetingState
from roleplay.app.desk.second_gradings import SecondState
from roleplay.core.scorecards import Scorecard
from roleplay.gui import grading_words
from roleplay.gui.context import Context
from roleplay.gui.pages.reports.calibration_report import ReportView
from roleplay.gui.pages.reports.calibration_waiting import WaitingView
from roleplay.gui.pages.reports.new_calibration import NewCalibration
from roleplay.gui.pages.reports.new_second import NewSecondGradings
from roleplay.gui.pages.reports.people import nobody
from roleplay.gui.pages.reports.tab import ReportTab
from roleplay.gui.theme import icon, tokens
from roleplay.gui.widgets.empty import EmptyState
from roleplay.gui.widgets.surface import Card, column, row
from roleplay.gui.widgets.text import OneLine, Text, plain_tooltip
from roleplay.review.calibration import CalibrationReport

_ITEM = Qt.ItemDataRole.UserRole
_LEFT_WIDTH = 256


@dataclass(frozen=True, slots=True)
class _Found:
    """What the left side offers."""

    meetings: tuple[MeetingState, ...]
    seconds: tuple[SecondState, ...]
    cards: dict[tuple[str, int], Scorecard]


class CalibrationTab(ReportTab):
    """Meetings and second gradings; a report is made when it is chosen."""

    call_wanted = Signal(str)
    """Show this session."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, nobody(), parent)
        self.timed = False
        self._found = _Found((), (), {})
        self._wanted = ""
        """Id of the meeting that is to be shown next."""
        self.view = ReportView()
        self.view.call_wanted.connect(self.call_wanted)
        self.waiting = WaitingView()
        self.waiting.call_wanted.connect(self.call_wanted)
        self.waiting.close_wanted.connect(self.close_meeting)
        self.nothing = EmptyState(
            "scale-balance",
            self.tr("Do your graders see the same?"),
            self.tr(
                "Let some people grade the same calls, each for themselves. The report shows the questions that they "
                "read differently, and who is mild or strict."
            ),
            self.tr("New calibration"),
        )
        self.nothing.acted.connect(self.new_meeting)
        self._right = QStackedWidget()
        for widget in (self.nothing, self.view, self.waiting):
            self._right.addWidget(widget)
        self._above = self._head()
        sides = row(self._left(), column(self._above, self._right, spacing=12), spacing=16)
        sides.setStretch(1, 1)
        self.content.addLayout(sides, 1)

    def _left(self) -> QWidget:
        self.new_button = QPushButton(icon("plus"), self.tr("New calibration"))
        self.new_button.clicked.connect(self.new_meeting)
        self.second_button = QPushButton(icon("account-eye-outline"), self.tr("Second gradings"))
        self.second_button.setToolTip(
            self.tr("Have graded calls graded again by somebody who does not see the grade")
        )
        self.second_button.clicked.connect(self.give_second)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Calibrations"))
        self.list.setSpacing(2)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentItemChanged.connect(lambda item, _: self._chosen(item))
        left = Card(padding=12)
        left.setFixedWidth(_LEFT_WIDTH)
        left.body.addWidget(self.new_button)
        left.body.addWidget(self.second_button)
        left.body.addWidget(self.list, 1)
        return left

    def _head(self) -> QWidget:
        self.title = OneLine("", "heading")
        self.facts = OneLine("", "caption", "muted")
        self.save_button = QPushButton(icon("tray-arrow-down"), self.tr("Save report"))
        self.save_button.clicked.connect(self.save)
        self.delete_button = QPushButton(icon("delete-outline"), self.tr("Delete"))
        self.delete_button.setToolTip(self.tr("The grades that were given for it stay"))
        self.delete_button.clicked.connect(self.delete)
        self.missing = Text("", "caption", "warn", wrap=True)
        line = row(column(self.title, self.facts, spacing=2), self.save_button, self.delete_button)
        line.setStretch(0, 1)
        head = QWidget()
        head.setLayout(column(line, self.missing, spacing=4))
        return head

    # --- loading ---

    def refresh(self) -> None:
        """Read the meetings and second gradings that there are."""
        trust, grading = self.context.app.trust, self.context.app.grading

        def read() -> _Found:
            cards = {(card.id, card.version): card for card in grading.cards.all()}
            return _Found(trust.meetings.all(), trust.seconds.states(), cards)

        self.load(lambda _: read(), self._offer)

    def _offer(self, found: _Found) -> None:
        self._found = found
        self.list.blockSignals(True)
        self.list.clear()
        texts = _Texts()
        for state in found.meetings:
            self._add(state.meeting.title, texts.meeting(state), state)
        for second in found.seconds:
            card = found.cards.get((second.scorecard_id, second.scorecard_version))
            name = second.scorecard_id if card is None else grading_words.shown(card.title)
            self._add(self.tr("Second gradings: %1").replace("%1", name), texts.second(second), second)
        empty = self.list.count() == 0
        self._above.setVisible(not empty)
        place = next((at for at, one in enumerate(found.meetings) if one.meeting.id == self._wanted), 0)
        self.list.setCurrentRow(-1 if empty else place)
        self.list.blockSignals(False)
        self.show_content()
        self._chosen(self.list.currentItem())

    def _add(self, title: str, below: str, what: MeetingState | SecondState) -> None:
        item = QListWidgetItem(title)
        over = what.over if isinstance(what, MeetingState) else what.finished > 0
        item.setIcon(icon("check-circle-outline" if over else "clock-outline", tokens().good if over else ""))
        item.setData(_ITEM, what)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{title}, {below}")
        item.setToolTip(plain_tooltip(f"{title}\n{below}"))
        self.list.addItem(item)

    def chosen(self) -> MeetingState | SecondState | None:
        """Return what is chosen on the left."""
        item = self.list.currentItem()
        found = None if item is None else item.data(_ITEM)
        return found if isinstance(found, MeetingState | SecondState) else None

    def _chosen(self, _item: QListWidgetItem | None) -> None:
        what = self.chosen()
        self.save_button.setEnabled(False)
        self.missing.hide()
        if isinstance(what, MeetingState):
            self._wanted = what.meeting.id
            self._show_meeting(what)
        elif what is not None:
            self._show_second(what)
        else:
            self._right.setCurrentWidget(self.nothing)

    def _show_meeting(self, state: MeetingState) -> None:
        meeting, trust = state.meeting, self.context.app.trust
        self.title.setText(meeting.title)
        card = self._found.cards.get((meeting.scorecard_id, meeting.scorecard_version))
        name = meeting.scorecard_id if card is None else grading_words.shown(card.title)
        waits = "" if state.over else self.tr("waits for %1").replace("%1", ", ".join(state.missing))
        self.facts.setText(" · ".join(part for part in (name, _Texts().meeting(state), waits) if part))
        self.delete_button.show()
        if state.over:
            self.load(lambda _: trust.meetings.report(meeting.id), self._show_report)
        else:
            self.load(lambda _: trust.meetings.progress(meeting.id), self._show_waiting)

    def _show_second(self, state: SecondState) -> None:
        self.title.setText(self.list.currentItem().text())
        self.facts.setText(_Texts().second(state))
        self.delete_button.hide()
        name, trust = f"{state.scorecard_id}@{state.scorecard_version}", self.context.app.trust
        if state.finished:
            self.load(lambda _: trust.seconds.report(name), self._show_report)
        else:
            self.load(lambda _: trust.seconds.progress(name), self._show_waiting)

    def _show_report(self, report: CalibrationReport) -> None:
        self.view.show_report(report)
        self._right.setCurrentWidget(self.view)
        self.save_button.setEnabled(True)
        names = ", ".join(report.missing)
        self.missing.setText(self.tr("Closed before these had finished: %1.").replace("%1", names))
        self.missing.setVisible(bool(names))
        self.show_content()

    def _show_waiting(self, progress: tuple[tuple[str, str, tuple[str, ...]], ...]) -> None:
        who = self.context.app.grading.grader
        self.waiting.show_progress(progress, who, closable=isinstance(self.chosen(), MeetingState))
        self._right.setCurrentWidget(self.waiting)
        self.show_content()

    # --- acting ---

    def new_meeting(self) -> None:
        """Ask for a new calibration."""
        dialog = NewCalibration(self.context, self)
        dialog.created.connect(self._created)
        dialog.open()

    def _created(self, meeting_id: str) -> None:
        self._wanted = meeting_id
        self.refresh()

    def give_second(self) -> None:
        """Ask which graded calls somebody else is to grade."""
        dialog = NewSecondGradings(self.context, self)
        dialog.given.connect(self._given)
        dialog.open()

    def _given(self, count: int, grader: str) -> None:
        self.told.emit(_Texts().given(count).replace("%1", grader))
        self.refresh()

    def close_meeting(self) -> None:
        """Let everybody see what the others answered."""
        what, trust = self.chosen(), self.context.app.trust
        if isinstance(what, MeetingState):
            self.load(lambda _: trust.meetings.close(what.meeting.id), lambda _: self.refresh())

    def delete(self) -> None:
        """Forget the chosen meeting."""
        what, trust = self.chosen(), self.context.app.trust
        if isinstance(what, MeetingState):
            self.load(lambda _: trust.meetings.delete(what.meeting.id), lambda _: self.refresh())

    def save(self) -> None:
        """Ask for a place, and write the report there: as HTML, CSV or Markdown, by the name's ending."""
        if self.view.report is None:
            return
        kinds = self.tr("Page (*.html);;Table (*.csv);;Markdown (*.md)")
        path, _ = QFileDialog.getSaveFileName(self, self.tr("Save report"), "calibration.html", kinds)
        if path:
            self.save_to(Path(path))

    def save_to(self, path: Path) -> None:
        """Write the report that is shown."""
        trust, report = self.context.app.trust, self.view.report
        if report is None:
            return
        told, language = self.tr("Saved as %1").replace("%1", str(path)), QLocale().name()[:2]
        self.context.tasks.run(
            self,
            lambda _: trust.export_calibration(report, path, language=language),
            lambda _: self.told.emit(told),
            self.context.fail,
        )


class _Texts(QObject):
    """Texts with a number: singular and plural are collected for translation from `tr` only."""

    def meeting(self, state: MeetingState) -> str:
        meeting = state.meeting
        size = self.tr("%n call(s)", "", len(meeting.sessions)) + ", "
        size += self.tr("%n grader(s)", "", len(meeting.participants))
        if state.over:
            return size
        return size + " · " + self.tr("not finished")

    def second(self, state: SecondState) -> str:
        text = self.tr("%1 of %n call(s) graded again", "", state.given)
        return text.replace("%1", str(state.finished))

    def given(self, count: int) -> str:
        return self.tr("%n graded call(s) given to %1", "", count)
