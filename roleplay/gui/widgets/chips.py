"""Techniques as small coloured buttons that show their evidence."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from roleplay.core.understanding import TechniqueKind, TechniqueMatch
from roleplay.dialogue.techniques import TECHNIQUES
from roleplay.gui import words
from roleplay.gui.theme import icon, tokens
from roleplay.gui.widgets.text import font

_KINDS: dict[str, TechniqueKind] = {technique.id: technique.kind for technique in TECHNIQUES}


def kind_of(technique: str) -> TechniqueKind:
    """Return whether a technique of the catalogue, or something measured over time, is good or a mistake."""
    return _KINDS.get(technique, "mistake" if technique in words.MEASURED_MISTAKES else "neutral")


class TechniqueChip(QAbstractButton):
    """One technique that was found; checked while its evidence is shown."""

    def __init__(self, match: TechniqueMatch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.match = match
        self._kind = kind_of(match.technique)
        self._mistake = self._kind == "mistake"
        self.setText(words.technique_name(match.technique))
        self.setFont(font("caption"))
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setToolTip(self.tr("Show what this rests on"))
        kind = self.tr("mistake") if self._mistake else self.tr("technique")
        self.setAccessibleName(f"{self.text()} ({kind})")

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 40, 28)

    def paintEvent(self, _event: QPaintEvent) -> None:
        now = tokens()
        strong, soft = (now.bad, now.bad_soft) if self._mistake else (now.good, now.good_soft)
        if self._kind == "neutral":
            strong, soft = now.muted, now.sunken
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(soft))
        painter.setPen(QPen(QColor(strong if self.isChecked() or self.underMouse() else soft), 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 14, 14)
        icon("close" if self._mistake else "check", strong).paint(painter, 9, 7, 14, 14)
        painter.setFont(self.font())
        painter.setPen(QColor(strong))
        painter.drawText(self.rect().adjusted(27, 0, -8, 0), Qt.AlignmentFlag.AlignVCenter, self.text())


def evidence_text(match: TechniqueMatch, template: tuple[str, str, str]) -> str:
    """Return the evidence as lines of text, from templates for what was heard, what is near, and which words."""
    heard, near, cues = template
    evidence = match.evidence
    lines = [heard.replace("%1", evidence.clause)] if evidence.clause else []
    if evidence.example:
        lines.append(near.replace("%2", f"{evidence.meaning:.2f}").replace("%1", evidence.example))
    if evidence.cues:
        lines.append(cues.replace("%1", ", ".join(evidence.cues)))
    return "\n".join(lines)
