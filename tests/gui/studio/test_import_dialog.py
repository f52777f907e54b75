"""A story comes along in the window: what would be lost is seen first, then it is a customer of one's own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTranslator
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from roleplay.app import Roleplay
from roleplay.dialogue.exchange.report import Report
from roleplay.dialogue.exchange.wording import Told, Wording
from roleplay.gui.pages.studio.import_dialog import ImportDialog
from roleplay.gui.pages.studio.import_notes import NotesModel
from roleplay.gui.pages.studio.page import StudioPage
from roleplay.gui.story_words import StoryWords
from tools import translations

STORY = """\
:: StoryTitle
Cold flat

:: StoryData
{"format": "Harlowe", "start": "Start"}

:: Start
Ruth: It is cold.
(set: $x to 1)
[[I am sorry->Thanks]]
[[Bad luck->Nowhere]]

:: Thanks
Ruth: Well, thank you.
"""


def opened(qtbot: QtBot, page: StudioPage) -> ImportDialog:
    qtbot.mouseClick(page.library.import_button, Qt.MouseButton.LeftButton)
    return next(each for each in QApplication.topLevelWidgets() if isinstance(each, ImportDialog))


def test_one_passage_is_told_as_one(qtbot: QtBot, page: StudioPage, tmp_path: Path) -> None:
    story = tmp_path / "bye.twee"
    story.write_text(":: StoryTitle\nBye\n\n:: Start\nGoodbye then.\n", encoding="utf-8")
    dialog = opened(qtbot, page)
    dialog.look_at(story)
    qtbot.waitUntil(dialog.import_button.isEnabled)
    assert "“Bye”, Twee 3: 1 passage becomes 2 moments." in dialog.told.text()
    qtbot.waitUntil(lambda: "0 errors and " in dialog.checked.text())


def test_from_the_file_to_the_studio(qtbot: QtBot, page: StudioPage, office: Roleplay, tmp_path: Path) -> None:
    story = tmp_path / "flat.twee"
    story.write_text(STORY, encoding="utf-8")
    dialog = opened(qtbot, page)
    dialog.look_at(story)
    qtbot.waitUntil(dialog.import_button.isEnabled)
    assert "“Cold flat”, Twee 3: 2 passages become 3 moments." in dialog.told.text()
    rows = dialog.table.model().rowCount()
    dialog.fate.setCurrentIndex(dialog.fate.findData("lost"))
    model = dialog.table.model()
    shown = [[model.index(row, column).data() for column in range(3)] for row in range(model.rowCount())]
    assert ["9", "Left out", "(set: $x to 1)"] in shown
    assert {fate for _, fate, _ in shown} == {"Left out"}
    assert len(shown) < rows
    assert not list(office.places.scenarios.glob("*.yaml"))
    qtbot.mouseClick(dialog.import_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.work is not None)
    assert (office.places.scenarios / "cold-flat.yaml").is_file()
    assert page.open_document is not None
    assert page.open_document.document.scenario is not None


def test_what_is_no_story_is_told_in_the_dialog(qtbot: QtBot, page: StudioPage, tmp_path: Path) -> None:
    (tmp_path / "a.twee").write_bytes(b"no passage")
    dialog = opened(qtbot, page)
    dialog.look_at(tmp_path / "a.twee")
    qtbot.waitUntil(lambda: "holds no passage" in dialog.told.text())
    assert not dialog.import_button.isEnabled()
    dialog.reject()


def test_export(qtbot: QtBot, page: StudioPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out.twee"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(out), ""))
    page.library.choose("laptop-overdue")
    qtbot.mouseClick(page.library.export_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Saved as" in page.banner.text)
    assert out.read_text("utf-8").startswith(":: StoryTitle")


def test_a_story_is_taken_for_one_in_the_language_of_the_window(
    qtbot: QtBot, page: StudioPage, office: Roleplay
) -> None:
    dialog = opened(qtbot, page)
    assert dialog.language.currentData() == "en"
    dialog.reject()
    office.save_settings(replace(office.settings, interface_language="pl"))
    assert ImportDialog(page._context, page).language.currentData() == "pl"


def test_every_sentence_of_a_report_is_said_by_the_window(qapp: QApplication) -> None:
    sentences = StoryWords()
    for wording in Wording:
        assert sentences.said(Told(wording)) == wording.value


def test_a_polish_window_tells_a_story_in_polish(qapp: QApplication) -> None:
    report = Report()
    report.lost(9, "(set: $x to 1)", Wording.SETS)
    report.lost(11, Wording.WAY_TO.of("Nowhere %2"), Wording.NO_PASSAGE)
    report.changed(0, Wording.CHOICES.of(3), Wording.ASKED_AGAIN)
    translator = QTranslator()
    assert translator.load("roleplay_pl", str(translations.FOLDER))
    qapp.installTranslator(translator)
    try:
        model = NotesModel()
        model.show_notes(report.notes())
        rows = [[str(model.index(row, column).data()) for column in range(4)] for row in range(model.rowCount())]
    finally:
        qapp.removeTranslator(translator)
    assert [row[:3] for row in rows] == [
        ["", "Zmienione", "wybory: 3"],
        ["9", "Pominięte", "(set: $x to 1)"],
        ["11", "Pominięte", "przejście do „Nowhere %2”"],
    ]
    assert rows[1][3].startswith("Zmienne opowieści")
    assert rows[2][3] == "Nie ma takiego fragmentu; wskaż, dokąd to prowadzi."
