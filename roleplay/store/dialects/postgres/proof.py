"""What proves to the server that somebody knows their passphrase; the other half is `sign_in.sql`.

In the manner of SCRAM (RFC 5802, section 3), with argon2id in place of PBKDF2: the hash of a passphrase in PHC string
format (https://github.com/P-H-C/phc-string-format) is its salted password.
"""

from __future__ import annotations

import base64
import hashlib
import hmac

KEY_BYTES = 32


def client_key(salted: bytes) -> bytes:
    """Return the key that only who knows the passphrase can make."""
    return hmac.digest(salted, b"Client Key", "sha256")


def stored_key(key: bytes) -> bytes:
    """Return what the server keeps: it checks a proof, and makes none."""
    return hashlib.sha256(key).digest()


def proof(key: bytes, number: bytes, asked: str, session: bytes) -> bytes:
    """Return the answer to the server's random number, for one sign-in with these texts only."""
    stored = stored_key(key)
    said = b"roleplay sign-in" + number + session + asked.encode()
    signature = hmac.digest(stored, said, "sha256")
    return bytes(one ^ other for one, other in zip(key, signature, strict=True))


def sealed(phc: str) -> str:
    """Return a hash in PHC string format as the server keeps it: with the stored key in place of the hash."""
    parameters, _, encoded = phc.rpartition("$")
    salted = base64.b64decode(encoded + "=" * (-len(encoded) % 4))
    return f"{parameters}${base64.b64encode(stored_key(client_key(salted))).decode().rstrip('=')}"
