"""Writing scorecards; on a real store."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from roleplay.app.desk.grading import GradingDesk
from roleplay.gui.pages.scorecards import ScorecardsPage
from roleplay.gui.pages.scorecards.preview import Preview
from roleplay.gui.window import MainWindow
from roleplay.review.scorecards.editing import Place
from tests.gui.fakes import FakeRoleplay
from tests.gui.test_grading import desk

__all__ = ["desk"]


@pytest.fixture
def page(
    window: MainWindow, fake: FakeRoleplay, qtbot: QtBot, desk: GradingDesk, monkeypatch: pytest.MonkeyPatch
) -> ScorecardsPage:
    """The page, whose window may be closed whatever was changed."""
    monkeypatch.setattr(QMessageBox, "exec", lambda _: QMessageBox.StandardButton.Discard)
    window.show_scorecards()
    found = window.page("scorecards")
    assert isinstance(found, ScorecardsPage)
    qtbot.waitUntil(lambda: found.saved is not None)
    return found


def test_a_change_is_saved_as_the_next_version(page: ScorecardsPage, qtbot: QtBot, desk: GradingDesk) -> None:
    assert not page.save_button.isEnabled()
    page.editor.card_form.pass_mark.setValue(80)
    assert page.save_button.text() == "Save as version 2"
    page.save_button.click()
    qtbot.waitUntil(lambda: desk.cards.find("de-escalation").version == 2)
    qtbot.waitUntil(lambda: not page.changed)
    assert desk.cards.find("de-escalation").pass_mark == 80
    assert desk.cards.find("de-escalation", 1).pass_mark == 70


def test_weights_are_summed_while_they_are_typed(page: ScorecardsPage) -> None:
    page.editor.choose(Place(1, 0))
    page.editor.question_form.weight.setValue(26)
    assert page.editor.outline.sum.text.text() == "Weights: 110 of 100"
    assert not page.save_button.isEnabled()
    assert "make 110" in page.editor.state.text()
    page.editor.outline.sum.balance_button.click()
    assert page.editor.outline.sum.text.text() == "Weights: 100 of 100"
    assert page.save_button.isEnabled()


def test_a_wrong_rule_is_told_where_it_is_written(page: ScorecardsPage) -> None:
    page.editor.choose(Place(1, 0))
    form = page.editor.question_form
    form.prefill.setText("did empaty")
    form.prefill.textEdited.emit("did empaty")
    assert "Did you mean `empathy`?" in form.rule_state.text()
    assert not page.save_button.isEnabled()


def test_questions_are_added_moved_copied_and_removed(page: ScorecardsPage) -> None:
    editor = page.editor
    before = editor.card
    editor.choose(Place(0, 1))
    editor.outline.buttons["up"].click()
    assert editor.place == Place(0, 0)
    assert editor.card.sections[0].questions[0] == before.sections[0].questions[1]
    editor.outline.buttons["copy"].click()
    assert editor.card.sections[0].questions[1].id == "name-2" or editor.place == Place(0, 1)
    editor.outline.buttons["remove"].click()
    editor.outline.buttons["section"].click()
    assert editor.place == Place(len(before.sections))
    editor.outline.buttons["question"].click()
    editor.question_form.text.setPlainText("Did they smile?")
    assert editor.card.sections[-1].questions[0].text == {"en": "Did they smile?"}
    page._undo()
    assert editor.card == before


def test_a_text_in_the_other_language(page: ScorecardsPage) -> None:
    page.editor.choose(Place(0, 0))
    english = page.editor.card.sections[0].questions[0].text["en"]
    page.editor.language.setCurrentIndex(1)
    page.editor.question_form.text.setPlainText("Czy się przywitali?")
    texts = page.editor.card.sections[0].questions[0].text
    assert texts == {"en": english, "pl": "Czy się przywitali?"}


def test_every_kind_of_question_has_its_fields(page: ScorecardsPage) -> None:
    form = page.editor.question_form
    page.editor.choose(Place(1, 0))
    for kind, shown in (("scale", form.low), ("number", form.none_at), ("choice", form.choices)):
        form.kind.setCurrentIndex(form.kind.findData(kind))
        form.kind.activated.emit(form.kind.currentIndex())
        assert page.editor.card.sections[1].questions[0].kind == kind
        assert shown.isVisible()
    form.choices.add_button.click()
    assert len(page.editor.card.sections[1].questions[0].choices) == 4


def test_a_preview_can_be_tried(page: ScorecardsPage) -> None:
    page.preview_button.click()
    preview = page.findChild(Preview)
    assert preview is not None
    preview.cards["greeting"].field.press("Y")
    assert preview.head.score.text() == "100"
    preview.cards["no-attack"].field.press("N")
    assert preview.head.score.text() == "0"
    preview.reject()


def test_unsaved_changes_are_not_lost_by_a_click(page: ScorecardsPage) -> None:
    page.editor.card_form.pass_mark.setValue(55)
    page.list.setCurrentRow(1)
    assert "undo it" in page.banner.text
    assert page.editor.card.pass_mark == 55
    assert page.editor.card.id == "de-escalation"


def test_the_window_is_not_closed_over_unsaved_changes(
    page: ScorecardsPage, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def refuse(box: QMessageBox) -> QMessageBox.StandardButton:
        asked.append(box.text())
        return QMessageBox.StandardButton.Cancel

    monkeypatch.setattr(QMessageBox, "exec", refuse)
    page.editor.card_form.pass_mark.setValue(55)
    assert not window.close()
    assert len(asked) == 1
    assert window.isVisible()
    page._undo()
    assert window.close()
    assert len(asked) == 1


def test_a_card_of_ones_own_and_files(
    page: ScorecardsPage, qtbot: QtBot, desk: GradingDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "mine.yaml"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    page.copy_button.click()
    assert page.editor.card.id == "de-escalation-quality-copy"
    page.save_button.click()
    qtbot.waitUntil(lambda: page.list.count() == 3)
    page.export_button.click()
    qtbot.waitUntil(path.exists)
    path.write_text(path.read_text("utf-8").replace("pass_mark: 70", "pass_mark: 60", 1), "utf-8")
    page.import_button.click()
    qtbot.waitUntil(lambda: page.saved is not None and page.saved.version == 2)
    assert desk.cards.find("de-escalation-quality-copy").pass_mark == 60
    page.new_button.click()
    assert page.editor.card.id == "new-scorecard"
    assert page.save_button.text() == "Save as version 1"
