from __future__ import annotations

import io
import json
import math
from pathlib import Path
from typing import Any, get_args

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from roleplay.core.delivery import DeliveryReport, Usual
from roleplay.core.events import CallEvent, HeatChanged, Outcome
from roleplay.core.records import SessionRecord
from roleplay.export.session_json import export_session_json, session_json, write_session_json
from tests.gui import sample
from tests.review.speaking import spoken_call, turn
from tests.store.samples import CALL, events

from .conftest import Record


def written(record: SessionRecord, recording: Path | None = None) -> dict[str, Any]:
    stream = io.StringIO()
    write_session_json(record, stream, recording)
    content: dict[str, Any] = json.loads(stream.getvalue(), parse_constant=lambda name: 1 / 0)
    return content


def test_what_a_script_wants_is_at_the_top(record: Record, tmp_path: Path) -> None:
    content = written(record(), tmp_path / "x.flac")
    wanted = ("format", "scenario", "version", "language", "outcome", "score", "started_at", "seconds", "recogniser")
    assert {key: content[key] for key in wanted} == {
        "format": 1,
        "scenario": "laptop-overdue",
        "version": 3,
        "language": "en",
        "outcome": "handed_over",
        "score": 72.5,
        "started_at": "2026-11-21T20:15:30Z",
        "seconds": 20.0,
        "recogniser": "pocketsphinx en-us",
    }
    assert content["outcome"] in get_args(Outcome)
    assert content["recording"] == str(tmp_path / "x.flac")
    first = {"reason": "greeting", "points": 5.0, "at": 5.0, "evidence": "hello", "out_of": 7.0}
    assert content["sections"][0]["items"][0] == first


def test_how_the_trainee_spoke_is_there_turn_by_turn(record: Record) -> None:
    report = DeliveryReport(spoken_call(1, turn(160, None, 5.0, 2.0)), {"pace": Usual(150, 140, 155, 30)})
    delivery = session_json(record(), None, report)["delivery"]
    assert (delivery["pace_wpm"], delivery["loudness_db"], delivery["talking_percent"]) == (160, None, 25)
    assert delivery["usual"] == {"pace": {"median": 150, "low": 140, "high": 155, "turns": 30}}
    (first,) = delivery["turns"]
    assert (first["position"], first["pace"], first["pauses"], first["longest_pause"]) == (3, 160, 2, 1.0)
    assert written(record())["delivery"] is None
    assert session_json(record(), None, DeliveryReport(spoken_call(1), {}))["delivery"] is None


def test_the_survey_and_what_holds_the_score_down_are_there(record: Record) -> None:
    content = written(record())
    assert content["score_cap"] == {"at_most": 72.5, "reason": "calm_down", "at": 7.5, "evidence": "calm down"}
    assert (content["survey"]["rating"], content["survey"]["words"]) == (4, "Dobrze, że ktoś słuchał.")
    assert [reason["reason"] for reason in content["survey"]["reasons"]] == ["outcome_handed_over", "calm_end"]
    unscored = written(record(score=None))
    assert (unscored["score_cap"], unscored["survey"]) == (None, None)


def test_a_move_tells_what_was_better_and_what_it_cost() -> None:
    played = sample.record()
    turns = [turn for turn in session_json(played)["turns"] if turn["speaker"] == "trainee"]
    rude, kind = turns[:2]
    assert (rude["verdict"], kind["verdict"]) == ("mistake", "good")
    assert rude["better"] == {
        "words": "Mr Kowalski, I hear how upset you are, and I would be too.",
        "techniques": ["empathy", "personalise"],
        "why": "He hears that his anger is taken seriously, and can begin to tell.",
        "reply": "empathise",
    }
    assert kind["better"] is None
    assert kind["reached"] == ["feeling"]
    assert rude["prices"][0] == {"reason": "calm_down", "heat": 14.0, "words": "please calm down"}
    assert json.loads(json.dumps(session_json(played)))["turns"]


def test_a_turn_tells_why(record: Record) -> None:
    turn = written(record())["turns"][1]
    assert turn["speaker"] == "trainee"
    assert turn["techniques"][0] == {
        "id": "apology",
        "score": 0.8,
        "evidence": {
            "clause": "I am so sorry",
            "example": "I'm sorry about that",
            "meaning": 0.7,
            "cues": ["sorry"],
        },
    }
    assert (turn["node"], turn["reply"], turn["heat_before"], turn["heat_after"]) == ("opening", "apologise", 60, 45)
    assert turn["changes"][1] == {"reason": "empathy", "before": 48.0, "after": 45.0}
    assert turn["words"][0] == {"text": "sorry", "start": 5.4, "end": 5.8, "confidence": 0.9}


def test_the_raw_log_is_whole(record: Record) -> None:
    content = written(record())
    assert [event["kind"] for event in content["events"]] == [event.kind for event in CALL]
    assert content["recording"] is None


def test_a_running_call_without_a_score(record: Record) -> None:
    content = written(record(events=(), score=None))
    assert (content["score"], content["sections"], content["turns"], content["events"]) == (None, [], [], [])


def test_what_is_no_number_in_json_becomes_null(record: Record) -> None:
    content = written(record((HeatChanged(1.0, math.nan, math.inf, "x"),)))
    assert (content["events"][0]["before"], content["events"][0]["after"]) == (None, None)


def test_a_file_is_readable_by_people(record: Record, tmp_path: Path) -> None:
    path = tmp_path / "session.json"
    export_session_json(record(), path)
    text = path.read_text(encoding="utf-8")
    assert '  "trainee": "Łucja Świątek",\n' in text
    assert text.endswith("}\n")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(events(), max_size=8))
def test_any_call_is_valid_json(record: Record, log: list[CallEvent]) -> None:
    assert len(written(record(tuple(log)))["events"]) == len(log)
