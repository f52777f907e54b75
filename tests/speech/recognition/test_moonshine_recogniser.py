from __future__ import annotations

import threading
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from roleplay.audio.samples import to_bytes, to_samples
from roleplay.core.errors import ModelError
from roleplay.core.sound import CALL_RATE, FRAME_SAMPLES, SAMPLE_BYTES, Pcm, silence
from roleplay.review.delivery import is_filler
from roleplay.speech.recognition import moonshine_model
from roleplay.speech.recognition.measure import recognise_file
from roleplay.speech.recognition.moonshine_dictation import Dictation
from roleplay.speech.recognition.moonshine_model import MoonshineModel
from roleplay.speech.recognition.moonshine_recogniser import MoonshineRecogniser
from tests.speech.conftest import Say

FRAME_BYTES = FRAME_SAMPLES * SAMPLE_BYTES
LONG = "I am really sorry that you have been waiting for three weeks. "


def heard_words(text: str) -> set[str]:
    return {word.strip(".,?!").lower() for word in text.split()}


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        ("Could you please tell me your ticket number?", {"please", "tell", "ticket", "number"}),
        ("It's not my fault, I only work here.", {"it's", "not", "my", "fault", "only", "work", "here"}),
        ("Let me put you through to my supervisor.", {"put", "you", "through", "supervisor"}),
    ],
)
def test_words_are_heard(moonshine: MoonshineRecogniser, say_english: Say, said: str, heard: set[str]) -> None:
    assert heard <= heard_words(recognise_file(moonshine, say_english(said)).text)


def test_hesitations_are_kept(moonshine: MoonshineRecogniser, say_english: Say) -> None:
    words = recognise_file(moonshine, say_english("I can, um, send it again.")).words
    assert [is_filler(word.text, "en") for word in words] == [False, False, True, False, False, False]


def test_words_have_times_and_confidences(moonshine: MoonshineRecogniser, say_english: Say) -> None:
    pcm = say_english("I will send you a replacement laptop by tomorrow.")
    result = recognise_file(moonshine, pcm)
    assert [word.text.lower() for word in result.words] == [word.strip(".,").lower() for word in result.text.split()]
    assert all(one.end <= other.start + 1e-9 for one, other in pairwise(result.words))
    assert 0.0 <= result.words[0].start < result.words[-1].end <= pcm.seconds
    assert all(word.confidence is not None and 0 <= word.confidence <= 1 for word in result.words)
    assert result.confidence is not None
    assert result.confidence > 0.7


def test_a_pause_lies_between_two_words(moonshine: MoonshineRecogniser, say_english: Say) -> None:
    one, other = say_english("Please hold the line."), say_english("I will ask my colleague.")
    pause = 0.8
    result = recognise_file(moonshine, Pcm(one.samples + silence(pause).samples + other.samples, CALL_RATE))
    line, after = next(pair for pair in pairwise(result.words) if pair[0].text.lower() == "line")
    assert after.text == "I"
    assert after.start - line.end >= pause - 0.05


def test_the_text_grows_while_it_is_said(moonshine: MoonshineRecogniser, say_english: Say) -> None:
    samples = say_english("Please hold the line for one minute, I will ask my colleague about your order.").samples
    recognition = moonshine.begin()
    partials = []
    for at in range(0, len(samples), FRAME_BYTES):
        text = recognition.accept(samples[at : at + FRAME_BYTES])
        recognition._thread.submit(lambda: None).result()  # as slow as speech: what was asked for is there
        if text is not None:
            partials.append(text)
    final = recognition.finish().text
    assert len(partials) > 3
    assert all(one != other for one, other in pairwise(partials)), "told only when it changed"
    assert "hold the line" in partials[-1]
    assert len(final) > len(partials[0])


@pytest.mark.parametrize("sound", ["nothing", "silence", "noise", "click", "tone"])
def test_sound_without_words_is_no_text(moonshine: MoonshineRecogniser, sound: str) -> None:
    """The network answers silence with "You", as captions of videos end."""
    random = np.random.default_rng(1)
    samples = {
        "nothing": np.zeros(0),
        "silence": np.zeros(CALL_RATE),
        "noise": random.normal(0, 30, CALL_RATE),
        "click": np.concatenate([random.normal(0, 3000, 800), np.zeros(8000)]),
        "tone": 4000 * np.sin(np.arange(8000) / 6),
    }[sound]
    result = recognise_file(moonshine, Pcm(to_bytes(samples.astype(np.int16)), CALL_RATE))
    assert (result.text, result.words, result.confidence, result.alternatives) == ("", (), None, ())


