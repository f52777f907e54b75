"""The Exports page: what, of whom and when, in which form; the first rows; then the file."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QTimer
from PySide6.QtWidgets import QFileDialog, QPushButton, QSplitter, QWidget

from roleplay.core.call_files import CallFilesWish
from roleplay.core.exports import ExportKind, ExportRecipe, ExportWish, ReportLanguage
from roleplay.core.finding import Choices
from roleplay.core.groups import Group
from roleplay.core.lrs import RecordStoreSettings
from roleplay.export.columns import Column, Value
from roleplay.gui.context import Context
from roleplay.gui.pages.exports.columns import ColumnList
from roleplay.gui.pages.exports.export_words import form_name
from roleplay.gui.pages.exports.kinds import KindList
from roleplay.gui.pages.exports.options import ExportOptions
from roleplay.gui.pages.exports.preview import Preview
from roleplay.gui.pages.exports.recipes import RecipeMenu
from roleplay.gui.pages.exports.record_store import RecordStoreDialog
from roleplay.gui.pages.exports.running import RunningExport
from roleplay.gui.pages.exports.scope import Scope, ScopeChips
from roleplay.gui.tasks import Task
from roleplay.gui.theme import GRID, icon
from roleplay.gui.widgets.surface import Card, Page, column, row
from roleplay.gui.widgets.text import plain_tooltip

translate = QCoreApplication.translate

Offered = tuple[tuple[ExportKind, ...], Choices, tuple[Group, ...], RecordStoreSettings | None]
"""Kinds of export, what calls can be narrowed by, groups, and where statements go (None: the person may not send)."""

_TABLES: tuple[ExportKind, ...] = ("practice-log", "grades")
_FOLDERS: tuple[ExportKind, ...] = ("transcripts", "recordings")
_PAUSE = 150
"""Milliseconds without a click before the preview is made anew."""
_ROWS = 20


@dataclass(frozen=True, slots=True)
class Shown:
    """What the preview shows."""

    count: int
    titles: tuple[str, ...] = ()
    rows: tuple[Sequence[Value], ...] = ()
    text: str = ""


class ExportsPage(Page):
    """Shown to those who may export anything."""

    store_dialog = RecordStoreDialog

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(
            translate("Exports", "Exports"),
            translate("Exports", "Files for people, spreadsheets, auditors and learning systems"),
            parent,
        )
        self._context = context
        self._looking: Task | None = None
        self._columns_of: tuple[ExportKind, ReportLanguage, bool] | None = None
        self._store: RecordStoreSettings | None = None
        self.kinds = KindList()
        self.scope = ScopeChips()
        self.options = ExportOptions(_language(context))
        self.columns = ColumnList()
        self.preview = Preview()
        self.running = RunningExport(context)
        self.recipes = RecipeMenu(context)
        self.store_button = QPushButton()
        self.send_button = QPushButton(self.tr("Send"))
        self.save_button = QPushButton(self.tr("Export…"))
        self.save_button.setDefault(True)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._lay_out()
        self._tint()
        self.kinds.changed.connect(self._kind_changed)
        for part in (self.scope, self.options, self.columns):
            part.changed.connect(self._wish_changed)
        self._pause.timeout.connect(self._look)
        self.recipes.chosen.connect(self.use_recipe)
        self.store_button.clicked.connect(self.set_up_store)
        self.send_button.clicked.connect(self.send)
        self.save_button.clicked.connect(self._choose_place)
        self.running.begun.connect(lambda: self._set_busy(busy=True))
        self.running.ended.connect(lambda: self._set_busy(busy=False))

    # --- building ---

    def _lay_out(self) -> None:
        self.header.addWidget(self.store_button)
        self.header.addWidget(self.recipes)
        table, shown = Card(), Card()
        table.body.addWidget(self.columns)
        shown.body.addWidget(self.preview)
        self._table = table
        self.splitter = QSplitter()
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(2 * GRID)
        self.splitter.addWidget(table)
        self.splitter.addWidget(shown)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([250, 700])
        buttons = row(self.running, self.send_button, self.save_button, spacing=2 * GRID)
        buttons.setStretch(0, 1)
        right = column(self.scope, self.options, self.splitter, buttons, spacing=2 * GRID)
        right.setStretch(2, 1)
        whole = row(self.kinds, right, spacing=3 * GRID)
        whole.setStretch(1, 1)
        self.content.addLayout(whole, 1)

    def _tint(self) -> None:
        self.save_button.setIcon(icon("tray-arrow-down"))
        self.send_button.setIcon(icon("cloud-upload-outline"))
        self.store_button.setIcon(icon("cloud-cog-outline"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "store_button"):
            self._tint()

    # --- what there is to choose ---

    def reload(self) -> None:
        """Read again what may be exported, of whom, and which recipes there are."""
        app = self._context.app

        def read(
            _task: Task,
        ) -> tuple[tuple[ExportKind, ...], Choices, tuple[Group, ...], RecordStoreSettings | None]:
            store = app.statements.record_store() if app.statements.may_send() else None
            return app.exports.offered(), app.finding.choices(), app.progress.groups(), store

        self._context.tasks.run(self, read, lambda found: self._offer(*found), self._context.fail)
        self.recipes.reload()

    def _offer(
        self,
        kinds: tuple[ExportKind, ...],
        choices: Choices,
        groups: tuple[Group, ...],
        store: RecordStoreSettings | None,
    ) -> None:
        """`store` is None for who may not send anything there."""
        self._store = store
        self.scope.offer(choices, groups)
        if kinds != tuple(self.kinds.buttons):
            self.kinds.offer(kinds)
        else:
            self._kind_changed()

    def _kind_changed(self) -> None:
        kind = self.kinds.kind
        self.options.show_kind(kind)
        self._table.setVisible(kind in _TABLES)
        self.store_button.setVisible(kind == "statements" and self._store is not None)
        endpoint = "" if self._store is None else self._store.endpoint
        connected = bool(endpoint)
        self.store_button.setText(self.tr("Record store") if connected else self.tr("Set up a record store…"))
        self.store_button.setToolTip(plain_tooltip(endpoint))
        self.send_button.setVisible(kind == "statements" and connected)
        self._offer_columns()
        self._wish_changed()

    def _offer_columns(self) -> None:
        kind, language, hidden = self.kinds.kind, self.options.report_language, self.options.without_names
        now, before = (kind, language, hidden), self._columns_of
        if kind in _TABLES and before != now:
            same = before is not None and before[0] == kind
            names = self.columns.names() if same else ()
            known = self._context.app.exports.columns(kind)  # type: ignore[arg-type]
            self.columns.offer(known, language, pseudonymous=hidden)
            self.columns.choose(names)
            if hidden and same and before != (kind, language, True):
                self.columns.leave_texts_out()
            self._columns_of = now

    # --- what is chosen ---

    def wish(self) -> ExportWish:
        """Return what is chosen, for tables and statements."""
        kind, scope = self.kinds.kind, self.scope.scope()
        table = kind in _TABLES
        return ExportWish(
            dataset=kind if table else "practice-log",  # type: ignore[arg-type]
            form=self.options.form if table else "csv",  # type: ignore[arg-type]
            columns=self.columns.names() if table else (),
            wanted=scope.wanted,
            groups=scope.groups,
            period=scope.period,
            pseudonymous=self.options.without_names,
            language=self.options.report_language,
        )

    def use_recipe(self, recipe: ExportRecipe) -> None:
        """Choose what was kept."""
        wish = recipe.wish
        self.kinds.choose(wish.dataset)
        self.options.choose(wish.form, pseudonymous=wish.pseudonymous, language=wish.language)
        self.scope.choose(Scope(wish.wanted, wish.groups, wish.period))
        self._offer_columns()
        self.columns.choose(wish.columns)
        self._wish_changed()

    def _wish_changed(self) -> None:
        self._offer_columns()
        self.recipes.set_wish(self.wish() if self.kinds.kind in _TABLES else None)
        self._pause.start()

    # --- looking ---

    def _look(self) -> None:
        if self._looking is not None:
            self._looking.cancel()
        kind, wish, files = self.kinds.kind, self.wish(), self.options.files()
        self._looking = self._context.tasks.run(
            self,
            lambda _: self._read(kind, wish, CallFilesWish(files, wish.wanted, wish.groups, wish.period)),
            self._show,
            self._context.fail,
        )

    def _read(self, kind: ExportKind, wish: ExportWish, files: CallFilesWish) -> Shown:
        """Return what the preview shows; called in another thread than the window's."""
        app = self._context.app
        if kind in _TABLES:
            columns = app.exports.chosen(wish)
            rows = tuple(_here(row, columns) for row in app.exports.preview(wish, _ROWS))
            return Shown(app.exports.count(wish), tuple(_title(one, wish.language) for one in columns), rows)
        if kind == "statements":
            told = app.statements.preview(wish, 1)
            text = "\n".join(json.dumps(one, ensure_ascii=False, indent=2) for one in told)
            return Shown(app.exports.count(wish), text=text)
        calls = app.call_files.calls(files)
        return Shown(
            len(calls),
            (self.tr("File"), self.tr("Scenario"), self.tr("Length in minutes")),
            tuple(
                (app.call_files.name(call, files.what), call.scenario_title, round(call.seconds / 60, 1))
                for call in calls[:_ROWS]
            ),
        )

    def _show(self, shown: Shown) -> None:
        kind = self.kinds.kind
        self.preview.title.setText(
            {
                "statements": self.tr("The first statement"),
                "transcripts": self.tr("The first files"),
                "recordings": self.tr("The first files"),
            }.get(kind, self.tr("The first rows"))
        )
        counted = {
            "grades": self.tr("%n grade(s)", "", shown.count),
            **dict.fromkeys(_FOLDERS, self.tr("%n file(s)", "", shown.count)),
        }
        self.preview.count.setText(counted.get(kind, self.tr("%n call(s)", "", shown.count)))
        if shown.text or kind == "statements":
            self.preview.show_text(shown.text)
        else:
            self.preview.show_table(shown.titles, shown.rows)
        self.save_button.setEnabled(shown.count > 0 and not self.running.busy)
        self.send_button.setEnabled(shown.count > 0 and not self.running.busy)

    # --- exporting ---

    def _choose_place(self) -> None:
        kind, form = self.kinds.kind, self.options.form
        title = self.tr("Export")
        if kind in _FOLDERS:
            path, _ = QFileDialog.getSaveFileName(self, title, kind, self.tr("New folder (*)"))
        else:
            path, _ = QFileDialog.getSaveFileName(self, title, f"{kind}.{form}", f"{form_name(form)} (*.{form})")
            path = path if not path or Path(path).suffix else f"{path}.{form}"
        if path:
            self.write(Path(path))

    def write(self, path: Path) -> None:
        """Write what is chosen there."""
        app, kind, wish = self._context.app, self.kinds.kind, self.wish()
        form, files = self.options.form, self.options.files()
        if kind in _TABLES:
            self.running.start(lambda: app.exports.job(wish, path))
        elif kind == "statements":
            self.running.start(lambda: app.statements.job(wish, form, path))  # type: ignore[arg-type]
        else:
            wanted = CallFilesWish(files, wish.wanted, wish.groups, wish.period)
            self.running.start(lambda: app.call_files.job(wanted, path))

    def send(self) -> None:
        """Send what is chosen to the record store, as far as it does not have it."""
        app, wish = self._context.app, self.wish()
        self.running.start(lambda: app.statements.push(wish))

    def set_up_store(self) -> None:
        """Ask for the address of a record store."""
        dialog = RecordStoreDialog(self._context, self._store or RecordStoreSettings(), self)
        dialog.changed.connect(self.reload)
        dialog.open()

    def _set_busy(self, *, busy: bool) -> None:
        self.save_button.setEnabled(not busy)
        self.send_button.setEnabled(not busy)


def _here(row: Sequence[Value], columns: Sequence[Column[Any]]) -> list[Value]:
    """Return cells with local times in the time of this machine, as they stand in a table."""
    return [
        value.astimezone() if one.kind == "local" and isinstance(value, datetime) else value
        for one, value in zip(columns, row, strict=True)
    ]


def _title(one: Column[Any], language: ReportLanguage) -> str:
    return one.titles.get(language, one.name)


def _language(context: Context) -> ReportLanguage:
    chosen = context.app.settings.interface_language
    if chosen in ("en", "pl"):
        return chosen
    return "pl" if QLocale().language() == QLocale.Language.Polish else "en"
