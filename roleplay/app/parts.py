"""The long-lived parts, each built when it is first needed: a command that needs one does not wait for the others."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from roleplay.places import Places, Resources

if TYPE_CHECKING:
    from roleplay.app.access.control import AccessControl
    from roleplay.app.audit_trail import AuditTrail
    from roleplay.app.plugins.shelf import PluginShelf
    from roleplay.audio.devices import Devices
    from roleplay.dialogue.formats.diagnostics import Known
    from roleplay.dialogue.formats.library import Library
    from roleplay.dialogue.scenario_dialogue import Understanding
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
        self._tell = self._tell_person = tell or say_nothing
        self.ask_secret: Callable[[], str] | None = None
        """Asks a person for the passphrase of an encrypted store; None where nobody can be asked."""

    @cached_property
    def _store(self) -> SessionStore:
        from roleplay.app.department import sound_store, store_place
        from roleplay.store.sessions import SessionStore

        if self.ask_secret is not None:
            from roleplay.store.protection import look
            from roleplay.store.vault import unlock

            if not look(self.places.data).open:
                unlock(self.places.data, self.ask_secret())
        place, password = store_place(self.places)
        return SessionStore(place, self.places.recordings, password=password, objects=sound_store())

    @property
    def store(self) -> SessionStore:
        """Raises `DatabaseError`, `DiskError`."""
        with self._lock:
            return self._store

    @cached_property
    def access(self) -> AccessControl:
        """Who is signed in, and what they may do; everything where nobody has turned accounts on."""
        from roleplay.app.access.control import AccessControl

        return AccessControl(lambda: self.store.people, lambda: self.audit, there=self._store_is_there)

    def _store_is_there(self) -> bool:
        """Tell whether there may be people: asking must not make a store where there is none."""
        from roleplay.app.department import database_url

        if "_store" in self.__dict__ or database_url(self.places):
            return True
        return self.places.database.exists()

    @cached_property
    def _audit(self) -> AuditTrail:
        from roleplay.app.audit_trail import AuditTrail

        table = self.store.audit_log(self.places.audit_key, self.places.audit_head)
        return AuditTrail(table, lambda: self.access.me)

    @property
    def audit(self) -> AuditTrail:
        """Where what must be logged is logged; implements `core.audit.AuditLog`. Raises as `store` does."""
        with self._lock:
            return self._audit

    @cached_property
    def _bank(self) -> VoiceBank:
        from roleplay.speech.voices.bank import VoiceBank, built_in_engines

        folders = [self.resources.voices, self.places.voices]
        engines = (*built_in_engines(self.places.voices), *self.plugins.loaded("voices"))
        return VoiceBank(folders, engines)

    @cached_property
    def plugins(self) -> PluginShelf:
        """Plug-ins that a person may have allowed; nothing of them is run before it is asked for."""
        from roleplay.app.plugins.shelf import PluginShelf

        return PluginShelf(self.places.plugins, self.places.allowed_plugins, self._tell_person)

    @property
    def bank(self) -> VoiceBank:
        """All customer voices."""
        with self._lock:
            return self._bank

    @property
    def known(self) -> Known:
        """What scenarios may refer to."""
        from roleplay.app.surroundings import own_sounds
        from roleplay.dialogue.formats.diagnostics import Known
        from roleplay.dialogue.formats.parts import PARTS_FOLDER
        from roleplay.dialogue.techniques import TECHNIQUE_IDS

        voices = frozenset(voice.id for voice in self.bank.voices)
        parts = (self.resources.assets / "scenarios" / PARTS_FOLDER,)
        return Known(TECHNIQUE_IDS, voices, MEASURED_TECHNIQUES, parts, own_sounds(self.places.sounds))

    @cached_property
    def _library(self) -> Library:
        from roleplay.dialogue.formats.library import Library

        return Library.open(self.resources.scenario_library, self.known, self.places.scenarios)

    @property
    def library(self) -> Library:
        """Raises `DatabaseError`."""
        with self._lock:
            return self._library

    def read_again(self) -> None:
        """Read scenarios and voices anew when they are next asked for: files of the person's own have changed."""
        with self._lock:
            self.__dict__.pop("_library", None)
            if "_bank" in self.__dict__:
                self._bank.read_again()

    def reread_library(self) -> None:
        """Have the library read anew when it is asked for next: one of the person's scenarios has changed."""
        with self._lock:
            self.__dict__.pop("_library", None)

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

    @property
    def understanding(self) -> Understanding:
        """The understanding in calls: with what allowed plug-ins say to it."""
        plugins = self.plugins.loaded("understanding")
        if not plugins:
            return self.understander
        from roleplay.app.plugins.guards import PluggedUnderstanding

        return PluggedUnderstanding(self.understander, plugins)

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
