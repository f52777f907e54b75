"""Whether everything that a call needs is there."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from roleplay.core.records import Finding, Settings
from roleplay.gui.context import Context
from roleplay.gui.pages.settings.form import Group, Section
from roleplay.gui.theme import GRID, icon, tokens
from roleplay.gui.widgets.surface import clear, column, divider, row
from roleplay.gui.widgets.text import Text

_LOOK = {
    "ok": ("check-circle-outline", "good"),
    "warning": ("alert-outline", "warn"),
    "problem": ("alert-circle-outline", "bad"),
}


def _worst_first(findings: tuple[Finding, ...]) -> list[Finding]:
    """Return what needs doing first; versions, where all is well, in one line at the end."""
    versions = [finding for finding in findings if finding.area == "versions" and finding.state == "ok"]
    others = sorted(
        (finding for finding in findings if finding not in versions),
        key=lambda finding: ("problem", "warning", "ok").index(finding.state),
    )
    if versions:
        others.append(Finding("versions", "ok", " · ".join(finding.message for finding in versions)))
    return others


class CheckupSection(Section):
    """The doctor's findings, each with what to do about it."""

    def __init__(self, context: Context, save: Callable[[Settings], None], parent: QWidget | None = None) -> None:
        super().__init__(context, save, parent)
        group = Group(
            self.tr("Check-up"), self.tr("Devices, recognition, voices, storage: what is there, and what to do.")
        )
        self.button = QPushButton(self.tr("Look again"))
        self.button.clicked.connect(self.entered)
        group.heading.addWidget(self.button)
        self._list = column(spacing=GRID + 4)
        self._list.addWidget(Text(self.tr("Looking …"), "body", "muted"))
        group.body.addLayout(self._list)
        self.column.addWidget(group)
        self.column.addStretch(1)

    def entered(self) -> None:
        app = self.context.app
        self.button.setEnabled(False)
        self.context.tasks.run(self, lambda _: app.doctor(), self._show, self._failed)

    def _failed(self, problem: BaseException) -> None:
        self.button.setEnabled(True)
        self.context.fail(problem)

    def _show(self, findings: tuple[Finding, ...]) -> None:
        self.button.setEnabled(True)
        clear(self._list)
        for finding in _worst_first(findings):
            picture, tone = _LOOK[finding.state]
            mark = QLabel()
            mark.setPixmap(icon(picture, getattr(tokens(), tone)).pixmap(20, 20))
            told = column(Text(finding.message, "body", wrap=True), spacing=2)
            if finding.hint:
                told.addWidget(Text(finding.hint, "caption", "muted", wrap=True))
            line = row(column(mark, 1), told, spacing=12)
            line.setStretch(1, 1)
            self._list.addWidget(divider())
            self._list.addLayout(line)
