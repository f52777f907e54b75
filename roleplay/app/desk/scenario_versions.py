"""The versions of the trainers' scenarios: every text that was saved, and every one that another editor left."""

from __future__ import annotations

import gzip
import re
import zlib
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from roleplay.core.errors import DiskError, InputError
from roleplay.core.files import private_folder, reason, replacing
from roleplay.dialogue.formats.source_text import MAX_BYTES

FOLDER = "scenario-versions"
"""In the data folder, beside the scenarios."""
MOST_KEPT = 300
"""So many versions of a scenario are kept; then the oldest go. Each takes about a quarter of its text."""
_FILE = re.compile(r"(?P<version>\d{1,9})(?:\.(?P<again>\d{1,6}))?_(?P<at>\d{8}T\d{12}Z)\.yaml\.gz")
_MOMENT = "%Y%m%dT%H%M%S%fZ"


@dataclass(frozen=True, slots=True)
class KeptVersion:
    """A text of a scenario as it once was."""

    name: str
    """By which it is asked for: the version number, and `12.2` for another text that has the number 12, too."""
    version: int
    """What the text says."""
    saved: datetime
    """With a time zone."""
    current: bool
    """Whether the scenario says exactly this now."""


class Versions:
    """Keeps texts of scenarios, packed, one file each; a text is never written over."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, scenario: str, version: int, text: str) -> KeptVersion:
        """Keep a text unless it is the one that was kept last; return under which name. Raises `DiskError`."""
        there = self._files(scenario)
        for path in reversed(there):
            found = _described(path)
            if found.version == version and self._says(path, text):
                return found
        again = sum(_described(path).version == version for path in there) + 1
        name = str(version) if again == 1 else f"{version}.{again}"
        path = self._folder / scenario / f"{name}_{datetime.now(UTC).strftime(_MOMENT)}.yaml.gz"
        try:
            private_folder(path.parent)
            with replacing(path) as draft:
                draft.write_bytes(gzip.compress(text.encode(), mtime=0))
            for old in there[: max(len(there) + 1 - MOST_KEPT, 0)]:
                old.unlink(missing_ok=True)
        except OSError as error:
            why, hint = reason(error)
            raise DiskError(f"{path}: the version cannot be kept: {why}.", hint=hint) from error
        return _described(path)

    def all(self, scenario: str, current: str | None = None) -> tuple[KeptVersion, ...]:
        """Return the versions of a scenario, the newest first; `current` is what it says now."""
        files = self._files(scenario)[::-1]
        now = None if current is None else next((path for path in files if self._says(path, current)), None)
        return tuple(_described(path, current=path == now) for path in files)

    def text(self, scenario: str, name: str) -> str:
        """Return a text that was kept. Raises `InputError` when there is none of the name, `DiskError`."""
        files = {_described(path).name: path for path in self._files(scenario)}
        if name not in files:
            there = ", ".join(files) or "none"
            raise InputError(f"There is no version {name} of {scenario}.", hint=f"There are: {there}.")
        return self._read(files[name])

    def scenarios(self) -> tuple[str, ...]:
        """Return the names of all scenarios of which there are versions, deleted ones too."""
        try:
            return tuple(sorted(path.name for path in self._folder.iterdir() if path.is_dir()))
        except OSError:
            return ()

    def rename(self, scenario: str, to: str) -> None:
        """Let the versions of a scenario belong to another name, where that has none. Raises `DiskError`."""
        source, target = self._folder / scenario, self._folder / to
        if not source.is_dir() or target.exists():
            return
        try:
            source.rename(target)
        except OSError as error:
            why, hint = reason(error)
            raise DiskError(f"{source}: the versions cannot be renamed: {why}.", hint=hint) from error

    def _files(self, scenario: str) -> list[Path]:
        """Return the files of a scenario's versions, the oldest first."""
        try:
            found = [path for path in (self._folder / scenario).iterdir() if _is_version(path)]
        except OSError:
            return []
        return sorted(found, key=lambda path: (_described(path).saved, path.name))

    def _says(self, path: Path, text: str) -> bool:
        """Tell whether a version says this; a damaged one says nothing, and keeps nobody from saving."""
        with suppress(DiskError):
            return self._read(path) == text
        return False

    def _read(self, path: Path) -> str:
        try:
            with gzip.open(path) as stream:
                return stream.read(MAX_BYTES + 1).decode()
        except (OSError, EOFError, UnicodeDecodeError, zlib.error) as error:
            raise DiskError(f"{path}: this version is damaged.", hint="Choose another one.") from error


def _is_version(path: Path) -> bool:
    """Tell whether a file can be one of ours, whatever somebody else has put beside them."""
    found = _FILE.fullmatch(path.name)
    if found is None or not path.is_file():
        return False
    with suppress(ValueError):  # the name tells no moment
        return bool(datetime.strptime(found["at"], _MOMENT).replace(tzinfo=UTC))
    return False


def _described(path: Path, *, current: bool = False) -> KeptVersion:
    found = _FILE.fullmatch(path.name)
    assert found is not None, "only files with such names are looked at"
    name = found["version"] + (f".{found['again']}" if found["again"] else "")
    saved = datetime.strptime(found["at"], _MOMENT).replace(tzinfo=UTC)
    return KeptVersion(name, int(found["version"]), saved, current)
