"""Texts of the customer as a whole that are not lines: the survey after the call, and how names are read out."""

from __future__ import annotations

from typing import Any

from roleplay.dialogue.authoring.edits import RemoveItem, SetValue
from roleplay.dialogue.formats.problems import Place
from roleplay.gui.pages.studio.inspector.controls import GrowingText
from roleplay.gui.pages.studio.inspector.fields import Field, TextField
from roleplay.gui.pages.studio.open_document import OpenDocument

STARS = 5


class SurveyField(TextField):
    """What the customer writes who gives so many stars; the file has all five or none, so they go together."""

    def __init__(self, open_document: OpenDocument, stars: int, placeholder: str) -> None:
        self._at = stars - 1
        title = f"{'★' * stars}{'☆' * (STARS - stars)}"
        super().__init__(open_document, title, ("survey", self._at), placeholder=placeholder)
        self.edit.setAccessibleName(self.tr("The customer gives %1 of 5").replace("%1", str(stars)))

    def write(self, value: Any) -> None:
        document = self.open_document
        survey = document.at(("survey",))
        texts = [dict(text) if isinstance(text, dict) else {} for text in survey] if isinstance(survey, tuple) else []
        texts += [{} for _ in range(STARS - len(texts))]
        if texts[self._at].get(document.language, "") == value:
            return
        texts[self._at].pop(document.language, None)
        if value:
            texts[self._at][document.language] = value
        if any(texts):
            document.apply(SetValue(("survey",), tuple(texts)), merge=True)
        elif survey is not None:
            document.apply(RemoveItem(("survey",)), merge=True)


class SpellingField(Field):
    """Words with the spelling in which a voice reads them aright, one pair to a line."""

    def __init__(self, open_document: OpenDocument, title: str, hint: str, placeholder: str) -> None:
        super().__init__(open_document, title, ("say",), hint)
        self.edit = GrowingText(lines=2, most=12, one_paragraph=False)
        self.edit.setPlaceholderText(placeholder)
        self.edit.textChanged.connect(lambda: self.write(self._typed()))
        self._lay_out(self.edit)

    @property
    def place(self) -> Place:
        return (*super().place, self.open_document.language)

    def _typed(self) -> dict[str, str]:
        """Return the pairs that are complete; a line that has no second half yet is left for later."""
        pairs = (line.partition("=")[::2] for line in self.edit.toPlainText().splitlines())
        cleaned = ((" ".join(word.split()), " ".join(said.split())) for word, said in pairs)
        return {word: said for word, said in cleaned if word and said}

    def refresh(self) -> None:
        value = self.value
        said = {str(word): str(spelt) for word, spelt in value.items()} if isinstance(value, dict) else {}
        if self._typed() != said:
            self.edit.show_text("\n".join(f"{word} = {spelt}" for word, spelt in said.items()))
