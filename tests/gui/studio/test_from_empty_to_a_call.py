"""Somebody who has never seen the file writes a customer in the window, and answers their call."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from roleplay.app import Roleplay
from roleplay.core.records import SessionFilter
from roleplay.gui.pages.call import CallPage
from roleplay.gui.pages.debrief import DebriefPage
from roleplay.gui.pages.studio.inspector.fields import Field
from roleplay.gui.pages.studio.inspector.inspector import Inspector
from roleplay.gui.pages.studio.inspector.pickers import NextField
from roleplay.gui.pages.studio.new_dialog import NewDialog
from roleplay.gui.pages.studio.open_document import OpenDocument
from roleplay.gui.pages.studio.page import StudioPage
from roleplay.gui.window import MainWindow


class Trainer:
    """Does with the widgets what a person would: types, chooses, clicks."""

    def __init__(self, bot: QtBot, page: StudioPage) -> None:
        self.bot, self.page = bot, page

    @property
    def document(self) -> OpenDocument:
        assert self.page.open_document is not None
        return self.page.open_document

    @property
    def inspector(self) -> Inspector:
        assert self.page.work is not None
        return self.page.work.inspector

    def begin(self, name: str, title: str) -> None:
        self.bot.mouseClick(self.page.library.new_button, Qt.MouseButton.LeftButton)
        dialog = next(each for each in QApplication.topLevelWidgets() if isinstance(each, NewDialog))
        self.bot.keyClicks(dialog.name, name)
        self.bot.keyClicks(dialog.title, title)
        dialog.beginning.setCurrentIndex(dialog.beginning.findData("empty"))
        self.bot.mouseClick(dialog.begin_button, Qt.MouseButton.LeftButton)
        self.bot.waitUntil(lambda: self.page.work is not None)

    def field(self, *path: str) -> Field:
        """Return the field of the form that is shown in which a place below it is written."""
        place = (*self.inspector.form.place, *path)
        for element in self.inspector.form.findChildren(Field):
            if element.place[: len(place)] == place and element.isVisibleTo(self.inspector):
                return element
        raise AssertionError(f"no field for {place}")

    def write(self, text: str, *path: str) -> None:
        control = self.field(*path).focusProxy()
        assert control is not None
        control.setFocus()
        self.bot.keyClicks(control, text)

    def lines(self, *texts: str) -> None:
        """Write what the customer says, Enter between the lines."""
        form = self.inspector.form
        for at, text in enumerate(texts):
            self.bot.keyClicks(form.says.rows[at].edit, text)  # type: ignore[attr-defined]
            self.bot.keyClick(form.says.rows[at].edit, Qt.Key.Key_Return)  # type: ignore[attr-defined]

    def choose(self, value: object, *path: str) -> None:
        combo = self.field(*path).combo  # type: ignore[attr-defined]
        combo.setCurrentIndex(next(at for at in range(combo.count()) if combo.itemData(at) == value))
        combo.activated.emit(combo.currentIndex())

    def lead_to_new(self, *path: str) -> None:
        """Choose “A new moment” where something leads; the new moment is shown then."""
        field = self.field(*path)
        assert isinstance(field, NextField)
        field.combo.setCurrentIndex(field.combo.findText("A new moment"))
        field.combo.activated.emit(field.combo.currentIndex())

    def rename(self, name: str) -> None:
        edit = self.inspector.form.name.edit  # type: ignore[attr-defined]
        edit.setFocus()
        edit.selectAll()
        self.bot.keyClicks(edit, name)
        self.bot.keyClick(edit, Qt.Key.Key_Return)

    def add_reply(self) -> None:
        self.bot.mouseClick(self.inspector.node_form.replies.add_button, Qt.MouseButton.LeftButton)

    def mark(self, *flags: str) -> None:
        """Add the effect that sets marks."""
        self.inspector.reply_form.effects.add("set")
        control = self.inspector.reply_form.effects.fields["set"].focusProxy()
        assert control is not None
        self.bot.keyClicks(control, ", ".join(flags))

    def techniques(self, *wanted: str) -> None:
        for technique in wanted:
            self.inspector.reply_form.techniques.actions_by_value[technique].trigger()

    def sentences(self, *texts: str) -> None:
        edit = self.inspector.reply_form.examples.edit
        for text in texts:
            self.bot.keyClicks(edit, text)
            self.bot.keyClick(edit, Qt.Key.Key_Return)


SYMPATHY = (
    "I am so sorry. That must be frightening with a small child.",
    "I understand how worried you are.",
    "I can hear that you have had enough, and I would feel the same.",
    "Please forgive us, two days in the cold is far too long.",
)
REMEDY = (
    "An engineer will be at your door today before noon.",
    "I am sending somebody to you right now.",
    "You will have heating again this evening, I promise.",
    "We repair it today, and I ring you at noon to hear that it is warm.",
)


def write_the_customer(trainer: Trainer) -> None:
    trainer.write("Ruth Hale has had no heating for two days.", "summary")
    trainer.write("You answer the phone of a heating service.", "role")
    trainer.write("The heating must work again.", "customer", "matter", "hard")
    trainer.choose("fear", "customer", "matter", "feeling")
    trainer.write("Her small son has begun to cough.", "customer", "matter", "soft")
    trainer.write("heard", "goals", "feeling")
    trainer.write("promised", "goals", "matter")


def write_the_call(trainer: Trainer) -> None:
    trainer.lead_to_new("start")
    trainer.rename("Pick up")
    trainer.lines("Two days! It is freezing.", "And my son has begun to cough!")
    trainer.add_reply()
    trainer.rename("Sympathy")
    trainer.sentences(*SYMPATHY)
    trainer.techniques("empathy", "apology")
    trainer.mark("heard")
    trainer.lead_to_new("next")
    trainer.rename("What now")
    trainer.lines("Yes. So what will you do about it?")
    trainer.add_reply()
    trainer.rename("Engineer")
    trainer.sentences(*REMEDY)
    trainer.techniques("solution")
    trainer.mark("promised")
    trainer.lead_to_new("next")
    trainer.rename("Solved")
    trainer.choose("solved", "outcome")
    trainer.lines("Today? Good. Thank you, I will be in.")
    trainer.document.select(())
    trainer.lead_to_new("breaking_point", "next")
    trainer.rename("Gone")
    trainer.choose("customer_left", "outcome")


@pytest.mark.slow
def test_a_customer_is_written_from_nothing_saved_rung_up_and_the_call_is_solved(
    qtbot: QtBot, studio_window: MainWindow, page: StudioPage, office: Roleplay
) -> None:
    trainer = Trainer(qtbot, page)
    trainer.begin("Ruth Hale", "The cold flat")
    assert page.work is not None
    assert not page.work.play_button.isEnabled()
    write_the_customer(trainer)
    write_the_call(trainer)
    errors = [str(problem) for problem in trainer.document.document.diagnostics if problem.severity == "error"]
    assert errors == []
    assert page.work.play_button.isEnabled()
    qtbot.mouseClick(page.work.save_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not trainer.document.unsaved)
    assert (office.places.scenarios / "the-cold-flat.yaml").is_file()
    qtbot.mouseClick(page.work.play_button, Qt.MouseButton.LeftButton)
    call = rung(qtbot, studio_window)
    qtbot.mouseClick(call.ringing.answer_button, Qt.MouseButton.LeftButton)
    answer(
        qtbot,
        call,
        "And my son has begun to cough!",
        "I am really sorry, Mrs Hale. I understand how worried you are about your son.",
    )
    answer(qtbot, call, "Yes. So what will you do about it?", "I will send an engineer to you today before noon.")
    qtbot.waitUntil(lambda: isinstance(studio_window.stack.currentWidget(), DebriefPage))
    (session,) = office.sessions(SessionFilter())
    assert (session.scenario_id, session.outcome) == ("the-cold-flat", "solved")


def rings(window: MainWindow) -> bool:
    call = window.page("call")
    return window.in_call and isinstance(call, CallPage) and call.ringing.answer_button.isEnabled()


def rung(qtbot: QtBot, window: MainWindow) -> CallPage:
    """Wait for the phone; where there is no sound card, read and type instead, as the window offers."""
    qtbot.waitUntil(lambda: rings(window) or window.banner.isVisible())
    if not rings(window):
        window.banner.acted.emit()
        qtbot.waitUntil(lambda: rings(window))
    call = window.page("call")
    assert isinstance(call, CallPage)
    return call


def answer(qtbot: QtBot, call: CallPage, heard: str, text: str) -> None:
    """Let the customer finish this line, and type."""
    qtbot.waitUntil(lambda: heard in call.talk.captions.texts() and call.talk.pill.turn == "yours")
    call.talk.answer.setFocus()
    qtbot.keyClicks(call.talk.answer, text)
    qtbot.keyClick(call.talk.answer, Qt.Key.Key_Return)
