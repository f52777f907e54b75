"""The page of one saved call: its picture, transport and transcript on the left, what is made of it on the right."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QStackedWidget, QWidget
from PySide6Qlementine import SegmentedControl

from roleplay.app.desk.blind_task import BlindTask, blinded
from roleplay.app.desk.replay import OpenedCall
from roleplay.gui import words
from roleplay.gui.call_lines import trainee_name
from roleplay.gui.context import Context
from roleplay.gui.pages.review.call_view import CallView
from roleplay.gui.pages.review.host import ReviewHost
from roleplay.gui.pages.review.panels import panels
from roleplay.gui.tasks import one_by_one
from roleplay.gui.theme import GRID, icon
from roleplay.gui.widgets.avatar import Avatar
from roleplay.gui.widgets.banner import Banner, Kind
from roleplay.gui.widgets.surface import Card, Page, column, row
from roleplay.gui.widgets.text import OneLine
from roleplay.gui.widgets.tool_button import ToolButton
from roleplay.gui.widgets.transport import SKIP_SECONDS

_PANEL_WIDTH = 400


class ReviewPage(Page):
    """One call. What the panels may ask of it is in `ReviewHost`."""

    left = Signal()
    """Back to the list."""
    debrief_wanted = Signal(str)
    compare_wanted = Signal(str)

    def __init__(
        self,
        context: Context,
        session_id: str,
        at: float = 0.0,
        parent: QWidget | None = None,
        *,
        view: CallView | None = None,
    ) -> None:
        """`at` is the moment to begin at, seconds since the line was opened; `view` a fresh one made ahead."""
        super().__init__(parent=parent)
        self._context = context
        self.session_id = session_id
        self.host = ReviewHost(session_id, self)
        self._unmade_panels = panels(context, self.host)
        self.banner = Banner()
        self.view = view or CallView(context)
        self.view.setMinimumWidth(440)
        self.content.addLayout(self._head())
        self.content.addWidget(self.banner)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(2 * GRID)
        split.addWidget(self.view)
        self.view.show()  # one that was made ahead was hidden
        split.addWidget(self._panels())
        split.setStretchFactor(0, 1)
        split.setStretchFactor(1, 0)
        split.setSizes([1232 - _PANEL_WIDTH, _PANEL_WIDTH])
        self.content.addWidget(split, 1)
        self._connect()
        self._add_shortcuts()
        self._draw()
        # Once the page has been painted, so that the window stays quick.
        self.view.position = at
        one_by_one(self, self.reload, *(self._fill_one for _ in self._unmade_panels))

    # --- building ---

    def _head(self) -> QHBoxLayout:
        self.back_button = ToolButton()
        self.back_button.setAutoRaise(True)
        self.back_button.setToolTip(self.tr("Back to the sessions (Esc)"))
        self.back_button.setAccessibleName(self.tr("Back to the sessions"))
        self.back_button.clicked.connect(self.left)
        self._avatar = Avatar("", 40)
        self._name = OneLine("", "heading")
        self._facts = OneLine("", "caption", "muted")
        self.debrief_button = QPushButton(self.tr("Debrief"))
        self.debrief_button.setToolTip(self.tr("How it went, and why, as the trainee sees it"))
        self.debrief_button.clicked.connect(lambda: self.debrief_wanted.emit(self.session_id))
        self.compare_button = QPushButton(self.tr("Compare"))
        self.compare_button.setToolTip(self.tr("Beside another call of the same scenario (C)"))
        self.compare_button.clicked.connect(self._compare)
        names = column(self._name, self._facts, spacing=2)
        line = row(self.back_button, self._avatar, names, self.compare_button, self.debrief_button, spacing=12)
        line.setStretch(2, 1)
        return line

    def _panels(self) -> QWidget:
        self.tabs = SegmentedControl()
        self.tabs.setItemsShouldExpand(True)
        self.tabs.setAccessibleName(self.tr("What to look at"))
        self.stack = QStackedWidget()
        self.tabs.currentIndexChanged.connect(lambda: self.stack.setCurrentIndex(self.tabs.currentIndex()))
        side = Card(padding=GRID)
        side.setMinimumWidth(320)
        side.body.addWidget(self.tabs)
        side.body.addWidget(self.stack, 1)
        return side

    def _fill(self) -> None:
        """Make the panels that are not there yet."""
        for title, make in self._unmade_panels:
            self._add_panel(title, make())
        self._unmade_panels.clear()

    def _fill_one(self) -> None:
        """Make the next panel."""
        if self._unmade_panels:
            title, make = self._unmade_panels.pop(0)
            self._add_panel(title, make())

    def _add_panel(self, title: str, panel: QWidget) -> None:
        self.tabs.addItem(title)
        self.stack.addWidget(panel)
        self.tabs.setVisible(self.stack.count() > 1)

    def show_panel(self, place: int) -> None:
        """Show one of the panels."""
        self._fill()
        self.tabs.setCurrentIndex(place)
        self.stack.setCurrentIndex(place)

    def _connect(self) -> None:
        self.view.moved.connect(self.host.set_position)
        self.view.passage_changed.connect(self.host.set_passage)
        self.view.mark_chosen.connect(self.host.mark_chosen)
        self.host.seek_wanted.connect(self.view.seek)
        self.host.passage_wanted.connect(self._show_passage)
        self.host.hearing_wanted.connect(self.view.hear)
        self.host.marks_given.connect(self.view.give_marks)
        self.host.reading_wanted.connect(self.reload)
        self.host.quiet_wanted.connect(self.view.transport.pause)
        self.host.message_wanted.connect(self._tell)

    # --- loading ---

    def reload(self) -> None:
        """Read the call (again)."""
        app, session_id = self._context.app, self.session_id
        self._context.tasks.run(
            self,
            lambda _: (app.replay.open(session_id), app.trust.blind(session_id)),
            lambda found: self._show(*found),
            self._context.fail,
        )

    def _show(self, call: OpenedCall, blind: BlindTask | None = None) -> None:
        if blind is not None:
            call = blinded(call)
        start, summary = call.record.start, call.record.summary
        self._avatar.set_name(start.customer)
        self._name.setText(f"{start.customer} · {start.scenario_title}")
        facts = [
            trainee_name(call),
            words.outcome_name(summary.outcome),
            words.clock(summary.seconds),
            words.mode_name(start.mode),
            words.moment(start.started_at),
        ]
        if summary.score is not None:
            facts.insert(2, words.points_of(summary.score))
        self._facts.setText(" · ".join(fact for fact in facts if fact))
        if self.view.call is None:
            self.view.show_call(call)
            one_by_one(
                self,
                lambda: self.view.open(self.session_id, self.view.position),
                *(self._fill_one for _ in self._unmade_panels),
                lambda: self.host.set_call(call, blind),  # the panels fill themselves when the call has been drawn
            )
        else:
            self.view.show_again(call)
            one_by_one(self, lambda: self.host.set_call(call, blind))
        if call.unknown:
            text = self.tr(
                "This call was saved by a newer version of Roleplay. What this version knows of it is shown; "
                "update to see and judge the rest."
            )
            self.banner.show_message(text, "warn")
        self.debrief_button.setVisible(blind is None)

    def _tell(self, text: str, kind: Kind) -> None:
        self.banner.show_message(text, kind)

    def close_player(self) -> None:
        """Give the recording back."""
        self.view.close_player()

    # --- acting ---

    def _show_passage(self, begin: float, end: float) -> None:
        self.view.picture.set_passage((begin, end))
        self.view.picture.bring(begin)

    def _add_shortcuts(self) -> None:
        view = self.view
        keys: tuple[tuple[str, Callable[[], object]], ...] = (
            ("J", lambda: view.go_to_mistake(-1)),
            ("K", lambda: view.go_to_mistake(1)),
            ("L", view.toggle_loop),
            ("C", self._compare),
            ("S", view.transport.skip_button.toggle),
            ("+", lambda: view.transport.faster(1)),
            ("=", lambda: view.transport.faster(1)),
            ("-", lambda: view.transport.faster(-1)),
            ("Ctrl++", lambda: view.picture.zoom(0.5)),
            ("Ctrl+=", lambda: view.picture.zoom(0.5)),
            ("Ctrl+-", lambda: view.picture.zoom(2.0)),
            ("Ctrl+0", view.picture.show_whole),
        )
        for key, action in keys:
            shortcut = QShortcut(QKeySequence(key), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(action)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that a control with the focus may have for itself come here only when it does not want them."""
        if event.key() == Qt.Key.Key_Space:
            self.view.toggle()
        elif event.key() == Qt.Key.Key_Left:
            self.view.skip(-SKIP_SECONDS)
        elif event.key() == Qt.Key.Key_Right:
            self.view.skip(SKIP_SECONDS)
        elif event.key() == Qt.Key.Key_Escape:
            self._escape()
        else:
            super().keyPressEvent(event)

    def _compare(self) -> None:
        self.compare_wanted.emit(self.session_id)

    def _escape(self) -> None:
        if self.view.picture.passage is not None:
            self.view.set_looping(False)
            self.view.picture.set_passage(None)
        else:
            self.left.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "tabs"):
            self._draw()

    def _draw(self) -> None:
        self.back_button.setIcon(icon("arrow-left"))
