"""Breaths and hesitation, heard and counted."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from roleplay.core.sound import CALL_RATE
from roleplay.speech.voices.breaths import LEAST, inhalation
from roleplay.speech.voices.hesitation import hesitant
from roleplay.speech.voices.voice_file import Manner
from roleplay.speech.voices.waveform import SPEECH_LEVEL, speech_level, wave_of
from tests.speech.voices.measures import share_above

SENTENCES = tuple(f"I want my money back, and that is reason number {number}." for number in range(300))


@pytest.mark.parametrize("breath", [0.2, 0.6, 1.0])
def test_a_breath_is_soft_short_and_clean(breath):
    wave = inhalation(Manner(breath=breath), "Listen to me.")
    assert 0.2 < wave.size / CALL_RATE < 0.45
    assert -30 < speech_level(wave) - SPEECH_LEVEL < -8
    assert abs(wave[0]) < 1e-3
    assert abs(wave[-1]) < 1e-3
    assert share_above(wave, 1000) > 0.7  # hiss, no hum


def test_more_breath_is_louder_and_shorter():
    weak, strong = (inhalation(Manner(breath=breath), "Listen to me.") for breath in (0.3, 1.0))
    assert speech_level(strong) > speech_level(weak) + 6
    assert strong.size < weak.size


def test_a_breath_swells_and_is_cut_off():
    wave = inhalation(Manner(breath=1.0), "Listen to me.")
    power = np.convolve(wave**2, np.ones(400) / 400, "same")
    assert np.argmax(power) > 0.45 * wave.size


def test_who_is_asked_for_less_than_the_least_breath_draws_none():
    assert inhalation(Manner(breath=LEAST - 0.01), "Listen to me.").size == 0


def test_breaths_of_other_sentences_differ_and_the_same_is_the_same():
    manner = Manner(breath=0.8)
    assert np.array_equal(inhalation(manner, "One."), inhalation(manner, "One."))
    assert not np.array_equal(inhalation(manner, "One.")[:3000], inhalation(manner, "Two.")[:3000])


def test_an_angry_customer_gasps_before_speaking_and_a_calm_one_does_not(bank):
    def heard_before_the_voice(heat):
        wave = wave_of(bank.synthesize("marian", "Give me your supervisor.", heat, "en").pcm)
        loud = np.flatnonzero(np.abs(wave) > 0.25 * np.abs(wave).max())[0]
        return loud / CALL_RATE

    assert heard_before_the_voice(100) > heard_before_the_voice(0) + 0.15


@pytest.mark.parametrize("strength", [0.0, 0.3, 1.0])
def test_about_the_wanted_share_hesitates(strength):
    found = [hesitant(sentence, strength, "en") != sentence for sentence in SENTENCES]
    assert np.mean(found) == pytest.approx(strength, abs=0.08)


def test_what_is_repeated_is_a_small_word():
    assert hesitant("I want my money.", 1, "en") == "I, I want my money."
    assert hesitant("But nobody came.", 1, "en") == "But, but nobody came."
    assert hesitant("To nie tak.", 1, "pl") == "To, to nie tak."


def test_before_other_words_there_is_a_sound_of_thinking():
    assert hesitant("Nobody came.", 1, "en").split(",")[0] in ("Uh", "Um", "Well")
    assert hesitant("Nikt nie przyszedł.", 1, "pl").split(",")[0] in ("Yyy", "Eee", "No")


@given(st.text(max_size=40), st.floats(0, 1), st.sampled_from(["en", "pl", "ko", "xx"]))
def test_hesitation_takes_nothing_away(sentence, strength, language):
    spoken = hesitant(sentence, strength, language)
    assert spoken.lower().endswith(sentence[1:].lower())
    assert spoken.count("{") == sentence.count("{")


def test_contractions_are_not_torn_apart():
    assert "I, I'm" not in hesitant("I'm fed up.", 1, "en")
