"""Nothing in a bundle can be changed unnoticed, and nothing that an attacker signs gets through."""

from __future__ import annotations

import json
import random
import struct
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from roleplay.core.errors import ArchiveError, InputError
from roleplay.export.bundle import container
from roleplay.export.bundle.container import Bundle
from roleplay.export.bundle.manifest import scenario_path
from roleplay.export.signed_zip import MANIFEST
from tests.export.bundle.forging import KEY, forged, manifest, opened, session_files, signed, zipped
from tests.speech.models.test_zip_archive import BROKEN, HOSTILE, special

MUTATIONS = 2_000


@pytest.fixture(scope="module")
def good() -> bytes:
    return forged(session_files(b"fLaC not really"))


def refused(tmp_path: Path, content: bytes) -> str:
    """Return what is told of a file that must be refused."""
    with pytest.raises(ArchiveError) as caught:
        opened(tmp_path / "x.roleplay", content)
    assert caught.value.message.isprintable()
    assert len(str(caught.value)) < 400
    return caught.value.message


def test_a_bundle_holds_what_was_put_in(tmp_path: Path, good: bytes) -> None:
    path = tmp_path / "good.roleplay"
    path.write_bytes(good)
    files = session_files(b"fLaC not really")
    with Bundle(path) as bundle:
        assert bundle.signer_key == KEY.public
        assert {file.path: bundle.text(file.path) for file in bundle.manifest.files} == files
    with zipfile.ZipFile(path) as packed:  # any zip tool opens it
        assert packed.testzip() is None


def test_any_changed_byte_is_noticed(tmp_path: Path, good: bytes) -> None:
    for place in range(0, len(good), 2):  # the slow test tries every bit
        changed = bytearray(good)
        changed[place] ^= 1 << place % 8
        with pytest.raises(ArchiveError):
            opened(tmp_path / "x.roleplay", bytes(changed))


