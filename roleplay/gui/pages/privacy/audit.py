"""The audit log: who did what to whose data, and whether the log itself is as it was written."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QComboBox, QFileDialog, QLayout, QLineEdit, QPushButton, QWidget

from roleplay.app.desk.auditing import AuditFormat
from roleplay.core.audit import AuditEntry, AuditFilter, AuditReport
from roleplay.gui import audit_words, words
from roleplay.gui.audit_details import details_text
from roleplay.gui.context import Context
from roleplay.gui.pages.privacy.tab import PrivacyTab
from roleplay.gui.pages.reports.table import Column, RecordTable, RecordView
from roleplay.gui.tasks import Task
from roleplay.gui.theme import GRID, icon
from roleplay.gui.widgets.empty import EmptyState
from roleplay.gui.widgets.surface import Card, row
from roleplay.gui.widgets.text import OneLine, Text

AT_ONCE = 500
"""Entries that are shown at first, the newest; as many more each time they are asked for."""
_PAUSE_MS = 250
_DAYS = (7, 30, 90, 365)


class AuditTab(PrivacyTab):
    """Entries, the newest first, with a filter; a check of the whole chain; the log as a file."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._limit = AT_ONCE
        self._task: Task | None = None
        self.shown: tuple[AuditEntry, ...] = ()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_PAUSE_MS)
        self._rest.timeout.connect(self.reload)
        self.model: RecordTable[AuditEntry] = RecordTable(self._columns(), self)
        self.table = RecordView(self.model, self.tr("Audit log"), stretch=4)
        self.table.selectionModel().currentRowChanged.connect(self._tell_entry)
        self.empty = EmptyState("text-box-search-outline", self.tr("No entry fits"), "", self.tr("Show all"))
        self.empty.acted.connect(self.show_all)
        self.empty.hide()
        self.more_button = QPushButton(self.tr("Older entries"))
        self.more_button.clicked.connect(self._more)
        self.more_button.hide()
        self.count = Text("", "caption", "muted")
        self.entry = OneLine("", "caption", "muted")
        self.entry.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        card = Card(padding=12)
        card.body.addLayout(self._filters())
        card.body.addWidget(self.table, 1)
        card.body.addWidget(self.empty, 1)
        foot = row(self.count, self.entry, self.more_button, spacing=2 * GRID)
        foot.setStretch(1, 1)
        card.body.addLayout(foot)
        self.content.addLayout(self._head())
        self.content.addWidget(card, 1)

    # --- building ---

    def _columns(self) -> tuple[Column[AuditEntry], ...]:
        return (
            Column(self.tr("When"), lambda one: words.moment(one.at), lambda one: one.number, 150, right=False),
            Column(
                self.tr("What"),
                lambda one: audit_words.kind_name(one.kind),
                lambda one: audit_words.kind_name(one.kind),
                190,
                right=False,
                tone=lambda one: "text" if (look := audit_words.picture(one.kind)[1]) == "muted" else look,
            ),
            Column(self.tr("Who"), lambda one: one.by or "–", lambda one: one.by, 160, right=False),
            Column(self.tr("Whose data"), lambda one: ", ".join(one.about), lambda one: one.about, 180, right=False),
            Column(self.tr("More"), details_text, details_text, 120, right=False),
            Column(self.tr("No."), lambda one: str(one.number), lambda one: one.number, 72),
        )

    def _head(self) -> QLayout:
        told = self.tr(
            "Each entry is sealed with the one before it: whoever changes, takes out or adds one breaks the chain."
        )
        self.verify_button = QPushButton(self.tr("Verify"))
        self.verify_button.clicked.connect(self.verify)
        self.export_button = QPushButton(self.tr("Export …"))
        self.export_button.clicked.connect(self._export)
        line = row(Text(told, "body", "muted", wrap=True), self.export_button, self.verify_button)
        line.setStretch(0, 1)
        return line

    def _filters(self) -> QLayout:
        self.family = QComboBox()
        self.family.setAccessibleName(self.tr("What happened"))
        self.family.addItem(self.tr("Everything"), "")
        for family in audit_words.FAMILIES:
            self.family.addItem(audit_words.family_name(family), family)
        self.by = self._name_field(self.tr("Who did it"))
        self.about = self._name_field(self.tr("Whose data"))
        self.period = QComboBox()
        self.period.setAccessibleName(self.tr("When"))
        self.period.addItem(self.tr("At any time"), 0)
        for days in _DAYS:
            self.period.addItem(self.tr("In the last %n day(s)", "", days), days)
        for box in (self.family, self.period):
            box.activated.connect(self._filter_changed)
        return row(self.family, self.by, self.about, self.period, 1, spacing=GRID)

    def _name_field(self, name: str) -> QLineEdit:
        edit = QLineEdit()
        edit.setPlaceholderText(name)
        edit.setAccessibleName(name)
        edit.setClearButtonEnabled(True)
        edit.setMinimumWidth(176)
        edit.textChanged.connect(self._rest.start)
        return edit

    # --- showing ---

    @property
    def wanted(self) -> AuditFilter:
        """What the filter asks for."""
        days = self.period.currentData()
        return AuditFilter(
            kinds=tuple(audit_words.FAMILIES.get(self.family.currentData(), ())),
            by=self.by.text().strip() or None,
            about=self.about.text().strip() or None,
            since=datetime.now(UTC) - timedelta(days=days) if days else None,
            newest=self._limit,
        )

    def reload(self) -> None:
        """Read the entries that fit; an earlier reading is forgotten."""
        if self._task is not None:
            self._task.cancel()
        desk, wanted = self.context.app.audit, self.wanted
        self._task = self.context.tasks.run(
            self, lambda _: tuple(desk.entries(wanted)), self._show, self.context.fail
        )

    def _show(self, entries: tuple[AuditEntry, ...]) -> None:
        self._task = None
        self.shown = tuple(reversed(entries))
        self.model.show_records(self.shown)
        self.table.setVisible(bool(entries))
        self.empty.setVisible(not entries)
        self.count.setText(self.tr("%n entries", "", len(entries)))
        self.more_button.setVisible(len(entries) == self._limit)
        self._tell_entry()

    def _tell_entry(self) -> None:
        index = self.table.currentIndex()
        self.entry.setText(details_text(self.model.record(index.row())) if index.isValid() else "")

    def _filter_changed(self) -> None:
        self._limit = AT_ONCE
        self.reload()

    def _more(self) -> None:
        self._limit += AT_ONCE
        self.reload()

    def show_all(self) -> None:
        """Ask for everything again."""
        for edit in (self.by, self.about):
            edit.blockSignals(True)
            edit.clear()
            edit.blockSignals(False)
        self.family.setCurrentIndex(0)
        self.period.setCurrentIndex(0)
        self._filter_changed()

    # --- checking and writing out ---

    def verify(self) -> None:
        """Check the whole chain, off the window's thread."""
        self.verify_button.setEnabled(False)
        self.told.emit(self.tr("Checking every entry …"), "info")
        desk = self.context.app.audit
        self.context.tasks.run(self, lambda _: desk.check(), self._verified, self._not_verified)

    def _verified(self, report: AuditReport) -> None:
        self.verify_button.setEnabled(True)
        if report.whole:
            text = self.tr(
                "All %n entries are as they were written. Fingerprint of the newest: %1", "", report.entries
            )
            self.told.emit(text.replace("%1", report.head[:16]), "good")
        else:
            first = report.problems[0]
            text = self.tr("The log was tampered with: %n place(s). The first: %1", "", len(report.problems))
            self.told.emit(text.replace("%1", first.message), "bad")

    def _not_verified(self, problem: BaseException) -> None:
        self.verify_button.setEnabled(True)
        self.context.fail(problem)

    def _export(self) -> None:
        csv, lines = self.tr("Table (*.csv)"), self.tr("JSON Lines (*.jsonl)")
        path, _ = QFileDialog.getSaveFileName(self, self.tr("Export the log"), "audit-log.csv", f"{csv};;{lines}")
        if path:
            self.export_to(Path(path))

    def export_to(self, path: Path) -> None:
        """Write what the filter shows, and all older entries that fit, into a file."""
        desk, wanted = self.context.app.audit, self.wanted
        everything = AuditFilter(wanted.kinds, wanted.by, wanted.about, wanted.subject, wanted.since, wanted.until)
        form: AuditFormat = "jsonl" if path.suffix.lower() == ".jsonl" else "csv"
        done: Callable[[int], None] = lambda count: self.told.emit(  # noqa: E731
            self.tr("%n entries saved as %1", "", count).replace("%1", str(path)), "good"
        )
        self.context.tasks.run(self, lambda _: desk.export(path, form, everything), done, self.context.fail)

    def draw(self) -> None:
        """Take the colours of the theme."""
        self.verify_button.setIcon(icon("shield-check-outline"))
        self.export_button.setIcon(icon("export-variant"))
