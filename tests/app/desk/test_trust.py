"""Re-runs, second gradings and calibration meetings through the facade and the command line."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from roleplay.app import Roleplay
from roleplay.app.desk.blind_task import blinded
from roleplay.app.desk.reruns import RerunOptions
from roleplay.app.desk.second_gradings import Sample
from roleplay.cli.main import run as command_line
from roleplay.core.errors import ExportError, InputError, ModelError
from roleplay.core.events import CallEnded, CallEvent, TraineeSaid
from roleplay.core.finding import Order
from roleplay.core.grades import Grade
from roleplay.core.practice import Selection
from roleplay.core.records import SessionFilter, SessionStart
from roleplay.core.sound import Pcm
from roleplay.core.understanding import Transcript
from roleplay.dialogue.formats.library import to_json
from roleplay.dialogue.scenario_dialogue import ScenarioDialogue
from roleplay.dialogue.scoring import score
from roleplay.export.calibration import export_calibration
from roleplay.places import Places
from tests.app.desk.test_grading import all_answered
from tests.gui import sample
from tests.speech.conftest import Say, say_english  # noqa: F401 - a fixture
from tools.calibration_sample import GRADERS, hold, lines, save_calls, scikit
from tools.graders import known

BEGAN = datetime(2026, 11, 2, 8, tzinfo=UTC)
MEANT = "Mr Kowalski, I hear how upset you are, and I am sorry."
NEWER = sample.SCENARIO.model_copy(update={"version": 4})


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Iterator[Roleplay]:
    """The program with its understanding, made once for all tests of this file."""
    base = tmp_path_factory.mktemp("trust")
    app = Roleplay(Places(base / "data", base / "config", cache, base / "log"))
    yield app
    app.close()


@pytest.fixture
def app(made: Roleplay) -> Iterator[Roleplay]:
    """The program without sessions and meetings."""
    made.save_settings(replace(made.settings, trainee="Ewa Lis"))
    yield made
    for state in made.trust.meetings.all():
        made.trust.meetings.delete(state.meeting.id)
    for row in made.sessions():
        made.delete_session(row.id)


def run(app: Roleplay, capsysbinary: pytest.CaptureFixture[bytes], *arguments: str, code: int = 0) -> str:
    """Run a command with the parts of these tests, which stay open; return what it printed, or its problem."""

    class Kept:
        def __getattr__(self, name: str) -> object:
            return getattr(app, name)

        def close(self) -> None:
            pass

    assert command_line(arguments, Kept) == code  # type: ignore[arg-type, return-value]
    printed = capsysbinary.readouterr()
    return (printed.err if code else printed.out).decode()


# --- re-runs ---


def understood_call(app: Roleplay, *said: str, sound: Pcm | None = None) -> str:
    """Save a call in which everything is understood as the program understands it now; return its id."""
    start: SessionStart = replace(sample.record().start, trainee="Anna", scenario_source=to_json(sample.SCENARIO))
    dialogue = ScenarioDialogue(sample.SCENARIO, "en", app._parts.understander)
    events: list[CallEvent] = list(sample.EVENTS[:4])
    state = dialogue.step(dialogue.begin(seed=start.seed), sample.EVENTS[1]).state  # type: ignore[arg-type]
    for number, text in enumerate(said):
        transcript = Transcript(text, 1.0 + 10 * number, 5.0 + 10 * number, "vosk small")
        event = TraineeSaid(5.2 + 10 * number, transcript, dialogue.understand(state, transcript))
        step = dialogue.step(state, event)
        state = step.state
        events += [event, *step.happened]
    events.append(CallEnded(60.0, state.outcome or "aborted"))
    writer = app._parts.store.begin(start, lambda _: None, record_audio=sound is not None)
    for one in events:
        writer.append(one)
    if sound is not None:
        writer.append_audio(bytes(len(sound.samples)), sound.samples)
    writer.finish()
    app._parts.store.save_score(start.id, score(dialogue.engine, events, seed=start.seed))
    return start.id


def test_the_same_version_and_words_change_nothing_and_save_nothing(app: Roleplay) -> None:
    session = understood_call(app, MEANT, "What is your ticket number?")
    before = app.session(session)
    again = app.trust.rerun(session, RerunOptions("played"))
    assert not again.rerun.way_changed
    assert again.rerun.changed == ()
    assert again.rerun.score_change == 0.0
    assert [move.number for move in again.rerun.moves if move.number] == [1, 2]
    assert app.session(session) == before


def test_the_newest_version_of_the_library_is_taken(
    app: Roleplay, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    session = understood_call(app, MEANT, "Goodbye.")
    before = app.session(session)
    printed = json.loads(run(app, capsysbinary, "sessions", "rerun", session, "--json"))
    newest = app._parts.library.get("laptop-overdue")
    assert printed[0]["version"] == {"before": 3, "after": newest.version}
    shown = run(app, capsysbinary, "sessions", "rerun", session, session, "--scenario-version", "played")
    assert "every answer is understood as it was" in shown
    assert "2 calls: 0 take another way" in shown
    assert app.session(session) == before


def test_a_version_that_was_never_played_is_refused(app: Roleplay) -> None:
    session = understood_call(app, MEANT)
    with pytest.raises(InputError, match="no version 99") as refused:
        app.trust.rerun(session, RerunOptions(99))
    assert "3" in refused.value.hint


def test_corrected_words_count_in_a_rerun(app: Roleplay) -> None:
    session = understood_call(app, "please calm down sir", "What is your ticket number?")
    place = next(i for i, event in enumerate(app.session(session).events) if isinstance(event, TraineeSaid))
    corrected = app.correct(session, place, MEANT)
    again = app.trust.rerun(session, RerunOptions("played"))
    assert again.rerun.changed == ()
    assert again.rerun.before.score == corrected.score == again.rerun.after.score


def test_another_recogniser_hears_the_recording(app: Roleplay, say_english: Say) -> None:  # noqa: F811
    said = say_english("I am really sorry that you have been waiting three weeks for your laptop.")
    session = understood_call(app, "I am silly cat you have seen baiting weeks", sound=said)
    before = app.session(session)
    counted: list[tuple[int, int]] = []
    again = app.trust.rerun(session, RerunOptions("played", "pocketsphinx"), lambda *done: counted.append(done))
    (move,) = (move for move in again.rerun.moves if move.number)
    assert move.after is not None
    assert {"sorry", "waiting", "laptop"} <= set(move.after.text.split())
    assert "apology" in move.gained
    assert again.rerun.after.recogniser == "pocketsphinx en-us"
    assert counted == [(1, 1)]
    place = move.position
    app.correct(session, place, "I am really sorry that you have been waiting three weeks for your laptop.")
    heard = app.trust.rerun(session, RerunOptions("played", "pocketsphinx")).heard
    assert heard is not None
    assert heard.after < heard.before
    assert app.session(session).events == before.events


def test_what_cannot_be_heard_again_is_told(app: Roleplay) -> None:
    session = understood_call(app, MEANT)
    with pytest.raises(InputError, match="has no recording"):
        app.trust.rerun(session, RerunOptions("played", "pocketsphinx"))
    with pytest.raises(ModelError, match="no recogniser 'best'") as refused:
        app.trust.rerun(session, RerunOptions("played", "best"))
    assert "pocketsphinx" in refused.value.hint


def test_a_scorecard_judges_the_call_before_and_after(app: Roleplay) -> None:
    session = understood_call(app, "please calm down sir", "What is your ticket number?")
    graded = app.grading.finish(all_answered(app.grading.begin(session, "de-escalation")))
    judged = app.trust.judge_again(app.trust.rerun(session, RerunOptions("played")), "de-escalation")
    assert judged.changed == ()
    assert judged.machine_before == judged.machine_after
    (carried,) = judged.grades
    assert (carried.before, carried.after, carried.lost, carried.new) == (
        graded.grade.result,
        graded.grade.result,
        (),
        (),
    )
    card = app.grading.cards.find("de-escalation")
    first, *rest = card.sections
    shorter = replace(card, sections=(replace(first, questions=first.questions[1:]), *rest))
    total = sum(question.weight for section in shorter.sections for question in section.questions)
    heavier = replace(first.questions[1], weight=first.questions[1].weight + 100 - total)
    shorter = replace(shorter, sections=(replace(first, questions=(heavier, *first.questions[2:])), *rest))
    newer = app.grading.cards.save(shorter, by="Ewa")
    carried = app.trust.judge_again(
        app.trust.rerun(session, RerunOptions("played")), f"de-escalation@{newer.version}"
    ).grades[0]
    assert carried.lost == (first.questions[0].id,)
    with pytest.raises(InputError, match="no scorecard with a version"):
        app.trust.judge_again(app.trust.rerun(session, RerunOptions("played")), "de-escalation@new")


# --- how well a person is heard ---


def test_misheard_words_are_counted_and_logged(app: Roleplay, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    heard = "one two tree for five six seven eight nine ten eleven twelve"
    session = understood_call(app, *[heard] * 12)
    places = [i for i, event in enumerate(app.session(session).events) if isinstance(event, TraineeSaid)]
    for place in places[:10]:
        app.correct(session, place, heard.replace("tree for", "three four"), by="Ewa Lis")
    app.take_back_correction(session, places[0], by="Jan")
    found = app.trust.hearing(session)
    assert (found.accuracy.answers, found.accuracy.corrected, found.accuracy.errors) == (12, 9, 18)
    assert found.accuracy.rate == pytest.approx(18 / 144)
    assert not found.doubtful
    assert "12.5% (" in run(app, capsysbinary, "sessions", "accuracy")
    log = json.loads(run(app, capsysbinary, "sessions", "corrections", session, "--json"))
    assert len(log) == 11
    assert (log[-1]["by"], log[-1]["action"], log[-1]["after"]) == ("Jan", "taken_back", heard)
    assert app.trust.correction_log(session) == app.trust.correction_log()


# --- second gradings ---


def first_grade(app: Roleplay, session: str, grader: str = "Ewa Lis") -> Grade:
    return app.grading.finish(all_answered(app.grading.begin(session, "de-escalation", grader=grader))).grade


def test_a_second_grader_is_blind_until_they_have_finished(
    app: Roleplay, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    (session,) = save_calls(app, 1, BEGAN)
    grade = first_grade(app, session)
    assert app.trust.blind(session, "Jan Żuk") is None
    assert app.trust.seconds.sample(Sample(), "Ewa Lis") == (), "nobody looks at their own grade again"
    drawn = app.trust.seconds.sample(Sample(), "Jan Żuk")
    assert [one.id for one in drawn] == [grade.id]
    assert app.trust.seconds.assign(drawn, "Jan Żuk") == 1
    assert app.trust.seconds.sample(Sample(), "Jan Żuk") == ()
    task = app.trust.blind(session, "Jan Żuk")
    assert task is not None
    assert (task.kind, task.scorecard_id, task.scorecard_version) == (
        "second",
        "de-escalation",
        grade.scorecard_version,
    )
    assert app.trust.blind(session, "Ewa Lis") is None
    assert json.loads(run(app, capsysbinary, "grades", "list", "--json"))[0]["id"] == grade.id
    app.save_settings(replace(app.settings, trainee="Jan Żuk"))
    assert json.loads(run(app, capsysbinary, "grades", "list", "--json")) == []
    assert "You grade this session blind" in run(app, capsysbinary, "grades", "show", grade.id, code=1)
    assert app.finding.page(SessionFilter()).rows[0].session.score is None, "a list tells as much"
    assert app.finding.rows([app.finding.number(session) or 0])[0].session.score is None
    opened = blinded(app.replay.open(session))
    assert (opened.record.summary.score, opened.record.score) == (None, None)
    assert "mistake" not in {mark.kind for mark in opened.marks}
    app.save_settings(replace(app.settings, trainee="Ewa Lis"))
    begun = app.grading.begin(session, task.scorecard_id, task.scorecard_version, grader="Jan Żuk",
                              kind=task.kind, purpose=task.purpose, blind=True)  # fmt: skip
    draft = app.grading.save(all_answered(begun))
    assert app.trust.blind(session, "Jan Żuk") == task
    app.grading.finish(draft)
    assert app.trust.blind(session, "Jan Żuk") is None
    app.save_settings(replace(app.settings, trainee="Jan Żuk"))
    assert app.finding.page(SessionFilter()).rows[0].session.score is not None
    app.save_settings(replace(app.settings, trainee="Ewa Lis"))
    ((one, done),) = app.trust.seconds.all("Jan Żuk")
    assert done
    assert one.assigned_by == "Ewa Lis"


def test_neither_a_filter_nor_an_order_tells_a_hidden_score(
    app: Roleplay, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    best, *others = sorted(save_calls(app, 3, BEGAN), key=lambda one: -(app.session(one).summary.score or 0.0))
    grade = first_grade(app, best)
    app.trust.seconds.assign([grade], "Jan Żuk")
    app.save_settings(replace(app.settings, trainee="Jan Żuk"))
    every = SessionFilter(score_from=0, score_to=100)
    desk = app.finding
    told = [
        {row.session.id for row in desk.page(every).rows},
        {row.session.id for row in desk.rows(desk.numbers(every))},
        {row.id for row in app.sessions(every)},
        {hit.session.id for hit in desk.hits(replace(every, text="the")).hits},
        {row["id"] for row in json.loads(run(app, capsysbinary, "sessions", "list", "--score-from", "0", "--json"))},
    ]
    assert all(best not in found for found in told)
    assert told[0] == set(others) == told[4]
    assert desk.count(every) == 2
    by_score = Order("score", descending=True)
    assert [row.session.id for row in desk.rows(desk.numbers(SessionFilter(), by_score))][-1] == best
    assert desk.page(SessionFilter(), by_score).rows[-1].session.id == best
    assert {row.id: row.score for row in app.sessions()}[best] is None
    hits = [hit for hit in desk.hits(SessionFilter(text="the"), limit=999).hits if hit.session.id == best]
    assert hits
    assert all(hit.session.score is None for hit in hits)
    app.progress.bring_up_to_date()
    everybody = app.progress.practised(Selection())
    assert (len(everybody), everybody.left_out[1]) == (2, 1), "a best or a mean of few tells as much"
    app.save_settings(replace(app.settings, trainee="Ewa Lis"))
    assert desk.count(every) == 3
    assert len(app.progress.practised(Selection())) == 3


def test_who_wants_to_grade_blind_sees_nothing_of_others_until_they_have_finished(
    app: Roleplay, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    session, other = save_calls(app, 2, BEGAN)
    grade = first_grade(app, session)
    app.grading.send(session, "Well done", grade.id)
    app.save_settings(replace(app.settings, trainee="Jan Żuk"))
    draft = app.grading.save(app.grading.begin(session, "de-escalation", kind="second", blind=True))
    task = app.trust.blind(session)
    assert task is not None
    assert task.chosen
    assert (task.kind, task.scorecard_id) == ("second", "de-escalation")
    assert app.trust.blind_sessions() == {session}
    assert app.trust.blind(other) is None
    assert app.trust.blind(session, "Ewa Lis") is None
    assert app.trust.received(session) == ()
    assert [one.grade.id for one in app.trust.visible(app.grading.of_session(session))] == [draft.grade.id]
    assert grade.id[:8] not in run(app, capsysbinary, "grades", "list")
    assert {row.id: row.score is None for row in app.sessions()} == {session: True, other: False}
    seen = run(app, capsysbinary, "sessions", "show", session)
    assert "You grade this call blind" in seen
    assert not any(told in seen for told in ("Score:", "found:", "better:"))
    assert "You grade this session blind" in run(app, capsysbinary, "sessions", "show", session, "--json", code=1)
    assert "Score:" in run(app, capsysbinary, "sessions", "show", other)
    with pytest.raises(InputError, match="grade this session blind"):
        app.trust.rerun(session, RerunOptions("played"))
    app.grading.finish(all_answered(draft))
    assert app.trust.blind(session) is None
    assert app.trust.blind_sessions() == frozenset()
    assert "Score:" in run(app, capsysbinary, "sessions", "show", session)
    assert len(app.trust.visible(app.grading.of_session(session))) == 2
    assert [one.feedback.message for one in app.trust.received(session)] == ["Well done"]


def test_a_blind_grading_that_is_given_up_hides_nothing_any_more(app: Roleplay) -> None:
    (session,) = save_calls(app, 1, BEGAN)
    draft = app.grading.save(app.grading.begin(session, "de-escalation", kind="second", blind=True))
    assert app.trust.blind(session) is not None
    app.grading.delete(draft.grade.id)
    assert app.trust.blind(session) is None
    assert app.trust.blind_sessions() == frozenset()


def test_who_graded_a_call_is_no_second_grader_of_it(app: Roleplay) -> None:
    both, one = save_calls(app, 2, BEGAN)
    for session in (both, one):
        first_grade(app, session)
    first_grade(app, both, "Jan")
    assert [grade.session_id for grade in app.trust.seconds.sample(Sample(), "Jan")] == [one]
    assert app.trust.seconds.sample(Sample(), "Ewa Lis") == ()


def test_nothing_was_given_to_who_has_no_name(app: Roleplay) -> None:
    (session,) = save_calls(app, 1, BEGAN)
    first_grade(app, session)
    app.trust.seconds.assign(app.trust.seconds.sample(Sample(), "Jan"), "Jan")
    app.trust.meetings.create("", "de-escalation", [session], ["Jan", "Ola"])
    assert app.trust.blind(session, "") is None


def test_a_second_grading_from_a_file_is_one_and_shows_nothing(
    app: Roleplay, capsysbinary: pytest.CaptureFixture[bytes], tmp_path: Path
) -> None:
    (session,) = save_calls(app, 1, BEGAN)
    grade = first_grade(app, session)
    app.grading.send(session, "Well done", grade.id)
    app.trust.seconds.assign(app.trust.seconds.sample(Sample(), "Jan"), "Jan")
    app.save_settings(replace(app.settings, trainee="Jan"))
    assert app.trust.received(session) == ()
    assert grade.id not in run(app, capsysbinary, "grades", "export", "-")
    answers = tmp_path / "answers.yaml"
    answers.write_text("{}\n", "utf-8")
    assert "Kept as a draft" in run(app, capsysbinary, "grades", "give", session, str(answers), code=1)
    (draft,) = (one for one in app.grading.of_session(session) if one.grade.grader == "Jan")
    assert (draft.grade.kind, draft.grade.blind) == ("second", True)
    assert "achine: " not in run(app, capsysbinary, "grades", "show", draft.grade.id)
    run(app, capsysbinary, "grades", "give", session, str(answers), "--confirm", code=1)
    whole = all_answered(draft).grade.answers
    answers.write_text(
        "".join(
            f"{one.question}: {'n/a' if one.not_applicable else json.dumps(one.value)}\n"
            for one in whole
            if one.given
        ),
        "utf-8",
    )
    assert "machine" not in run(app, capsysbinary, "grades", "give", session, str(answers))
    assert [done for _, done in app.trust.seconds.all("Jan")] == [True]
    assert [one.feedback.message for one in app.trust.received(session)] == ["Well done"]
    assert grade.id in run(app, capsysbinary, "grades", "export", "-")


def test_samples_are_of_the_period_and_nobody_grades_twice(app: Roleplay) -> None:
    sessions = save_calls(app, 7, BEGAN)
    grades = [first_grade(app, session) for session in sessions]
    seconds = app.trust.seconds
    assert [one.id for one in seconds.sample(Sample(every=3), "Jan")] == [grades[place].id for place in (0, 3, 6)]
    middle = app.session(sessions[4]).start.started_at
    since = seconds.sample(Sample(since=middle, count=99), "Jan")
    assert [one.session_id for one in since] == sessions[4:]
    assert seconds.sample(Sample(count=3, seed=5), "Jan") == seconds.sample(Sample(count=3, seed=5), "Jan")
    with pytest.raises(InputError, match="gave the first grade"):
        seconds.assign(grades, "Ewa Lis")
    with pytest.raises(InputError, match="needs a name"):
        seconds.assign(grades, " ")


def test_first_and_second_grades_are_compared(app: Roleplay, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    sessions = save_calls(app, 5, BEGAN)
    grades = [first_grade(app, session) for session in sessions]
    with pytest.raises(InputError, match="is finished yet"):
        app.trust.seconds.report("de-escalation")
    assert "5 given to Jan" in run(app, capsysbinary, "calibration", "second", "--to", "Jan", "--count", "5")
    for one, _ in app.trust.seconds.all("Jan"):
        begun = app.grading.begin(one.session_id, "de-escalation", grader="Jan", kind="second", purpose=one.id,
                                  blind=True)  # fmt: skip
        app.grading.finish(all_answered(begun))
    report = app.trust.seconds.report("de-escalation")
    assert [one.finished for one in report.graders] == [5, 5]
    assert all(item.agreement is None or item.agreement.same == 1.0 for item in report.questions)
    assert report.score.same == 1.0
    assert len(report.calls) == len(grades)


# --- calibration meetings ---


def test_nobody_sees_what_the_others_answer_until_all_have_finished(app: Roleplay) -> None:
    sessions = save_calls(app, 2, BEGAN)
    meeting = app.trust.meetings.create("  November  round ", "de-escalation", sessions, ["Jan", "Ewa Lis", "Jan "])
    assert (meeting.title, meeting.participants) == ("November round", ("Jan", "Ewa Lis"))
    for grader in meeting.participants:
        for session in sessions:
            task = app.trust.blind(session, grader)
            assert task is not None
            assert not task.done
            with pytest.raises(InputError, match="Not everybody has finished") as open_still:
                app.trust.meetings.report(meeting.id)
            assert open_still.value.code == "calibration_open"
            begun = app.grading.begin(session, task.scorecard_id, task.scorecard_version, grader=grader,
                                      kind=task.kind, purpose=task.purpose, blind=True)  # fmt: skip
            app.grading.finish(all_answered(begun))
            waits = app.trust.blind(session, grader)
            assert waits is None or waits.done
    assert app.trust.blind(sessions[0]) is None
    assert app.trust.meetings.find("last").over
    assert app.trust.meetings.report(meeting.id[:6]).missing == ()


def test_a_meeting_may_be_closed_without_those_who_never_came(app: Roleplay) -> None:
    sessions = save_calls(app, 1, BEGAN)
    meeting = app.trust.meetings.create("", "de-escalation", sessions, ["Jan", "Ewa Lis", "Tom"])
    assert meeting.title
    begun = app.grading.begin(sessions[0], "de-escalation", grader="Jan", kind="calibration", purpose=meeting.id)
    app.grading.finish(all_answered(begun))
    assert app.trust.meetings.close(meeting.id).missing == ("Ewa Lis", "Tom")
    report = app.trust.meetings.report(meeting.id)
    assert report.missing == ("Ewa Lis", "Tom")
    assert report.score.headline.reason == "one_grader"
    assert app.trust.blind(sessions[0], "Tom") is None


@pytest.mark.parametrize(
    ("sessions", "graders", "card", "problem"),
    [
        (1, ["Jan"], "de-escalation", "two people"),
        (0, ["Jan", "Tom"], "de-escalation", "needs a session"),
        (1, ["Jan", "Tom"], "nothing", "no scorecard"),
    ],
)
def test_what_is_no_meeting_is_refused(
    app: Roleplay, sessions: int, graders: list[str], card: str, problem: str
) -> None:
    with pytest.raises(InputError, match=problem):
        app.trust.meetings.create("x", card, save_calls(app, sessions, BEGAN), graders)
    assert app.trust.meetings.all() == ()


def test_the_report_of_simulated_graders_tells_what_is_known_of_them(
    app: Roleplay, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    """14 calls: the standard error of a kappa of .84 is .14."""
    held = hold(app, save_calls(app, 14, BEGAN), GRADERS[:2], title="=1+1 <b>Round</b>")
    report = app.trust.meetings.report(held.meeting.id)
    for item in report.questions:
        if (
            item.question.id in held.panels
            and item.agreement is not None
            and item.agreement.headline.value is not None
        ):
            assert item.agreement.headline.value == pytest.approx(known(held.panels[item.question.id]), abs=0.45)
            assert item.agreement.headline.value == pytest.approx(scikit(report, item.question.id))
    apart = [item.agreement.distance for item in report.questions if item.agreement is not None]
    assert apart == sorted(apart, reverse=True)
    assert "soft-matter" in [item.question.id for item in report.questions[:2]]
    assert len(list(lines(report, held))) > 10
    milder = next(one.severity for one in report.graders if one.grader == GRADERS[1])
    assert milder.difference is not None
    assert milder.difference > 0

    printed = run(app, capsysbinary, "calibration", "report")
    assert "read differently first" in printed
    with pytest.raises(ExportError, match="xyz"):
        export_calibration(report, tmp_path / "r.xyz")
    for name in ("r.csv", "r.html", "r.md"):
        export_calibration(report, tmp_path / name)
    rows = list(csv.DictReader(io.StringIO((tmp_path / "r.csv").read_text("utf-8-sig"))))
    assert rows[0]["report"].startswith("'=1+1"), "no spreadsheet runs it"
    assert {row["question"] for row in rows} == {item.question.id for item in report.questions} | {"(score)"}
    assert len(rows) == (len(report.questions) + 1) * 14 * 2
    page = (tmp_path / "r.html").read_text("utf-8")
    assert "&lt;b&gt;Round" in page
    assert "<b>" not in page
    assert "\\<b\\>Round" in (tmp_path / "r.md").read_text("utf-8")
    assert "Krippendorff's alpha" in page
    export_calibration(report, tmp_path / "pl.html", language="pl")
    polish = (tmp_path / "pl.html").read_text("utf-8")
    assert '<html lang="pl">' in polish
    assert "alfa Krippendorffa" in polish
    assert "The whole card" not in polish
    assert "n/a" not in polish
