from __future__ import annotations

from itertools import pairwise

import pytest

from roleplay.core.errors import ModelError
from roleplay.core.sound import FRAME_SAMPLES, SAMPLE_BYTES, Pcm, silence
from roleplay.speech.recognition.measure import recognise_file
from roleplay.speech.recognition.pocketsphinx_child import _frequent_words
from roleplay.speech.recognition.pocketsphinx_process import DecoderProcess
from roleplay.speech.recognition.pocketsphinx_recogniser import PocketSphinxRecogniser
from tests.speech.conftest import Say

FRAME_BYTES = FRAME_SAMPLES * SAMPLE_BYTES


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        ("Could you please tell me your ticket number?", {"please", "tell", "ticket", "number"}),
        ("It's not my fault, I only work here.", {"not", "my", "fault", "only", "work", "here"}),
        ("Let me put you through to my supervisor.", {"put", "you", "through", "supervisor"}),
        ("I am really sorry that you have been waiting three weeks for your laptop.", {"sorry", "waiting", "laptop"}),
    ],
)
def test_main_words_are_heard(
    pocketsphinx: PocketSphinxRecogniser, say_english: Say, said: str, heard: set[str]
) -> None:
    assert heard <= set(recognise_file(pocketsphinx, say_english(said)).text.split())


def test_words_have_times_and_confidences(pocketsphinx: PocketSphinxRecogniser, say_english: Say) -> None:
    pcm = say_english("I will send you a replacement laptop by tomorrow.")
    result = recognise_file(pocketsphinx, pcm)
    assert " ".join(word.text for word in result.words) == result.text
    times = [time for word in result.words for time in (word.start, word.end)]
    assert times == sorted(times)
    assert 0.2 < times[0] < times[-1] <= pcm.seconds
    assert all(word.confidence is not None and 0 <= word.confidence <= 1 for word in result.words)
    assert result.confidence is not None
    assert 0.3 < result.confidence <= 1


def test_the_text_grows_while_it_is_said(pocketsphinx: PocketSphinxRecogniser, say_english: Say) -> None:
    samples = say_english("Please hold the line for one minute.").samples
    recognition = pocketsphinx.begin()
    answers = [recognition.accept(samples[at : at + FRAME_BYTES]) for at in range(0, len(samples), FRAME_BYTES)]
    partials = [text for text in answers if text is not None]
    recognition.finish()
    assert len(partials) > 3
    assert all(one != other for one, other in pairwise(partials)), "told only when it changed"
    assert "hold the line" in partials[-1]
    assert len(partials) < len(answers)


def test_nothing_said_is_no_text(pocketsphinx: PocketSphinxRecogniser) -> None:
    assert recognise_file(pocketsphinx, silence(1)).text == ""
    empty = pocketsphinx.begin().finish()
    assert (empty.text, empty.words, empty.confidence) == ("", (), None)


def test_an_unfinished_utterance_is_dropped_by_the_next(
    pocketsphinx: PocketSphinxRecogniser, say_english: Say
) -> None:
    pocketsphinx.begin().accept(say_english("You should have read the manual.").samples)
    assert "manual" not in recognise_file(pocketsphinx, say_english("I am listening.")).text


def test_a_child_that_died_is_told_and_replaced(say_english: Say) -> None:
    recogniser = PocketSphinxRecogniser()
    recognition = recogniser.begin()
    recogniser._child._process.kill()
    recogniser._child._process.wait()
    with pytest.raises(ModelError, match="stopped working"):
        recognition.accept(bytes(FRAME_BYTES))
    assert "listening" in recognise_file(recogniser, say_english("I am listening.")).text
    recogniser.close()


def test_closing_ends_the_child() -> None:
    recogniser = PocketSphinxRecogniser()
    child = recogniser._child._process
    recogniser.close()
    assert child.poll() == 0


def test_settling_tells_the_final_words_early_and_the_utterance_goes_on(
    pocketsphinx: PocketSphinxRecogniser, say_english: Say
) -> None:
    first = say_english("I am really sorry that you have been waiting.").samples
    rest = say_english("Please tell me your ticket number.").samples
    alone = recognise_file(pocketsphinx, Pcm(first))
    recognition = pocketsphinx.begin()
    for at in range(0, len(first), FRAME_BYTES):
        recognition.accept(first[at : at + FRAME_BYTES])
    settled = recognition.settle().result(timeout=60)
    recognition.accept(rest)
    whole = recognition.finish()
    # No two decodings of a sound are quite the same: the model dithers.
    assert {"sorry", "waiting"} <= set(settled.text.split()) & set(alone.text.split())
    assert not settled.provisional
    assert " ".join(word.text for word in settled.words) == settled.text
    assert {"sorry", "waiting"} <= set(whole.text.split())
    assert whole.text.endswith("ticket number")


def test_a_newer_settling_replaces_the_older(pocketsphinx: PocketSphinxRecogniser, say_english: Say) -> None:
    recognition = pocketsphinx.begin()
    recognition.accept(say_english("Please hold the line.").samples)
    first, second = recognition.settle(), recognition.settle()
    assert "hold the line" in second.result(timeout=60).text
    assert not first.done()
    recognition.finish()


def test_without_forks_the_words_of_the_first_pass_settle_it(say_english: Say) -> None:
    process = DecoderProcess(forking=False)
    found: list[str] = []
    process.ask("begin")
    process.ask("accept", say_english("Please hold the line.").samples)
    process.settle(lambda settled: found.extend(text for text, *_ in settled["words"]))
    assert {"hold", "line"} <= set(found)
    assert process.ask("finish")["words"]
    process.stop()


def test_only_words_that_may_be_said_are_listened_for() -> None:
    words = {line.split(maxsplit=1)[0] for line in _frequent_words()}
    assert {"laptop", "refund", "sorry", "kowalski", "i'm"} <= words
    assert "zyuganov" not in words
    assert 40_000 < len(words) < 55_000
