"""Asking for a new calibration: what to grade with, who grades, and which calls."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from roleplay.core.errors import RoleplayError
from roleplay.core.records import SessionFilter, SessionSummary
from roleplay.core.scorecards import Scorecard
from roleplay.core.trust import Meeting
from roleplay.gui import grading_words, words
from roleplay.gui.context import Context
from roleplay.gui.theme import GRID
from roleplay.gui.widgets.banner import Banner
from roleplay.gui.widgets.surface import row
from roleplay.gui.widgets.text import Text
from roleplay.review.sampling import drawn

_ID = Qt.ItemDataRole.UserRole
_OFFERED = 400
"""So many of the newest calls are offered, if they are finished."""
_DRAWN = 10


class NewCalibration(QDialog):
    """Names are those that the graders have in their settings."""

    created = Signal(str)
    """Id of the meeting."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._random = Random()  # noqa: S311 - which calls are offered is no secret
        self.setWindowTitle(self.tr("New calibration"))
        self.resize(640, 640)
        self.banner = Banner()
        self.name = QLineEdit()
        self.name.setMaxLength(80)
        self.name.setPlaceholderText(self.tr("Such as the month"))
        self.scorecard = QComboBox()
        self.graders = QLineEdit()
        self.graders.setPlaceholderText(self.tr("Two names or more, with commas in between"))
        self.graders.textChanged.connect(self._changed)
        form = QFormLayout()
        form.setSpacing(GRID)
        form.addRow(self.tr("Title"), self.name)
        form.addRow(self.tr("Scorecard"), self.scorecard)
        form.addRow(self.tr("Graders"), self.graders)
        self.calls = QListWidget()
        self.calls.setAccessibleName(self.tr("Calls"))
        self.calls.itemChanged.connect(lambda _: self._changed())
        self.count = QSpinBox()
        self.count.setRange(1, 100)
        self.count.setValue(_DRAWN)
        self.count.setAccessibleName(self.tr("How many to draw"))
        self.draw_button = QPushButton(self.tr("Draw at random"))
        self.draw_button.setAutoDefault(False)
        self.draw_button.clicked.connect(self.draw)
        self.state = Text("", "caption", "muted")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.ok = buttons.button(QDialogButtonBox.StandardButton.Ok)
        buttons.accepted.connect(self._create)
        buttons.rejected.connect(self.reject)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        whole.setSpacing(2 * GRID)
        whole.addWidget(self.banner)
        whole.addLayout(form)
        whole.addLayout(row(Text(self.tr("Calls"), "heading"), 1, self.count, self.draw_button))
        whole.addWidget(self.calls, 1)
        whole.addLayout(row(self.state, 1, buttons))
        self._changed()
        self._load()

    def _load(self) -> None:
        app = self._context.app

        def read() -> tuple[tuple[Scorecard, ...], list[SessionSummary]]:
            newest = app.finding.numbers(SessionFilter())[:_OFFERED]
            calls = [row.session for row in app.finding.rows(newest)]
            return app.grading.cards.newest(), [one for one in calls if one.state != "running" and one.turns]

        self._context.tasks.run(self, lambda _: read(), lambda found: self._offer(*found), self._context.fail)

    def _offer(self, cards: Sequence[Scorecard], calls: Sequence[SessionSummary]) -> None:
        for card in cards:
            self.scorecard.addItem(grading_words.shown(card.title), f"{card.id}@{card.version}")
        if not self.graders.text():
            me = self._context.app.grading.grader
            self.graders.setText(f"{me}, " if me else "")
        self.calls.blockSignals(True)
        for call in calls:
            parts = (words.moment(call.started_at), call.customer, call.trainee, words.outcome_name(call.outcome))
            item = QListWidgetItem(" · ".join(part for part in parts if part))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            item.setData(_ID, call.id)
            self.calls.addItem(item)
        self.calls.blockSignals(False)
        self._changed()

    def _items(self) -> list[QListWidgetItem]:
        return [self.calls.item(place) for place in range(self.calls.count())]

    def chosen(self) -> list[str]:
        """Return the ids of the calls that are ticked."""
        return [item.data(_ID) for item in self._items() if item.checkState() == Qt.CheckState.Checked]

    def names(self) -> list[str]:
        """Return who is to grade."""
        return list(dict.fromkeys(name.strip() for name in self.graders.text().split(",") if name.strip()))

    def draw(self) -> None:
        """Tick calls at random, in place of those that are ticked."""
        chosen = {id(item) for item in drawn(self._items(), self.count.value(), seed=self._random.randrange(2**31))}
        for item in self._items():
            item.setCheckState(Qt.CheckState.Checked if id(item) in chosen else Qt.CheckState.Unchecked)

    def _changed(self) -> None:
        calls, graders = len(self.chosen()), len(self.names())
        text = self.tr("Chosen: calls %1, graders %2. Below ten calls no interval can be told.")
        self.state.setText(text.replace("%1", str(calls)).replace("%2", str(graders)))
        self.ok.setEnabled(calls > 0 and graders > 1)

    def _create(self) -> None:
        trust, title, card = self._context.app.trust, self.name.text(), self.scorecard.currentData()
        calls, names = self.chosen(), self.names()

        def created(meeting: Meeting) -> None:
            self.created.emit(meeting.id)
            self.accept()

        self._context.tasks.run(
            self, lambda _: trust.meetings.create(title, card, calls, names), created, self._failed
        )

    def _failed(self, problem: BaseException) -> None:
        if isinstance(problem, RoleplayError):
            self.banner.show_problem(problem)
        else:
            self._context.fail(problem)
