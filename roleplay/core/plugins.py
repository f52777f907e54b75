"""What a plug-in offers, and what is known of one: `docs/plug-ins.md`.

This module is what a plug-in is written against. It changes only with `API`: a plug-in says for which one it was
made, and is left out where that is another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, Protocol, runtime_checkable

from roleplay.core.ports import Recogniser
from roleplay.core.sound import Pcm
from roleplay.core.understanding import Understood

API = 1
"""Version of this port."""

PluginKind = Literal["voices", "recognisers", "understanding", "exports"]
GROUPS: Mapping[str, PluginKind] = {
    "roleplay.voices": "voices",
    "roleplay.recognisers": "recognisers",
    "roleplay.understanding": "understanding",
    "roleplay.exports": "exports",
}
"""By group of Python entry points."""
PluginState = Literal["off", "on", "changed", "failed"]
"""`off`: nobody has allowed it; `changed`: its files are not those that were allowed, so it is off."""


# --- what a plug-in offers ---


@dataclass(frozen=True, slots=True)
class PluginVoice:
    """One voice of a plug-in's engine."""

    id: str
    language: str
    """Language tag in lower case, such as `en` or `en-us`."""
    gender: Literal["female", "male"] | None = None


@runtime_checkable
class VoicePlugin(Protocol):
    """A speech synthesis engine. Every method may be called from any thread."""

    api: int
    name: str
    """Small letters, digits, `-`: what voice files call it, as `engine = "..."`."""

    def voices(self) -> tuple[PluginVoice, ...]:
        """Return what can be used on this machine, now."""

    def fingerprint(self, voice: str) -> str:
        """Return what changes when the sound of this voice may: synthesized lines are kept as long as it stays."""

    def synthesize(self, text: str, voice: str, pace: float) -> Pcm:
        """Speak one sentence: mono, 16 bit, at any rate. `pace` 1.2 is a fifth faster than usual."""

    def close(self) -> None:
        """Free everything; the engine is used again after that, perhaps."""


@runtime_checkable
class RecogniserPlugin(Protocol):
    """A speech recogniser. While it is allowed it comes before the built-in ones where the settings say `auto`."""

    api: int
    name: str
    languages: tuple[str, ...]
    """ISO 639-1."""

    def load(self, language: str) -> Recogniser:
        """Return a loaded recogniser; runs in a thread of its own, and may take seconds."""


@dataclass(frozen=True, slots=True)
class OpenReply:
    """A reply that the trainee may give at this moment."""

    id: str
    techniques: tuple[str, ...]
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HeardWords:
    """What the trainee said, and what is expected."""

    text: str
    language: str
    replies: tuple[OpenReply, ...]


@runtime_checkable
class UnderstandingPlugin(Protocol):
    """Has a say in what is understood of the trainee's words. Every method may be called from any thread."""

    api: int
    name: str

    def understand(self, heard: HeardWords, own: Callable[[str], Understood]) -> Understood:
        """Return what was understood.

        `own` is the program's own understanding, at this moment, of any words: of the ones that were heard, of
        better ones, or of none, if the plug-in knows by itself. Scores are 0 to 1; a reply fits from 0.5 on.
        """


@runtime_checkable
class ExportPlugin(Protocol):
    """Writes saved calls into a file of its own kind."""

    api: int
    name: str
    title: str
    """For people."""
    suffix: str
    """Of the files, with its dot."""

    def write(self, calls: Iterator[dict[str, Any]], path: Path) -> None:
        """Write calls into a new file at `path`. Each is what `roleplay sessions export --format json` holds."""


# --- what is known of one ---


@dataclass(frozen=True, slots=True)
class PluginRecord:
    """A plug-in that is installed: what its package says of itself, read without running any of it."""

    name: str
    """Of the package."""
    version: str
    summary: str
    licence: str
    offers: tuple[tuple[PluginKind, str], ...]
    """What it offers, and under which names."""
    where: str
    """Folder in which it is installed."""
    fingerprint: str
    """SHA-256 over its files."""
    state: PluginState
    problem: str = ""
    """Why it was left out; empty when it was not."""
