"""A call with the person who sits at the terminal."""

from __future__ import annotations

import queue
import re
import sys
import threading
from typing import TYPE_CHECKING

from roleplay.cli.interrupt import Interruption, held_back
from roleplay.core.errors import InputError
from roleplay.core.events import AnyEvent, CallEnded
from roleplay.core.ports import Listener
from roleplay.core.records import SessionRecord

if TYPE_CHECKING:
    from rich.console import Console

    from roleplay.app import CallOptions, Roleplay, RunningCall

_LOOK = 0.2
"""Seconds between two looks whether the call is over or to be left."""


_DEVICE = re.compile(r"\[(?P<side>microphone|loudspeaker)(?P<name>[^\]]*)\]", re.IGNORECASE)
"""Go on with another device; without a name the system's default."""


class LiveCall:
    """Holds one call; what is typed is said, or is a button in square brackets."""

    def __init__(self, shown: Console, captions: Listener) -> None:
        self._shown = shown
        self._captions = captions
        self._typed: queue.Queue[str | None] = queue.Queue()
        """Lines from the keyboard; None once the call is over."""

    def hold(self, app: Roleplay, options: CallOptions) -> tuple[SessionRecord, Interruption]:
        """Hold the call to its end; return the session, and whether the program was asked to end."""
        running = app.ring(options, self._listen)
        with held_back() as interruption:
            self._shown.print(_welcome(running), style="dim")
            if sys.stdin.isatty():
                threading.Thread(target=self._read, name="keyboard", daemon=True).start()
            self._wait(running, interruption)
            running.join()
        return app.session(running.session_id), interruption

    def _listen(self, event: AnyEvent) -> None:
        self._captions(event)
        if isinstance(event, CallEnded):
            self._typed.put(None)

    def _read(self) -> None:
        for line in sys.stdin:
            self._typed.put(line)

    def _wait(self, running: RunningCall, interruption: Interruption) -> None:
        while not running.join(0):
            if interruption:
                running.abort()
            try:
                line = self._typed.get(timeout=_LOOK)
            except queue.Empty:
                continue
            if line is None:
                return
            _answer(running, line)


def _welcome(running: RunningCall) -> str:
    if running.recogniser == "typed":
        return (
            "Type what you say; [hold], [resume], [transfer] and [hang up] are the buttons. Ctrl-C leaves the call."
        )
    return f"Speak when you like; you are heard by {running.recogniser}. Ctrl-C leaves the call."


def _answer(running: RunningCall, line: str) -> None:
    from roleplay.call.trainee import Press, Utter, parse_answers

    if (chosen := _DEVICE.fullmatch(line.strip())) is not None:
        running.use_devices(**{chosen["side"].lower(): chosen["name"].strip()})
        return
    try:
        moves = parse_answers([line], "your answer")
    except InputError as error:
        print(error, file=sys.stderr)
        return
    for move in moves:
        match move:
            case Utter(text):
                running.say(text)
            case Press(button):
                running.press(button)
