"""One recognition model: what it is, what it gives, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QProgressBar, QPushButton, QWidget

from roleplay.core.records import ModelStatus
from roleplay.gui import words
from roleplay.gui.widgets.surface import column, row
from roleplay.gui.widgets.text import OneLine, Text


class ModelRow(QWidget):
    """One model with its buttons; a progress bar stands in their place while it is installed."""

    install_wanted = Signal(str)
    cancel_wanted = Signal()
    verify_wanted = Signal(str)
    remove_wanted = Signal(str)

    def __init__(
        self, model: ModelStatus, *, manage: bool = True, install: bool = True, parent: QWidget | None = None
    ) -> None:
        """`manage` offers to verify and to remove an installed one, `install` to install one that is missing."""
        super().__init__(parent)
        self.model = model
        self._manage = manage
        self._install = install
        self.progress = QProgressBar()
        self.progress.setFixedWidth(200)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("Download of %1").replace("%1", model.name))
        self.done = Text("", "caption", "muted")
        self.install_button = QPushButton(self.tr("Go on") if model.kept_bytes else self.tr("Install"))
        self.install_button.clicked.connect(lambda: self.install_wanted.emit(model.name))
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.cancel_button.clicked.connect(self.cancel_wanted)
        self.verify_button = QPushButton(self.tr("Verify"))
        self.verify_button.clicked.connect(lambda: self.verify_wanted.emit(model.name))
        self.remove_button = QPushButton(self.tr("Remove"))
        self.remove_button.clicked.connect(lambda: self.remove_wanted.emit(model.name))
        for button in (self.install_button, self.verify_button, self.remove_button, self.cancel_button):
            button.setAccessibleName(f"{button.text()}: {model.name}")
        facts = OneLine(" · ".join(self._facts()), "caption", "good" if model.installed else "muted")
        told = column(OneLine(model.name, "strong"), facts, spacing=2)
        if gives := self._gives():
            told.addWidget(Text(gives, "caption", "muted", wrap=True))
        if model.problem:
            told.addWidget(Text(model.problem, "caption", "bad", wrap=True))
        line = row(
            told, column(self.done, self.progress, spacing=4), self.cancel_button, self.install_button,
            self.verify_button, self.remove_button,
        )  # fmt: skip
        line.setStretch(0, 1)
        self.setLayout(line)
        self.set_busy(busy=False)

    def set_busy(self, *, busy: bool) -> None:
        """Show the progress bar, or the buttons."""
        for widget in (self.progress, self.done, self.cancel_button):
            widget.setVisible(busy)
        self.install_button.setVisible(
            self._install and not busy and (not self.model.installed or bool(self.model.problem))
        )
        self.verify_button.setVisible(self._manage and not busy and self.model.installed)
        self.remove_button.setVisible(
            self._manage and not busy and (self.model.installed or bool(self.model.problem))
        )

    def set_enabled(self, *, enabled: bool) -> None:
        """Refuse clicks while another model is installed, or take them again."""
        for button in (self.install_button, self.verify_button, self.remove_button):
            button.setEnabled(enabled)

    def set_progress(self, done: int, total: int) -> None:
        """Show how far it is; a total of 0 is unknown."""
        self.progress.setRange(0, 1000 if total else 0)
        self.progress.setValue(round(done / total * 1000) if total else 0)
        self.done.setText(f"{words.size(done)} / {words.size(total)}" if total else words.size(done))

    def _facts(self) -> list[str]:
        model = self.model
        facts = [
            words.language_name(model.language),
            self.tr("Installed") if model.installed else self.tr("Not installed"),
        ]
        if not model.installed and model.download_bytes:
            facts.append(words.size(model.download_bytes))
        if not model.installed and model.kept_bytes:
            facts.append(self.tr("%1 of it are here already").replace("%1", words.size(model.kept_bytes)))
        return facts

    def _gives(self) -> str:
        """Return what is published of it, or the note where that is nothing."""
        rates = [QLocale().toString(rate, "g", 3) for rate in self.model.word_errors]
        if not rates:
            return self.model.note
        text = self.tr("In its makers' tests %1 of 100 words were wrong.")
        return text.replace("%1", "–".join(dict.fromkeys(rates)))
