"""What vouches for the audit log from outside the database: a key, and a file that says how far the log has got."""

from __future__ import annotations

import hashlib
import hmac
import json
import logging
import secrets
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock

from roleplay.core.files import private_folder, replacing
from roleplay.store.disk import disk_fault

_log = logging.getLogger(__name__)

_KEY_BYTES = 32
_LOCK_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class Anchor:
    """The newest entry that this machine knows of."""

    number: int
    hash: str
    seal: str


class SealingKey:
    """The key of this machine, in a file of its own that only its owner can read; made when it is first needed."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._key: bytes | None = None

    def seal(self, text: str) -> str:
        """Return the HMAC-SHA-256 of a text, hexadecimal. Raises `DiskError`."""
        return hmac.new(self._bytes(), text.encode(), hashlib.sha256).hexdigest()

    def sealed(self, text: str, seal: str) -> bool:
        """Tell whether a seal was made with this key."""
        return hmac.compare_digest(self.seal(text), seal)

    @property
    def id(self) -> str:
        """Which key it is, without telling it."""
        return hashlib.sha256(b"roleplay audit key " + self._bytes()).hexdigest()[:16]

    def _bytes(self) -> bytes:
        if self._key is None:
            try:
                self._key = self._read() or self._make()
            except OSError as error:
                raise disk_fault(error, f"The key of the audit log cannot be kept ({self._path})") from error
        return self._key

    def _read(self) -> bytes:
        try:
            key = bytes.fromhex(self._path.read_text("ascii"))
        except FileNotFoundError:
            return b""
        except ValueError:
            kept = self._path.with_name(f"{self._path.name}.broken")
            self._path.replace(kept)
            _log.warning("the key of the audit log cannot be read; it is kept as %s", kept)
            return b""
        return key if len(key) == _KEY_BYTES else b""

    def _make(self) -> bytes:
        private_folder(self._path.parent)
        with FileLock(self._path.with_name(self._path.name + ".lock"), timeout=_LOCK_SECONDS):
            if key := self._read():  # another process was quicker
                return key
            key = secrets.token_bytes(_KEY_BYTES)
            with replacing(self._path) as draft:
                draft.write_text(key.hex(), "ascii")
            return key


class AnchorFile:
    """The file beside the database."""

    def __init__(self, path: Path, key: SealingKey) -> None:
        self._path = path
        self._key = key

    @property
    def there(self) -> bool:
        """Whether there is one at all."""
        return self._path.exists()

    def read(self) -> Anchor | None:
        """Return what it says; None when there is none, or nothing of use in it."""
        try:
            said = json.loads(self._path.read_text("utf-8"))
            return Anchor(int(said["number"]), str(said["hash"]), str(said["seal"]))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def sealed(self, anchor: Anchor) -> bool:
        """Tell whether the program wrote it, with this key."""
        return self._key.sealed(_said(anchor.number, anchor.hash), anchor.seal)

    def advance(self, number: int, entry_hash: str, *, force: bool = False) -> None:
        """Write down that the log has got so far; never backwards unless forced. Raises `DiskError`."""
        try:
            private_folder(self._path.parent)
            with FileLock(self._path.with_name(self._path.name + ".lock"), timeout=_LOCK_SECONDS):
                before = self.read()
                if before is not None and before.number >= number and not force:
                    return
                content = {
                    "number": number,
                    "hash": entry_hash,
                    "seal": self._key.seal(_said(number, entry_hash)),
                }
                with replacing(self._path) as draft:
                    draft.write_text(json.dumps(content), "utf-8")
        except OSError as error:
            raise disk_fault(error, f"The audit log cannot be vouched for ({self._path})") from error


def _said(number: int, entry_hash: str) -> str:
    return f"head {number} {entry_hash}"
