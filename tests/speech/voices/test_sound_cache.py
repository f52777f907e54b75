import logging
import os
import resource

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roleplay.core.sound import Pcm, silence
from roleplay.speech.voices.sound_cache import SoundCache

PCM = Pcm(bytes(range(256)) * 40)


def files(folder):
    return sorted(folder.glob("*.line"))


@given(st.binary(min_size=1, max_size=4000), st.text())
def test_what_is_kept_comes_back_bit_for_bit(tmp_path_factory, samples, key):
    pcm = Pcm(samples * 2)
    folder = tmp_path_factory.mktemp("cache")
    SoundCache(folder).put(key, pcm)
    assert SoundCache(folder).get(key) == pcm


def test_what_was_never_kept_is_not_there(tmp_path):
    cache = SoundCache(tmp_path / "cache")
    assert cache.get("x") is None
    cache.put("x", PCM)
    assert cache.get("y") is None
    assert not list((tmp_path / "cache").glob("*.part"))


@pytest.mark.parametrize(
    "damage", [lambda b: b[:100], lambda b: b"", lambda b: b[:-30] + bytes(30), lambda b: b[::-1]]
)
def test_a_broken_file_counts_as_missing_and_is_replaced(tmp_path, damage):
    cache = SoundCache(tmp_path)
    cache.put("x", PCM)
    (file,) = files(tmp_path)
    file.write_bytes(damage(file.read_bytes()))
    assert cache.get("x") is None
    cache.put("x", PCM)
    assert cache.get("x") == PCM


def test_the_longest_unused_go_first(tmp_path):
    loud = [Pcm(os.urandom(20_000)) for _ in range(6)]
    cache = SoundCache(tmp_path, limit_bytes=100_000)
    for number in range(4):
        cache.put(str(number), loud[number])
        (newest,) = set(files(tmp_path)) - {file for file in files(tmp_path) if file.stat().st_mtime < 2000}
        os.utime(newest, (1000 + number, 1000 + number))
    assert cache.get("0") == loud[0]  # used again: younger than 1, 2 and 3
    cache.put("4", loud[4])
    cache.put("5", loud[5])
    assert cache.get("1") is None
    assert [cache.get(str(number)) == loud[number] for number in (0, 4, 5)] == [True] * 3
    assert sum(file.stat().st_size for file in files(tmp_path)) <= 100_000


def test_the_limit_holds_for_files_of_earlier_runs(tmp_path):
    for number in range(10):
        SoundCache(tmp_path, limit_bytes=50_000).put(str(number), Pcm(os.urandom(20_000)))
    assert sum(file.stat().st_size for file in files(tmp_path)) <= 50_000


def test_a_folder_that_cannot_be_written_is_told_once_and_calls_go_on(tmp_path, caplog):
    (tmp_path / "file").write_text("")
    cache = SoundCache(tmp_path / "file" / "cache")
    with caplog.at_level(logging.WARNING):
        for key in "abc":
            cache.put(key, PCM)
            assert cache.get(key) is None
    assert len(caplog.records) == 1
    assert "calls go on without" in caplog.text


def test_a_full_disk_leaves_nothing_behind(tmp_path, caplog):
    cache = SoundCache(tmp_path)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (500, before[1]))
    try:
        cache.put("x", Pcm(os.urandom(20_000)))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert list(tmp_path.iterdir()) == []
    assert "cannot be kept" in caplog.text
    cache.put("x", silence(1))
    assert cache.get("x") == silence(1)
