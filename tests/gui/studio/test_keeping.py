"""Nothing that was written is lost or mixed up, whatever is begun, opened or deleted meanwhile."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from roleplay.app import CallOptions, Roleplay
from roleplay.app.desk.studio import Saved, StudioDesk
from roleplay.dialogue.authoring.edits import RemoveItem, SetValue
from roleplay.dialogue.authoring.starting import NewScenario
from roleplay.gui.pages.studio import page as page_module
from roleplay.gui.pages.studio.new_dialog import NewDialog
from roleplay.gui.pages.studio.open_document import OpenDocument
from roleplay.gui.pages.studio.page import StudioPage
from roleplay.gui.pages.studio.work_view import WorkView
from tests.gui.studio.cold_flat import FILE

ANOTHER = FILE.replace("id: cold-flat", "id: wet-flat").replace("The cold flat", "The wet flat")


@pytest.fixture
def work(qtbot: QtBot, page: StudioPage, office: Roleplay) -> WorkView:
    """A scenario that is open, and another one beside it."""
    office.places.scenarios.mkdir(parents=True, exist_ok=True)
    (office.places.scenarios / "cold-flat.yaml").write_text(FILE, encoding="utf-8")
    (office.places.scenarios / "wet-flat.yaml").write_text(ANOTHER, encoding="utf-8")
    office._parts.reread_library()
    page.open("cold-flat")
    qtbot.waitUntil(lambda: page.open_document is not None and page.open_document.name == "cold-flat")
    assert page.work is not None
    return page.work


def test_another_new_customer_is_only_begun_over_an_unsaved_one_when_somebody_agrees(
    qtbot: QtBot, page: StudioPage, office: Roleplay, monkeypatch: pytest.MonkeyPatch
) -> None:
    page._make_new(NewScenario("Begun", "Ann", ("en",), "call"))
    qtbot.waitUntil(lambda: page.open_document is not None and page.stack.currentWidget() is page.work)
    page.show_library()
    qtbot.waitUntil(lambda: page.banner.isVisibleTo(page))
    asked = []
    monkeypatch.setattr(page_module, "sure", lambda *told, **_: asked.append(told) and False)
    page.library.new_button.click()
    assert asked
    assert not page.findChildren(NewDialog)
    draft = office.drafts.find("")
    assert draft is not None
    assert "Begun" in draft.text
    monkeypatch.setattr(page_module, "sure", lambda *_told, **_: True)
    page.library.new_button.click()
    dialog = page.findChild(NewDialog)
    assert isinstance(dialog, NewDialog)
    dialog.reject()


def _slow(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Let what was saved be told only when the event is set."""
    go_on, save = threading.Event(), StudioDesk.save

    def slow(self: StudioDesk, name: str, text: str, base: str) -> Saved:
        saved = save(self, name, text, base)
        go_on.wait(60)
        return saved

    monkeypatch.setattr(StudioDesk, "save", slow)
    return go_on


