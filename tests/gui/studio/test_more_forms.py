"""What few customers need has a form, too: it writes what the file would say, and shows what is usual."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from roleplay.dialogue.authoring.edits import SetValue
from roleplay.gui.pages.studio.inspector.fields import ChoiceField, SentencesField, TextField
from roleplay.gui.pages.studio.inspector.more_sections import MoreSections
from roleplay.gui.pages.studio.inspector.name_field import RenamingField
from roleplay.gui.pages.studio.open_document import OpenDocument
from roleplay.gui.pages.studio.work_view import WorkView
from tests.gui.studio.cold_flat import FILE


@pytest.fixture
def more(work: WorkView, document: OpenDocument) -> MoreSections:
    assert document.place == ()
    return work.inspector.scenario_form.more


def test_looking_at_them_writes_nothing(more: MoreSections, document: OpenDocument, work: WorkView) -> None:
    work.inspector.form.refresh()
    assert more.temper.fields == {}
    assert document.document.text == FILE


def test_somebody_else_on_the_line(qtbot: QtBot, more: MoreSections, document: OpenDocument, work: WorkView) -> None:
    speakers = more.speakers
    speakers.add_button.click()
    (card,) = speakers.cards
    assert {problem.code for field in card.fields for problem in field.problems.shown} == {"RP052"}
    name, voice, _ = card.fields
    qtbot.keyClicks(name.findChild(QLineEdit), "Ewa Lindgren")
    assert isinstance(voice, ChoiceField)
    qtbot.waitUntil(lambda: voice.combo.count() > 1)
    voice.combo.setCurrentIndex(voice.combo.findData("supervisor"))
    voice.combo.activated.emit(voice.combo.currentIndex())
    assert document.at(("speakers",)) == {"supervisor": {"name": "Ewa Lindgren", "voice": "supervisor"}}
    assert not any(problem.place[:1] == ("speakers",) for problem in document.document.diagnostics)
    document.select(("nodes", "pick-up"))
    row = work.inspector.node_form.says.rows[0]
    row.unfold()
    assert row._details is not None
    assert row._details.speaker.combo.findText("Ewa Lindgren") > 0
    document.select(())
    speakers.cards[0].remove_button.click()
    assert document.document.text == FILE


def test_a_speaker_is_renamed_with_every_line_in_one_step(
    qtbot: QtBot, more: MoreSections, document: OpenDocument, work: WorkView
) -> None:
    document.apply(SetValue(("speakers",), {"supervisor": {"name": "Ewa Lindgren", "voice": "supervisor"}}))
    reply = ("nodes", "pick-up", "replies", 0)
    lines = (("nodes", "pick-up", "says", 0, "speaker"), (*reply, "says", 0, "speaker"))
    document.apply(SetValue((*reply, "says"), ({"id": "sympathy-1", "text": {"en": "Well.", "pl": "No."}},)))
    for line in lines:
        document.apply(SetValue(line, "supervisor"))
    before = document.document.text
    field = more.speakers.cards[0].fields[2]
    assert isinstance(field, RenamingField)
    assert field.edit.text() == "Supervisor"
    field.edit.setFocus()
    field.edit.selectAll()
    qtbot.keyClicks(field.edit, "The boss")
    assert document.document.text == before
    qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    assert [document.at(line) for line in lines] == ["the-boss", "the-boss"]
    assert [card.name for card in more.speakers.cards] == ["the-boss"]
    assert not any(problem.code == "RP104" for problem in document.document.diagnostics)
    document.undo()
    assert document.document.text == before
    assert more.speakers.rename("supervisor", "customer")
    assert [*document.at(("speakers",))] == ["customer-2"]


def test_a_fact_is_written_and_renamed_with_what_refers_to_it(
    qtbot: QtBot, more: MoreSections, document: OpenDocument
) -> None:
    more.facts.add_button.click()
    (card,) = more.facts.cards
    label, spoken, _ = card.fields
    assert isinstance(label, TextField)
    assert isinstance(spoken, SentencesField)
    qtbot.keyClicks(label.edit, "The contract number")
    spoken.edit.setPlainText("4471\nmy contract")
    assert document.at(("facts", "fact")) == {
        "label": {"en": "The contract number"},
        "spoken": {"en": ("4471", "my contract")},
    }
    document.apply(SetValue(("nodes", "pick-up", "replies", 0, "facts"), ("fact",)))
    assert more.facts.rename("fact", "contract")
    assert document.at(("nodes", "pick-up", "replies", 0, "facts")) == ("contract",)
    assert [shown.name for shown in more.facts.cards] == ["contract"]
    more.facts.add()
    assert more.facts.rename("fact", "contract")
    assert [*document.at(("facts",))] == ["contract", "contract-2"]


def test_a_level_shows_what_is_usual_and_keeps_it_when_one_number_is_changed(
    more: MoreSections, document: OpenDocument
) -> None:
    hard = more.levels["hard"].fields
    shown = {key: field.spin.value() for key, field in hard.items()}
    assert shown == {"start_heat": 60, "patience": 0.75, "anger": 1.25, "soothing": 0.85}
    hard["anger"].spin.setValue(1.5)
    assert document.at(("levels", "hard")) == {"patience": 0.75, "anger": 1.5, "soothing": 0.85}
    assert {key: field.spin.value() for key, field in hard.items()} == {**shown, "anger": 1.5}
    hard["start_heat"].spin.setValue(80)
    assert document.at(("levels", "hard", "start_heat")) == 80
    document.undo()
    document.undo()
    assert document.document.text == FILE
    assert hard["anger"].spin.value() == 1.25


def test_temper_and_mistakes_begin_with_what_is_usual(more: MoreSections, document: OpenDocument) -> None:
    more.temper.add("calm_down")
    assert document.at(("temper",)) == {"calm_down": 14}
    field = more.temper.fields["calm_down"]
    field.spin.setValue(20)  # type: ignore[attr-defined]
    assert document.at(("temper",)) == {"calm_down": 20}
    more.temper.remove("calm_down")
    assert document.document.text == FILE
    more.fatal.add("profanity")
    assert document.at(("scoring", "fatal")) == {"profanity": 30}
    assert document.document.scenario is not None


def test_scoring(more: MoreSections, document: OpenDocument) -> None:
    assert more.weights["feeling"].spin.value() == 25
    more.weights["feeling"].spin.setValue(40)
    more.turns.spin.setValue(12)
    assert document.at(("scoring",)) == {"weights": {"feeling": 40}, "solve_within": 12}
    assert document.document.scenario is not None
    more.turns.spin.setValue(0)
    assert document.at(("scoring",)) == {"weights": {"feeling": 40}}


def test_the_survey_is_written_as_five_texts_or_none(
    qtbot: QtBot, more: MoreSections, document: OpenDocument
) -> None:
    qtbot.keyClicks(more.survey[2].edit, "So so")
    survey = document.at(("survey",))
    assert len(survey) == 5
    assert survey[2] == {"en": "So so"}
    assert document.document.scenario is not None
    document.show_language("pl")
    for at, field in enumerate(more.survey):
        field.edit.setPlainText(f"Tekst {at}")
    document.show_language("en")
    assert more.survey[2].edit.toPlainText() == "So so"
    for at, field in enumerate(more.survey):
        field.edit.setPlainText(f"Text {at}")
    assert document.document.scenario is not None
    assert document.document.scenario.survey[4] == {"en": "Text 4", "pl": "Tekst 4"}
    for language in ("en", "pl"):
        document.show_language(language)
        for field in more.survey:
            field.edit.setPlainText("")
    assert document.document.text == FILE


def test_what_is_heard_while_they_listen_and_how_names_are_read(
    qtbot: QtBot, more: MoreSections, document: OpenDocument
) -> None:
    qtbot.keyClicks(more.listening.rows[0].edit, "Mhm.")
    (line,) = document.at(("backchannels",))
    assert line["text"] == {"en": "Mhm."}
    more.spelling.edit.setPlainText("Krol = Krool\nHale =")
    assert document.at(("say",)) == {"en": {"Krol": "Krool"}}
    more.spelling.refresh()
    assert more.spelling.edit.toPlainText() == "Krol = Krool\nHale ="
    more.spelling.edit.setPlainText("")
    assert document.at(("say",)) is None
