"""Packs of an attacker: signed properly, with anything in them."""

from __future__ import annotations

import hashlib
import io
import json
import struct
import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from roleplay.core.errors import ArchiveError, InputError
from roleplay.export.pack.manifest import PACKS
from roleplay.export.signed_zip import MANIFEST
from tests.app.desk.installations import Installation
from tests.app.packs.conftest import BASE, VOICE, files_of, pack, write_scenario
from tests.export.bundle.forging import KEY

SCENARIO = BASE.read_bytes()


def forged(files: Mapping[str, bytes], /, **changes: Any) -> bytes:
    """Return a pack of these files, signed; `changes` are made to its list of contents."""
    listed = [
        {"path": path, "bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
        for path, content in sorted(files.items())
    ]
    told = {
        "format": 1,
        "program": "0.1.0",
        "made_at": datetime(2026, 11, 22, tzinfo=UTC).isoformat(),
        "signer": "Mallory",
        "id": "gift",
        "version": 1,
        "title": "Gift",
        "description": "",
        "authors": "",
        "licence": "CC0-1.0",
        "needs_program": "0.1.0",
        "needs_packs": [],
        "needs_plugins": [],
        "shipped_parts": [],
        "files": listed,
        **changes,
    }
    manifest = json.dumps(told).encode()
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        for path, content in {**files, MANIFEST: manifest}.items():
            packed.writestr(zipfile.ZipInfo(path), content, zipfile.ZIP_DEFLATED)
    content = buffer.getvalue()[:-2] + struct.pack("<H", PACKS.trailer_bytes)
    digest = hashlib.sha256(manifest).hexdigest()
    signature = KEY.sign(PACKS.statement(KEY.public, digest, hashlib.sha256(content).hexdigest()))
    return content + f"roleplay-pack 0001\n{KEY.public}\n{digest}\n{signature}\n".encode()


def test_a_forged_pack_without_malice_is_taken_in(ben: Installation, tmp_path: Path) -> None:
    file = tmp_path / "gift.rolepack"
    file.write_bytes(forged({"scenarios/cold-flat.yaml": SCENARIO}))
    ben.packs.take_in(file, trust=KEY.public)
    assert files_of(ben) == {"scenarios/cold-flat.yaml": SCENARIO}


@pytest.mark.parametrize(
    "path",
    [
        "scenarios/../../evil.yaml",
        "/etc/passwd",
        "scenarios/evil.py",
        "plugins/evil.py",
        "scenarios/Evil.yaml",
        "voices/evil.toml.py",
        "scenarios/sub/evil.yaml",
        "settings.json",
        "scenarios/con.yaml",
    ],
)
def test_no_file_lands_outside_its_place(ben: Installation, tmp_path: Path, path: str) -> None:
    file = tmp_path / "gift.rolepack"
    file.write_bytes(forged({"scenarios/cold-flat.yaml": SCENARIO, path: b"x: 1\n"}))
    with pytest.raises(ArchiveError):
        ben.packs.take_in(file, trust=KEY.public)
    assert files_of(ben) == {}


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({"scenarios/cold-flat.yaml": b"roleplay: 1\nid: cold-flat\n"}, "scenario cold-flat cannot be used"),
        ({"scenarios/other.yaml": SCENARIO}, "calls itself cold-flat"),
        ({"scenarios/cold-flat.yaml": SCENARIO, "voices/x.toml": b"name = 1"}, "voice x cannot be used"),
        ({"scenarios/cold-flat.yaml": SCENARIO, "sounds/x.flac": b"fLaC" + bytes(99)}, "sound x cannot be used"),
        ({"scenarios/cold-flat.yaml": SCENARIO, "parts/x.yaml": b"roleplay_part: 1\n"}, "part x cannot be used"),
        ({"scenarios/cold-flat.yaml": SCENARIO, "plans/x.plan.txt": b"\xff"}, "plans x cannot be used"),
        ({"scenarios/cold-flat.yaml": SCENARIO, "models/x.onnx": b"x"}, "model x cannot be used"),
    ],
)
def test_what_cannot_be_used_keeps_all_out(
    ben: Installation, tmp_path: Path, files: dict[str, bytes], told: str
) -> None:
    file = tmp_path / "gift.rolepack"
    file.write_bytes(forged(files))
    assert told in ben.packs.inspect(file).refused
    with pytest.raises(InputError) as refused:
        ben.packs.take_in(file, trust=KEY.public)
    assert refused.value.code == "pack_refused"
    assert files_of(ben) == {}


@pytest.mark.parametrize(
    "changes",
    [
        {"files": []},
        {"format": 99},
        {"id": "../x"},
        {"version": -1},
        {"title": "\u202egnp"},
        {"needs_program": "x"},
        {"made_at": "2026-11-22T00:00:00"},
        {"extra": 1},
    ],
)
def test_a_list_of_contents_that_lies_is_refused(ben: Installation, tmp_path: Path, changes: dict[str, Any]) -> None:
    file = tmp_path / "gift.rolepack"
    file.write_bytes(forged({"scenarios/cold-flat.yaml": SCENARIO}, **changes))
    with pytest.raises(ArchiveError):
        ben.packs.inspect(file)


def test_a_newer_program_is_asked_for(ben: Installation, tmp_path: Path) -> None:
    file = tmp_path / "gift.rolepack"
    file.write_bytes(forged({"scenarios/cold-flat.yaml": SCENARIO}, needs_program="99.0"))
    assert "it needs the program Roleplay 99.0" in ben.packs.inspect(file).refused


def test_a_bomb_is_refused_before_it_is_unpacked(ben: Installation, tmp_path: Path) -> None:
    file = tmp_path / "gift.rolepack"
    file.write_bytes(forged({"scenarios/cold-flat.yaml": SCENARIO, "sounds/x.wav": bytes(49 * 1024**2)}))
    with pytest.raises(ArchiveError, match="times its size"):
        ben.packs.inspect(file)


def test_a_voice_of_the_programs_own_name_changes_nobody_unasked(ben: Installation, tmp_path: Path) -> None:
    file = tmp_path / "gift.rolepack"
    file.write_bytes(forged({"scenarios/cold-flat.yaml": SCENARIO, "voices/dana.toml": VOICE.encode()}))
    with pytest.raises(InputError, match="voice dana"):
        ben.packs.take_in(file, trust=KEY.public)
    ben.packs.take_in(file, trust=KEY.public, handling="beside")
    assert set(files_of(ben)) == {"scenarios/cold-flat.yaml", "voices/dana-2.toml"}


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.integers(0, 10**6), bit=st.integers(0, 7))
def test_any_bit_that_is_changed_is_noticed(anna: Installation, tmp_path: Path, place: int, bit: int) -> None:
    file = tmp_path / "heating.rolepack"
    if not file.exists():
        write_scenario(anna)
        pack(anna, file)
    content = bytearray(file.read_bytes())
    content[place % len(content)] ^= 1 << bit
    altered = tmp_path / "altered.rolepack"
    altered.write_bytes(content)
    with pytest.raises(ArchiveError):
        anna.packs.inspect(altered)
