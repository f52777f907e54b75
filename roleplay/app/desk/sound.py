"""The sound of a saved call, read and looked at: its outline, its silences, and what is wrong with it."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from roleplay.audio.envelope import Envelope, envelope
from roleplay.audio.passages import Span, silences
from roleplay.audio.recording import FileRecording, open_recording
from roleplay.core.sound import CALL_RATE
from roleplay.store.seals import stated_digest

_REMEMBERED = 8
"""Calls; one of ten minutes takes 1.2 MB."""

Fault = Literal["", "truncated", "damaged", "altered"]


@dataclass(frozen=True, slots=True)
class CallSound:
    """What is drawn and played of a recording."""

    envelope: Envelope
    silences: tuple[Span, ...]
    """What may be skipped, in samples."""
    fault: Fault = ""
    """`truncated`: nothing behind some moment can be read; `damaged`: some places cannot; `altered`: all can be read,
    but it is not what was recorded.
    """
    lost: tuple[tuple[float, float], ...] = ()
    """What cannot be read, begin and end in seconds: silence in the outline, and when it is played."""


class SoundDesk:
    """Reads recordings, and remembers the latest ones. Thread-safe."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._known: OrderedDict[tuple[str, int, int, bytes], CallSound] = OrderedDict()

    def look(self, path: Path, digest: bytes = b"", report: Callable[[int, int], None] | None = None) -> CallSound:
        """Return the sound of a file; takes about 0.3 s for ten minutes. Raises `InputError`.

        `digest` is the MD5 that its samples should have, empty for that which the file states itself. `report` gets
        what is done and the whole, now and then; what it raises ends the work.
        """
        recording = open_recording(path)
        try:
            state = path.stat()
            key = path.name, state.st_size, state.st_mtime_ns, digest
            with self._lock:
                if key in self._known:
                    self._known.move_to_end(key)
                    return self._known[key]
            outline = envelope(recording, report)
            damaged = recording.damaged if isinstance(recording, FileRecording) else ()
        finally:
            recording.close()
        sound = CallSound(
            outline,
            silences(outline),
            fault_of(outline, damaged, digest or stated_digest(path)),
            tuple((begin / CALL_RATE, end / CALL_RATE) for begin, end in damaged),
        )
        with self._lock:
            self._known[key] = sound
            while len(self._known) > _REMEMBERED:
                self._known.popitem(last=False)
        return sound

    def forget(self, session_id: str) -> None:
        """Drop what is known of a session that was deleted."""
        with self._lock:
            for key in [key for key in self._known if key[0].startswith(session_id)]:
                del self._known[key]


def fault_of(outline: Envelope, damaged: tuple[Span, ...], digest: bytes) -> Fault:
    """Return what is wrong with a recording; `digest` is the digest that it should have, empty when unknown."""
    if damaged:
        return "truncated" if len(damaged) == 1 and damaged[0][1] >= outline.length else "damaged"
    return "altered" if digest and digest != outline.digest else ""
