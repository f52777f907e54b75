"""Keys and signatures: Ed25519 (RFC 8032), by the `cryptography` library."""

from __future__ import annotations

import hashlib
import hmac
import os
import unicodedata
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from roleplay.core.errors import DiskError, MachineError
from roleplay.core.files import close_to_others, private_folder, reason
from roleplay.core.handover import Signer, grouped

KEY_FILE = "signing.pem"
_PSEUDONYMS = b"roleplay pseudonyms 1"
_PSEUDONYM_DIGITS = 8


class SigningKey:
    """The key of one installation."""

    def __init__(self, private: Ed25519PrivateKey) -> None:
        self._private = private
        self.public = private.public_key().public_bytes_raw().hex()
        """Hexadecimal, 64 digits."""
        self._secret = HKDF(hashes.SHA256(), 32, None, _PSEUDONYMS).derive(private.private_bytes_raw())

    def sign(self, statement: bytes) -> str:
        """Return the signature, hexadecimal, 128 digits."""
        return self._private.sign(statement).hex()

    def pseudonym(self, name: str) -> str:
        """Return what stands for a name: always the same here, and nobody without the key can work it out.

        However a name is spelled (case, spaces, composed letters), it is one person. None for nobody.
        """
        person = " ".join(unicodedata.normalize("NFKC", name).casefold().split())
        if not person:
            return ""
        digest = hmac.digest(self._secret, person.encode("utf-8", "replace"), "sha256")
        return f"P-{digest.hex()[:_PSEUDONYM_DIGITS]}"


def fingerprint(public: str) -> str:
    """Return how a public key is shown: the beginning of its SHA-256, in groups."""
    return grouped(hashlib.sha256(bytes.fromhex(public)).hexdigest())


def signer(name: str, public: str) -> Signer:
    """Return the record of who signs with a key."""
    return Signer(name, public, fingerprint(public))


def is_signed(public: str, statement: bytes, signature: str) -> bool:
    """Tell whether the owner of the key has signed exactly this statement; both in lower case hexadecimal."""
    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(public)).verify(bytes.fromhex(signature), statement)
    except (InvalidSignature, ValueError):
        return False
    return True


def own_key(folder: Path) -> SigningKey:
    """Return the key of this installation; made at its first use, for its owner's eyes only.

    Raises `DiskError`, and `MachineError` (code `key`) for a file that holds no such key: it is never replaced
    unasked, since others know this person by it.
    """
    path = folder / KEY_FILE
    try:
        private_folder(folder)
        if not path.exists():
            _make(path)
        close_to_others(path)
        return SigningKey(_read(path))
    except OSError as error:
        why, hint = reason(error)
        raise DiskError(f"The key for signing cannot be kept ({path}): {why}.", hint=hint) from error


def _read(path: Path) -> Ed25519PrivateKey:
    try:
        private = serialization.load_pem_private_key(path.read_bytes(), password=None)
    except (ValueError, TypeError) as error:
        raise _damaged(path) from error
    if not isinstance(private, Ed25519PrivateKey):
        raise _damaged(path)
    return private


def _damaged(path: Path) -> MachineError:
    return MachineError(
        f"The key for signing is damaged: {path}",
        hint="Put a backup in its place; or move it away, and a new key is made, which others have to trust anew.",
        code="key",
    )


def _make(path: Path) -> None:
    """Write a new key; the first of several processes wins, and nobody ever sees half a key."""
    content = Ed25519PrivateKey.generate().private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    draft = path.with_name(f".{os.urandom(8).hex()}.tmp")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if not path.exists():
            _put(draft, path)
    finally:
        draft.unlink(missing_ok=True)


def _put(draft: Path, path: Path) -> None:
    """Give the draft its name unless another process was quicker."""
    try:
        os.link(draft, path)
    except FileExistsError:
        return
    except OSError:  # a disk that knows no second names for a file
        draft.rename(path)
