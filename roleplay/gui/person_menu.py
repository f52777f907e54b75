"""Who is signed in, at the end of the header, and what they can do about it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolButton, QWidget

from roleplay.gui import people_words
from roleplay.gui.rights import Me
from roleplay.gui.theme import icon, tokens
from roleplay.gui.widgets.avatar import paint_avatar

LOCK = "Ctrl+L"
_SIDE = 36


class PersonMenu(QToolButton):
    """Their initials; a menu opens below."""

    lock_wanted = Signal()
    sign_out_wanted = Signal()
    passphrase_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._me = Me()
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        menu = QMenu(self)
        self.who = menu.addAction("")
        self.who.setEnabled(False)
        menu.addSeparator()
        self.lock_action = menu.addAction(self.tr("Lock"))
        self.lock_action.setShortcut(QKeySequence(LOCK))
        self.lock_action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)  # the window has the key
        self.lock_action.triggered.connect(self.lock_wanted)
        self.passphrase_action = menu.addAction(self.tr("Change the passphrase …"))
        self.passphrase_action.triggered.connect(self.passphrase_wanted)
        menu.addSeparator()
        self.out_action = menu.addAction(self.tr("Sign out"))
        self.out_action.triggered.connect(self.sign_out_wanted)
        self.setMenu(menu)
        self.hide()
        self._draw()

    def show_me(self, me: Me) -> None:
        """Show who is signed in; nothing where nobody signs in."""
        self._me = me
        self.setVisible(me.role is not None)
        if me.role is not None:
            role = people_words.role_name(me.role)
            self.who.setText(f"{me.name} · {role}".replace("&", "&&"))
            self.setAccessibleName(self.tr("%1, signed in").replace("%1", me.name))
            self.setToolTip(role)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(_SIDE, _SIDE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = _SIDE / 2 - 3
        middle = QPointF(self.width() / 2, self.height() / 2)
        paint_avatar(painter, QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius), self._me.name)
        if self.hasFocus() or self.underMouse():
            painter.setPen(QPen(QColor(tokens().accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(middle, radius + 2, radius + 2)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "out_action"):
            self._draw()

    def _draw(self) -> None:
        self.lock_action.setIcon(icon("lock-outline"))
        self.passphrase_action.setIcon(icon("form-textbox-password"))
        self.out_action.setIcon(icon("logout-variant"))
