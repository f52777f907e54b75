"""Recognised words put right after the call, with the real understanding."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from roleplay.app import Roleplay
from roleplay.app.corrections import position_of
from roleplay.cli.main import run as command_line
from roleplay.core.errors import InputError
from roleplay.core.events import CallEvent, TraineeSaid
from roleplay.core.records import SessionFilter
from roleplay.dialogue.engine import DialogueEngine
from roleplay.dialogue.scoring import score
from roleplay.places import Places
from roleplay.review.corrected import elsewhere_at, with_corrections
from roleplay.review.turns import turns
from tests.gui import sample

CALM, SORRY = (index for index, event in enumerate(sample.EVENTS[:15]) if isinstance(event, TraineeSaid))
MEANT = "Mr Kowalski, I hear how upset you are, and I would be too."


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Iterator[Roleplay]:
    """The program with its understanding, made once for all tests of this file."""
    tmp_path = tmp_path_factory.mktemp("corrections")
    app = Roleplay(Places(tmp_path / "data", tmp_path / "config", cache, tmp_path / "log"))
    app.save_settings(replace(app.settings, trainee="Anna"))
    yield app
    app.close()


@pytest.fixture
def app(made: Roleplay) -> Iterator[Roleplay]:
    """The program without sessions."""
    yield made
    for row in made.sessions():
        made.delete_session(row.id)


def save(app: Roleplay, events: tuple[CallEvent, ...] = sample.EVENTS) -> str:
    """Save the sample call with its score; return its id."""
    store, start = app._parts.store, replace(sample.record().start, trainee="Anna")
    writer = store.begin(start, lambda _: None, record_audio=False)
    for event in events:
        writer.append(event)
    writer.finish()
    engine = DialogueEngine(sample.SCENARIO, "en")
    store.save_score(start.id, score(engine, events, seed=start.seed))
    return start.id


def test_corrected_words_are_understood_where_they_were_said_and_scored(app: Roleplay) -> None:
    session = save(app)
    before = app.session(session)
    record = app.correct(session, CALM, f"  {MEANT}\n")
    assert record.events == before.events
    (correction,) = record.corrections
    assert (correction.position, correction.text, correction.corrected_by) == (CALM, MEANT, "Anna")
    assert correction.understood.replies[0].reply == "empathise"
    assert "empathy" in [match.technique for match in correction.understood.techniques]
    assert record.score_as_heard == before.score
    assert record.score is not None
    assert before.score is not None
    assert record.score.total > before.score.total
    assert record.summary.score == record.score.total
    elsewhere = elsewhere_at(record, CALM)
    assert elsewhere is not None
    assert (elsewhere.node, elsewhere.spoken_at) == ("facts", "opening")
    assert elsewhere.says.startswith("I ordered it on the second.")


def test_a_correction_is_taken_back(app: Roleplay) -> None:
    session = save(app)
    before = app.session(session)
    app.correct(session, CALM, MEANT)
    app.correct(session, SORRY, "I do not care.")
    assert app.take_back_correction(session, SORRY).corrections[0].position == CALM
    assert app.take_back_correction(session, CALM) == before


def test_the_answer_to_practise_counts_as_it_was_really_said(app: Roleplay) -> None:
    session = save(app)

    def mistakes() -> list[str]:
        unknown = app.advice("Anna").unknown
        return [one.skill.name for one in unknown if one.badly and one.skill.kind == "mistake"]

    assert mistakes() == ["calm_down"]
    app.correct(session, CALM, MEANT)
    assert mistakes() == []
    app.take_back_correction(session, CALM)
    assert mistakes() == ["calm_down"]


def test_the_debrief_sees_the_corrected_words_with_what_was_heard(app: Roleplay) -> None:
    session = save(app)
    corrected = with_corrections(app.correct(session, CALM, MEANT))
    turn = next(turn for turn in turns(corrected.record.events) if corrected.recorded(turn.position) == CALM)
    assert (turn.text, turn.heard, turn.reply) == (MEANT, "please calm down sir", "empathise")
    assert turn.elsewhere is not None
    assert turn.heat_after < turn.heat_before


def test_exports_mark_what_was_corrected(app: Roleplay, tmp_path: Path) -> None:
    session = save(app)
    record = app.correct(session, CALM, MEANT, by="Trainer")
    assert record.score_as_heard is not None
    app.export_session(session, tmp_path / "call.json")
    content = json.loads((tmp_path / "call.json").read_text("utf-8"))
    assert [(one["position"], one["text"], one["corrected_by"]) for one in content["corrections"]] == [
        (CALM, MEANT, "Trainer")
    ]
    assert content["score_as_heard"] == record.score_as_heard.total
    assert content["events"][CALM]["transcript"]["text"] == "please calm down sir"
    (turn,) = [turn for turn in content["turns"] if turn["heard"] is not None]
    assert (turn["position"], turn["text"], turn["elsewhere"]["node"]) == (CALM, MEANT, "facts")
    app.export_transcript(session, tmp_path / "call.vtt")
    assert (
        "NOTE corrected; heard: please calm down sir\n\n2\n00:00:07.800 --> 00:00:09.400\n"
        f"<v.corrected Anna>{MEANT}</v>" in (tmp_path / "call.vtt").read_text("utf-8")
    )
    app.export_practice_log(tmp_path / "log.csv", SessionFilter())
    header, row = (tmp_path / "log.csv").read_text("utf-8-sig").splitlines()
    cells = dict(zip(header.split(","), row.split(","), strict=True))
    assert (cells["corrected"], float(cells["score_as_heard"])) == ("1", round(record.score_as_heard.total, 1))


@pytest.mark.parametrize(
    ("position", "text", "told"),
    [
        (CALM, " \n", "empty"),
        (CALM, "x" * 2001, "longer than 2000"),
        (CALM, "please calm down sir", "words that were recognised"),
        (CALM - 1, "Hello", "Nothing was said there"),
        (-1, "Hello", "Nothing was said there"),
        (10_000, "Hello", "Nothing was said there"),
    ],
)
def test_what_cannot_be_a_correction_is_refused(app: Roleplay, position: int, text: str, told: str) -> None:
    session = save(app)
    with pytest.raises(InputError, match=told):
        app.correct(session, position, text)
    assert app.session(session).corrections == ()


def test_typed_answers_are_not_corrected(app: Roleplay) -> None:
    events = list(sample.EVENTS)
    said = events[CALM]
    assert isinstance(said, TraineeSaid)
    events[CALM] = replace(said, transcript=replace(said.transcript, source="typed"))
    session = save(app, tuple(events))
    with pytest.raises(InputError, match="was typed"):
        app.correct(session, CALM, MEANT)


def test_a_call_that_runs_is_not_corrected(app: Roleplay) -> None:
    start = sample.record().start
    writer = app._parts.store.begin(start, lambda _: None, record_audio=False)
    try:
        with pytest.raises(InputError, match="still runs"):
            app.correct(start.id, CALM, MEANT)
    finally:
        writer.finish()


def test_answers_are_counted_from_one(app: Roleplay) -> None:
    record = app.session(save(app))
    assert [position_of(record, answer) for answer in (1, 2)] == [CALM, SORRY]
    for answer in (0, 99):
        with pytest.raises(InputError, match=f"answer number {answer}"):
            position_of(record, answer)


def test_the_command_line_corrects_shows_and_undoes(app: Roleplay, capsys: pytest.CaptureFixture[str]) -> None:
    session = save(app)

    def run(*words: str) -> str:
        assert command_line(["sessions", *words], lambda: Roleplay(app.places)) == 0
        return " ".join(capsys.readouterr().out.split())

    told = run("correct", session[:8], "1", MEANT)
    assert "Answer 1 is corrected. With these words it would have gone to facts (“I ordered it on" in told
    assert "; as recognised: " in told
    shown = run("show", session[:8])
    assert "corrected; heard: “please calm down sir”" in shown
    assert "the rest of the call was spoken on the other way" in shown
    assert "1 answer corrected; as recognised, the score was" in shown
    assert "is as it was recognised again" in run("correct", session[:8], "1", "--undo")
    assert "corrected" not in run("show", session[:8])
