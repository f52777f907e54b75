"""The Privacy page: its parts as tabs, of which everybody sees those that concern them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget
from PySide6Qlementine import SegmentedControl

from roleplay.core.rights import Action
from roleplay.gui.context import Context
from roleplay.gui.pages.privacy.audit import AuditTab
from roleplay.gui.pages.privacy.mine import MineTab
from roleplay.gui.pages.privacy.notice import NoticeTab
from roleplay.gui.pages.privacy.person import PersonTab
from roleplay.gui.pages.privacy.retention import RetentionTab
from roleplay.gui.pages.privacy.tab import PrivacyTab
from roleplay.gui.widgets.banner import Banner
from roleplay.gui.widgets.surface import Page, row
from roleplay.gui.widgets.text import Text


class PrivacyPage(Page):
    """Each part is made when it is first shown."""

    moved = Signal()
    """Another part of the page is shown: what went wrong in the one before is over."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._context = context
        self._made: dict[int, PrivacyTab] = {}
        self._parts = self._those_for_me()
        self.tabs = SegmentedControl()
        self.tabs.setAccessibleName(self.tr("Privacy"))
        for title, _ in self._parts:
            self.tabs.addItem(title)
        self.tabs.currentIndexChanged.connect(self.moved.emit)
        self.tabs.currentIndexChanged.connect(self._show_tab)
        self.banner = Banner()
        self._stack = QStackedWidget()
        self.content.addWidget(self.banner)
        self.content.addLayout(row(Text(self.tr("Privacy"), "title"), self.tabs, 1, spacing=16))
        self.content.addWidget(self._stack, 1)

    def _those_for_me(self) -> tuple[tuple[str, Callable[[], PrivacyTab]], ...]:
        context = self._context
        parts: tuple[tuple[str, bool, Callable[[], PrivacyTab]], ...] = (
            (self.tr("My data"), not context.me.alone, lambda: MineTab(context)),
            (self.tr("Notice"), self._may(Action.SET_RETENTION), lambda: NoticeTab(context)),
            (self.tr("Retention"), self._may(Action.SET_RETENTION), lambda: RetentionTab(context)),
            (self.tr("One person"), self._may(Action.ERASE), lambda: PersonTab(context)),
            (self.tr("Audit log"), self._may(Action.READ_AUDIT), lambda: AuditTab(context)),
        )
        return tuple((title, make) for title, offered, make in parts if offered)

    def _may(self, action: Action) -> bool:
        return self._context.me.may_for_others(action)

    def reload(self) -> None:
        """Read the part that is shown again."""
        self._show_tab()

    def show_part(self, place: int) -> None:
        """Show a part by its place among the tabs."""
        if self.tabs.currentIndex() == place:
            self._show_tab()
        self.tabs.setCurrentIndex(place)

    def part(self) -> PrivacyTab | None:
        """Return the part that is shown."""
        return self._made.get(max(self.tabs.currentIndex(), 0))

    def _show_tab(self) -> None:
        place = max(self.tabs.currentIndex(), 0)
        self.banner.hide()
        if place not in self._made:
            made = self._parts[place][1]()
            made.told.connect(self.banner.show_message)
            self._made[place] = made
            self._stack.addWidget(made)
        self._stack.setCurrentWidget(self._made[place])
        self._made[place].reload()
