"""Handing calls over: what the file will hold, with which names, signed by whom."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QFileDialog, QLabel, QPushButton, QVBoxLayout, QWidget

from roleplay.core.errors import RoleplayError
from roleplay.core.handover import SUFFIX, BundleContents, BundleOptions, Said
from roleplay.gui import words
from roleplay.gui.context import Context
from roleplay.gui.pages.bundles.parts import Progress, SignerCard, margins
from roleplay.gui.tasks import Task
from roleplay.gui.theme import GRID, icon
from roleplay.gui.widgets.banner import Banner
from roleplay.gui.widgets.surface import Card, column, row
from roleplay.gui.widgets.text import OneLine, Text

_PICTURES = ("account-outline", "message-text-outline", "waveform", "star-outline")
_MOST_PEOPLE = 6
"""Names that are shown; the others are counted."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """Sessions that somebody has chosen."""

    count: int
    ids: Callable[[], Sequence[str]]
    """Finds them; called in another thread than the window's, for there may be many."""


class HandOverDialog(QDialog):
    """Asks what to take along, and writes the file."""

    written = Signal(str)
    """The path of the file."""

    def __init__(self, context: Context, chosen: Chosen, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._chosen = chosen
        self._sessions: tuple[str, ...] = ()
        self._looking: Task | None = None
        self._something = False
        """Whether there is anything to hand over, as far as it is known."""
        self._task: Task | None = None
        self.setWindowTitle(self.tr("Hand calls over"))
        self.setMinimumWidth(600)
        self.banner = Banner()
        self.signer = SignerCard()
        self.progress = Progress()
        whole = QVBoxLayout(self)
        margins(whole)
        whole.addWidget(Text(self.tr("Hand over %n call(s)", "", chosen.count), "title"))
        told = self.tr("They become one signed file. Whoever gets it imports it into their own Roleplay.")
        whole.addWidget(Text(told, "body", "muted", wrap=True))
        whole.addWidget(self.banner)
        whole.addWidget(self._inside())
        whole.addLayout(self._choices())
        whole.addWidget(self.signer)
        whole.addStretch(1)
        whole.addWidget(self.progress)
        whole.addLayout(self._buttons())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._look()

    # --- building ---

    def _inside(self) -> QWidget:
        card = Card()
        card.body.addWidget(Text(self.tr("What is inside"), "overline", "muted"))
        self.facts = {picture: OneLine("…") for picture in _PICTURES}
        for picture, text in self.facts.items():
            image = QLabel()
            image.setPixmap(icon(picture).pixmap(20, 20))
            line = row(image, text, spacing=GRID + 4)
            line.setStretch(1, 1)
            card.body.addLayout(line)
        return card

    def _choices(self) -> QVBoxLayout:
        self.audio = QCheckBox(self.tr("Take recordings and spoken comments along"))
        self.said = QComboBox()
        self.said.setAccessibleName(self.tr("Grades, comments and feedback"))
        choices: tuple[tuple[Said, str], ...] = (
            ("all", self.tr("Take all grades, comments and feedback along")),
            ("trainee", self.tr("Of grades and comments, only what the trainee may see")),
            ("none", self.tr("No grades, no comments, no feedback")),
        )
        for said, text in choices:
            self.said.addItem(text, said)
        self.pseudonyms = QCheckBox(self.tr("Replace the names of people"))
        self.audio.setChecked(True)
        for box in (self.audio, self.pseudonyms):
            box.toggled.connect(self._look)
        self.said.currentIndexChanged.connect(self._look)
        hint = Text(
            self.tr("Each person gets the same other name every time. What was said and written stays as it is."),
            "caption",
            "muted",
            wrap=True,
        )
        hint.setContentsMargins(26, 0, 0, 0)
        return column(self.audio, self.said, column(self.pseudonyms, hint, spacing=2))

    def _buttons(self) -> QVBoxLayout:
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.cancel_button.setAutoDefault(False)
        self.cancel_button.clicked.connect(self.reject)
        self.save_button = QPushButton(icon("tray-arrow-down"), self.tr("Save the file…"))
        self.save_button.setDefault(True)
        self.save_button.setEnabled(False)
        self.save_button.clicked.connect(self._choose)
        return column(row(1, self.cancel_button, self.save_button))

    # --- looking ---

    def options(self) -> BundleOptions:
        """Return what the person has chosen."""
        return BundleOptions(
            self._sessions, self.audio.isChecked(), self.said.currentData(), self.pseudonyms.isChecked()
        )

    def _look(self) -> None:
        if self._looking is not None:
            self._looking.cancel()
        options, desk = self.options(), self._context.app.bundles

        def look(task: Task) -> tuple[tuple[str, ...], BundleContents]:
            sessions = options.sessions or tuple(self._chosen.ids())
            return sessions, desk.contents(replace(options, sessions=sessions), task.report)

        self._looking = self._context.tasks.run(self, look, lambda found: self._show(*found), self._nothing)

    def _show(self, sessions: tuple[str, ...], found: BundleContents) -> None:
        self._sessions = sessions
        shown = list(found.people[:_MOST_PEOPLE])
        more = len(found.people) - len(shown)
        names = ", ".join(shown) + (self.tr(" and %n more", "", more) if more else "")
        people, turns, sound, graded = self.facts.values()
        people.setText(names or self.tr("Nobody by name"))
        calls = self.tr("%n call(s)", "", found.sessions)
        turns.setText(f"{calls}, " + self.tr("%n answer(s)", "", found.turns))
        recordings = self.tr("%n recording(s)", "", found.recordings)
        size = f" ({words.size(found.recording_bytes)})"
        sound.setText(recordings + size if found.recordings else self.tr("No recordings"))
        said = (
            (found.grades, self.tr("%n grade(s)", "", found.grades)),
            (found.comments, self.tr("%n comment(s)", "", found.comments)),
            (found.corrections, self.tr("%n correction(s)", "", found.corrections)),
        )
        told = ", ".join(text for number, text in said if number)
        graded.setText(told or self.tr("No grades, comments or corrections"))
        name = found.signer.name or self.tr("No name; you can give one in the settings")
        sentence = self.tr("You sign with this key. Read the groups to whoever gets the file.")
        self.signer.show_signer("own", name, sentence, found.signer.fingerprint)
        self._something = True
        self.save_button.setEnabled(self._task is None)

    def _nothing(self, problem: BaseException) -> None:
        self._something = False
        self._failed(problem)

    # --- writing ---

    def _choose(self) -> None:
        path, _ = QFileDialog.getSaveFileName(
            self, self.tr("Hand calls over"), f"calls{SUFFIX}", self.tr("Roleplay calls (*%1)").replace("%1", SUFFIX)
        )
        if path:
            self.write(Path(path) if path.endswith(SUFFIX) else Path(path + SUFFIX))

    def write(self, path: Path) -> None:
        """Write the file."""
        options, desk = self.options(), self._context.app.bundles
        self.banner.hide()
        self._set_busy(busy=True)
        self.progress.begin(self.tr("Writing and signing"))
        self._task = self._context.tasks.run(
            self,
            lambda task: desk.export(options, path, task.report),
            lambda written: self._done(path, written),
            self._failed,
            self.progress.move,
            self._stopped,
        )

    def _done(self, path: Path, written: BundleContents) -> None:
        self._stopped()
        text = self.tr("Saved as %1 (%2).").replace("%1", str(path)).replace("%2", words.size(written.bytes))
        self.banner.show_message("\n".join((text, *written.left_out)), "warn" if written.left_out else "good")
        self.cancel_button.setText(self.tr("Close"))
        self.written.emit(str(path))

    def _stopped(self) -> None:
        self._task = None
        self.progress.hide()
        self._set_busy(busy=False)

    def _failed(self, problem: BaseException) -> None:
        self._stopped()
        if isinstance(problem, RoleplayError):
            self.banner.show_problem(problem)
        else:
            self._context.fail(problem)

    def _set_busy(self, *, busy: bool) -> None:
        for widget in (self.audio, self.said, self.pseudonyms):
            widget.setEnabled(not busy)
        self.save_button.setEnabled(self._something and not busy)

    def reject(self) -> None:
        if self._task is not None:
            self._task.cancel()  # what was written by then is thrown away; the dialog stays
            return
        if self._looking is not None:
            self._looking.cancel()
        super().reject()
