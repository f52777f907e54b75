"""Grading and commenting beside a call, and what the trainee sees of it; on a real store."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from roleplay.app.desk.grading import GradingDesk
from roleplay.app.desk.second_gradings import Sample
from roleplay.app.desk.trust import TrustDesk
from roleplay.app.parts import Parts
from roleplay.core.sound import CALL_RATE, Pcm
from roleplay.dialogue.engine import DialogueEngine
from roleplay.dialogue.scoring import score
from roleplay.gui.pages.debrief import DebriefPage
from roleplay.gui.pages.review import ReviewPage
from roleplay.gui.pages.review.comments import CommentsPanel
from roleplay.gui.pages.review.grading import GradingPanel
from roleplay.gui.pages.review.trust import TrustPanel
from roleplay.gui.pages.sessions import SessionsPage
from roleplay.gui.window import MainWindow
from roleplay.places import Places, resources
from tests.app.desk.test_grading import all_answered
from tests.gui import sample
from tests.gui.fakes import FakeRoleplay

GRADE, COMMENTS = 1, 2


@pytest.fixture
def desk(fake: FakeRoleplay, tmp_path: Path) -> Iterator[GradingDesk]:
    """A real desk with the sample call in its store, which the fake shows."""
    parts = Parts(Places(tmp_path / "data", tmp_path / "config", tmp_path / "cache", tmp_path / "log"), resources())
    row = sample.summary(1)
    record = sample.record(row)
    scored = score(DialogueEngine(sample.SCENARIO, "en"), sample.EVENTS, seed=record.start.seed)
    fake.keep(replace(record, score=scored))
    writer = parts.store.begin(record.start, lambda _: None, record_audio=False)
    for event in record.events:
        writer.append(event)
    writer.finish()
    parts.store.save_score(row.id, scored)
    made = GradingDesk(parts, lambda: fake.settings, lambda _record: None)
    fake.grading = made
    yield made
    parts.close()


def open_panel(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot, number: int) -> ReviewPage:
    window.show_review(fake.rows[0].id)
    page = window.page("review")
    assert isinstance(page, ReviewPage)
    qtbot.waitUntil(lambda: page.host.call is not None)
    page.show_panel(number)
    return page


def grading(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> tuple[ReviewPage, GradingPanel]:
    page = open_panel(window, fake, qtbot, GRADE)
    panel = page.stack.widget(GRADE)
    assert isinstance(panel, GradingPanel)
    qtbot.waitUntil(lambda: bool(panel.cards) and all(card.isVisible() for card in panel.cards.values()))
    return page, panel


def saved(desk: GradingDesk, fake: FakeRoleplay) -> dict[str, object]:
    """Return the answers of the one grade that is kept."""
    grades = desk.of_session(fake.rows[0].id)
    return {answer.question: answer.value for answer in grades[-1].grade.answers} if grades else {}


def test_the_machine_is_confirmed_and_overruled_by_key(
    window: MainWindow, fake: FakeRoleplay, qtbot: QtBot, desk: GradingDesk
) -> None:
    _, panel = grading(window, fake, qtbot)
    card = panel.cards["feeling-named"]
    assert not card.confirm_button.isHidden()
    card.setFocus()
    QTest.keyClick(card, Qt.Key.Key_Return)
    QTest.keyClick(card, Qt.Key.Key_Down)
    assert panel.cards["apology"].hasFocus()
    QTest.keyClick(panel.cards["warmth"], Qt.Key.Key_4)
    QTest.keyClick(panel.cards["boundary"], Qt.Key.Key_A)
    assert panel.graded is not None
    given = {answer.question: answer for answer in panel.graded.grade.answers}
    assert given["feeling-named"].source == "confirmed"
    assert given["warmth"].value == 4.0
    assert given["boundary"].not_applicable
    QTest.keyClick(card, Qt.Key.Key_N)
    assert {answer.question: answer.source for answer in panel.graded.grade.answers}["feeling-named"] == "overruled"
    qtbot.waitUntil(lambda: saved(desk, fake).get("feeling-named") is False)


def test_evidence_leads_to_its_second(
    window: MainWindow, fake: FakeRoleplay, qtbot: QtBot, desk: GradingDesk
) -> None:
    page, panel = grading(window, fake, qtbot)
    qtbot.waitUntil(page.view.transport.isEnabled)
    button = panel.cards["feeling-named"].evidence[0]
    button.click()
    assert button.evidence.at is not None
    assert fake.players[-1].position == button.evidence.at


def test_a_grade_is_finished_with_both_scores(
    window: MainWindow, fake: FakeRoleplay, qtbot: QtBot, desk: GradingDesk
) -> None:
    _, panel = grading(window, fake, qtbot)
    assert not panel.finish_button.isEnabled()
    panel.confirm_all.click()
    assert panel.confirm_all.isHidden()
    for name in panel.graded.grade.result.open if panel.graded else ():
        assert panel.cards[name].field.press("4") or panel.cards[name].field.press("Y")
    panel.summary.setPlainText("Well done")
    assert panel.finish_button.isEnabled()
    assert panel.head.score.text() != "–"
    qtbot.waitUntil(lambda: not panel._saving)
    panel.finish_button.click()
    qtbot.waitUntil(lambda: panel.state.text() == "Finished")
    (kept,) = desk.of_session(fake.rows[0].id)
    assert kept.grade.finished_at is not None
    assert kept.grade.summary == "Well done"
    assert kept.grade.result.score is not None
    assert kept.grade.machine.score is not None


def test_a_blind_grading_shows_nothing_of_the_machine(
    window: MainWindow, fake: FakeRoleplay, qtbot: QtBot, desk: GradingDesk
) -> None:
    _, panel = grading(window, fake, qtbot)
    first = panel.graded
    panel.blind.click()
    qtbot.waitUntil(lambda: panel.graded is not None and panel.graded is not first)
    assert panel.graded is not None
    assert (panel.graded.grade.kind, panel.graded.grade.blind) == ("second", True)
    assert not any(card.evidence for card in panel.cards.values())
    assert panel.confirm_all.isHidden()
    assert panel.head.machine.isHidden()


def test_a_blind_grading_that_was_begun_goes_on_blind(
    window: MainWindow, fake: FakeRoleplay, qtbot: QtBot, desk: GradingDesk
) -> None:
    begun = desk.begin(fake.rows[0].id, "service-compliance", kind="second", blind=True)
    desk.save(replace(begun, grade=replace(begun.grade, summary="half of it")))
    _, panel = grading(window, fake, qtbot)
    assert panel.blind.isChecked()
    assert panel.graded is not None
    assert (panel.graded.card.id, panel.graded.grade.summary) == ("service-compliance", "half of it")
    assert not any(card.evidence for card in panel.cards.values())


def test_a_grade_that_was_changed_elsewhere_is_not_overwritten(
    window: MainWindow, fake: FakeRoleplay, qtbot: QtBot, desk: GradingDesk
) -> None:
    page, panel = grading(window, fake, qtbot)
    elsewhere = desk.begin(fake.rows[0].id, "de-escalation")
    desk.save(replace(elsewhere, grade=replace(elsewhere.grade, summary="from the other window")))
    panel.cards["warmth"].field.press("1")
    panel.save()
    qtbot.waitUntil(lambda: "begun to grade" in page.banner.text)
    assert desk.of_session(fake.rows[0].id)[0].grade.summary == "from the other window"
    assert panel.graded is not None  # what was entered is still there to be read


# --- comments ---


def commenting(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> tuple[ReviewPage, CommentsPanel]:
    page = open_panel(window, fake, qtbot, COMMENTS)
    panel = page.stack.widget(COMMENTS)
    assert isinstance(panel, CommentsPanel)
    return page, panel


def test_a_comment_at_the_second_and_one_on_a_passage(
    window: MainWindow, fake: FakeRoleplay, qtbot: QtBot, desk: GradingDesk
) -> None:
    page, panel = commenting(window, fake, qtbot)
    page.host.set_position(12.4)
    assert panel.where.text() == "At 0:12"
    panel.field.setPlainText("Here <b>he</b> calms down")
    QTest.keyClick(panel.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(panel.cards) == 1 and not panel.field.toPlainText())
    page.host.set_passage((3.0, 8.5))
    assert panel.where.text() == "From 0:03 to 0:08"
    panel.field.setPlainText("Listen to this")
    panel.add_button.click()
    qtbot.waitUntil(lambda: len(panel.cards) == 2)
    first, second = panel.cards
    assert first.time_button.text() == "0:03–0:08"
    assert second.text.text() == "Here <b>he</b> calms down"
    assert second.text.textFormat() == Qt.TextFormat.PlainText


def test_a_comment_is_changed_hidden_and_deleted_by_its_author_only(
    window: MainWindow, fake: FakeRoleplay, qtbot: QtBot, desk: GradingDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QMessageBox, "exec", lambda self: 0)
    monkeypatch.setattr(QMessageBox, "clickedButton", lambda self: self.defaultButton())
    session = fake.rows[0].id
    desk.comment(session, 4.0, text="mine")
    fake.kept = replace(fake.kept, trainee="Somebody Else")
    desk.comment(session, 9.0, text="theirs")
    fake.kept = replace(fake.kept, trainee="Anna Nowak")
    _, panel = commenting(window, fake, qtbot)
    qtbot.waitUntil(lambda: len(panel.cards) == 2)
    mine, theirs = panel.cards
    assert theirs.edit_button.isHidden()
    mine.edit_button.click()
    mine.field.setPlainText("better")
    mine.save_button.click()
    qtbot.waitUntil(lambda: panel.cards[0].text.text() == "better")
    panel.cards[0].visible_button.click()
    qtbot.waitUntil(lambda: not panel.cards[0].comment.visible)
    asked: list[str] = []

    def sure(self: QMessageBox) -> object:
        asked.append(self.text())
        return next(b for b in self.buttons() if self.buttonRole(b) == QMessageBox.ButtonRole.DestructiveRole)

    panel.cards[0].delete_button.click()
    assert len(desk.comments(session)) == 2
    monkeypatch.setattr(QMessageBox, "clickedButton", sure)
    panel.cards[0].delete_button.click()
    qtbot.waitUntil(lambda: [card.text.text() for card in panel.cards] == ["theirs"])
    assert asked == ["Delete the comment at 0:04?"]


def test_what_is_being_written_in_one_comment_survives_another_one(
    window: MainWindow, fake: FakeRoleplay, qtbot: QtBot, desk: GradingDesk
) -> None:
    session = fake.rows[0].id
    desk.comment(session, 4.0, text="first")
    desk.comment(session, 9.0, text="second")
    _, panel = commenting(window, fake, qtbot)
    qtbot.waitUntil(lambda: len(panel.cards) == 2)
    first, second = panel.cards
    first.edit_button.click()
    first.field.setPlainText("half a sent")
    second.edit_button.click()
    second.field.setPlainText("done")
    second.save_button.click()
    qtbot.waitUntil(lambda: [card.text.text() for card in panel.cards] == ["first", "done"])
    assert [card.draft for card in panel.cards] == ["half a sent", None]


def test_a_spoken_comment(
    window: MainWindow, fake: FakeRoleplay, qtbot: QtBot, desk: GradingDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Said:
        seconds = 1.0
        stopped = False

        def stop(self) -> Pcm:
            self.stopped = True
            return Pcm(bytes(CALL_RATE * 2))

    said = Said()
    monkeypatch.setattr(desk, "dictate", lambda on_level: said)
    fake.kept = replace(fake.kept, recogniser="typed")
    page, panel = commenting(window, fake, qtbot)
    page.host.set_position(5.0)
    panel.dictation.button.click()
    qtbot.waitUntil(lambda: panel.dictation.recording)
    panel.dictation.button.click()
    qtbot.waitUntil(lambda: len(panel.cards) == 1)
    assert said.stopped
    assert panel.cards[0].comment.recorded_seconds == 1.0
    assert not panel.cards[0].hear_button.isHidden()
    assert panel.dictation.isEnabled()


def test_feedback_goes_to_the_trainee_who_answers_and_takes_note(
    window: MainWindow, fake: FakeRoleplay, qtbot: QtBot, desk: GradingDesk
) -> None:
    session = fake.rows[0].id
    desk.comment(session, 4.0, text="seen")
    desk.comment(session, 5.0, text="hidden", visible=False)
    _, panel = commenting(window, fake, qtbot)
    panel.sending.open_button.click()
    qtbot.waitUntil(panel.sending.send_button.isVisible)
    panel.sending.message.setPlainText("Please listen once more.")
    panel.sending.send_button.click()
    qtbot.waitUntil(lambda: bool(desk.feedback(session)))
    window.show_debrief(session)
    page = window.page("debrief")
    assert isinstance(page, DebriefPage)
    qtbot.waitUntil(lambda: hasattr(page, "feedback") and bool(page.feedback.cards))
    card = page.feedback.cards[0]
    assert [comment.comment.text for comment in card.comments] == ["seen"]
    assert card.comments[0].edit_button.isHidden()
    card.answer.setPlainText("I will.")
    card.acknowledge_button.click()
    qtbot.waitUntil(lambda: desk.feedback(session)[0].acknowledged_at is not None)
    assert desk.feedback(session)[0].answer == "I will."
    qtbot.waitUntil(lambda: page.feedback.cards[0].received.feedback.answer == "I will.")
    assert page.feedback.cards[0].answer.isHidden()


# --- blind ---


def test_who_grades_for_a_calibration_sees_nothing_of_the_others(
    window: MainWindow, fake: FakeRoleplay, desk: GradingDesk, qtbot: QtBot
) -> None:
    session = fake.rows[0].id
    fake.kept = replace(fake.kept, trainee="Ewa Lis")
    desk.comment(session, 3.0, text="Too mild")
    other = desk.finish(all_answered(desk.begin(session, "de-escalation")))
    fake.kept = replace(fake.kept, trainee="Jan Żuk")
    desk.comment(session, 5.0, text="Mine")
    trust = TrustDesk(desk._parts, lambda: fake.settings, desk)
    fake.__dict__["trust"] = trust
    meeting = trust.meetings.create("Noon", "de-escalation", [session], ["Jan Żuk", "Ewa Lis"])
    page, panel = grading(window, fake, qtbot)
    qtbot.waitUntil(lambda: panel.graded is not None)
    assert panel.graded is not None
    grade = panel.graded.grade
    assert (grade.kind, grade.purpose, grade.blind, grade.grader) == ("calibration", meeting.id, True, "Jan Żuk")
    assert not panel.blind.isEnabled()
    assert "Noon" in panel.head.purpose.text()
    assert not panel.head.machine.isVisibleTo(panel)
    assert not panel.head.others.isVisibleTo(panel)
    assert "points" not in page._facts.full_text()
    assert not page.debrief_button.isVisible()
    assert "mistake" not in {mark.kind for mark in page.view.call.marks}  # type: ignore[union-attr]
    comments = page.stack.widget(COMMENTS)
    assert isinstance(comments, CommentsPanel)
    qtbot.waitUntil(lambda: [card.comment.text for card in comments.cards] == ["Mine"])
    panel.graded = all_answered(panel.graded)
    panel.finish()
    qtbot.waitUntil(lambda: page.host.blind is not None and page.host.blind.done)
    trust.meetings.close(meeting.id)
    page.host.read_again()
    qtbot.waitUntil(lambda: [card.comment.text for card in comments.cards] == ["Too mild", "Mine"])
    assert "points" in page._facts.full_text()
    assert desk.grade(other.grade.id).grade == other.grade


def blind_by_choice(
    window: MainWindow, fake: FakeRoleplay, desk: GradingDesk, qtbot: QtBot
) -> tuple[ReviewPage, GradingPanel, CommentsPanel]:
    """Tick "Blind" as Jan, where Ewa has commented, graded and sent something."""
    session = fake.rows[0].id
    fake.kept = replace(fake.kept, trainee="Ewa Lis")
    desk.comment(session, 3.0, text="Too mild")
    desk.finish(all_answered(desk.begin(session, "de-escalation")))
    desk.send(session, "Well done")
    fake.kept = replace(fake.kept, trainee="Jan Żuk")
    desk.comment(session, 5.0, text="Mine")
    fake.__dict__["trust"] = TrustDesk(desk._parts, lambda: fake.settings, desk)
    page, panel = grading(window, fake, qtbot)
    comments = page.stack.widget(COMMENTS)
    assert isinstance(comments, CommentsPanel)
    qtbot.waitUntil(lambda: texts(comments) == ["Too mild", "Mine"])
    assert "points" in page._facts.full_text()
    panel.blind.click()
    qtbot.waitUntil(lambda: page.host.blind is not None and texts(comments) == ["Mine"])
    return page, panel, comments


def texts(comments: CommentsPanel) -> list[str]:
    return [card.comment.text for card in comments.cards]


def test_who_ticks_blind_sees_nothing_of_others_until_they_have_finished(
    window: MainWindow, fake: FakeRoleplay, desk: GradingDesk, qtbot: QtBot
) -> None:
    page, panel, comments = blind_by_choice(window, fake, desk, qtbot)
    assert panel.graded is not None
    assert (panel.graded.grade.kind, panel.graded.grade.blind) == ("second", True)
    assert panel.blind.isChecked()
    assert panel.blind.isEnabled()
    assert not panel.scorecard.isEnabled()
    assert not any(card.evidence for card in panel.cards.values())
    assert panel.head.purpose.isVisibleTo(panel)
    for shown in (panel.head.machine, panel.head.others, panel.head.doubt, panel.confirm_all):
        assert not shown.isVisibleTo(panel)
    assert "points" not in page._facts.full_text()
    assert not page.debrief_button.isVisible()
    assert "mistake" not in {mark.kind for mark in page.view.call.marks}  # type: ignore[union-attr]
    assert "Too mild" not in {mark.text for mark in page.view.picture.layer.marks}
    panel.graded = all_answered(panel.graded)
    panel.finish()
    qtbot.waitUntil(lambda: page.host.blind is None and texts(comments) == ["Too mild", "Mine"])
    assert "Ewa Lis" in panel.head.others.text()
    assert panel.head.others.isVisibleTo(panel)
    assert panel.scorecard.isEnabled()


def test_a_blind_grading_is_given_up_with_its_answers(
    window: MainWindow, fake: FakeRoleplay, desk: GradingDesk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, panel, comments = blind_by_choice(window, fake, desk, qtbot)
    session, asked = fake.rows[0].id, iter((False, True))
    monkeypatch.setattr("roleplay.gui.pages.review.grading.ask_to_give_up", lambda _panel: next(asked))
    panel.summary.setPlainText("Half of it")
    panel.blind.click()
    qtbot.waitUntil(panel.blind.isChecked)
    assert page.host.blind is not None
    panel.blind.click()
    qtbot.waitUntil(lambda: page.host.blind is None and texts(comments) == ["Too mild", "Mine"])
    qtbot.waitUntil(lambda: panel.graded is not None and not panel.graded.grade.blind)
    assert not panel.blind.isChecked()
    assert panel.scorecard.isEnabled()
    assert {one.grade.grader for one in desk.of_session(session)} == {"Ewa Lis"}
    assert next(asked, None) is None


def test_a_blind_grading_without_an_answer_is_given_up_unasked(
    window: MainWindow, fake: FakeRoleplay, desk: GradingDesk, qtbot: QtBot
) -> None:
    page, panel, comments = blind_by_choice(window, fake, desk, qtbot)
    panel.blind.click()
    qtbot.waitUntil(lambda: page.host.blind is None and texts(comments) == ["Too mild", "Mine"])
    assert {one.grade.grader for one in desk.of_session(fake.rows[0].id)} == {"Ewa Lis"}


def test_what_is_graded_blind_is_not_stepped_again(
    window: MainWindow, fake: FakeRoleplay, desk: GradingDesk, qtbot: QtBot
) -> None:
    page, panel, _ = blind_by_choice(window, fake, desk, qtbot)
    trust = page.findChild(TrustPanel)
    assert isinstance(trust, TrustPanel)
    assert trust.again_button.isHidden()
    assert panel.graded is not None
    panel.graded = all_answered(panel.graded)
    panel.finish()
    qtbot.waitUntil(lambda: not trust.again_button.isHidden())


def test_beside_the_list_no_debrief_is_offered_of_a_call_that_is_graded_blind(
    window: MainWindow, fake: FakeRoleplay, desk: GradingDesk, qtbot: QtBot
) -> None:
    session = fake.rows[0].id
    fake.kept = replace(fake.kept, trainee="Jan Żuk")
    fake.__dict__["trust"] = TrustDesk(desk._parts, lambda: fake.settings, desk)
    draft = desk.save(desk.begin(session, "de-escalation", kind="second", blind=True))
    window.show_sessions()
    page = window.page("sessions")
    assert isinstance(page, SessionsPage)
    qtbot.waitUntil(lambda: page.replay.session_id == session and page.replay.debrief_button.isEnabled())
    assert page.replay.debrief_button.isHidden()
    desk.finish(all_answered(draft))
    page.replay.close_player()
    page.replay.show_session(fake.rows[0])
    qtbot.waitUntil(page.replay.debrief_button.isEnabled)
    assert not page.replay.debrief_button.isHidden()


def test_who_grades_blind_finds_no_feedback_in_the_debrief(
    window: MainWindow, fake: FakeRoleplay, desk: GradingDesk, qtbot: QtBot
) -> None:
    session = fake.rows[0].id
    fake.kept = replace(fake.kept, trainee="Ewa Lis")
    desk.send(session, "Well done")
    fake.kept = replace(fake.kept, trainee="Jan Żuk")
    trust = TrustDesk(desk._parts, lambda: fake.settings, desk)
    fake.__dict__["trust"] = trust
    meeting = trust.meetings.create("Noon", "de-escalation", [session], ["Jan Żuk", "Ewa Lis"])
    window.show_debrief(session)
    page = window.page("debrief")
    assert isinstance(page, DebriefPage)
    qtbot.waitUntil(lambda: hasattr(page, "feedback") and not window.tasks._running)
    assert not page.feedback.cards
    trust.meetings.close(meeting.id)
    page.feedback.load(session)
    qtbot.waitUntil(lambda: len(page.feedback.cards) == 1)


def test_a_second_grader_who_has_finished_is_told_what_the_first_gave(
    window: MainWindow, fake: FakeRoleplay, desk: GradingDesk, qtbot: QtBot
) -> None:
    session = fake.rows[0].id
    fake.kept = replace(fake.kept, trainee="Ewa Lis")
    desk.finish(all_answered(desk.begin(session, "de-escalation")))
    trust = TrustDesk(desk._parts, lambda: fake.settings, desk)
    fake.__dict__["trust"] = trust
    trust.seconds.assign(trust.seconds.sample(Sample(), "Jan Żuk"), "Jan Żuk")
    fake.kept = replace(fake.kept, trainee="Jan Żuk")
    page, panel = grading(window, fake, qtbot)
    head = panel.head
    assert head.purpose.isVisibleTo(panel)
    assert not head.others.isVisibleTo(panel)
    assert panel.graded is not None
    panel.graded = all_answered(panel.graded)
    panel.finish()
    qtbot.waitUntil(lambda: page.host.blind is None and head.others.isVisibleTo(panel))
    assert "Ewa Lis" in head.others.text()
    assert head.machine.isVisibleTo(panel)
    assert not head.purpose.isVisibleTo(panel)
