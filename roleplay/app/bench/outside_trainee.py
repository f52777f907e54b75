"""A trainee outside the program: reads in its store how the call goes, and speaks into its microphone."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence

from roleplay.app.bench.edge import Mouth, Samples
from roleplay.core.errors import MachineError
from roleplay.core.events import CallEnded, CallEvent, CustomerSilent, CustomerSpeaking
from roleplay.store.sessions import SessionStore

Said = Samples | None
"""Sound at `CALL_RATE`; None to keep silent until the customer says something."""

PATIENCE = 180.0
"""Seconds without anything new after which something is wrong."""
_POLLING = 0.2
_BREATH = 0.5
"""Seconds after the customer's last word: they may have more to say."""


class OutsideTrainee:
    """Rehearses one call, the next that appears in the store."""

    def __init__(self, store: SessionStore, mouth: Mouth, answers: Sequence[Said]) -> None:
        """With no `answers` the program has a trainee of its own, and this one only waits for the end."""
        self._store = store
        self._mouth = mouth
        self._answers = iter(answers)
        self._before = {session.id for session in store.list()}
        self._silent_since: float | None = None

    def rehearse(self, running: Callable[[], bool], begun: Callable[[], object] = lambda: None) -> None:
        """Answer until the call is over, or the program is not `running` any more; tell when it has `begun`.

        Raises `MachineError` when nothing happens for long.
        """
        for number, event in enumerate(self._events(running)):
            if number == 0:
                begun()
            match event:
                case CustomerSpeaking():
                    self._silent_since = None
                case CustomerSilent():
                    self._silent_since = time.monotonic()
                case CallEnded():
                    return

    def _events(self, running: Callable[[], bool]) -> Iterator[CallEvent]:
        known, latest = 0, time.monotonic()
        while running():
            events = self._stored()
            if len(events) > known:
                latest = time.monotonic()
            yield from events[known:]
            known = len(events)
            if self._silent_since is not None and time.monotonic() - self._silent_since > _BREATH:
                self._silent_since = None
                self._answer()
            if time.monotonic() - latest > PATIENCE:
                raise MachineError(
                    "The measured call stands still.", hint="Try again on a machine that is less busy."
                )
            time.sleep(_POLLING)

    def _stored(self) -> tuple[CallEvent, ...]:
        new = [session.id for session in self._store.list() if session.id not in self._before]
        return self._store.load(new[0]).events if new else ()

    def _answer(self) -> None:
        sound = next(self._answers, None)
        if sound is not None:
            self._mouth.say(sound)
