"""How a call went."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from roleplay.core.errors import InputError, ModelError
from roleplay.core.events import CallEnded, CustomerSpeaking, HeatChanged, TraineeSaid
from roleplay.core.records import Cap
from roleplay.gui import score_words
from roleplay.gui.pages.debrief import DebriefPage, grouped
from roleplay.gui.widgets.heat_plot import heat_curve
from roleplay.gui.widgets.score_card import TimeLink
from roleplay.gui.window import MainWindow
from roleplay.review.story import Story, Verdict
from roleplay.review.turns import turns
from tests.gui import sample
from tests.gui.fakes import FakeRoleplay


def open_debrief(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot, **changes: object) -> DebriefPage:
    record = sample.record(sample.summary(1, **changes))
    fake.keep(record)
    window.show_debrief(record.summary.id)
    page = window.page("debrief")
    assert isinstance(page, DebriefPage)
    qtbot.waitUntil(lambda: bool(page.cards))
    return page


def texts(widget: object) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel)]  # type: ignore[attr-defined]


def test_outcome_score_and_every_turn_are_there(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    page = open_debrief(window, fake, qtbot)
    assert page.head.outcome.text() == "Solved"
    assert page.head.ring.accessibleName() == "74 / 100"
    assert len(page.cards) == len(grouped(turns(sample.EVENTS)))
    assert "“Calm down”" in [chip.text() for chip in page.cards[0].chips]


def test_the_customer_has_the_first_word(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    page = open_debrief(window, fake, qtbot)
    view = page.head.survey
    assert view is not None
    assert view.words.text() == "“<b>Somebody</b> listened to me.”"
    assert view.words.textFormat() == Qt.TextFormat.PlainText
    assert view.stars.accessibleName() == "4 of 5 stars"
    assert view.reasons.text() == "Solved +3 · The feeling was heard +1 · Still angry at the end −1"


def test_a_call_without_a_survey_begins_with_its_outcome(
    window: MainWindow, fake: FakeRoleplay, qtbot: QtBot
) -> None:
    record = sample.record()
    fake.keep(replace(record, score=replace(sample.SCORE, survey=None)))
    window.show_debrief(record.summary.id)
    page = window.page("debrief")
    assert isinstance(page, DebriefPage)
    qtbot.waitUntil(lambda: bool(page.cards))
    assert page.head.survey is None
    assert page.head.outcome.text() == "Solved"


def test_a_section_opens_by_keyboard_and_explains_its_points(
    window: MainWindow, fake: FakeRoleplay, qtbot: QtBot
) -> None:
    page = open_debrief(window, fake, qtbot)
    feeling = page.score_card.rows[1]
    assert feeling.header.accessibleName() == "Feeling: 17 of 25"
    assert feeling.items.isHidden()
    QTest.keyClick(feeling.header, Qt.Key.Key_Space)
    assert not feeling.items.isHidden()
    shown = texts(feeling)
    assert {"+15", "Empathy", "“i hear how upset you are”", "0 of 5", "Apology", "−3", "“Calm down”"} <= set(shown)
    page.score_card.rows[0].header.click()
    assert feeling.items.isHidden()
    opening = texts(page.score_card.rows[0])
    assert "Said instead: “please calm down”" in opening


def test_the_time_of_a_reason_leads_to_its_turn(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    page = open_debrief(window, fake, qtbot)
    page.score_card.rows[1].header.click()
    link = page.score_card.rows[1].findChildren(TimeLink)[0]
    assert link.text() == "0:18"
    QTest.keyClick(link, Qt.Key.Key_Space)
    assert page.cards[1].marked


def test_what_holds_the_score_down_is_told(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    record = sample.record()
    fake.keep(replace(record, score=replace(sample.SCORE, cap=Cap(40, "calm_down", 9.4, "please calm down"))))
    window.show_debrief(record.summary.id)
    page = window.page("debrief")
    assert isinstance(page, DebriefPage)
    qtbot.waitUntil(lambda: bool(page.cards))
    assert "At most 40 with this mistake: “Calm down” (“please calm down”)." in texts(page.score_card)


def test_best_moments_and_those_to_work_on_lead_to_their_turns(
    window: MainWindow, fake: FakeRoleplay, qtbot: QtBot
) -> None:
    page = open_debrief(window, fake, qtbot)
    assert [button.text() for button in page.best.buttons][:2] == ["Offers a solution", "Empathy, Uses the name"]
    assert page.to_work_on.buttons[0].text() == "“Calm down”, What you said"
    QTest.keyClick(page.to_work_on.buttons[0], Qt.Key.Key_Space)
    assert page.cards[0].marked


def test_a_better_answer_can_be_heard(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    page = open_debrief(window, fake, qtbot)
    button = page.cards[0].hear_button
    assert button is not None
    assert page.cards[1].hear_button is None
    button.click()
    assert not button.isEnabled()
    qtbot.waitUntil(button.isEnabled)
    assert fake.spoken == [("trainee", "Mr Kowalski, I hear how upset you are, and I would be too.", "en")]
    assert len(fake.played) == 1


def test_a_voice_that_is_missing_is_told(
    window: MainWindow, fake: FakeRoleplay, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise ModelError("No voice can say this.", hint="Install one.")

    monkeypatch.setattr(fake, "voice_sample", refuse)
    page = open_debrief(window, fake, qtbot)
    button = page.cards[0].hear_button
    assert button is not None
    button.click()
    qtbot.waitUntil(window.banner.isVisible)
    assert "No voice can say this." in window.banner.text
    assert button.isEnabled()


def test_a_turn_can_be_tried_again_in_practice_and_not_in_a_test(
    window: MainWindow, fake: FakeRoleplay, qtbot: QtBot
) -> None:
    page = open_debrief(window, fake, qtbot)
    retry = page.cards[1].retry_button
    assert retry is not None
    with qtbot.waitSignal(page.again_wanted) as again:
        retry.click()
    found = again.args[0].retry
    assert isinstance(sample.EVENTS[found.position], TraineeSaid)
    assert found.session_id == page._session_id


def test_a_test_is_one_go(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    page = open_debrief(window, fake, qtbot, mode="test")
    assert all(card.retry_button is None for card in page.cards)


def shown_page(window: MainWindow, qtbot: QtBot, other_than: DebriefPage) -> DebriefPage:
    """Wait for the page that takes the place of another, and return it."""
    qtbot.waitUntil(lambda: window.page("debrief") is not other_than)
    page = window.page("debrief")
    assert isinstance(page, DebriefPage)
    qtbot.waitUntil(page.banner.isVisible)
    return page


def test_what_was_heard_is_corrected_by_keyboard_and_taken_back(
    window: MainWindow, fake: FakeRoleplay, qtbot: QtBot
) -> None:
    page = open_debrief(window, fake, qtbot)
    box = page.cards[0].correction
    assert box is not None
    QTest.keyClick(box.edit_button, Qt.Key.Key_Space)
    assert box.field.toPlainText() == "please calm down sir"
    QTest.keyClick(box.field, Qt.Key.Key_Escape)
    assert not box.edit_button.isHidden()
    box.edit_button.click()
    QTest.keyClicks(box.field, "I hear you.")
    QTest.keyClick(box.field, Qt.Key.Key_Return)
    assert not box.save_button.isEnabled()
    page = shown_page(window, qtbot, other_than=page)
    (correction,) = fake.records[page._session_id].corrections
    assert (sample.EVENTS[correction.position], correction.text) == (sample.EVENTS[4], "I hear you.")
    assert page.banner.text == "Corrected and scored again: 74 points. As it was recognised: 74 points."
    assert page.cards[0].marked
    box = page.cards[0].correction
    assert box is not None
    assert box.heard.text() == "Corrected. Heard: “please calm down sir”"
    assert "I hear you." in texts(page.cards[0])
    assert "1 answer corrected. As it was recognised, the score was 74." in texts(page.head)
    # A retry goes back to the recorded call, in which the events stand elsewhere.
    retry = page.cards[1].retry_button
    assert retry is not None
    with qtbot.waitSignal(page.again_wanted) as again:
        retry.click()
    assert isinstance(sample.EVENTS[again.args[0].retry.position], TraineeSaid)
    window.show_debrief(page._session_id)
    page = window.page("debrief")
    assert isinstance(page, DebriefPage)
    qtbot.waitUntil(lambda: bool(page.cards))
    box = page.cards[0].correction
    assert box is not None
    box.take_back_button.click()
    page = shown_page(window, qtbot, other_than=page)
    assert fake.records[page._session_id].corrections == ()
    assert page.banner.text == "Nothing is corrected in this call any more."


def test_a_correction_that_is_refused_leaves_the_editor_open(
    window: MainWindow, fake: FakeRoleplay, qtbot: QtBot
) -> None:
    page = open_debrief(window, fake, qtbot)
    fake.refusal = InputError("The corrected words are too long.", hint="Write one answer only.")
    box = page.cards[0].correction
    assert box is not None
    box.edit_button.click()
    box.field.setPlainText("I hear you.")
    box.save_button.click()
    qtbot.waitUntil(window.banner.isVisible)
    assert "too long" in window.banner.text
    assert box.save_button.isEnabled()
    assert box.field.toPlainText() == "I hear you."


def test_silence_cannot_be_corrected(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    page = open_debrief(window, fake, qtbot)
    said = [move is not None and move.kind == "said" for _, move in grouped(turns(sample.EVENTS))]
    assert [card.correction is not None for card in page.cards] == said
    assert not all(said)


def test_a_chip_shows_its_evidence_by_keyboard(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    page = open_debrief(window, fake, qtbot)
    empathy, name, _ = page.cards[1].chips
    assert page.cards[1].evidence == ""
    QTest.keyClick(empathy, Qt.Key.Key_Space)
    assert "i hear how upset you are" in page.cards[1].evidence
    assert "0.93" in page.cards[1].evidence
    assert "hear, upset" in page.cards[1].evidence
    name.click()
    assert not empathy.isChecked()
    assert "mr kowalski" in page.cards[1].evidence
    name.click()
    assert page.cards[1].evidence == ""


def test_a_bad_turn_says_why_and_what_was_better(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    page = open_debrief(window, fake, qtbot)
    shown = texts(page.cards[0])
    assert "Being told to calm down denies that he has a reason to be angry." in shown
    assert "Mr Kowalski, I hear how upset you are, and I would be too." in shown
    assert "Anger 70 → 80: What you said +10" in shown
    assert "A mistake" in shown
    assert "+10 points of anger for “please calm down sir”" in shown
    assert "He hears that his anger is taken seriously, and can begin to tell." in shown
    assert "Empathy: Names or acknowledges what the customer feels." in shown
    good = texts(page.cards[1])
    assert "A better answer" not in good
    assert {"Well done", "Here the feeling was heard."} <= set(good)


def test_a_dot_of_the_plot_leads_to_its_turn(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    page = open_debrief(window, fake, qtbot)
    at, heat = page.plot.dot(0) or (0, 0)
    assert (at, heat) == (pytest.approx(9.4), 80)
    bar = page.sheet.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    page.plot.turn_clicked.emit(4)
    qtbot.waitUntil(lambda: bar.value() > 0)
    assert page.cards[4].marked


def test_practising_again_rings_the_same_customer(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    page = open_debrief(window, fake, qtbot, mode="test")
    with qtbot.waitSignal(page.again_wanted) as again:
        page.head.again_button.click()
    assert (again.args[0].scenario_id, again.args[0].mode) == ("laptop-overdue", "test")
    assert window.in_call


def test_the_transcript_is_exported_where_asked(
    window: MainWindow, fake: FakeRoleplay, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = open_debrief(window, fake, qtbot)
    target = tmp_path / "a.vtt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    page.head.export_button.click()
    qtbot.waitUntil(page.banner.isVisible)
    assert target.read_text("utf-8").startswith("WEBVTT")


def test_a_call_without_words_or_score_has_a_debrief(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    record = replace(
        sample.record(sample.summary(1, outcome=None, score=None, state="recovered", recording="")), events=()
    )
    fake.keep(record)
    window.show_debrief(record.summary.id)
    page = window.page("debrief")
    assert isinstance(page, DebriefPage)
    qtbot.waitUntil(lambda: "Nobody said anything in this call." in texts(page))
    assert page.head.ring.accessibleName() == "–"


def test_a_scenario_that_cannot_be_read_has_no_comments() -> None:
    start = replace(sample.record().start, scenario_source='{"roleplay": 99}')
    story = Story(start)
    assert all(story.comment(turn).why == "" for turn in turns(sample.EVENTS))


def test_the_curve_steps_at_each_change() -> None:
    events = (CustomerSpeaking(1.0, "a", "x", 70, 0), HeatChanged(5.0, 70, 60, "empathy"), CallEnded(9.0, "solved"))
    assert heat_curve(events) == ([1.0, 5.0, 5.0, 9.0], [70, 70, 60, 60])
    assert heat_curve(()) == ([], [])
    at_once = (
        CustomerSpeaking(1.0, "a", "x", 70, 0),
        HeatChanged(5.0, 70, 60, "empathy"),
        HeatChanged(5.0, 60, 66, "x"),
    )
    assert heat_curve(at_once) == ([1.0, 5.0, 5.0, 5.0], [70, 70, 66, 66])


REASONS = """
greeting personalise empathy feel_felt_found apology own_mistake fact_finding paraphrase listening taking_notes
respectful_disagreement fact_named solution transfer handover ladder closing ending_call feeling_met feeling_ignored
calmed not_calmed matter_settled matter_ignored feeling_first solution_too_soon in_time too_long composure
nothing_said tactical_silence boundary interrupting dead_air long_winded long_hold hold_unannounced ladder_order
hung_up profanity calm_end hot_end made_angrier not_briefed outcome_none outcome_solved outcome_customer_left
repeated:calm_down
"""


def test_every_reason_has_words_for_people() -> None:
    for reason in REASONS.split():
        shown = score_words.score_reason(reason)
        assert shown[0].isupper() or shown[0] == "“", reason
        assert "_" not in shown
        assert ":" not in shown


@pytest.mark.parametrize("verdict", [verdict for verdict in get_args(Verdict) if verdict])
def test_every_verdict_has_a_title_and_a_look(verdict: str) -> None:
    assert score_words.verdict_title(verdict)
    assert verdict in score_words.VERDICT_LOOK


@pytest.mark.parametrize("reason", ["outcome_customer_left", "feeling_ignored", "matter_ignored", "blame_customer"])
def test_every_cap_is_told_in_a_sentence(reason: str) -> None:
    sentence = score_words.cap_sentence(Cap(40, reason, 1.0, "x"), "Marian Kowalski")
    assert sentence.startswith("At most 40")
    assert "%" not in sentence
