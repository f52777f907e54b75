"""A call that runs in its own thread."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from functools import partial
from typing import Generic, TypeVar

from roleplay.call.conductor import Conductor
from roleplay.call.parts import CallParts
from roleplay.core.errors import MachineError
from roleplay.core.events import Button

_log = logging.getLogger(__name__)

State = TypeVar("State")


class RunningCall(Generic[State]):
    """Handle of a running call. All methods but `join` return at once; all may be called from any thread."""

    def __init__(self, session_id: str, parts: CallParts[State], close: Callable[[], None]) -> None:
        """`close` is called in the call's thread once it is over: it saves the score and frees the parts."""
        self.session_id = session_id
        self.recogniser = parts.transcriber.name if parts.transcriber else "typed"
        self.failure: BaseException | None = None
        """A bug that ended the call; None when there was none."""
        self._conductor = Conductor(parts)
        self._writer = parts.writer
        self._close = close
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, name=f"call {session_id}", daemon=True)

    def start(self) -> None:
        """Let the phone ring."""
        self._thread.start()

    def answer(self) -> None:
        """Pick up."""
        self._conductor.post(self._conductor.answer)

    def say(self, text: str) -> None:
        """Answer by typing."""
        self._conductor.post(partial(self._conductor.type, text))

    def press(self, button: Button) -> None:
        """Press a button of the phone."""
        self._conductor.post(partial(self._conductor.press, button))

    def talk(self, pressed: bool) -> None:
        """The talk key went down or up."""
        self._conductor.post(partial(self._conductor.talk, pressed))

    def busy_typing(self) -> None:
        """Somebody is at the keyboard: the customer waits longer."""
        self._conductor.post(self._conductor.busy_typing)

    def use_devices(self, microphone: str | None = None, loudspeaker: str | None = None) -> None:
        """Go on with other devices; None keeps what serves, empty is the system's default."""
        self._conductor.post(partial(self._conductor.use_devices, microphone, loudspeaker))

    def note(self, text: str) -> None:
        """Keep a note."""
        self._conductor.post(partial(self._conductor.note, text))

    def heard_so_far(self, text: str) -> None:
        """The recogniser has more of the utterance that goes on."""
        self._conductor.tell_partial(text)

    def abort(self) -> None:
        """Leave the call; it is saved with outcome `aborted`."""
        self._conductor.post(partial(self._conductor.abort, "left"))

    def join(self, timeout: float | None = None) -> bool:
        """Wait until the call is over and everything is saved; False when `timeout` seconds were not enough."""
        # Not `Thread.join`: Ctrl-C inside it makes Python 3.11 and 3.12 take a running thread for an ended one
        # (https://github.com/python/cpython/issues/90882).
        return self._over.wait(timeout)

    def _run(self) -> None:
        try:
            self._conductor.run()
        except Exception as error:
            _log.exception("the call broke off")
            self.failure = error
            self._conductor.abort("bug")
        finally:
            try:
                self._writer.finish()
            except MachineError:
                _log.exception("session %s is not complete", self.session_id)
            try:
                self._close()
            finally:
                self._over.set()
