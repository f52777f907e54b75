"""The list of what is in a pack, with the SHA-256 of every file, and what it says of itself."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from pydantic import TypeAdapter
from pydantic.dataclasses import dataclass

from roleplay.core.archives import Limits
from roleplay.core.legible import UNSHOWABLE
from roleplay.core.packs import ItemKind
from roleplay.export.listing import are_whole, read_listing
from roleplay.export.signed_zip import STRICT, File, Kind, is_name

FORMAT = 1
"""Raise it when an older program would misunderstand what is written."""
MAX_TEXT = 1_000_000
"""Bytes of a scenario, plan, part, voice or licence."""
MAX_SOUND = 50 * 1024**2
MAX_MODEL = 300 * 1024**2
LICENCE = "licence.txt"
LONGEST_DESCRIPTION = 4_000

_ID = r"[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*"
_MODEL = r"[A-Za-z0-9][A-Za-z0-9_+-]{0,80}"
FOLDERS: dict[str, tuple[ItemKind, str, int]] = {
    "scenarios": ("scenario", rf"({_ID})\.yaml", MAX_TEXT),
    "plans": ("plans", rf"({_ID})\.plan\.txt", MAX_TEXT),
    "parts": ("part", rf"({_ID})\.yaml", MAX_TEXT),
    "voices": ("voice", rf"({_ID})\.toml", MAX_TEXT),
    "models": ("model", rf"({_MODEL})\.onnx(?:\.json)?", MAX_MODEL),
    "sounds": ("sound", rf"({_ID})\.(?:flac|wav|ogg)", MAX_SOUND),
}
"""By folder: what lies there, how its files are called, how large one may be."""
_IDENTIFIER = re.compile(_ID)
_VERSION = re.compile(r"[0-9]+(?:\.[0-9]+){0,3}[a-z0-9.+-]{0,20}")


@dataclass(config=STRICT, frozen=True)
class Need:
    """Something of a name and at least this version; 0 or empty for any."""

    name: str
    at_least: str = ""


@dataclass(config=STRICT, frozen=True)
class PackManifest:
    """What is in the pack, who made it, what it needs."""

    format: int
    program: str
    """Version of the program that wrote it."""
    made_at: datetime
    signer: str
    """What the signer calls themselves; may be empty."""
    id: str
    version: int
    title: str
    description: str
    authors: str
    licence: str
    needs_program: str
    """The lowest version of the program that plays it."""
    needs_packs: tuple[Need, ...]
    needs_plugins: tuple[Need, ...]
    """Engines of its voices that come from plug-ins."""
    shipped_parts: tuple[Need, ...]
    """Parts that come with the program, and the SHA-256 that each had."""
    files: tuple[File, ...]
    """Everything but the manifest, sorted by path."""


_MANIFEST = TypeAdapter(PackManifest)


def write_manifest(manifest: PackManifest) -> bytes:
    """Return the manifest as it is hashed and signed."""
    return _MANIFEST.dump_json(manifest)


def read_manifest(content: bytes, name: str) -> PackManifest:
    """Return the manifest of the pack of that name. Raises `ArchiveError`, for a newer format `bundle_newer`."""
    return read_listing(content, name, _MANIFEST, FORMAT, _problem)


def is_pack_id(name: str) -> bool:
    """Tell whether a name can be the id of a pack."""
    return _IDENTIFIER.fullmatch(name) is not None and len(name) <= 64


def item_of(path: str) -> tuple[ItemKind, str] | None:
    """Return what a file in a pack is, and the name of it; None for the licence, and for what does not belong."""
    folder, _, name = path.partition("/")
    if folder not in FOLDERS:
        return None
    kind, pattern, _ = FOLDERS[folder]
    found = re.fullmatch(pattern, name)
    return (kind, found[1]) if found else None


def limit_of(path: str) -> int:
    """Return how large a file of a pack may be, in bytes."""
    folder = FOLDERS.get(path.partition("/")[0])
    return folder[2] if folder else MAX_TEXT


def _problem(manifest: PackManifest) -> str:
    paths = [file.path for file in manifest.files]
    needs = (*manifest.needs_packs, *manifest.needs_plugins, *manifest.shipped_parts)
    checks: tuple[tuple[Any, str], ...] = (
        (manifest.format == FORMAT, "unknown format"),
        (manifest.made_at.tzinfo is not None, "a time without time zone"),
        (all(map(is_name, _names(manifest))), "a name that cannot be one"),
        (is_pack_id(manifest.id), "an id that cannot be one"),
        (1 <= manifest.version < 2**31, "a version that is none"),
        (_VERSION.fullmatch(manifest.needs_program), "a version of the program that is none"),
        (_is_text(manifest.description), "a description that cannot be shown"),
        (len(needs) <= 200 and all(is_name(need.name) and is_name(need.at_least) for need in needs), "a need"),
        (len(set(paths)) == len(paths), "a file is listed twice"),
        (all(path == LICENCE or item_of(path) for path in paths), "a file that does not belong there"),
        (are_whole(manifest.files), "a checksum is none"),
        (all(file.bytes <= limit_of(file.path) for file in manifest.files), "a file that is far too large"),
        (any(path.startswith("scenarios/") for path in paths), "there is no scenario in it"),
    )
    return next((problem for good, problem in checks if not good), "")


def _names(manifest: PackManifest) -> tuple[str, ...]:
    """Return every text that is shown in one line."""
    return manifest.signer, manifest.program, manifest.title, manifest.authors, manifest.licence


def _is_text(text: str) -> bool:
    return len(text) <= LONGEST_DESCRIPTION and not UNSHOWABLE.search(text)


PACKS: Kind[PackManifest] = Kind(
    domain="roleplay-pack",
    format=FORMAT,
    limits=Limits(
        entries=2_000,
        size=2 * 1024**3,
        ratio=200,
        depth=2,
        hint_unsafe="Do not open it, and ask its sender for another one.",
        hint_broken="Ask for the file again.",
    ),
    read_manifest=read_manifest,
    unlike="a scenario pack that Roleplay has written",
    hint="Choose one that ends in .rolepack.",
)
