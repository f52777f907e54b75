"""How a call went."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from roleplay.core.events import CallEnded, CustomerSpeaking, HeatChanged
from roleplay.gui.pages.debrief import DebriefPage, grouped
from roleplay.gui.widgets.heat_plot import heat_curve
from roleplay.gui.window import MainWindow
from roleplay.review.story import Story
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
    assert page.outcome.text() == "Solved"
    assert page.ring.accessibleName() == "74 / 100"
    assert len(page.cards) == len(grouped(turns(sample.EVENTS)))
    assert "“Calm down”" in [chip.text() for chip in page.cards[0].chips]


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
    good = texts(page.cards[1])
    assert "A better answer" not in good


def test_a_dot_of_the_plot_leads_to_its_turn(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    page = open_debrief(window, fake, qtbot)
    assert page.plot.dot(0) == (pytest.approx(9.4), 80)
    bar = page.sheet.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    page.plot.turn_clicked.emit(4)
    qtbot.waitUntil(lambda: bar.value() > 0)
    assert page.cards[4].marked


def test_practising_again_rings_the_same_customer(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    page = open_debrief(window, fake, qtbot, mode="test")
    with qtbot.waitSignal(page.again_wanted) as again:
        page.again_button.click()
    assert (again.args[0].scenario_id, again.args[0].mode) == ("laptop-overdue", "test")
    assert window.in_call


def test_the_transcript_is_exported_where_asked(
    window: MainWindow, fake: FakeRoleplay, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = open_debrief(window, fake, qtbot)
    target = tmp_path / "a.vtt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    page.export_button.click()
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
    assert page.ring.accessibleName() == "–"


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
