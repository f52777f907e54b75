"""The customer's side of the line: lines become sound, and the frames tell when each is heard."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass

from roleplay.core.actions import Say
from roleplay.core.errors import ModelError
from roleplay.core.events import CustomerSilent, CustomerSpeaking
from roleplay.core.ports import Line, Speaker, Spoken
from roleplay.core.sound import FRAME_SECONDS, Frame, joined, silence

_log = logging.getLogger(__name__)

READING_SECONDS_PER_CHARACTER = 0.055
"""How long a line stands when no voice can say it."""
QUEUE_AHEAD_SECONDS = 0.5
"""The next line is handed to the sound device when less than this is left, so that it can still be changed."""
TALK = "talk:"
CUT_IN = "cut-in:"
"""The customer talks into the trainee's turn: that is no interruption by the trainee."""
MURMUR = "murmur:"
PAUSE = "pause:"


@dataclass(frozen=True, slots=True)
class _Talking:
    say: Say
    spoken: Spoken
    clip: str


class CustomerSide:
    """Says lines one after the other."""

    def __init__(self, line: Line, speaker: Speaker) -> None:
        self._line = line
        self._speaker = speaker
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
            self._hand_over()

    def murmur(self, say: Say) -> Spoken:
        """Make a sound of listening, and return it; the trainee keeps the floor."""
        self.halt(False)
        self._count += 1
        return self._played(f"{MURMUR}{self._count}", say)

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
        self._line.stop()
        self.halt(False)
        self._waiting.clear()
        self._queued.clear()
        self._current = None
        self._busy = False

    def process(self, frame: Frame) -> list[CustomerSpeaking | CustomerSilent]:
        """Take one frame; return which line began, and whether all has been said."""
        if not self._busy:
            return []
        if self._halted:
            self._current_since += FRAME_SECONDS  # what was not played was not heard
        events: list[CustomerSpeaking | CustomerSilent] = []
        if frame.playing in self._queued and frame.playing != (self._current and self._current.clip):
            events.append(self._began(frame))
        if self._waiting and self._line.pending < QUEUE_AHEAD_SECONDS:
            self._hand_over()
        elif not self._waiting and self._line.pending <= 0 and frame.playing not in self._queued:
            self._queued.clear()
            self._current = None
            self._busy = False
            events.append(CustomerSilent(frame.at))
        return events

    def _began(self, frame: Frame) -> CustomerSpeaking:
        assert frame.playing is not None
        talking = self._queued[frame.playing]
        for clip in list(self._queued):
            if clip == frame.playing:
                break
            del self._queued[clip]
        self._current = talking
        self._current_since = max(0.0, frame.at - FRAME_SECONDS)
        say = talking.say
        return CustomerSpeaking(
            self._current_since,
            say.line,
            self._speaker.shown_text(say),
            say.heat,
            round(talking.spoken.pcm.seconds, 3),
            say.speaker,
            talking.spoken.voice,
            say.name,
        )

    def _hand_over(self) -> None:
        """Hand the next line to the sound device: its first sentence sounds while the others are still being made."""
        say = self._waiting.popleft()
        self._count += 1
        clip = f"{self._prefix}{self._count}:{say.line}"
        if say.pause_before > 0:
            self._line.play(f"{PAUSE}{self._count}", silence(say.pause_before))
        self._queued[clip] = _Talking(say, self._played(clip, say), clip)

    def _played(self, clip: str, say: Say) -> Spoken:
        """Play a line, and return all of its sound; silence as long as one reads when no voice can say it."""
        played: list[Spoken] = []
        self.trouble = None
        try:
            for piece in self._speaker.pieces(say):
                self._line.play(clip, piece.pcm)
                played.append(piece)
        except ModelError as error:
            _log.warning("no voice says line %s: %s", say.line, error)
            self.trouble = error
        if not played:
            text = self._speaker.shown_text(say)
            played.append(Spoken(silence(max(1.0, READING_SECONDS_PER_CHARACTER * len(text))), ""))
            self._line.play(clip, played[0].pcm)
        return Spoken(joined(piece.pcm for piece in played), played[0].voice)


def customer_talks(frame: Frame) -> bool:
    """Tell whether the customer's voice was played in a frame, and not a pause, music or a tone."""
    return frame.playing is not None and frame.playing.startswith(TALK)
