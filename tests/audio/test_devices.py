"""Devices by name."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from roleplay.audio.devices import Devices, FoundDevice, could_not_open
from roleplay.audio.line import open_line
from roleplay.core.errors import DeviceError


@pytest.mark.sound
def test_devices_are_listed_and_found_by_name(sound_card):
    devices = Devices()
    assert {device.name for device in devices.microphones()} == {"default", "headset", "spare"}
    assert [device.name for device in devices.loudspeakers() if device.default] == ["default"]
    assert devices.find("microphone", "HeadSet").name == "headset"
    assert devices.find("microphone", "spar").name == "spare"
    assert devices.find("loudspeaker").name == "default"


@pytest.mark.sound
def test_a_name_that_fits_two_devices_is_refused(sound_card):
    with pytest.raises(DeviceError, match="More than one microphone") as caught:
        Devices().find("microphone", "e")
    assert caught.value.code == "device_ambiguous"


@pytest.mark.sound
def test_the_list_is_kept_while_sound_runs(sound_card):
    devices = Devices()
    line = open_line(devices)
    try:
        assert not devices.refresh()
        line.read()
    finally:
        line.close()
    assert devices.refresh()


@pytest.mark.sound
def test_a_device_that_was_plugged_in_later_is_found(sound_card):
    devices = Devices()
    with Path(sound_card.environment["ALSA_CONFIG_PATH"]).open("a") as file:
        file.write("pcm.latecomer { type pulse }\n")
    assert devices.find("loudspeaker", "latecomer").name == "latecomer"


@pytest.mark.parametrize(
    ("code", "host", "expected"),
    [
        (-9985, (0, 0, ""), "device_busy"),
        (-9999, (0, -16, "Device or resource busy"), "device_busy"),
        (-9999, (0, -13, "Permission denied"), "device_denied"),
        (-9999, (0, -2147024891, ""), "device_denied"),
        (-9997, (0, 0, ""), "device_failed"),
    ],
)
def test_what_portaudio_says_is_put_into_words(code, host, expected):
    import sounddevice

    device = FoundDevice("microphone", 0, "Headset", 1, 48_000, 0.01, "ALSA")
    error = could_not_open(sounddevice, device, sounddevice.PortAudioError("Error opening", code, host))
    assert error.code == expected
    assert "The microphone 'Headset'" in error.message
    assert error.hint


def run_program(tmp_path, program: str, **environment: str) -> str:
    env = os.environ | {"HOME": str(tmp_path), "XDG_RUNTIME_DIR": str(tmp_path)} | environment
    done = subprocess.run([sys.executable, "-c", program], env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_machine_without_sound_says_so(tmp_path):
    program = """
from roleplay.audio.devices import Devices
from roleplay.core.errors import DeviceError
devices = Devices()
assert devices.microphones() == () == devices.loudspeakers()
for kind, name in [("microphone", ""), ("loudspeaker", "Headset")]:
    try:
        devices.find(kind, name)
    except DeviceError as error:
        print(error.code, error.message, bool(error.hint))
"""
    said = run_program(tmp_path, program, PULSE_SERVER=f"unix:{tmp_path}/nothing")
    assert said.splitlines() == [
        "device_none There is no microphone. True",
        "device_none There is no loudspeaker. True",
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere PortAudio comes inside sounddevice")
def test_a_missing_portaudio_says_what_to_install(tmp_path):
    program = """
import ctypes.util
ctypes.util.find_library = lambda name: None  # what it answers where libportaudio2 is not installed
from roleplay.audio.devices import Devices
from roleplay.core.errors import DeviceError
try:
    Devices()
except DeviceError as error:
    print(error.code, error.hint)
"""
    assert run_program(tmp_path, program).strip() == "device_library Install it: apt install libportaudio2"
