"""The outline of a scorecard: sections, their questions, and the weights that have to make a hundred."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHeaderView, QToolButton, QTreeWidget, QTreeWidgetItem, QWidget

from roleplay.core.scorecards import Question, Scorecard
from roleplay.gui import grading_words
from roleplay.gui.theme import GRID, icon, tokens
from roleplay.gui.widgets.surface import column, row
from roleplay.gui.widgets.text import Text, font, plain_tooltip
from roleplay.gui.widgets.tool_button import ToolButton
from roleplay.review.scorecards.editing import Place
from roleplay.review.scorecards.validation import FULL, TOLERANCE, Problem, weights

_PLACE = Qt.ItemDataRole.UserRole
_LINE = 34


class Outline(QWidget):
    """Shows the card; the place that is chosen is edited beside it."""

    chosen = Signal(object)
    """A `Place`, None for the card itself."""
    section_wanted = Signal()
    question_wanted = Signal()
    moved = Signal(int)
    copy_wanted = Signal()
    removed = Signal()
    balance_wanted = Signal(bool)
    """Whether the compliance questions are meant."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tree = QTreeWidget()
        self.tree.setColumnCount(2)
        self.tree.setHeaderHidden(True)
        self.tree.setRootIsDecorated(False)
        self.tree.setIndentation(14)
        self.tree.setUniformRowHeights(True)
        self.tree.setItemsExpandable(False)
        self.tree.setAccessibleName(self.tr("Sections and questions"))
        self.tree.setIconSize(QSize(16, 16))
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(1, 84)
        self.tree.currentItemChanged.connect(self._choose)
        self.sum = SumOfWeights(self.tr("Weights"))
        self.sum.balance_wanted.connect(lambda: self.balance_wanted.emit(False))
        self.compliance = SumOfWeights(self.tr("Compliance"))
        self.compliance.balance_wanted.connect(lambda: self.balance_wanted.emit(True))
        self.buttons: dict[str, QToolButton] = {}
        tools = row(spacing=2)
        for name, picture, told, wanted in (
            ("section", "folder-plus-outline", self.tr("New section"), self.section_wanted.emit),
            ("question", "plus", self.tr("New question (Ins)"), self.question_wanted.emit),
            ("up", "arrow-up", self.tr("Move up (Alt+↑)"), lambda: self.moved.emit(-1)),
            ("down", "arrow-down", self.tr("Move down (Alt+↓)"), lambda: self.moved.emit(1)),
            ("copy", "content-copy", self.tr("Copy the question"), self.copy_wanted.emit),
            ("remove", "trash-can-outline", self.tr("Remove (Del)"), self.removed.emit),
        ):
            button = ToolButton()
            button.setAutoRaise(True)
            button.setToolTip(told)
            button.setAccessibleName(told)
            button.setIcon(icon(picture))
            button.clicked.connect(wanted)
            self.buttons[name] = button
            tools.addWidget(button)
        for name, key in (("question", "Ins"), ("up", "Alt+Up"), ("down", "Alt+Down"), ("remove", "Del")):
            self.buttons[name].setShortcut(key)
        tools.addStretch(1)
        whole = column(tools, spacing=GRID)
        whole.addWidget(self.tree, 1)
        whole.addWidget(self.sum)
        whole.addWidget(self.compliance)
        self.setLayout(whole)

    def show_card(self, card: Scorecard, place: Place | None, problems: tuple[Problem, ...]) -> None:
        """Show a card with a place chosen, and mark what is wrong."""
        wrong = {problem.question or problem.section for problem in problems}
        self.tree.blockSignals(True)
        self.tree.clear()
        first = self._item(None, grading_words.shown(card.title), "", wrong="" in wrong)
        self.tree.addTopLevelItem(first)
        current = first
        for number, section in enumerate(card.sections):
            parent = self._item(Place(number), grading_words.shown(section.title), "", wrong=section.id in wrong)
            parent.setFont(0, font("strong"))
            self.tree.addTopLevelItem(parent)
            parent.setExpanded(True)
            current = parent if place == Place(number) else current
            for at, question in enumerate(section.questions):
                text = grading_words.shown(question.text)
                item = self._item(Place(number, at), text, _weight(question), wrong=question.id in wrong)
                item.setIcon(0, icon(_picture(question), tokens().bad if question.fatal else tokens().muted))
                parent.addChild(item)
                current = item if place == Place(number, at) else current
        self.tree.setCurrentItem(current)
        self.tree.blockSignals(False)
        quality, compliance = weights(card)
        self.sum.show_sum(quality)
        self.compliance.show_sum(compliance)
        self.compliance.setVisible(any(question.compliance for question in card.questions))
        question_chosen = place is not None and place.question is not None
        for name in ("up", "down", "remove"):
            self.buttons[name].setEnabled(place is not None)
        self.buttons["copy"].setEnabled(question_chosen)
        self.buttons["question"].setEnabled(bool(card.sections))

    def _item(self, place: Place | None, text: str, weight: str, *, wrong: bool) -> QTreeWidgetItem:
        item = QTreeWidgetItem([" ".join(text.split()) or "–", weight])
        item.setData(0, _PLACE, place)
        item.setToolTip(0, plain_tooltip(text))
        item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        item.setSizeHint(0, QSize(0, _LINE))
        if wrong:
            item.setForeground(0, QColor(tokens().bad))
        return item

    def _choose(self, item: QTreeWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(item.data(0, _PLACE))


def _weight(question: Question) -> str:
    if not question.weight:
        return ""
    number = grading_words.number(question.weight)
    return f"◆ {number}" if question.compliance else number


def _picture(question: Question) -> str:
    if question.fatal:
        return "alert-octagon-outline"
    return {
        "yes_no": "check-circle-outline",
        "scale": "numeric",
        "choice": "format-list-bulleted",
        "number": "counter",
        "text": "text",
    }[question.kind]


class SumOfWeights(QWidget):
    """How much the weights make, and a way to make it a hundred."""

    balance_wanted = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.text = Text("", "strong")
        self.balance_button = ToolButton()
        self.balance_button.setText(self.tr("Make it 100"))
        self.balance_button.setToolTip(self.tr("Keep the proportions, in whole numbers"))
        self.balance_button.clicked.connect(self.balance_wanted)
        line = row(self.text, 1, self.balance_button)
        self.setLayout(line)

    def show_sum(self, total: float) -> None:
        """Show what the weights make."""
        right = abs(total - FULL) <= TOLERANCE
        told = self.tr("%1: %2 of 100").replace("%2", grading_words.number(total)).replace("%1", self._name)
        self.text.setText(told)
        self.text.set_tone("good" if right else "bad")
        self.balance_button.setVisible(not right)
