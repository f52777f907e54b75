"""A window of pages under a header: what is shown, and what was made already."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QMainWindow, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from roleplay.app import Roleplay
from roleplay.gui import shortcuts
from roleplay.gui.breaks import BreakOffer
from roleplay.gui.context import Context
from roleplay.gui.department_sign_in import DepartmentSignIn
from roleplay.gui.gate import Gate
from roleplay.gui.navigation import FOR_ONE, PageBar
from roleplay.gui.person_menu import PersonMenu
from roleplay.gui.problems import Problems
from roleplay.gui.sync_watch import SyncWatch
from roleplay.gui.tasks import Tasks
from roleplay.gui.theme import GRID, icon
from roleplay.gui.widgets.banner import Banner
from roleplay.gui.widgets.surface import column, divider, row
from roleplay.gui.widgets.sync_state import SyncState
from roleplay.gui.widgets.text import Text

_LETTING_GO_MS = 60


class PagedWindow(QMainWindow):
    """Pages are made when they are first shown."""

    def __init__(self, app: Roleplay) -> None:
        super().__init__()
        self._app = app
        self.tasks = Tasks(self)

    def _build(self) -> None:
        self.setWindowTitle("Roleplay")
        self.banner = Banner()
        self.problems = Problems(self, self.banner)
        self.context = Context(self._app, self.tasks, self.problems.tell)
        self.breaks = BreakOffer(self.context, self.banner, self.banner)
        self._pages: dict[str, QWidget] = {}
        self.stack = QStackedWidget()
        self._header = self._build_header()
        whole = QWidget()
        content = QVBoxLayout(whole)
        content.setContentsMargins(0, 0, 0, 0)
        content.setSpacing(0)
        content.addWidget(self._header)
        messages = row(self.banner)
        messages.setContentsMargins(3 * GRID, 0, 3 * GRID, 0)
        content.addLayout(messages)
        content.addWidget(self.stack, 1)
        self.gate = Gate(whole)
        self.setCentralWidget(self.gate)

    def _build_header(self) -> QWidget:
        header = QWidget()
        picture = QLabel()
        picture.setPixmap(self.windowIcon().pixmap(28, 28))
        self.navigation = PageBar()
        self.navigation.offer(FOR_ONE)
        self.navigation.wanted.connect(self._navigate)
        self._help = QToolButton()
        self._help.setAutoRaise(True)
        self._help.setToolTip(self.tr("Keyboard shortcuts (F1)"))
        self._help.setAccessibleName(self.tr("Keyboard shortcuts"))
        self._help.clicked.connect(self.show_shortcuts)
        self.person = PersonMenu()
        self.sync_state = SyncState()
        self.sync_watch = SyncWatch(self._app, self.tasks, self)
        self.sync_watch.changed.connect(self.sync_state.show_status)
        self.sync_state.clicked.connect(self._synchronise)
        line = row(
            picture,
            Text("Roleplay", "heading"),
            1,
            self.navigation,
            1,
            self.sync_state,
            self._help,
            self.person,
            spacing=12,
        )
        line.setAlignment(self.sync_state, Qt.AlignmentFlag.AlignVCenter)
        line.setContentsMargins(3 * GRID, 4, 3 * GRID, 0)
        header.setLayout(column(line, divider(), spacing=0))
        self._retint()
        return header

    def _synchronise(self) -> None:
        if self.sync_state.sign_in_wanted:
            dialog = DepartmentSignIn(self._app, self.tasks, self)
            dialog.signed_in.connect(self.sync_watch.synchronise)
            dialog.open()
        else:
            self.sync_watch.synchronise()

    def _retint(self) -> None:
        self._help.setIcon(icon("keyboard-outline"))
        self.sync_state.setIcon(icon("sync"))

    def _show(self, page: QWidget, place: int | None) -> None:
        self.banner.hide()
        self._header.setVisible(place is not None)
        if place is not None:
            self.navigation.show_place(place)
        if self.stack.indexOf(page) < 0:
            self.stack.addWidget(page)
        self.stack.setCurrentWidget(page)
        if place is not None:
            self.breaks.show_again()

    def _drop(self, name: str) -> None:
        page = self._pages.pop(name, None)
        if page is not None:
            if name in ("review", "compare"):
                page.close_player()  # type: ignore[attr-defined]
            self.stack.removeWidget(page)
            QTimer.singleShot(_LETTING_GO_MS, page, page.deleteLater)  # hundreds of objects, when nobody waits

    def _navigate(self, place: int) -> None:
        raise NotImplementedError

    def show_shortcuts(self) -> None:
        """Show the sheet of shortcuts."""
        shortcuts.ShortcutSheet(self).open()

    def page(self, name: str) -> QWidget | None:
        """Return a page that was made: practice, call, debrief, sessions, review, reports, settings."""
        return self._pages.get(name)
