"""What shall listen: shown once when no model for the language of the calls is installed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget

from roleplay.core.records import ModelStatus, UnknownName
from roleplay.gui import words
from roleplay.gui.context import Context
from roleplay.gui.installing import ModelInstaller
from roleplay.gui.tasks import Task
from roleplay.gui.theme import GRID
from roleplay.gui.widgets.banner import Banner
from roleplay.gui.widgets.model_row import ModelRow
from roleplay.gui.widgets.surface import Card, Page, Scroll, clear, column, divider, row
from roleplay.gui.widgets.text import Text

LANGUAGES = ("en", "pl")
MOST_NAMES = 8
BUILT_IN = "en"
"""The language of the recognisers that need no model."""
MOONSHINE_ERRORS = (4.52,)
"""Of 100 words, in its makers' tests (Jeffries and others 2024): LibriSpeech's clean half, as with Vosk's models."""


@dataclass(frozen=True, slots=True)
class _Found:
    """What there is to listen with."""

    models: tuple[ModelStatus, ...]
    serving: str
    """The recogniser that serves the language of the calls now."""


class FirstRunPage(Page):
    """Offers the model for the language of the calls, or a file, or to do without."""

    left = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._context = context
        self.rows: dict[str, ModelRow] = {}
        self.installer = ModelInstaller(context, self)
        self.installer.began.connect(self._began)
        self.installer.progressed.connect(self._progressed)
        self.installer.installed.connect(self._installed)
        self.installer.failed.connect(self._failed)
        self.installer.stopped.connect(self._stopped)
        self.installer.ended.connect(self.reload)
        self.banner = Banner()
        self.names = Text("", "caption", "muted", wrap=True)
        self.names.hide()
        sheet = Scroll()
        self.content.addWidget(sheet, 1)
        middle = QWidget()
        middle.setMaximumWidth(760)
        middle.setLayout(
            column(
                self._heading(), self.banner, self.names, self._models(), self._file(), self._later(), 1, spacing=16
            )
        )
        line = row(1, middle, 1)
        line.setStretch(1, 100)
        sheet.column.addLayout(line)
        self.reload()

    # --- building ---

    def _heading(self) -> QWidget:
        heading = QWidget()
        text = self.tr(
            "What you say is recognised on this machine, and stays here. A model that is not built in is fetched "
            "once; afterwards nothing needs a network."
        )
        heading.setLayout(
            column(
                Text(self.tr("Who shall listen to you?"), "display", wrap=True),
                Text(text, "body", "muted", wrap=True),
                spacing=GRID,
            )
        )
        return heading

    def _models(self) -> Card:
        card = Card(padding=2 * GRID)
        self.languages: dict[str, QPushButton] = {}
        choices = row(Text(self.tr("Language of the calls"), "strong"), 1)
        for code in LANGUAGES:
            button = QPushButton(words.language_name(code))
            button.setCheckable(True)
            button.setAutoExclusive(True)
            button.setChecked(code == self.language)
            button.clicked.connect(lambda _=False, code=code: self._choose_language(code))
            self.languages[code] = button
            choices.addWidget(button)
        self._list = column(spacing=GRID + 4)
        card.body.addLayout(choices)
        card.body.addLayout(self._list)
        return card

    def _file(self) -> Card:
        card = Card(padding=2 * GRID)
        self.file_button = QPushButton(self.tr("A zip file …"))
        self.file_button.clicked.connect(self._choose_file)
        self.folder_button = QPushButton(self.tr("A folder …"))
        self.folder_button.clicked.connect(self._choose_folder)
        told = column(
            Text(self.tr("I have a Vosk model"), "strong"),
            Text(
                self.tr("Fetched on another computer, for example. It is tried before it is used."),
                "caption",
                "muted",
            ),
            spacing=2,
        )
        line = row(told, self.file_button, self.folder_button)
        line.setStretch(0, 1)
        card.body.addLayout(line)
        return card

    def _later(self) -> Card:
        card = Card(padding=2 * GRID)
        self.later_button = QPushButton(self.tr("Later"))
        self.later_button.clicked.connect(self.leave)
        self.without = Text("", "caption", "muted", wrap=True)
        self._goes_on = Text("", "strong")
        line = row(column(self._goes_on, self.without, spacing=2), self.later_button)
        line.setStretch(0, 1)
        card.body.addLayout(line)
        return card

    # --- showing ---

    @property
    def language(self) -> str:
        """The language of the calls."""
        return self._context.app.settings.call_language

    def reload(self) -> None:
        """Look again at what there is."""
        app, language = self._context.app, self.language

        def look(_: Task) -> _Found:
            return _Found(app.models(), app.recogniser_for(language))

        self._context.tasks.run(self, look, self._show, self._context.fail)

    def _show(self, found: _Found) -> None:
        if self.installer.busy:
            return  # looked up before it began; when it ends all is looked up again
        clear(self._list)
        self.rows = {}
        fitting = [model for model in found.models if model.language == self.language]
        moonshine = found.serving.startswith("moonshine")
        if moonshine:
            name = words.recogniser_name(found.serving)
            built_in = ModelStatus(name, BUILT_IN, 0, installed=True, word_errors=MOONSHINE_ERRORS)
            self._add(ModelRow(built_in, manage=False), self.tr("Built in, and good to begin with"))
        for place, model in enumerate(fitting):
            shown = ModelRow(model, manage=False)
            shown.install_wanted.connect(self.installer.install)
            shown.cancel_wanted.connect(self.installer.cancel)
            self.rows[model.name] = shown
            best = place == 0 and len(fitting) > 1 and not moonshine
            self._add(shown, self.tr("Good to begin with") if best else "")
        if not fitting:
            self._list.addWidget(divider())
            self._list.addWidget(Text(self.tr("There is no model to fetch for this language."), "body", "muted"))
        installed = any(model.installed and not model.problem for model in fitting)
        ready = installed or moonshine
        self.later_button.setText(self.tr("Begin") if ready else self.tr("Later"))
        self._tell_without(ready=ready, installed=installed)
        if ready:
            self.later_button.setFocus()
        elif fitting:
            self.rows[fitting[0].name].install_button.setFocus()

    def _add(self, shown: ModelRow, heading: str) -> None:
        self._list.addWidget(divider())
        if heading:
            self._list.addWidget(Text(heading, "overline", "accent"))
        self._list.addWidget(shown)

    def _tell_without(self, *, ready: bool, installed: bool) -> None:
        self._goes_on.setText(self.tr("All is ready") if ready else self.tr("Without a model"))
        if installed:
            text = self.tr("A model is installed: you can begin.")
        elif self.language == BUILT_IN:
            text = self.tr("The built-in recogniser serves for English: you can begin at once.")
        else:
            text = self.tr("You type your answers in this language until a model is installed.")
        self.without.setText(text + " " + self.tr("You find this page again in the settings, under Listening."))

    # --- acting ---

    def leave(self) -> None:
        """Go on with what there is; a download that runs is stopped, and kept."""
        self.installer.cancel()
        self.left.emit()

    def _choose_language(self, code: str) -> None:
        app = self._context.app
        app.save_settings(replace(app.settings, call_language=code))
        self.banner.hide()
        self.names.hide()
        self.reload()

    def _choose_file(self) -> None:
        path, _ = QFileDialog.getOpenFileName(
            self, self.tr("Install a model"), str(Path.home()), self.tr("Vosk model (*.zip)")
        )
        if path:
            self.installer.install(path, self.language)

    def _choose_folder(self) -> None:
        path = QFileDialog.getExistingDirectory(self, self.tr("Install a model"), str(Path.home()))
        if path:
            self.installer.install(path, self.language)

    def _began(self, name: str) -> None:
        self.names.hide()
        for each in self.rows.values():
            each.set_enabled(enabled=False)
        for button in (self.file_button, self.folder_button, *self.languages.values()):
            button.setEnabled(False)
        if name in self.rows:
            self.rows[name].set_busy(busy=True)
            self.rows[name].cancel_button.setFocus()
            self.banner.hide()
        else:
            self.banner.show_message(self.tr("The model is unpacked and tried …"), "info")

    def _progressed(self, name: str, done: int, total: int) -> None:
        if name in self.rows:
            self.rows[name].set_progress(done, total)

    def _stopped(self) -> None:
        self._allow()
        self.banner.show_message(self.tr("Cancelled. What was fetched is kept and used the next time."), "info")

    def _installed(self, model: ModelStatus) -> None:
        self._allow()
        text = self.tr("%1 is installed and works.").replace("%1", model.name)
        self.banner.show_message(text, "good")
        app = self._context.app
        self._context.tasks.run(self, lambda _: app.unknown_names(model.name), self._show_names, self._context.fail)

    def _show_names(self, unknown: tuple[UnknownName, ...]) -> None:
        names = list(dict.fromkeys(name.phrase for name in unknown))
        shown = ", ".join(names[:MOST_NAMES]) + (" …" if len(names) > MOST_NAMES else "")
        text = self.tr("Names and facts that it does not know, and that are recognised by their sound: %1")
        self.names.setText(text.replace("%1", shown))
        self.names.setVisible(bool(names))

    def _failed(self, problem: BaseException) -> None:
        self._allow()
        self.banner.hide()
        self._context.fail(problem)

    def _allow(self) -> None:
        for button in (self.file_button, self.folder_button, *self.languages.values()):
            button.setEnabled(True)
