"""The long-lived parts, each built when it is first needed: a command that needs one does not wait for the others."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from roleplay.places import Places, Resources

if TYPE_CHECKING:
    from roleplay.audio.devices import Devices
    from roleplay.dialogue.formats.diagnostics import Known
    from roleplay.dialogue.formats.library import Library
    from roleplay.dialogue.understanding.understander import Understander
    from roleplay.speech.models.store import ModelStore
    from roleplay.speech.voices.bank import VoiceBank
    from roleplay.store.sessions import SessionStore

MEASURED_TECHNIQUES = frozenset({"interrupting"})


def say_nothing(_sentence: str) -> None:
    """Take a sentence for a person who is not there."""


class Parts:
    """Builds each part once. Thread-safe."""

    def __init__(self, places: Places, resources: Resources, tell: Callable[[str], None] | None = None) -> None:
        """`tell` gets a sentence about work that takes long and happens once."""
        self.places = places
        self.resources = resources
        self._lock = threading.RLock()
        self._tell = tell or say_nothing

    @cached_property
    def _store(self) -> SessionStore:
        from roleplay.store.sessions import SessionStore

        return SessionStore(self.places.database, self.places.recordings)

    @property
    def store(self) -> SessionStore:
        """Raises `DatabaseError`, `DiskError`."""
        with self._lock:
            return self._store

    @cached_property
    def _bank(self) -> VoiceBank:
        from roleplay.speech.voices.bank import VoiceBank, built_in_engines

        folders = [self.resources.voices, self.places.voices]
        return VoiceBank(folders, built_in_engines(self.places.voices))

    @property
    def bank(self) -> VoiceBank:
        """All customer voices."""
        with self._lock:
            return self._bank

    @property
    def known(self) -> Known:
        """What scenarios may refer to."""
        from roleplay.dialogue.formats.diagnostics import Known
        from roleplay.dialogue.formats.parts import PARTS_FOLDER
        from roleplay.dialogue.techniques import TECHNIQUE_IDS

        voices = frozenset(voice.id for voice in self.bank.voices)
        parts = (self.resources.assets / "scenarios" / PARTS_FOLDER,)
        return Known(TECHNIQUE_IDS, voices, MEASURED_TECHNIQUES, parts)

    @cached_property
    def _library(self) -> Library:
        from roleplay.dialogue.formats.library import Library

        return Library.open(self.resources.scenario_library, self.known, self.places.scenarios)

    @property
    def library(self) -> Library:
        """Raises `DatabaseError`."""
        with self._lock:
            return self._library

    @cached_property
    def _understander(self) -> Understander:
        from roleplay.dialogue.understanding.loading import load_understander

        return load_understander(self.resources.assets, self.places.cache, self._tell_once)

    def _tell_once(self, done: int, _total: int) -> None:
        if done < 1:
            return
        tell, self._tell = self._tell, say_nothing
        tell("preparing the examples of what people say; this happens once and takes some seconds")

    @property
    def understander(self) -> Understander:
        """Takes about a second when it is first asked for, and longer at the very first start."""
        with self._lock:
            return self._understander

    @cached_property
    def _models(self) -> ModelStore:
        from roleplay.speech.models.catalogue import read_catalogue
        from roleplay.speech.models.store import ModelStore

        return ModelStore(self.places.models, read_catalogue(self.resources.assets / "models.toml"))

    @property
    def models(self) -> ModelStore:
        """Recognition models."""
        with self._lock:
            return self._models

    @cached_property
    def _devices(self) -> Devices:
        from roleplay.audio.devices import Devices

        return Devices()

    @property
    def devices(self) -> Devices:
        """Raises `DeviceError` when PortAudio is missing."""
        with self._lock:
            return self._devices

    def close(self) -> None:
        """Close what was built."""
        with self._lock:
            if "_bank" in self.__dict__:
                self._bank.close()
            if "_store" in self.__dict__:
                self._store.close()
