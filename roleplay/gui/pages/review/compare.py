"""Two calls of one scenario side by side, on one scale and aligned at the moment of answering."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from roleplay.app.desk.blind_task import blinded
from roleplay.app.desk.replay import OpenedCall
from roleplay.core.events import Answered
from roleplay.core.records import SessionSummary
from roleplay.gui import words
from roleplay.gui.call_lines import person_name, trainee_name
from roleplay.gui.context import Context
from roleplay.gui.pages.review.call_view import CallView
from roleplay.gui.theme import GRID, icon
from roleplay.gui.widgets.empty import EmptyState
from roleplay.gui.widgets.surface import Page, column, row
from roleplay.gui.widgets.text import OneLine, Text
from roleplay.gui.widgets.tool_button import ToolButton
from roleplay.gui.widgets.transport import SKIP_SECONDS
from roleplay.review.marks import of_kind

_MOST = 200
"""Calls that may be chosen from: those of the same person first, each newest first."""


class ComparePage(Page):
    """Each call plays by itself; what is shown of one is shown of the other."""

    left = Signal(str)
    """Back to the first of the two calls."""
    review_wanted = Signal(str)

    def __init__(self, context: Context, first: str, second: str = "", parent: QWidget | None = None) -> None:
        """`second` empty lets the person choose."""
        super().__init__(parent=parent)
        self._context = context
        self._first, self._second = first, second
        self._scale_shared = False
        self.views = CallView(context), CallView(context)
        self._facts = OneLine("", "strong"), OneLine("", "strong")
        self._active = 0
        self.content.addLayout(self._head())
        self._none = EmptyState(
            "phone-plus-outline",
            self.tr("Choose a second call"),
            self.tr("Any other call of the same scenario, by the same person or another one."),
        )
        sides = [column(fact, view, spacing=GRID) for fact, view in zip(self._facts, self.views, strict=True)]
        sides[1].addWidget(self._none, 1)
        for side in sides:
            side.setStretch(1, 1)
        both = row(*sides, spacing=2 * GRID)
        for place in range(2):
            both.setStretch(place, 1)
        self.content.addLayout(both, 1)
        self._connect()
        self._draw()
        self.views[1].hide()
        self.activate(0)
        self._load(0, first)
        if second:
            self._load(1, second)

    def _head(self) -> QHBoxLayout:
        self.back_button = ToolButton()
        self.back_button.setAutoRaise(True)
        self.back_button.setToolTip(self.tr("Back to the call (Esc)"))
        self.back_button.setAccessibleName(self.tr("Back to the call"))
        self.back_button.clicked.connect(lambda: self.left.emit(self._first))
        self._title = OneLine(self.tr("Two calls side by side"), "title")
        self.choice = QComboBox()
        self.choice.setAccessibleName(self.tr("Second call"))
        self.choice.setToolTip(self.tr("The call on the right"))
        self.choice.setMinimumWidth(300)
        self.choice.activated.connect(lambda: self._load(1, self.choice.currentData()))
        hint = Text(self.tr("1 and 2 choose the call that the keys play"), "caption", "muted")
        line = row(self.back_button, self._title, hint, self.choice, spacing=12)
        line.setStretch(1, 1)
        return line

    def _connect(self) -> None:
        for place, view in enumerate(self.views):
            other = self.views[1 - place]
            view.played.connect(other.transport.pause)
            view.played.connect(lambda place=place: self.activate(place))
            view.picture.range_changed.connect(lambda begin, end, place=place: self._share_range(place, begin, end))
            view.picture.lengthened.connect(self._share_scale)

    # --- loading ---

    def _load(self, place: int, session_id: str) -> None:
        app = self._context.app
        self.views[place].open(session_id)
        if place:
            self._second = session_id

        def show(call: OpenedCall) -> None:
            if session_id == (self._first, self._second)[place]:
                self._show(place, call)

        def read() -> OpenedCall:
            call = app.replay.open(session_id)
            return call if app.trust.blind(session_id) is None else blinded(call)

        def others() -> tuple[SessionSummary, ...]:
            call, blind = app.replay.open(session_id), app.trust.blind_sessions()
            whose = call.record.start.trainee
            found = sorted(app.replay.same_scenario(call), key=lambda other: other.trainee != whose)[:_MOST]
            return tuple(replace(other, score=None) if other.id in blind else other for other in found)

        self._context.tasks.run(self, lambda _: read(), show, self._context.fail)
        if not place:
            self._context.tasks.run(self, lambda _: others(), self._offer, self._context.fail)

    def _offer(self, others: tuple[SessionSummary, ...]) -> None:
        for other in others:
            points = "" if other.score is None else words.points_of(other.score)
            facts = person_name(other.trainee), words.moment(other.started_at), points
            self.choice.addItem(" · ".join(fact for fact in facts if fact), other.id)
        self.choice.setCurrentIndex(self.choice.findData(self._second) if self._second else -1)
        self.choice.setEnabled(bool(others))
        if not others:
            self.choice.setPlaceholderText(self.tr("There is no other call of this scenario"))
        elif not self._second:
            self.choice.setPlaceholderText(self.tr("Choose a second call"))

    def _show(self, place: int, call: OpenedCall) -> None:
        self._title.setText(call.record.start.scenario_title)
        self._facts[place].setText(_facts(call, self.tr("%n mistake(s)", "", len(of_kind(call.marks, "mistake")))))
        if place:
            self._none.hide()
            self.views[1].show()
        self.views[place].show_call(call)
        self._share_scale()

    # --- one scale ---

    def _share_scale(self) -> None:
        """Show both on one scale: as much before answering, and as much after, as the longer one has."""
        calls = [view.call for view in self.views]
        if calls[0] is None or calls[1] is None or self._scale_shared:
            return
        self._scale_shared = True
        origins = [_answered_at(call) for call in calls if call is not None]
        before = max(origins)
        after = max(view.picture.seconds - origin for view, origin in zip(self.views, origins, strict=True))
        for view, origin in zip(self.views, origins, strict=True):
            view.picture.set_limits(origin - before, origin + after)
        self._scale_shared = False

    def _share_range(self, place: int, begin: float, end: float) -> None:
        mine, others = self.views[place].call, self.views[1 - place].call
        if mine is None or others is None or self._scale_shared:
            return
        self._scale_shared = True
        shift = _answered_at(others) - _answered_at(mine)
        self.views[1 - place].picture.show_range(begin + shift, end + shift)
        self._scale_shared = False

    # --- acting ---

    def activate(self, place: int) -> None:
        """Choose the call that the keys steer."""
        self._active = place
        for number, view in enumerate(self.views):
            view.mark(marked=number == place)

    @property
    def active(self) -> CallView:
        """The call that the keys steer."""
        return self.views[self._active]

    def close_player(self) -> None:
        """Give the recordings back."""
        for view in self.views:
            view.close_player()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that a control with the focus does not want."""
        match event.key():
            case Qt.Key.Key_Space:
                self.active.toggle()
            case Qt.Key.Key_Left:
                self.active.skip(-SKIP_SECONDS)
            case Qt.Key.Key_Right:
                self.active.skip(SKIP_SECONDS)
            case Qt.Key.Key_J:
                self.active.go_to_mistake(-1)
            case Qt.Key.Key_K:
                self.active.go_to_mistake(1)
            case Qt.Key.Key_1:
                self.activate(0)
            case Qt.Key.Key_2 if self.views[1].call is not None:
                self.activate(1)
            case Qt.Key.Key_Escape:
                self.left.emit(self._first)
            case _:
                super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "views"):
            self._draw()

    def _draw(self) -> None:
        self.back_button.setIcon(icon("arrow-left"))


def _answered_at(call: OpenedCall) -> float:
    return next((event.at for event in call.record.events if isinstance(event, Answered)), 0.0)


def _facts(call: OpenedCall, mistakes: str) -> str:
    summary = call.record.summary
    points = "" if summary.score is None else words.points_of(summary.score)
    facts = (
        trainee_name(call),
        words.outcome_name(summary.outcome),
        points,
        words.clock(summary.seconds),
        mistakes,
        words.moment(summary.started_at),
    )
    return " · ".join(fact for fact in facts if fact)
