"""One saved call as a trainer looks at it: what was said, what to look at, and its sound."""

from __future__ import annotations

from dataclasses import dataclass

from roleplay.app.options import Player
from roleplay.app.parts import Parts
from roleplay.core.errors import InputError
from roleplay.core.records import SessionRecord, Settings
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


class ReplayDesk:
    """Opens saved calls. Thread-safe; every method may take some tenths of a second."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    def open(self, session_id: str) -> OpenedCall:
        """Return a session, as far as this version can read it. Raises `InputError`, `DatabaseError`, `DiskError`."""
        found = self._parts.store.load_readable(session_id)
        return opened(found.record, found.unknown)

    def player(self, session_id: str, settings: Settings) -> Player:
        """Open the recording of a session. Raises `InputError` when there is none, `DeviceError`."""
        from roleplay.app.sounds import SessionPlayer

        path = self._parts.store.recording(session_id)
        if path is None:
            raise InputError("This session has no recording.", hint="It was made without one, or the file is gone.")
        return SessionPlayer(self._parts, settings, path)


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
