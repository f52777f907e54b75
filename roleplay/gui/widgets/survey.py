"""How satisfied the customer was: their own words, stars, and what they rest on."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from roleplay.core.records import Survey
from roleplay.gui import score_words
from roleplay.gui.theme import GRID, icon, tokens
from roleplay.gui.widgets.avatar import Avatar
from roleplay.gui.widgets.surface import column, row
from roleplay.gui.widgets.text import Text

MOST = 5


class Stars(QWidget):
    """A rating of 1 to 5."""

    def __init__(self, rating: int, size: int = 24, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rating = rating
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("%1 of 5 stars").replace("%1", str(rating)))

    def sizeHint(self) -> QSize:
        return QSize(MOST * (self._size + 2), self._size)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        now = tokens()
        for place in range(MOST):
            full = place < self.rating
            star = icon("star" if full else "star-outline", now.tense if full else QColor(now.muted).name())
            star.paint(painter, place * (self._size + 2), 0, self._size, self._size)


class SurveyView(QWidget):
    """The customer's picture, stars, sentence and reasons."""

    def __init__(self, customer: str, survey: Survey, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stars = Stars(survey.rating)
        self.words = Text(f"“{survey.words}”", "heading", wrap=True)
        reasons = (
            f"{score_words.score_reason(reason.reason)} {score_words.points(reason.points, signed=True)}"
            for reason in survey.reasons
        )
        self.reasons = Text(" · ".join(reasons), "caption", "muted", wrap=True)
        rating = self.tr("%1 of 5").replace("%1", str(survey.rating))
        told = column(
            Text(self.tr("%1, asked after the call").replace("%1", customer), "caption", "muted"),
            row(self.stars, Text(rating, "strong"), 1),
            self.words,
            self.reasons,
            spacing=GRID - 2,
        )
        line = row(column(Avatar(customer, 64), 1), told, spacing=2 * GRID)
        line.setStretch(1, 1)
        self.setLayout(line)
