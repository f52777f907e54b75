"""Measures the trainee's turns while a call runs, in a thread of its own, and now and then hints at it.

It stands between the call and the writer of the session, and sees what is written. A turn is measured when the
customer has begun to answer, so that the answer never waits for it; the hint is told when the customer has finished.
"""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Callable, Mapping
from queue import SimpleQueue

import numpy as np

from roleplay.audio.delivery.loudness import active_speech_level
from roleplay.core.delivery import DeliveryMeasure, Usual
from roleplay.core.events import (
    CallEnded,
    CallEvent,
    CustomerSilent,
    CustomerSpeaking,
    DeliveryHint,
    TraineeSaid,
)
from roleplay.core.ports import Listener, SessionWriter
from roleplay.core.sound import CALL_RATE, SAMPLE_BYTES
from roleplay.core.understanding import Transcript
from roleplay.review.delivery import TYPED, wording
from roleplay.review.delivery_hints import HintChooser

_log = logging.getLogger(__name__)

KEPT_SECONDS = 90
"""Sound of the trainee's that is kept until its turn is measured."""
LAST_LOOK = 2.0
"""Seconds in which the thread ends after the call; it mostly has nothing left to do."""

Baseline = Callable[[], Mapping[DeliveryMeasure, Usual]]


class RecentSound:
    """The latest sound of one side, by its time in the call. Thread-safe."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._blocks: deque[bytes] = deque()
        self._first = 0  # sample of the call at which the oldest block begins
        self._samples = 0

    def add(self, samples: bytes) -> None:
        """Append what came next."""
        with self._lock:
            self._blocks.append(samples)
            self._samples += len(samples) // SAMPLE_BYTES
            while self._samples > KEPT_SECONDS * CALL_RATE and len(self._blocks) > 1:
                gone = len(self._blocks.popleft()) // SAMPLE_BYTES
                self._first += gone
                self._samples -= gone

    def between(self, since: float, until: float) -> bytes:
        """Return what is still there of a piece of the call; times in seconds."""
        with self._lock:
            kept, first = b"".join(self._blocks), self._first
        begin = max(round(since * CALL_RATE) - first, 0)
        end = max(round(until * CALL_RATE) - first, begin)
        return kept[begin * SAMPLE_BYTES : end * SAMPLE_BYTES]


class WatchedSession:
    """Implements `core.ports.SessionWriter` by another one."""

    def __init__(
        self,
        writer: SessionWriter,
        listener: Listener,
        baseline: Baseline,
        language: str,
        *,
        hear: bool,
    ) -> None:
        """`listener` gets the hints. `hear` has the sound measured, too; without it only words are."""
        self._writer = writer
        self._listener = listener
        self._baseline = baseline
        self._language = language
        self._sound = RecentSound() if hear else None
        self._events: SimpleQueue[CallEvent | None] = SimpleQueue()
        self._thread = threading.Thread(target=self._watch, name="delivery", daemon=True)
        self._thread.start()

    def append(self, event: CallEvent) -> None:
        """Commit an event, and look at it later."""
        self._writer.append(event)
        self._events.put(event)

    def append_audio(self, customer: bytes, trainee: bytes) -> None:
        """Append samples to the recording, and keep the trainee's for a while."""
        self._writer.append_audio(customer, trainee)
        if self._sound is not None:
            self._sound.add(trainee)

    def finish(self) -> None:
        """Stop looking, and finish the session."""
        self._events.put(None)
        self._writer.finish()
        self._thread.join(LAST_LOOK)

    # --- in the thread that measures ---

    def _watch(self) -> None:
        try:
            chooser = HintChooser(self._baseline())
            self._follow(chooser)
        except Exception:
            _log.exception("delivery is not measured in this call")  # a call is worth more than a hint

    def _follow(self, chooser: HintChooser) -> None:
        said: Transcript | None = None
        hint: DeliveryHint | None = None
        while (event := self._events.get()) is not None:
            match event:
                case TraineeSaid(transcript=transcript):
                    said = transcript if transcript.source != TYPED else None
                    hint = None
                case CustomerSpeaking() if said is not None:
                    hint, said = self._judge(chooser, said), None
                case CustomerSilent(at=at) if hint is not None:
                    self._listener(DeliveryHint(at, hint.measure, hint.value, hint.usual))
                    hint = None
                case CallEnded():
                    return
                case _:
                    pass

    def _judge(self, chooser: HintChooser, said: Transcript) -> DeliveryHint | None:
        words = wording(said, self._language)
        loudness = None
        if self._sound is not None:
            samples = self._sound.between(said.started_at, said.ended_at)
            loudness = active_speech_level(np.frombuffer(samples, "<i2"))
        return chooser.consider(said.ended_at, words.words, {"pace": words.pace, "loudness": loudness})
