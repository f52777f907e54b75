"""The list of what is in a bundle, with the SHA-256 of every file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Literal

from pydantic import TypeAdapter
from pydantic.dataclasses import dataclass

from roleplay.export.listing import are_whole, read_listing
from roleplay.export.signed_zip import STRICT, File, is_name

FORMAT = 1
"""Raise it when an older program would misunderstand what is written."""

UUID = r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
_PATH = re.compile(
    rf"sessions/{UUID}\.json|recordings/{UUID}\.flac|spoken/{UUID}\.flac|scenarios/[0-9a-f]{{64}}\.json"
)


def session_path(session_id: str) -> str:
    """Return where a session is in the bundle."""
    return f"sessions/{session_id}.json"


def recording_path(session_id: str) -> str:
    """Return where the sound of a session is in the bundle."""
    return f"recordings/{session_id}.flac"


def spoken_path(comment_id: str) -> str:
    """Return where the sound of a spoken comment is in the bundle."""
    return f"spoken/{comment_id}.flac"


def scenario_path(digest: str) -> str:
    """Return where the source of a scenario is in the bundle."""
    return f"scenarios/{digest}.json"


@dataclass(config=STRICT, frozen=True)
class Manifest:
    """What is in the bundle, and who made it."""

    format: int
    program: str
    """Version of the program that wrote it."""
    made_at: datetime
    signer: str
    """What the signer calls themselves; may be empty."""
    names: Literal["real", "pseudonyms"]
    audio: bool
    files: tuple[File, ...]
    """Everything but the manifest, sorted by path."""

    def files_in(self, folder: str) -> Iterator[tuple[str, File]]:
        """Yield the name without suffix, and the file, of all in one folder."""
        for file in self.files:
            where, _, name = file.path.partition("/")
            if where == folder:
                yield name.partition(".")[0], file


_MANIFEST = TypeAdapter(Manifest)


def write_manifest(manifest: Manifest) -> bytes:
    """Return the manifest as it is hashed and signed."""
    return _MANIFEST.dump_json(manifest)


def read_manifest(content: bytes, name: str) -> Manifest:
    """Return the manifest of the bundle of that name. Raises `ArchiveError`, for a newer format `bundle_newer`."""
    return read_listing(content, name, _MANIFEST, FORMAT, _problem)


def _problem(manifest: Manifest) -> str:
    paths = [file.path for file in manifest.files]
    checks = (
        (manifest.format == FORMAT, "unknown format"),
        (manifest.made_at.tzinfo is not None, "a time without time zone"),
        (is_name(manifest.signer) and is_name(manifest.program), "a name that cannot be one"),
        (len(set(paths)) == len(paths), "a file is listed twice"),
        (all(map(_PATH.fullmatch, paths)), "a file that does not belong there"),
        (are_whole(manifest.files), "a checksum is none"),
    )
    return next((problem for good, problem in checks if not good), "")
