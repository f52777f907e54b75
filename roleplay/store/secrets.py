"""Passwords for other machines: in the operating system's keyring, or else in a file that only its owner can read."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from roleplay.core.errors import DiskError
from roleplay.core.files import private_folder, replacing
from roleplay.store.disk import disk_fault

_SERVICE = "roleplay"
_RECOMMENDED = 1
"""What the keyring library gives those that a desktop protects."""

Keeper = Literal["keyring", "file"]


class Secret:
    """One secret by its name. Its text never stands in a message or a log."""

    def __init__(self, name: str, file: Path) -> None:
        """`file` is used where there is no keyring."""
        self._name = name
        self._file = file

    def keep(self, text: str) -> Keeper:
        """Keep the secret in place of an earlier one; return where. Raises `DiskError`."""
        if _put(self._name, text):
            self._drop_file()
            return "keyring"
        try:
            private_folder(self._file.parent)
            with replacing(self._file) as temporary:
                temporary.touch(mode=0o600)
                temporary.write_text(text, encoding="utf-8")
            self._file.chmod(0o600)  # a file that was there keeps its own
        except OSError as error:
            raise disk_fault(error, f"The secret cannot be kept ({self._file})") from error
        return "file"

    def read(self) -> str:
        """Return the secret, empty while there is none. Raises `DiskError`."""
        try:
            return self._file.read_text(encoding="utf-8")
        except FileNotFoundError:
            return _get(self._name) or ""
        except (OSError, UnicodeDecodeError) as error:
            raise DiskError(
                f"The secret in {self._file} cannot be read.", hint="Enter it anew.", code="secret"
            ) from error

    def drop(self) -> None:
        """Forget the secret. Raises `DiskError`."""
        _delete(self._name)
        self._drop_file()

    def _drop_file(self) -> None:
        try:
            self._file.unlink(missing_ok=True)
        except OSError as error:
            raise disk_fault(error, f"The secret cannot be deleted ({self._file})") from error


def _put(name: str, text: str) -> bool:
    import keyring
    from keyring.errors import KeyringError

    try:
        if keyring.get_keyring().priority < _RECOMMENDED:  # a plain file calls itself a keyring, too
            return False
        keyring.set_password(_SERVICE, name, text)
        return bool(keyring.get_password(_SERVICE, name) == text)
    except (KeyringError, RuntimeError, OSError):
        return False


def _get(name: str) -> str | None:
    import keyring
    from keyring.errors import KeyringError

    try:
        return keyring.get_password(_SERVICE, name)
    except (KeyringError, RuntimeError, OSError):
        return None


def _delete(name: str) -> None:
    import keyring
    from keyring.errors import KeyringError

    try:
        if keyring.get_password(_SERVICE, name) is not None:
            keyring.delete_password(_SERVICE, name)
    except (KeyringError, RuntimeError, OSError):
        return
