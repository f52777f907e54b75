"""A table of coloured cells: one person a row, one technique a column."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from roleplay.gui import words
from roleplay.gui.pages.reports.names import CountedCalls, measure_name, range_text
from roleplay.gui.theme import LIGHT, mix, tokens
from roleplay.gui.widgets.in_one_go import InOneGo
from roleplay.gui.widgets.text import font, plain_tooltip
from roleplay.review.progress.heatmap import Cell, HeatMap

Index = QModelIndex | QPersistentModelIndex
CELL = Qt.ItemDataRole.UserRole
_NAMES = 164
"""Height of the names of techniques, which stand upright."""

# Five steps of the map "cividis" (Nuñez, Anderton, Renslow 2018, PLOS ONE 13(7), "Optimizing colormaps with
# consideration for color vision deficiency"): read by lightness alone it says the same.
_CIVIDIS = ("#00224e", "#434e6c", "#7d7c78", "#bcae6c", "#fee838")


def need_colour(need: float) -> QColor:
    """Return the colour of a need of 0 to 1: the greater, the further from the window's ground."""
    place = (need if tokens() is not LIGHT else 1 - need) * (len(_CIVIDIS) - 1)
    step = min(int(place), len(_CIVIDIS) - 2)
    return mix(QColor(_CIVIDIS[step]), QColor(_CIVIDIS[step + 1]), place - step)


def ink(ground: QColor) -> QColor:
    """Return black or white, whichever is easier to read on a colour (WCAG 2.2, relative luminance)."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (ground.redF(), ground.greenF(), ground.blueF())
    )
    return QColor("#000000" if 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179 else "#ffffff")


class HeatTable(QAbstractTableModel):
    """The cells, as the report orders them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.shown = HeatMap("technique", (), (), ())

    def show_map(self, found: HeatMap) -> None:
        """Replace everything."""
        self.beginResetModel()
        self.shown = found
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.shown.people)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.shown.measures)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Horizontal:
            return words.technique_name(self.shown.measures[section].name)
        return self.shown.people[section] or self.tr("Without a name")

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        cell = self.shown.cells[index.row()][index.column()]
        if role == CELL:
            return cell
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._sentence(index, cell, role == Qt.ItemDataRole.ToolTipRole)
        return None

    def _sentence(self, index: Index, cell: Cell | None, tooltip: bool) -> str:
        measure = self.shown.measures[index.column()]
        whose = f"{self.shown.people[index.row()]}, {measure_name(measure)}"
        if cell is None:
            text = self.tr("%1: no call told of it").replace("%1", whose)
        else:
            calls = CountedCalls().calls(cell.interval.n)
            text = f"{whose}: {100 * cell.interval.value:.0f} % ({range_text(measure, cell.interval)}), {calls}"
        return plain_tooltip(text) if tooltip else text


class HeatView(InOneGo, QTableView):
    """Shows them; the arrow keys go from cell to cell."""

    def __init__(self, model: HeatTable, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setAccessibleName(name)
        self.setItemDelegate(_CellDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalHeader(_Upright(self))
        self.horizontalHeader().setDefaultSectionSize(54)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(38)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setFixedWidth(164)
        self.setCornerButtonEnabled(False)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.viewport().update()


class _CellDelegate(QStyledItemDelegate):
    """A coloured field with the share and how many calls it rests on; with too few calls only an outline."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell, now = index.data(CELL), tokens()
        area = QRectF(option.rect).adjusted(2, 2, -2, -2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = bool(option.state & QStyle.StateFlag.State_Selected)
        edge = QPen(QColor(now.text), 2) if focused else QPen(Qt.PenStyle.NoPen)
        if cell is None:
            painter.setPen(edge)
            painter.drawRoundedRect(area, 6, 6)
            painter.setPen(QColor(now.muted))
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, "·")
        elif not cell.known:
            painter.setPen(edge if focused else QPen(QColor(now.border), 1, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area, 6, 6)
            self._write(painter, area, "?", cell.interval.n, QColor(now.muted))
        else:
            share = cell.interval.value
            ground = need_colour(share if index.model().shown.kind == "mistake" else 1 - share)  # type: ignore[attr-defined]
            painter.setPen(edge)
            painter.setBrush(ground)
            painter.drawRoundedRect(area, 6, 6)
            self._write(painter, area, f"{100 * share:.0f}", cell.interval.n, ink(ground))
        painter.restore()

    @staticmethod
    def _write(painter: QPainter, area: QRectF, share: str, calls: int, colour: QColor) -> None:
        painter.setPen(colour)
        painter.setFont(font("strong"))
        painter.drawText(area.adjusted(0, 1, 0, -12), Qt.AlignmentFlag.AlignCenter, share)
        small = font("caption")
        small.setPixelSize(10)
        painter.setFont(small)
        painter.drawText(area.adjusted(0, 17, 0, -1), Qt.AlignmentFlag.AlignCenter, f"n {calls}")

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(54, 38)


class _Upright(QHeaderView):
    """Names that stand upright, to be read from below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(False)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), _NAMES)

    def paintSection(self, painter: QPainter, rect: Any, logical: int) -> None:
        name = str(self.model().headerData(logical, Qt.Orientation.Horizontal) or "")
        painter.save()
        painter.fillRect(rect, QColor(tokens().sunken))
        painter.setPen(QColor(tokens().text))
        painter.setFont(font("caption"))
        painter.translate(rect.center().x() + 5, rect.bottom() - 8)
        painter.rotate(-90)
        shown = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, _NAMES - 14)
        painter.drawText(0, 0, shown)
        painter.restore()
