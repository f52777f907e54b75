"""The ways to a store's key: each wraps it, so that any one of them opens the store.

A slot is what stands in the key file: which way it is, what that way needs (salts and costs, never secrets) and the
key, sealed with AES-256-GCM under a key of that way. All of the slot but the sealed key is authenticated.
"""

from __future__ import annotations

import base64
import binascii
import json
import os
import unicodedata
from dataclasses import dataclass, field
from typing import Any, Literal

from roleplay.core.errors import InputError, MachineError
from roleplay.store.sealing import derive, opened

Way = Literal["keyring", "passphrase", "recovery", "key"]
"""`key`: another key of the same store, while one takes the other's place."""

SERVICE = "Roleplay"
"""The name in the keyring."""
SHORTEST = 10
"""Characters of a passphrase."""
_LONGEST = 1024

_TIME, _MEMORY, _LANES = 3, 64 * 1024, 4
"""Costs of argon2id: the second recommended choice of RFC 9106, section 4 (passes, KiB, lanes)."""
_MOST_TIME, _MOST_MEMORY, _MOST_LANES = 32, 1024 * 1024, 64
"""A key file that asks for more was tampered with."""
_NONCE = 12
_RECOMMENDED = 1
"""What the keyring library gives those that a desktop protects."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One way to a key."""

    way: Way
    needs: dict[str, Any]
    sealed: bytes = field(repr=False)

    def plain(self) -> dict[str, Any]:
        """Return it as it stands in the key file."""
        return {"way": self.way, "needs": self.needs, "sealed": base64.b64encode(self.sealed).decode()}


def slot_of(plain: dict[str, Any]) -> Slot:
    """Return a slot that was read. Raises `ValueError`."""
    needs = plain["needs"]
    if plain["way"] not in ("keyring", "passphrase", "recovery", "key") or not isinstance(needs, dict):
        raise ValueError("no slot")
    try:
        return Slot(plain["way"], needs, base64.b64decode(plain["sealed"], validate=True))
    except binascii.Error as error:
        raise ValueError("no slot") from error


def by_keyring(key: bytes, key_id: str) -> Slot:
    """Wrap a key with a new secret in the operating system's keyring. Raises `MachineError` where there is none."""
    secret = os.urandom(32)
    name = f"store key {key_id} {os.urandom(4).hex()}"
    _keyring_put(name, base64.b64encode(secret).decode())
    return _wrapped(key, key_id, "keyring", {"name": name}, secret)


def by_passphrase(key: bytes, key_id: str, passphrase: str) -> Slot:
    """Wrap a key with a passphrase, by argon2id. Raises `InputError` for one that is too short."""
    needs = {"salt": os.urandom(16).hex(), "time": _TIME, "memory": _MEMORY, "lanes": _LANES}
    return _wrapped(key, key_id, "passphrase", needs, _stretched(check_passphrase(passphrase), needs))


def by_recovery_key(key: bytes, key_id: str, secret: bytes) -> Slot:
    """Wrap a key with a recovery key, which needs no stretching: it is random."""
    needs = {"salt": os.urandom(16).hex()}
    return _wrapped(key, key_id, "recovery", needs, _from_random(secret, needs))


def by_key(key: bytes, key_id: str, other: bytes, other_id: str) -> Slot:
    """Wrap a key with another key of the store."""
    needs = {"salt": os.urandom(16).hex(), "key": other_id}
    return _wrapped(key, key_id, "key", needs, _from_random(other, needs))


def open_by_keyring(slot: Slot, key_id: str) -> bytes | None:
    """Return the key, None when the keyring does not have the secret, or it does not fit."""
    name = slot.needs.get("name")
    kept = _keyring_get(name) if isinstance(name, str) else None
    try:
        return None if kept is None else _unwrapped(slot, key_id, base64.b64decode(kept))
    except (binascii.Error, ValueError):
        return None


def open_by_passphrase(slot: Slot, key_id: str, passphrase: str) -> bytes | None:
    """Return the key, None when the passphrase does not fit. Takes some tenths of a second."""
    try:
        return _unwrapped(slot, key_id, _stretched(_normal(passphrase)[: 4 * _LONGEST], slot.needs))
    except (KeyError, ValueError, TypeError):
        return None


