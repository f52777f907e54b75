"""Recordings of a department: taken in after the call, heard elsewhere, gone when they must."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import pytest

from roleplay.core.errors import DatabaseError, DiskError, InputError
from roleplay.store import sound_archive
from roleplay.store.sessions import SessionStore
from roleplay.store.sound_archive import PIECE_BYTES
from roleplay.store.sound_objects import ObjectStore
from tests.postgres import Cluster

from . import grading
from .buckets import bucket
from .samples import CALL, start


@pytest.fixture
def url(cluster: Cluster) -> Iterator[str]:
    name = cluster.create()
    yield cluster.url(name, "roleplay_owner")
    cluster.drop(name)


def hold(store: SessionStore, seconds: int = 1) -> str:
    """Hold a call of so many seconds of noise; return its id."""
    call = start()
    writer = store.begin(call, lambda _event: None)
    for event in CALL:
        writer.append(event)
    noise = hashlib.shake_256(call.id.encode()).digest(32_000)
    for _ in range(seconds):
        writer.append_audio(noise, noise)
    writer.finish()
    return call.id


def test_a_call_is_heard_on_another_computer(url: str, tmp_path: Path) -> None:
    first = SessionStore(url, tmp_path / "one" / "recordings")
    second = SessionStore(url, tmp_path / "two" / "recordings")
    call = hold(first, seconds=20)
    own, heard = first.recording(call), second.recording(call)
    assert own is not None
    assert heard is not None
    assert own.parent == tmp_path / "one" / "recordings"
    assert heard.read_bytes() == own.read_bytes()
    assert own.stat().st_size > 2 * PIECE_BYTES
    assert second.recording(call) == heard, "not fetched twice"
    second.people.server.leave()
    assert not heard.exists(), "who signs out leaves nothing to hear"
    assert second.recording(call) == heard
    first.delete(call)
    with pytest.raises(InputError):
        second.recording(call)
    with first._snapshot() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM sound_pieces").scalar() == 0
    second.close()
    SessionStore(url, tmp_path / "two" / "recordings").close()
    assert not heard.exists(), "nor does the next start"
    first.close()


def test_two_programs_of_one_computer_may_take_in_the_same_recording(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = SessionStore(url, tmp_path / "one" / "recordings")
    second = SessionStore(url, tmp_path / "one" / "recordings")
    call = hold(first)
    pieces, waits, refused = sound_archive._pieces, threading.Event(), list[BaseException]()

    def other() -> None:
        try:
            second.sounds.take_in(call, f"{call}.flac")
        except BaseException as error:
            refused.append(error)
        finally:
            waits.set()

    meanwhile = threading.Thread(target=other)

    def slowly(file: BinaryIO) -> Iterator[bytes]:
        if meanwhile.ident is None:
            meanwhile.start()
            while not waits.wait(0.01):  # until the other one is done, or stands in line
                with second._snapshot() as connection:
                    if connection.exec_driver_sql("SELECT count(*) FROM pg_locks WHERE NOT granted").scalar():
                        break
        yield from pieces(file)

    monkeypatch.setattr(sound_archive, "_pieces", slowly)
    first.sounds.take_in(call, f"{call}.flac")
    meanwhile.join()
    assert refused == []
    with first._snapshot() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM sounds").scalar() == 1
    first.close()
    second.close()


def test_a_recording_that_is_dropped_is_gone_everywhere(url: str, tmp_path: Path) -> None:
    first = SessionStore(url, tmp_path / "one" / "recordings")
    second = SessionStore(url, tmp_path / "two" / "recordings")
    call = hold(first)
    heard = second.recording(call)
    assert heard is not None
    first.fading.drop_sound(call)
    assert second.recording(call) is None
    assert second.sounds.fetch(heard.name) is None
    assert not heard.exists()
    first.close()
    second.close()


def test_a_spoken_comment_is_heard_on_another_computer(url: str, tmp_path: Path) -> None:
    first = SessionStore(url, tmp_path / "one" / "recordings")
    second = SessionStore(url, tmp_path / "two" / "recordings")
    call = hold(first)
    comment = grading.comment(call)
    name = first.comments.keep_sound(call, comment.id, bytes(32_000))
    saved = first.comments.save(grading.replace(comment, recording=name, recorded_seconds=1.0))
    assert first.sounds.take_in_missing() == 1
    heard = second.comments.sound(saved)
    assert heard is not None
    assert heard.read_bytes() == (tmp_path / "one" / "recordings" / name).read_bytes()
    first.comments.delete(saved.id)
    assert second.comments.sound(saved) is None
    first.close()
    second.close()


def test_what_was_altered_on_the_way_is_refused(url: str, tmp_path: Path) -> None:
    first = SessionStore(url, tmp_path / "one" / "recordings")
    second = SessionStore(url, tmp_path / "two" / "recordings")
    call = hold(first)
    with first._transaction() as connection:
        connection.exec_driver_sql(
            "UPDATE sound_pieces SET content = set_byte(content, 100, 1 # get_byte(content, 100))"
        )
    with pytest.raises(DatabaseError, match="not what was taken in"):
        second.recording(call)
    assert list((tmp_path / "two" / "heard").iterdir()) == []
    first.close()
    second.close()


def test_what_could_not_be_taken_in_waits(url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = SessionStore(url, tmp_path / "recordings")

    def cut_off(*_: object) -> None:
        raise DatabaseError("The database server cannot be reached.")

    with monkeypatch.context() as patch:
        patch.setattr(store.sounds, "take_in", cut_off)
        call = hold(store)
    assert store.recording(call) is not None
    assert store.sounds.take_in_missing() == 1
    assert store.sounds.take_in_missing() == 0
    store.close()


# --- in a folder, in a bucket ---


@pytest.fixture(params=["folder", "bucket"])
def objects(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ObjectStore]:
    if request.param == "folder":
        yield ObjectStore((tmp_path / "shared").as_uri())
        return
    with bucket(monkeypatch) as (address, _names):
        yield ObjectStore(address)


def test_recordings_may_lie_beside_the_database(url: str, tmp_path: Path, objects: ObjectStore) -> None:
    first = SessionStore(url, tmp_path / "one" / "recordings", objects=objects)
    second = SessionStore(url, tmp_path / "two" / "recordings", objects=objects)
    third = SessionStore(url, tmp_path / "three" / "recordings")
    call = hold(first)
    own, heard = first.recording(call), second.recording(call)
    assert own is not None
    assert heard is not None
    assert heard.read_bytes() == own.read_bytes()
    with first._snapshot() as connection:
        key = connection.exec_driver_sql("SELECT kept FROM sounds").scalar_one()
        assert call not in key
        assert connection.exec_driver_sql("SELECT count(*) FROM sound_pieces").scalar() == 0
    with pytest.raises(DatabaseError, match="object store that this computer does not know"):
        third.recording(call)
    first.delete(call)
    with pytest.raises(DiskError):
        list(objects.pieces(key))
    for store in (first, second, third):
        store.close()


def test_an_address_that_is_none_is_told_without_its_password() -> None:
    with pytest.raises(InputError) as caught:
        ObjectStore("nonsense://me:geheim@there")
    assert "geheim" not in str(caught.value)
