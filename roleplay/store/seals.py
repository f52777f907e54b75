"""What a recording sounded like when it was encoded, to find out whether it still does."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, delete, insert, select

from roleplay.core.sealed import open_sound
from roleplay.store.schema_replay import RecordingSealRow

_MD5_PLACE, _MD5_BYTES = 26, 16
"""Of the sound's MD5 in a FLAC file (STREAMINFO, RFC 9639 section 8.2)."""


def stated_digest(path: Path) -> bytes:
    """Return the MD5 that a FLAC file states of its samples; empty when it states none."""
    try:
        with open_sound(path, lenient=True) as file:
            head = file.read(_MD5_PLACE + _MD5_BYTES)
    except OSError:
        return b""
    stated = head[_MD5_PLACE:]
    return stated if head[:4] == b"fLaC" and len(stated) == _MD5_BYTES and any(stated) else b""


def seal(connection: Connection, session_id: str, recording: Path) -> None:
    """Keep what a recording that was just encoded, or handed over, states of its samples."""
    connection.execute(delete(RecordingSealRow).where(RecordingSealRow.session_id == session_id))
    if stated := stated_digest(recording):
        connection.execute(insert(RecordingSealRow).values(session_id=session_id, digest=stated.hex()))


def sealed_digest(connection: Connection, session_id: str) -> bytes:
    """Return the MD5 that the samples of a session's recording had; empty when unknown."""
    digest = connection.scalar(select(RecordingSealRow.digest).where(RecordingSealRow.session_id == session_id))
    return bytes.fromhex(digest) if digest else b""
