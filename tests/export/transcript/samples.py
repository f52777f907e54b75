"""A call in which everything happens that a transcript tells."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from roleplay.core.events import CallEnded, CallEvent, CustomerSpeaking, HeatChanged, NoteTaken, TraineeSaid
from roleplay.core.understanding import Transcript
from tests.store.samples import SORRY

Events = tuple[CallEvent, ...]


def spoken(line: str, answer: str, *, heard: str | None = None, note: str = "", name: str = "") -> Events:
    """Return a call of one line and one answer, and a note."""
    said = replace(SORRY, transcript=replace(SORRY.transcript, text=answer, heard=heard, words=()))
    return (
        CustomerSpeaking(1.0, "a", line, 60, 2.0, name=name),
        said,
        HeatChanged(8.0, 60.0, 45.0, "apology"),
        NoteTaken(9.0, note),
        CallEnded(20.0, "solved"),
    )


def typed(text: str, **changes: Any) -> TraineeSaid:
    return replace(SORRY, transcript=Transcript(text, 3.0, 4.0, "typed"), **changes)
