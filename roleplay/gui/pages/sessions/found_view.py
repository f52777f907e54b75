"""What was found: the list, the hits of a search, or why there is nothing."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QMenu, QStackedWidget, QTableView, QWidget

from roleplay.core.finding import Order
from roleplay.gui.pages.sessions import list_model
from roleplay.gui.pages.sessions.hit_list import HitList
from roleplay.gui.pages.sessions.list_model import SessionList
from roleplay.gui.widgets.empty import EmptyState
from roleplay.gui.widgets.in_one_go import InOneGo
from roleplay.gui.widgets.surface import Card

_ROW = 44
_ROOM = (
    (list_model.MODE, 1360),
    (list_model.LENGTH, 1120),
    (list_model.MARKS, 1040),
    (list_model.OUTCOME, 1000),
)
"""Columns that are shown on a page of this width, in pixels, and on wider ones."""


class CallTable(InOneGo, QTableView):
    """The list of calls."""


class FoundView(Card):
    """One of them at a time."""

    practice_wanted = Signal()
    all_wanted = Signal()

    def __init__(self, model: SessionList, parent: QWidget | None = None) -> None:
        super().__init__(padding=6, parent=parent)
        self.setMinimumWidth(420)
        self._model = model
        self.table = CallTable()
        self.table.setModel(model)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.setFrameShape(QFrame.Shape.NoFrame)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.setTabKeyNavigation(False)
        self.table.setAccessibleName(self.tr("Saved calls"))
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.table.verticalHeader().setDefaultSectionSize(_ROW)
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        for place, width in enumerate(list_model.WIDTHS):
            self.table.setColumnWidth(place, width)
        header.setSectionResizeMode(list_model.SCENARIO, QHeaderView.ResizeMode.Stretch)
        header.setSortIndicator(list_model.DATE, Qt.SortOrder.DescendingOrder)
        self.table.setSortingEnabled(True)
        sort = QShortcut(QKeySequence("O"), self.table, context=Qt.ShortcutContext.WidgetShortcut)
        sort.activated.connect(self.ask_order)
        self.hits = HitList()
        self.none = EmptyState(
            "phone-log-outline",
            self.tr("No calls yet"),
            self.tr("Every call you practise is kept here, to be heard and read again."),
            self.tr("Choose a customer"),
        )
        self.none.acted.connect(self.practice_wanted)
        self.no_match = EmptyState(
            "filter-off-outline",
            self.tr("Nothing fits"),
            self.tr("No saved call fits all of these filters."),
            self.tr("Show all calls"),
        )
        self.no_hits = EmptyState(
            "magnify-close",
            self.tr("Nobody said that"),
            self.tr('Try fewer words, the beginning of one, or put "several in a row" in quotation marks.'),
            self.tr("Show all calls"),
        )
        self._stack = QStackedWidget()
        for widget in (self.table, self.hits, self.none, self.no_match, self.no_hits):
            self._stack.addWidget(widget)
        for state in (self.no_match, self.no_hits):
            state.acted.connect(self.all_wanted)
        self.body.addWidget(self._stack)

    @property
    def listing(self) -> bool:
        """Whether the list is shown."""
        return self._stack.currentWidget() is self.table

    @property
    def hitting(self) -> bool:
        """Whether hits are shown."""
        return self._stack.currentWidget() is self.hits

    def show_list(self, row: int, *, filtered: bool) -> bool:
        """Show the list with a row chosen, or that it is empty; tell whether there is one."""
        if not self._model.rowCount():
            self._stack.setCurrentWidget(self.no_match if filtered else self.none)
            return False
        self._stack.setCurrentWidget(self.table)
        self.table.selectRow(row)
        self.table.scrollTo(self._model.index(row, 0))
        return True

    def show_hits(self, row: int = 0) -> bool:
        """Show the hits with one chosen, or that there are none; tell whether there are."""
        found = self.hits.hits.rowCount() > 0
        self._stack.setCurrentWidget(self.hits if found else self.no_hits)
        if found:
            self.hits.setCurrentIndex(self.hits.hits.index(row))
        return found

    def enter(self) -> None:
        """Go to what was found with the keyboard."""
        if self.listing or self.hitting:
            self._stack.currentWidget().setFocus()

    def mark_order(self, order: Order) -> None:
        """Put the arrow on the heading by which it is sorted."""
        column = next(place for place, by in list_model.SORTED_BY.items() if by == order.by)
        direction = Qt.SortOrder.DescendingOrder if order.descending else Qt.SortOrder.AscendingOrder
        self.table.horizontalHeader().setSortIndicator(column, direction)

    def ask_order(self) -> QMenu:
        """Open a menu of what can be sorted by, for those who do not click on headings."""
        header = self.table.horizontalHeader()
        sorted_by, direction = header.sortIndicatorSection(), header.sortIndicatorOrder()
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addSection(self.tr("Sort by"))
        for column in list_model.SORTED_BY:
            action = menu.addAction(str(self._model.headerData(column, Qt.Orientation.Horizontal)))
            action.setCheckable(True)
            action.setChecked(column == sorted_by)
            action.triggered.connect(lambda _=False, column=column: self._sort(column, sorted_by, direction))
            if column == sorted_by:
                menu.setActiveAction(action)
        menu.popup(header.mapToGlobal(header.rect().bottomLeft()))
        return menu

    def _sort(self, column: int, sorted_by: int, direction: Qt.SortOrder) -> None:
        """Sort as a click on the heading does: the other way round when it is sorted so already."""
        up, down = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
        self.table.sortByColumn(column, down if column == sorted_by and direction == up else up)

    def fit(self, width: int) -> None:
        """Hide what has no room on a page of this width."""
        for place, needed in _ROOM:
            self.table.setColumnHidden(place, width < needed)
