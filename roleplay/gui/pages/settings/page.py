"""The Settings page: a list of sections, and the chosen one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from roleplay.core.errors import RoleplayError
from roleplay.core.records import Settings
from roleplay.core.rights import Action
from roleplay.gui.context import Context
from roleplay.gui.pages.settings.appearance import AppearanceSection
from roleplay.gui.pages.settings.backups import BackupSection
from roleplay.gui.pages.settings.calls import CallsSection
from roleplay.gui.pages.settings.checkup import CheckupSection
from roleplay.gui.pages.settings.department import DepartmentSection
from roleplay.gui.pages.settings.encryption import EncryptionSection
from roleplay.gui.pages.settings.form import Section
from roleplay.gui.pages.settings.listening import ListeningSection
from roleplay.gui.pages.settings.people import PeopleSection
from roleplay.gui.pages.settings.plugins import PluginsSection
from roleplay.gui.pages.settings.sound import SoundSection
from roleplay.gui.pages.settings.synchronising import SynchronisingSection
from roleplay.gui.pages.settings.voices import VoicesSection
from roleplay.gui.theme import GRID, icon, tokens
from roleplay.gui.widgets.surface import Page, column, row
from roleplay.gui.widgets.text import Text, font

_PICTURE = Qt.ItemDataRole.UserRole + 1
_CALLS = 3
"""Where the section of calls stands in the list."""


class SettingsPage(Page):
    """Everything that can be chosen. There is no save button: a change holds at once."""

    moved = Signal()
    """Another part of the page is shown: what went wrong in the one before is over."""
    changed = Signal(object)
    """The new `Settings`."""
    model_help_wanted = Signal()
    """Show the page that helps to choose a recognition model."""
    accounts_wanted = Signal()
    """Several people are to use this computer."""
    restored = Signal()
    """Another store is in the place of the one that was shown."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._context = context
        self._made: dict[int, Section] = {}
        self._sections: tuple[tuple[str, str, Callable[[], Section]], ...] = (
            (self.tr("Sound"), "headset", lambda: SoundSection(context, self._save)),
            (self.tr("Listening"), "ear-hearing", lambda: ListeningSection(context, self._save)),
            (self.tr("Voices"), "account-voice", lambda: VoicesSection(context, self._save)),
            (self.tr("Calls"), "phone-settings-outline", lambda: CallsSection(context, self._save)),
            (self.tr("Appearance"), "palette-outline", lambda: AppearanceSection(context, self._save)),
            (self.tr("Check-up"), "stethoscope", lambda: CheckupSection(context, self._save)),
            *self._of_the_store(),
        )
        self.list = QListWidget()
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setAccessibleName(self.tr("Sections of the settings"))
        self.list.viewport().setAutoFillBackground(False)
        self.list.setItemDelegate(_SectionDelegate(self.list))
        self.list.setMouseTracking(True)
        for title, picture, _ in self._sections:
            item = QListWidgetItem(title)
            item.setData(_PICTURE, picture)
            item.setSizeHint(QSize(160, 44))
            self.list.addItem(item)
        self.list.currentRowChanged.connect(self.show_section)
        self._stack = QStackedWidget()
        left = QWidget()
        left.setFixedWidth(208)
        heading = column(
            Text(self.tr("Settings"), "title"), Text(self.tr("Changes hold at once."), "body", "muted"), spacing=4
        )
        left.setLayout(column(heading, self.list, spacing=12))
        middle = QWidget()
        middle.setMaximumWidth(860)
        middle.setLayout(row(self._stack))
        line = row(left, middle, spacing=3 * GRID)
        line.setStretch(1, 1)
        line.addStretch(0)
        self.content.addLayout(line, 1)
        self.list.setCurrentRow(0)

    def _of_the_store(self) -> list[tuple[str, str, Callable[[], Section]]]:
        """Return the sections that are about everybody's calls: for who may change that."""
        context, me = self._context, self._context.me
        offered: tuple[tuple[bool, tuple[str, str, Callable[[], Section]]], ...] = (
            (
                me.may(Action.MANAGE_PEOPLE),
                (self.tr("People"), "account-group-outline", lambda: PeopleSection(context, self._save)),
            ),
            (
                me.may(Action.CONNECT_DATABASE),
                (self.tr("Department"), "office-building-outline", lambda: DepartmentSection(context, self._save)),
            ),
            (
                me.may(Action.MANAGE_SETTINGS) or bool(context.app.sync.address()),
                (self.tr("Synchronising"), "sync", lambda: SynchronisingSection(context, self._save)),
            ),
            (
                me.may(Action.ENCRYPT),
                (self.tr("Encryption"), "lock-outline", lambda: EncryptionSection(context, self._save)),
            ),
            (
                me.may(Action.BACK_UP),
                (self.tr("Backups"), "backup-restore", lambda: BackupSection(context, self._save)),
            ),
            (
                me.may(Action.MANAGE_SETTINGS),
                (self.tr("Plug-ins"), "puzzle-outline", lambda: PluginsSection(context, self._save)),
            ),
        )
        return [section for mine, section in offered if mine]

    def show_name(self) -> None:
        """Show where the trainee says who they are, ready to be typed."""
        self.show_section(_CALLS)
        section = self._made[_CALLS]
        assert isinstance(section, CallsSection)
        section.trainee.setFocus()
        section.ensureWidgetVisible(section.trainee)

    def show_section(self, place: int) -> None:
        """Show a section, made when it is first wanted."""
        if place not in self._made:
            self._made[place] = section = self._sections[place][2]()
            if isinstance(section, ListeningSection):
                section.help_wanted.connect(self.model_help_wanted)
            elif isinstance(section, PeopleSection):
                section.accounts_wanted.connect(self.accounts_wanted)
            elif isinstance(section, BackupSection):
                section.restored.connect(self.restored)
            self._stack.addWidget(self._made[place])
        if self.list.currentRow() != place:
            self.list.setCurrentRow(place)
        self._stack.setCurrentWidget(self._made[place])
        self.moved.emit()
        self._made[place].entered()

    def section(self, place: int) -> Section:
        """Return a section that was shown."""
        return self._made[place]

    def _save(self, settings: Settings) -> None:
        try:
            self._context.app.save_settings(settings)
        except RoleplayError as problem:
            self._context.fail(problem)
            return
        self.changed.emit(settings)


class _SectionDelegate(QStyledItemDelegate):
    """Draws a section like the customers' cards: rounded, quietly coloured when chosen."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        now = tokens()
        area: QRect = option.rect.adjusted(2, 2, -2, -2)
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(now.accent_soft if chosen else now.hover))
            focused = chosen and state & QStyle.StateFlag.State_HasFocus
            painter.setPen(QPen(QColor(now.accent), 2) if focused else QPen(Qt.PenStyle.NoPen))
            painter.drawRoundedRect(area, 8, 8)
        colour = now.accent if chosen else now.text
        icon(index.data(_PICTURE), colour).paint(painter, QRect(area.left() + 12, area.center().y() - 9, 20, 20))
        painter.setFont(font("strong" if chosen else "body"))
        painter.setPen(QColor(now.text))
        painter.drawText(area.adjusted(44, 0, -8, 0), Qt.AlignmentFlag.AlignVCenter, index.data())
        painter.restore()
