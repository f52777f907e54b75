"""What listens: the recogniser and its models."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QMessageBox, QPushButton, QSlider, QWidget

from roleplay.core.records import ModelStatus, Settings
from roleplay.core.rights import Action
from roleplay.gui import words
from roleplay.gui.context import Context
from roleplay.gui.installing import ModelInstaller
from roleplay.gui.pages.settings.form import Group, Section, choice, switch
from roleplay.gui.theme import GRID
from roleplay.gui.widgets.banner import Banner
from roleplay.gui.widgets.model_row import ModelRow
from roleplay.gui.widgets.surface import clear, column, divider, row
from roleplay.gui.widgets.text import OneLine, Text

_PAUSE_STEPS = 20  # of the slider, per second


class ListeningSection(Section):
    """Recogniser, turn taking, models."""

    help_wanted = Signal()
    """Show the page that helps to choose a model."""

    def __init__(self, context: Context, save: Callable[[Settings], None], parent: QWidget | None = None) -> None:
        super().__init__(context, save, parent)
        self._rows: dict[str, ModelRow] = {}
        self._installer = ModelInstaller(context, self)
        self._installer.began.connect(self._began)
        self._installer.progressed.connect(self._progressed)
        self._installer.installed.connect(self._installed)
        self._installer.failed.connect(context.fail)
        self._installer.stopped.connect(self._stopped)
        self._installer.ended.connect(self._ended)
        self.banner = Banner()
        self.serves = OneLine("", "body", "accent")
        self.column.addWidget(self.banner)
        self.column.addWidget(self._recogniser())
        self.column.addWidget(self._turns())
        models = Group(
            self.tr("Models for recognition"),
            self.tr(
                "A model recognises one language, on this machine. It is fetched once from the address of its makers."
            ),
        )
        self.file_button = QPushButton(self.tr("Install from a file …"))
        self.file_button.clicked.connect(self._choose_file)
        self.choose_button = QPushButton(self.tr("Help me choose …"))
        self.choose_button.clicked.connect(self.help_wanted)
        for button in (self.file_button, self.choose_button):
            if not context.me.may(Action.MANAGE_MODELS):
                button.hide()
        models.heading.addWidget(self.choose_button)
        models.heading.addWidget(self.file_button)
        self._list = column(spacing=GRID + 4)
        models.body.addLayout(self._list)
        self.column.addWidget(models)
        self.column.addStretch(1)

    def _recogniser(self) -> Group:
        group = Group(self.tr("Recogniser"))
        self.recogniser = choice(
            [
                (self.tr("Best that is installed"), "auto"),
                ("Vosk", "vosk"),
                (self.tr("Moonshine (built in, English)"), "moonshine"),
                (self.tr("PocketSphinx (built in, English, mishears more)"), "pocketsphinx"),
                (self.tr("None: I type my answers"), "typed"),
            ],
            self.settings.recogniser,
            self._recogniser_chosen,
        )
        group.add(
            self.tr("Who listens"),
            self.recogniser,
            self.tr("What you say is recognised on this machine and stays here."),
        )
        group.add(self.tr("Serves now"), self.serves)
        return group

    def _turns(self) -> Group:
        group = Group(self.tr("Your turn"))
        self.patience = choice(
            [
                (self.tr("At once, like a hurried customer"), "quick"),
                (self.tr("As people do"), "normal"),
                (self.tr("Patiently: I want time to think"), "patient"),
            ],
            self.settings.patience,
            lambda value: self.change(patience=value),
        )
        group.add(
            self.tr("How soon the customer answers"),
            self.patience,
            self.tr("The customer notices when a sentence is not finished yet, and waits."),
        )
        self.pause = QSlider(Qt.Orientation.Horizontal)
        self.pause.setRange(round(0.3 * _PAUSE_STEPS), 3 * _PAUSE_STEPS)
        self.pause.setValue(round(self.settings.end_of_turn_pause * _PAUSE_STEPS))
        self.pause.setFixedWidth(176)
        self._pause_text = Text("", "body", "muted")
        self._pause_text.setFixedWidth(48)
        self.pause.valueChanged.connect(self._pause_moved)
        self._show_pause()
        both = QWidget()
        both.setLayout(row(self.pause, self._pause_text))
        self.pause.setAccessibleName(self.tr("Longest pause"))
        group.add(
            self.tr("Longest pause"),
            both,
            self.tr("After so long your turn is over, even in the middle of a sentence."),
        )
        self.push_to_talk = switch(self.settings.push_to_talk, lambda on: self.change(push_to_talk=on))
        group.add(
            self.tr("Push-to-talk"),
            self.push_to_talk,
            self.tr("Hold the space bar while you speak. Good in a noisy room."),
        )
        return group

    def _pause_moved(self, value: int) -> None:
        self.change(end_of_turn_pause=value / _PAUSE_STEPS)
        self._show_pause()

    def _show_pause(self) -> None:
        self._pause_text.setText(
            self.tr("%1 s").replace("%1", QLocale().toString(self.pause.value() / _PAUSE_STEPS, "f", 2))
        )

    def _recogniser_chosen(self, value: str) -> None:
        self.change(recogniser=value)
        self.entered()

    # --- models ---

    def entered(self) -> None:
        app, language = self.context.app, self.settings.call_language
        self.context.tasks.run(self, lambda _: app.recogniser_for(language), self._show_serving, self.context.fail)
        if not self._installer.busy:
            self.context.tasks.run(self, lambda _: app.models(), self._show, self.context.fail)

    def _show_serving(self, recogniser: str) -> None:
        self.serves.setText(words.recogniser_name(recogniser))

    def row(self, name: str) -> ModelRow:
        """Return the row of a model."""
        return self._rows[name]

    def _show(self, models: tuple[ModelStatus, ...]) -> None:
        if self._installer.busy:
            return  # looked up before it began; when it ends all is looked up again
        clear(self._list)
        self._rows = {}
        for model in models:
            manage = self.context.me.may(Action.MANAGE_MODELS)
            shown = self._rows[model.name] = ModelRow(model, manage=manage, install=manage)
            shown.install_wanted.connect(self.install)
            shown.cancel_wanted.connect(self.cancel)
            shown.verify_wanted.connect(self.verify)
            shown.remove_wanted.connect(self.remove)
            self._list.addWidget(divider())
            self._list.addWidget(self._rows[model.name])

    def install(self, name_or_path: str) -> None:
        """Install a model by name, or from a file."""
        self._installer.install(name_or_path)

    def cancel(self) -> None:
        """Stop installing."""
        self._installer.cancel()

    def _began(self, name_or_path: str) -> None:
        self.banner.hide()
        if name_or_path in self._rows:
            self._rows[name_or_path].set_busy(busy=True)
        self._allow(allowed=False)

    def _progressed(self, name_or_path: str, done: int, total: int) -> None:
        if name_or_path in self._rows:
            self._rows[name_or_path].set_progress(done, total)

    def _stopped(self) -> None:
        self.banner.show_message(self.tr("Cancelled. What was fetched is kept and used the next time."), "info")

    def _installed(self, model: ModelStatus) -> None:
        self.banner.show_message(self.tr("%1 is installed.").replace("%1", model.name), "good")

    def _ended(self) -> None:
        self._allow(allowed=True)
        self.entered()

    def _allow(self, *, allowed: bool) -> None:
        self.file_button.setEnabled(allowed)
        for model in self._rows.values():
            model.set_enabled(enabled=allowed)

    def verify(self, name: str) -> None:
        """Check an installed model."""
        app = self.context.app
        self.context.tasks.run(self, lambda _: app.verify_model(name), self._verified, self.context.fail)

    def _verified(self, model: ModelStatus) -> None:
        if model.problem:
            self.banner.show_message(f"{model.name}: {model.problem}", "bad")
        else:
            self.banner.show_message(self.tr("%1 is complete and works.").replace("%1", model.name), "good")
        self.entered()

    def remove(self, name: str) -> None:
        """Delete a model after asking."""
        box = QMessageBox(self)
        box.setIcon(QMessageBox.Icon.Question)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(self.tr("Remove %1?").replace("%1", name))
        box.setInformativeText(self.tr("It can be installed again at any time."))
        sure = box.addButton(self.tr("Remove"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.exec()
        if box.clickedButton() is sure:
            app = self.context.app
            self.context.tasks.run(
                self, lambda _: app.remove_model(name), lambda _: self.entered(), self.context.fail
            )

    def _choose_file(self) -> None:
        path, _ = QFileDialog.getOpenFileName(
            self, self.tr("Install a model"), str(Path.home()), self.tr("Vosk model (*.zip)")
        )
        if path:
            self.install(path)
