"""Which reply takes an utterance, and why: the replies of the moment, the best first, with what spoke for each."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from roleplay.dialogue.authoring.weighing import Weighed, Weighing
from roleplay.gui.pages.studio.trying import words
from roleplay.gui.theme import tokens
from roleplay.gui.widgets.text import font, plain_tooltip

REPLY, SCORE, VERDICT, WHY = range(4)
_SHARE = Qt.ItemDataRole.UserRole
_NAME = Qt.ItemDataRole.UserRole + 1
ACCEPTED = 0.5
"""From which score on a reply is taken."""


class WeighTable(QTreeWidget):
    """The replies of one moment; texts are shown literally."""

    reply_chosen = Signal(str)
    """The person chose this reply."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setColumnCount(4)
        self.setHeaderLabels([self.tr("Reply"), self.tr("Fits"), "", self.tr("Because")])
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAlternatingRowColors(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setAccessibleName(self.tr("Replies of this moment"))
        self.setItemDelegateForColumn(SCORE, _Bar(self))
        header = self.header()
        for place, width in ((REPLY, 140), (SCORE, 95), (VERDICT, 125)):
            header.setSectionResizeMode(place, QHeaderView.ResizeMode.Interactive)
            header.resizeSection(place, width)
        header.setStretchLastSection(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentItemChanged.connect(lambda *_: self.reply_chosen.emit(self.chosen))

    @property
    def chosen(self) -> str:
        """The reply that is chosen; empty for none."""
        item = self.currentItem()
        return str(item.data(REPLY, _NAME)) if item is not None else ""

    def show_weighing(self, weighing: Weighing | None) -> None:
        """Show what was worked out; None for nothing."""
        self.clear()
        for one in weighing.replies if weighing is not None else ():
            self.addTopLevelItem(_item(one))
        first = self.topLevelItem(0)
        if weighing is not None and weighing.taken and first is not None:
            self.setCurrentItem(first)


def _item(one: Weighed) -> QTreeWidgetItem:
    item = QTreeWidgetItem(
        [words.reply_name(one.reply), "", words.verdict_name(one.verdict), words.evidence_line(one)]
    )
    item.setData(REPLY, _NAME, one.reply)
    item.setData(SCORE, _SHARE, one.score)
    item.setText(SCORE, f"{one.score:.2f}")
    if one.verdict == "decides":
        item.setFont(REPLY, font("strong"))
    tone = words.VERDICT_TONES.get(one.verdict, "muted")
    item.setForeground(VERDICT, QColor(getattr(tokens(), tone)))
    item.setToolTip(SCORE, plain_tooltip(words.reasons_text(one.reasons)))
    item.setToolTip(WHY, plain_tooltip(words.evidence_line(one)))
    return item


class _Bar(QStyledItemDelegate):
    """A share as a bar with its number, and a mark at what is enough."""

    def __init__(self, tree: QTreeWidget) -> None:
        super().__init__(tree)
        self._tree = tree

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        share = float(index.data(_SHARE) or 0.0)
        now = tokens()
        ground = QStyleOptionViewItem(option)
        self.initStyleOption(ground, index)
        ground.text = ""
        style = self._tree.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, ground, painter, self._tree)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(option.rect).adjusted(4, 0, -44, 0)
        bar = QRectF(whole.left(), whole.center().y() - 4, whole.width(), 8)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(now.sunken))
        painter.drawRoundedRect(bar, 4, 4)
        painter.setBrush(QColor(now.good if share >= ACCEPTED else now.muted))
        painter.drawRoundedRect(QRectF(bar.left(), bar.top(), max(bar.width() * share, 2.0), 8), 4, 4)
        painter.setPen(QColor(now.text))
        at = bar.left() + bar.width() * ACCEPTED
        painter.drawLine(int(at), int(bar.top() - 3), int(at), int(bar.bottom() + 3))
        text = QRectF(whole.right() + 6, whole.top(), 38, whole.height())
        painter.setFont(font("caption"))
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, f"{share:.2f}")
        painter.restore()
