"""A sign-in on the command line, kept between commands: a random token in a file that only its owner can read.

The store knows its digest only. It is good for this start of this machine, and as long as the program would wait
before it locks: the window's rule.
"""

from __future__ import annotations

import getpass
import hashlib
import secrets
from contextlib import suppress
from pathlib import Path

from roleplay.app.access.control import AccessControl
from roleplay.core.errors import DiskError
from roleplay.core.files import private_folder, reason, replacing
from roleplay.core.people import Account, Standing
from roleplay.store.sign_ins import KeptSignIn

_LONGEST_TOKEN = 200
SIGNED_IN = "signed-in-"
"""How the names of these files begin."""


class KeptSignIns:
    """The sign-in of one person of the operating system. Thread-safe."""

    def __init__(self, control: AccessControl, folder: Path) -> None:
        self._control = control
        self._folder = folder

    def keep(self, account: Account) -> None:
        """Keep that somebody is signed in. Raises `DiskError`."""
        token = secrets.token_urlsafe(32)
        clock = self._control.clock
        kept = KeptSignIn(account.id, self._boot, clock.seconds())
        try:
            private_folder(self._folder)
            with replacing(self._file) as temporary:
                temporary.touch(mode=0o600)
                temporary.write_text(f"{token} {self._control.store.server.handle()}", "ascii")
            self._file.chmod(0o600)
        except OSError as error:
            why, hint = reason(error)
            raise DiskError(f"The sign-in cannot be kept: {why} ({self._folder}).", hint=hint) from error
        self._control.store.sign_ins.keep(_digest(token), kept)

    def resume(self) -> Account | None:
        """Let in whose sign-in is kept and still good; return them, None where there is nobody."""
        if not (token := self._token()):
            return None
        store, now = self._control.store, self._control.clock.seconds()
        store.server.take_up(self._read()[1])
        kept, policy = store.sign_ins.find(_digest(token)), store.policy()
        account = None if kept is None else store.get(kept.person_id)
        if (
            kept is None
            or policy is None
            or account is None
            or account.standing is not Standing.ACTIVE
            or kept.boot != self._boot
            or not 0 <= now - kept.used_at < policy.lock_minutes * 60
        ):
            self.drop()
            return None
        store.sign_ins.used(_digest(token), now)
        self._control.enter(account)
        return account

    def drop(self) -> None:
        """Forget the sign-in."""
        token = self._token()
        with suppress(OSError):
            self._file.unlink(missing_ok=True)
        if token:
            self._control.store.sign_ins.drop(_digest(token))

    @property
    def _boot(self) -> str:
        clock = self._control.clock
        return f"{clock.machine} {clock.boot}"

    @property
    def _file(self) -> Path:
        user = hashlib.sha256(_user().encode("utf-8", "surrogateescape")).hexdigest()[:16]
        return self._folder / f"{SIGNED_IN}{user}"

    def _token(self) -> str:
        return self._read()[0]

    def _read(self) -> tuple[str, str]:
        """Return the token, and what takes up the sign-in to a server that keeps the accounts."""
        try:
            with self._file.open("rb") as file:
                token, _, handle = file.read(_LONGEST_TOKEN).decode("ascii").partition(" ")
        except (OSError, UnicodeDecodeError):
            return "", ""
        return token, handle


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # nobody in the system's list of users
        return ""


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode("ascii")).hexdigest()
