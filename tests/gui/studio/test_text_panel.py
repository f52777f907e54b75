"""The file as text, beside the forms: one history, nothing lost, wrong lines told."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor, QTextDocument
from pytestqt.qtbot import QtBot

from roleplay.app import Roleplay
from roleplay.dialogue.authoring.edits import SetValue
from roleplay.gui.pages.studio.open_document import OpenDocument
from roleplay.gui.pages.studio.page import StudioPage
from roleplay.gui.pages.studio.text.editor import TextEditor
from roleplay.gui.pages.studio.text.highlighter import YamlHighlighter
from roleplay.gui.pages.studio.text.panel import TextPanel
from roleplay.gui.pages.studio.work_view import WorkView
from tests.gui.studio.cold_flat import FILE


@pytest.fixture
def panel(work: WorkView) -> TextPanel:
    shown = work.panels.show_panel("text")
    assert isinstance(shown, TextPanel)
    return shown


def _type(qtbot: QtBot, editor: TextEditor, after: str, keys: str) -> None:
    cursor = editor.textCursor()
    cursor.setPosition(editor.text.index(after) + len(after))
    editor.setTextCursor(cursor)
    for at, line in enumerate(keys.split("\n")):
        if at:
            qtbot.keyClick(editor, Qt.Key.Key_Return)
        qtbot.keyClicks(editor, line)


def test_it_shows_what_is_written_and_follows_the_forms(panel: TextPanel, document: OpenDocument) -> None:
    assert panel.editor.text == FILE
    document.apply(SetValue(("title", "en"), "Żółć 🙂"))
    document.apply(SetValue(("title", "pl"), "Ziąb"))
    assert panel.editor.text == document.document.text


def test_the_place_that_is_looked_at_is_scrolled_to_and_the_cursor_leads_to_the_form(
    qtbot: QtBot, panel: TextPanel, document: OpenDocument
) -> None:
    document.select(("nodes", "solved"))
    assert panel.editor.textCursor().block().text() == "  solved: {outcome: solved}"
    panel.editor.setFocus()
    panel.editor.go_to(FILE.splitlines().index("      - id: sympathy") + 1)
    panel._follow_cursor()
    if panel.editor.hasFocus():  # without a window manager the window may not have it
        assert document.place == ("nodes", "pick-up", "replies", 0)


def test_what_is_typed_is_taken_over_after_a_pause_as_one_step(
    qtbot: QtBot, panel: TextPanel, work: WorkView, document: OpenDocument
) -> None:
    _type(qtbot, panel.editor, "en: The cold", "er")
    assert document.at(("title", "en")) == "The cold flat"
    qtbot.waitUntil(lambda: document.at(("title", "en")) == "The colder flat")
    assert panel.editor.text == document.document.text == FILE.replace("The cold flat", "The colder flat")
    work.undo_button.click()
    assert panel.editor.text == document.document.text == FILE
    assert not document.document.can_undo
    work.redo_button.click()
    assert "colder" in panel.editor.text


def test_undo_in_the_text_is_that_of_the_window(qtbot: QtBot, panel: TextPanel, document: OpenDocument) -> None:
    document.apply(SetValue(("title", "en"), "Freezing"))
    _type(qtbot, panel.editor, "en: Freezing", "!")
    qtbot.keyClick(panel.editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert document.at(("title", "en")) == "Freezing"
    qtbot.keyClick(panel.editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert panel.editor.text == FILE
    qtbot.keyClick(panel.editor, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert document.at(("title", "en")) == "Freezing"


def test_what_cannot_be_read_is_told_with_its_line_and_kept(
    qtbot: QtBot, panel: TextPanel, work: WorkView, document: OpenDocument
) -> None:
    _type(qtbot, panel.editor, "version: 1", "\nwrong: [")
    panel.take_over()
    assert document.document.text == FILE
    assert document.typed is not None
    assert "wrong: [" in document.typed
    assert panel.told.text().startswith("Line ")
    assert panel.editor.marks[0].severity == "error"
    document.apply(SetValue(("title", "en"), "Freezing"))
    assert "wrong: [" in panel.editor.text
    document.undo()
    assert "wrong: [" not in panel.editor.text
    assert "Freezing" in panel.editor.text
    work.redo_button.click()
    assert "wrong: [" in panel.editor.text
    _type(qtbot, panel.editor, "wrong: [", "]")
    panel.take_over()
    assert document.typed is None
    assert document.at(("wrong",)) == ()


def test_what_cannot_be_read_is_not_saved_and_survives_a_crash(
    qtbot: QtBot, panel: TextPanel, page: StudioPage, work: WorkView, document: OpenDocument, office: Roleplay
) -> None:
    _type(qtbot, panel.editor, "version: 1", "\nwrong: [")
    work.save_button.click()
    page.save()
    assert (office.places.scenarios / "cold-flat.yaml").read_text(encoding="utf-8") == FILE
    assert page.banner.isVisibleTo(page)
    page.keep_draft()
    again = StudioPage(page._context)
    qtbot.addWidget(again)
    again.open("cold-flat")
    qtbot.waitUntil(lambda: again.open_document is not None and again.open_document.name == "cold-flat")
    assert again.open_document is not None
    assert again.open_document.document.text == FILE
    assert again.open_document.typed == FILE.replace("version: 1", "version: 1\nwrong: [")


def test_saving_takes_along_what_was_typed_a_moment_ago(
    qtbot: QtBot, panel: TextPanel, page: StudioPage, document: OpenDocument, office: Roleplay
) -> None:
    _type(qtbot, panel.editor, "en: The cold", "er")
    page.save()
    qtbot.waitUntil(lambda: not document.unsaved)
    assert "The colder flat" in (office.places.scenarios / "cold-flat.yaml").read_text(encoding="utf-8")
    assert panel.editor.text == document.document.text


def test_problems_are_marked_at_their_lines(panel: TextPanel, document: OpenDocument) -> None:
    document.apply(SetValue(("nodes", "pick-up", "replies", 0, "next"), "solvd"))
    line = next(at for at, text in enumerate(panel.editor.text.split("\n"), 1) if "solvd" in text)
    assert panel.editor.severity_at(line) == "error"
    panel.editor.go_to(line)
    assert panel.told.text().startswith(f"Line {line}: ")


def test_tab_and_enter_keep_the_indentation(qtbot: QtBot, panel: TextPanel) -> None:
    editor = panel.editor
    _type(qtbot, editor, "  name: Ruth Hale", "\nx")
    assert "\n  x\n" in editor.text
    qtbot.keyClick(editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(editor, Qt.Key.Key_Tab)
    assert editor.text.startswith("  # Ruth")
    qtbot.keyClick(editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(editor, Qt.Key.Key_Backtab)
    assert editor.text.startswith("# Ruth")
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    qtbot.keyClick(editor, Qt.Key.Key_Tab)
    assert editor.text.startswith("  # Ruth")


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_no_break_spaces_and_line_ends_stay(
    qtbot: QtBot, panel: TextPanel, document: OpenDocument, office: Roleplay, ends: str
) -> None:
    text = FILE.replace("Zimne mieszkanie", "Zimno\u00a0w domu 🙂").replace("\n", ends)
    document.open(office.studio.document(text), "cold-flat")
    _type(qtbot, panel.editor, "en: The cold", "er")
    panel.take_over()
    assert document.document.text == text.replace("The cold", "The colder")


def test_colours(qtbot: QtBot) -> None:
    written = QTextDocument()
    painter = YamlHighlighter(written)
    written.setPlainText("a: >-\n  b: c\nd: 'e\n  f'  # g\nh: 3")
    painter.rehighlight()
    states = []
    block = written.begin()
    while block.isValid():
        states.append(block.userState())
        block = block.next()
    assert states == [8, 8, 2, 0, 0]
    last = written.lastBlock().layout().formats()
    assert [(each.start, each.length) for each in last] == [(0, 1), (1, 1), (3, 1)]
