"""A name by which the scenario refers to something: changed in all places at once, and only when it is complete."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit

from roleplay.dialogue.authoring.building import slug
from roleplay.dialogue.formats.problems import Place
from roleplay.gui import studio_words
from roleplay.gui.pages.studio.inspector.fields import Field
from roleplay.gui.pages.studio.open_document import OpenDocument


class RenamingField(Field):
    """Shows an id as a title; what is typed becomes the id when Enter is pressed or the field is left."""

    def __init__(self, open_document: OpenDocument, title: str, path: Place, rename: Callable[[str], bool]) -> None:
        super().__init__(open_document, title, path)
        self._rename = rename
        self.edit = QLineEdit()
        self.edit.setMaxLength(60)
        self.edit.editingFinished.connect(self._finished)
        self._lay_out(self.edit)

    @property
    def current(self) -> str:
        """The id as it is; the key of a mapping is the last part of its place."""
        value = self.value
        return value if isinstance(value, str) else str(self.place[-1]) if self.place else ""

    def refresh(self) -> None:
        shown = studio_words.readable(self.current)
        if not self.edit.hasFocus() or not self.edit.isModified():
            self.edit.setText(shown)

    def _finished(self) -> None:
        if not self.edit.isModified():
            return
        self.edit.setModified(False)
        wanted = slug(self.edit.text(), self.current)
        if wanted == self.current or self.edit.text() == studio_words.readable(self.current):
            self.refresh()
            return
        self._rename(wanted)
        self.refresh()
