"""Stable names in place of those of people: whoever has the key can tell who is who, nobody else.

HMAC-SHA-256 (RFC 2104) of the name under a random key of 256 bits: the same person has the same pseudonym in every
export, and without the key names cannot even be tried out (ENISA, "Pseudonymisation techniques and best practices",
2019, section 5). The key lies apart from the store, beside the settings, readable by its owner alone.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from filelock import FileLock, Timeout

from roleplay.core.errors import DiskError, InputError
from roleplay.core.files import close_to_others, private_folder, reason, replacing

_BYTES = 32
_PATIENCE = 10.0
"""Seconds."""
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL
_LETTERS = 12
"""Of a pseudonym: 60 bits, with which two of 100,000 people share one with a probability below one in 100 million."""


@dataclass(frozen=True, slots=True)
class PseudonymKey:
    """What pseudonyms are made with."""

    secret: bytes
    made_at: datetime

    def __repr__(self) -> str:
        return f"PseudonymKey({self.fingerprint})"

    @property
    def fingerprint(self) -> str:
        """Tells keys apart without telling the key: 16 hexadecimal digits."""
        return hmac.digest(self.secret, b"fingerprint", hashlib.sha256).hex()[:16]


class Pseudonyms:
    """Makes pseudonyms with one key."""

    def __init__(self, key: PseudonymKey) -> None:
        self._key = key.secret
        self.person = lru_cache(maxsize=4096)(self._person)

    def _person(self, name: str) -> str:
        """Return who stands for a name, trainee or grader; nobody for nobody."""
        return f"P-{self._code('person', name)}" if name else ""

    def call(self, session_id: str) -> str:
        """Return what stands for the id of a call, which would tell who it was beside another export."""
        return f"C-{self._code('call', session_id)}" if session_id else ""

    def grade(self, grade_id: str) -> str:
        """Return what stands for the id of a grade."""
        return f"G-{self._code('grade', grade_id)}" if grade_id else ""

    def _code(self, kind: str, text: str) -> str:
        made = hmac.digest(self._key, f"{kind}\0{text}".encode("utf-8", "surrogatepass"), hashlib.sha256)
        return base64.b32encode(made).decode()[:_LETTERS]


def read_key(path: Path) -> PseudonymKey | None:
    """Return the key, None when there is none yet. Raises `InputError` for a file that holds none, `DiskError`."""
    try:
        text = path.read_text("utf-8")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise _unusable(path) from error
    try:
        kept = json.loads(text)
        secret, made_at = bytes.fromhex(kept["key"]), datetime.fromisoformat(kept["made_at"])
    except (ValueError, KeyError, TypeError) as error:
        raise _unusable(path) from error
    if len(secret) != _BYTES or made_at.tzinfo is None:
        raise _unusable(path)
    return PseudonymKey(secret, made_at)


def need_key(path: Path) -> PseudonymKey:
    """Return the key, a new one when there is none. Raises `InputError`, `DiskError`."""
    with _alone(path):
        return read_key(path) or _make(path)


def rotate_key(path: Path) -> PseudonymKey:
    """Put a new key in place of the old one, which is gone then: nobody can tell who was who any more.

    Raises `DiskError`; the old key is then as it was.
    """
    with _alone(path):
        return _make(path)


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Keep other processes from making a key at the same time: two exports would not fit together."""
    try:
        private_folder(path.parent)
        with FileLock(path.with_name(f"{path.name}.lock"), timeout=_PATIENCE, mode=0o600):
            yield
    except Timeout as error:
        raise DiskError(
            f"Another program is using the key of pseudonyms: {path}", hint="Wait a moment and try again."
        ) from error
    except OSError as error:
        why, hint = reason(error)
        raise DiskError(f"The key of pseudonyms cannot be kept in {path}: {why}.", hint=hint) from error


def _make(path: Path) -> PseudonymKey:
    key = PseudonymKey(secrets.token_bytes(_BYTES), datetime.now(UTC).replace(microsecond=0))
    content = json.dumps({"key": key.secret.hex(), "made_at": key.made_at.isoformat()})
    with replacing(path) as draft, os.fdopen(os.open(draft, _NEW, 0o600), "w", encoding="utf-8") as file:
        file.write(content)
    close_to_others(path)
    return key


def _unusable(path: Path) -> InputError:
    return InputError(
        f"{path} holds no key of pseudonyms.",
        hint="Put the file back from where a copy of it is kept, or make a new key: `roleplay export key --rotate`.",
        code="pseudonym_key",
    )
