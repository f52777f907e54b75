"""Plug-ins: what is installed, and which of them may run."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from roleplay.core.plugins import PluginKind, PluginRecord
from roleplay.core.records import Settings
from roleplay.core.rights import Action
from roleplay.gui.context import Context
from roleplay.gui.pages.settings.form import Group, Section, switch
from roleplay.gui.theme import GRID
from roleplay.gui.widgets.banner import Banner
from roleplay.gui.widgets.surface import clear, column, divider, row
from roleplay.gui.widgets.text import OneLine, Text


class PluginsSection(Section):
    """One row a plug-in, off until somebody agrees."""

    def __init__(self, context: Context, save: Callable[[Settings], None], parent: QWidget | None = None) -> None:
        super().__init__(context, save, parent)
        self.records: tuple[PluginRecord, ...] = ()
        self.switches: dict[str, QWidget] = {}
        self.banner = Banner()
        group = Group(
            self.tr("Plug-ins"),
            self.tr(
                "Voices, recognisers, understanding and exports of others. A plug-in is a program: it may do on this "
                "computer whatever you may. Nothing of it runs before you allow it."
            ),
        )
        self._list = column(spacing=GRID + 4)
        group.body.addLayout(self._list)
        self.folder = Text("", "caption", "muted", wrap=True)
        group.body.addWidget(self.folder)
        self.column.addWidget(self.banner)
        self.column.addWidget(group)
        self.column.addStretch(1)

    def entered(self) -> None:
        desk = self.context.app.plugins
        self.context.tasks.run(self, lambda _: (desk.installed(), str(desk.folder())), self._show, self.context.fail)

    def _show(self, found: tuple[tuple[PluginRecord, ...], str]) -> None:
        self.records, folder = found
        clear(self._list)
        self.switches = {}
        told = self.tr("They are installed in %1") if self.records else self.tr("None is installed in %1")
        self.folder.setText(told.replace("%1", folder))
        for plugin in self.records:
            self._list.addWidget(divider())
            self._list.addWidget(self._row(plugin))

    def _row(self, plugin: PluginRecord) -> QWidget:
        offers = ", ".join(f"{self._kind(kind)} ({name})" for kind, name in plugin.offers)
        told = column(OneLine(f"{plugin.name} {plugin.version}", "strong"), spacing=2)
        for text in (plugin.summary, " · ".join(word for word in (offers, plugin.licence) if word)):
            if text:
                told.addWidget(Text(text, "caption", "muted", wrap=True))
        if plugin.state == "changed":
            changed = self.tr("Its files are not the ones that were allowed, so it is off.")
            told.addWidget(Text(changed, "caption", "warn", wrap=True))
        elif plugin.problem:
            failed = self.tr("It was left out: %1").replace("%1", plugin.problem)
            told.addWidget(Text(failed, "caption", "bad", wrap=True))
        allowed = switch(plugin.state in ("on", "failed"), lambda on: self.change_one(plugin, on=on))
        allowed.setAccessibleName(self.tr("Allow %1").replace("%1", plugin.name))
        allowed.setEnabled(self.context.me.alone or self.context.me.may(Action.MANAGE_SETTINGS))
        self.switches[plugin.name] = allowed
        line = row(told, allowed, spacing=3 * GRID)
        line.setStretch(0, 1)
        whole = QWidget()
        whole.setLayout(line)
        return whole

    def _kind(self, kind: PluginKind) -> str:
        return {
            "voices": self.tr("voices"),
            "recognisers": self.tr("recogniser"),
            "understanding": self.tr("understanding"),
            "exports": self.tr("export"),
        }[kind]

    def change_one(self, plugin: PluginRecord, *, on: bool) -> None:
        """Allow a plug-in once the person agrees, or forbid it."""
        if not on:
            self._change(plugin, on=False)
            return
        box = QMessageBox(self)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(self.tr("Allow a plug-in"))
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(self.tr("Allow %1 to run?").replace("%1", f"{plugin.name} {plugin.version}"))
        box.setInformativeText(
            self.tr(
                "It may do on this computer whatever you may: read recordings, use the network. It lies in %1"
            ).replace("%1", plugin.where)
        )
        agree = box.addButton(self.tr("Allow"), QMessageBox.ButtonRole.AcceptRole)
        refuse = box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(refuse)
        box.setObjectName("allow-plugin")
        box.finished.connect(
            lambda _: self._change(plugin, on=True) if box.clickedButton() is agree else self.entered()
        )
        box.open()

    def _change(self, plugin: PluginRecord, *, on: bool) -> None:
        desk = self.context.app.plugins

        def work(_: object) -> None:
            if on:
                desk.allow(plugin.name, plugin.fingerprint)
            else:
                desk.forbid(plugin.name)

        def done(_: None) -> None:
            told = self.tr("%1 is allowed. Its voices and recognisers serve from the next start on.")
            off = self.tr("%1 is off from the next start on.")
            self.banner.show_message((told if on else off).replace("%1", plugin.name), "good" if on else "info")
            self.entered()

        def failed(problem: BaseException) -> None:
            self.context.fail(problem)
            self.entered()

        self.context.tasks.run(self, work, done, failed)