@pytest.mark.slow
def test_any_changed_bit_is_noticed(tmp_path: Path, good: bytes) -> None:
    for place in range(8 * len(good)):
        changed = bytearray(good)
        changed[place // 8] ^= 1 << place % 8
        with pytest.raises(ArchiveError):
            opened(tmp_path / "x.roleplay", bytes(changed))


def mutated(chance: random.Random, content: bytes) -> bytes:
    """Return the content with one to three changes of any kind."""
    changed = content
    for _ in range(chance.randint(1, 3)):
        first, second = sorted((chance.randrange(len(changed) + 1), chance.randrange(len(changed) + 1)))
        changes: tuple[Callable[[], bytes], ...] = (
            lambda: changed[:first],  # noqa: B023 - called at once
            lambda: changed[first:],  # noqa: B023
            lambda: changed[:first] + changed[second:],  # noqa: B023
            lambda: changed[:second] + changed[first:],  # noqa: B023
            lambda: changed[:first] + chance.randbytes(chance.randint(1, 9)) + changed[first:],  # noqa: B023
            lambda: changed[:first] + bytes(second - first) + changed[second:],  # noqa: B023
        )
        changed = chance.choice(changes)()
    return changed


def _mutate(tmp_path: Path, content: bytes, times: int) -> None:
    chance = random.Random(5)
    for _ in range(times):
        changed = mutated(chance, content)
        if changed != content:
            with pytest.raises(ArchiveError):
                opened(tmp_path / "x.roleplay", changed)


def test_mutations_are_refused(tmp_path: Path, good: bytes) -> None:
    _mutate(tmp_path, good, MUTATIONS)


@pytest.mark.slow
def test_many_mutations_are_refused(tmp_path: Path, good: bytes) -> None:
    _mutate(tmp_path, good, 50 * MUTATIONS)


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_a_hostile_zip_is_refused_although_it_is_signed(tmp_path: Path, name: str) -> None:
    refused(tmp_path, signed(HOSTILE[name], b"{}"))
    assert [path.name for path in tmp_path.iterdir()] == ["x.roleplay"]


@pytest.mark.parametrize("name", sorted(BROKEN))
def test_a_broken_zip_is_refused(tmp_path: Path, name: str) -> None:
    refused(tmp_path, signed(BROKEN[name], b"{}"))


@pytest.mark.parametrize("mode", [0o120000, 0o010000, 0o060000], ids=["link", "pipe", "device"])
def test_links_and_devices_beside_good_files_are_refused(tmp_path: Path, mode: int) -> None:
    files = session_files()
    listed = json.dumps(manifest(files)).encode()
    buffer = BytesIO(zipped({**files, MANIFEST: listed}))
    with zipfile.ZipFile(buffer, "a") as packed:
        packed.writestr(*special("evil", mode))
    assert "not a safe archive" in refused(tmp_path, signed(buffer.getvalue(), listed))


def test_a_signature_of_other_bytes_is_refused(tmp_path: Path, good: bytes) -> None:
    other = forged(session_files(scenario_title="Another"))
    size = container.CALLS.trailer_bytes
    assert "signature does not fit" in refused(tmp_path, good[:-size] + other[-size:])


def test_what_follows_or_precedes_is_refused(tmp_path: Path, good: bytes) -> None:
    refused(tmp_path, good + b"\n")
    refused(tmp_path, b"#!/bin/sh\n" + good)
    refused(tmp_path, good + good)


def test_a_newer_format_is_told_as_such(tmp_path: Path) -> None:
    files = session_files()
    newer = {**manifest(files, format=2, program="3.0"), "unheard_of": [1]}
    for content in (forged(files, newer), signed(zipped({**files, MANIFEST: b"{}"}), b"{}", version="0002")):
        with pytest.raises(ArchiveError, match="newer version") as caught:
            opened(tmp_path / "x.roleplay", content)
        assert caught.value.code == "bundle_newer"


def bad_manifests() -> dict[str, Any]:
    files = session_files()
    good = manifest(files)
    first = good["files"][0]
    return {
        "no object": [],
        "empty": {},
        "no files": {**good, "files": None},
        "a format of another kind": {**good, "format": "1"},
        "format zero": {**good, "format": 0},
        "an unknown key": {**good, "more": 1},
        "no zone": {**good, "made_at": "2026-11-22T00:00:00"},
        "a file too many": {**good, "files": [*good["files"], {**first, "path": scenario_path("0" * 64)}]},
        "a file too few": {**good, "files": good["files"][1:]},
        "a file twice": {**good, "files": [first, *good["files"]]},
        "another size": {**good, "files": [{**first, "bytes": first["bytes"] + 1}, *good["files"][1:]]},
        "another checksum": {**good, "files": [{**first, "sha256": "0" * 64}, *good["files"][1:]]},
        "no checksum": {**good, "files": [{**first, "sha256": ""}, *good["files"][1:]]},
        "a climbing path": {**good, "files": [{**first, "path": "../../evil"}, *good["files"][1:]]},
        "itself": {**good, "files": [{**first, "path": MANIFEST}, *good["files"][1:]]},
        "a signer who turns letters round": {**good, "signer": "\u202egnp"},
        "a signer of two lines": {**good, "signer": "Anna\nknown here"},
        "a long signer": {**good, "signer": "A" * 10_000},
    }


@pytest.mark.parametrize("name", bad_manifests())
def test_a_list_that_does_not_fit_is_refused(tmp_path: Path, name: str) -> None:
    refused(tmp_path, forged(session_files(), bad_manifests()[name]))


@pytest.mark.parametrize("content", [b"", b"{", b"[" * 100_000, b"\xff\xfe{}", b'{"format": 1e999}', b"null"])
def test_a_list_that_is_none_is_refused(tmp_path: Path, content: bytes) -> None:
    refused(tmp_path, signed(zipped({**session_files(), MANIFEST: content}), content))


def test_a_list_other_than_the_signed_one_is_refused(tmp_path: Path) -> None:
    files = session_files()
    shown = json.dumps(manifest(files)).encode()
    assert "not the one that was signed" in refused(tmp_path, signed(zipped({**files, MANIFEST: shown}), b"{}"))


def test_a_directory_that_would_fill_the_memory_is_not_read(tmp_path: Path) -> None:
    archive = zipped({"a": b"x"})
    end = archive.index(b"PK\5\6")
    huge = archive[: end + 12] + struct.pack("<L", 0x7FFFFFFF) + archive[end + 16 :]
    assert "far too large" in refused(tmp_path, signed(huge, b"{}"))


def test_a_file_that_changes_while_it_is_read_is_noticed(tmp_path: Path, good: bytes) -> None:
    files = session_files()
    path = tmp_path / "x.roleplay"
    path.write_bytes(forged(files))
    swapped = forged({name: content[::-1] for name, content in files.items()}, manifest(files))
    with Bundle(path) as bundle:
        path.write_bytes(swapped)  # in place: the same file, as on a disk that somebody else controls
        with pytest.raises(ArchiveError):
            [bundle.text(file.path) for file in bundle.manifest.files]


def test_what_is_no_bundle_is_told(tmp_path: Path) -> None:
    for content in (b"", b"PK", b"<html>", zipped({"a": b"x"})):
        refused(tmp_path, content)
    with pytest.raises(InputError, match="no such file"):
        Bundle(tmp_path / "missing.roleplay")
    with pytest.raises(InputError, match="is not a file"):
        Bundle(tmp_path)
