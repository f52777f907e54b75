"""The password of a database's login in the operating system's keyring."""

from __future__ import annotations

from roleplay.core.errors import MachineError
from roleplay.store.dialects.postgres.address import read_address

SERVICE = "Roleplay"
_RECOMMENDED = 1
"""What the keyring library gives those that a desktop protects; a plain file calls itself a keyring, too."""


def kept_password(where: str) -> str | None:
    """Return the password for an address, None when the keyring has none or there is no keyring."""
    import keyring
    from keyring.errors import KeyringError

    try:
        return keyring.get_password(SERVICE, _name(where))
    except (KeyringError, RuntimeError, OSError):
        return None


def keep_password(where: str, password: str) -> None:
    """Keep the password for an address. Raises `MachineError` where no keyring protects it, `InputError`."""
    import keyring
    from keyring.errors import KeyringError

    refused = MachineError(
        "This computer has no keyring that could keep the password, or it is locked.",
        hint="Unlock it, or put the password into ~/.pgpass, which only you may read.",
        code="keyring",
    )
    if keyring.get_keyring().priority < _RECOMMENDED:
        raise refused
    try:
        keyring.set_password(SERVICE, _name(where), password)
    except (KeyringError, RuntimeError, OSError) as error:
        raise refused from error


def _name(where: str) -> str:
    return f"database {read_address(where).key}"
