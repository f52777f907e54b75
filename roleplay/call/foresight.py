"""Looks ahead while the trainee talks: what is understood so far, what the customer would say, and its sound.

Everything here is pure or may be thrown away: the dialogue's state does not move before the turn is over.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Generic, TypeVar

from roleplay.core.actions import Say
from roleplay.core.errors import ModelError
from roleplay.core.events import ReplyTaken, TraineeSaid
from roleplay.core.ports import Dialogue, Recognised, Speaker
from roleplay.core.understanding import Completion, Transcript, Understood

_log = logging.getLogger(__name__)

State = TypeVar("State")

_CLEAR = 0.5
"""Score of a reply that is accepted."""
_GUESSED = "partial"
"""Source of a transcript that is only a guess."""


@dataclass(frozen=True, slots=True)
class Moment(Generic[State]):
    """Where the dialogue stands while the trainee talks."""

    state: State
    ahead: tuple[Say, ...]
    """What may be said next, to be synthesized once nothing nearer is wanted."""


@dataclass(frozen=True, slots=True)
class Foreseen(Generic[State]):
    """What follows if the trainee has said all; the sound of its first sentence is in memory."""

    state: State
    """The one in which this was found; in another it is worth nothing."""
    transcript: Transcript
    understood: Understood
    completion: Completion
    provisional: bool
    """The end of the utterance may give other words."""

    @property
    def sure(self) -> bool:
        """Whether it can be taken without ending the utterance first: nothing is lost by words that fit a reply."""
        replies = self.understood.replies
        return not self.provisional or (bool(replies) and replies[0].score >= _CLEAR)


@dataclass(frozen=True, slots=True)
class _Wish(Generic[State]):
    moment: Moment[State]
    transcript: Transcript
    sentence_end: float | None
    provisional: bool
    interrupting: bool
    result: Future[Foreseen[State]]


class Foresight(Generic[State]):
    """Works in a thread of its own; or, `in_step`, in that of the caller. The newest wish replaces older ones."""

    def __init__(self, dialogue: Dialogue[State], speaker: Speaker, *, in_step: bool) -> None:
        self._dialogue = dialogue
        self._speaker = speaker
        self._in_step = in_step
        self._changed = threading.Condition()
        self._wish: _Wish[State] | None = None
        self._partial: tuple[Moment[State], str] | None = None
        self._closed = False
        self._said: Sequence[Say] = ()
        self.guess = ""
        """Id of the reply that fits best what was recognised so far."""
        if not in_step:
            threading.Thread(target=self._work, name="foresight", daemon=True).start()

    def partial(self, moment: Moment[State], text: str) -> None:
        """Understand a text as recognised so far; returns at once. What would be said next is synthesized first."""
        if self._in_step:
            return  # when a partial result comes is not told by frames
        with self._changed:
            self._partial = (moment, text)
            self._changed.notify()

    def prepare(
        self,
        moment: Moment[State],
        settled: Future[Recognised],
        as_transcript: Callable[[Recognised], Transcript],
        *,
        interrupting: bool,
    ) -> Future[Foreseen[State]]:
        """Prepare the answer to what was said until now, once that is recognised.

        Returns at once, unless in step. The future may never be done: cancel it when the trainee goes on.
        """
        result: Future[Foreseen[State]] = Future()

        def go_on(done: Future[Recognised]) -> None:
            if done.cancelled() or done.exception() is not None or result.cancelled():
                return
            recognised = done.result()
            transcript = as_transcript(recognised)
            wish = _Wish(moment, transcript, recognised.sentence_end, recognised.provisional, interrupting, result)
            if self._in_step:
                self._fulfil(wish)
            else:
                with self._changed:
                    self._wish = wish
                    self._changed.notify()

        settled.add_done_callback(go_on)
        return result

    def forget(self) -> None:
        """An utterance begins, or is dropped: nothing is guessed of it yet."""
        with self._changed:
            self._partial = None
            self._wish = None
            self.guess = ""

    def close(self) -> None:
        """End the thread."""
        with self._changed:
            self._closed = True
            self._changed.notify()

    # --- in the thread ---

    def _work(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._closed or self._wish or self._partial)
                if self._closed:
                    return
                wish, self._wish = self._wish, None
                partial, self._partial = (self._partial, None) if wish is None else (None, self._partial)
            if wish is not None:
                self._fulfil(wish)
            elif partial is not None:
                self._guess(*partial)

    def _fulfil(self, wish: _Wish[State]) -> None:
        if not wish.result.set_running_or_notify_cancel():
            return
        try:
            state = wish.moment.state
            understood, _, says = self._follow(state, wish.transcript, wish.interrupting)
            completion = self._dialogue.completion(state, wish.transcript, understood, wish.sentence_end)
            self._synthesize(says, wish.moment.ahead)
            if says:
                self._in_memory(says[0])
            wish.result.set_result(Foreseen(state, wish.transcript, understood, completion, wish.provisional))
        except Exception as error:
            # The turn then ends as if nothing had been foreseen, and what is wrong comes out there.
            _log.exception("an answer could not be prepared")
            wish.result.set_exception(error)

    def _guess(self, moment: Moment[State], text: str) -> None:
        try:
            transcript = Transcript(text, 0.0, 0.0, _GUESSED)
            _, reply, says = self._follow(moment.state, transcript, False)
        except Exception:
            _log.exception("a partial transcript was not understood")
            return
        with self._changed:
            if self._wish is not None:
                return  # something surer is known by now
            self.guess = reply
        if says != self._said:
            self._said = says
            self._synthesize(says, moment.ahead)

    def _follow(
        self, state: State, transcript: Transcript, interrupting: bool
    ) -> tuple[Understood, str, tuple[Say, ...]]:
        """Return what is understood, which reply would be taken, and what would be said."""
        understood = self._dialogue.understand(state, transcript)
        said = TraineeSaid(transcript.ended_at, transcript, understood, interrupting)
        step = self._dialogue.step(state, said)
        taken = next((event.reply for event in step.happened if isinstance(event, ReplyTaken)), "")
        return understood, taken, tuple(action for action in step.actions if isinstance(action, Say))

    def _synthesize(self, says: Sequence[Say], ahead: Sequence[Say]) -> None:
        self._speaker.prepare((*says, *ahead))

    def _in_memory(self, say: Say) -> None:
        try:
            next(self._speaker.pieces(say), None)
        except ModelError:
            _log.debug("no voice for line %s: told when it is said", say.line)
