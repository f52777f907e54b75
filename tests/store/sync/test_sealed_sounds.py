"""Recordings of an encrypted store travel in clear, and lie sealed where they arrive."""

from __future__ import annotations

import hashlib
import uuid
from pathlib import Path

from sqlalchemy import create_engine

from roleplay.core.sealed import sealed_with
from roleplay.core.sync import SoundFile
from roleplay.core.sync_sound import PIECE
from roleplay.store.sealed_files import new_file
from roleplay.store.sync_sounds import SoundFolder
from tests.store.practised import encrypt_new


def test_a_sealed_recording_is_handed_out_as_it_sounds(tmp_path: Path) -> None:
    key = encrypt_new(tmp_path)
    identifier, content = str(uuid.uuid4()), bytes(range(256)) * 200
    with new_file(tmp_path / f"{identifier}.flac", key) as file:
        file.write(content)
    sounds = SoundFolder(tmp_path)
    assert sounds.find(identifier) == SoundFile(len(content), hashlib.sha256(content).hexdigest())
    assert sounds.block(identifier, 17_000, 500) == content[17_000:17_500]


def test_what_comes_in_is_sealed_piece_by_piece_and_whole(tmp_path: Path) -> None:
    key = encrypt_new(tmp_path)
    identifier, content = str(uuid.uuid4()), bytes(range(256)) * (PIECE // 256) + b"the last piece"
    wanted = SoundFile(len(content), hashlib.sha256(content).hexdigest())
    sounds = SoundFolder(tmp_path, lambda: key)
    sounds.append(identifier, wanted, 0, content[:PIECE])
    sounds.append(identifier, wanted, PIECE, content[PIECE:])
    parts = list(tmp_path.glob("*.part"))
    assert len(parts) == 2
    assert {sealed_with(part).hex() for part in parts} == {key.id}
    assert SoundFolder(tmp_path, lambda: key).begun(identifier, wanted) == len(content)
    assert sounds.complete(identifier, wanted)
    with create_engine("sqlite://").connect() as connection:  # a folder asks nothing of it
        name = sounds.settle(connection, identifier, wanted)
    assert sealed_with(tmp_path / name).hex() == key.id
    assert sounds.find(identifier) == wanted
    assert not list(tmp_path.glob("*.part"))


def test_what_comes_in_wrong_is_dropped(tmp_path: Path) -> None:
    identifier, content = str(uuid.uuid4()), b"as it should be"
    wanted = SoundFile(len(content), hashlib.sha256(content).hexdigest())
    sounds = SoundFolder(tmp_path)
    sounds.append(identifier, wanted, 0, b"as it shall not")
    assert not sounds.complete(identifier, wanted)
    assert sounds.begun(identifier, wanted) == 0
    assert sounds.find(identifier) is None
