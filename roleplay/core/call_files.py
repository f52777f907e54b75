"""What is asked of files that hold single calls: transcripts and recordings."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from roleplay.core.exports import Period
from roleplay.core.records import SessionFilter

TranscriptForm = Literal["vtt", "srt", "docx", "txt"]
TRANSCRIPT_FORMS: tuple[TranscriptForm, ...] = ("docx", "txt", "srt", "vtt")
SoundForm = Literal["flac", "opus"]
SOUND_FORMS: tuple[SoundForm, ...] = ("opus", "flac")
Side = Literal["both", "trainee", "customer"]
SIDES: tuple[Side, ...] = ("both", "trainee", "customer")


@dataclass(frozen=True, slots=True)
class TranscriptWish:
    """How a transcript is written."""

    form: TranscriptForm = "docx"
    language: Literal["en", "pl"] = "en"
    """Of headings and names of techniques."""
    explain: bool = True
    """With techniques, heat and the trainee's notes."""


@dataclass(frozen=True, slots=True)
class SoundWish:
    """How a recording is written."""

    form: SoundForm = "opus"
    side: Side = "both"
    """Stereo (customer left, trainee right), or one of the two alone."""
    tagged: bool = False
    """With names, scenario and day in the file; otherwise it tells nothing of the call."""


@dataclass(frozen=True, slots=True)
class CallFilesWish:
    """Files of many calls."""

    what: TranscriptWish | SoundWish
    wanted: SessionFilter = field(default_factory=SessionFilter)
    groups: tuple[str, ...] = ()
    """Names of groups: only calls of their members."""
    period: Period = ""
    """In place of the filter's `since` and `until`; empty where those stand."""
