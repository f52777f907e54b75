"""Fields that offer what there is: moments to lead to, techniques, traits, voices, characters."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, QLocale, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolButton

from roleplay.dialogue.authoring.building import lead_to_new_node, node_ids
from roleplay.dialogue.authoring.references import references
from roleplay.dialogue.formats.problems import Place
from roleplay.dialogue.techniques import TECHNIQUES
from roleplay.gui import studio_words, words
from roleplay.gui.pages.studio.inspector.controls import CalmCombo
from roleplay.gui.pages.studio.inspector.fields import Field
from roleplay.gui.pages.studio.open_document import OpenDocument
from roleplay.gui.theme import icon
from roleplay.gui.widgets.surface import row
from roleplay.gui.widgets.text import plain_tooltip

_NEW = object()


class NextField(Field):
    """Where a move leads: it may stay, go to a moment that is there, or to a new one that is made at once."""

    followed = Signal(str)
    """The person wants to see the moment that it leads to."""

    def __init__(
        self, open_document: OpenDocument, title: str, path: Place = ("next",), *, may_stay: bool = True
    ) -> None:
        super().__init__(open_document, title, path)
        self._may_stay = may_stay
        self.combo = CalmCombo()
        self.combo.setMaxVisibleItems(16)
        self.combo.activated.connect(self._chosen)
        self.go = QToolButton()
        self.go.setAutoRaise(True)
        self.go.setIcon(icon("arrow-right"))
        self.go.setToolTip(self.tr("Go there"))
        self.go.setAccessibleName(self.tr("Go there"))
        self.go.clicked.connect(self._follow)
        self._lay_out(self.combo)
        line = row(spacing=4)
        layout = self.layout()
        assert layout is not None
        layout.removeWidget(self.combo)
        line.addWidget(self.combo, 1)
        line.addWidget(self.go)
        layout.insertLayout(1 if title else 0, line)  # type: ignore[attr-defined]  # it is a column

    def refresh(self) -> None:
        value = self.value
        self.combo.clear()
        if self._may_stay:
            self.combo.addItem(self.tr("Stay in this moment"), None)
        self.combo.addItem(icon("plus"), self.tr("A new moment"), _NEW)
        self.combo.insertSeparator(self.combo.count())
        names = node_ids(self.open_document.value)
        for name in names:
            self.combo.addItem(studio_words.readable(name), name)
        if isinstance(value, str) and value not in names:
            self.combo.addItem(self.tr("%1 (does not exist)").replace("%1", value), value)
        if value is None:
            self.combo.setCurrentIndex(0 if self._may_stay else -1)
        else:
            self.combo.setCurrentIndex(
                next((at for at in range(self.combo.count()) if self.combo.itemData(at) == value), -1)
            )
        self.go.setEnabled(isinstance(value, str) and value in names)

    def _chosen(self) -> None:
        chosen = self.combo.currentData()
        if chosen is _NEW:
            edit, name = lead_to_new_node(self.open_document.value, self.place)
            label = self.tr("add “%1”").replace("%1", studio_words.readable(name))
            if self.open_document.apply(edit, label):
                self.open_document.select(("nodes", name))
            return
        self.write(chosen)

    def _follow(self) -> None:
        value = self.value
        if isinstance(value, str):
            section = "include" if self.open_document.at(("include", value)) is not None else "nodes"
            self.open_document.select((section, value))


class ManyField(Field):
    """Several of a known set: a button that lists what is chosen, and opens a menu to choose from."""

    def __init__(
        self,
        open_document: OpenDocument,
        title: str,
        path: Place,
        groups: Sequence[tuple[str, Sequence[tuple[str, str, str]]]],
        hint: str = "",
        *,
        none_chosen: str = "",
    ) -> None:
        """`groups` are headings with (value, name, description) below them."""
        super().__init__(open_document, title, path, hint)
        self._none = none_chosen or self.tr("None")
        self._names: dict[str, str] = {}
        self.button = QToolButton()
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.button.setAccessibleName(title)
        menu = _StayingMenu(self.button)
        menu.setToolTipsVisible(True)
        self.actions_by_value: dict[str, QAction] = {}
        for heading, offered in groups:
            if heading:
                menu.addSection(heading)
            for value, name, description in offered:
                action = menu.addAction(name)
                action.setCheckable(True)
                action.setToolTip(plain_tooltip(description))
                action.toggled.connect(lambda _on, value=value: self._toggled(value))
                self.actions_by_value[value] = action
                self._names[value] = name
        self.button.setMenu(menu)
        self._lay_out(self.button)

    def _chosen(self) -> tuple[str, ...]:
        value = self.value
        return tuple(str(item) for item in value) if isinstance(value, tuple) else ()

    def _toggled(self, value: str) -> None:
        chosen = self._chosen()
        wanted = self.actions_by_value[value].isChecked()
        if wanted == (value in chosen):
            return
        self.write((*chosen, value) if wanted else tuple(item for item in chosen if item != value))

    def refresh(self) -> None:
        chosen = self._chosen()
        for value, action in self.actions_by_value.items():
            action.blockSignals(True)
            action.setChecked(value in chosen)
            action.blockSignals(False)
        told = ", ".join(self._names.get(value, value) for value in chosen) or self._none
        shown = self.button.fontMetrics().elidedText(told, Qt.TextElideMode.ElideRight, 300)
        self.button.setText(shown)
        self.button.setToolTip(plain_tooltip(told))
        self.button.setAccessibleDescription(told)


class _StayingMenu(QMenu):
    """Stays open while boxes are ticked."""

    def mouseReleaseEvent(self, event: Any) -> None:
        action = self.activeAction()
        if action is not None and action.isCheckable() and action.isEnabled():
            action.trigger()
            return
        super().mouseReleaseEvent(event)


def technique_groups() -> tuple[tuple[str, tuple[tuple[str, str, str], ...]], ...]:
    """Return the catalogue as `ManyField` offers it: what helps, what harms."""
    language = QLocale().name()[:2]
    headings = (
        (QCoreApplication.translate("Studio", "These help"), ("good", "neutral")),
        (QCoreApplication.translate("Studio", "These harm"), ("mistake",)),
    )
    return tuple(
        (
            heading,
            tuple(
                (known.id, words.technique_name(known.id), known.description.get(language, known.description["en"]))
                for known in TECHNIQUES
                if known.kind in kinds
            ),
        )
        for heading, kinds in headings
    )


def flags_of(value: Any) -> tuple[str, ...]:
    """Return every mark that the scenario names, for completing what is typed."""
    return tuple(dict.fromkeys(name for _, name, _ in references(value, "flag")))
