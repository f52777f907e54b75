"""A small store with everything in it that must not lie in clear: words, a name, sound, a spoken comment."""

from __future__ import annotations

import struct
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import soundfile

from roleplay.core.events import TraineeSaid
from roleplay.core.grades import Comment
from roleplay.core.sealed import open_sound
from roleplay.core.sound import CALL_RATE
from roleplay.store import key_file, key_slots, vault
from roleplay.store.key_file import KeyEntry
from roleplay.store.sessions import SessionStore

from .samples import CALL, start

NAME = "Zdzisława Brzęczyszczykiewicz"
WORDS = "the purple rhinoceros has already been dispatched"
PASSPHRASE = "four plain words together"
MARKS = (NAME.encode(), WORDS.encode(), b"rhinoceros", b"SQLite format 3", b"fLaC")
"""What stands nowhere in an encrypted store."""


def cheap(monkeypatch: object) -> None:
    """Have argon2id cost next to nothing: what is tested is not how long it takes."""
    for name, value in (("_TIME", 1), ("_MEMORY", 64), ("_LANES", 1)):
        monkeypatch.setattr(key_slots, name, value)  # type: ignore[attr-defined]


SECRET = bytes(range(32))
"""Of the stores that are encrypted from the beginning."""


def encrypt_new(folder: Path, secret: bytes = SECRET) -> vault.StoreKey:
    """Have the store that will be made in a folder encrypted from the beginning; return its key, which is open."""
    key = vault.hold(vault.StoreKey(vault.key_id_of(secret), secret))
    entry = KeyEntry(key.id, "2026-11-22", ())
    key_file.write(folder, replace(key_file.new(key.id), keys=(entry,)))
    return key


@contextmanager
def heard(path: Path) -> Iterator[soundfile.SoundFile]:
    """Open a recording, whether it is encrypted or not."""
    with open_sound(path) as file, soundfile.SoundFile(file) as opened_sound:
        yield opened_sound


def sound(number: int, seconds: float = 0.5) -> bytes:
    """Return one side of a call that tells its own number and place."""
    count = round(seconds * CALL_RATE)
    return struct.pack(f"<{count}h", *((number * 1000 + place * 7) % 20_000 - 10_000 for place in range(count)))


def practise(home: Path, calls: int = 3, first: int = 0) -> list[str]:
    """Fill the store in a folder; return the ids of its calls. `first` makes their sounds others."""
    store = SessionStore(home / "sessions.db", home / "recordings")
    said = tuple(
        replace(event, transcript=replace(event.transcript, text=WORDS)) if isinstance(event, TraineeSaid) else event
        for event in CALL
    )
    ids = []
    try:
        for number in range(first, first + calls):
            call = start(trainee=NAME)
            writer = store.begin(call, lambda _event: None)
            for event in said:
                writer.append(event)
            writer.append_audio(sound(number), sound(number + 100))
            writer.finish()
            ids.append(call.id)
        comment = str(uuid.uuid4())
        spoken = store.comments.keep_sound(ids[0], comment, sound(first + 50))
        store.comments.save(
            Comment(
                id=comment,
                session_id=ids[0],
                author=NAME,
                at=1.0,
                created_at=datetime(2026, 11, 1, tzinfo=UTC),
                text=WORDS,
                recording=spoken,
            )
        )
    finally:
        store.close()
    return ids


@contextmanager
def opened(home: Path) -> Iterator[SessionStore]:
    store = SessionStore(home / "sessions.db", home / "recordings")
    try:
        yield store
    finally:
        store.close()


def found(home: Path, marks: tuple[bytes, ...] = MARKS) -> set[tuple[str, bytes]]:
    """Return which files hold which marks in clear."""
    return {
        (str(path.relative_to(home)), mark)
        for path in home.rglob("*")
        if path.is_file()
        for mark in marks
        if mark in path.read_bytes()
    }