def test_a_customer_that_is_opened_while_another_one_is_saved_stays_what_it_is(
    qtbot: QtBot,
    page: StudioPage,
    work: WorkView,
    document: OpenDocument,
    office: Roleplay,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    document.apply(SetValue(("title", "en"), "Freezing"))
    go_on = _slow(monkeypatch)
    work.save_button.click()
    page.show_library()
    page.open("wet-flat")
    qtbot.waitUntil(lambda: document.name == "wet-flat")
    go_on.set()
    qtbot.waitUntil(lambda: office.drafts.find("cold-flat") is None)
    assert document.name == "wet-flat"
    assert document.document.text == ANOTHER
    assert not document.unsaved
    assert not office.drafts.kept()
    assert "Freezing" in office.studio.open("cold-flat").text


def test_what_was_saved_while_one_went_back_to_the_list_is_no_draft_any_more(
    qtbot: QtBot,
    page: StudioPage,
    work: WorkView,
    document: OpenDocument,
    office: Roleplay,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    document.apply(SetValue(("title", "en"), "Freezing"))
    go_on = _slow(monkeypatch)
    work.save_button.click()
    page.show_library()
    assert office.drafts.find("cold-flat") is not None
    go_on.set()
    qtbot.waitUntil(lambda: office.drafts.find("cold-flat") is None)
    qtbot.waitUntil(lambda: page.library.chosen is not None and not page.library.chosen.unsaved)


def test_what_was_written_after_the_save_is_a_draft_of_what_was_saved(
    qtbot: QtBot,
    page: StudioPage,
    work: WorkView,
    document: OpenDocument,
    office: Roleplay,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    document.apply(SetValue(("id",), "freezing"))
    go_on = _slow(monkeypatch)
    work.save_button.click()
    document.apply(SetValue(("title", "en"), "Later"))
    page.show_library()
    page.open("wet-flat")
    qtbot.waitUntil(lambda: document.name == "wet-flat")
    go_on.set()
    qtbot.waitUntil(lambda: office.drafts.find("freezing") is not None and office.drafts.find("cold-flat") is None)
    draft = office.drafts.find("freezing")
    assert draft is not None
    assert "Later" in draft.text
    assert draft.saved_text == office.studio.open("freezing").text


def test_a_deleted_customer_is_brought_back_with_what_was_not_saved(
    qtbot: QtBot,
    page: StudioPage,
    work: WorkView,
    document: OpenDocument,
    office: Roleplay,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(page_module, "sure", lambda *_told, **_: True)
    document.apply(SetValue(("title", "en"), "Freezing"))
    page.show_library()
    page.delete("cold-flat")
    qtbot.waitUntil(lambda: page.banner.isVisibleTo(page))
    assert office.drafts.find("cold-flat") is None
    qtbot.waitUntil(lambda: page.library.chosen is not None and page.library.chosen.id != "cold-flat")
    page.banner.acted.emit()
    qtbot.waitUntil(lambda: any(row.id == "cold-flat" for row in page.library.rows))
    qtbot.waitUntil(lambda: office.drafts.find("cold-flat") is not None)  # the file is listed as soon as it is there
    text = office.studio.open("cold-flat").text
    assert text == FILE.replace("version: 1", "version: 2")
    draft = office.drafts.find("cold-flat")
    assert draft is not None
    assert "Freezing" in draft.text
    assert draft.saved_text == text


def test_a_file_with_another_name_than_its_id_is_rung_up(
    qtbot: QtBot, page: StudioPage, work: WorkView, document: OpenDocument, office: Roleplay
) -> None:
    (office.places.scenarios / "from-a-colleague.yaml").write_text(
        FILE.replace("id: cold-flat", "id: warm-flat"), encoding="utf-8"
    )
    office._parts.reread_library()
    page.open("from-a-colleague")
    qtbot.waitUntil(lambda: document.name == "from-a-colleague")
    with qtbot.waitSignal(page.play_wanted) as rung:
        page.play()
    options: CallOptions = rung.args[0]
    assert options.scenario_id == "warm-flat"


def test_a_language_with_missing_texts_is_told_in_the_studio(
    qtbot: QtBot, page: StudioPage, work: WorkView, document: OpenDocument
) -> None:
    document.apply(RemoveItem(("nodes", "pick-up", "says", 0, "text", "pl")))
    document.show_language("pl")
    with qtbot.assertNotEmitted(page.play_wanted):
        page.play()
        qtbot.waitUntil(lambda: page.banner.isVisibleTo(page))
    assert "Polish" in page.banner.text


def test_what_leaves_without_what_was_not_saved_says_so(
    qtbot: QtBot,
    page: StudioPage,
    work: WorkView,
    document: OpenDocument,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    document.apply(SetValue(("title", "en"), "Freezing"))
    page.show_library()
    qtbot.waitUntil(lambda: any(row.unsaved for row in page.library.rows))
    titles = dict(page._own_customers())
    assert (titles["cold-flat"], titles["wet-flat"]) == ("The cold flat (without what was not saved)", "The wet flat")
    out = tmp_path / "flat.twee"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    page.begin_export("cold-flat")
    qtbot.waitUntil(lambda: page.banner.isVisibleTo(page) and out.name in page.banner.text)
    assert "What was not saved is not in it." in page.banner.text
    assert "Freezing" not in out.read_text("utf-8")