def test_settled_words_are_those_of_the_end_and_the_utterance_goes_on(
    moonshine: MoonshineRecogniser, say_english: Say
) -> None:
    one, other = say_english("Please hold the line."), say_english("I will ask my colleague.")
    recognition = moonshine.begin()
    recognition.accept(one.samples)
    settled = recognition.settle().result(30)
    assert not settled.provisional
    assert heard_words(settled.text) == {"please", "hold", "the", "line"}
    recognition.accept(other.samples)
    assert {"line", "colleague"} <= heard_words(recognition.finish().text)


def test_a_newer_wish_stops_an_older_one(moonshine: MoonshineRecogniser, say_english: Say) -> None:
    held, go_on = threading.Event(), threading.Event()

    def hold() -> None:
        held.set()
        go_on.wait(30)

    recognition = moonshine.begin()
    recognition.accept(say_english("Please hold the line.").samples)
    recognition._thread.submit(hold)
    held.wait(30)
    older, newer = recognition.settle(), recognition.settle()
    go_on.set()
    assert newer.result(30).text
    assert older.cancelled()


def test_an_utterance_that_was_left_open_is_dropped(moonshine: MoonshineRecogniser, say_english: Say) -> None:
    left = moonshine.begin()
    left.accept(say_english("This is never finished.").samples)
    assert "number" in recognise_file(moonshine, say_english("Could you tell me your ticket number?")).text


def test_long_speech_is_heard_in_stretches(moonshine: MoonshineRecogniser, say_english: Say) -> None:
    sentence = say_english(LONG * 3)
    pcm = Pcm(sentence.samples * 3, CALL_RATE)
    result = recognise_file(moonshine, pcm)
    assert pcm.seconds > 25
    assert [word.text for word in result.words].count("sorry") == 9
    assert all(one.end <= other.start + 1e-9 for one, other in pairwise(result.words))
    assert result.words[-1].end > pcm.seconds - 2


def test_other_ways_to_hear_differ_in_words(moonshine: MoonshineRecogniser, say_english: Say) -> None:
    clean = to_samples(say_english("I wish Kasia a wonderful wedding, Mr Kowalski.")).astype(float)
    noisy = clean + np.random.default_rng(3).normal(0, 0.1 * np.abs(clean).max(), len(clean))
    result = recognise_file(moonshine, Pcm(to_bytes(np.clip(noisy, -32768, 32767).astype(np.int16)), CALL_RATE))
    assert 1 <= len(result.alternatives) <= 3
    assert all(heard_words(one.text) != heard_words(result.text) for one in result.alternatives)
    assert not any("<" in one.text for one in result.alternatives)


def test_a_text_may_end_where_it_is_doubtful_whether_it_goes_on(say_english: Say) -> None:
    model = MoonshineModel()
    heard = model.hear(to_samples(say_english("Please hold the line.")).astype(np.float32) / 32768)
    written = model.write(heard)
    assert written is not None
    place = 2
    written.tokens[place] = replace(written.tokens[place], next_best=2)  # the end of the text
    assert model.otherwise(heard, written, place) == written.tokens[:place]


def test_a_draft_shortens_the_work_and_little_else(say_english: Say) -> None:
    samples = to_samples(say_english("I am really sorry, we will send you another one.")).astype(np.float32) / 32768
    model = MoonshineModel()
    heard = model.hear(samples)
    anew = model.write(heard)
    assert anew is not None
    numbers = [token.number for token in anew.tokens]
    for draft in (numbers[: len(numbers) // 2], numbers, [*numbers, *numbers], [7, 8, 9]):
        written = model.write(heard, draft)
        assert written is not None
        assert heard_words(model.text([token.number for token in written.tokens])) == heard_words(model.text(numbers))


def test_stopped_work_returns_nothing(say_english: Say) -> None:
    sound = say_english("Please hold the line.").samples
    dictation = Dictation(MoonshineModel())
    assert dictation.recognise(sound, lambda: False) is None
    assert dictation.guess(sound, lambda: False) is None
    recognised = dictation.recognise(sound)
    assert recognised is not None
    assert "line" in recognised.text


def test_without_its_model_it_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(moonshine_model, "model_folder", lambda: None)
    with pytest.raises(ModelError) as refused:
        MoonshineRecogniser()
    assert "moonshine-voice" in (refused.value.hint or "")


def test_it_tells_whether_it_sounds_as_if_a_sentence_ended(moonshine: MoonshineRecogniser, say_english: Say) -> None:
    """What was broken off seems less of an end than what was not."""
    whole = [
        "I will send you another one.",
        "We will call you back tomorrow.",
        "Could you tell me your number?",
        "That was our mistake.",
    ]
    broken = [
        "When you have found the number,",
        "If that is right,",
        "As soon as it has arrived,",
        "Because of the strike on Monday,",
    ]
    ends, goes_on = (
        [recognise_file(moonshine, say_english(text)).sentence_end or 0.0 for text in texts]
        for texts in (whole, broken)
    )
    assert min(ends) > max(goes_on)
