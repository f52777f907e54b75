"""Passphrases: which may be chosen, and how they are kept.

argon2id (RFC 9106) with the second recommended option of its section 4: 64 MiB, 3 passes, 4 lanes. About a tenth of a
second on a small office machine; `roleplay bench sign-in` measures it. Length counts, not composition (NIST SP
800-63B-4, 3.1.1.2); what everybody uses is found by zxcvbn, whose lists of passwords, names and words travel with it.
"""

from __future__ import annotations

import base64
import re
import secrets

from argon2 import PasswordHasher, profiles
from argon2.exceptions import HashingError, InvalidHashError, VerificationError, VerifyMismatchError
from argon2.low_level import Type, hash_secret_raw

from roleplay.core.errors import InputError, MachineError
from roleplay.core.people import SHORTEST_PASSPHRASE, normalised

GUESSES = 10.0
"""Decimal logarithm of the guesses that a passphrase must withstand by zxcvbn's estimate: its highest mark, 4."""
_PARAMETERS = re.compile(
    r"\$argon2id\$v=19\$m=(?P<m>\d{1,9}),t=(?P<t>\d{1,4}),p=(?P<p>\d{1,3})\$(?P<salt>[\w+/]{11,86})"
)
_MOST_MEMORY, _MOST_PASSES, _MOST_LANES = 1024 * 1024, 32, 64
"""KiB, and numbers: whoever asks for more wants to wear this computer out."""
_LOOKED_AT = 72
"""zxcvbn takes no more characters; whatever is strong within so many at an end stays strong."""
_FURTHER = 8
"""So many characters there must be besides the name of the person and of the program."""


class Hasher:
    """Makes and checks hashes in PHC string format. Thread-safe; each takes a tenth of a second and 64 MiB."""

    def __init__(self, hasher: PasswordHasher | None = None) -> None:
        self._hasher = hasher or PasswordHasher.from_parameters(profiles.RFC_9106_LOW_MEMORY)

    def hash(self, passphrase: str) -> str:
        """Return the hash of a normalised passphrase. Raises `MachineError` when memory is short."""
        try:
            return self._hasher.hash(passphrase)
        except HashingError as error:
            raise _short_of_memory() from error

    def verify(self, kept: str | None, passphrase: str) -> bool:
        """Tell whether a normalised passphrase is the one of the hash; None takes as long and is always wrong.

        Raises `MachineError` when memory is short.
        """
        try:
            return self._hasher.verify(self._nobodys() if kept is None else kept, passphrase) and kept is not None
        except (VerifyMismatchError, InvalidHashError):
            return False
        except VerificationError as error:
            raise _short_of_memory() from error

    def derive(self, parameters: str, passphrase: str) -> bytes:
        """Return the bare hash of a normalised passphrase with parameters and salt of a PHC string without hash.

        Raises `MachineError` when memory is short, and for what nobody's hash is made with: the server is not ours.
        """
        found = _PARAMETERS.fullmatch(parameters)
        costs = {name: int(value) for name, value in (found.groupdict() if found else {}).items() if name in "mtp"}
        if found is None or costs["m"] > _MOST_MEMORY or costs["t"] > _MOST_PASSES or costs["p"] > _MOST_LANES:
            raise MachineError(
                "The database asks for a passphrase in a way that this version does not know.",
                hint="Update Roleplay; or the address is not that of your department's database.",
                code="passphrase_parameters",
            )
        salt = base64.b64decode(found["salt"] + "=" * (-len(found["salt"]) % 4))
        try:
            return hash_secret_raw(
                passphrase.encode("utf-8", "surrogatepass"), salt, costs["t"], costs["m"], costs["p"], 32, Type.ID
            )
        except HashingError as error:
            raise _short_of_memory() from error

    def outdated(self, kept: str) -> bool:
        """Tell whether a hash was made with other parameters than those of now."""
        return self._hasher.check_needs_rehash(kept)

    def _nobodys(self) -> str:
        """Return a hash, with the parameters of now, that no passphrase has: its bytes are random."""
        its = self._hasher
        salt, digest = (_base64(secrets.token_bytes(count)) for count in (its.salt_len, its.hash_len))
        return f"$argon2id$v=19$m={its.memory_cost},t={its.time_cost},p={its.parallelism}${salt}${digest}"


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii").rstrip("=")


def _short_of_memory() -> MachineError:
    return MachineError(
        "There is not enough memory to check a passphrase.", hint="Close other programs and try again.", code="memory"
    )


def chosen(passphrase: str, *about: str) -> str:
    """Return a new passphrase as it is hashed. `about` are words that everybody would try, such as the name.

    Raises `InputError` (code `passphrase`): too short, too long, or one that everybody uses.
    """
    text = normalised(passphrase)
    if len(text) < SHORTEST_PASSPHRASE:
        raise InputError(
            f"A passphrase has at least {SHORTEST_PASSPHRASE} characters; this one has {len(text)}.",
            hint="Take four or five words that nobody would put together; blanks are fine.",
            code="passphrase",
        )
    if _guesses(text, about) < GUESSES:
        raise InputError(
            "This passphrase would be guessed: it is made of what many people use.",
            hint="Take four or five words that nobody would put together; blanks are fine.",
            code="passphrase",
        )
    return text


def _guesses(text: str, about: tuple[str, ...]) -> float:
    """Return the decimal logarithm of the guesses that it takes, of its beginning or its end."""
    from zxcvbn import zxcvbn

    known = sorted({"roleplay", *(word for each in about for word in re.split(r"\W+", each.casefold()) if word)})
    left = text.casefold()
    for word in known:
        left = left.replace(word, "")
    if len("".join(left.split())) < _FURTHER:
        return 0.0
    ends = {text[:_LOOKED_AT], text[-_LOOKED_AT:]}
    return max(float(zxcvbn(end, user_inputs=known)["guesses_log10"]) for end in ends)
