"""All customers of the studio: the trainer's own, and those that come with the program."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import (
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from roleplay.gui import words
from roleplay.gui.theme import GRID, icon, tokens
from roleplay.gui.widgets.avatar import paint_avatar
from roleplay.gui.widgets.empty import EmptyState
from roleplay.gui.widgets.surface import Card, column, row
from roleplay.gui.widgets.text import Text, font

_ROW = Qt.ItemDataRole.UserRole
_HEIGHT, _HEADING = 60, 40
_PICTURE = 36


@dataclass(frozen=True, slots=True)
class LibraryRow:
    """One customer of the list."""

    id: str
    title: str
    customer: str
    summary: str
    languages: tuple[str, ...]
    own: bool
    """Not one that comes with the program."""
    problem: str = ""
    """Why it cannot be rung up; empty when it can."""
    unsaved: bool = False
    """There is a draft that was not saved."""


class LibraryView(QWidget):
    """A list to choose from, with a search; what can be done with the chosen one stands on the right."""

    new_wanted = Signal()
    import_wanted = Signal()
    export_wanted = Signal(str)
    open_wanted = Signal(str)
    copy_wanted = Signal(str)
    delete_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[LibraryRow, ...] = ()
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search"))
        self.search.setAccessibleName(self.tr("Search the customers"))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(140)
        self.search.setMaximumWidth(260)
        self.search.textChanged.connect(self._search)
        QShortcut(QKeySequence.StandardKey.Find, self).activated.connect(self.search.setFocus)
        self.new_button = QPushButton(self.tr("New customer"))
        self.new_button.setDefault(True)
        self.new_button.setShortcut(QKeySequence.StandardKey.New)
        self.new_button.setToolTip(self.tr("Write a new customer (Ctrl+N)"))
        self.new_button.clicked.connect(self.new_wanted)
        self.import_button = QPushButton(self.tr("Import a story ..."))
        self.import_button.setToolTip(self.tr("Bring a story of Twine, Ink or Yarn Spinner along"))
        self.import_button.clicked.connect(self.import_wanted)
        told = column(
            Text(self.tr("Studio"), "title"),
            Text(self.tr("Write your own customers, and let your trainees answer them."), "body", "muted", wrap=True),
            spacing=2,
        )
        self.head = row(told, self.search, self.import_button, self.new_button, spacing=12)
        self.head.setStretch(0, 1)
        self.list = _List()
        self.list.setAccessibleName(self.tr("Customers"))
        self.list.setItemDelegate(_Painter(self.list))
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.currentItemChanged.connect(lambda *_: self._show_chosen())
        self.list.itemActivated.connect(lambda _: self._open())
        self.list.delete_wanted.connect(self._delete)
        shelf = Card(padding=GRID)
        self.none_fits = EmptyState(
            "filter-remove-outline", self.tr("No customer fits"), "", self.tr("Show all customers")
        )
        self.none_fits.acted.connect(self.search.clear)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.none_fits)
        shelf.body.addWidget(self._stack)
        self.welcome = Welcome()
        self.welcome.new_wanted.connect(self.new_wanted)
        self._build_side()
        left = column(self.welcome, shelf, spacing=2 * GRID)
        left.setStretch(1, 1)
        across = row(left, self._side, spacing=2 * GRID)
        across.setStretch(0, 1)
        whole = column(self.head, across, spacing=2 * GRID)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self._draw()

    def _build_side(self) -> None:
        self._side = Card(padding=3 * GRID)
        self._side.setFixedWidth(344)
        self.title = Text("", "title", wrap=True)
        self.person = Text("", "strong", "muted", wrap=True)
        self.about = Text("", "body", wrap=True)
        self.facts = Text("", "caption", "muted", wrap=True)
        self.state = Text("", "caption", "bad", wrap=True)
        self.open_button = QPushButton(self.tr("Write"))
        self.open_button.clicked.connect(self._open)
        self.copy_button = QPushButton(self.tr("Copy"))
        self.copy_button.clicked.connect(self._copy)
        self.delete_button = QPushButton(self.tr("Delete ..."))
        self.delete_button.clicked.connect(self._delete)
        self.export_button = QPushButton(self.tr("Export as Twee ..."))
        self.export_button.clicked.connect(self._export)
        self.hint = Text("", "caption", "muted", wrap=True)
        for widget in (self.person, self.title, self.about, self.facts, self.state):
            self._side.body.addWidget(widget)
        self._side.body.addSpacing(GRID)
        self._side.body.addWidget(self.open_button)
        self._side.body.addLayout(row(self.copy_button, self.delete_button))
        self._side.body.addWidget(self.export_button)
        self._side.body.addWidget(self.hint)
        self._side.body.addStretch(1)

    # --- filling ---

    @property
    def rows(self) -> tuple[LibraryRow, ...]:
        """All customers, whatever is searched for."""
        return self._rows

    def show_rows(self, rows: Sequence[LibraryRow], chosen: str = "") -> None:
        """Show these customers, and choose one of them."""
        before = self.chosen
        self._rows = tuple(rows)
        self.welcome.setVisible(not any(each.own for each in rows))
        self._fill(chosen or (before.id if before else ""))

    def _fill(self, chosen: str = "") -> None:
        before = self.chosen
        chosen = chosen or (before.id if before else "")
        wanted = self.search.text().casefold().split()
        fitting = [each for each in self._rows if all(word in _searched(each) for word in wanted)]
        self.list.blockSignals(True)
        self.list.clear()
        for own, name in ((True, self.tr("Yours")), (False, self.tr("Come with the program"))):
            rows = [each for each in fitting if each.own == own]
            if rows:
                self._add_heading(name)
            for each in rows:
                item = QListWidgetItem(each.title)
                item.setData(_ROW, each)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{each.title}, {each.customer}")
                item.setSizeHint(QSize(0, _HEIGHT))
                self.list.addItem(item)
                if each.id == chosen:
                    self.list.setCurrentItem(item)
        if self.list.currentItem() is None:
            self.list.setCurrentRow(1 if self.list.count() > 1 else -1)
        self.list.blockSignals(False)
        self._stack.setCurrentWidget(self.list if fitting or not self._rows else self.none_fits)
        self._show_chosen()

    def _search(self) -> None:
        self._fill()

    def _add_heading(self, name: str) -> None:
        item = QListWidgetItem(name)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setSizeHint(QSize(0, _HEADING))
        self.list.addItem(item)

    @property
    def chosen(self) -> LibraryRow | None:
        """The customer that is chosen."""
        item = self.list.currentItem()
        found = item.data(_ROW) if item is not None else None
        return found if isinstance(found, LibraryRow) else None

    def choose(self, name: str) -> None:
        """Choose a customer by id."""
        self._fill(name)

    def _show_chosen(self) -> None:
        chosen = self.chosen
        self._side.setVisible(chosen is not None)
        if chosen is None:
            return
        self.title.setText(chosen.title)
        self.person.setText(chosen.customer)
        self.about.setText(chosen.summary)
        self.facts.setText(" · ".join(words.language_name(code) for code in chosen.languages))
        state = self.tr("There are changes that were not saved yet.") if chosen.unsaved else ""
        if chosen.problem:
            state = self.tr("It cannot be rung up yet. Open it: what is wrong is told at its place.")
        self.state.setText(state)
        self.state.set_tone("bad" if chosen.problem else "warn")
        self.state.setVisible(bool(state))
        self.open_button.setText(self.tr("Write") if chosen.own else self.tr("Copy and write"))
        self.copy_button.setVisible(chosen.own)
        self.delete_button.setVisible(chosen.own)
        self.hint.setVisible(not chosen.own)
        self.hint.setText(self.tr("It comes with the program and stays as it is; you write in a copy of your own."))

    # --- acting ---

    def _open(self) -> None:
        chosen = self.chosen
        if chosen is not None:
            (self.open_wanted if chosen.own else self.copy_wanted).emit(chosen.id)

    def _copy(self) -> None:
        if self.chosen is not None:
            self.copy_wanted.emit(self.chosen.id)

    def _export(self) -> None:
        if self.chosen is not None:
            self.export_wanted.emit(self.chosen.id)

    def _delete(self) -> None:
        if self.chosen is not None and self.chosen.own:
            self.delete_wanted.emit(self.chosen.id)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "new_button"):
            self._draw()

    def _draw(self) -> None:
        self.new_button.setIcon(icon("plus", tokens().on_fill))
        self.import_button.setIcon(icon("import"))
        self.export_button.setIcon(icon("export"))
        self.open_button.setIcon(icon("pencil-outline"))
        self.copy_button.setIcon(icon("content-copy"))
        self.delete_button.setIcon(icon("trash-can-outline"))


def _searched(each: LibraryRow) -> str:
    return f"{each.title} {each.customer} {each.summary} {each.id}".casefold()


class _List(QListWidget):
    delete_wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.delete_wanted.emit()
            return
        super().keyPressEvent(event)


class _Painter(QStyledItemDelegate):
    """Picture, title and name; headings are small and muted."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        now, each, area = tokens(), index.data(_ROW), option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not isinstance(each, LibraryRow):
            painter.setFont(font("overline"))
            painter.setPen(QColor(now.muted))
            at = area.adjusted(12, 0, 0, -6)
            painter.drawText(at, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, str(index.data()))
            painter.restore()
            return
        state = option.state
        ground = (
            now.accent_soft
            if state & QStyle.StateFlag.State_Selected
            else now.hover
            if state & QStyle.StateFlag.State_MouseOver
            else ""
        )
        if ground:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(ground))
            painter.drawRoundedRect(QRectF(area).adjusted(2, 2, -2, -2), 10, 10)
        top = area.top() + (area.height() - _PICTURE) / 2
        paint_avatar(
            painter,
            QRectF(area.left() + 12, top, _PICTURE, _PICTURE),
            each.customer or each.title,
            faded=bool(each.problem),
        )
        left, right = area.left() + 12 + _PICTURE + 12, area.right() - 12
        mark = "alert-circle-outline" if each.problem else "pencil-outline" if each.unsaved else ""
        if mark:
            right -= 26
            tone = now.bad if each.problem else now.warn
            icon(mark, tone).paint(painter, QRect(right + 8, area.center().y() - 8, 18, 18))
        for text, role, tone, high in (
            (each.title, "strong", now.text, 10),
            (each.customer, "caption", now.muted, 31),
        ):
            painter.setFont(font(role))  # type: ignore[arg-type]
            painter.setPen(QColor(tone))
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, right - left)
            painter.drawText(QRect(left, area.top() + high, right - left, 20), Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()


class Welcome(Card):
    """Shown while the trainer has no customer of their own."""

    new_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("accent_soft", padding=3 * GRID)
        button = QPushButton(self.tr("Write your first customer"))
        button.clicked.connect(self.new_wanted)
        self.button = button
        self.body.addWidget(Text(self.tr("Whom should your people be ready for?"), "title", wrap=True))
        self.body.addWidget(
            Text(
                self.tr(
                    "You write what the customer says and what your trainees may answer. "
                    "The studio tells you what is still missing. Or choose one below, and change a copy."
                ),
                wrap=True,
            )
        )
        self.body.addLayout(row(button, 1))
