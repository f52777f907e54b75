"""The score: a bar for each section, which opens and shows the reason for every point."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from roleplay.core.records import Score, ScoreItem, SectionScore
from roleplay.gui import words
from roleplay.gui.score_words import cap_sentence, points, score_evidence, score_reason
from roleplay.gui.theme import GRID, icon, tokens
from roleplay.gui.widgets.meters import score_colour
from roleplay.gui.widgets.surface import Card, column, row
from roleplay.gui.widgets.text import Text, Tone, font

_POINTS_WIDTH = 60


class SectionHeader(QAbstractButton):
    """Name, points and bar of a section; checked while it is open."""

    def __init__(self, section: SectionScore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._section = section
        self.setCheckable(True)
        self.setEnabled(bool(section.items))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip(self.tr("Show what these points rest on") if section.items else "")
        self.setAccessibleName(f"{self.name}: {self.points}")

    @property
    def name(self) -> str:
        """The section, as people see it."""
        return words.section_name(self._section.section)

    @property
    def points(self) -> str:
        """Points won out of those to be had."""
        if not self._section.out_of:
            return self.tr("not called for")
        text = self.tr("%1 of %2").replace("%1", points(self._section.points))
        return text.replace("%2", points(self._section.out_of))

    def sizeHint(self) -> QSize:
        return QSize(200, 44)

    def paintEvent(self, _event: QPaintEvent) -> None:
        now = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.isEnabled() and (self.underMouse() or self.hasFocus()):
            painter.setPen(QPen(QColor(now.accent), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(now.hover))
            painter.drawRoundedRect(area, 8, 8)
        inside = area.adjusted(GRID, 4, -GRID, -6)
        text = QRectF(inside.left(), inside.top(), inside.width(), 20)
        painter.setFont(font("strong"))
        painter.setPen(QColor(now.text if self._section.out_of else now.muted))
        painter.drawText(text, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self.name)
        painter.setFont(font("caption"))
        painter.setPen(QColor(now.muted))
        shown = text.adjusted(0, 0, -22, 0) if self.isEnabled() else text
        painter.drawText(shown, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self.points)
        if self.isEnabled():
            arrow = icon("chevron-up" if self.isChecked() else "chevron-down", now.muted)
            arrow.paint(painter, round(text.right()) - 17, round(text.top()) + 1, 18, 18)
        self._paint_bar(painter, QRectF(inside.left(), inside.bottom() - 7, inside.width(), 7))

    def _paint_bar(self, painter: QPainter, bar: QRectF) -> None:
        if not self._section.out_of:
            return
        share = min(max(self._section.points / self._section.out_of, 0.0), 1.0)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens().sunken))
        painter.drawRoundedRect(bar, 3.5, 3.5)
        if share > 0:
            painter.setBrush(score_colour(share * 100))
            painter.drawRoundedRect(QRectF(bar.x(), bar.y(), max(bar.width() * share, 7), bar.height()), 3.5, 3.5)


class TimeLink(QAbstractButton):
    """A time that leads to its turn."""

    def __init__(self, at: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(words.clock(at))
        self.setFont(font("caption"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setToolTip(self.tr("Show this turn"))
        self.setAccessibleName(self.tr("Show the turn at %1").replace("%1", self.text()))

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 2 * GRID, 22)

    def paintEvent(self, _event: QPaintEvent) -> None:
        now = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(now.accent), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(now.accent_soft if self.underMouse() or self.hasFocus() else now.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        painter.setFont(self.font())
        painter.setPen(QColor(now.accent))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())


class SectionRow(QWidget):
    """The header, and below it, when it is open, the items."""

    moment_wanted = Signal(float)
    """Show what happened then: seconds since the call began."""

    def __init__(self, section: SectionScore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header = SectionHeader(section)
        self.items = QWidget()
        listed = column(*(self._item(item) for item in section.items), spacing=GRID)
        listed.setContentsMargins(GRID, 2, GRID, GRID)
        self.items.setLayout(listed)
        self.items.hide()
        self.header.toggled.connect(self.items.setVisible)
        self.setLayout(column(self.header, self.items, spacing=0))

    def _item(self, item: ScoreItem) -> QWidget:
        missed = item.out_of > 0 and item.points == 0
        tone: Tone = "bad" if item.points < 0 else "muted" if missed or not item.points else "good"
        number = points(item.points, signed=not missed)
        if missed:
            number = self.tr("%1 of %2").replace("%1", number).replace("%2", points(item.out_of))
        shown = Text(number, "strong" if not missed else "caption", tone)
        shown.setFixedWidth(_POINTS_WIDTH)
        told = column(Text(score_reason(item.reason), "body", "muted" if missed else "text", wrap=True), spacing=2)
        if evidence := score_evidence(item):
            told.addWidget(Text(evidence, "caption", "muted", wrap=True))
        line = row(column(shown, 1), told, spacing=GRID)
        line.setStretch(1, 1)
        if item.at is not None:
            line.addLayout(column(self._to_moment(item.at), 1))
        whole = QWidget()
        whole.setLayout(line)
        return whole

    def _to_moment(self, at: float) -> TimeLink:
        link = TimeLink(at)
        link.clicked.connect(partial(self.moment_wanted.emit, at))
        return link


class ScoreCard(Card):
    """All sections, one of them open at most, and what holds the score down."""

    moment_wanted = Signal(float)
    """Show what happened then: seconds since the call began."""

    def __init__(self, score: Score, customer: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.body.setSpacing(4)
        self.body.addWidget(Text(self.tr("Score"), "heading"))
        if score.cap is not None:
            self.body.addWidget(Text(cap_sentence(score.cap, customer), "caption", "warn", wrap=True))
        self.rows = [SectionRow(section) for section in score.sections]
        for section in self.rows:
            section.moment_wanted.connect(self.moment_wanted)
            section.header.toggled.connect(partial(self._opened, section))
            self.body.addWidget(section)
        self.body.addStretch(1)

    def _opened(self, section: SectionRow, on: bool) -> None:
        """Close the others, so that the page stays in its place."""
        if on:
            for other in self.rows:
                if other is not section:
                    other.header.setChecked(False)
