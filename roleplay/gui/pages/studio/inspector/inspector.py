"""The inspector: what is looked at, as a form, with the way back to what is around it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QToolButton, QWidget

from roleplay.dialogue.authoring.building import remove_node
from roleplay.dialogue.authoring.edits import RemoveItem
from roleplay.dialogue.formats.problems import Place
from roleplay.gui import studio_words, words
from roleplay.gui.context import Context
from roleplay.gui.pages.studio import clipboard
from roleplay.gui.pages.studio.inspector.form import Form
from roleplay.gui.pages.studio.inspector.include_form import IncludeForm
from roleplay.gui.pages.studio.inspector.move_form import ReactionForm, ReplyForm
from roleplay.gui.pages.studio.inspector.node_form import NodeForm
from roleplay.gui.pages.studio.inspector.scenario_form import ScenarioForm
from roleplay.gui.pages.studio.open_document import OpenDocument
from roleplay.gui.tasks import one_by_one
from roleplay.gui.theme import GRID, icon
from roleplay.gui.widgets.menu_button import MenuButton
from roleplay.gui.widgets.surface import Scroll, column, divider, row
from roleplay.gui.widgets.text import OneLine


class Inspector(QWidget):
    """Follows what is selected in the open document."""

    copy_wanted = Signal()
    paste_wanted = Signal()

    def __init__(self, context: Context, open_document: OpenDocument) -> None:
        super().__init__()
        self._context, self._open_document = context, open_document
        self.scenario_form = ScenarioForm(open_document)
        self.node_form = NodeForm(open_document)
        self.reply_form = ReplyForm(open_document)
        self.reaction_form = ReactionForm(open_document)
        self.include_form = IncludeForm(open_document)
        self._forms: tuple[Form, ...] = (
            self.scenario_form,
            self.node_form,
            self.reply_form,
            self.reaction_form,
            self.include_form,
        )
        self._stack = QStackedWidget()
        self._scrolls: dict[Form, Scroll] = {}
        for form in self._forms:
            scroll = Scroll()
            scroll.column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 3 * GRID)
            scroll.column.addWidget(form)
            scroll.column.addStretch(1)
            self._scrolls[form] = scroll
            self._stack.addWidget(scroll)
        self._build_head()
        whole = column(self._head, divider(), spacing=0)
        whole.addWidget(self._stack, 1)
        self.setLayout(whole)
        open_document.selected.connect(self._show_place)
        open_document.changed.connect(self._refresh)
        open_document.language_changed.connect(lambda _: self._refresh())
        self._place: Place = ()
        self._show_place(open_document.place)
        context.tasks.run(self, lambda _: context.app.voices(), self.scenario_form.show_voices, context.fail)

    def _build_head(self) -> None:
        self.back = QToolButton()
        self.back.setAutoRaise(True)
        self.back.setIcon(icon("arrow-left"))
        self.back.setToolTip(self.tr("To what is around it (Alt+←)"))
        self.back.setAccessibleName(self.tr("To what is around it"))
        self.back.clicked.connect(self.go_up)
        QShortcut(QKeySequence("Alt+Left"), self).activated.connect(self.go_up)
        self.title = OneLine("", "heading")
        self.around = OneLine("", "caption", "muted")
        self.language = MenuButton("translate", self.tr("The language in which you write"))
        self.language.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._languages = self.language.choices
        self._languages.aboutToShow.connect(self._offer_languages)
        self.more = MenuButton("dots-vertical", self.tr("Copy, paste, remove"))
        menu = self.more.choices
        self.copy_action = menu.addAction(icon("content-copy"), self.tr("Copy") + "\tCtrl+Shift+C")
        self.copy_action.triggered.connect(self.copy_wanted)
        self.paste_action = menu.addAction(icon("content-paste"), self.tr("Paste") + "\tCtrl+Shift+V")
        self.paste_action.triggered.connect(self.paste_wanted)
        menu.addSeparator()
        menu.aboutToShow.connect(self._offer_pasting)
        self.remove_action = menu.addAction(icon("trash-can-outline"), self.tr("Remove"))
        self.remove_action.triggered.connect(self.remove)
        self._head = QWidget()
        told = column(self.around, self.title, spacing=0)
        line = row(self.back, told, self.language, self.more, spacing=GRID)
        line.setStretch(1, 1)
        line.setContentsMargins(2 * GRID, GRID, GRID, GRID)
        self._head.setLayout(line)

    @property
    def form(self) -> Form:
        """The form that is shown."""
        shown = self._stack.currentWidget()
        return next(form for form, scroll in self._scrolls.items() if scroll is shown)

    def _form_of(self, place: Place) -> tuple[Form, Place]:
        reply = studio_words.reply_of(place)
        if reply:
            return self.reply_form, reply
        reaction = _reaction_of(place)
        if reaction:
            return self.reaction_form, reaction
        if len(place) > 1 and place[0] == "nodes":
            return self.node_form, place[:2]
        if len(place) > 1 and place[0] == "include":
            return self.include_form, place[:2]
        return self.scenario_form, ()

    def _show_place(self, place: Place) -> None:
        form, at = self._form_of(place)
        if at and self._open_document.at(at) is None:
            form, at = self.scenario_form, ()
        again = form is self.form and at == self._place
        self._place = at
        self._stack.setCurrentWidget(self._scrolls[form])
        form.show_at(at)
        self._tell()
        if not again:
            self._scrolls[form].verticalScrollBar().setValue(0)
        if len(place) > len(at):
            self._reveal(form, place)

    def _reveal(self, form: Form, place: Place) -> None:
        shown = form.reveal(place)
        if shown is not None:
            one_by_one(self, lambda: self._scrolls[form].ensureWidgetVisible(shown, 0, 3 * GRID))

    def _refresh(self) -> None:
        if self._place and self._open_document.at(self._place) is None:
            return  # the selection follows in a moment
        self.form.refresh()
        self._tell()

    def _tell(self) -> None:
        document = self._open_document
        value = document.value
        name = document.at(("customer", "name"))
        title = studio_words.place_title(self._place, value) if self._place else str(name or self.tr("The customer"))
        self.title.setText(title)
        whole = studio_words.whole_place_title(self._place, value) if self._place else ""
        self.around.setText(whole.rpartition(" › ")[0] or self.tr("The customer") if self._place else "")
        self.around.setVisible(bool(self._place))
        self.back.setVisible(bool(self._place))
        self.remove_action.setEnabled(bool(self._place))
        self.language.setText(document.language.upper())
        self.language.setAccessibleName(
            self.tr("You write in: %1").replace("%1", words.language_name(document.language))
        )
        self.language.setVisible(len(document.languages) > 1)

    def _offer_pasting(self) -> None:
        self.copy_action.setEnabled(bool(self._place))
        self.paste_action.setEnabled(clipboard.can_paste())

    def _offer_languages(self) -> None:
        self._languages.clear()
        for code in self._open_document.languages:
            action = self._languages.addAction(words.language_name(code))
            action.triggered.connect(lambda _=False, code=code: self._open_document.show_language(code))

    def go_up(self) -> None:
        """Look at what is around what is shown: the moment of a reply, the customer of a moment."""
        place = self._place
        if len(place) > 2 and place[0] == "nodes":
            self._open_document.select(place[:2])
        else:
            self._open_document.select(())

    def remove(self) -> None:
        """Take away what is shown; it can be undone."""
        place, document = self._place, self._open_document
        if not place:
            return
        label = self.tr("remove “%1”").replace("%1", studio_words.place_title(place, document.value))
        edit = remove_node(document.value, str(place[1])) if len(place) == 2 else RemoveItem(place)
        if document.apply(edit, label):
            document.select(place[:2] if len(place) > 2 and place[0] == "nodes" else ())

    def begin_writing(self) -> None:
        """Put the cursor where a new moment or reply is written first."""
        if self.form is self.node_form:
            self.node_form.says.rows[0].edit.setFocus()
        elif self.form is self.reply_form:
            self.reply_form.examples.setFocus()
        elif self.form is self.scenario_form:
            self.scenario_form.title.setFocus()


def _reaction_of(place: Place) -> Place:
    """Return the place of the reaction in which a place lies; empty outside all reactions."""
    kinds = ("otherwise", "silence", "interrupted", "cut_in", "transfer", "hang_up")
    for depth, part in enumerate(place):
        kind = str(part).removeprefix("shared_")
        if kind in kinds and depth < 4 and len(place) > depth + 1 and isinstance(place[depth + 1], int):
            return place[: depth + 2]
    return ()
