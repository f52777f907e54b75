"""Sealed files: what comes out is what went in, or nothing."""

from __future__ import annotations

import io
import os
from pathlib import Path

import numpy as np
import pytest
import soundfile
from hypothesis import given
from hypothesis import strategies as st

from roleplay.core.sealed import SealedError, open_sound, sealed_with
from roleplay.store import sealed_files, vault
from roleplay.store.sealing import CHUNK, TAG
from roleplay.store.vault import StoreKey

SECRET = bytes(range(32))


@pytest.fixture
def key() -> StoreKey:
    return vault.hold(StoreKey(vault.key_id_of(SECRET), SECRET))


def seal(key: StoreKey, path: Path, content: bytes) -> Path:
    with sealed_files.new_file(path, key) as file:
        file.write(content)
    return path


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 5 * CHUNK + 7])
def test_what_was_sealed_is_read_again(tmp_path: Path, key: StoreKey, size: int) -> None:
    content = os.urandom(size)
    path = seal(key, tmp_path / "a.flac", content)
    assert sealed_with(path).hex() == key.id
    with open_sound(path) as file:
        assert file.read() == content
        assert file.seek(0, io.SEEK_END) == size
    assert content[:64] not in path.read_bytes() or size < 16


@given(data=st.data())
def test_any_stretch_can_be_read(data: st.DataObject, tmp_path_factory: pytest.TempPathFactory) -> None:
    key = vault.hold(StoreKey(vault.key_id_of(SECRET), SECRET))
    content = np.random.default_rng(1).bytes(3 * CHUNK + 100)
    path = seal(key, tmp_path_factory.mktemp("s") / "a", content)
    begin = data.draw(st.integers(0, len(content) + 10))
    length = data.draw(st.integers(0, 2 * CHUNK))
    with open_sound(path) as file:
        file.seek(begin)
        assert file.read(length) == content[begin : begin + length]


