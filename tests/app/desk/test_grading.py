"""Grading through the facade, on a saved call."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from roleplay.app import Roleplay
from roleplay.app.desk.answer_file import read_answers
from roleplay.app.desk.cards import export_card
from roleplay.app.desk.grading import Graded
from roleplay.core.errors import InputError
from roleplay.core.exports import ExportWish
from roleplay.core.sound import CALL_RATE, Pcm
from roleplay.dialogue.engine import DialogueEngine
from roleplay.dialogue.scoring import score
from roleplay.places import Places
from roleplay.review.scorecards.answers import answered, confirmed
from roleplay.review.scorecards.scoring import counts
from tests.gui import sample


@pytest.fixture
def app(tmp_path: Path, cache: Path) -> Iterator[Roleplay]:
    made = Roleplay(Places(tmp_path / "data", tmp_path / "config", cache, tmp_path / "log"))
    made.save_settings(replace(made.settings, trainee="Jan Żuk"))
    yield made
    made.close()


@pytest.fixture
def session(app: Roleplay) -> str:
    store, start = app._parts.store, replace(sample.record().start, trainee="Anna")
    writer = store.begin(start, lambda _: None, record_audio=False)
    for event in sample.EVENTS:
        writer.append(event)
    writer.finish()
    store.save_score(start.id, score(DialogueEngine(sample.SCENARIO, "en"), sample.EVENTS, seed=start.seed))
    return start.id


def as_someone(app: Roleplay, name: str) -> None:
    app.save_settings(replace(app.settings, trainee=name))


def all_answered(graded: Graded) -> Graded:
    """Confirm what the machine says, and give the best for the rest."""
    grade = confirmed(graded.grade, graded.card)
    for question in graded.card.questions:
        if counts(question) and question.id in grade.result.open:
            best = {"yes_no": True, "scale": question.high, "number": question.full_at}.get(question.kind)
            value = best if best is not None else question.choices[0].id
            grade = answered(grade, graded.card, question.id, value)
    return replace(graded, grade=grade)


def test_the_machine_has_filled_in_what_it_knows_with_evidence(app: Roleplay, session: str) -> None:
    graded = app.grading.begin(session, "de-escalation")
    answers = {answer.question: answer for answer in graded.grade.answers}
    named = answers["feeling-named"].machine
    assert named is not None
    assert named.given
    assert named.evidence[0].words
    assert answers["warmth"].machine is None
    assert not any(answer.given for answer in graded.grade.answers)
    assert graded.grade.result.score is None
    assert graded.grade.machine.score is not None
    assert "warmth" in graded.grade.machine.open
    assert app.grading.of_session(session) == ()  # nothing is saved before somebody says so


def test_a_grade_keeps_both_scores(app: Roleplay, session: str) -> None:
    graded = all_answered(app.grading.begin(session, "de-escalation"))
    graded = replace(graded, grade=answered(graded.grade, graded.card, "no-attack", False))
    kept = app.grading.finish(graded)
    (found,) = app.grading.of_session(session)
    assert found == kept
    assert found.grade.grader == "Jan Żuk"
    assert (found.grade.result.score, found.grade.result.passed) == (0.0, False)
    assert found.grade.machine.score not in (None, 0.0)
    sources = {answer.question: answer.source for answer in found.grade.answers}
    assert (sources["no-attack"], sources["feeling-named"], sources["warmth"]) == ("overruled", "confirmed", "own")
    assert app.grading.begin(session, "de-escalation") == kept


def test_an_unfinished_grade_is_a_draft(app: Roleplay, session: str) -> None:
    graded = app.grading.begin(session, "service-compliance")
    with pytest.raises(InputError, match="have no answer yet") as caught:
        app.grading.finish(graded)
    assert caught.value.code == "grade_open"
    kept = app.grading.save(graded)
    assert kept.grade.finished_at is None
    with pytest.raises(InputError, match="not finished"):
        app.grading.send(session, "see", kept.grade.id)


def test_two_windows_of_one_trainer(app: Roleplay, session: str) -> None:
    here = app.grading.begin(session, "de-escalation")
    there = app.grading.begin(session, "de-escalation")
    app.grading.save(here)
    with pytest.raises(InputError, match="begun to grade"):
        app.grading.save(there)


def test_two_trainers_and_a_blind_second(app: Roleplay, session: str) -> None:
    app.grading.finish(all_answered(app.grading.begin(session, "de-escalation")))
    as_someone(app, "Anna Lis")
    app.grading.finish(all_answered(app.grading.begin(session, "de-escalation")))
    app.grading.save(app.grading.begin(session, "de-escalation", kind="second", blind=True))
    kept = [(one.grade.grader, one.grade.kind, one.grade.blind) for one in app.grading.of_session(session)]
    assert kept == [("Jan Żuk", "first", False), ("Anna Lis", "first", False), ("Anna Lis", "second", True)]


def test_a_grade_is_found_by_the_beginning_of_its_id(app: Roleplay, session: str) -> None:
    for identifier, card in (("abc1-first", "de-escalation"), ("abc2-second", "service-compliance")):
        begun = app.grading.begin(session, card)
        app.grading.save(replace(begun, grade=replace(begun.grade, id=identifier)))
    assert app.grading.grade(" ABC2 ").grade.id == "abc2-second"
    with pytest.raises(InputError, match="Several grades begin with 'abc'"):
        app.grading.grade("abc")
    for unknown in ("abc3", "", "not an id", "%"):
        with pytest.raises(InputError, match="There is no grade"):
            app.grading.grade(unknown)


# --- scorecards ---


def test_a_changed_card_is_the_next_version_and_old_grades_keep_theirs(app: Roleplay, session: str) -> None:
    old = app.grading.save(app.grading.begin(session, "de-escalation"))
    shelf = app.grading.cards
    card = shelf.find("de-escalation")
    assert shelf.save(card, by="Jan") == card  # the same again is no version
    newer = shelf.save(replace(card, pass_mark=90.0), by="Jan")
    assert newer.version == 2
    assert shelf.find("de-escalation") == newer
    assert app.grading.grade(old.grade.id[:6]).card == card
    assert [found.id for found in shelf.newest()] == ["de-escalation", "service-compliance"]
    first, *others = card.sections
    questions = (replace(first.questions[0], weight=0.0), *first.questions[1:])
    lighter = replace(card, sections=(replace(first, questions=questions), *others))
    with pytest.raises(InputError, match="make 94"):
        shelf.save(lighter, by="")


@pytest.mark.parametrize("suffix", [".yaml", ".json"])
def test_a_card_goes_out_and_comes_in(app: Roleplay, tmp_path: Path, suffix: str) -> None:
    shelf = app.grading.cards
    path = tmp_path / f"card{suffix}"
    export_card(shelf.find("service-compliance"), path)
    assert shelf.import_file(path, by="") == shelf.find("service-compliance", 1)
    assert len(shelf.all()) == 2
    path.write_text(path.read_text("utf-8").replace("75", "65"), "utf-8")
    assert shelf.import_file(path, by="").version == 2


def test_a_card_that_is_not_there(app: Roleplay) -> None:
    with pytest.raises(InputError, match="no scorecard 'kindness'"):
        app.grading.cards.find("kindness")
    with pytest.raises(InputError, match="version 7"):
        app.grading.cards.find("de-escalation", 7)


# --- comments and feedback ---


def test_the_trainee_gets_what_was_sent_and_nothing_else(app: Roleplay, session: str) -> None:
    desk = app.grading
    graded = desk.finish(all_answered(desk.begin(session, "de-escalation")))
    shown = desk.comment(session, 8.0, 12.0, "Listen to your own voice here.")
    desk.comment(session, 9.0, text="to ask HR about", visible=False)
    as_someone(app, "Other Trainer")
    desk.comment(session, 3.0, text="not sent")
    assert desk.received(session) == ()
    as_someone(app, "Jan Żuk")
    sent = desk.send(session, "  Well done!\n", graded.grade.id)
    (received,) = desk.received(session)
    assert received.feedback == sent
    assert received.feedback.message == "Well done!"
    assert received.graded == graded
    assert received.comments == (shown,)
    desk.reply(sent.id, "Thank you.")
    desk.acknowledge(sent.id)
    (back,) = desk.feedback(session)
    assert back.answer == "Thank you."
    assert back.answered_at is not None
    assert back.acknowledged_at is not None


def test_what_is_empty_is_not_kept(app: Roleplay, session: str) -> None:
    with pytest.raises(InputError, match="comment is empty"):
        app.grading.comment(session, 1.0, text="  ")
    with pytest.raises(InputError, match="nothing to send"):
        app.grading.send(session)
    with pytest.raises(InputError, match="Nothing was recorded"):
        app.grading.say(session, Pcm(b""), 1.0)


def test_a_spoken_comment_is_transcribed_and_its_words_may_be_put_right(app: Roleplay, session: str) -> None:
    spoken = app.voice_sample("trainee", "Good morning, listen to the customer first.", 0, telephone=False)
    spoken = Pcm(spoken.samples, CALL_RATE)
    made = app.grading.say(session, spoken, 8.0, 11.0)
    assert made.recogniser == "moonshine tiny-en"
    assert "customer" in made.text
    assert made.recorded_seconds == pytest.approx(spoken.seconds, abs=0.01)
    path = app.grading.sound(made)
    assert path is not None
    better = app.grading.save_comment(replace(made, text="Listen to the customer first."))
    assert app.grading.comments(session) == (better,)
    assert app.grading.sound(better) == path
    path.unlink()
    with pytest.raises(InputError, match="sound of this comment is not there"):
        app.grading.hear(better)


def test_without_a_recogniser_the_sound_is_kept_and_the_text_is_empty(app: Roleplay, session: str) -> None:
    app.save_settings(replace(app.settings, recogniser="typed"))
    made = app.grading.say(session, Pcm(bytes(CALL_RATE)), 8.0)
    assert (made.text, made.recogniser, made.recorded_seconds) == ("", "", 0.5)


# --- exports ---


def test_exports_carry_both_scores(app: Roleplay, session: str, tmp_path: Path) -> None:
    graded = all_answered(app.grading.begin(session, "de-escalation"))
    graded = app.grading.finish(replace(graded, grade=answered(graded.grade, graded.card, "name", False)))
    app.grading.save(app.grading.begin(session, "service-compliance"))
    path = tmp_path / "log.csv"
    app.export_practice_log(path)
    (row,) = csv.DictReader(io.StringIO(path.read_text("utf-8-sig")))
    result, machine = graded.grade.result, graded.grade.machine
    assert (row["grades"], row["grader"], row["scorecard"]) == ("1", "Jan Żuk", "de-escalation 1")
    assert (float(row["grade"]), float(row["machine_grade"])) == (result.score, machine.score)
    assert row["passed"] == ("yes" if result.passed else "no")
    app.grading.comment(session, 8.0, text="here")
    app.export_session(session, tmp_path / "one.json")
    exported = json.loads((tmp_path / "one.json").read_text("utf-8"))
    assert [one["finished_utc"] is None for one in exported["grades"]] == [False, True]
    assert exported["grades"][0]["machine_score"] == machine.score
    assert exported["comments"][0]["text"] == "here"


def test_all_grades_as_rows_and_objects(app: Roleplay, session: str, tmp_path: Path) -> None:
    graded = app.grading.finish(all_answered(app.grading.begin(session, "de-escalation")))
    assert app.exports.job(ExportWish("grades"), tmp_path / "grades.csv").run().rows == 1
    rows = list(csv.DictReader(io.StringIO((tmp_path / "grades.csv").read_text("utf-8-sig"))))
    assert [row["question"] for row in rows] == [question.id for question in graded.card.questions]
    by_name = {row["question"]: row for row in rows}
    assert by_name["no-attack"]["answer"] == by_name["no-attack"]["machine_answer"] == "yes"
    assert by_name["warmth"]["machine_answer"] == ""
    assert {row["trainee"] for row in rows} == {"Anna"}
    assert app.grading.export(tmp_path / "grades.json") == 1
    (one,) = json.loads((tmp_path / "grades.json").read_text("utf-8"))["grades"]
    assert one["answers"][0]["machine"]["evidence"][0]["words"]


# --- answers from a file ---


def test_answers_from_a_file(app: Roleplay, session: str, tmp_path: Path) -> None:
    path = tmp_path / "answers.yaml"
    path.write_text("name: yes\nwarmth: 4\nboundary: n/a\ncalmer: calmer\nremark: 12\n", "utf-8")
    graded = read_answers(path, app.grading.begin(session, "de-escalation"))
    given = {answer.question: answer for answer in graded.grade.answers if answer.given}
    assert {name: answer.value for name, answer in given.items()} == {
        "name": True, "warmth": 4.0, "boundary": None, "calmer": "calmer", "remark": "12",
    }  # fmt: skip
    assert given["boundary"].not_applicable


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("warmth: 9", "is no answer to 'warmth'. Give a whole number from 1 to 5"),
        ("kindness: yes", "no question 'kindness'"),
        ("no-attack: n/a", "always applies"),
        ("warmth:", "has no answer"),
        ("- 1", "holds no answers"),
        ("a: [", "answers.yaml"),
    ],
)
def test_a_file_that_is_wrong(app: Roleplay, session: str, tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "answers.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(InputError) as caught:
        read_answers(path, app.grading.begin(session, "de-escalation"))
    assert told in str(caught.value)
