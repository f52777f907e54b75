"""Which recogniser serves a call."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Literal, Protocol

from roleplay.core.errors import ModelError
from roleplay.core.ports import Recogniser

Preference = Literal["auto", "vosk", "pocketsphinx", "typed"]

BUILT_IN_LANGUAGE = "en"
"""The language of the model inside PocketSphinx's package."""


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

    Vosk with an installed model comes first, then the built-in one for English, then typing. A preference that cannot
    be met gives way to the next best. `use_grammar` lets Vosk hear nothing but the phrases given with an utterance.
    With `auto`, `others` come before our own: a person has allowed them to be used.
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
    if path is not None and not (preference == "pocketsphinx" and built_in):
        reason = f"An installed Vosk model for this language, {path.name}, is the most accurate."
        if preference == "pocketsphinx":
            reason = f"The built-in recogniser knows only English, so the Vosk model {path.name} serves."
        return RecogniserChoice(f"vosk {path.name}", lambda: _load_vosk(path, use_grammar), reason)
    if built_in:
        reasons = {
            "pocketsphinx": "The built-in recogniser is chosen in the settings.",
            "vosk": "Vosk is chosen in the settings, but no model for English is installed; the built-in one serves.",
            "auto": "The built-in recogniser serves until a Vosk model for English is installed, which hears better.",
        }
        return RecogniserChoice("pocketsphinx en-us", _load_pocketsphinx, reasons[preference])
    return _typed(f"No recognition model for the language '{language}' is installed, so answers are typed.")


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


def _load_pocketsphinx() -> Recogniser:
    from roleplay.speech.recognition.pocketsphinx_recogniser import PocketSphinxRecogniser

    return PocketSphinxRecogniser()
