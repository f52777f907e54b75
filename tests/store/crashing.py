"""A process that keeps calls until it is killed, and tells what it was promised; see `test_kill.py`."""

from __future__ import annotations

import itertools
import struct
import threading
import time
from multiprocessing.connection import Connection
from pathlib import Path

from roleplay.core.events import AnyEvent, NoteTaken
from roleplay.core.sound import CALL_RATE
from roleplay.store import vault
from roleplay.store.sessions import SessionStore
from roleplay.store.writer import StoredSession

from .samples import start

FRAME = 128
"""Samples in one piece of sound: 8 ms."""

EVENTS_IN_A_CALL = 60

MOST_WAITING = 5
"""Pieces of sound, 40 ms, that may wait for the disk: a processor that has no time for the thread that writes them
has none for a sound card's either."""


def samples(first: int, count: int = FRAME) -> tuple[bytes, bytes]:
    """Return sound that tells its own place: customer counts up, trainee down."""
    numbers = [(first + index) % 30_000 for index in range(count)]
    return struct.pack(f"<{count}h", *numbers), struct.pack(f"<{count}h", *(-number for number in numbers))


def keep_calls(home: Path, promised: Connection, secret: bytes = b"") -> None:
    """Keep one call after the other; send (id, what, number) after each commit, each piece of sound, each finish.

    `secret` is the key of an encrypted store.
    """
    if secret:
        vault.hold(vault.StoreKey(vault.key_id_of(secret), secret))
    store = SessionStore(home / "sessions.db", home / "recordings")
    sending = threading.Lock()

    def tell(session_id: str, what: str, number: int) -> None:
        with sending:
            promised.send((session_id, what, number))

    for _ in itertools.count():
        _keep_one(store, tell)


def _keep_one(store: SessionStore, tell) -> None:  # type: ignore[no-untyped-def]
    call = start()
    committed = threading.Semaphore(0)

    def listen(event: AnyEvent) -> None:
        assert isinstance(event, NoteTaken)
        tell(call.id, "event", int(event.text))
        committed.release()

    tell(call.id, "begin", 0)
    writer = store.begin(call, listen)
    assert isinstance(writer, StoredSession)
    talking = threading.Event()

    def talk() -> None:
        began, sent = time.monotonic(), 0
        while not talking.is_set():
            while writer._audio.waiting > MOST_WAITING:
                talking.wait(0.001)
            writer.append_audio(*samples(sent))
            sent += FRAME
            tell(call.id, "audio", sent)
            talking.wait(max(0.0, began + sent / CALL_RATE - time.monotonic()))  # as fast as a sound card

    microphone = threading.Thread(target=talk, daemon=True)
    microphone.start()
    for number in range(EVENTS_IN_A_CALL):
        writer.append(NoteTaken(float(number), str(number)))
        committed.acquire()
    talking.set()
    microphone.join()
    writer.finish()
    tell(call.id, "finish", 0)
