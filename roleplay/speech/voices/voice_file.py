"""A customer voice as a file: who speaks, through which engines, and how heat changes pace, pitch and loudness."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from roleplay.core.errors import InputError

MAX_BYTES = 32_000
"""Of a file; shipped ones have about 1,000. The time for a dotted key grows with the square of its length."""

HEAT_STEP = 10
"""Heat is heard in steps of this size, so that a line already synthesized fits again."""

_HINT = "Mend the file (voices/README.md says what it may hold) or remove it."

BUILT_IN_ENGINES = ("hibari", "piper", "system")
EngineName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]{0,39}$")]
"""A built-in engine, or one that a plug-in brings."""
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
Semitones = Annotated[float, Field(ge=-12, le=12)]
Share = Annotated[float, Field(ge=0, le=1)]
Sayings = dict[Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80)], Text]
"""How words are to be spoken: as written, and in a spelling that the engines read aright."""


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Manner(_Part):
    """How something is said at one heat."""

    pace: Annotated[float, Field(ge=0.5, le=2)] = 1.0
    """Relative to the engine voice's normal pace."""
    pitch: Semitones = 0.0
    """Semitones, on top of the engine choice's."""
    gain: Annotated[float, Field(ge=-24, le=12)] = 0.0
    """Decibels, relative to the common level of all voices."""
    pause: Annotated[float, Field(ge=0, le=2)] = 0.35
    """Seconds between two sentences."""
    breath: Share = 0.0
    """How audibly air is drawn before a sentence: 0 not at all, 1 gasping."""
    hesitation: Share = 0.0
    """Share of the sentences that begin with "uh" or with a word said twice."""


class HeatManner(_Part):
    """The two ends between which heat moves the voice."""

    calm: Manner = Manner(pace=0.92, pitch=0, gain=-3, pause=0.45)
    """At heat 0."""
    furious: Manner = Manner(pace=1.25, pitch=3, gain=4, pause=0.15, breath=0.7)
    """At heat 100."""

    def at(self, heat: float) -> Manner:
        """Return the manner at a heat (0 to 100), interpolated linearly."""
        share = min(max(heat, 0.0), 100.0) / 100
        return Manner(
            **{
                field: (1 - share) * getattr(self.calm, field) + share * getattr(self.furious, field)
                for field in Manner.model_fields
            }
        )


class Throat(_Part):
    """What makes another person of an engine's voice."""

    formants: Annotated[float, Field(ge=0.75, le=1.35)] = 1.0
    """Factor on all resonances: below 1 a bigger body, above 1 a smaller or younger one."""
    tremor: Annotated[float, Field(ge=0, le=1)] = 0.0
    """Semitones by which the pitch shakes, as with old age."""
    breath: Share = 0.0
    """Noise of breath in the voice, as of somebody soft or hoarse."""


OWN_THROAT = Throat()


class EngineChoice(_Part):
    """One engine that may speak for this customer."""

    engine: EngineName
    voice: str = ""
    """Id of the engine's voice or a language tag (`en-us`); empty for any voice of the language."""
    gender: Literal["female", "male"] | None = None
    """Preferred among the engine's voices that fit."""
    pitch: Semitones = 0.0
    """Semitones by which this engine's voice is moved to sound like the customer."""
    throat: Throat = OWN_THROAT


class VoiceFile(_Part):
    """The content of one file in `voices/`."""

    name: Text
    """As people see it."""
    description: Annotated[str, StringConstraints(strip_whitespace=True, max_length=500)] = ""
    gender: Literal["female", "male"] | None = None
    """Asked of the engines that step in when none of the choices can serve."""
    heat: HeatManner = HeatManner()
    languages: Annotated[dict[Language, tuple[EngineChoice, ...]], Field(min_length=1)]
    """Engine choices per language, the best first."""
    say: dict[Language, Sayings] = {}
    """Words that this voice would mispronounce, per language."""


@dataclass(frozen=True, slots=True)
class Voice:
    """A voice file that has been read."""

    id: str
    """The file's name without `.toml`."""
    content: VoiceFile
    digest: str
    """Of the content: synthesized lines are kept only as long as it stays the same."""


@dataclass(frozen=True, slots=True)
class BrokenVoice:
    """A voice file that cannot be used, and why."""

    id: str
    problem: str


def quantise(heat: float) -> int:
    """Return the heat at which a line is synthesized: the nearest step between 0 and 100."""
    return round(min(max(heat, 0.0), 100.0) / HEAT_STEP) * HEAT_STEP


def plain_voice(voice_id: str, languages: Iterable[str]) -> Voice:
    """Return a voice for which any engine will do, in place of one whose file is missing or broken."""
    content = VoiceFile(name=voice_id or "Plain voice", languages=dict.fromkeys(languages, ()))
    return Voice(voice_id, content, _digest(content))


def read_voice(path: Path) -> Voice:
    """Read one voice file.

    Raises `InputError` that names the file and the key.
    """
    try:
        content = VoiceFile.model_validate(tomllib.loads(_text(path)))
    except OSError as error:
        raise InputError(f"Voice file {path} cannot be read: {error.strerror}.", hint=_HINT) from error
    except UnicodeDecodeError as error:
        raise InputError(f"Voice file {path} is not UTF-8 text.", hint=_HINT) from error
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"Voice file {path} is not valid TOML: {error}.", hint=_HINT) from error
    except ValidationError as error:
        raise InputError(f"Voice file {path}: {_explain(error)}.", hint=_HINT) from error
    except (ValueError, RecursionError) as error:  # tomllib: a number of 5,000 digits, a thousand brackets
        raise InputError(f"Voice file {path} holds a number too long or brackets too deep.", hint=_HINT) from error
    return Voice(path.stem, content, _digest(content))


def _text(path: Path) -> str:
    """Return what a file says. Raises `OSError`, `InputError` for one that is no file or far too large."""
    if path.exists() and not path.is_file():
        raise InputError(f"Voice file {path} is no file.", hint=_HINT)
    with path.open("rb") as file:
        content = file.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise InputError(f"Voice file {path} has more than {MAX_BYTES:,} bytes.", hint=_HINT)
    return content.decode("utf-8")


def read_voices(folders: Iterable[Path]) -> dict[str, Voice | BrokenVoice]:
    """Read all voice files, by id; a file in a later folder takes the place of its namesake in an earlier one."""
    found: dict[str, Voice | BrokenVoice] = {}
    for folder in folders:
        for path in sorted(folder.glob("*.toml")):
            try:
                found[path.stem] = read_voice(path)
            except InputError as error:
                found[path.stem] = BrokenVoice(path.stem, str(error))
    return found


def _digest(content: VoiceFile) -> str:
    return hashlib.blake2b(content.model_dump_json().encode(), digest_size=16).hexdigest()


def _explain(error: ValidationError) -> str:
    problems = []
    for detail in error.errors(include_url=False):
        key = ".".join(str(part) for part in detail["loc"])
        if detail["type"] == "extra_forbidden":
            problems.append(f"unknown key {key!r}")
        elif detail["type"] == "missing":
            problems.append(f"key {key!r} is missing")
        else:
            problems.append(f"key {key!r}: {detail['msg'].lower()} (is {_cut(repr(detail['input']))})")
    return "; ".join(problems)


def _cut(told: str) -> str:
    return told if len(told) <= 80 else f"{told[:77]}..."
