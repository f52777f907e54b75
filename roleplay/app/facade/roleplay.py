"""The whole facade: what is asked for while calls run, and when the program starts and ends."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from roleplay.app.access.guard import guarded
from roleplay.app.facade.benches import BenchFacade
from roleplay.app.options import CallOptions, RunningCall
from roleplay.app.parts import say_nothing
from roleplay.core.errors import MachineError, RoleplayError
from roleplay.core.ports import Listener
from roleplay.core.records import (
    SCRIPTED_TRAINEE,
    SessionRecord,
)
from roleplay.memory import give_back, keep_for_good
from roleplay.places import Places, Resources, places, resources

if TYPE_CHECKING:
    from roleplay.call.trainee import Move
    from roleplay.core.events import CallEvent

_log = logging.getLogger(__name__)

UPKEEP_SECONDS = 3600.0
"""How often is looked whether something is due: a program may stay open for weeks."""
_WARMING_SECONDS = 5.0
"""How long the end of the program waits for what is being made ready in the background."""


@guarded
class Roleplay(BenchFacade):
    """The facade. Thread-safe; parts are built when they are first needed, so that making one costs nothing."""

    def __init__(
        self,
        where: Places | None = None,
        shipped: Resources | None = None,
        *,
        tell: Callable[[str], None] | None = None,
        ask_secret: Callable[[], str] | None = None,
    ) -> None:
        """`tell` gets a sentence that a person should know and that is no error; from any thread.

        `ask_secret` gets the passphrase or the recovery key of an encrypted store, when it is first opened; None
        where nobody can be asked.
        """
        super().__init__(where or places(), shipped or resources(), tell or say_nothing)
        self.ask_secret = ask_secret
        self._calls: list[RunningCall] = []
        self._closed = threading.Event()
        self._warming: threading.Thread | None = None

    @property
    def ask_secret(self) -> Callable[[], str] | None:
        """Who is asked for the passphrase of an encrypted store; None: nobody, and the store stays closed."""
        return self._parts.ask_secret

    @ask_secret.setter
    def ask_secret(self, ask: Callable[[], str] | None) -> None:
        self._parts.ask_secret = ask

    def _erase_again(self) -> int:
        return self.privacy.replay_erasures()

    def _calling(self) -> bool:
        return any(not call.join(0) for call in self._calls)

    def leave_calls(self) -> None:
        """Have running calls end as aborted; returns at once."""
        for call in self._calls:
            call.abort()

    def close(self) -> None:
        """End running calls, save them, and give everything back."""
        self._closed.set()
        for call in self._calls:
            call.abort()
            call.join()
        if self._calls:
            self._let_words_go()
        if self._warming is not None:
            # Python stops other threads where they are when it ends; within a library of C++ that kills the process.
            self._warming.join(_WARMING_SECONDS)
        self._parts.close()

    def _let_words_go(self) -> None:
        """Take away what of the calls was only there for the debrief; the next start does it where this fails."""
        try:
            self.privacy.let_go()
        except MachineError as error:
            _log.warning("words that were not to be kept are still there: %s", error)

    def warm_up(self) -> None:
        """Build in the background what a call needs, so that the first ring does not wait for it."""
        self._warming = threading.Thread(target=self._warm_up, name="warm-up", daemon=True)
        self._warming.start()

    def _warm_up(self) -> None:
        try:
            _ = self._parts.library
            self._parts.understander.load()
            give_back()
            self._let_words_go()
            keep_for_good()
        except RoleplayError as error:
            _log.warning("not everything is ready: %s", error)
        while not self._closed.is_set():
            self._keep_up()
            self._closed.wait(UPKEEP_SECONDS)

    def _keep_up(self) -> None:
        """Do what is due every day: nobody should have to think of it."""
        now = datetime.now(UTC)
        if self._sealed():
            return
        for due in (
            lambda: self.privacy.sweep_if_due(now.date()),
            lambda: self.safety.back_up_if_due(now),
            self._keep_sounds_up,
        ):
            try:
                due()
            except RoleplayError as error:
                _log.warning("what is due every day was not done: %s", error)

    def _keep_sounds_up(self) -> None:
        self._parts.store.sounds.keep_up()

    def _sealed(self) -> bool:
        try:
            return self.safety.locked
        except RoleplayError as error:
            _log.warning("%s", error)
            return True

    def ring(self, options: CallOptions, listener: Listener) -> RunningCall:
        """Open the line and let the phone ring; events arrive at `listener` from other threads.

        Raises `InputError` when a retry cannot go on from there, `ScenarioError`, `DeviceError`, `DatabaseError`,
        `DiskError`.
        """
        from roleplay.app.calls import CallBuilder

        if not self.privacy.notice().may_record:
            self._tell("nothing is recorded until you have taken note of how your data is used")
        call = CallBuilder(self._parts, self.settings, self._usual_delivery).build(options, listener)
        self._calls = [*(running for running in self._calls if not running.join(0)), call]
        call.start()
        return call

    def play_call(
        self,
        options: CallOptions,
        moves: tuple[Move, ...],
        listener: Listener,
        *,
        spoken: bool = False,
        audible: bool = False,
        trainee: str = SCRIPTED_TRAINEE,
    ) -> SessionRecord:
        """Hold a whole call with scripted answers and return the saved session.

        On a line without devices and as fast as the machine can; `audible` plays it on the loudspeaker as it goes.
        `trainee` is the name for the record. Of a call that is only tried out the session is returned, and not kept.
        """
        from roleplay.app.calls import CallBuilder, Script

        tried: list[SessionRecord] = []
        if (trial := options.trial) is not None:

            def ended(events: tuple[CallEvent, ...]) -> None:
                tried.append(self._parts.store.load(call.session_id))
                trial.ended(events)

            options = replace(options, trial=replace(trial, ended=ended))
        script = Script(moves, spoken, audible, trainee)
        call = CallBuilder(self._parts, self.settings).build(options, listener, script)
        self._calls.append(call)
        call.start()
        call.join()
        if call.failure is not None:
            raise call.failure
        return tried[0] if tried else self.session(call.session_id)
