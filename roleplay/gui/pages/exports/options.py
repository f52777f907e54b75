"""How the files are written: the form, and what belongs to it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget
from PySide6Qlementine import SegmentedControl

from roleplay.core.call_files import SIDES, SOUND_FORMS, TRANSCRIPT_FORMS, SoundWish, TranscriptWish
from roleplay.core.exports import FORMS, REPORT_LANGUAGES, ExportKind, ReportLanguage
from roleplay.core.lrs import STATEMENT_FORMS
from roleplay.gui.pages.exports.export_words import form_name, form_sentence, side_name
from roleplay.gui.widgets.surface import column, row
from roleplay.gui.widgets.text import Text

_FORMS: dict[ExportKind, Sequence[str]] = {
    "practice-log": FORMS,
    "grades": FORMS,
    "statements": STATEMENT_FORMS,
    "transcripts": TRANSCRIPT_FORMS,
    "recordings": SOUND_FORMS,
}
_WITH_LANGUAGE = ("xlsx", "pdf", "docx", "txt")
_WITHOUT_NAMES: tuple[ExportKind, ...] = ("practice-log", "grades", "statements")
"""Where pseudonyms can stand for names; a transcript or a voice tells who it is anyway."""


class ExportOptions(QWidget):
    """Form, language, pseudonyms, and what is said in transcripts and recordings."""

    changed = Signal()

    def __init__(self, language: ReportLanguage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind: ExportKind | None = None
        self._forms: tuple[str, ...] = ()
        self.forms = SegmentedControl()
        self.forms.setAccessibleName(self.tr("Form of the file"))
        self.sentence = Text("", "caption", "muted")
        self.language = QComboBox()
        self.language.setAccessibleName(self.tr("Language of headings"))
        for one, name in zip(REPORT_LANGUAGES, ("English", "Polski"), strict=True):
            self.language.addItem(name, one)
        self.language.setCurrentIndex(REPORT_LANGUAGES.index(language))
        self.pseudonymous = QCheckBox(self.tr("Pseudonyms instead of names"))
        self.explain = QCheckBox(self.tr("With techniques, heat and notes"))
        self.explain.setChecked(True)
        self.side = QComboBox()
        self.side.setAccessibleName(self.tr("Whose voice"))
        for side in SIDES:
            self.side.addItem(side_name(side), side)
        self.tagged = QCheckBox(self.tr("Names and title inside the files"))
        extras = (self.language, self.side, self.explain, self.tagged, self.pseudonymous)
        self.setLayout(column(row(self.forms, *extras, 1, spacing=16), self.sentence, spacing=4))
        self.forms.currentIndexChanged.connect(self._changed)
        self.language.currentIndexChanged.connect(self.changed)
        self.side.currentIndexChanged.connect(self.changed)
        for box in (self.pseudonymous, self.explain, self.tagged):
            box.toggled.connect(self.changed)

    def show_kind(self, kind: ExportKind) -> None:
        """Offer what belongs to this kind of export, silently."""
        if kind == self._kind:
            return
        self._kind = kind
        self._forms = tuple(_FORMS[kind])
        self.forms.blockSignals(True)
        while self.forms.itemCount():
            self.forms.removeItem(self.forms.itemCount() - 1)
        for form in self._forms:
            self.forms.addItem(form_name(form))
        self.forms.setCurrentIndex(0)
        self.forms.blockSignals(False)
        self._follow()

    @property
    def form(self) -> str:
        """The chosen form."""
        return self._forms[max(self.forms.currentIndex(), 0)] if self._forms else ""

    @property
    def report_language(self) -> ReportLanguage:
        """The language of headings."""
        chosen: ReportLanguage = self.language.currentData()
        return chosen

    @property
    def without_names(self) -> bool:
        """Whether pseudonyms are asked for, where they can be."""
        return self._kind in _WITHOUT_NAMES and self.pseudonymous.isChecked()

    def files(self) -> TranscriptWish | SoundWish:
        """Return how files of calls are written."""
        if self._kind == "recordings":
            return SoundWish(self.form, self.side.currentData(), self.tagged.isChecked())  # type: ignore[arg-type]
        return TranscriptWish(self.form, self.report_language, self.explain.isChecked())  # type: ignore[arg-type]

    def choose(self, form: str, *, pseudonymous: bool, language: ReportLanguage) -> None:
        """Choose these, silently."""
        self.blockSignals(True)
        if form in self._forms:
            self.forms.setCurrentIndex(self._forms.index(form))
        self.pseudonymous.setChecked(pseudonymous)
        self.language.setCurrentIndex(REPORT_LANGUAGES.index(language))
        self.blockSignals(False)
        self._follow()

    def _changed(self) -> None:
        self._follow()
        self.changed.emit()

    def _follow(self) -> None:
        form = self.form
        self.sentence.setText(form_sentence(form) if form else "")
        self.language.setVisible(form in _WITH_LANGUAGE)
        self.pseudonymous.setVisible(self._kind in _WITHOUT_NAMES)
        self.explain.setVisible(form in ("docx", "txt", "vtt"))
        self.side.setVisible(self._kind == "recordings")
        self.tagged.setVisible(self._kind == "recordings")
