"""The saved calls: find one, hear it again, take it out, throw it away."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QEvent, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QWidget,
)

from roleplay.core.finding import Hit, HitPage, ListedSession, Order
from roleplay.core.records import SessionFilter
from roleplay.gui.context import Context
from roleplay.gui.pages.bundles.handing_over import Chosen
from roleplay.gui.pages.bundles.menu import BundleMenu
from roleplay.gui.pages.sessions import list_model
from roleplay.gui.pages.sessions.filter_bar import FilterBar, SavedFilters
from roleplay.gui.pages.sessions.found_view import FoundView
from roleplay.gui.pages.sessions.list_model import SessionList
from roleplay.gui.pages.sessions.search_box import SearchBox
from roleplay.gui.tasks import Task, one_by_one
from roleplay.gui.theme import GRID, icon
from roleplay.gui.widgets.banner import Banner
from roleplay.gui.widgets.replay import Replay
from roleplay.gui.widgets.surface import Page, row
from roleplay.gui.widgets.text import Text
from roleplay.gui.widgets.transport import SKIP_SECONDS

_TYPING_PAUSE = 120
"""Milliseconds without a key after which what was typed is sought."""


_RESTING = 80
"""Milliseconds that the cursor rests on a call before it is opened beside the list."""


@dataclass(frozen=True, slots=True)
class _List:
    """A list in its order, with the rows that are seen first."""

    numbers: array[int]
    first: tuple[ListedSession, ...]
    row: int
    """Of the call that is to be shown."""


class SessionsPage(Page):
    """Filters above, the list or the hits of a search on the left, replay on the right."""

    debrief_wanted = Signal(str)
    review_wanted = Signal(str, float)
    """Id of a session, and the second to begin at."""
    practice_wanted = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._context = context
        self._order = Order()
        self._listed: tuple[SessionFilter, Order] | None = None
        """What the list that is shown was asked for."""
        self._loading: Task | None = None
        self._choices_due = False
        self._following: int | None = None
        """From where the hits go on."""
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_PAUSE)
        self._typing.timeout.connect(self.refresh)
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(_RESTING)
        self._resting.timeout.connect(self._show_current)
        self.model = SessionList(self._read, self)
        self.model.order_wanted.connect(self.set_order)
        self.model.rows_read.connect(self._show_current)
        self.banner = Banner()
        self.filters = FilterBar(context)
        self.filters.changed.connect(self.refresh)
        self.replay = Replay(context)
        self.replay.debrief_wanted.connect(self.debrief_wanted)
        self.replay.review_wanted.connect(lambda session_id: self.review_wanted.emit(session_id, 0.0))
        self.replay.delete_wanted.connect(self._delete)
        self.replay.saved.connect(self._saved)
        self.replay.setMinimumWidth(344)
        self.found = self._found()
        self.table, self.hits = self.found.table, self.found.hits
        self.content.addWidget(self.banner)
        self.content.addLayout(self._tools())
        self.content.addWidget(self.filters)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(2 * GRID)
        split.addWidget(self.found)
        split.addWidget(self.replay)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        split.setSizes([824, 392])
        self.content.addWidget(split, 1)
        for key, action in (
            (QKeySequence(QKeySequence.StandardKey.Find), self.go_to_search),
            (QKeySequence(QKeySequence.StandardKey.Delete), self.replay.ask_to_delete),
        ):
            QShortcut(key, self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut).activated.connect(action)

    # --- building ---

    def _tools(self) -> QHBoxLayout:
        self.search = SearchBox()
        self.search.textChanged.connect(lambda _: self._typing.start())
        self.search.left.connect(self.found.enter)
        self.search.escaped.connect(self.widen)
        self.saved = SavedFilters(self._context)
        self.saved.chosen.connect(self.show_filter)
        self.export_button = QPushButton(icon("tray-arrow-down"), self.tr("Export the log"))
        self.export_button.setToolTip(self.tr("A table of the calls shown here, as CSV"))
        self.export_button.clicked.connect(self._export)
        self.bundles = BundleMenu(self._context, self._chosen)
        self.bundles.imported.connect(self.reload)
        self._count = Text("", "caption", "muted")
        tools = (self.search, self.saved, self.export_button, self.bundles)
        line = row(Text(self.tr("Sessions"), "title"), self._count, 1, *tools)
        line.setStretch(3, 3)
        return line

    def _found(self) -> FoundView:
        view = FoundView(self.model)
        view.practice_wanted.connect(self.practice_wanted)
        view.all_wanted.connect(self.show_all)
        view.table.horizontalHeader().sortIndicatorChanged.connect(self._show_order)
        view.table.selectionModel().currentRowChanged.connect(self._rest)
        view.table.activated.connect(self._activated)
        view.hits.opened.connect(self.review_wanted)
        view.hits.current_changed.connect(self._show_hit)
        view.hits.hits.more_wanted.connect(self._read_more_hits)
        return view

    # --- what is asked for ---

    def wanted(self) -> SessionFilter:
        """Return what the filters ask for."""
        return replace(self.filters.wanted(), text=self.search.text().strip())

    def show_filter(self, wanted: SessionFilter) -> None:
        """Ask for this instead."""
        self.filters.choose(wanted)
        self._set_text(wanted.text)
        self.refresh()

    def show_all(self) -> None:
        """Ask for nothing."""
        self.show_filter(SessionFilter())

    def widen(self) -> None:
        """Take the text back, or where there is none the filters."""
        if self.search.text():
            self._set_text("")
            self.refresh()
        elif self.filters.active:
            self.filters.clear()

    def go_to_search(self) -> None:
        """Go to the search field."""
        self.search.setFocus()
        self.search.selectAll()

    def set_order(self, order: Order) -> None:
        """Sort by something else."""
        if order != self._order:
            self._order = order
            self.refresh()

    def _set_text(self, text: str) -> None:
        self.search.blockSignals(True)
        self.search.setText(text)
        self.search.blockSignals(False)
        self._typing.stop()

    def _show_order(self, column: int) -> None:
        """Keep the mark on a heading by which can be sorted."""
        if column not in list_model.SORTED_BY:
            self.found.mark_order(self._order)

    # --- loading ---

    def reload(self, session_id: str = "") -> None:
        """Read everything again, and open a session."""
        if session_id:
            self._set_text("")
        self._choices_due = True
        self.refresh(session_id)

    def refresh(self, session_id: str = "") -> None:
        """Read the list or the hits again; what was being read for it before is given up."""
        if self._loading is not None:
            self._loading.cancel()
        wanted, order = self.wanted(), self._order
        self.saved.set_wanted(wanted)
        desk = self._context.app.finding
        if wanted.text:
            self._loading = self._context.tasks.run(
                self,
                lambda task: desk.hits(wanted, typing=True, still_wanted=lambda: not task.cancelled),
                self._show_hits,
                self._context.fail,
            )
            return
        shown = session_id or self.replay.session_id
        same = self._listed == (wanted, order) and not session_id
        here = max(self.table.currentIndex().row(), 0) if same else 0  # where a call is gone, its neighbour comes

        def look(_: Task) -> _List:
            numbers = desk.numbers(wanted, order)
            number = desk.number(shown) if shown else None
            gone = min(here, max(len(numbers) - 1, 0))
            place = numbers.index(number) if number is not None and number in numbers else gone
            return _List(numbers, desk.rows(numbers[: list_model.BLOCK]), place)

        def show(found: _List) -> None:
            self._listed = wanted, order
            self._show(found)

        self._loading = self._context.tasks.run(self, look, show, self._context.fail)

    def _read(self, numbers: Sequence[int], take: Callable[[tuple[ListedSession, ...]], None]) -> None:
        desk = self._context.app.finding
        self._context.tasks.run(self, lambda _: desk.rows(numbers), take, self._context.fail)

    def _show(self, found: _List) -> None:
        self.model.show_numbers(found.numbers, found.first)
        self._count.setText(self.tr("%n call(s)", "", len(found.numbers)))
        self._tell_found(self.found.show_list(found.row, filtered=self.filters.active))
        if self.found.listing and not self.search.hasFocus() and not self._in_filters():
            self.table.setFocus()

    def _show_hits(self, page: HitPage) -> None:
        self._following = page.following
        before = self.hits.current
        row = next((place for place, hit in enumerate(page.hits) if before and hit.same_place(before)), 0)
        self.hits.hits.show_hits(page.hits, more=page.following is not None)
        shown = len(page.hits)
        all_of_them, more = self.tr("%n hit(s)", "", shown), self.tr("More than %n hit(s)", "", shown)
        self._count.setText(all_of_them if page.following is None else more)
        self._tell_found(self.found.show_hits(row))
        if self.found.hitting and not self.search.hasFocus() and not self._in_filters():
            self.hits.setFocus()

    def _tell_found(self, something: bool) -> None:
        if self._choices_due:
            self._choices_due = False
            one_by_one(self, self._read_choices, self.saved.reload)  # once what was found has been painted
        self.export_button.setEnabled(something)
        self.replay.setVisible(something)
        if not something:
            self.replay.close_player()

    def _read_choices(self) -> None:
        desk = self._context.app.finding
        self._context.tasks.run(self, lambda _: desk.choices(), self.filters.offer, self._context.fail)

    def _in_filters(self) -> bool:
        focus = self.focusWidget()
        return focus is not None and self.filters.isAncestorOf(focus)

    def _read_more_hits(self) -> None:
        desk, wanted, before = self._context.app.finding, self.wanted(), self._following

        def add(page: HitPage) -> None:
            if wanted == self.wanted() and before == self._following:
                self._following = page.following
                self.hits.hits.add_hits(page.hits, more=page.following is not None)

        self._context.tasks.run(
            self, lambda _: desk.hits(wanted, before=before, typing=True), add, self._context.fail
        )

    # --- choosing ---

    def _show_current(self) -> None:
        session = self.model.session(self.table.currentIndex().row())
        if session is not None and session.id != self.replay.session_id and self.found.listing:
            self.replay.show_session(session)

    def _rest(self) -> None:
        self._resting.start()

    def _show_hit(self, hit: Hit) -> None:
        self.replay.show_session(hit.session, hit.at)

    def _chosen(self) -> Chosen:
        """Return the selected calls, or the one that is shown beside the hits."""
        if self.found.hitting:
            shown = (self.replay.session_id,) if self.replay.session_id else ()
            return Chosen(len(shown), lambda: shown)
        numbers = self.model.numbers(index.row() for index in self.table.selectionModel().selectedRows())
        desk = self._context.app.finding
        return Chosen(len(numbers), lambda: [listed.session.id for listed in desk.rows(numbers)])

    def _activated(self, index: QModelIndex) -> None:
        session = self.model.session(index.row())
        if session is not None:
            self.review_wanted.emit(session.id, 0.0)

    # --- acting ---

    def keyPressEvent(self, event: QKeyEvent) -> None:
        transport = self.replay.transport
        match event.key():
            case Qt.Key.Key_Space:
                transport.toggle()
            case Qt.Key.Key_Left:
                transport.skip(-SKIP_SECONDS)
            case Qt.Key.Key_Right:
                transport.skip(SKIP_SECONDS)
            case Qt.Key.Key_Escape:
                self.widen()
            case _:
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
        self.found.fit(event.size().width())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "export_button"):
            self.model.retint()
            self.export_button.setIcon(icon("tray-arrow-down"))
