"""The Exports page, on a real store with real files."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from roleplay.gui.navigation import EXPORTS, FOR_ONE
from roleplay.gui.pages.exports import ExportsPage
from roleplay.gui.pages.exports.record_store import RecordStoreDialog
from roleplay.gui.pages.exports.scope import Scope
from roleplay.gui.window import MainWindow
from tests.app.desk.installations import Installation
from tests.export.lrs.server import KEY, SECRET, RecordStoreServer, running
from tests.gui.fakes import FakeRoleplay

NAME = "<b>Ola</b> & Co"


@pytest.fixture(autouse=True)
def no_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")


@pytest.fixture
def here(tmp_path: Path, fake: FakeRoleplay) -> Iterator[Installation]:
    """The installation behind the window."""
    made = Installation(tmp_path / "here", "Tamara")
    made.keep(trainee=NAME)
    made.keep(audio=False, trainee="Bob")
    for desk in ("exports", "statements", "call_files", "finding", "progress"):
        fake.__dict__[desk] = getattr(made, desk)
    yield made
    made.close()


@pytest.fixture
def server() -> Iterator[RecordStoreServer]:
    with running() as store:
        yield store


@pytest.fixture
def page(window: MainWindow, here: Installation, qtbot: QtBot) -> ExportsPage:
    window.show_exports()
    shown = window.page("exports")
    assert isinstance(shown, ExportsPage)
    qtbot.waitUntil(lambda: bool(shown.kinds.buttons))
    return shown


def settle(page: ExportsPage, qtbot: QtBot) -> None:
    """Wait until the preview shows what is chosen."""
    qtbot.waitUntil(lambda: not page._pause.isActive() and not page.window().tasks._running)  # type: ignore[attr-defined]


def cells(page: ExportsPage, title: str) -> list[str]:
    model = page.preview.model
    titles = [model.headerData(place, Qt.Orientation.Horizontal) for place in range(model.columnCount())]
    return [model.index(row, titles.index(title)).data() for row in range(model.rowCount())]


def written(page: ExportsPage, qtbot: QtBot, path: Path) -> Path:
    with qtbot.waitSignal(page.running.ended):
        page.write(path)
    return path


def test_everything_is_offered_to_who_is_alone(page: ExportsPage) -> None:
    assert EXPORTS in FOR_ONE
    assert tuple(page.kinds.buttons) == ("practice-log", "grades", "statements", "transcripts", "recordings")


def test_the_preview_shows_rows_literally(page: ExportsPage, qtbot: QtBot) -> None:
    settle(page, qtbot)
    assert sorted(cells(page, "Person")) == sorted([NAME, "Bob"])
    assert page.preview.count.text() == "2 calls"


def test_columns_people_and_form_decide_what_is_written(page: ExportsPage, qtbot: QtBot, tmp_path: Path) -> None:
    page.scope.people.choose((NAME,))
    page.columns.choose(("score", "trainee"))
    page.columns.changed.emit()
    settle(page, qtbot)
    assert page.preview.model.columnCount() == 2
    path = written(page, qtbot, tmp_path / "log.csv")
    rows = list(csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline="")))
    assert rows[0] == ["score", "trainee"]
    assert [row[1] for row in rows[1:]] == [NAME]
    assert str(path) in page.running.banner.text


def test_a_recipe_brings_everything_back(page: ExportsPage, here: Installation, qtbot: QtBot) -> None:
    page.scope.choose(Scope(page.scope.scope().wanted, (), "last-30-days"))
    page.columns.choose(("id", "score"))
    page.options.pseudonymous.setChecked(True)
    settle(page, qtbot)
    page.recipes.save("For the works council")
    qtbot.waitUntil(lambda: bool(page.recipes._recipes))
    wish = page.wish()
    page.scope.clear()
    page.columns.choose(())
    page.options.pseudonymous.setChecked(False)
    assert page.wish() != wish
    (recipe,) = here.exports.recipes()
    page.use_recipe(recipe)
    assert page.wish() == wish == recipe.wish


def test_pseudonyms_show_no_names(page: ExportsPage, qtbot: QtBot) -> None:
    page.options.pseudonymous.setChecked(True)
    settle(page, qtbot)
    assert [name[:2] for name in cells(page, "Person")] == ["P-", "P-"]


def test_texts_of_people_are_left_out_where_pseudonyms_stand_for_names(
    page: ExportsPage, here: Installation, qtbot: QtBot
) -> None:
    texts = {"summary", "note", "machine_evidence"}
    page.kinds.choose("grades")
    page.columns.all_button.click()
    assert texts <= set(page.columns.ticked())
    assert page.columns.texts.isHidden()
    page.options.pseudonymous.setChecked(True)
    assert not texts & set(page.columns.ticked())
    assert "left out" in page.columns.texts.text()
    for button in (page.columns.usual_button, page.columns.all_button):
        button.click()
        assert not texts & set(page.columns.ticked())
        assert not texts & {one.name for one in here.exports.chosen(page.wish())}
    assert not page.columns.texts.isHidden()
    (note,) = (item for item in page.columns._items() if item.data(Qt.ItemDataRole.UserRole) == "note")
    note.setCheckState(Qt.CheckState.Checked)
    assert "note" in page.wish().columns
    assert "not removed" in page.columns.texts.text()
    settle(page, qtbot)
    page.recipes.save("With notes")
    qtbot.waitUntil(lambda: bool(page.recipes._recipes))
    page.columns.usual_button.click()
    page.options.pseudonymous.setChecked(False)
    assert page.columns.texts.isHidden()
    assert page.wish().columns == ()
    (recipe,) = here.exports.recipes()
    page.use_recipe(recipe)
    assert page.wish() == recipe.wish
    page.kinds.choose("practice-log")
    assert page.columns.texts.isHidden()


def test_transcripts_go_into_a_folder(page: ExportsPage, qtbot: QtBot, tmp_path: Path) -> None:
    page.kinds.choose("transcripts")
    settle(page, qtbot)
    assert page.preview.count.text() == "2 files"
    folder = written(page, qtbot, tmp_path / "out")
    assert len(list(folder.glob("*.docx"))) == 2
    page.kinds.choose("recordings")
    settle(page, qtbot)
    assert page.preview.count.text() == "1 file"


def test_a_problem_is_shown_and_nothing_is_left(page: ExportsPage, qtbot: QtBot, tmp_path: Path) -> None:
    written(page, qtbot, tmp_path / "none" / "log.csv")
    assert "does not exist" in page.running.banner.text
    assert page.save_button.isEnabled()


def test_nothing_fits(page: ExportsPage, qtbot: QtBot) -> None:
    page.scope.outcomes.choose(("aborted",))
    page.scope.changed.emit()
    settle(page, qtbot)
    assert page.preview._stack.currentWidget() is page.preview.empty
    assert not page.save_button.isEnabled()


def test_a_record_store_is_set_up_and_gets_statements(
    page: ExportsPage, server: RecordStoreServer, qtbot: QtBot
) -> None:
    page.kinds.choose("statements")
    settle(page, qtbot)
    assert json.loads(page.preview.text.toPlainText())["verb"]["display"]["en"] == "completed"
    assert page.send_button.isHidden()
    page.set_up_store()
    dialog = page.findChild(RecordStoreDialog)
    assert dialog is not None
    assert not dialog.connect_button.isEnabled()
    dialog.endpoint.setText(server.endpoint)
    dialog.key.setText(KEY)
    dialog.secret.setText("wrong")
    dialog.connect_store()
    qtbot.waitUntil(lambda: "does not know the key" in dialog.banner.text)
    dialog.secret.setText(SECRET)
    with qtbot.waitSignal(dialog.changed):
        dialog.connect_store()
    qtbot.waitUntil(lambda: not page.send_button.isHidden())
    settle(page, qtbot)
    with qtbot.waitSignal(page.running.ended):
        page.send()
    assert page.running.banner.text == "The record store has taken 2 statements."
    assert len(server.valid) == 2
