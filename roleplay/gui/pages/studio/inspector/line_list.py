"""What the customer says at a place: one line below the other, and an empty one to go on writing."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QToolButton, QWidget

from roleplay.dialogue.authoring.building import new_line
from roleplay.dialogue.authoring.edits import InsertItem, MoveItem, RemoveItem, SetValue
from roleplay.dialogue.formats.problems import Diagnostic, Place
from roleplay.gui.pages.studio.inspector.controls import GrowingText
from roleplay.gui.pages.studio.inspector.fields import ChoiceField, NameField, NumberField, lies_at
from roleplay.gui.pages.studio.inspector.problem_line import ProblemLines
from roleplay.gui.pages.studio.inspector.rows import CONDITIONS, Rows
from roleplay.gui.pages.studio.open_document import OpenDocument
from roleplay.gui.theme import GRID, icon
from roleplay.gui.widgets.menu_button import MenuButton
from roleplay.gui.widgets.surface import Card, column, row
from roleplay.gui.widgets.text import Text


class LineList(QWidget):
    """Lines in the language that is shown. Enter begins the next, Backspace removes an empty one."""

    def __init__(self, open_document: OpenDocument, path: Place = ("says",), placeholder: str = "") -> None:
        super().__init__()
        self.open_document = open_document
        self._path = path
        self._base: Place = ()
        self._placeholder = placeholder or self.tr("What the customer says …")
        self.rows: list[LineRow] = []
        self._column = column(spacing=GRID - 2)
        self.setLayout(self._column)

    @property
    def place(self) -> Place:
        """Where the lines stand."""
        return self._base + self._path

    @property
    def count(self) -> int:
        """How many lines there are."""
        there = self.open_document.at(self.place)
        return len(there) if isinstance(there, tuple) else 0

    def show_at(self, base: Place) -> None:
        """Show what stands below another place."""
        if base != self._base:
            for line in self.rows:
                line.fold()
        self._base = base
        self.refresh()

    def refresh(self) -> None:
        """Show the lines as they are now, and an empty one below them."""
        wanted = self.count + 1
        while len(self.rows) < wanted:
            line = LineRow(self, len(self.rows))
            self.rows.append(line)
            self._column.addWidget(line)
        while len(self.rows) > wanted:
            line = self.rows.pop()
            line.hide()
            line.deleteLater()
        for line in self.rows:
            line.refresh()

    def claim(self, found: list[Diagnostic]) -> list[Diagnostic]:
        """Show those of the problems that lie in a line; return the others."""
        for line in self.rows:
            found = line.claim(found)
        return found

    def write(self, index: int, text: str) -> None:
        """Have a line say this; in the empty one it begins a new line."""
        document, place = self.open_document, (*self.place, index)
        if index < self.count:
            at = (*place, "text", document.language)
            if text:
                document.apply(SetValue(at, text), merge=True)
            elif document.at(at) is not None:
                document.apply(RemoveItem(at), merge=True)
        elif text:
            line = new_line(document.value, self.place, {document.language: text})
            document.apply(InsertItem(self.place, line), self.tr("add a line"))

    def go_on(self, index: int) -> None:
        """Move to the line below."""
        if index + 1 < len(self.rows):
            self.rows[index + 1].edit.setFocus()

    def remove(self, index: int) -> None:
        """Take a line away."""
        if index < self.count:
            self.open_document.apply(RemoveItem((*self.place, index)), self.tr("remove a line"))
            self.rows[min(index, len(self.rows) - 1)].edit.setFocus()

    def shift(self, index: int, by: int) -> None:
        """Put a line further up or down."""
        if index < self.count and 0 <= index + by < self.count:
            self.open_document.apply(MoveItem((*self.place, index), index + by), self.tr("move a line"))
            self.rows[index + by].edit.setFocus()

    def placeholder(self, index: int) -> str:
        """Return what an empty line invites to."""
        if index < self.count:
            texts = self.open_document.at((*self.place, index, "text"))
            return next((str(text) for text in texts.values()), "") if isinstance(texts, dict) else ""
        return self._placeholder if not index else self.tr("Another line …")


class LineRow(QWidget):
    """One line, what is wrong with it, and (unfolded) when and by whom it is said."""

    def __init__(self, lines: LineList, index: int) -> None:
        super().__init__()
        self._lines, self._index = lines, index
        self._details: LineDetails | None = None
        self.edit = _LineEdit()
        self.edit.setAccessibleName(self.tr("Line %1").replace("%1", str(index + 1)))
        self.edit.textChanged.connect(lambda: lines.write(index, " ".join(self.edit.toPlainText().split())))
        self.edit.entered.connect(lambda: lines.go_on(index))
        self.edit.emptied.connect(lambda: lines.remove(index))
        self.problems = ProblemLines(lines.open_document)
        self.more = MenuButton("dots-vertical", self.tr("When and by whom it is said, move, remove"))
        self.more.setAccessibleName(self.tr("Line %1: more").replace("%1", str(index + 1)))
        menu = self.more.choices
        menu.addAction(icon("tune-variant"), self.tr("When and by whom …")).triggered.connect(self.unfold)
        menu.addAction(icon("arrow-up"), self.tr("Move up")).triggered.connect(lambda: lines.shift(index, -1))
        menu.addAction(icon("arrow-down"), self.tr("Move down")).triggered.connect(lambda: lines.shift(index, 1))
        menu.addSeparator()
        menu.addAction(icon("trash-can-outline"), self.tr("Remove")).triggered.connect(lambda: lines.remove(index))
        self.told = Text("", "caption", "muted", wrap=True)
        first = row(self.edit, self.more, spacing=2)
        first.setStretch(0, 1)
        first.setAlignment(self.more, Qt.AlignmentFlag.AlignTop)
        self._column = column(first, self.told, self.problems, spacing=4)
        self.setLayout(self._column)

    @property
    def _place(self) -> Place:
        return (*self._lines.place, self._index)

    def refresh(self) -> None:
        """Show the line as it is now."""
        document = self._lines.open_document
        line = document.at(self._place)
        there = isinstance(line, dict)
        text = document.at((*self._place, "text", document.language), "")
        if " ".join(self.edit.toPlainText().split()) != text:
            self.edit.show_text(str(text))
        self.edit.setPlaceholderText(self._lines.placeholder(self._index))
        self.more.setVisible(there)
        extras = [key for key in ("when", "speaker", "group", "pause_before") if there and key in line]
        self.told.setVisible(bool(extras) and self._details is None)
        self.told.setText(self._extras(line, extras) if extras else "")
        if self._details is not None:
            if there:
                self._details.show_at(self._place)
            else:
                self.fold()

    def _extras(self, line: dict[str, object], keys: list[str]) -> str:
        names = {
            "when": self.tr("only sometimes"),
            "speaker": self.tr("said by %1").replace("%1", str(line.get("speaker"))),
            "group": self.tr("one of the group %1").replace("%1", str(line.get("group"))),
            "pause_before": self.tr("after a pause"),
        }
        return " · ".join(names[key] for key in keys)

    def claim(self, found: list[Diagnostic]) -> list[Diagnostic]:
        """Show those of the problems that lie here; return the others."""
        place, language = self._place, self._lines.open_document.language
        mine = [problem for problem in found if lies_at(problem, place) and problem.language in ("", language)]
        self.problems.show_problems(mine)
        return [problem for problem in found if problem not in mine]

    def unfold(self) -> None:
        """Show when and by whom it is said."""
        if self._details is None:
            self._details = LineDetails(self._lines.open_document, self.fold)
            self._column.insertWidget(1, self._details)
        self.refresh()

    def fold(self) -> None:
        """Hide it again."""
        if self._details is not None:
            self._details.hide()
            self._details.deleteLater()
            self._details = None


class _LineEdit(GrowingText):
    """Selects nothing when it is reached, so that one goes on writing at the end."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.OtherFocusReason):
            self.moveCursor(self.textCursor().MoveOperation.End)


