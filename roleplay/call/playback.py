"""The customer's side of the line: lines become sound, and the frames tell when each is heard."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from roleplay.call.feed import Feed
from roleplay.core.actions import Say
from roleplay.core.errors import ModelError
from roleplay.core.events import CustomerSilent, CustomerSpeaking
from roleplay.core.ports import Line, Speaker, Spoken
from roleplay.core.sound import FRAME_SECONDS, Frame, silence

_log = logging.getLogger(__name__)

READING_SECONDS_PER_CHARACTER = 0.055
"""How long a line stands when no voice can say it."""
QUEUE_AHEAD_SECONDS = 0.5
"""The next line is handed to the sound device when less than this is left, so that it can still be changed."""
GIVEN_UP_SECONDS = 15.0
"""Seconds of silence in the middle of a line after which the rest of it comes no more: the voice hangs."""
TALK = "talk:"
CUT_IN = "cut-in:"
"""The customer talks into the trainee's turn: that is no interruption by the trainee."""
MURMUR = "murmur:"
PAUSE = "pause:"


@dataclass(slots=True)
class _Talking:
    """A line that was handed to the sound device."""

    say: Say
    clip: str
    voice: str = ""
    seconds: float = 0.0
    """Of the sound that is there so far."""
    whole: bool = False
    """Nothing more will come."""


