"""Replies and reactions of a place as small cards; one is opened to be written."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QToolButton, QWidget

from roleplay.dialogue.authoring.building import add_reply
from roleplay.dialogue.authoring.edits import InsertItem, MoveItem, RemoveItem
from roleplay.dialogue.formats.problems import Diagnostic, Place
from roleplay.gui import studio_words
from roleplay.gui.pages.studio.open_document import OpenDocument
from roleplay.gui.theme import GRID, icon, tokens
from roleplay.gui.widgets.surface import column, row
from roleplay.gui.widgets.text import font, plain_tooltip

_HEIGHT = 58


class MoveCard(QAbstractButton):
    """A reply or a reaction: its name, its first words, and where it leads."""

    removed = Signal()
    shifted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._first = self._leads = self._tone = ""
        self._quality = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_move(self, title: str, first: str, leads: str, quality: str) -> None:
        """Show these words."""
        self.setText(title)
        self._first, self._leads, self._quality = first, leads, quality
        self.setAccessibleName(title)
        self.setAccessibleDescription(f"{first} {leads}".strip())
        self.setToolTip(plain_tooltip(first))
        self.update()

    def show_tone(self, tone: str) -> None:
        """Mark it as wrong (`bad`), doubtful (`warn`), or neither."""
        self._tone = tone
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, _HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, alt = event.key(), event.modifiers() & Qt.KeyboardModifier.AltModifier
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif key == Qt.Key.Key_Delete:
            self.removed.emit()
        elif alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.shifted.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.focusNextPrevChild(key == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        now = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(now.accent if self.hasFocus() else now.border), 1.5 if self.hasFocus() else 1))
        painter.setBrush(QColor(now.hover if self.underMouse() else now.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 10, 10)
        colours = {"good": now.good, "poor": now.bad}
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.get(self._quality, now.border)))
        painter.drawRoundedRect(QRectF(8, 12, 4, self.height() - 24), 2, 2)
        right = self.width() - 12
        if self._tone:
            name = "alert-circle-outline" if self._tone == "bad" else "alert-outline"
            icon(name, getattr(now, self._tone)).paint(painter, QRect(right - 16, 9, 16, 16))
            right -= 22
        painter.setFont(font("caption"))
        leads = painter.fontMetrics().elidedText(self._leads, Qt.TextElideMode.ElideRight, (right - 22) // 2)
        wide = painter.fontMetrics().horizontalAdvance(leads)
        painter.setPen(QColor(now.muted))
        painter.drawText(QRect(right - wide, 8, wide, 20), Qt.AlignmentFlag.AlignVCenter, leads)
        painter.setPen(QColor(now.text))
        painter.setFont(font("strong"))
        room = right - wide - 22 - GRID
        title = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRect(22, 7, room, 22), Qt.AlignmentFlag.AlignVCenter, title)
        painter.setFont(font("caption"))
        painter.setPen(QColor(now.muted))
        first = painter.fontMetrics().elidedText(self._first, Qt.TextElideMode.ElideRight, self.width() - 34)
        painter.drawText(QRect(22, 30, self.width() - 34, 20), Qt.AlignmentFlag.AlignVCenter, first)


class MoveList(QWidget):
    """The moves of one list, such as the replies of a node, and a button for another one."""

    def __init__(self, open_document: OpenDocument, path: Place, adding: str) -> None:
        super().__init__()
        self.open_document = open_document
        self._path = path
        self._base: Place = ()
        self.cards: list[MoveCard] = []
        self._column = column(spacing=GRID - 2)
        self.add_button = QToolButton()
        self.add_button.setText(adding)
        self.add_button.setIcon(icon("plus"))
        self.add_button.setAutoRaise(True)
        self.add_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.add_button.clicked.connect(self.add)
        whole = column(self._column, spacing=GRID - 2)
        whole.addLayout(row(self.add_button, 1))
        self.setLayout(whole)

    @property
    def place(self) -> Place:
        """Where the moves stand."""
        return self._base + self._path

    @property
    def of_replies(self) -> bool:
        """Whether these are replies, not reactions."""
        return self._path[-1] in ("replies", "shared_replies")

    def items(self) -> tuple[Any, ...]:
        """Return the moves as they are written."""
        there = self.open_document.at(self.place)
        return there if isinstance(there, tuple) else ()

    def show_at(self, base: Place) -> None:
        """Show what stands below another place."""
        self._base = base
        self.refresh()

    def refresh(self) -> None:
        """Show the moves as they are now."""
        items = self.items()
        while len(self.cards) < len(items):
            self._add_card()
        while len(self.cards) > len(items):
            card = self.cards.pop()
            card.hide()
            card.deleteLater()
        for card, item in zip(self.cards, items, strict=True):
            card.show_move(*self._words(item if isinstance(item, dict) else {}))

    def _add_card(self) -> None:
        index = len(self.cards)
        card = MoveCard()
        card.clicked.connect(lambda: self.open_document.select((*self.place, index)))
        card.removed.connect(lambda: self.remove(index))
        card.shifted.connect(lambda by: self.shift(index, by))
        self.cards.append(card)
        self._column.addWidget(card)

    def _words(self, move: dict[str, Any]) -> tuple[str, str, str, str]:
        language = self.open_document.language
        leads = move.get("next")
        arrow = f"→ {studio_words.readable(leads)}" if isinstance(leads, str) else self.tr("stays here")
        says = move.get("says")
        answer = _text(says[0].get("text"), language) if isinstance(says, tuple) and _first_is_dict(says) else ""
        if self.of_replies:
            examples = move.get("examples")
            sentences = examples.get(language) if isinstance(examples, dict) else None
            first = str(sentences[0]) if isinstance(sentences, tuple) and sentences else ""
            quality = move.get("quality")
            first = first or self.tr("Nothing that a trainee might say yet")
            return studio_words.readable(str(move.get("id", "?"))), first, arrow, str(quality or "")
        when = move.get("when")
        title = self._when(when) if isinstance(when, dict) and when else self.tr("Otherwise")
        if len(self.items()) == 1 and not when:
            title = self.tr("Always")
        return title, answer or self.tr("The customer says nothing"), arrow, ""

    def _when(self, when: dict[str, Any]) -> str:
        parts = []
        for key, value in when.items():
            shown = ", ".join(str(item) for item in value) if isinstance(value, tuple) else str(value)
            parts.append(f"{studio_words.condition_name(key)} {shown}")
        return "; ".join(parts)

    def claim(self, found: list[Diagnostic]) -> list[Diagnostic]:
        """Mark the moves in which problems lie; return the others."""
        rest = found
        for index, card in enumerate(self.cards):
            place = (*self.place, index)
            mine = [problem for problem in rest if studio_words.place_of(problem)[: len(place)] == place]
            rest = [problem for problem in rest if problem not in mine] if mine else rest
            severities = {problem.severity for problem in mine}
            card.show_tone("bad" if "error" in severities else "warn" if severities else "")
        return rest

    def add(self) -> None:
        """Add a move, and open it."""
        document = self.open_document
        if self.of_replies:
            edit, place = add_reply(document.value, self.place, self.tr("reply"))
            added = document.apply(edit, self.tr("add a reply"))
        else:
            place = (*self.place, len(self.items()))
            added = document.apply(InsertItem(self.place, {"effects": {"heat": 3}}), self.tr("add a reaction"))
        if added:
            document.select(place)

    def remove(self, index: int) -> None:
        """Take a move away."""
        label = self.tr("remove “%1”").replace("%1", self._title(index))
        self.open_document.apply(RemoveItem((*self.place, index)), label)
        if self.cards:
            self.cards[min(index, len(self.cards) - 1)].setFocus()

    def shift(self, index: int, by: int) -> None:
        """Put a move further up or down."""
        if 0 <= index + by < len(self.items()):
            edit = MoveItem((*self.place, index), index + by)
            self.open_document.apply(edit, self.tr("move “%1”").replace("%1", self._title(index)))
            self.cards[index + by].setFocus()

    def _title(self, index: int) -> str:
        return self.cards[index].text() if index < len(self.cards) else ""

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "add_button"):
            self.add_button.setIcon(icon("plus"))


def _first_is_dict(says: tuple[Any, ...]) -> bool:
    return bool(says) and isinstance(says[0], dict)


def _text(texts: object, language: str) -> str:
    if not isinstance(texts, dict):
        return ""
    return str(texts.get(language) or next(iter(texts.values()), ""))
