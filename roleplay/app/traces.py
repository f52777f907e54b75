"""What the program's folders say of a person outside the database: settings, logs, and whatever else lies there."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from roleplay.core.errors import DiskError
from roleplay.core.files import replacing
from roleplay.core.naming import NameFinder
from roleplay.core.told import Told
from roleplay.places import Places
from roleplay.store.backup.switching import asides

_TEXTS = (".json", ".jsonl", ".txt", ".csv", ".yaml", ".yml", ".toml", ".log", ".broken")
_LOG = ".log"
_LARGEST = 50_000_000
"""Bytes of a file that is read whole; larger ones are searched for the name as it is spelt."""
_NOT_OURS = ("models", "voices", "scenarios")
"""Folders of what is installed, or written by hand: nothing of the program's own."""
_DATABASE = "sessions.db"
_BLOCK = 1 << 20


@dataclass(slots=True)
class Traces:
    """What was found and taken out."""

    log_lines: int = 0
    files: int = 0
    left: list[Told] = field(default_factory=list)
    """Files that name them and were left alone, for a person to look at."""


def scrub(places: Places, names: Iterable[str]) -> Traces:
    """Take names out of the texts in the program's folders; return what was found. Raises `DiskError`."""
    spelt = tuple(names)
    finder, found = NameFinder(spelt), Traces()
    for path in files(places):
        try:
            _scrub(path, finder, spelt, found)
        except OSError as error:
            why = error.strerror
            found.left.append(Told(f"{path} cannot be searched: {why}.", "left_unsearched", path=path, why=why))
    found.left += [
        Told(
            f"{path} is the store from before a restore, with all that was in it: delete it.", "left_aside", path=path
        )
        for path in asides(places.data)
    ]
    return found


def files(places: Places) -> Iterator[Path]:
    """Yield the program's own files, without the database, and what is installed or written by hand."""
    for folder in dict.fromkeys((places.data, places.config, places.cache, places.log)):
        if not folder.is_dir():
            continue
        for path in sorted(folder.rglob("*")):
            inside = path.relative_to(folder).parts
            ours = not (folder == places.data and inside[0] in _NOT_OURS) and not inside[-1].startswith(_DATABASE)
            if ours and path.is_file() and not path.is_symlink():
                yield path


def _scrub(path: Path, finder: NameFinder, spelt: tuple[str, ...], found: Traces) -> None:
    is_text = any(suffix in _TEXTS for suffix in path.suffixes) and path.stat().st_size <= _LARGEST
    if not is_text:
        if _holds(path, spelt):
            told = f"{path} names them; look at it, and delete it if it is not needed."
            found.left.append(Told(told, "left_naming", path=path))
        return
    try:
        text = path.read_text("utf-8")
    except UnicodeDecodeError:
        if _holds(path, spelt):
            found.left.append(Told(f"{path} names them, and is no text in UTF-8.", "left_unreadable", path=path))
        return
    masked = finder.masked_json(text) if path.suffix == ".json" else finder.masked(text)
    if masked == text:
        return
    _rewrite(path, masked)
    found.files += 1
    if _LOG in path.suffixes:
        found.log_lines += sum(finder.found(line) for line in text.splitlines())


def _rewrite(path: Path, text: str) -> None:
    try:
        with replacing(path) as draft:
            draft.write_text(text, "utf-8")
    except OSError as error:
        raise DiskError(f"The name cannot be taken out of {path}.", hint="Free some space and try again.") from error


def _holds(path: Path, names: tuple[str, ...]) -> bool:
    """Tell whether a file has a name in it, as it is spelt, in one of the encodings in which it may stand."""
    sought = {piece for name in names for piece in spellings(name)}
    longest = max(map(len, sought), default=0)
    tail = b""
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            block = tail + block
            if any(piece in block for piece in sought):
                return True
            tail = block[-longest:]
    return False


def spellings(name: str) -> frozenset[bytes]:
    """Return a name as bytes, in the forms and encodings in which a file may have it."""
    forms = {unicodedata.normalize(form, name) for form in ("NFC", "NFD")}
    return frozenset(form.encode(encoding) for form in forms for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
