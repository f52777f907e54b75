import re

import numpy as np
import pytest

from roleplay.core.errors import InputError, ModelError
from roleplay.core.sound import CALL_RATE
from roleplay.speech.voices.bank import VoiceBank
from roleplay.speech.voices.engine import EngineError
from roleplay.speech.voices.hibari_engine import HibariEngine
from roleplay.speech.voices.performance import Request
from roleplay.speech.voices.waveform import speech_level, wave_of
from tests.speech.voices.measures import bleeps, edge_silence, pitch, share_at

LINE = "I have been waiting three weeks for this laptop. Nobody calls me back!"
LONG = "I have been waiting three weeks for this laptop and nobody in your company has called me back to tell me why!"
SWEARING = "I have been waiting three weeks for this {bloody} laptop."


@pytest.mark.parametrize("voice", ["marian", "dana", "system"])
def test_heat_makes_a_customer_faster_higher_and_louder(bank, voice):
    calm, hot = (wave_of(bank.synthesize(voice, LONG, heat, "en").pcm) for heat in (10, 90))
    assert hot.size < 0.94 * calm.size  # although a breath is drawn first
    assert pitch(hot) > 1.08 * pitch(calm)
    assert speech_level(hot) > speech_level(calm) + 4


def test_the_supervisor_stays_calm(bank):
    calm, hot = (wave_of(bank.synthesize("supervisor", LINE, heat, "en").pcm) for heat in (10, 90))
    assert hot.size > 0.93 * calm.size
    assert speech_level(hot) == pytest.approx(speech_level(calm), abs=1.2)


@pytest.mark.parametrize(
    ("voice", "language", "text"),
    [
        ("marian", "en", LINE),
        ("marian", "pl", "Czekam już trzy tygodnie na laptopa. Nikt nie oddzwania!"),
        ("minjun", "ko", "노트북을 삼 주 동안 기다렸습니다. 아무도 전화하지 않았어요!"),
        ("trainee", "en", LINE),
    ],
)
@pytest.mark.parametrize("heat", [0, 100])
def test_every_line_is_clean_sound_at_the_call_rate(bank, voice, language, text, heat):
    spoken = bank.synthesize(voice, text, heat, language)
    wave = wave_of(spoken.pcm)
    assert spoken.pcm.rate == CALL_RATE
    assert 1.5 < spoken.pcm.seconds < 8
    assert np.abs(wave).max() < 0.98
    assert max(edge_silence(wave)) < 0.08
    assert abs(wave[0]) < 0.001
    assert abs(wave[-1]) < 0.001
    assert abs(wave.mean()) < 0.01


def test_voices_of_different_engines_are_equally_loud(bank):
    levels = [
        speech_level(wave_of(bank.synthesize(voice, LINE, 50, "en").pcm)) for voice in ("marian", "dana", "system")
    ]
    assert max(levels) - min(levels) < 1.5


def test_voices_differ_in_pitch_as_their_files_say(bank):
    found = {
        voice: pitch(wave_of(bank.synthesize(voice, LINE, 50, "en").pcm))
        for voice in ("marian", "dana", "supervisor")
    }
    assert found["marian"] < 0.8 * found["dana"]
    assert found["dana"] < 0.95 * found["supervisor"]


@pytest.mark.parametrize("voice", ["marian", "dana", "system"])
@pytest.mark.parametrize("heat", [0, 90])
def test_a_swear_word_is_bleeped_at_1_khz_whatever_the_pitch(bank, voice, heat):
    bleep = wave_of(bank.synthesize(voice, SWEARING, heat, "en").pcm)
    plain = wave_of(bank.synthesize(voice, SWEARING, heat, "en", "spoken").pcm)
    ((start, end),) = bleeps(bleep)
    assert 0.2 < end - start < 0.7
    assert 0.45 * bleep.size < start * CALL_RATE < 0.9 * bleep.size
    assert bleeps(plain) == []
    middle = bleep[round((start + 0.1) * CALL_RATE) : round((end - 0.1) * CALL_RATE)]
    assert share_at(middle, 1000) > 0.95


def test_a_line_that_is_nothing_but_swearing_is_nothing_but_a_bleep(bank):
    wave = wave_of(bank.synthesize("supervisor", "{Shit}!", 50, "en").pcm)
    ((start, end),) = bleeps(wave)
    assert end - start > 0.8 * wave.size / CALL_RATE


def test_a_mild_word_is_said_in_its_place(bank):
    mild = bank.synthesize("supervisor", SWEARING, 50, "en", "mild")
    written = bank.synthesize("supervisor", SWEARING.replace("{bloody}", "blasted"), 50, "en")
    assert mild == written