class CustomerSide:
    """Says lines one after the other. A line sounds while the rest of it is made, and nobody waits for that."""

    def __init__(
        self, line: Line, speaker: Speaker, tell: Callable[[CustomerSpeaking], None], *, lines_first: bool = False
    ) -> None:
        """`tell` gets what a line that is stopped has not told of itself.

        With `lines_first` a line is made whole before it sounds.
        """
        self._line = line
        self._speaker = speaker
        self._tell = tell
        self._lines_first = lines_first
        self._feed: Feed | None = None
        self._fed: _Talking | None = None
        """The line of which the feed brings the rest."""
        self._starved = 0.0
        """Seconds for which that line has had nothing to play."""
        self._untold = False
        """Whether the current line is heard and has not been told: it is once its length is known."""
        self._began_at = 0.0
        self._waiting: deque[Say] = deque()
        self._queued: dict[str, _Talking] = {}
        self._current: _Talking | None = None
        self._current_since = 0.0
        self._count = 0
        self._busy = False
        self._prefix = TALK
        self._halted = False
        self.trouble: ModelError | None = None
        """Why the latest line had no sound; None when it had."""

    @property
    def busy(self) -> bool:
        """Whether something is being said or still to be said."""
        return self._busy

    @property
    def current(self) -> Say | None:
        """The line that is heard now."""
        return self._current.say if self._current else None

    @property
    def interruptible(self) -> bool:
        """Whether the speaker would stop when talked over."""
        lines = [talking.say for talking in self._queued.values()] or list(self._waiting)
        return all(say.interruptible for say in lines)

    def heard_seconds(self, at: float) -> float:
        """How much of the current line has been played."""
        return max(0.0, at - self._current_since) if self._current else 0.0

    def say(self, lines: Iterable[Say], *, cutting_in: bool = False) -> None:
        """Queue lines; the first is handed to the sound device at once, and heard."""
        self.halt(False)
        self._prefix = CUT_IN if cutting_in else TALK
        self._waiting.extend(lines)
        if self._waiting:
            self._busy = True
            if self._feed is None:
                self._hand_over()

    def murmur(self, say: Say) -> float:
        """Make a sound of listening, and return its seconds; the trainee keeps the floor."""
        self.halt(False)
        self._count += 1
        talking = _Talking(say, f"{MURMUR}{self._count}")
        self._play_all(talking)
        return talking.seconds

    def halt(self, halted: bool) -> None:
        """Fall silent in mid-word, or go on from there."""
        if halted != self._halted:
            self._halted = halted
            self._line.halt(halted)

    @property
    def halted(self) -> bool:
        """Whether the customer has fallen silent and may go on."""
        return self._halted

    def stop(self) -> None:
        """Stop in mid-word and drop the rest."""
        self.tell_all()
        self._line.stop()
        self.halt(False)
        self._waiting.clear()
        self._queued.clear()
        self._feed = self._fed = None
        self._current = None
        self._busy = False

    def tell_all(self) -> None:
        """Tell of the line that is heard, if it was not told because it was still being made."""
        if self._untold and self._current is not None:
            self._tell(self._speaking(self._current))
        self._untold = False

    def process(self, frame: Frame) -> list[CustomerSpeaking | CustomerSilent]:
        """Take one frame; return which line began, and whether all has been said."""
        if not self._busy:
            return []
        if self._halted:
            self._current_since += FRAME_SECONDS  # what was not played was not heard
        self._take_fed()
        events: list[CustomerSpeaking | CustomerSilent] = [*self._told()]
        if frame.playing in self._queued and frame.playing != (self._current and self._current.clip):
            self._begin(frame)
            events += self._told()
        if self._feed is not None:
            return events
        if self._waiting and self._line.pending < QUEUE_AHEAD_SECONDS:
            self._hand_over()
        elif not self._waiting and self._line.pending <= 0 and frame.playing not in self._queued:
            self._queued.clear()
            self._current = None
            self._busy = False
            events.append(CustomerSilent(frame.at))
        return events

    def _begin(self, frame: Frame) -> None:
        assert frame.playing is not None
        self._current = self._queued[frame.playing]
        for clip in list(self._queued):
            if clip == frame.playing:
                break
            del self._queued[clip]
        self._current_since = self._began_at = max(0.0, frame.at - FRAME_SECONDS)
        self._untold = True

    def _told(self) -> Iterator[CustomerSpeaking]:
        """Yield the current line's beginning, once."""
        if self._untold and self._current is not None and self._current.whole:
            self._untold = False
            yield self._speaking(self._current)

    def _speaking(self, talking: _Talking) -> CustomerSpeaking:
        say = talking.say
        return CustomerSpeaking(
            self._began_at,
            say.line,
            self._speaker.shown_text(say),
            say.heat,
            round(talking.seconds, 3),
            say.speaker,
            talking.voice,
            say.name,
        )

    def _hand_over(self) -> None:
        """Hand the next line to the sound device: its first sentence sounds while the others are still being made."""
        say = self._waiting.popleft()
        self._count += 1
        talking = _Talking(say, f"{self._prefix}{self._count}:{say.line}")
        if say.pause_before > 0:
            self._line.play(f"{PAUSE}{self._count}", silence(say.pause_before))
        self._queued[talking.clip] = talking
        if self._lines_first:
            self._play_all(talking)
            return
        pieces = self._speaker.pieces(say)
        try:
            self._play(talking, next(pieces))
        except (ModelError, StopIteration) as error:
            self._end(talking, error if isinstance(error, ModelError) else None)
        else:
            self.trouble = None
            self._feed, self._fed = Feed(pieces), talking

    def _take_fed(self) -> None:
        feed, talking = self._feed, self._fed
        if feed is None or talking is None:
            return
        for piece in feed.take():
            self._play(talking, piece)
        self._starved = 0.0 if self._line.pending > 0 else self._starved + FRAME_SECONDS
        if feed.over or self._starved >= GIVEN_UP_SECONDS:
            self._feed = self._fed = None
            self._starved = 0.0
            self._end(talking, feed.error if feed.over else ModelError("The voice does not answer.", code="voice"))

    def _play_all(self, talking: _Talking) -> None:
        error = None
        try:
            for piece in self._speaker.pieces(talking.say):
                self._play(talking, piece)
        except ModelError as failed:
            error = failed
        self._end(talking, error)

    def _play(self, talking: _Talking, piece: Spoken) -> None:
        self._line.play(talking.clip, piece.pcm)
        talking.voice = talking.voice or piece.voice
        talking.seconds += piece.pcm.seconds

    def _end(self, talking: _Talking, error: ModelError | None) -> None:
        """No more of a line will come; when no voice can say it, there is silence as long as one reads."""
        self.trouble = error
        if error is not None:
            _log.warning("no voice says line %s: %s", talking.say.line, error)
        if not talking.seconds:
            text = self._speaker.shown_text(talking.say)
            self._play(talking, Spoken(silence(max(1.0, READING_SECONDS_PER_CHARACTER * len(text))), ""))
        talking.whole = True


def customer_talks(frame: Frame) -> bool:
    """Tell whether the customer's voice was played in a frame, and not a pause, music or a tone."""
    return frame.playing is not None and frame.playing.startswith(TALK)
