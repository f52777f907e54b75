"""One saved call as a trainer looks at it: what was said, what to look at, and its sound."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from roleplay.app.access.guard import guarded
from roleplay.app.desk.sound import CallSound, SoundDesk
from roleplay.app.options import Player
from roleplay.app.parts import Parts
from roleplay.core.audit import AuditKind
from roleplay.core.errors import InputError
from roleplay.core.records import SessionFilter, SessionRecord, SessionSummary, Settings
from roleplay.review.corrected import with_corrections
from roleplay.review.marks import Mark, marks
from roleplay.review.pauses import Pause, pauses
from roleplay.review.story import Comment, Story
from roleplay.review.turns import Turn, turns


@dataclass(frozen=True, slots=True)
class OpenedCall:
    """A saved call, read and worked out."""

    record: SessionRecord
    """With the corrected words."""
    turns: tuple[Turn, ...]
    comments: dict[int, Comment]
    """What the scenario says about a turn, by the turn's position in the log."""
    marks: tuple[Mark, ...]
    """In the order of time."""
    pauses: tuple[Pause, ...]
    places: tuple[int, ...]
    """For each event of `record`, which of the recorded ones it stands for."""
    unknown: tuple[str, ...] = ()
    """Kinds of event that a newer version has saved and this one left out; then no turn is judged."""

    @property
    def id(self) -> str:
        """The session's."""
        return self.record.start.id


@guarded
class ReplayDesk:
    """Opens saved calls. Thread-safe; every method may take some tenths of a second."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._sounds = SoundDesk()

    def open(self, session_id: str) -> OpenedCall:
        """Return a session, as far as this version can read it. Raises `InputError`, `DatabaseError`, `DiskError`."""
        found = self._parts.store.load_readable(session_id)
        start = found.record.start
        self._parts.audit.looked_at(AuditKind.READ, start.trainee, start.id)
        return opened(found.record, found.unknown)

    def sound(self, session_id: str, report: Callable[[int, int], None] | None = None) -> CallSound:
        """Return the outline of a session's recording, its silences, and what is wrong with it.

        `report` as in `SoundDesk.look`.
        Raises `InputError` with code `recording_none`, `recording_missing` or `recording` (no sound file).
        """
        return self._sounds.look(self._heard(session_id), self._parts.store.recording_digest(session_id), report)

    def player(self, session_id: str, settings: Settings) -> Player:
        """Open the recording of a session. Raises `InputError` as `sound` does, `DeviceError`."""
        from roleplay.app.sounds import SessionPlayer

        return SessionPlayer(self._parts, settings, self._heard(session_id))

    def same_scenario(self, call: OpenedCall) -> tuple[SessionSummary, ...]:
        """Return the other finished sessions of a call's scenario, newest first."""
        found = self._parts.store.list(SessionFilter(scenarios=(call.record.start.scenario_id,)))
        return tuple(other for other in found if other.id != call.id and other.state != "running")

    def forget(self, session_id: str) -> None:
        """Drop what is remembered of a session that was deleted."""
        self._sounds.forget(session_id)

    def _heard(self, session_id: str) -> Path:
        """Return the recording of a session, and log that somebody listens to it."""
        path = self._path(session_id)
        found, trainee = self._parts.store.whose(session_id)
        self._parts.audit.looked_at(AuditKind.LISTENED, trainee, found)
        return path

    def _path(self, session_id: str) -> Path:
        path = self._parts.store.recording(session_id)
        if path is not None:
            return path
        if self._parts.store.load_readable(session_id).record.summary.recording:
            raise InputError(
                "The recording of this session is gone.",
                hint="It was moved or deleted; put it back into the folder of recordings to hear it.",
                code="recording_missing",
            )
        raise InputError("This session has no recording.", hint="It was made without one.", code="recording_none")


def opened(record: SessionRecord, unknown: tuple[str, ...] = ()) -> OpenedCall:
    """Work out what there is to see of a session; `unknown` as in `OpenedCall`."""
    corrected = with_corrections(record)
    events = corrected.record.events
    found = turns(events)
    story = Story(record.start, () if unknown else events)
    comments = {turn.position: story.comment(turn) for turn in found}
    still = pauses(events)
    return OpenedCall(
        corrected.record, found, comments, marks(found, comments, still), still, corrected.places, unknown
    )
