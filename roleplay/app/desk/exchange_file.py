"""Reads the file of a story: alone, with the files that it includes from its own folder, or out of a zip.

A name that stands in a story is looked up among the files beside it and is never opened as a path: what is
absolute, climbs
or is a link is not there.
"""

from __future__ import annotations

import re
import zipfile
from collections import deque
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path, PurePosixPath

from roleplay.core.archives import Limits, SafeZip
from roleplay.core.errors import InputError
from roleplay.dialogue.exchange.importing import MAX_INCLUDES, SUFFIXES, StoryFile
from roleplay.dialogue.exchange.reading import MAX_BYTES

_INCLUDE = re.compile(rb"^[ \t]*INCLUDE[ \t]+([^\r\n]{1,300}?)[ \t]*\r?$", re.MULTILINE)
_MAX_BESIDE = 32 * 1024 * 1024
"""Bytes of all files that a story includes."""
_MOST_NAMES = 1000
"""Files that are looked for, whether they are there or not."""
_HINT = "Give the file that your story tool has exported: .twee, .html, .ink, .yarn, or a .zip with one of these."
_LIMITS = Limits(
    entries=2000, size=2 * MAX_BYTES, ratio=200, depth=8, hint_unsafe=_HINT, hint_broken=_HINT, litter=True
)
_ZIP = b"PK\x03\x04"


def read_story_file(path: Path) -> StoryFile:
    """Return the content of a story and of what it includes. Raises `InputError`, `ArchiveError`."""
    content = _read(path, MAX_BYTES)
    if content.startswith(_ZIP) or path.suffix.lower() == ".zip":
        return _from_zip(path)
    beside = {}
    if path.suffix.lower() == ".ink":
        beside = included(content, lambda name: _beside(path, name))
    return StoryFile(path.name, content, beside)


def included(content: bytes, find: Callable[[str], bytes | None]) -> dict[str, bytes]:
    """Return the files that an Ink story includes, and those that these include, by the names that stand in it."""
    found: dict[str, bytes] = {}
    size = 0
    waiting = deque(_names(content))
    asked: set[str] = set()
    while waiting and len(found) < MAX_INCLUDES and len(asked) < _MOST_NAMES:
        name = waiting.popleft()
        if name in asked:
            continue
        asked.add(name)
        if (other := find(name)) is None:
            continue
        size += len(other)
        if size > _MAX_BESIDE:
            raise InputError("The files that the story includes are too large together.", hint="Split the story.")
        found[name] = other
        waiting.extend(_names(other))
    return found


def _names(content: bytes) -> Iterable[str]:
    """Return the names that a story includes, each once: a large file has room for millions."""
    names: dict[str, None] = {}
    for found in _INCLUDE.finditer(content):
        with suppress(UnicodeDecodeError):
            names[found[1].decode("utf-8")] = None
        if len(names) >= _MOST_NAMES:
            break
    return names


def is_plain_name(name: str) -> bool:
    """Tell whether a name leads to nothing but a file in the same folder or one below it."""
    parts = PurePosixPath(name).parts
    return (
        bool(parts)
        and not name.startswith("/")
        and "\\" not in name
        and ":" not in name
        and all(part not in ("..", "~") and "\0" not in part for part in parts)
    )


def _beside(path: Path, name: str) -> bytes | None:
    if not is_plain_name(name):
        return None
    folder = path.resolve().parent
    try:
        other = (folder / name).resolve(strict=True)
        if not other.is_relative_to(folder) or not other.is_file():
            return None
        return _read(other, _MAX_BESIDE)
    except (OSError, ValueError, InputError):
        return None


def _read(path: Path, most: int) -> bytes:
    try:
        if path.exists() and not path.is_file():
            what = "a folder" if path.is_dir() else "a device or a pipe"
            raise InputError(f"{path} is {what}, not a file.", hint=_HINT)
        with path.open("rb") as file:
            content = file.read(most + 1)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise InputError(
            f"{path} cannot be read: {why}.", hint="Check the name and your rights to the file."
        ) from error
    if len(content) > most:
        raise InputError(
            f"{path.name} has more than {most / 1e6:.0f} MB, which is too large.",
            hint="Export the story without its pictures and sounds, or as Twee.",
        )
    return content


def _from_zip(path: Path) -> StoryFile:
    """Take the story out of a zip, into memory only: nothing is unpacked to disk."""
    with SafeZip(path, path.name, _LIMITS) as archive:
        entries = {entry.filename: entry for entry in archive.entries if not entry.is_dir()}
        stories = [name for name in entries if PurePosixPath(name).suffix.lower() in SUFFIXES]
        if not stories:
            raise InputError(f"{path.name} holds no story.", hint=_HINT)

        def unpacked(entry: zipfile.ZipInfo) -> bytes:
            return b"".join(archive.blocks(entry))

        inks = {name: unpacked(entries[name]) for name in stories if name.lower().endswith(".ink")}
        main = _main(stories, inks, path.name)
        if main not in inks:
            return StoryFile(PurePosixPath(main).name, unpacked(entries[main]), {})
        folder = PurePosixPath(main).parent

        def find(name: str) -> bytes | None:
            wanted = str(folder / name) if is_plain_name(name) else ""
            return unpacked(entries[wanted]) if wanted in entries else None

        return StoryFile(PurePosixPath(main).name, inks[main], included(inks[main], find))


def _main(stories: list[str], inks: dict[str, bytes], archive: str) -> str:
    """Return the one story of a zip; of Ink files the one that no other includes. Raises `InputError` for several."""
    inside = {str(PurePosixPath(name).parent / other) for name, content in inks.items() for other in _names(content)}
    mains = [name for name in stories if name not in inside]
    if len(mains) == 1:
        return mains[0]
    names = ", ".join(sorted(mains or stories)[:5])
    raise InputError(f"{archive} holds several stories: {names}.", hint="Import them one at a time.")
