"""Letting people in: accounts turned on, sign-in, one-time and recovery codes, new passphrases.

A wrong name, a wrong passphrase, somebody who cannot sign in: the same words after the same work. Failed sign-ins
with a name cost a growing wait, whether or not there is such a person. Codes have too many bits to be guessed, so
they help somebody whom others have made wait.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from roleplay.app.access import codes
from roleplay.app.access.control import AccessControl
from roleplay.app.access.passphrases import Hasher, chosen
from roleplay.core.audit import AuditKind, AuditLog
from roleplay.core.errors import SignInError, SignInNeededError
from roleplay.core.people import Account, CodeKind, OneTimeCode, Standing, checked_name, normalised
from roleplay.core.rights import Role

FREE_FAILURES = 3
"""So many failures in a row cost no wait: anybody mistypes."""
LONGEST_WAIT = 900.0
"""Seconds."""


def wait_after(failures: int) -> float:
    """Return the seconds to wait after so many failures in a row: 2, 4, 8 ... up to a quarter of an hour."""
    if failures < FREE_FAILURES:
        return 0.0
    return min(2.0 ** min(failures - FREE_FAILURES + 1, 16), LONGEST_WAIT)


@dataclass(frozen=True, slots=True)
class Begun:
    """What the first administrator must be shown, once."""

    recovery_code: str
    """To be written down: it lets them in when the passphrase is lost."""
    left: tuple[str, ...]
    """Names that stand in the store and got no account, since they are no names or too like another one."""


@dataclass(frozen=True, slots=True)
class LetIn:
    """Somebody who has come in with a code."""

    account: Account
    recovery_code: str
    """The next one, to be shown once; empty for those who are no administrators."""


class Entry:
    """The ways in. Thread-safe; whatever checks a passphrase takes a tenth of a second."""

    def __init__(
        self,
        control: AccessControl,
        audit: Callable[[], AuditLog],
        hasher: Hasher | None = None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """`now` gives the time of day, with zone: for the record, and for the day on which a code expires."""
        self._control = control
        self._audit = audit
        self._hasher = hasher or Hasher()
        self._now = now

    def begin(self, name: str, passphrase: str) -> Begun:
        """Turn accounts on: the person becomes the administrator and is signed in.

        Everybody who has practised here gets an account that waits for a one-time code. Raises `InputError`.
        """
        wanted = checked_name(name)
        kept = self._hasher.hash(chosen(passphrase, wanted))
        recovery = codes.new_code()
        left = self._control.store.begin(wanted, kept, codes.digest(recovery), self._now())
        self._control.forget()
        self._let_in(wanted, AuditKind.ACCOUNTS_BEGUN)
        return Begun(recovery, left)

    def sign_in(self, name: str, passphrase: str) -> Account:
        """Let somebody in. Raises `SignInError`, the same for whatever is wrong; its `wait` says for how long."""
        text, store = normalised(passphrase), self._control.store
        mark = mark_of(name)
        left, failures = self._attempt(mark)
        if left > 0:
            raise _wait(left)
        self._make_room(name)
        answer = self._prove(name, text)
        person_id, kept = store.credentials(name)
        right = self._hasher.verify(kept, text) if answer is None else answer
        if not right or kept is None:
            account = store.get(person_id)
            about = () if account is None else (account.name,)
            self._audit().record(AuditKind.SIGN_IN_FAILED, about=about, by="", details={"failures": failures + 1})
            raise _wrong(wait_after(failures + 1))
        store.delays.forgive(mark)
        if answer is None and self._hasher.outdated(kept):
            store.rehash(person_id, kept, self._hasher.hash(text))
        return self._let_in(name, AuditKind.SIGNED_IN)

    def use_code(self, name: str, code: str, passphrase: str) -> LetIn:
        """Let somebody in who was given a code, with a passphrase that they choose now; the code is used up.

        Raises `InputError` for a passphrase that will not do, `SignInError` for whatever else is wrong.
        """
        text, store, now = chosen(passphrase, name), self._control.store, self._now()
        if store.server.there:
            return self._use_code_on_server(name, code, text)
        account = store.find(name)
        usable = account is not None and account.standing is not Standing.INACTIVE
        theirs = store.codes.of(account.id if account is not None and usable else 0)
        kinds: tuple[CodeKind, ...] = ("reset", "recovery")
        fitting = [kind for kind in kinds if codes.fits(theirs.get(kind), code, now)]
        kept = self._hasher.hash(text)
        if account is None or not fitting or not store.codes.spend(account.id, fitting[0], codes.digest(code), kept):
            about = () if account is None else (account.name,)
            self._audit().record(AuditKind.SIGN_IN_FAILED, about=about, by="", details={"with": "code"})
            raise _wrong_code()
        store.delays.forgive(mark_of(name))
        return self._in_by_code(account, fitting[0])

    def _use_code_on_server(self, name: str, code: str, text: str) -> LetIn:
        """The same where a server keeps the accounts: before somebody is in, it shows none of them."""
        store = self._control.store
        self._make_room(name)
        kind = store.server.spend(name, codes.digest(code), self._hasher.hash(text))
        account = store.find(name) if kind is not None and self._prove(name, text) else None
        if kind is None or account is None:
            self._audit().record(AuditKind.SIGN_IN_FAILED, by="", details={"with": "code"})
            raise _wrong_code()
        return self._in_by_code(account, kind)

    def _make_room(self, name: str) -> None:
        """Let whoever is signed in to a server go before somebody else is: nobody speaks to it for two people."""
        me = self._control.me
        if me and self._control.store.server.there and mark_of(me) != mark_of(name):
            self.sign_out()

    def _in_by_code(self, account: Account, kind: CodeKind) -> LetIn:
        self._audit().record(
            AuditKind.PASSPHRASE_CHANGED, about=account.name, by=account.name, details={"with": kind}
        )
        inside = self._let_in(account.name, AuditKind.SIGNED_IN)
        return LetIn(inside, self._new_recovery(inside) if inside.role is Role.ADMINISTRATOR else "")

    def _prove(self, name: str, text: str) -> bool | None:
        """Sign in to the server that keeps the accounts; None where there is none. Raises `SignInError` to wait."""
        answer = self._control.store.server.prove(name, lambda parameters: self._hasher.derive(parameters, text))
        if answer is not None and answer.wait:
            raise _wait(answer.wait)
        return None if answer is None else answer.right

    def change_passphrase(self, old: str, new: str) -> None:
        """Give whoever is signed in a new passphrase. Raises `InputError`, `SignInError` for a wrong old one."""
        account = self._checked(old)
        self._control.store.set_passphrase(account.id, self._hasher.hash(chosen(new, account.name)))
        self._audit().record(AuditKind.PASSPHRASE_CHANGED, about=account.name)

    def unlock(self, passphrase: str) -> Account:
        """Let whoever is signed in go on after the program was locked. Raises `SignInError`."""
        return self.sign_in(self._someone().name, passphrase)

    def renew_recovery(self, passphrase: str) -> str:
        """Return a new recovery code for the administrator who is signed in; the old one is void."""
        account = self._checked(passphrase)
        if account.role is not Role.ADMINISTRATOR:
            return ""
        return self._new_recovery(account)

    def _new_recovery(self, account: Account) -> str:
        code = codes.new_code()
        self._control.store.codes.put(account.id, "recovery", OneTimeCode(codes.digest(code), self._now(), None))
        self._audit().record(AuditKind.CODE_ISSUED, about=account.name, details={"code": "recovery"})
        return code

    def _attempt(self, mark: str) -> tuple[float, int]:
        clock = self._control.clock
        return self._control.store.delays.attempt(mark, clock.machine, clock.seconds(), self._now(), wait_after)

    def _someone(self) -> Account:
        account = self._control.account
        if account is None:
            raise SignInNeededError
        return account

    def _checked(self, passphrase: str) -> Account:
        """Return who is signed in, once more with their passphrase. Raises `SignInError`."""
        account, text = self._someone(), normalised(passphrase)
        mark = mark_of(account.name)
        left, failures = self._attempt(mark)
        if left > 0:
            raise _wait(left)
        right = self._prove(account.name, text)
        if right is None:
            right = self._hasher.verify(self._control.store.credentials(account.name)[1], text)
        if not right:
            self._audit().record(AuditKind.SIGN_IN_FAILED, about=account.name, details={"failures": failures + 1})
            raise SignInError("The passphrase is not right.", hint="Type it again.", wait=wait_after(failures + 1))
        self._control.store.delays.forgive(mark)
        return account

    def sign_out(self) -> None:
        """Let nobody do anything any more."""
        if me := self._control.me:
            self._audit().record(AuditKind.SIGNED_OUT, about=me, by=me)
            self._control.leave()
            self._control.store.server.leave()

    def _let_in(self, name: str, kind: AuditKind) -> Account:
        account = self._control.store.find(name)
        if account is None:
            raise _wrong(0.0)  # deleted this moment
        if self._control.me != account.name:
            self.sign_out()
        self._audit().record(kind, about=account.name, by=account.name)
        self._control.store.signed_in(account.id, self._now())
        self._control.enter(account)
        return account


def mark_of(name: str) -> str:
    """Return what the store keeps of a name that was typed: it may be a passphrase in the wrong field."""
    from roleplay.store.folding import fold

    return hashlib.sha256(fold(" ".join(name.split())).encode("utf-8", "surrogatepass")).hexdigest()


def _wrong(wait: float) -> SignInError:
    return SignInError(
        "The name or the passphrase is not right.",
        hint="Type both again; the administrator can give you a one-time code.",
        wait=wait,
    )


def _wrong_code() -> SignInError:
    return SignInError(
        "The name or the code is not right, or the code was used or is too old.",
        hint="Type both again, or ask the administrator for a new code.",
    )


def _wait(seconds: float) -> SignInError:
    whole = max(1, int(seconds + 0.999))
    told = f"{whole} second{'' if whole == 1 else 's'}" if whole < 120 else f"{-(-whole // 60)} minutes"
    return SignInError(
        f"Too many sign-ins with this name have failed. Try again in {told}.",
        hint="A one-time code or the recovery code lets you in at once.",
        wait=seconds,
    )
