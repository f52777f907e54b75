"""Bundles that an attacker makes: whatever they like, signed properly with a key of their own."""

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

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from roleplay.export.bundle.container import CALLS, Bundle
from roleplay.export.bundle.manifest import recording_path, scenario_path, session_path
from roleplay.export.bundle.session_file import SessionFile, handed_of, write_session
from roleplay.export.bundle.signing import SigningKey
from roleplay.export.signed_zip import MANIFEST
from tests.store.samples import CALL, SCORE, start

KEY = SigningKey(Ed25519PrivateKey.from_private_bytes(bytes(range(32))))


def manifest(files: Mapping[str, bytes], **changes: Any) -> dict[str, Any]:
    listed = [
        {"path": path, "bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
        for path, content in sorted(files.items())
    ]
    made_at = datetime(2026, 11, 22, tzinfo=UTC).isoformat()
    told = {"format": 1, "program": "0.1.0", "made_at": made_at, "signer": "Mallory", "names": "real", "audio": True}
    return {**told, "files": listed, **changes}


def zipped(files: Mapping[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        for path, content in files.items():
            packed.writestr(zipfile.ZipInfo(path), content)
    return buffer.getvalue()


def signed(archive: bytes, listed: bytes, *, key: SigningKey = KEY, version: str = "0001") -> bytes:
    """Return a zip (without comment) with the signature as its comment."""
    content = archive[:-2] + struct.pack("<H", CALLS.trailer_bytes)
    digest = hashlib.sha256(listed).hexdigest()
    signature = key.sign(CALLS.statement(key.public, digest, hashlib.sha256(content).hexdigest()))
    return content + f"roleplay-bundle {version}\n{key.public}\n{digest}\n{signature}\n".encode()


def forged(files: Mapping[str, bytes], listed: Any = None, **changes: Any) -> bytes:
    """Return a bundle of these files; `listed` replaces the manifest, `changes` only keys of it."""
    content = json.dumps(manifest(files, **changes) if listed is None else listed).encode()
    return signed(zipped({**files, MANIFEST: content}), content)


def session_files(sound: bytes = b"", **changes: Any) -> dict[str, bytes]:
    """Return the files of one sound session."""
    begun = start(id="11111111-2222-4333-8444-555555555555", **changes)
    source = begun.scenario_source.encode()
    digest = hashlib.sha256(source).hexdigest()
    session = SessionFile(start=begun, scenario=digest, state="complete", events=CALL, score=SCORE)
    handed = handed_of(session, begun.scenario_source, recording=False)
    files = {
        session_path(begun.id): write_session(handed, digest),
        scenario_path(digest): source,
    }
    return {**files, **({recording_path(begun.id): sound} if sound else {})}


def opened(path: Path, content: bytes) -> None:
    """Write a file, and read all of the bundle that it may be."""
    path.write_bytes(content)
    with Bundle(path) as bundle:
        for file in bundle.manifest.files:
            for _ in bundle.blocks(file.path):
                pass