@given(place=st.integers(0, 3 * (CHUNK + TAG)), bit=st.integers(0, 7))
def test_no_changed_bit_goes_unnoticed(place: int, bit: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    key = vault.hold(StoreKey(vault.key_id_of(SECRET), SECRET))
    path = seal(key, tmp_path_factory.mktemp("s") / "a", bytes(3 * CHUNK - 5))
    raw = bytearray(path.read_bytes())
    place %= len(raw)
    raw[place] ^= 1 << bit
    path.write_bytes(raw)
    if place < 8:
        assert sealed_with(path) == b""  # it does not say that it is sealed any more, and is no sound file either
        return
    with pytest.raises(SealedError), open_sound(path) as file:
        file.read()


@pytest.mark.parametrize("cut", [1, TAG, CHUNK + TAG, 2 * (CHUNK + TAG), 2 * (CHUNK + TAG) + 10])
def test_an_end_that_was_cut_off_is_noticed(tmp_path: Path, key: StoreKey, cut: int) -> None:
    path = seal(key, tmp_path / "a", os.urandom(4 * CHUNK))
    path.write_bytes(path.read_bytes()[:-cut])
    with pytest.raises(SealedError), open_sound(path) as file:
        file.read()
    with open_sound(path) as file:
        file.seek(0, io.SEEK_END)
        with pytest.raises(SealedError):
            file.read(1)


def test_chunks_cannot_be_exchanged(tmp_path: Path, key: StoreKey) -> None:
    path = seal(key, tmp_path / "a", os.urandom(4 * CHUNK))
    raw = path.read_bytes()
    body, whole = len(raw) - 4 * (CHUNK + TAG), CHUNK + TAG
    path.write_bytes(
        raw[:body] + raw[body + whole : body + 2 * whole] + raw[body : body + whole] + raw[body + 2 * whole :]
    )
    with pytest.raises(SealedError), open_sound(path) as file:
        file.read()


def test_one_recording_cannot_stand_in_for_another(tmp_path: Path, key: StoreKey) -> None:
    path = seal(key, tmp_path / "one.flac", b"sound")
    path.rename(tmp_path / "other.flac")
    with pytest.raises(SealedError, match=r"it is one\.flac"):
        open_sound(tmp_path / "other.flac")


def test_without_its_key_a_file_is_refused_and_stays(tmp_path: Path, key: StoreKey) -> None:
    path = seal(key, tmp_path / "a", b"sound")
    before = path.read_bytes()
    vault.let_go([key.id])
    with pytest.raises(SealedError, match="not open here"):
        open_sound(path)
    assert path.read_bytes() == before


def test_a_damaged_place_is_silence_for_a_decoder_and_the_rest_is_heard(tmp_path: Path, key: StoreKey) -> None:
    content = os.urandom(4 * CHUNK)
    path = seal(key, tmp_path / "a", content)
    raw = bytearray(path.read_bytes())
    raw[len(raw) - 2 * (CHUNK + TAG) - 5] ^= 1
    path.write_bytes(raw)
    with open_sound(path, lenient=True) as file:
        assert file.read() == content[:CHUNK] + bytes(CHUNK) + content[2 * CHUNK :]


def test_flac_is_written_and_read_through_the_seal(tmp_path: Path, key: StoreKey) -> None:
    samples = np.random.default_rng(1).integers(-3000, 3000, (160_000, 2)).astype(np.int16)
    path = tmp_path / "a.flac"
    with (
        sealed_files.new_file(path, key) as file,
        soundfile.SoundFile(file, "w", 16_000, 2, "PCM_16", format="FLAC") as out,
    ):
        out.write(samples)
    with open_sound(path) as file, soundfile.SoundFile(file) as sound:
        assert sound.frames == len(samples)
        sound.seek(100_000)
        assert np.array_equal(sound.read(1000, dtype="int16"), samples[100_000:101_000])


def test_what_was_not_finished_counts_as_cut_off(tmp_path: Path, key: StoreKey) -> None:
    path = tmp_path / "a"

    writer = key.writer(path)
    writer.write(os.urandom(3 * CHUNK))
    writer.close()
    with pytest.raises(SealedError), open_sound(path) as file:
        file.read()


# --- what grows while a call runs ---


def test_a_journal_has_its_pieces_at_their_places_and_silence_between(tmp_path: Path, key: StoreKey) -> None:
    journal = key.journal(tmp_path / "a.pcm")
    journal.write(0, b"abcd")
    journal.write(4, b"efgh")
    journal.write(16, b"xyzw")
    journal.close()
    with open_sound(tmp_path / "a.pcm") as file:
        assert file.read() == b"abcdefgh" + bytes(8) + b"xyzw"
        file.seek(5)
        assert file.read(2) == b"fg"
    assert sealed_files.content_bytes(tmp_path / "a.pcm") == 20
    assert b"efgh" not in (tmp_path / "a.pcm").read_bytes()


@given(cut=st.integers(0, 400))
def test_a_journal_cut_anywhere_keeps_all_pieces_before(cut: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    key = vault.hold(StoreKey(vault.key_id_of(SECRET), SECRET))
    path = tmp_path_factory.mktemp("j") / "a.pcm"
    journal = key.journal(path)
    for place in range(0, 100, 10):
        journal.write(place, bytes([place]) * 10)
    journal.close()
    whole = path.stat().st_size
    os.truncate(path, max(whole - cut, 0))
    pieces = (whole - cut - (whole - 10 * 42)) // 42 if cut else 10
    expected = b"".join(bytes([place]) * 10 for place in range(0, 10 * max(pieces, 0), 10))
    with open_sound(path) as file:
        assert file.read() == expected


def test_a_journal_damaged_in_the_middle_is_never_deleted(tmp_path: Path, key: StoreKey) -> None:
    from roleplay.store import flac, recordings

    path = tmp_path / "a.pcm"
    journal = key.journal(path)
    for place in range(0, 40_960, 2048):
        journal.write(place, os.urandom(2048))
    journal.close()
    raw = bytearray(path.read_bytes())
    raw[5000] ^= 1
    path.write_bytes(raw)
    assert flac.encode(path, key) == "a.flac"
    recordings.drop(path)
    assert (tmp_path / "a.damaged").read_bytes() == bytes(raw)


def test_a_full_disk_in_the_middle_of_a_piece_costs_that_piece_and_no_nonce_twice(
    small_disk: Path, key: StoreKey
) -> None:
    from .conftest import fill

    journal = key.journal(small_disk / "a.pcm")
    journal.write(0, bytes(3000))
    ballast = fill(small_disk)
    with pytest.raises(OSError, match="No space"):
        journal.write(3000, bytes(9000))
    ballast.unlink()
    journal.write(12_000, b"back" * 10)
    journal.close()
    with open_sound(small_disk / "a.pcm") as file:
        assert file.read() == bytes(12_000) + b"back" * 10
        numbers = [piece.number for piece in file.raw._pieces]  # type: ignore[attr-defined]
    assert numbers == [0, 2]
