"""The Calibration report, and the panel and dialog of trust on the page of a call, on a real store."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from roleplay.app.desk.finding import FindingDesk
from roleplay.app.desk.grading import GradingDesk
from roleplay.app.desk.progress import ProgressDesk
from roleplay.app.desk.reruns import Reran
from roleplay.app.desk.trust import TrustDesk
from roleplay.app.parts import Parts
from roleplay.core.events import TraineeSaid
from roleplay.core.records import Correction, SessionRecord
from roleplay.core.understanding import Understood
from roleplay.dialogue.scoring import score
from roleplay.gui import trust_words
from roleplay.gui.pages.reports import ReportsPage
from roleplay.gui.pages.reports.calibration import CalibrationTab
from roleplay.gui.pages.reports.new_calibration import NewCalibration
from roleplay.gui.pages.reports.new_second import NewSecondGradings
from roleplay.gui.pages.reports.people import PeopleTab
from roleplay.gui.pages.review.host import ReviewHost
from roleplay.gui.pages.review.rerun import RerunDialog
from roleplay.gui.pages.review.rerun_diff import RerunView
from roleplay.gui.pages.review.trust import TrustPanel
from roleplay.gui.window import MainWindow
from roleplay.places import places, resources
from roleplay.review.accuracy import Accuracy, Clarity, Hearing
from roleplay.review.progress.intervals import Interval
from roleplay.review.progress.standings import CallScore, Standing
from roleplay.review.rerun import Stepped, compare
from tests.gui import sample
from tests.gui.fakes import FakeRoleplay
from tools.calibration_sample import GRADERS, hold, save_calls

BEGAN = datetime(2026, 11, 2, 8, tzinfo=UTC)
CALIBRATION = 5


@dataclass
class Desks:
    """What the helpers ask of the program."""

    _parts: Parts
    grading: GradingDesk
    trust: TrustDesk


@pytest.fixture
def desks(fake: FakeRoleplay) -> Iterator[Desks]:
    """A real store with real desks behind the fake facade."""
    parts = Parts(places(), resources())
    fake.save_settings(replace(fake.settings, trainee=GRADERS[0]))
    grading = GradingDesk(parts, lambda: fake.settings, lambda _: None)
    trust = TrustDesk(parts, lambda: fake.settings, grading)
    fake.__dict__ |= {"progress": ProgressDesk(parts), "grading": grading, "trust": trust}
    fake.__dict__["finding"] = FindingDesk(parts, trust.blind_sessions)
    yield Desks(parts, grading, trust)
    parts.close()


def calibrations(window: MainWindow, qtbot: QtBot) -> CalibrationTab:
    window.show_reports()
    page = window.page("reports")
    assert isinstance(page, ReportsPage)
    qtbot.waitUntil(lambda: page.report() is not None and page._catching_up is None)
    page.show_report(CALIBRATION)
    tab = page.report()
    assert isinstance(tab, CalibrationTab)
    settle(tab, qtbot)
    return tab


def settle(tab: CalibrationTab, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not tab.loading, timeout=60_000)


def any_app(desks: Desks) -> Any:
    return desks


# --- calibration ---


def test_without_calibrations_the_tab_offers_one(window: MainWindow, desks: Desks, qtbot: QtBot) -> None:
    save_calls(any_app(desks), 3, BEGAN)
    tab = calibrations(window, qtbot)
    assert tab.nothing.isVisible()
    tab.nothing.acted.emit()
    dialog = tab.findChild(NewCalibration)
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.calls.count() == 3)
    assert not dialog.ok.isEnabled()
    dialog.graders.setText("Ewa Lis, Jan,  Jan , ")
    assert dialog.names() == ["Ewa Lis", "Jan"]
    dialog.count.setValue(2)
    dialog.draw()
    assert len(dialog.chosen()) == 2
    dialog.name.setText("Autumn")
    with qtbot.waitSignal(dialog.created):
        dialog.ok.click()
    settle(tab, qtbot)
    qtbot.waitUntil(lambda: tab.title.full_text() == "Autumn")
    (state,) = desks.trust.meetings.all()
    assert (state.meeting.participants, len(state.meeting.sessions)) == (("Ewa Lis", "Jan"), 2)


def test_a_calibration_that_is_not_over_shows_nobodys_answers(window: MainWindow, desks: Desks, qtbot: QtBot) -> None:
    sessions = save_calls(any_app(desks), 2, BEGAN)
    desks.trust.meetings.create("Noon", "de-escalation", sessions, GRADERS[:2])
    tab = calibrations(window, qtbot)
    qtbot.waitUntil(tab.waiting.isVisible)
    assert not tab.save_button.isEnabled()
    assert tab.waiting.calls.count() == 2
    window.page("reports").call_wanted.disconnect()  # the review page has tests of its own
    with qtbot.waitSignal(tab.call_wanted) as wanted:
        tab.waiting.calls.itemActivated.emit(tab.waiting.calls.item(0))
    assert wanted.args[0] in sessions
    tab.waiting.close_button.click()
    settle(tab, qtbot)
    qtbot.waitUntil(tab.view.isVisible, timeout=60_000)
    assert all(name in tab.missing.text() for name in GRADERS[:2])


def test_the_report_shows_what_was_read_differently_and_is_written_out(
    window: MainWindow, desks: Desks, qtbot: QtBot, tmp_path: Path
) -> None:
    held = hold(any_app(desks), save_calls(any_app(desks), 6, BEGAN), GRADERS[:2], title="<b>Round</b>")
    tab = calibrations(window, qtbot)
    qtbot.waitUntil(tab.view.isVisible, timeout=60_000)
    view = tab.view
    assert tab.title.full_text() == "<b>Round</b>"
    furthest = view.questions.record(0).agreement
    assert furthest is not None
    assert furthest.distance == max(item.agreement.distance for item in view.report.questions if item.agreement)
    assert view.graders.rowCount() == 2
    assert view.answers.rowCount() == 6
    assert view.answers.columnCount() == 3
    item = view.questions.record(0)
    for row, call in enumerate(held.meeting.sessions):
        differ = item.answers[call, GRADERS[0]].value != item.answers[call, GRADERS[1]].value
        assert view.answers.item(row, 1).font().bold() == differ
    view.question_table.setCurrentIndex(view.questions.index(1, 0))
    assert view.question.text() != ""
    with qtbot.waitSignal(tab.told):
        tab.save_to(tmp_path / "r.csv")
    assert (tmp_path / "r.csv").read_text("utf-8-sig").startswith("report,")
    tab.delete_button.click()
    qtbot.waitUntil(lambda: tab.nothing.isVisible() and not tab.loading)
    assert desks.trust.meetings.all() == ()


def test_graded_calls_are_given_to_a_second_grader(window: MainWindow, desks: Desks, qtbot: QtBot) -> None:
    from tests.app.desk.test_grading import all_answered

    for session in save_calls(any_app(desks), 4, BEGAN):
        desks.grading.finish(all_answered(desks.grading.begin(session, "de-escalation")))
    tab = calibrations(window, qtbot)
    tab.give_second()
    dialog = tab.findChild(NewSecondGradings)
    assert dialog is not None
    dialog.period.setCurrentIndex(3)
    dialog.number.setValue(2)
    dialog.grader.setText(GRADERS[0])
    dialog.give()
    qtbot.waitUntil(dialog.banner.isVisible)
    dialog.grader.setText("Jan")
    with qtbot.waitSignal(dialog.given) as given:
        dialog.give()
    assert given.args == [2, "Jan"]
    settle(tab, qtbot)
    qtbot.waitUntil(tab.waiting.isVisible)
    assert len(desks.trust.seconds.all("Jan")) == 2


def test_the_report_on_people_tells_how_well_each_is_heard(window: MainWindow, qtbot: QtBot) -> None:
    tab = PeopleTab(window.context)
    qtbot.addWidget(tab)
    calls = (CallScore("a", 0.0, 70.0),) * 3
    people = [Standing(name, 3, Interval(70.0, 60.0, 80.0, 3), *calls) for name in ("Anna", "Jan")]
    tab.model.show_records(people)
    tab._show_heard({"Anna": Accuracy(3, 40, 12, 400, 100, 0.25, 0.2, 0.3, 0.6)})
    column = tab.model.columnCount() - 1
    assert [tab.model.data(tab.model.index(row, column)) for row in (0, 1)] == ["≥ 25 %", "–"]
    assert "20 %" in tab.model.data(tab.model.index(0, column), Qt.ItemDataRole.ToolTipRole)


# --- the page of a call ---


def reading(session: SessionRecord, **changes: Any) -> Stepped:
    start = session.start
    whole = tuple(range(len(session.events)))
    made = Stepped(start.scenario_version, start.recogniser, session.events, whole, "solved", session.score)
    return replace(made, **changes)


def scored(record: SessionRecord) -> SessionRecord:
    from roleplay.dialogue.engine import DialogueEngine

    return replace(record, score=score(DialogueEngine(sample.SCENARIO, "en"), record.events, seed=0))


def test_what_is_different_is_shown_move_by_move(qtbot: QtBot) -> None:
    record = scored(sample.record())
    place = next(index for index, event in enumerate(record.events) if isinstance(event, TraineeSaid))
    heard = record.events[place]
    assert isinstance(heard, TraineeSaid)
    better = replace(heard, transcript=replace(heard.transcript, text="<i>I hear you</i>"), understood=Understood())
    events = (*record.events[:place], better, *record.events[place + 1 :])
    after = replace(scored(replace(record, events=events)))
    again = Reran(
        compare(record.start.id, "x", reading(record), reading(after, events=events, outcome=None), (4,)), after
    )
    view = RerunView()
    qtbot.addWidget(view)
    view.show_rerun(again, None)
    assert len(view.cards) == 1
    view.all.setChecked(True)
    assert len(view.cards) == len(again.rerun.moves) > 1
    with qtbot.waitSignal(view.seek_wanted) as sought:
        view.cards[0].findChild(QPushButton).click()
    assert sought.args == [again.rerun.moves[0].at]
    view.all.setChecked(False)
    view.show_rerun(replace(again, rerun=compare("s", "x", reading(record), reading(record))), None)
    assert view.cards == []


def test_a_call_is_run_again_in_the_dialog_and_stays_as_it_is(
    window: MainWindow, desks: Desks, fake: FakeRoleplay, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    (session,) = save_calls(any_app(desks), 1, BEGAN)
    record = desks._parts.store.load(session)
    asked: list[object] = []

    def rerun(session_id: str, options: object, _told: object) -> Reran:
        asked.append((session_id, options))
        return Reran(compare(session_id, "x", reading(record), reading(record)), record)

    monkeypatch.setattr(desks.trust, "rerun", rerun)
    fake.__dict__["recording"] = lambda _: None
    dialog = RerunDialog(window.context, record)
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: dialog.scorecard.count() > 2)
    assert not dialog.recogniser.isEnabled(), "nothing was recorded"
    dialog.scorecard.setCurrentIndex(1)
    dialog.run()
    qtbot.waitUntil(lambda: bool(dialog.view._rerun), timeout=60_000)
    assert asked == [(session, dialog.options())]
    assert desks._parts.store.load(session) == record


def test_the_panel_tells_of_doubt_and_of_words_put_right(window: MainWindow, desks: Desks, qtbot: QtBot) -> None:
    (session,) = save_calls(any_app(desks), 1, BEGAN)
    store = desks._parts.store
    place = next(i for i, event in enumerate(sample.EVENTS) if isinstance(event, TraineeSaid))
    store.save_correction(session, Correction(place, "<b>Please</b> calm", Understood(), BEGAN, "Ewa Lis"), None)
    store.drop_correction(session, place, None, by="Jan")
    panel = TrustPanel(window.context, ReviewHost(session))
    qtbot.addWidget(panel)
    panel._load()
    qtbot.waitUntil(lambda: panel._log.count() == 2)
    assert not panel.nothing.isVisibleTo(panel)
    assert not panel.doubt.isVisibleTo(panel)
    accuracy = Accuracy(3, 40, 12, 400, 100, 0.25, 0.2, 0.3, 0.6)
    panel.show_trust(Hearing("Anna", accuracy, Clarity(4, 40, 0.4, 0.5), ("errors", "unclear")), ())
    assert panel.doubt.isVisibleTo(panel)
    assert "25 %" in panel.doubt_text.text()
    assert "50 %" in panel.doubt_text.text()
    assert panel.nothing.isVisibleTo(panel)


@pytest.mark.parametrize(("value", "shown"), [(-0.004, "0.00"), (-0.25, "−0.25"), (1.0, "1.00")])
def test_numbers_have_a_true_minus_sign(value: float, shown: str) -> None:
    assert trust_words.decimal(value, 2) == shown
