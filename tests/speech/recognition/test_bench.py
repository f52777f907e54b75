"""How much of real time the recognisers take; a call keeps up below 1, and answers early below about 0.35."""

from __future__ import annotations

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from roleplay.core.ports import Recogniser
from roleplay.core.sound import Pcm
from roleplay.speech.recognition.measure import recognise_file
from roleplay.speech.recognition.moonshine_recogniser import MoonshineRecogniser
from roleplay.speech.recognition.pocketsphinx_recogniser import PocketSphinxRecogniser
from roleplay.speech.recognition.vosk_recogniser import VoskRecogniser
from tests.speech.conftest import KOREAN_PHRASES, Say

pytestmark = pytest.mark.benchmark


def measure(benchmark: BenchmarkFixture, recogniser: Recogniser, pcm: Pcm, phrases: tuple[str, ...] = ()) -> None:
    result = benchmark.pedantic(recognise_file, args=(recogniser, pcm, phrases), rounds=1)
    benchmark.extra_info["real_time_factor"] = benchmark.stats.stats.median / pcm.seconds
    assert result.text


def test_pocketsphinx(benchmark: BenchmarkFixture, pocketsphinx: PocketSphinxRecogniser, say_english: Say) -> None:
    measure(benchmark, pocketsphinx, say_english("I am really sorry that you have been waiting for your laptop."))


def test_moonshine(benchmark: BenchmarkFixture, moonshine: MoonshineRecogniser, say_english: Say) -> None:
    measure(benchmark, moonshine, say_english("I am really sorry that you have been waiting for your laptop."))


def test_vosk_free(benchmark: BenchmarkFixture, vosk_grammar: VoskRecogniser, say_korean: Say) -> None:
    measure(benchmark, vosk_grammar, say_korean("상사 에게 연결해 드리겠습니다"))


def test_vosk_with_a_grammar(benchmark: BenchmarkFixture, vosk_grammar: VoskRecogniser, say_korean: Say) -> None:
    measure(benchmark, vosk_grammar, say_korean("상사 에게 연결해 드리겠습니다"), KOREAN_PHRASES)
