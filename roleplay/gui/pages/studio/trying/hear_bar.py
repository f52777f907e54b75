"""Hearing a line in the customer's voice at any anger."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QPushButton, QSlider, QVBoxLayout, QWidget

from roleplay.core.errors import RoleplayError
from roleplay.gui.context import Context
from roleplay.gui.pages.studio.open_document import OpenDocument
from roleplay.gui.pages.studio.trying.playable import Playable
from roleplay.gui.tasks import Task
from roleplay.gui.theme import GRID, icon
from roleplay.gui.widgets.banner import Banner
from roleplay.gui.widgets.surface import row
from roleplay.gui.widgets.text import Text


class HearBar(QWidget):
    """A line, who says it, and how angry they are; what is selected in the scenario is taken over."""

    def __init__(
        self, context: Context, open_document: OpenDocument, playable: Playable, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._open = open_document
        self._playable = playable
        self._task: Task | None = None
        self.banner = Banner()
        self.text = QPlainTextEdit()
        self.text.setPlaceholderText(self.tr("A line of the customer's"))
        self.text.setAccessibleName(self.tr("The line to be heard"))
        self.text.setMaximumHeight(90)
        self.text.setTabChangesFocus(True)
        self.speaker = QComboBox()
        self.speaker.setAccessibleName(self.tr("Who says it"))
        self.heat = QSlider(Qt.Orientation.Horizontal)
        self.heat.setRange(0, 100)
        self.heat.setValue(50)
        self.heat.setPageStep(10)
        self.heat.setAccessibleName(self.tr("Anger"))
        self.heat_text = Text("50", "strong")
        self.heat.valueChanged.connect(lambda heat: self.heat_text.setText(str(heat)))
        self.play_button = QPushButton(icon("volume-high"), self.tr("Hear it"))
        self.play_button.clicked.connect(self.play)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(GRID, 2 * GRID, GRID, GRID)
        whole.setSpacing(GRID)
        whole.addWidget(self.banner)
        whole.addWidget(self.text)
        whole.addLayout(row(Text(self.tr("Anger"), "caption", "muted"), self.heat, self.heat_text))
        whole.addLayout(row(self.speaker, 1, self.play_button))
        whole.addStretch(1)
        playable.changed.connect(self._offer_speakers)
        open_document.selected.connect(lambda _: self._take_over())
        self._offer_speakers()

    def set_heat(self, heat: float) -> None:
        """Put the slider there."""
        self.heat.setValue(round(heat))

    def set_line(self, text: str, speaker: str = "customer") -> None:
        """Take over a line."""
        self.text.setPlainText(text)
        self.speaker.setCurrentIndex(max(self.speaker.findData(speaker), 0))

    def play(self) -> None:
        """Speak the line, in the background."""
        scenario = self._playable.scenario
        if scenario is None or self._task is not None:
            return
        text, heat, speaker = self.text.toPlainText(), float(self.heat.value()), str(self.speaker.currentData())
        language, app = self._playable.language, self._context.app

        def spoken(_: Task) -> None:
            app.play(app.trying.hear(scenario, text, heat, language=language, speaker=speaker))

        self.play_button.setEnabled(False)
        self._task = self._context.tasks.run(self, spoken, lambda _: self._played(), self._failed)

    def _played(self) -> None:
        self._task = None
        self.banner.hide()
        self.play_button.setEnabled(True)

    def _failed(self, problem: BaseException) -> None:
        self._played()
        if isinstance(problem, RoleplayError):
            self.banner.show_problem(problem)
        else:
            self._context.fail(problem)

    def _offer_speakers(self) -> None:
        scenario = self._playable.scenario
        self.play_button.setEnabled(scenario is not None and self._task is None)
        if scenario is None:
            return
        chosen = self.speaker.currentData()
        self.speaker.clear()
        self.speaker.addItem(scenario.customer.name, "customer")
        for name, speaker in scenario.speakers.items():
            self.speaker.addItem(speaker.name, name)
        self.speaker.setCurrentIndex(max(self.speaker.findData(chosen), 0))

    def _take_over(self) -> None:
        """A line that is looked at in the scenario is the one to be heard."""
        place = self._open.place
        for length in range(len(place), 0, -1):
            found = self._open.at(place[:length])
            if isinstance(found, dict) and isinstance(found.get("text"), dict):
                text = found["text"].get(self._open.language)
                if isinstance(text, str):
                    self.set_line(text, str(found.get("speaker", "customer")))
                return
