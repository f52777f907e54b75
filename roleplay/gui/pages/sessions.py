"""The saved calls: find one, hear it again, take it out, throw it away."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QTableView,
    QWidget,
)

from roleplay.core.events import OUTCOMES
from roleplay.core.records import SessionFilter, SessionSummary
from roleplay.gui import session_table, words
from roleplay.gui.context import Context
from roleplay.gui.theme import GRID, icon
from roleplay.gui.widgets.banner import Banner
from roleplay.gui.widgets.empty import EmptyState
from roleplay.gui.widgets.replay import Replay
from roleplay.gui.widgets.surface import Card, Page, row
from roleplay.gui.widgets.text import Text
from roleplay.gui.widgets.transport import SKIP_SECONDS

_TABLE, _NO_SESSIONS, _NO_MATCH = range(3)


class SessionsPage(Page):
    """Table on the left, replay on the right."""

    debrief_wanted = Signal(str)
    practice_wanted = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._context = context
        self._wanted_id = ""
        self.model = session_table.SessionTable(self)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(200)
        self._typing.timeout.connect(self.reload)
        self.banner = Banner()
        self.replay = Replay(context)
        self.replay.debrief_wanted.connect(self.debrief_wanted)
        self.replay.delete_wanted.connect(self._delete)
        self.replay.saved.connect(self._saved)
        self.replay.setMinimumWidth(344)
        self.content.addWidget(self.banner)
        self.content.addLayout(self._tools())
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(2 * GRID)
        split.addWidget(self._list())
        split.addWidget(self.replay)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        split.setSizes([824, 392])
        self.content.addWidget(split, 1)
        for key, action in (
            (QKeySequence(QKeySequence.StandardKey.Find), self.filter.setFocus),
            (QKeySequence(QKeySequence.StandardKey.Delete), self.replay.ask_to_delete),
        ):
            QShortcut(key, self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut).activated.connect(action)

    # --- building ---

    def _tools(self) -> QHBoxLayout:
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.tr("Filter by customer, trainee or words that were said"))
        self.filter.setToolTip(self.tr("Filter (Ctrl+F)"))
        self.filter.setAccessibleName(self.tr("Filter"))
        self.filter.setClearButtonEnabled(True)
        self.filter.setMinimumWidth(220)
        self.filter.setMaximumWidth(380)
        self.filter.setMaxLength(200)
        self.filter.textChanged.connect(self._later)
        self.outcome = QComboBox()
        self.outcome.setAccessibleName(self.tr("Outcome"))
        self.outcome.addItem(self.tr("All outcomes"), None)
        for outcome in OUTCOMES:
            self.outcome.addItem(words.outcome_name(outcome), outcome)
        self.outcome.currentIndexChanged.connect(self._later)
        self.export_button = QPushButton(icon("tray-arrow-down"), self.tr("Export the log"))
        self.export_button.setToolTip(self.tr("A table of the calls shown here, as CSV"))
        self.export_button.clicked.connect(self._export)
        self._count = Text("", "caption", "muted")
        line = row(Text(self.tr("Sessions"), "title"), self._count, 1, self.filter, self.outcome, self.export_button)
        line.setStretch(3, 3)
        return line

    def _list(self) -> QWidget:
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setFrameShape(QFrame.Shape.NoFrame)
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.setAccessibleName(self.tr("Saved calls"))
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.table.verticalHeader().setDefaultSectionSize(44)
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        for place, width in enumerate(session_table.WIDTHS):
            self.table.setColumnWidth(place, width)
        header.setSectionResizeMode(session_table.CUSTOMER, QHeaderView.ResizeMode.Stretch)
        self.table.setSortingEnabled(True)
        self.table.sortByColumn(session_table.DATE, Qt.SortOrder.DescendingOrder)
        self.table.selectionModel().currentRowChanged.connect(self._chosen)
        self.table.activated.connect(self._activated)
        self._none = EmptyState(
            "phone-log-outline",
            self.tr("No calls yet"),
            self.tr("Every call you practise is kept here, to be heard and read again."),
            self.tr("Choose a customer"),
        )
        self._none.acted.connect(self.practice_wanted)
        self._no_match = EmptyState(
            "magnify-close", self.tr("Nothing fits"), self.tr("No saved call fits this filter.")
        )
        self._stack = QStackedWidget()
        for widget in (self.table, self._none, self._no_match):
            self._stack.addWidget(widget)
        card = Card(padding=6)
        card.setMinimumWidth(420)
        card.body.addWidget(self._stack)
        return card

    # --- loading ---

    def wanted(self) -> SessionFilter:
        """Return what the filter asks for."""
        return SessionFilter(
            text=self.filter.text().strip(),
            outcomes=(self.outcome.currentData(),) if self.outcome.currentData() else (),
        )

    def reload(self, session_id: str = "") -> None:
        """Read the list again, and open a session."""
        self._wanted_id = session_id or self.replay.session_id
        app, wanted = self._context.app, self.wanted()
        self._context.tasks.run(
            self, lambda _: (wanted, app.sessions(wanted)), lambda found: self._show(*found), self._context.fail
        )

    def _later(self) -> None:
        self._typing.start()

    def _show(self, wanted: SessionFilter, rows: tuple[SessionSummary, ...]) -> None:
        if wanted != self.wanted():
            return
        self.model.show_sessions([row for row in rows if row.state != "running"])
        shown = self.model.rowCount()
        self._count.setText(self.tr("%n call(s)", "", shown))
        self.export_button.setEnabled(bool(shown))
        filtered = bool(wanted.text or wanted.outcomes)
        self._stack.setCurrentIndex(_TABLE if shown else _NO_MATCH if filtered else _NO_SESSIONS)
        self.replay.setVisible(bool(shown))
        if not shown:
            self.replay.close_player()
            return
        index = self.model.index(max(self.model.row_of(self._wanted_id), 0), 0)
        self.table.selectRow(index.row())
        self.table.scrollTo(index)
        if not self.filter.text():
            self.table.setFocus()

    def _chosen(self, current: QModelIndex) -> None:
        if not current.isValid():
            return
        session = self.model.session(current.row())
        if session.id != self.replay.session_id:
            self.replay.show_session(session)

    def _activated(self, index: QModelIndex) -> None:
        self.debrief_wanted.emit(self.model.session(index.row()).id)

    # --- acting ---

    def keyPressEvent(self, event: QKeyEvent) -> None:
        transport = self.replay.transport
        if event.key() == Qt.Key.Key_Space:
            transport.toggle()
        elif event.key() == Qt.Key.Key_Left:
            transport.skip(-SKIP_SECONDS)
        elif event.key() == Qt.Key.Key_Right:
            transport.skip(SKIP_SECONDS)
        else:
            super().keyPressEvent(event)

    def _delete(self, session_id: str) -> None:
        app = self._context.app
        self.replay.close_player()
        self._context.tasks.run(
            self, lambda _: app.delete_session(session_id), lambda _: self.reload(), self._context.fail
        )

    def _export(self) -> None:
        path, _ = QFileDialog.getSaveFileName(
            self, self.tr("Export the practice log"), "practice-log.csv", self.tr("Table (*.csv)")
        )
        if path:
            app, wanted = self._context.app, self.wanted()
            self._context.tasks.run(
                self,
                lambda _: app.export_practice_log(Path(path), wanted),
                lambda _: self._saved(path),
                self._context.fail,
            )

    def _saved(self, path: str) -> None:
        self.banner.show_message(self.tr("Saved as %1").replace("%1", path), "good")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = event.size().width()
        for place, needed in (
            (session_table.TRAINEE, 1200),
            (session_table.MODE, 1200),
            (session_table.LENGTH, 1000),
        ):
            self.table.setColumnHidden(place, width < needed)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "model"):
            self.model.retint()
            self.export_button.setIcon(icon("tray-arrow-down"))
