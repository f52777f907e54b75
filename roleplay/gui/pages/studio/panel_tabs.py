"""The panels below the picture, as tabs; each is made when it is first looked at."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import QTabWidget, QWidget

from roleplay.gui.context import Context
from roleplay.gui.pages.studio.open_document import OpenDocument
from roleplay.gui.pages.studio.panels import PanelKind, all_panels
from roleplay.gui.theme import GRID, icon
from roleplay.gui.widgets.surface import column


class PanelTabs(QTabWidget):
    """Holds the panels of the registry."""

    def __init__(self, context: Context, open_document: OpenDocument) -> None:
        super().__init__()
        self._context, self._open_document = context, open_document
        self._kinds: tuple[PanelKind, ...] = all_panels()
        self._made: dict[str, QWidget] = {}
        self._badges: dict[int, str] = {}
        self.setDocumentMode(True)
        self.setIconSize(QSize(16, 16))
        for kind in self._kinds:
            holder = QWidget()
            layout = column()
            layout.setContentsMargins(GRID, GRID, GRID, GRID)
            holder.setLayout(layout)
            at = self.addTab(holder, icon(kind.picture), kind.title)
            self.setTabToolTip(at, kind.title)
            self.tabBar().setAccessibleTabName(at, kind.title)
        self.currentChanged.connect(self._make_current)
        self.currentChanged.connect(self._fit)
        for kind in self._kinds:
            if kind.eager:
                self.panel(kind.key)
        if self._kinds:
            self._make_current(0)

    def panel(self, key: str) -> QWidget:
        """Return a panel, made if it was not. Raises `KeyError` when there is none of the name."""
        at, kind = next(((at, kind) for at, kind in enumerate(self._kinds) if kind.key == key), (-1, None))
        if kind is None:
            raise KeyError(key)
        if key not in self._made:
            made = kind.make(self._context, self._open_document)
            self._made[key] = made
            holder = self.widget(at)
            layout = holder.layout() if holder is not None else None
            assert layout is not None
            layout.addWidget(made)
            badge = getattr(made, "badge_changed", None)
            if badge is not None:
                badge.connect(lambda text, at=at, kind=kind: self._show_badge(at, kind, text))
                getattr(made, "refresh", lambda: None)()
        return self._made[key]

    def show_panel(self, key: str) -> QWidget:
        """Bring a panel to the front."""
        panel = self.panel(key)
        self.setCurrentIndex(next(at for at, kind in enumerate(self._kinds) if kind.key == key))
        return panel

    def _make_current(self, at: int) -> None:
        if 0 <= at < len(self._kinds):
            self.panel(self._kinds[at].key)

    def _show_badge(self, at: int, kind: PanelKind, text: str) -> None:
        self._badges[at] = text
        self.tabBar().setAccessibleTabName(at, f"{kind.title} {text}".strip())
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self, _at: int = 0) -> None:
        """Show names and pictures where there is room for both, else names; else pictures, and one name."""
        for names, pictures in ((True, True), (True, False), (False, True)):
            for at, kind in enumerate(self._kinds):
                name = kind.title if names or at == self.currentIndex() else ""
                self.setTabText(at, "  ".join(part for part in (name, self._badges.get(at, "")) if part))
                self.setTabIcon(at, icon(kind.picture) if pictures else QIcon())
            if self.tabBar().sizeHint().width() <= self.width():
                return
