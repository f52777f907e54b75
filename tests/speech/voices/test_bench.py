"""Run with `pytest tests/speech/voices/test_bench.py -m benchmark`; figures are seconds for a line of about 4 s."""

import pytest

from roleplay.core.actions import Say
from roleplay.speech.voices.sound_cache import SoundCache
from roleplay.speech.voices.speaker import CachedSpeaker

LINE = "I have been waiting three weeks for this laptop. Nobody calls me back!"
SWEARING = "I have been waiting three weeks for this {bloody} laptop. Nobody calls me back!"

pytestmark = pytest.mark.benchmark


@pytest.mark.parametrize("voice", ["supervisor", "marian", "system"])
@pytest.mark.parametrize("text", [LINE, SWEARING], ids=["plain", "bleeped"])
def test_a_line_synthesized_now(bank, benchmark, voice, text):
    spoken = benchmark.pedantic(bank.synthesize, (voice, text, 50, "en"), rounds=5, warmup_rounds=1)
    benchmark.extra_info["seconds of speech"] = spoken.pcm.seconds


def test_a_line_from_disk(bank, benchmark, tmp_path):
    line = Say("l", LINE, 50, "marian")
    cache = SoundCache(tmp_path)

    def fresh():
        speaker = CachedSpeaker(bank, language="en", voice="marian", cache=cache)
        return (speaker,), {}

    speaker = fresh()[0][0]
    speaker.speak(line)
    speaker.close()
    made = []

    def speak(speaker):
        made.append(speaker)
        return speaker.speak(line)

    benchmark.pedantic(speak, setup=fresh, rounds=20)
    for speaker in made:
        speaker.close()


def test_a_line_from_memory(bank, benchmark):
    line = Say("l", LINE, 50, "supervisor")
    speaker = CachedSpeaker(bank, language="en", voice="supervisor")
    speaker.speak(line)
    benchmark(speaker.speak, line)
    speaker.close()
