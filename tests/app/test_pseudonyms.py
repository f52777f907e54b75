"""Pseudonyms, and the key behind them."""

from __future__ import annotations

import os
import stat
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roleplay.app.pseudonyms import PseudonymKey, Pseudonyms, need_key, read_key, rotate_key
from roleplay.core.errors import DiskError, InputError

KEY = PseudonymKey(bytes(range(32)), datetime(2026, 11, 22, tzinfo=UTC))


@given(st.text(min_size=1), st.text(min_size=1))
def test_the_same_name_has_the_same_pseudonym_and_others_have_others(first: str, second: str) -> None:
    codes, again = Pseudonyms(KEY), Pseudonyms(KEY)
    assert codes.person(first) == again.person(first)
    assert (codes.person(first) == codes.person(second)) == (first == second)
    assert codes.person(first).removeprefix("P-") != codes.call(first).removeprefix("C-")


def test_nobody_stands_for_nobody() -> None:
    codes = Pseudonyms(KEY)
    assert (codes.person(""), codes.call(""), codes.grade("")) == ("", "", "")


def test_another_key_makes_other_pseudonyms() -> None:
    other = PseudonymKey(bytes(32), KEY.made_at)
    assert Pseudonyms(KEY).person("Ann") != Pseudonyms(other).person("Ann")
    assert KEY.fingerprint != other.fingerprint


def test_a_hundred_thousand_people_are_told_apart() -> None:
    codes = Pseudonyms(KEY)
    assert len({codes.person(f"person {number}") for number in range(100_000)}) == 100_000


def test_the_key_shows_itself_nowhere() -> None:
    assert KEY.secret.hex() not in repr(KEY)
    assert KEY.secret.hex()[:16] not in repr(KEY)
    assert repr(KEY.secret) not in repr(KEY)


def test_a_key_is_made_once_and_is_its_owners(tmp_path: Path) -> None:
    path = tmp_path / "config" / "pseudonyms.key"
    assert read_key(path) is None
    made = need_key(path)
    assert need_key(path) == read_key(path) == made
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_two_that_begin_at_once_have_one_key(tmp_path: Path) -> None:
    path = tmp_path / "pseudonyms.key"
    found: list[PseudonymKey] = []
    threads = [threading.Thread(target=lambda: found.append(need_key(path))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({key.secret for key in found}) == 1


def test_a_new_key_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "pseudonyms.key"
    old = need_key(path)
    new = rotate_key(path)
    assert new.secret != old.secret
    assert read_key(path) == new
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("content", ["", "{", "[]", '{"key": "00", "made_at": "2026-11-22T00:00:00+00:00"}', "\x00"])
def test_a_file_that_holds_no_key_is_told_and_stays(tmp_path: Path, content: str) -> None:
    path = tmp_path / "pseudonyms.key"
    path.write_text(content, "utf-8")
    with pytest.raises(InputError, match="holds no key"):
        need_key(path)
    assert path.read_text("utf-8") == content


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(DiskError, match="cannot be kept"):
        need_key(tmp_path / "file" / "pseudonyms.key")