class LineDetails(Card):
    """When a line is said, by whom, after which pause."""

    def __init__(self, open_document: OpenDocument, close: object) -> None:
        super().__init__("sunken", padding=12)
        self._open_document = open_document
        done = QToolButton()
        done.setText(self.tr("Done"))
        done.clicked.connect(close)
        self.speaker = ChoiceField(open_document, self.tr("Said by"), ("speaker",), ())
        self.pause = NumberField(open_document, self.tr("Pause before"), ("pause_before",), (0, 120), 0, seconds=True)
        self.group = NameField(
            open_document,
            self.tr("Group"),
            ("group",),
            self.tr("Of the lines of a group only one is said: the one heard least so far."),
        )
        self.when = Rows(open_document, ("when",), CONDITIONS, self.tr("Only when …"))
        self.body.addLayout(row(self.speaker, self.pause, spacing=2 * GRID))
        self.body.addWidget(self.group)
        self.body.addWidget(self.when)
        self.body.addLayout(row(1, done))

    def show_at(self, place: Place) -> None:
        """Show a line's details."""
        speakers = self._open_document.at(("speakers",))
        names = tuple(speakers.items()) if isinstance(speakers, dict) else ()
        choices = ((None, self.tr("The customer")), *((key, str(keys.get("name", key))) for key, keys in names))
        self.speaker.offer(choices)
        for part in (self.speaker, self.pause, self.group, self.when):
            part.show_at(place)
