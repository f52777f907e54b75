"""What depends on real speech: voice activity, turn taking on it, and the microphone test."""

from __future__ import annotations

import numpy as np
import pytest
import soxr

from roleplay.audio.activity import SileroActivity
from roleplay.audio.devices import Devices
from roleplay.audio.line import open_line
from roleplay.audio.microphone_test import check_microphone
from roleplay.audio.samples import from_float, to_bytes, to_samples
from roleplay.audio.turns import TurnSettings, TurnTaker
from roleplay.audio.virtual import VirtualLine
from roleplay.core.ports import VoiceActivity
from roleplay.core.sound import FRAME_SAMPLES, FRAME_SECONDS, Pcm, silence
from roleplay.core.turns import SpeechEnded, SpeechStarted
from tests.audio.signals import noise


@pytest.fixture(scope="module")
def sentence() -> Pcm:
    """A neural voice says a sentence of about three seconds, without silence around it."""
    import hibari

    wave = hibari.Hibari()("Good morning, this is Anna speaking, how can I help you today?", seed=0)
    spoken = soxr.resample(np.asarray(wave, np.float64).ravel(), hibari.SAMPLE_RATE, 16_000)
    loud = np.flatnonzero(np.abs(spoken) > 0.01)
    return from_float(spoken[loud[0] : loud[-1]])


def joined(*parts: Pcm) -> Pcm:
    return Pcm(b"".join(part.samples for part in parts))


def quiet_room(seconds: float) -> Pcm:
    return Pcm(to_bytes(noise(seconds, 7) // 200))


def loudness(pcm: Pcm, factor: float) -> Pcm:
    return from_float(to_samples(pcm) / 32_768 * factor)


def probabilities(activity: VoiceActivity, pcm: Pcm) -> list[float]:
    size = FRAME_SAMPLES * 2
    return [activity.probability(pcm.samples[at : at + size]) for at in range(0, len(pcm.samples) - size + 1, size)]


def test_speech_is_told_from_a_room_and_from_noise(sentence):
    activity = SileroActivity()
    assert np.mean(np.array(probabilities(activity, sentence)) > 0.5) > 0.6
    activity.reset()
    assert max(probabilities(activity, quiet_room(3))) < 0.3
    activity.reset()
    assert np.mean(probabilities(activity, Pcm(to_bytes(noise(3, 5) // 4)))) < 0.3


def test_reset_forgets_what_was_heard(sentence):
    fresh, used = SileroActivity(), SileroActivity()
    probabilities(used, sentence)
    used.reset()
    assert probabilities(used, sentence) == pytest.approx(probabilities(fresh, sentence), abs=1e-4)


def test_two_sentences_over_the_line_are_two_turns_with_true_times(sentence):
    line, activity, taker = VirtualLine(), SileroActivity(), TurnTaker(TurnSettings(pause=0.7))
    line.hear(joined(quiet_room(1.5), sentence, quiet_room(2.0), sentence, quiet_room(2.0)))
    events = []
    while line.unheard:
        frame = line.read()
        told = taker.process(frame.at, activity.probability(frame.trainee), frame.playing is not None)
        events += [event for event in told if isinstance(event, SpeechStarted | SpeechEnded)]
    assert [type(event) for event in events] == [SpeechStarted, SpeechEnded] * 2
    second = 1.5 + sentence.seconds + 2.0
    for start, (began, ended) in zip([1.5, second], zip(events[::2], events[1::2], strict=True), strict=True):
        assert began.at == pytest.approx(start, abs=0.3)
        assert ended.last_speech_at == pytest.approx(start + sentence.seconds, abs=0.3)
        assert 0.7 <= ended.at - ended.last_speech_at + 1e-6 < 0.7 + FRAME_SECONDS + 1e-6


# --- microphone test ---


@pytest.mark.parametrize(
    ("verdict", "make"),
    [
        ("dead", lambda sentence: silence(4)),
        ("dead", lambda sentence: joined(Pcm(b"\xff\xff"), silence(4))),  # a stream's first sample
        ("silent", lambda sentence: quiet_room(4)),
        ("good", lambda sentence: joined(quiet_room(1), sentence, quiet_room(1))),
        ("soft", lambda sentence: joined(silence(1), loudness(sentence, 0.01), silence(1))),
        ("clipped", lambda sentence: joined(quiet_room(1), loudness(sentence, 20), quiet_room(1))),
        ("noisy", lambda sentence: from_float((to_samples(sentence) + noise(sentence.seconds, 3) / 2.0) / 32_768)),
    ],
)
def test_the_microphone_test_finds_what_is_wrong(sentence, verdict, make):
    line, levels = VirtualLine(), []
    sound = make(sentence)
    line.hear(sound)
    report = check_microphone(line, SileroActivity(), seconds=sound.seconds, on_level=levels.append)
    assert report.verdict == verdict
    assert report.advice.endswith((".", "?"))
    assert len(levels) == round(sound.seconds / FRAME_SECONDS)
    assert report.noise_floor <= report.level <= report.peak <= 0
    assert (
        report.recording.samples[: len(sound.samples) - 1024]
        == sound.samples[: len(report.recording.samples)][: len(sound.samples) - 1024]
    )


def test_the_microphone_test_can_be_cancelled():
    report = check_microphone(VirtualLine(), SileroActivity(), seconds=60, cancelled=lambda: True)
    assert report.recording.seconds == pytest.approx(FRAME_SECONDS)


@pytest.mark.sound
def test_the_microphone_test_through_the_sound_card(sound_card, sentence):
    line = open_line(Devices(), use_loudspeaker=False)
    try:
        sound_card.pactl("set-source-mute", "micsrc", "1")
        line.read()
        assert check_microphone(line, SileroActivity(), seconds=1).verdict == "dead"
        sound_card.pactl("set-source-mute", "micsrc", "0")
        sound_card.play_into_microphone(to_samples(joined(quiet_room(1), sentence, quiet_room(1))), wait=False)
        assert check_microphone(line, SileroActivity(), seconds=4.5).verdict == "good"
    finally:
        line.close()
