"""Babble at a stated ratio, and the sentences that recognisers hear."""

from __future__ import annotations

import numpy as np
import pytest
import soundfile
from hypothesis import given, settings
from hypothesis import strategies as st

from roleplay.app.bench.noise import active_power, babble, with_noise
from roleplay.app.bench.spoken_set import read_sentences, recorded
from roleplay.app.bench.word_errors import error_rates
from roleplay.core.errors import InputError
from roleplay.core.sound import CALL_RATE
from tests.app.bench.sounds import bursts


@given(st.floats(-5, 30), st.floats(0.3, 1.5))
@settings(max_examples=30, deadline=None)
def test_the_noise_has_the_power_that_was_asked_for(snr, length):
    speech = bursts([(0.5, 0.5 + length)], 2.5, noise=-96, peak=3_000)
    noise = babble([bursts([(0, 1)], 1.0, seed=seed) for seed in (1, 2)], 2.5, seed=3)
    assert np.sqrt(np.mean(noise**2)) == pytest.approx(1)
    added = with_noise(speech, noise, snr).astype(float) - speech
    assert 10 * np.log10(active_power(speech) / np.mean(added**2)) == pytest.approx(snr, abs=0.3)
    assert active_power(speech) == pytest.approx(3_000**2 / 2, rel=0.05), "pauses do not count"


def test_babble_needs_voices():
    with pytest.raises(ValueError, match="voices"):
        babble([np.zeros(100, np.int16)], 1.0, 0)


def test_word_errors_of_known_transcripts():
    found = error_rates(["I am sorry, Mr Kowalski.", "Ticket?"], ["i am sorry mister kowalski", "ticket number"])
    assert (found.words, found.substitutions, found.deletions, found.insertions) == (6, 1, 0, 1)
    assert found.word_error_rate == pytest.approx(2 / 6)
    nothing = error_rates(["One two"], [""])
    assert (nothing.word_error_rate, nothing.character_error_rate, nothing.deletions) == (1.0, 1.0, 2)
    with pytest.raises(ValueError, match="compare"):
        error_rates(["..."], ["a"])


@given(st.lists(st.sampled_from(["one", "two", "three"]), min_size=1))
def test_a_right_transcript_has_no_errors(words):
    found = error_rates([" ".join(words).title() + "!"], [" ".join(words)])
    assert (found.word_error_rate, found.character_error_rate, found.words) == (0, 0, len(words))


def test_own_recordings_with_their_words(tmp_path):
    stereo = np.stack([bursts([(0.1, 0.4)], 0.5)] * 2, axis=1)
    soundfile.write(tmp_path / "one.wav", stereo, 48_000)
    with pytest.raises(InputError, match="one"):
        recorded(tmp_path)
    (tmp_path / "one.txt").write_text("Good\nmorning\n", "utf-8")
    (one,) = recorded(tmp_path)
    assert (one.text, len(one.samples)) == ("Good morning", round(0.5 * CALL_RATE / 3))
    (tmp_path / "one.txt").write_text(" ... ", "utf-8")
    with pytest.raises(InputError, match="no word"):
        recorded(tmp_path)
    (tmp_path / "one.wav").write_bytes(b"no sound")
    with pytest.raises(InputError, match="cannot be used"):
        recorded(tmp_path)
    with pytest.raises(InputError, match="no recordings"):
        recorded(tmp_path / "nowhere")


def test_own_sentences(tmp_path):
    file = tmp_path / "sentences.txt"
    file.write_text("# mine\nHello there.\n\n", "utf-8")
    assert read_sentences(file) == ("Hello there.",)
    file.write_text("# mine\n", "utf-8")
    with pytest.raises(InputError, match="no sentence"):
        read_sentences(file)
    with pytest.raises(InputError, match="cannot be read"):
        read_sentences(tmp_path)
