"""Languages, packs and plug-ins in the window, on the real program."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from roleplay.core.told import Told
from roleplay.core.translating import SheetChange, SheetProblem, SheetReading
from roleplay.dialogue.authoring.document import Document
from roleplay.dialogue.authoring.edits import SetValue
from roleplay.dialogue.translating import sheet
from roleplay.dialogue.translating.sheet import UnderstoodSheet
from roleplay.gui.context import Context
from roleplay.gui.language import LanguageSwitch
from roleplay.gui.pages.settings.plugins import PluginsSection
from roleplay.gui.pages.studio.languages.panel import LanguagesPanel
from roleplay.gui.pages.studio.languages.sheet_dialog import SheetDialog
from roleplay.gui.pages.studio.open_document import OpenDocument
from roleplay.gui.pages.studio.packs import installed_dialog
from roleplay.gui.pages.studio.packs.export_dialog import PackExportDialog
from roleplay.gui.pages.studio.packs.import_dialog import PackImportDialog
from roleplay.gui.pages.studio.packs.installed_dialog import InstalledDialog
from roleplay.gui.tasks import Tasks
from roleplay.gui.theme import ThemeSwitch
from roleplay.gui.widgets.text import plain_tooltip
from roleplay.places import resources
from tests.app.desk.installations import Installation
from tests.app.packs.conftest import BASE, pack, write_scenario
from tests.app.plugins.conftest import write_plugin

HOSTILE = '<img src="x"><b>a</b>'
SPOKEN = BASE.parent / "base-bilingual.yaml"


class Desk:
    """What a panel is given."""

    def __init__(self, app: Installation) -> None:
        self.app = app
        self.tasks = Tasks()
        self.failures: list[BaseException] = []
        self.context = Context(app, self.tasks, self.failures.append)

    def open(self, path: Path) -> OpenDocument:
        return OpenDocument(Document.from_text(path.read_text("utf-8"), self.app._parts.known))


@pytest.fixture
def desk(qtbot: QtBot, theme: ThemeSwitch, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(Installation(tmp_path / "home", "Ben"))
    yield made
    made.tasks.close(60)
    made.app.close()
    assert made.failures == []


def looked(qtbot: QtBot, panel: LanguagesPanel, change: Any = None) -> None:
    """Wait until the panel has looked, after a change if one is given."""
    with qtbot.waitSignal(panel.shown):
        if change is not None:
            change()


def states(panel: LanguagesPanel) -> list[tuple[str, int, int]]:
    return [(one.language, one.missing, one.stale) for one in panel.states]


def test_languages_stale_and_confirmed(qtbot: QtBot, desk: Desk) -> None:
    document = desk.open(SPOKEN)
    panel = LanguagesPanel(desk.context, document)
    qtbot.addWidget(panel)
    looked(qtbot, panel)
    assert states(panel) == [("en", 0, 0), ("pl", 0, 0)]
    badges: list[str] = []
    panel.badge_changed.connect(badges.append)
    document.apply(SetValue(("title", "en"), "The icy flat"))
    qtbot.waitUntil(lambda: states(panel)[1] == ("pl", 0, 1))
    assert (badges[-1], panel.texts.rowCount()) == ("1", 1)
    panel._go(panel.texts.item(0, 0))
    assert (document.place, document.language) == (("title",), "pl")
    panel.confirm()
    qtbot.waitUntil(lambda: states(panel)[1] == ("pl", 0, 0))
    assert badges[-1] == ""


def test_a_sheet_goes_out_and_comes_back_as_one_step(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    document = desk.open(BASE)
    text = document.document.text
    panel = LanguagesPanel(desk.context, document)
    qtbot.addWidget(panel)
    looked(qtbot, panel)
    out = tmp_path / "flat.csv"
    panel.write_sheet(out, ("pl",))
    qtbot.waitUntil(lambda: not panel.banner.isHidden())
    lines = out.read_text("utf-8-sig").splitlines()
    title = next(number for number, line in enumerate(lines) if ",title," in line)
    lines[title] = lines[title].removesuffix(",") + ",Zimne mieszkanie"
    lines.append("cold-flat,line:gone,,,,,,,,x,y")
    out.write_text("\n".join(lines), encoding="utf-8")
    panel.read_sheet(out)
    qtbot.waitUntil(lambda: hasattr(panel, "dialog"))
    shown = [panel.dialog.table.item(place, 3).text() for place in range(panel.dialog.table.rowCount())]
    assert ("no such text" in shown[0], shown[1:]) == (True, ["Zimne mieszkanie"])
    looked(qtbot, panel, panel.dialog.take_button.click)
    assert document.languages == ("en", "pl")
    assert document.at(("title", "pl")) == "Zimne mieszkanie"
    document.undo()
    assert document.document.text == text
    looked(qtbot, panel)


def test_what_a_sheet_says_is_shown_literally(qtbot: QtBot) -> None:
    change = SheetChange(2, "title", "pl", "", HOSTILE)
    dialog = SheetDialog(UnderstoodSheet(SheetReading("cold-flat", (change,), (), 0), None, {}))
    qtbot.addWidget(dialog)
    item = dialog.table.item(0, 3)
    assert (item.text(), item.toolTip()) == (HOSTILE, plain_tooltip(HOSTILE))


def test_a_voice_for_one_language(qtbot: QtBot, desk: Desk) -> None:
    document = desk.open(SPOKEN)
    panel = LanguagesPanel(desk.context, document)
    qtbot.addWidget(panel)
    looked(qtbot, panel)
    qtbot.waitUntil(lambda: bool(panel._voices))
    looked(qtbot, panel, lambda: panel.choose_voice("barbara"))
    assert document.at(("customer", "voices")) == {"pl": "barbara"}
    assert document.document.scenario.customer.voice_in("pl") == "barbara"
    looked(qtbot, panel, lambda: panel.choose_voice(""))
    assert document.at(("customer", "voices")) is None


def test_a_pack_is_made_and_taken_in(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    anna = Installation(tmp_path / "anna", "Anna")
    write_scenario(anna, version=2)
    file = pack(anna, tmp_path / "heating.rolepack")
    anna.close()
    write_scenario(desk.app, more="# mine\n")
    dialog = PackImportDialog(desk.context, file)
    qtbot.waitUntil(lambda: dialog.preview is not None)
    assert not dialog.import_button.isEnabled()
    dialog.trust.setChecked(True)
    assert not dialog.import_button.isEnabled()
    dialog.handling.setCurrentIndex(dialog.handling.findData("beside"))
    with qtbot.waitSignal(dialog.checked):
        dialog.check()
    assert dialog.import_button.isEnabled()
    with qtbot.waitSignal(dialog.imported):
        dialog.import_button.click()
    assert "cold-flat-2" in {one.id for one in desk.app.scenarios()}
    dialog.reject()
    out = tmp_path / "mine.rolepack"
    making = PackExportDialog(desk.context, (("cold-flat", "The cold flat"), ("cold-flat-2", "Two")), "cold-flat")
    making.list.item(1).setCheckState(Qt.CheckState.Checked)
    assert making.wish.scenarios == ("cold-flat", "cold-flat-2")
    with qtbot.waitSignal(making.written):
        making.write(out)
    assert desk.app.packs.inspect(out).head.authors == "Ben"
    making.reject()


def test_a_pack_that_was_altered_is_told(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    write_scenario(desk.app)
    file = pack(desk.app, tmp_path / "heating.rolepack")
    file.write_bytes(file.read_bytes()[:-9] + b"x" * 9)
    dialog = PackImportDialog(desk.context, file)
    qtbot.waitUntil(lambda: not dialog.banner.isHidden())
    assert (dialog.preview, dialog.import_button.isEnabled()) == (None, False)
    dialog.reject()


def test_a_plug_in_is_allowed_when_somebody_agrees(qtbot: QtBot, desk: Desk) -> None:
    write_plugin(desk.app.places, "roleplay.voices", "raise RuntimeError")
    section = PluginsSection(desk.context, lambda settings: None)
    qtbot.addWidget(section)
    section.entered()
    qtbot.waitUntil(lambda: bool(section.records))
    (plugin,) = section.records
    assert plugin.state == "off"
    for answer, state in (("cancel", "off"), ("Allow", "on")):
        section.change_one(plugin, on=True)
        box = section.findChild(QMessageBox, "allow-plugin")
        assert box is not None
        assert box.textFormat() is Qt.TextFormat.PlainText  # a plug-in chooses its name and where it lies
        buttons: list[QPushButton] = [one for one in box.buttons() if isinstance(one, QPushButton)]
        chosen = next(one for one in buttons if answer.lower() in one.text().lower())
        chosen.click()
        box.setObjectName("")
        qtbot.waitUntil(lambda wanted=state: section.records[0].state == wanted)
    section.change_one(plugin, on=False)
    qtbot.waitUntil(lambda: section.records[0].state == "off")


def test_a_pack_is_removed_when_somebody_agrees(
    qtbot: QtBot, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    anna = Installation(tmp_path / "anna", "Anna")
    write_scenario(anna)
    file = pack(anna, tmp_path / "heating.rolepack")
    anna.close()
    desk.app.packs.take_in(file, trust=desk.app.packs.inspect(file).signer.key)
    own = desk.app.places.scenarios / "mine.yaml"
    own.write_text(BASE.read_text("utf-8").replace("id: cold-flat", "id: mine").replace("dana", "ruth"), "utf-8")
    dialog = InstalledDialog(desk.context)
    qtbot.waitUntil(lambda: dialog.plan is not None)
    assert dialog.table.item(0, 0).text() == "Heating"
    assert ("mine uses ruth" in dialog.needed.text(), dialog.remove_button.isEnabled()) == (True, False)
    own.unlink()
    with qtbot.waitSignal(dialog.shown):
        dialog.read()
    assert dialog.remove_button.isEnabled()
    assert dialog.files.item(1, 0).text() == "Customer: cold-flat"
    asked: list[str] = []
    monkeypatch.setattr(installed_dialog, "sure", lambda *words, **_: bool(asked.append(words[2])))
    dialog.remove_button.click()
    assert ("Customer: cold-flat" in asked[0], len(desk.app.packs.installed())) == (True, 1)
    monkeypatch.setattr(installed_dialog, "sure", lambda *_, **__: True)
    with qtbot.waitSignal(dialog.removed):
        dialog.remove_button.click()
    assert desk.app.packs.installed() == ()
    qtbot.waitUntil(lambda: "No pack" in dialog.banner.text or "Removed" in dialog.banner.text)
    dialog.reject()


EVERY_PROBLEM = (
    Told("it has more than 1000 characters", "sheet_long", most=1000),
    Told("there is no such text", "sheet_gone"),
    Told("there is no such text", "sheet_gone_near", near="line:one"),
    Told("$time is missing, $day is not in the source", "sheet_names", missing=["time"], extra=["day"]),
    Told("it holds a character", "sheet_unseen", character="U+202E"),
    Told("the braces do not fit", "sheet_braces"),
    Told("the source has changed", "sheet_moved"),
    Told("the cell is empty", "sheet_emptied"),
    Told("“xx” is no language", "sheet_language", heading="xx", known="en, pl"),
    Told("“english” is no language code", "sheet_code", heading="english"),
    Told("this id stands in an earlier row", "sheet_twice"),
)


def test_a_polish_window_tells_in_polish_what_is_wrong_with_a_sheet(qtbot: QtBot, qapp: QApplication) -> None:
    codes = set(re.findall(r'"(sheet_\w+)"', Path(sheet.__file__).read_text("utf-8")))
    assert {told.code for told in EVERY_PROBLEM} == codes
    language = LanguageSwitch(qapp, resources().assets / "translations")
    language.choose("pl")
    try:
        problems = tuple(SheetProblem(2, "line:gone", "pl", told) for told in EVERY_PROBLEM)
        dialog = SheetDialog(UnderstoodSheet(SheetReading("cold-flat", (), problems, 0), None, {}))
        qtbot.addWidget(dialog)
        shown = [dialog.table.item(place, 3).text() for place in range(len(EVERY_PROBLEM))]
    finally:
        language.choose("en")
    assert shown[0] == "Ma więcej niż 1000 znaków."
    assert "line:one" in shown[2]
    assert shown[3] == "brakuje $time, w źródle nie ma $day"
    assert not any(" the " in f" {text} ".lower() for text in shown)
