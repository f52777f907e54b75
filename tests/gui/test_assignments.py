"""Assignments: the trainee's list on the Practice page, and the trainer's page on a real store."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from roleplay.app import CallOptions
from roleplay.app.desk.assignments import Assigned, AssignmentDesk
from roleplay.app.desk.progress import ProgressDesk
from roleplay.app.parts import Parts
from roleplay.core.assignments import AssignedCall, Assignee, Assignment, Attempt, Terms, TermsVersion
from roleplay.core.grades import Feedback, WaitingFeedback
from roleplay.core.records import Score
from roleplay.gui.pages.assignments import AssignmentsPage
from roleplay.gui.pages.assignments.form import AssignmentForm
from roleplay.gui.pages.practice import PracticePage
from roleplay.gui.pages.reports import ReportsPage
from roleplay.gui.window import MainWindow
from roleplay.places import places, resources
from roleplay.review.assignments import refusal, standing
from roleplay.store.sessions import SessionStore
from tests.gui import sample
from tests.gui.fakes import FakeRoleplay

ANNA, JAN = "Anna Nowak", "Jan <b>Lis</b>"
TODAY = date(2026, 11, 20)
TERMS = Terms(
    "laptop-overdue",
    "The laptop that never came",
    "Marian Kowalski",
    (Assignee("person", ANNA), Assignee("person", JAN)),
    mode="test",
    level="hard",
    due=date(2026, 11, 21),
    attempts=2,
    pass_mark=70.0,
    note="Mind the <b>opening</b>.",
)


# --- the trainee's list ---


def assigned(terms: Terms = TERMS, *scores: float) -> Assigned:
    made = Assignment(f"a-{terms.scenario_id}", (TermsVersion(1, terms, datetime(2026, 11, 16, tzinfo=UTC), "Ewa"),))
    calls = [
        AssignedCall(
            f"s-{place}",
            Attempt(made.id, 1, TODAY),
            ANNA,
            datetime(2026, 11, 19, place, tzinfo=UTC),
            running=False,
            outcome="solved",
            ended_by="thanks",
            line_lost=False,
            answered=True,
            seconds=60.0,
            score=score,
        )
        for place, score in enumerate(scores)
    ]
    return Assigned(made, standing(made, ANNA, calls, TODAY), refusal(made, ANNA, calls, {}))


def practice(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot, *given: Assigned) -> PracticePage:
    fake.assignments.assigned = given  # type: ignore[attr-defined]
    page = window.page("practice")
    assert isinstance(page, PracticePage)
    page.reload()
    qtbot.waitUntil(lambda: len(page.recommendation.assigned.rows) == len(given) and not window.tasks._running)
    return page


def test_what_is_assigned_is_begun_with_one_click_as_it_asks(
    window: MainWindow, fake: FakeRoleplay, qtbot: QtBot
) -> None:
    page = practice(window, fake, qtbot, assigned(TERMS, 40.0))
    (line,) = page.recommendation.assigned.rows
    assert line.isVisible()
    assert line._progress.full_text() == "Begun · 1 attempt left · best 40 · pass mark 70"
    page.mode.setCurrentIndex(0)
    with qtbot.waitSignal(page.start_wanted) as rung:
        line.start_button.click()
    assert rung.args[0] == CallOptions("laptop-overdue", "en", "test", "hard", assignment="a-laptop-overdue")
    assert fake.kept.mode == "practice"  # the trainee's own choice stays


def test_the_language_is_the_assignments_where_it_has_one(
    window: MainWindow, fake: FakeRoleplay, qtbot: QtBot
) -> None:
    fake.cards = (sample.card(languages=("en", "pl")),)
    page = practice(window, fake, qtbot, assigned(replace(TERMS, language="pl")))
    with qtbot.waitSignal(page.start_wanted) as rung:
        page.recommendation.assigned.rows[0].start_button.click()
    assert rung.args[0].language == "pl"


def test_used_up_attempts_leave_no_button(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    page = practice(window, fake, qtbot, assigned(TERMS, 40.0, 50.0))
    (line,) = page.recommendation.assigned.rows
    assert not line.start_button.isVisible()
    assert line._progress.full_text().startswith("Not passed · no attempts left")


def test_what_is_done_gives_way_to_what_comes_next(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    page = practice(window, fake, qtbot, assigned())
    assert not page.recommendation.start_button.isVisible()
    page = practice(window, fake, qtbot, assigned(TERMS, 90.0))
    assert page.recommendation.start_button.isVisible()
    assert page.recommendation.assigned.isVisible()
    page = practice(window, fake, qtbot)
    assert not page.recommendation.assigned.isVisible()


def test_a_scenario_that_is_missing_here_is_told(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    page = practice(window, fake, qtbot, assigned(replace(TERMS, scenario_id="gone")))
    page.recommendation.assigned.rows[0].start_button.click()
    qtbot.waitUntil(window.banner.isVisible)
    assert "gone is not on this machine" in window.banner.text


def test_after_a_call_for_an_assignment_it_is_told_what_came_of_it(
    window: MainWindow, fake: FakeRoleplay, qtbot: QtBot
) -> None:
    page = practice(window, fake, qtbot, assigned())
    page.recommendation.assigned.rows[0].start_button.click()
    fake.assignments.assigned = (assigned(TERMS, 90.0),)  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: bool(fake.calls))
    fake.calls[-1].abort()
    qtbot.waitUntil(window.banner.isVisible)
    assert window.banner.text == "Passed: what was assigned to you is done."


@pytest.mark.parametrize(
    ("scores", "told"),
    [((40.0,), "Pass mark 70 · 1 attempt left"), ((40.0, 50.0), "Not passed this time, and no attempts are left.")],
)
def test_what_did_not_pass_is_told_calmly(
    window: MainWindow, fake: FakeRoleplay, qtbot: QtBot, scores: tuple[float, ...], told: str
) -> None:
    fake.assignments.assigned = (assigned(TERMS, *scores),)  # type: ignore[attr-defined]
    window.results.after_call("a-laptop-overdue", f"s-{len(scores) - 1}")
    qtbot.waitUntil(window.banner.isVisible)
    assert window.banner.text.startswith(told)


def feedback(number: int = 1, author: str = "Ewa <i>Trener</i>") -> WaitingFeedback:
    session = sample.summary(number)
    sent = Feedback(f"f-{number}", session.id, author, datetime(2026, 11, 20, tzinfo=UTC), "Well done.")
    return WaitingFeedback(sent, session.customer, session.started_at)


def test_feedback_that_waits_is_one_click_away_and_told_once(
    window: MainWindow, fake: FakeRoleplay, qtbot: QtBot
) -> None:
    fake.keep(sample.record())
    fake.grading.sent = (feedback(),)  # type: ignore[attr-defined]
    page = practice(window, fake, qtbot)
    qtbot.waitUntil(page.feedback.isVisible)
    assert page.feedback.text.startswith("Ewa <i>Trener</i> has sent you feedback on your call with Marian Kowalski")
    page.feedback.closed.emit()
    page.feedback.hide()
    page = practice(window, fake, qtbot)
    assert not page.feedback.isVisible()
    fake.grading.sent = (feedback(2), feedback())  # type: ignore[attr-defined]
    page = practice(window, fake, qtbot)
    qtbot.waitUntil(page.feedback.isVisible)
    assert page.feedback.text.startswith("You have new feedback on 2 calls")
    with qtbot.waitSignal(page.review_wanted) as wanted:
        page.feedback.acted.emit()
    assert wanted.args == [sample.summary(2).id]


def test_who_has_no_name_is_led_to_where_it_is_given(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    fake.assignments.nameless = True  # type: ignore[attr-defined]
    page = practice(window, fake, qtbot)
    qtbot.waitUntil(page.feedback.isVisible)
    page.feedback.acted.emit()
    settings = window.page("settings")
    assert window.stack.currentWidget() is settings
    assert isinstance(window.focusWidget(), QLineEdit)
    fake.assignments.nameless = False  # type: ignore[attr-defined]
    page = practice(window, fake, qtbot)
    assert not page.feedback.isVisible()


# --- the trainer's page ---


@pytest.fixture
def store(fake: FakeRoleplay) -> Iterator[SessionStore]:
    """A real store and a real desk behind the fake facade."""
    parts = Parts(places(), resources())
    desk = AssignmentDesk(parts, lambda: replace(fake.kept, trainee="Ewa Trener"), today=lambda: TODAY)
    fake.__dict__["assignments"] = desk
    fake.cards = (sample.card(), sample.card(id="ruined-birthday", customer="Ewa Lis", title="The wrong gift"))
    yield parts.store
    parts.close()


def hold(store: SessionStore, assignment_id: str, score: float, number: int = 1) -> str:
    start = replace(sample.record(sample.summary(number)).start, trainee=ANNA)
    writer = store.begin(start, lambda _: None, record_audio=False, attempt=Attempt(assignment_id, 1, TODAY))
    for event in sample.EVENTS:
        writer.append(event)
    writer.finish()
    store.save_score(start.id, Score(score, ()))
    return start.id


def opened(window: MainWindow, qtbot: QtBot) -> AssignmentsPage:
    window.show_assignments()
    page = window.page("assignments")
    assert isinstance(page, AssignmentsPage)
    qtbot.waitUntil(lambda: not window.tasks._running)
    return page


def form_of(page: AssignmentsPage) -> AssignmentForm:
    assert page.form is not None
    return page.form


def test_from_an_empty_page_to_an_assignment(
    window: MainWindow, fake: FakeRoleplay, store: SessionStore, qtbot: QtBot
) -> None:
    page = opened(window, qtbot)
    assert page._none.isVisible()
    page._none.acted.emit()
    form = form_of(page)
    form.scenario.setCurrentIndex(form.scenario.findData("ruined-birthday"))
    form.save()  # for nobody
    qtbot.waitUntil(form.banner.isVisible)
    assert "nobody" in form.banner.text
    QTest.keyClicks(form.people.search, JAN)
    QTest.keyClick(form.people.search, Qt.Key.Key_Return)
    assert form.people.chosen() == (Assignee("person", JAN),)
    assert form.isVisible()  # Enter did not press the button
    form.has_mark.setChecked(True)
    form.mark.setValue(65)
    with qtbot.waitSignal(form.saved):
        form.save()
    qtbot.waitUntil(lambda: page.table.rowCount() == 1 and not window.tasks._running)
    asked = page.table.record(0).assignment.terms
    assert (asked.scenario_id, asked.mode, asked.pass_mark, asked.due) == (
        "ruined-birthday",
        "test",
        65.0,
        date(2026, 11, 27),
    )
    assert page.detail.overview is not None
    assert page.detail.people.record(0).person == JAN


def test_the_calls_behind_a_standing_are_opened(window: MainWindow, store: SessionStore, qtbot: QtBot) -> None:
    made = store.assignments.create(TERMS, at=datetime(2026, 11, 16, tzinfo=UTC), by="Ewa Trener")
    session = hold(store, made.id, 40.0)
    page = opened(window, qtbot)
    page.session_wanted.disconnect()
    page.choose(made.id, ANNA)
    assert page.detail.calls.rowCount() == 1
    with qtbot.waitSignal(page.session_wanted) as wanted:
        page.detail.calls_view.activated.emit(page.detail.calls.index(0, 0))
    assert wanted.args == [session]
    page.view.setCurrentIndex(1)
    cell = page.matrix.index(0, 1)
    assert (page.matrix.record(0)[0], cell.data()) == (ANNA, "40")
    with qtbot.waitSignal(page.session_wanted) as wanted:
        page.matrix_view.activated.emit(cell)
    assert wanted.args == [session]


def test_narrowing_by_person_state_group_and_what_is_due_soon(
    window: MainWindow, store: SessionStore, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = datetime(2026, 11, 16, tzinfo=UTC)
    store.groups.save(None, "Night shift", [ANNA])
    laptop = store.assignments.create(TERMS, at=at, by="")
    gift = replace(TERMS, scenario_id="gift", customer="Ewa Lis", scenario_title="The wrong gift", due=None)
    store.assignments.create(replace(gift, assignees=(Assignee("person", JAN),)), at=at, by="")
    hold(store, laptop.id, 90.0)
    page = opened(window, qtbot)

    def shown() -> list[tuple[str, list[str]]]:
        return sorted((one.assignment.terms.customer, [each.person for each in one.standings]) for one in page.shown)

    assert shown() == [("Ewa Lis", [JAN]), ("Marian Kowalski", [ANNA, JAN])]
    page.soon_button.click()
    assert shown() == [("Marian Kowalski", [JAN])]
    page.state.setCurrentIndex(page.state.findData("passed"))
    assert shown() == [("Marian Kowalski", [ANNA])]
    page.state.setCurrentIndex(0)
    page.group.setCurrentIndex(1)
    assert shown() == [("Marian Kowalski", [ANNA])]
    target = tmp_path / "who.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    page.export_button.click()
    qtbot.waitUntil(page.banner.isVisible)
    assert target.read_text("utf-8-sig").count("\n") == 2  # what is shown, no more
    page.text.setText("nobody like that")
    qtbot.waitUntil(page._no_match.isVisible)
    page._no_match.acted.emit()
    qtbot.waitUntil(lambda: len(page.shown) == 2)


def test_changing_copying_withdrawing_and_back(window: MainWindow, store: SessionStore, qtbot: QtBot) -> None:
    made = store.assignments.create(TERMS, at=datetime(2026, 11, 16, tzinfo=UTC), by="Ewa Trener")
    hold(store, made.id, 40.0)
    page = opened(window, qtbot)
    page.detail.edit_button.click()
    form = form_of(page)
    form.level.setCurrentIndex(0)
    form.save()
    qtbot.waitUntil(form.banner.isVisible)
    assert "cannot be changed any more" in form.banner.text
    form.level.setCurrentIndex(2)
    form.attempts.setValue(5)
    with qtbot.waitSignal(form.saved):
        form.save()
    qtbot.waitUntil(lambda: not window.tasks._running)
    assert [one.terms.attempts for one in store.assignments.get(made.id).versions] == [2, 5]
    page.detail.copy_button.click()
    with qtbot.waitSignal(form_of(page).saved) as kept:
        form_of(page).save()
    assert kept.args[0].copied_from == made.id
    qtbot.waitUntil(lambda: page.table.rowCount() == 2 and not window.tasks._running)
    page.choose(made.id)
    page.detail.withdraw_button.click()
    qtbot.waitUntil(lambda: page.table.rowCount() == 1 and not window.tasks._running)
    page.withdrawn.setChecked(True)
    page.choose(made.id)
    assert not page.detail.edit_button.isEnabled()
    page.detail.withdraw_button.click()
    qtbot.waitUntil(lambda: store.assignments.get(made.id).withdrawn_at is None and not window.tasks._running)


def test_from_a_report_on_a_group_to_a_form_for_it(
    window: MainWindow, fake: FakeRoleplay, store: SessionStore, qtbot: QtBot
) -> None:
    crew = store.groups.save(None, "Night shift", [ANNA])
    fake.__dict__["progress"] = ProgressDesk(fake.assignments._parts)
    window.show_reports()
    reports = window.page("reports")
    assert isinstance(reports, ReportsPage)
    qtbot.waitUntil(lambda: reports.scope.who.count() == 2 and not window.tasks._running)
    assert reports.scope.assign.isHidden()
    reports.scope.choose(crew)
    reports.scope.assign.click()
    page = window.page("assignments")
    assert isinstance(page, AssignmentsPage)
    qtbot.waitUntil(lambda: page.form is not None)
    assert form_of(page).people.chosen() == (Assignee("group", "Night shift", crew),)
    qtbot.waitUntil(lambda: not window.tasks._running)