def open_by_random(slot: Slot, key_id: str, secret: bytes) -> bytes | None:
    """Return the key that a recovery key or another key wraps, None when it does not fit."""
    try:
        return _unwrapped(slot, key_id, _from_random(secret, slot.needs))
    except (KeyError, ValueError, TypeError):
        return None


def check_passphrase(passphrase: str) -> bytes:
    """Return a new passphrase as it is hashed. Raises `InputError` unless it is long enough."""
    normal = _normal(passphrase)
    if not SHORTEST <= len(unicodedata.normalize("NFKC", passphrase)) <= _LONGEST or len(set(normal)) < SHORTEST // 2:
        raise InputError(
            f"The passphrase is too weak: it needs at least {SHORTEST} characters, and not always the same ones.",
            hint="Four or five words that do not belong together are easy to remember and hard to guess.",
            code="passphrase",
        )
    return normal


def keyring_problem() -> str:
    """Return why the operating system's keyring cannot be used, empty when it can."""
    name = f"trial {os.urandom(4).hex()}"
    try:
        _keyring_put(name, "trial")
        return "" if _keyring_get(name) == "trial" else "it does not give back what it was given"
    except MachineError as error:
        return error.message
    finally:
        forget_in_keyring(name)


def forget_in_keyring(name: str) -> None:
    """Take a secret out of the keyring; one that is not there is fine."""
    import keyring
    from keyring.errors import KeyringError

    try:
        keyring.delete_password(SERVICE, name)
    except (KeyringError, RuntimeError, OSError):
        return


def _keyring_put(name: str, secret: str) -> None:
    import keyring
    from keyring.errors import KeyringError

    refused = MachineError(
        "This computer has no keyring that could keep the key, or it is locked.",
        hint="Unlock it, or protect the store with a passphrase instead.",
        code="keyring",
    )
    if keyring.get_keyring().priority < _RECOMMENDED:  # a plain file calls itself a keyring, too
        raise refused
    try:
        keyring.set_password(SERVICE, name, secret)
    except (KeyringError, RuntimeError, OSError) as error:
        raise refused from error


def _keyring_get(name: str) -> str | None:
    import keyring
    from keyring.errors import KeyringError

    try:
        return keyring.get_password(SERVICE, name)
    except (KeyringError, RuntimeError, OSError):
        return None


def _normal(passphrase: str) -> bytes:
    """Return the same bytes however a keyboard composed the letters."""
    return unicodedata.normalize("NFKC", passphrase).encode("utf-8", "surrogatepass")


def _stretched(passphrase: bytes, needs: dict[str, Any]) -> bytes:
    """Raises `ValueError` for costs that nobody would have chosen."""
    salt, time, memory, lanes = bytes.fromhex(needs["salt"]), needs["time"], needs["memory"], needs["lanes"]
    if not (1 <= time <= _MOST_TIME and 8 <= memory <= _MOST_MEMORY and 1 <= lanes <= _MOST_LANES):
        raise ValueError("costs out of bounds")
    from argon2.exceptions import HashingError
    from argon2.low_level import Type, hash_secret_raw

    try:
        return hash_secret_raw(passphrase, salt, time, memory, lanes, 32, Type.ID)
    except HashingError as error:
        raise ValueError("costs that cannot be met") from error


def _from_random(secret: bytes, needs: dict[str, Any]) -> bytes:
    return derive(secret, "roleplay key slot v1", bytes.fromhex(needs["salt"]))


def _wrapped(key: bytes, key_id: str, way: Way, needs: dict[str, Any], secret: bytes) -> Slot:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = os.urandom(_NONCE)
    return Slot(way, needs, nonce + AESGCM(secret).encrypt(nonce, key, _told(key_id, way, needs)))


def _unwrapped(slot: Slot, key_id: str, secret: bytes) -> bytes | None:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce, sealed = slot.sealed[:_NONCE], slot.sealed[_NONCE:]
    try:
        return opened(AESGCM(secret), nonce, sealed, _told(key_id, slot.way, slot.needs))
    except ValueError:
        return None


def _told(key_id: str, way: Way, needs: dict[str, Any]) -> bytes:
    return json.dumps(["roleplay key slot", 1, key_id, way, needs], sort_keys=True).encode()