@pytest.mark.parametrize("voice", ["marian", "supervisor", "system"])
@pytest.mark.parametrize(
    "text",
    [
        "a\x00b\x1b[31m",
        "lone \ud800 half",
        "😀 hi 😀",
        "<speak>hi</speak>",
        "5",
        "x" * 300,
        "WHAT?!?! " * 12,
        "ąęł ß 안녕",
    ],
    ids=["control", "surrogate", "emoji", "markup", "digit", "endless", "shouting", "foreign"],
)
def test_any_text_with_a_letter_makes_clean_sound(bank, voice, text):
    wave = wave_of(bank.synthesize(voice, text, 100, "en").pcm)
    assert wave.size > 0.05 * CALL_RATE
    assert np.abs(wave).max() < 0.98


def test_a_line_without_a_word_is_a_pause(bank):
    pcm = bank.synthesize("supervisor", "...", 0, "en").pcm
    assert not any(pcm.samples)
    assert 0.1 < pcm.seconds < 1


class BrokenEngine(HibariEngine):
    """Loads and lists its voices, and fails whenever it is to speak."""

    def synthesize(self, text, voice, pace):
        raise EngineError("hibari has lost its tongue.")


def test_when_an_engine_fails_the_next_one_serves_and_is_named(tmp_path, engines):
    (tmp_path / "test.toml").write_text(
        'name = "T"\n[[languages.en]]\nengine = "hibari"\n[[languages.en]]\nengine = "system"\nvoice = "en-us"\n'
    )
    bank = VoiceBank([tmp_path], [BrokenEngine(), engines["system"]])
    spoken = bank.synthesize("test", LINE, 50, "en")
    assert spoken.voice == "system gmw/en-us+m3"
    assert spoken.pcm.seconds > 2


def test_a_language_without_an_own_choice_is_spoken_by_any_voice_that_can(bank):
    assert bank.synthesize("supervisor", "안녕하세요.", 50, "ko").voice == "system ko+f2"


def test_when_nothing_can_speak_the_error_names_every_reason(tmp_path, voices):
    bank = VoiceBank([voices], [BrokenEngine()])
    with pytest.raises(ModelError, match="lost its tongue") as caught:
        bank.synthesize("test", LINE, 50, "en")
    assert "'test'" in caught.value.message
    assert caught.value.hint
    with pytest.raises(ModelError, match="'xx'"):
        bank.synthesize("test", LINE, 50, "xx")


def test_unknown_and_broken_voices_and_empty_texts_are_refused(bank, voices):
    with pytest.raises(InputError, match="nobody") as caught:
        bank.synthesize("nobody", LINE, 50, "en")
    assert "marian" in caught.value.hint
    with pytest.raises(InputError, match="nothing to say"):
        bank.synthesize("marian", " ", 50, "en")
    (voices / "odd.toml").write_text("?")
    with pytest.raises(InputError, match=re.escape("odd.toml")):
        VoiceBank([voices], []).synthesize("odd", LINE, 50, "en")


def test_a_swear_word_that_cannot_be_measured_is_never_let_through(voices, engines):
    class Mumbling(HibariEngine):
        def synthesize(self, text, voice, pace):
            pcm = super().synthesize(text, voice, pace)
            return type(pcm)(b"", pcm.rate) if text == "bloody" else pcm

    with pytest.raises(ModelError, match="bleeped"):
        VoiceBank([voices], [Mumbling()]).synthesize("test", SWEARING, 50, "en")


@pytest.mark.parametrize("voice", ["supervisor", "marian"])
@pytest.mark.parametrize(
    "line",
    [
        "It came on Saturday, I have it in front of me, every page.",
        "I don't want your rules, I want a laptop.",
    ],
)
def test_a_sentence_that_is_begun_at_its_first_clause_is_not_heard_to_be(bank, voice, line):
    """No step at the seam that speech does not have, and both sides equally loud."""
    request = Request(line, "en", 50, "bleeped")
    first, rest = (wave_of(pcm) for pcm, _ in bank.pieces(bank.voice(voice), request))
    joined = np.concatenate([first, rest])
    steps = np.abs(np.diff(joined))
    around = slice(first.size - CALL_RATE // 100, first.size + CALL_RATE // 100)
    assert steps[around].max() < 0.1 * np.percentile(steps, 99)
    assert speech_level(rest) == pytest.approx(speech_level(first), abs=3.0)
