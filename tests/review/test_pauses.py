"""Times that a call stood still, read from its events."""

from __future__ import annotations

from roleplay.core.events import Answered, CallEnded, LinePaused, LineResumed
from roleplay.review.pauses import Pause, pauses


def test_a_pause_ends_when_the_line_is_whole_again():
    events = (
        Answered(1.0),
        LinePaused(5.0, "device_lost", "microphone", "Desk"),
        LineResumed(5.0, "Headset", "Desk", 12.5),
        LinePaused(9.0, "muted", "microphone", "Headset"),
        CallEnded(9.0, "aborted", "device"),
    )
    assert pauses(events) == (
        Pause(5.0, "device_lost", "microphone", "Desk", 12.5, True),
        Pause(9.0, "muted", "microphone", "Headset"),
    )


def test_calls_of_older_versions_never_stood_still():
    assert pauses((Answered(1.0), CallEnded(2.0, "solved"))) == ()
