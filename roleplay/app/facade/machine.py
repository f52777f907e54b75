"""What the window and the command line can ask of the machine: settings, sound, models, voices."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from roleplay.app.options import Progress
from roleplay.app.parts import Parts
from roleplay.core.errors import DiskError
from roleplay.core.records import Device, Finding, ModelStatus, Settings, UnknownName, VoiceStatus
from roleplay.core.sound import Pcm
from roleplay.places import Places, Resources

if TYPE_CHECKING:
    from roleplay.app.calm import CalmSound
    from roleplay.app.desk.safety import SafetyDesk
    from roleplay.app.pronouncing import Pronounced
    from roleplay.app.sounds import MicrophoneCheck


class MachineFacade:
    """The part of the facade that knows no calls and no customers."""

    settings_set_aside: Path | None = None
    """Where a broken settings file was put when it was found; None when it was fine."""

    def __init__(self, where: Places, shipped: Resources, tell: Callable[[str], None]) -> None:
        self.places = where
        self.resources = shipped
        self._tell = tell
        self._parts = Parts(where, shipped, tell)
        self._settings: Settings | None = None

    @cached_property
    def safety(self) -> SafetyDesk:
        """Encryption and backups."""
        from roleplay.app.desk.safety import SafetyDesk

        return SafetyDesk(self._parts, lambda: self.settings, self._calling, self._erase_again)

    def _erase_again(self) -> int:
        """Erase whoever was erased and is back; return how many people that were."""
        return 0

    def _calling(self) -> bool:
        """Tell whether a call runs in this process."""
        return False

    # --- settings ---

    @property
    def settings(self) -> Settings:
        """What the person has chosen; the name is that of who is signed in."""
        if self._settings is None:
            from roleplay.store.settings import load_settings

            self._settings = load_settings(self.places.settings, self._tell_set_aside)
        me = self._parts.access.me
        return replace(self._settings, trainee=me) if me else self._settings

    def save_settings(self, settings: Settings) -> None:
        """Keep settings, from the next call on. Raises `DiskError`."""
        from roleplay.store.settings import save_settings

        if self._parts.access.me:  # that name stands in the store, not in the settings
            settings = replace(settings, trainee="" if self._settings is None else self._settings.trainee)
        self._settings = settings
        save_settings(self.places.settings, settings, self._tell_set_aside)

    def _tell_set_aside(self, kept_as: Path) -> None:
        self.settings_set_aside = kept_as
        self._tell(f"your settings could not be read; they are kept as {kept_as}, and the usual ones are used")

    # --- sound ---

    def play(self, pcm: Pcm) -> None:
        """Play a sound to its end on the chosen loudspeaker. Raises `DeviceError`."""
        from roleplay.app import sounds

        sounds.play(self._parts, self.settings, pcm)

    def test_microphone(self, seconds: float, on_level: Callable[[float], None]) -> MicrophoneCheck:
        """Listen to the chosen microphone; `on_level` gets the loudness in dBFS. Raises `DeviceError`."""
        from roleplay.app import sounds

        return sounds.check(self._parts, self.settings, seconds, on_level)

    def microphones(self) -> tuple[Device, ...]:
        """Raises `DeviceError` when the sound system is missing."""
        return self._parts.devices.microphones()

    def loudspeakers(self) -> tuple[Device, ...]:
        """Raises `DeviceError` when the sound system is missing."""
        return self._parts.devices.loudspeakers()

    # --- recognition models and voices ---

    def models(self) -> tuple[ModelStatus, ...]:
        """Return the models of the catalogue, then others that are installed."""
        return self._parts.models.list()

    def install_model(self, name_or_path: str, progress: Progress, *, language: str = "") -> ModelStatus:
        """Install by name, from a zip or from a folder. Raises `ModelError`, `ArchiveError`, `DiskError`."""
        return self._parts.models.install(name_or_path, progress, language=language)

    def verify_model(self, name: str) -> ModelStatus:
        """Compare every file with what was installed, and load the model."""
        return self._parts.models.verify(name)

    def remove_model(self, name: str) -> None:
        """Delete an installed model."""
        self._parts.models.remove(name)

    def unknown_names(self, model: str) -> tuple[UnknownName, ...]:
        """Return the customers' names and facts that an installed model cannot recognise. Raises `ModelError`."""
        from roleplay.app.vocabulary import unknown_names

        return unknown_names(self._parts, model)

    def recogniser_for(self, language: str) -> str:
        """What would serve now: engine and model, or `typed`."""
        from roleplay.speech.recognition.choice import choose_recogniser

        others = self._parts.plugins.loaded("recognisers")
        return choose_recogniser(language, self.settings.recogniser, self._parts.models, others=others).name

    def voices(self) -> tuple[VoiceStatus, ...]:
        """Return one row per voice and language, and one per broken file."""
        from roleplay.speech.voices.status import list_voices

        return list_voices(self._parts.bank)

    def voice_sample(
        self, voice: str, text: str, heat: float, *, language: str = "", telephone: bool | None = None
    ) -> Pcm:
        """Speak a text. `telephone` None follows the settings. Raises `InputError`, `ModelError`."""
        from roleplay.audio.telephone import telephone as telephone_effect

        chosen = language or self.settings.call_language
        pcm = self._parts.bank.synthesize(voice, text, heat, chosen, self.settings.profanity).pcm
        wanted = self.settings.telephone_effect if telephone is None else telephone
        return telephone_effect(pcm) if wanted else pcm

    def pronounce(
        self, *, language: str = "", voice: str = "", scenario: str = "", text: str = "", hear: bool = True
    ) -> Iterator[Pronounced]:
        """Yield how names and numbers are spoken, and what a recogniser hears of it.

        Raises `InputError`, `ScenarioError`, `ModelError`.
        """
        from roleplay.app.pronouncing import pronounce

        chosen = language or self.settings.call_language
        return pronounce(self._parts, chosen, voice=voice, scenario_id=scenario, text=text, hear=hear)

    def doctor(
        self, *, thorough: bool = False, progress: Callable[[int, int], None] = lambda _done, _total: None
    ) -> tuple[Finding, ...]:
        """Look at everything that a call needs, and at what is kept; each finding says what to do.

        `thorough` hears every recording to its end, and reads the newest backup.
        """
        from roleplay.app.doctor import findings
        from roleplay.app.integrity import findings as kept_findings

        def kept() -> Iterator[Finding]:
            return kept_findings(self._parts, self.safety, datetime.now(UTC), thorough=thorough, progress=progress)

        try:
            settings = self.settings
        except DiskError as error:
            unreadable = Finding("disk", "problem", error.message, error.hint)
            others = findings(self._parts, Settings(), kept)
            return (unreadable, *(one for one in others if one.message != error.message))
        return findings(self._parts, settings, kept)

    def calm_sound(self) -> CalmSound:
        """Play calm sound on the chosen loudspeaker until it is stopped. Raises `DeviceError`."""
        from roleplay.app.calm import open_calm_sound

        return open_calm_sound(self._parts, self.settings)
