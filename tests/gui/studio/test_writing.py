"""What is written in the widgets stands in the file, can be undone, survives a crash, and can be brought back."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from roleplay.app import Roleplay
from roleplay.dialogue.authoring.checking import Checker
from roleplay.dialogue.authoring.edits import SetValue
from roleplay.dialogue.authoring.source import Source
from roleplay.dialogue.formats.yaml_source import ParsedScenario
from roleplay.dialogue.formats.yaml_tree import Plain
from roleplay.gui import studio_words
from roleplay.gui.pages.studio import clipboard
from roleplay.gui.pages.studio.history import HistoryPanel
from roleplay.gui.pages.studio.open_document import OpenDocument
from roleplay.gui.pages.studio.page import StudioPage
from roleplay.gui.pages.studio.palette import PalettePanel
from roleplay.gui.pages.studio.problems import ProblemsPanel
from roleplay.gui.pages.studio.work_view import WorkView
from tests.gui.studio.cold_flat import FILE


def test_opening_changes_nothing_and_looking_at_every_place_neither(work: WorkView, document: OpenDocument) -> None:
    for place in ((), ("nodes", "pick-up"), ("nodes", "pick-up", "replies", 0), ("shared_silence", 0)):
        document.select(place)
        work.inspector.form.refresh()
    document.show_language("pl")
    assert document.document.text == FILE
    assert not document.unsaved


def test_a_sentence_is_typed_into_the_file_and_undone_as_one(
    qtbot: QtBot, work: WorkView, document: OpenDocument
) -> None:
    document.select(("nodes", "pick-up"))
    rows = work.inspector.node_form.says.rows
    qtbot.keyClicks(rows[1].edit, "My son coughs")
    assert document.at(("nodes", "pick-up", "says", 1)) == {"id": "pick-up-2", "text": {"en": "My son coughs"}}
    assert "# a soft one" in document.document.text
    while document.document.can_undo:
        work.undo_button.click()
    assert document.document.text == FILE
    assert rows[1].edit.toPlainText() == ""
    work.redo_button.click()
    assert document.unsaved


def test_texts_are_written_in_the_language_that_is_shown(
    qtbot: QtBot, work: WorkView, document: OpenDocument
) -> None:
    document.show_language("pl")
    edit = work.inspector.scenario_form.title.edit
    assert edit.toPlainText() == "Zimne mieszkanie"
    edit.selectAll()
    qtbot.keyClicks(edit, "Chlod")
    assert document.at(("title",)) == {"en": "The cold flat", "pl": "Chlod"}


def test_renaming_a_moment_takes_along_whatever_leads_there(
    qtbot: QtBot, work: WorkView, document: OpenDocument
) -> None:
    document.select(("nodes", "gone"))
    edit = work.inspector.node_form.name.edit
    edit.selectAll()
    qtbot.keyClicks(edit, "She hangs up")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert document.place == ("nodes", "she-hangs-up")
    assert document.at(("breaking_point", "next")) == "she-hangs-up"
    assert document.at(("shared_silence", 0, "next")) == "she-hangs-up"


def test_what_is_wrong_is_told_at_its_place_and_in_the_list_and_leads_there(
    qtbot: QtBot, work: WorkView, document: OpenDocument
) -> None:
    document.apply(SetValue(("nodes", "pick-up", "replies", 0, "next"), "solvd"))
    panel = work.panels.panel("problems")
    assert isinstance(panel, ProblemsPanel)
    wrong = next(problem for problem in panel.shown if problem.code == "RP101")
    assert not work.play_button.isEnabled()
    work.next_problem()
    assert document.place == studio_words.place_of(wrong)
    field = work.inspector.reply_form.next
    assert [problem.code for problem in field.problems.shown] == ["RP101"]
    item = next(
        panel.tree.topLevelItem(at)
        for at in range(panel.tree.topLevelItemCount())
        if panel.tree.topLevelItem(at).data(0, Qt.ItemDataRole.UserRole).code == "RP101"  # type: ignore[union-attr]
    )
    panel.tree.setCurrentItem(item)  # type: ignore[call-overload]
    mend = panel.mends.itemAt(0).widget()  # type: ignore[union-attr]
    qtbot.mouseClick(mend, Qt.MouseButton.LeftButton)
    assert document.at(("nodes", "pick-up", "replies", 0, "next")) == "solved"
    assert document.document.text == FILE


def test_sentences_are_tried_with_the_real_understanding_when_that_is_asked_for(
    qtbot: QtBot, work: WorkView, document: OpenDocument
) -> None:
    document.apply(
        SetValue(("nodes", "pick-up", "replies", 0, "examples"), {"en": ("The weather is nice on Mars today.",)})
    )
    document.apply(
        SetValue(
            ("nodes", "pick-up", "replies", 1), {"id": "mars", "examples": {"en": ("The weather is nice on Mars.",)}}
        )
    )
    panel = work.panels.panel("problems")
    assert isinstance(panel, ProblemsPanel)
    panel.check_button.click()
    qtbot.waitUntil(panel.check_button.isEnabled)
    assert document.document.text == panel._examples_of
    document.undo()
    assert not any(problem.code == "RP142" for problem in panel.shown)


def test_what_was_not_saved_is_there_after_a_crash(
    qtbot: QtBot, page: StudioPage, document: OpenDocument, office: Roleplay
) -> None:
    document.apply(SetValue(("title", "en"), "Freezing"))
    page.keep_draft()  # as the clock does, a moment after the last key
    again = StudioPage(page._context)
    qtbot.addWidget(again)
    again.open("cold-flat")
    qtbot.waitUntil(lambda: again.open_document is not None and again.open_document.name == "cold-flat")
    assert again.open_document is not None
    assert again.open_document.at(("title", "en")) == "Freezing"
    assert again.open_document.unsaved
    assert again.banner.isVisibleTo(again)
    again.discard()
    qtbot.waitUntil(lambda: again.open_document is not None and not again.open_document.unsaved)
    assert again.open_document.document.text == FILE
    assert office.drafts.find("cold-flat") is None


def test_a_new_customer_that_was_never_saved_is_offered_again(
    qtbot: QtBot, page: StudioPage, document: OpenDocument, office: Roleplay
) -> None:
    document.open(office.studio.document(FILE.replace("The cold flat", "Begun")), "", saved_text="")
    page.show_library()
    qtbot.waitUntil(lambda: page.banner.isVisibleTo(page))
    page.banner.acted.emit()
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.work)
    assert document.at(("title", "en")) == "Begun"
    assert document.unsaved


def test_saving_is_a_version_that_is_compared_and_brought_back(
    qtbot: QtBot, page: StudioPage, work: WorkView, document: OpenDocument, office: Roleplay
) -> None:
    document.apply(SetValue(("title", "en"), "Freezing"))
    work.save_button.click()
    qtbot.waitUntil(lambda: not document.unsaved)
    assert document.at(("version",)) == 2
    assert office.drafts.find("cold-flat") is None
    panel = work.panels.show_panel("history")
    assert isinstance(panel, HistoryPanel)
    qtbot.waitUntil(lambda: panel.list.count() == 2)
    panel.list.setCurrentRow(1)
    qtbot.waitUntil(lambda: panel.changes.topLevelItemCount() == 2)
    told = {panel.changes.topLevelItem(at).text(0) for at in range(2)}  # type: ignore[union-attr]
    assert "The customer: title (English) changed from “The cold flat” to “Freezing”" in told
    panel.restore_button.click()
    qtbot.waitUntil(lambda: document.document.text == FILE)
    assert document.unsaved
    work.undo_button.click()
    assert document.at(("title", "en")) == "Freezing"
    assert page.banner.isHidden()


def test_what_another_editor_wrote_meanwhile_is_kept_and_told(
    qtbot: QtBot, page: StudioPage, work: WorkView, document: OpenDocument, office: Roleplay
) -> None:
    file: Path = office.places.scenarios / "cold-flat.yaml"
    theirs = FILE.replace("No heating.", "It is cold.")
    document.apply(SetValue(("title", "en"), "Freezing"))
    file.write_text(theirs, encoding="utf-8")
    work.save_button.click()
    qtbot.waitUntil(lambda: not document.unsaved)
    assert page.banner.isVisibleTo(page)
    assert "Freezing" in file.read_text(encoding="utf-8")
    kept = [office.studio.version_text("cold-flat", version.name) for version in office.studio.versions("cold-flat")]
    assert theirs in kept


def test_a_reply_is_copied_into_another_moment(work: WorkView, document: OpenDocument) -> None:
    document.select(("nodes", "pick-up", "replies", 0))
    work.copy()
    assert clipboard.can_paste()
    work.add_moment()
    work.paste()
    node = document.node
    assert document.at(("nodes", node, "replies", 0, "techniques")) == ("empathy",)
    QApplication.clipboard().setText("nothing of ours")
    assert not clipboard.paste(document)


def test_a_ready_made_part_is_put_in_and_undone(qtbot: QtBot, work: WorkView, document: OpenDocument) -> None:
    panel = work.panels.show_panel("templates")
    assert isinstance(panel, PalettePanel)
    qtbot.waitUntil(lambda: {"opening", "identification", "supervisor", "closing", "ladder"} <= set(panel.buttons))
    before = set(document.at(("nodes",)))
    panel.buttons["closing"].click()
    assert set(document.at(("nodes",))) > before
    assert document.node not in before
    work.undo_button.click()
    assert document.document.text == FILE


def test_a_link_is_dragged_and_a_moment_removed_with_what_leads_there(work: WorkView, document: OpenDocument) -> None:
    graph = work.graph
    graph.refresh()
    move = next(move for node in graph.graph.nodes.values() for move in node.moves if move.label == "sympathy")
    graph.view.link_dragged.emit(move.id, "gone")
    assert document.at(("nodes", "pick-up", "replies", 0, "next")) == "gone"
    graph.view.link_dragged.emit(move.id, "")
    assert document.at(("nodes", "pick-up", "replies", 0, "next")) == document.node
    made = document.node
    graph.remove(made)
    assert document.at(("nodes", "pick-up", "replies", 0, "next")) is None
    assert made not in document.at(("nodes",))


def test_a_shipped_customer_is_copied_before_it_is_written_to(
    qtbot: QtBot, page: StudioPage, office: Roleplay
) -> None:
    page.library.choose("lost-parcel")
    page.library.open_button.click()
    qtbot.waitUntil(lambda: page.open_document is not None and page.open_document.name == "lost-parcel-copy")
    assert (office.places.scenarios / "lost-parcel-copy.yaml").is_file()
    page.show_library()
    qtbot.waitUntil(lambda: any(row.own for row in page.library._rows))
    assert page.library.welcome.isHidden()
    page.library.search.setText("zzz")
    assert page.library.chosen is None


def test_a_search_that_nobody_fits_says_so_and_shows_all_again(page: StudioPage) -> None:
    page.library.search.setText("nobody is called that")
    assert page.library.none_fits.isVisible()
    page.library.none_fits.acted.emit()
    assert page.library.list.isVisible()
    assert page.library.list.count() > 5


def test_what_is_wrong_is_first_looked_for_behind_the_window(
    qtbot: QtBot, page: StudioPage, office: Roleplay, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: set[int] = set()
    parsed = Checker.parsed

    def told(checker: Checker, source: Source, value: Plain) -> ParsedScenario:
        threads.add(threading.get_ident())
        return parsed(checker, source, value)

    monkeypatch.setattr(Checker, "parsed", told)
    office.places.scenarios.mkdir(parents=True, exist_ok=True)
    (office.places.scenarios / "cold-flat.yaml").write_text(FILE, encoding="utf-8")
    page.open("cold-flat")
    qtbot.waitUntil(lambda: page.work is not None and page.work.isVisible())
    assert threads
    assert threading.get_ident() not in threads, "with thousands of moments it takes a second"


def test_the_tabs_fit_whatever_the_width(qtbot: QtBot, work: WorkView) -> None:
    tabs = work.panels
    for width in (1400, 700, 420, 1400):
        tabs.resize(width, 300)
        assert tabs.tabBar().sizeHint().width() <= width
        names = [tabs.tabText(at) for at in range(tabs.count())]
        assert names[tabs.currentIndex()]
        assert all(names) or all(tabs.tabToolTip(at) for at in range(tabs.count()))
        assert all(tabs.tabBar().accessibleTabName(at) for at in range(tabs.count()))
    assert all(tabs.tabText(at) for at in range(tabs.count()))
