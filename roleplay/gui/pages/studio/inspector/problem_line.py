"""What is wrong, told where it is wrong, with a button that mends it where that is possible."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QToolButton, QWidget

from roleplay.dialogue.formats.problems import Diagnostic
from roleplay.gui import studio_words
from roleplay.gui.pages.studio.mending import Mend, label_of, mends_of
from roleplay.gui.pages.studio.open_document import OpenDocument
from roleplay.gui.theme import GRID, icon, tokens
from roleplay.gui.widgets.surface import clear, column, row
from roleplay.gui.widgets.text import Text, plain_tooltip

_MOST = 3
"""More of them at one place would push the form away; the list of problems has all."""


class ProblemLines(QWidget):
    """The problems of one place, one below the other; takes no room without any."""

    def __init__(self, open_document: OpenDocument) -> None:
        super().__init__()
        self._open_document = open_document
        self._shown: tuple[Diagnostic, ...] = ()
        self._column = column(spacing=2)
        self.setLayout(self._column)
        self.hide()

    @property
    def shown(self) -> tuple[Diagnostic, ...]:
        """What is told of."""
        return self._shown

    def show_problems(self, problems: Sequence[Diagnostic]) -> None:
        """Tell of these, errors first."""
        wanted = tuple(sorted(problems, key=lambda problem: problem.severity))[:_MOST]
        if wanted == self._shown:
            return
        self._shown = wanted
        clear(self._column)
        told: set[str] = set()
        for problem in wanted:
            sentence = studio_words.problem_sentence(problem)
            if sentence not in told:
                told.add(sentence)
                self._column.addWidget(ProblemLine(self._open_document, problem))
        self.setVisible(bool(wanted))


class ProblemLine(QWidget):
    """One problem in one sentence."""

    def __init__(self, open_document: OpenDocument, problem: Diagnostic) -> None:
        super().__init__()
        self._open_document, self._problem = open_document, problem
        self._tone = "bad" if problem.severity == "error" else "warn"
        self._picture = QLabel()
        self._picture.setFixedSize(16, 16)
        sentence = studio_words.problem_sentence(problem)
        told = Text(sentence, "caption", self._tone, wrap=True)  # type: ignore[arg-type]
        told.setToolTip(plain_tooltip(f"{problem.code}: {studio_words.problem_detail(problem)}"))
        line = row(self._picture, told, spacing=GRID - 2)
        line.setStretch(1, 1)
        line.setAlignment(self._picture, Qt.AlignmentFlag.AlignTop)
        whole = column(line, spacing=2)
        for mend in mends_of(open_document.document, problem)[:1]:
            whole.addLayout(row(MendButton(open_document, mend), 1))
        self.setLayout(whole)
        self.setAccessibleName(sentence)
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_picture"):
            self._draw()

    def _draw(self) -> None:
        name = "alert-circle-outline" if self._tone == "bad" else "alert-outline"
        self._picture.setPixmap(icon(name, getattr(tokens(), self._tone)).pixmap(16, 16))


class MendButton(QToolButton):
    """Mends a problem when it is pressed."""

    def __init__(self, open_document: OpenDocument, mend: Mend) -> None:
        super().__init__()
        self.setText(label_of(mend))
        self.setIcon(icon("auto-fix", tokens().accent))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setAccessibleName(label_of(mend))
        self.clicked.connect(lambda: open_document.apply(mend.edit, label_of(mend)))
