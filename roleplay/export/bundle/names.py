"""Taking the names of people out of what is handed over."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from roleplay.core.events import CallEvent, LinePaused, LineResumed, Trouble
from roleplay.core.legible import legible
from roleplay.core.records import SCRIPTED_TRAINEE, Correction, SessionRecord

Rename = Callable[[str], str]


def renamed(record: SessionRecord, rename: Rename) -> SessionRecord:
    """Return the session with other names of people; devices, which people name after themselves, lose theirs.

    What was said, and notes, stay as they are: a name in them stays there.
    """

    def by(correction: Correction) -> Correction:
        return replace(correction, corrected_by=rename(correction.corrected_by))

    trainee = record.start.trainee
    called = trainee if trainee == SCRIPTED_TRAINEE else rename(trainee)
    return replace(
        record,
        start=replace(record.start, trainee=called, microphone="", loudspeaker=""),
        summary=replace(record.summary, trainee=called),
        events=tuple(map(without_devices, record.events)),
        corrections=tuple(map(by, record.corrections)),
        other_corrections=tuple(map(by, record.other_corrections)),
    )


def without_devices(event: CallEvent) -> CallEvent:
    """Return the event without the names of devices, and without messages, which may hold them."""
    match event:
        case LinePaused():
            return replace(event, device="", message="")
        case LineResumed():
            return replace(event, microphone="", loudspeaker="")
        case Trouble():
            return replace(event, message="")
    return event


def in_one_line(name: str) -> str:
    """Return a name as a bundle may hold it: in one line, legible, not too long."""
    return " ".join(legible(name).split())[:200]
