import pytest
from hypothesis import given
from hypothesis import strategies as st

from roleplay.core.errors import InputError
from roleplay.places import resources
from roleplay.speech.voices.voice_file import (
    HEAT_STEP,
    BrokenVoice,
    HeatManner,
    Manner,
    Voice,
    plain_voice,
    quantise,
    read_voice,
    read_voices,
)

GOOD = 'name = "Test"\n[[languages.en]]\nengine = "hibari"\n'


@given(st.floats(-1000, 1000))
def test_heat_is_quantised_to_steps_between_0_and_100(heat):
    step = quantise(heat)
    assert step % HEAT_STEP == 0
    assert 0 <= step <= 100
    assert abs(step - min(max(heat, 0), 100)) <= HEAT_STEP / 2


@given(st.floats(0, 100), st.floats(0, 100))
def test_more_heat_is_faster_higher_louder_and_has_shorter_pauses(one, other):
    cool, hot = (HeatManner().at(heat) for heat in sorted((one, other)))
    assert cool.pace <= hot.pace + 1e-9
    assert cool.pitch <= hot.pitch + 1e-9
    assert cool.gain <= hot.gain + 1e-9
    assert cool.pause >= hot.pause - 1e-9


def test_the_ends_are_what_the_file_says():
    manner = HeatManner(calm=Manner(pace=0.8, pitch=-1), furious=Manner(pace=1.4, pitch=5))
    assert manner.at(0) == manner.calm
    assert manner.at(100) == manner.furious
    assert manner.at(50).pace == pytest.approx(1.1)


def test_every_shipped_voice_is_sound():
    found = read_voices([resources().voices])
    assert {"marian", "supervisor", "dana", "system", "trainee", "minjun"} <= set(found)
    assert [voice for voice in found.values() if isinstance(voice, BrokenVoice)] == []


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("name = \n", ["not valid TOML", "line 1"]),
        ("[languages]", ["'name' is missing"]),
        ('name = "T"\n', ["'languages' is missing"]),
        (GOOD + 'loudness = "very"\n', ["unknown key 'languages.en.0.loudness'"]),
        (GOOD + "[heat.calm]\npace = 9\n", ["'heat.calm.pace'", "less than or equal to 2", "9"]),
        ("a = " + "[" * 20_000, ["too deep"]),
        ("a = " + "1" * 5_000, ["number too long"]),
        ("a." * 100_000 + "a = 1", ["more than 32,000 bytes"]),
        (GOOD.replace("hibari", "Siri!"), ["'languages.en.0.engine'", "'Siri!'"]),
        (GOOD.replace("languages.en", "languages.english"), ["languages.english"]),
    ],
)
def test_a_broken_file_says_where_and_what(tmp_path, content, said):
    path = tmp_path / "odd.toml"
    path.write_text(content)
    with pytest.raises(InputError) as caught:
        read_voice(path)
    for words in (str(path), *said):
        assert words in caught.value.message
    assert "README" in caught.value.hint


def test_a_file_that_is_not_text_is_named(tmp_path):
    path = tmp_path / "odd.toml"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputError, match="not UTF-8"):
        read_voice(path)


def test_a_broken_file_is_listed_and_the_others_still_work(tmp_path):
    (tmp_path / "good.toml").write_text(GOOD)
    (tmp_path / "bad.toml").write_text("?")
    found = read_voices([tmp_path, tmp_path / "missing"])
    assert isinstance(found["good"], Voice)
    assert isinstance(found["bad"], BrokenVoice)
    assert "bad.toml" in found["bad"].problem


def test_an_own_file_takes_the_place_of_a_shipped_one(tmp_path):
    (tmp_path / "marian.toml").write_text(GOOD)
    found = read_voices([resources().voices, tmp_path])["marian"]
    assert isinstance(found, Voice)
    assert found.content.name == "Test"


def test_the_digest_changes_with_the_content_only(tmp_path):
    path = tmp_path / "v.toml"
    path.write_text(GOOD)
    before = read_voice(path).digest
    path.write_text("# a remark\n" + GOOD)
    assert read_voice(path).digest == before
    path.write_text(GOOD + "[heat.calm]\npace = 0.9\n")
    assert read_voice(path).digest != before


def test_a_plain_voice_takes_any_engine():
    voice = plain_voice("nobody", ["en"])
    assert voice.content.languages == {"en": ()}


def test_a_device_is_not_waited_for(tmp_path):
    path = tmp_path / "odd.toml"
    path.symlink_to("/dev/zero")
    with pytest.raises(InputError, match="is no file"):
        read_voice(path)
