"""Which recogniser serves a call."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Literal, Protocol

from roleplay.core.errors import ModelError
from roleplay.core.ports import Recogniser
from roleplay.speech.recognition.moonshine_files import model_folder

Preference = Literal["auto", "vosk", "moonshine", "pocketsphinx", "typed"]
BuiltIn = Literal["moonshine", "pocketsphinx"]

BUILT_IN_LANGUAGE = "en"
"""The language of the models inside Moonshine's and PocketSphinx's packages."""

MOONSHINE = "moonshine tiny-en"
POCKETSPHINX = "pocketsphinx en-us"
BUILT_IN_NAMES: Mapping[BuiltIn, str] = {"moonshine": MOONSHINE, "pocketsphinx": POCKETSPHINX}


class InstalledModels(Protocol):
    """What is asked of `models.store.ModelStore`."""

    def path_for(self, language: str) -> Path | None:
        """Return the folder of a whole model for a language (ISO 639-1)."""


@dataclass(frozen=True, slots=True)
class RecogniserChoice:
    """A recogniser that can serve, not loaded yet."""

    name: str
    """Engine and model as the loaded recogniser names itself, or `typed`."""
    load: Callable[[], Recogniser] | None
    """Loads it, for `RecognitionWorker`; None when answers are typed."""
    reason: str
    """One sentence for a person: why this one."""


class OtherRecogniser(Protocol):
    """A recogniser that a plug-in brings."""

    @property
    def name(self) -> str:
        """For the record."""

    @property
    def languages(self) -> tuple[str, ...]:
        """ISO 639-1."""

    def load(self, language: str) -> Recogniser:
        """Raises `ModelError`."""


def choose_recogniser(
    language: str,
    preference: Preference,
    models: InstalledModels,
    *,
    use_grammar: bool = False,
    others: Sequence[OtherRecogniser] = (),
) -> RecogniserChoice:
    """Return the best recogniser for a language (ISO 639-1) that the preference allows.

    Vosk with an installed model comes first, then the built-in ones for English, then typing. A preference that
    cannot be met gives way to the next best. `use_grammar` lets Vosk hear nothing but the phrases given with an
    utterance. With `auto`, `others` come before our own: a person has allowed them to be used.
    """
    other = next((one for one in others if language in one.languages), None) if preference == "auto" else None
    if other is not None:
        own = choose_recogniser(language, preference, models, use_grammar=use_grammar)
        reason = f"The plug-in recogniser {other.name} is allowed; without it: {own.name}."
        return RecogniserChoice(f"{other.name} {language}", partial(_load_other, other, language, own), reason)
    if preference == "typed":
        return _typed("Typing is chosen in the settings.")
    path = models.path_for(language)
    built_in = language == BUILT_IN_LANGUAGE
    wants_built_in = preference in ("moonshine", "pocketsphinx")
    if path is not None and not (wants_built_in and built_in):
        reason = f"A Vosk model for this language, {path.name}, is installed."
        if wants_built_in:
            reason = f"The built-in recognisers know only English, so the Vosk model {path.name} serves."
        return RecogniserChoice(f"vosk {path.name}", lambda: _load_vosk(path, use_grammar), reason)
    if built_in:
        return _built_in(preference)
    return _typed(f"No recognition model for the language '{language}' is installed, so answers are typed.")


def _built_in(preference: Preference) -> RecogniserChoice:
    if preference == "pocketsphinx":
        return RecogniserChoice(POCKETSPHINX, _load_pocketsphinx, "PocketSphinx is chosen in the settings.")
    if model_folder() is None:
        reason = "Moonshine is not installed on this machine, so that PocketSphinx serves, which mishears more."
        return RecogniserChoice(POCKETSPHINX, _load_pocketsphinx, reason)
    reasons = {
        "moonshine": "Moonshine is chosen in the settings.",
        "vosk": "Vosk is chosen in the settings, but no model for English is installed; the built-in one serves.",
    }
    return RecogniserChoice(MOONSHINE, _load_moonshine, reasons.get(preference, "The built-in recogniser serves."))


def _load_other(other: OtherRecogniser, language: str, own: RecogniserChoice) -> Recogniser:
    """Load a plug-in's recogniser; when it fails, our own serves."""
    try:
        return other.load(language)
    except ModelError:
        if own.load is None:
            raise
        return own.load()


def _typed(reason: str) -> RecogniserChoice:
    return RecogniserChoice("typed", None, reason)


def _load_vosk(path: Path, use_grammar: bool) -> Recogniser:
    from roleplay.speech.recognition.vosk_recogniser import VoskRecogniser

    return VoskRecogniser(path, use_grammar=use_grammar)


def built_in_engines() -> tuple[BuiltIn, ...]:
    """Return the English recognisers that need no model of their own, the best first."""
    return ("pocketsphinx",) if model_folder() is None else ("moonshine", "pocketsphinx")


def load_built_in(engine: BuiltIn) -> Recogniser:
    """Load one of them. Raises `ModelError`."""
    return _load_moonshine() if engine == "moonshine" else _load_pocketsphinx()


def _load_moonshine() -> Recogniser:
    from roleplay.speech.recognition.moonshine_recogniser import MoonshineRecogniser

    return MoonshineRecogniser()


def _load_pocketsphinx() -> Recogniser:
    from roleplay.speech.recognition.pocketsphinx_recogniser import PocketSphinxRecogniser

    return PocketSphinxRecogniser()
