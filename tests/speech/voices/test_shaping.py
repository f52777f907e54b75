"""Throats and pitch, judged by what Praat measures."""

import numpy as np
import parselmouth
import pytest

from roleplay.core.sound import CALL_RATE
from roleplay.speech.voices.hibari_engine import HibariEngine
from roleplay.speech.voices.piper_engine import PiperEngine
from roleplay.speech.voices.shaping import in_steps, shaped
from roleplay.speech.voices.voice_file import Throat
from roleplay.speech.voices.waveform import pcm_of, speech_level, trimmed
from tests.speech.voices.measures import pitch, share_above
from tools.measure_voices import tract_scale

SENTENCE = "I have been waiting three weeks for this laptop and nobody calls me back."


@pytest.fixture(scope="module", params=[HibariEngine, PiperEngine])
def spoken(request):
    """From an engine of its own: Piper draws noise, so that what it says depends on what it has said before."""
    engine = request.param()
    yield engine.synthesize(SENTENCE, engine.voices()[0].id, 1.0)
    engine.close()


@pytest.fixture(scope="module")
def plain(spoken):
    return trimmed(shaped(spoken, Throat(), 0))


@pytest.mark.parametrize("semitones", [-4, 3])
def test_pitch_moves_and_the_throat_stays(spoken, plain, semitones):
    moved = trimmed(shaped(spoken, Throat(), semitones))
    assert pitch(moved) == pytest.approx(pitch(plain) * 2 ** (semitones / 12), rel=0.06)
    assert tract_scale(moved, plain) == pytest.approx(1, abs=0.03)
    assert moved.size == pytest.approx(plain.size, rel=0.03)


@pytest.mark.parametrize("formants", [0.85, 1.18])
def test_the_throat_changes_and_pitch_stays(spoken, plain, formants):
    other = trimmed(shaped(spoken, Throat(formants=formants), 0))
    assert tract_scale(other, plain) == pytest.approx(formants, abs=0.03)
    assert pitch(other) == pytest.approx(pitch(plain), rel=0.06)
    assert other.size == pytest.approx(plain.size / formants, rel=0.03)


def test_a_tremor_shakes_the_pitch_at_its_rate(engines):
    """Against a steady tone, whose pitch does nothing of its own."""
    time = np.arange(2 * CALL_RATE) / CALL_RATE
    buzz = sum(np.sin(2 * np.pi * 150 * k * time) / k for k in range(1, 15))
    shaken = shaped(pcm_of((0.2 * buzz).astype(np.float32)), Throat(tremor=0.8), 0)
    track = parselmouth.Sound(shaken.astype(np.float64), CALL_RATE).to_pitch_ac(time_step=0.01)
    hertz = track.selected_array["frequency"][20:-20]
    semitones = 12 * np.log2(hertz[hertz > 0] / 150)
    spectrum = np.abs(np.fft.rfft(semitones - semitones.mean()))
    rates = np.fft.rfftfreq(semitones.size, 0.01)
    assert 4 < rates[1 + np.argmax(spectrum[1:])] < 7
    assert 0.4 < np.percentile(semitones, 95) - np.percentile(semitones, 5) < 2.0


def test_breath_adds_noise_between_the_harmonics_and_no_loudness(spoken, plain):
    breathy = trimmed(shaped(spoken, Throat(breath=1), 0))
    assert share_above(breathy, 3000) > 1.5 * share_above(plain, 3000)
    assert speech_level(breathy) - speech_level(plain) < 1.5


@pytest.mark.parametrize("semitones", [-6.0, -2.29, 0.0, 1.5, 2.4, 7.0])
def test_a_pitch_is_moved_by_a_simple_ratio_that_nobody_tells_from_the_wanted_one(semitones: float) -> None:
    found = in_steps(semitones)
    assert found == pytest.approx(semitones, abs=0.03)
    steps = 480 * 2 ** (found / 12)
    assert steps == pytest.approx(round(steps), abs=1e-9)
    assert np.allclose(in_steps(np.full(3, semitones)), found)
