"""Drafts: what was written in the studio and not yet saved, kept so that a crash or a power cut loses nothing."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from roleplay.app.access.guard import guarded
from roleplay.app.parts import Parts
from roleplay.core.errors import DiskError
from roleplay.core.files import private_folder, reason, replacing

FOLDER = "drafts"
"""Beside the scenarios, not among them: a draft is never played."""
_MOST_BYTES = 32_000_000
"""Two texts of the largest size, and what JSON adds to their line ends, quotation marks and backslashes."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A scenario as it was written last, before it was saved."""

    name: str
    """Id of the scenario in the library; empty for one that was never saved."""
    text: str
    """The file as it would be saved."""
    saved_text: str
    """The file as it was when it was opened; empty for one that was never saved."""
    kept: datetime
    """When, with a time zone."""


@guarded
class DraftDesk:
    """Keeps one draft for each scenario, and one for a new one."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._folder = parts.places.data / FOLDER

    def keep(self, name: str, text: str, saved_text: str) -> None:
        """Keep what is written, in place of the draft before. Raises `DiskError`."""
        content = {"name": name, "text": text, "saved_text": saved_text, "kept": datetime.now(UTC).isoformat()}
        path = self._path(name)
        try:
            private_folder(self._folder)
            with replacing(path) as draft:
                draft.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
        except OSError as error:
            why, hint = reason(error)
            raise DiskError(f"{path}: the draft cannot be kept: {why}.", hint=hint) from error

    def kept(self) -> tuple[Draft, ...]:
        """Return all drafts, the newest first; what cannot be read as one is left alone."""
        try:
            files = sorted(self._folder.glob("*.json"))
        except OSError:
            return ()
        found = [draft for draft in map(_read, files) if draft is not None]
        return tuple(sorted(found, key=lambda draft: draft.kept, reverse=True))

    def find(self, name: str) -> Draft | None:
        """Return the draft of a scenario; None when there is none."""
        return _read(self._path(name))

    def drop(self, name: str) -> None:
        """Forget the draft of a scenario: it was saved, or is not wanted. Raises `DiskError`."""
        path = self._path(name)
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            why, hint = reason(error)
            raise DiskError(f"{path}: the draft cannot be removed: {why}.", hint=hint) from error

    def _path(self, name: str) -> Path:
        """Return a file whose name no id can lead elsewhere."""
        return self._folder / f"{hashlib.sha256(name.encode()).hexdigest()[:24]}.json"


def _read(path: Path) -> Draft | None:
    try:
        if not path.is_file() or path.stat().st_size > _MOST_BYTES:
            return None
        content = json.loads(path.read_text(encoding="utf-8"))
        name, text, saved_text = content["name"], content["text"], content["saved_text"]
        kept = datetime.fromisoformat(content["kept"])
        f"{name}{text}{saved_text}".encode()  # what is no text would fail later, when it is saved
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    if not all(isinstance(part, str) for part in (name, text, saved_text)) or kept.tzinfo is None:
        return None
    return Draft(name, text, saved_text, kept)
