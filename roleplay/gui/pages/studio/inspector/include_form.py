"""The form of a ready-made part within the scenario: where its ways out lead, and what it says for this customer."""

from __future__ import annotations

from roleplay.dialogue.authoring.edits import RenameNode
from roleplay.dialogue.formats.problems import Place
from roleplay.gui import studio_words
from roleplay.gui.pages.studio.inspector.fields import TextField
from roleplay.gui.pages.studio.inspector.form import Form
from roleplay.gui.pages.studio.inspector.name_field import RenamingField
from roleplay.gui.pages.studio.inspector.pickers import NextField
from roleplay.gui.pages.studio.inspector.section import Section
from roleplay.gui.pages.studio.open_document import OpenDocument
from roleplay.gui.widgets.surface import clear
from roleplay.gui.widgets.text import Text


class IncludeForm(Form):
    """A part such as the opening or the hand-over; its own moments are not written here."""

    def __init__(self, open_document: OpenDocument) -> None:
        super().__init__(open_document)
        self.name = RenamingField(open_document, self.tr("Name of this part"), (), self._rename)
        self.part = Text("", "body", "muted", wrap=True)
        self.add_section("", self.name, self.part)
        self._exits = self.add_section(self.tr("Where it leads"))
        self._texts = self.add_section(
            self.tr("What is said in it"), about=self.tr("These words are filled into the sentences of the part.")
        )
        self._fixed = list(self.elements)
        self._shown: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())

    def show_at(self, place: Place) -> None:
        self._arrange(place)
        super().show_at(place)

    def refresh(self) -> None:
        self._arrange(self.place)
        super().refresh()

    def _arrange(self, place: Place) -> None:
        """Show a field for every exit and text that is written, or said to be missing."""
        there = self.open_document.at(place)
        there = there if isinstance(there, dict) else {}
        self.part.setText(self.tr("Ready-made: %1").replace("%1", studio_words.readable(str(there.get("part", "")))))
        exits, texts = there.get("exits"), there.get("texts")
        keys = (tuple(exits) if isinstance(exits, dict) else (), tuple(texts) if isinstance(texts, dict) else ())
        if keys == self._shown:
            return
        self._shown = keys
        self.elements = list(self._fixed)
        names = studio_words.readable
        document = self.open_document
        self._fill(self._exits, [NextField(document, names(key), ("exits", key), may_stay=False) for key in keys[0]])
        self._fill(self._texts, [TextField(document, names(key), ("texts", key)) for key in keys[1]])
        for element in self.elements:
            element.show_at(place)

    def _fill(self, section: Section, fields: list[NextField] | list[TextField]) -> None:
        clear(section.inner)
        for field in fields:
            section.inner.addWidget(field)
            self.elements.append(field)
        section.setVisible(bool(fields))

    def _rename(self, name: str) -> bool:
        old = str(self.place[-1])
        label = self.tr("rename “%1”").replace("%1", studio_words.readable(old))
        if not self.open_document.apply(RenameNode(old, name), label):
            return False
        self.open_document.select(("include", name))
        return True
