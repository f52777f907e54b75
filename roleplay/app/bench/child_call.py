"""The call under measurement, seen from outside: a process, its home, and the events that it tells."""

from __future__ import annotations

import hashlib
import json
import subprocess
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import IO, Any, cast

from roleplay.app.bench.sound_server import SoundServer
from roleplay.core.errors import MachineError
from roleplay.core.events import CallEvent
from roleplay.core.records import Settings
from roleplay.dialogue.formats.library import to_json
from roleplay.dialogue.formats.library_file import Row, pack
from roleplay.dialogue.model import Scenario
from roleplay.places import Places
from roleplay.speech.child import module_command, module_environment
from roleplay.store.codec import decode
from roleplay.store.settings import save_settings

_STARTING = 120.0
"""Seconds that the program may take until it rings; the very first start prepares examples."""
_ENDING = 60.0
_KEPT_APART = "lines"
"""Synthesized lines are not taken from the person's cache: a first call is measured."""


def private_home(folder: Path, own: Places, settings: Settings, language: str) -> Places:
    """Make a home for the program: the person's settings, models and voices, not their sessions; default devices."""
    places = Places(folder / "data", folder / "config", folder / "cache", folder / "log")
    for place in (places.data, places.config, places.cache, places.log):
        place.mkdir(parents=True)
    for name in ("models", "voices"):
        if (own.data / name).is_dir():
            (places.data / name).symlink_to(own.data / name, target_is_directory=True)
    if own.cache.is_dir():
        for kept in own.cache.iterdir():
            if kept.name != _KEPT_APART:
                (places.cache / kept.name).symlink_to(kept)
    chosen = replace(
        settings, microphone="", loudspeaker="", record_audio=True, push_to_talk=False, call_language=language
    )
    save_settings(places.settings, chosen, lambda _kept: None)
    return places


class BenchHome:
    """A home for the program in a temporary folder, with one scenario."""

    def __init__(self, folder: Path, own: Places, settings: Settings, scenario: Scenario) -> None:
        self.folder = folder
        self.library = folder / "scenarios.db"
        without_noise = replace(settings, background=False)  # it would hide where the voice begins
        self.places = private_home(folder, own, without_noise, scenario.languages[0])
        source = to_json(scenario)
        digest = hashlib.sha256(source.encode()).hexdigest()
        self.library.write_bytes(pack([Row(scenario.id, scenario.version, digest, source)]))


class ChildCall:
    """A running call in a process of its own. Raises `MachineError` when it does not come about."""

    def __init__(self, home: BenchHome, server: SoundServer) -> None:
        self.events: list[CallEvent] = []
        """What has happened so far; only ever grows."""
        self.recogniser = ""
        self.troubles = 0
        self.session = ""
        self._changed = threading.Condition()
        self._over = False
        self._error = ""
        with (home.places.log / "caller.log").open("ab") as log:
            self._process = subprocess.Popen(  # noqa: S603 - our own module
                module_command("roleplay.app.bench.caller", str(home.library)),
                env=module_environment() | server.variables | {"ROLEPLAY_HOME": str(home.folder)},
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
            )
        self._thread = threading.Thread(target=self._read, name="caller", daemon=True)
        self._thread.start()
        if not self.wait_for(lambda: bool(self.recogniser), _STARTING):
            self.close()
            raise MachineError(
                self._error or "The program that is to be measured did not start.", hint="Run `roleplay doctor`."
            )

    def __enter__(self) -> ChildCall:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def pid(self) -> int:
        """Of the process that holds the call."""
        return self._process.pid

    @property
    def over(self) -> bool:
        """Whether the call has ended, for whatever reason."""
        return self._over

    def wait_for(self, true: Callable[[], bool], patience: float) -> bool:
        """Wait until something that events change is true; False when the call ends or time passes before."""
        with self._changed:
            self._changed.wait_for(lambda: self._over or true(), patience)
            return true()

    def end(self) -> None:
        """Leave the call and wait until it is saved."""
        pipe = cast(IO[bytes], self._process.stdin)
        with suppress(OSError):  # it is over already
            pipe.write(b"\n")
            pipe.flush()
        self.wait_for(lambda: self._over, _ENDING)

    def close(self) -> None:
        """End the process."""
        with suppress(OSError):
            cast(IO[bytes], self._process.stdin).close()
        try:
            self._process.wait(_ENDING)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._thread.join()

    def _read(self) -> None:
        with cast(IO[bytes], self._process.stdout) as lines:
            for line in lines:
                told: dict[str, Any] = json.loads(line)
                with self._changed:
                    self._take(told)
                    self._changed.notify_all()
        with self._changed:
            self._over = True
            self._changed.notify_all()

    def _take(self, told: dict[str, Any]) -> None:
        if "event" in told:
            self.events.append(decode(json.dumps(told["event"]), where="of the bench"))
        elif "error" in told:
            self._error = told["error"]
        elif "recogniser" in told:
            self.recogniser = told["recogniser"]
        else:
            self.troubles, self.session = told["troubles"], told["session"]
