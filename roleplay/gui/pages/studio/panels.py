"""The panels of the studio, each with one line here; every one is made when it is first looked at.

A panel is a `QWidget` that takes `(context: Context, open_document: OpenDocument)` and follows the signals of the
open document. It may have a signal `badge_changed = Signal(str)`, emitted by its `refresh()`: a few characters behind
its name on the tab, such as how many problems there are.
"""

from __future__ import annotations

import pkgutil
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from roleplay.gui.context import Context
from roleplay.gui.pages.studio.open_document import OpenDocument

translate = QCoreApplication.translate
_STUDIO = "roleplay.gui.pages.studio."


@dataclass(frozen=True, slots=True)
class PanelKind:
    """One panel below the graph."""

    key: str
    """Stable name, for tests and for the place that is remembered."""
    title: str
    """On the tab, in the language of the window."""
    picture: str
    """Name of its icon."""
    where: str
    """Module and class below `pages/studio`, as `problems:ProblemsPanel`: loaded when it is first looked at."""
    eager: bool = False
    """Made with the page: its badge is wanted before somebody looks at it."""

    def make(self, context: Context, open_document: OpenDocument) -> QWidget:
        """Return a new panel."""
        panel = pkgutil.resolve_name(_STUDIO + self.where)(context, open_document)
        assert isinstance(panel, QWidget)
        return panel


def all_panels() -> tuple[PanelKind, ...]:
    """Return the panels in the order of their tabs, named in the language of the window."""
    return (
        PanelKind(
            "problems", translate("Studio", "Problems"), "alert-circle-outline", "problems:ProblemsPanel", eager=True
        ),
        PanelKind("try", translate("Studio", "Try it"), "phone-outline", "trying.try_panel:TryPanel"),
        PanelKind(
            "examples",
            translate("Studio", "Examples"),
            "comment-quote-outline",
            "trying.examples_panel:ExamplesPanel",
        ),
        PanelKind("languages", translate("Studio", "Languages"), "translate", "languages.panel:LanguagesPanel"),
        PanelKind("runs", translate("Studio", "Many calls"), "chart-timeline-variant", "trying.runs_panel:RunsPanel"),
        PanelKind("templates", translate("Studio", "Ready-made"), "puzzle-outline", "palette:PalettePanel"),
        PanelKind("history", translate("Studio", "Versions"), "history", "history:HistoryPanel"),
        PanelKind("text", translate("Studio", "Text"), "code-tags", "text.panel:TextPanel"),
    )
