"""All moments of the call as a list: for those who would rather read than look, and for screen readers."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from roleplay.gui import studio_words, words
from roleplay.gui.pages.studio.open_document import OpenDocument
from roleplay.gui.theme import GRID, icon, tokens
from roleplay.gui.widgets.surface import column
from roleplay.gui.widgets.text import plain_tooltip

_NODE = Qt.ItemDataRole.UserRole
_LINE = 36


class Outline(QWidget):
    """Moments in the order of the file, ready-made parts behind them; typing above searches names and lines."""

    node_chosen = Signal(str)
    """The person wants to look at this moment."""

    def __init__(self, open_document: OpenDocument) -> None:
        super().__init__()
        self._open_document = open_document
        self._found: dict[str, str] = {}
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search the moments and what is said"))
        self.search.setAccessibleName(self.search.placeholderText())
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Moments of the call"))
        self.list.setIconSize(QSize(18, 18))
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentItemChanged.connect(self._chosen)
        whole = column(self.search, self.list, spacing=GRID)
        whole.setContentsMargins(GRID, GRID, GRID, GRID)
        self.setLayout(whole)

    def refresh(self) -> None:
        """Show the moments as they are now."""
        value = self._open_document.value
        node = self._open_document.node
        wrong = worst_by_node(self._open_document)
        self.list.blockSignals(True)
        self.list.clear()
        self._found = {}
        nodes = value.get("nodes")
        for name, there in nodes.items() if isinstance(nodes, dict) else ():
            content = there if isinstance(there, dict) else {}
            said = _said(content, self._open_document.language)
            title = studio_words.readable(name)
            item = QListWidgetItem(f"{title}   {said}" if said else title)
            item.setData(_NODE, name)
            item.setSizeHint(QSize(0, _LINE))
            item.setToolTip(plain_tooltip(said))
            item.setIcon(self._picture(name, content, wrong.get(name, "")))
            self._found[name] = f"{title} {_all_words(content)}".casefold()
            self.list.addItem(item)
            if name == node:
                self.list.setCurrentItem(item)
        self.list.blockSignals(False)
        self._filter()

    def _picture(self, name: str, content: dict[str, Any], wrong: str) -> Any:
        now = tokens()
        if wrong:
            error = wrong == "error"
            return icon("alert-circle-outline" if error else "alert-outline", now.bad if error else now.warn)
        if name == self._open_document.value.get("start"):
            return icon("phone-incoming-outline", now.accent)
        outcome = content.get("outcome")
        if isinstance(outcome, str):
            picture, tone = words.OUTCOME_LOOK.get(outcome, ("flag-outline", "muted"))
            return icon(picture, getattr(now, tone))
        return icon("message-outline", now.muted)

    def select(self, node: str) -> None:
        """Mark a moment."""
        self.list.blockSignals(True)
        self.list.setCurrentRow(-1)
        for at in range(self.list.count()):
            if self.list.item(at).data(_NODE) == node:
                self.list.setCurrentRow(at)
        self.list.blockSignals(False)

    def _chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.node_chosen.emit(item.data(_NODE))

    def _filter(self) -> None:
        wanted = self.search.text().casefold().split()
        for at in range(self.list.count()):
            item = self.list.item(at)
            text = self._found.get(item.data(_NODE), "")
            item.setHidden(not all(word in text for word in wanted))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "list") and self.isVisible():
            self.refresh()


def worst_by_node(open_document: OpenDocument) -> dict[str, str]:
    """Return `error` or `warning` by the id of the node, for those where something is wrong."""
    found: dict[str, str] = {}
    for problem in open_document.document.diagnostics:
        place = problem.place
        if len(place) > 1 and place[0] in ("nodes", "include"):
            name = str(place[1])
            if found.get(name) != "error":
                found[name] = problem.severity
    return found


def _said(content: dict[str, Any], language: str) -> str:
    """Return the first line that is said at a node."""
    says = content.get("says")
    for line in says if isinstance(says, tuple) else ():
        texts = line.get("text") if isinstance(line, dict) else None
        if isinstance(texts, dict) and texts:
            return " ".join(str(texts.get(language) or next(iter(texts.values()))).split())
    return ""


def _all_words(value: Any) -> str:
    """Return all text below a value."""
    if isinstance(value, dict):
        return " ".join(_all_words(item) for item in value.values())
    if isinstance(value, tuple):
        return " ".join(map(_all_words, value))
    return str(value)
