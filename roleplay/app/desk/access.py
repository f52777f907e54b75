"""Who sits at the program: alone or with an account, signed in, locked, signed out."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from roleplay.app.access.control import AccessState
from roleplay.app.access.guard import guarded, need_for
from roleplay.app.parts import Parts
from roleplay.core.audit import AuditKind
from roleplay.core.errors import InputError, SignInNeededError
from roleplay.core.people import Account, Policy
from roleplay.core.rights import RIGHTS, About, Action, Scope

if TYPE_CHECKING:  # they load argon2 and the store, for which no other command is to wait
    from roleplay.app.access.entry import Begun, Entry, LetIn
    from roleplay.app.access.kept import KeptSignIns


@guarded
class AccessDesk:
    """Thread-safe. What takes a passphrase takes a tenth of a second: call it off the window's thread.

    Every method and property raises `DatabaseError` or `DiskError` when the machine is in the way.

    A window asks `state` at its start and whenever something was refused with `SignInNeededError`: `single` (nobody
    signs in), `signed_out`, `locked`, `signed_in`; where `chosen` is false and it is the first start, it asks whether
    several people use this computer, and calls `use_alone` or `begin`.
    """

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._control = parts.access

    # --- what holds now ---

    @property
    def state(self) -> AccessState:
        """Who may do something now."""
        return self._control.state

    @property
    def chosen(self) -> bool:
        """Whether somebody has decided if people sign in here; without it nobody does."""
        return self._control.policy is not None

    @property
    def me(self) -> Account | None:
        """Who is signed in, also while it is locked."""
        return self._control.account

    @property
    def lock_minutes(self) -> int:
        """After how long without anybody doing anything the program locks."""
        return (self._control.policy or Policy(accounts=False)).lock_minutes

    def may(self, action: Action, about: About = None) -> bool:
        """Tell whether who is signed in may do something: to decide what a window shows. Never logs a refusal."""
        return self._control.may(action, about)

    def need_for(self, way: Callable[..., object], about: str | None = None) -> None:
        """Refuse who may not use a method of a desk: before they are asked for a secret, a file, a word.

        `about` names whose data it would be; without, whoever may use it for anybody passes. Raises
        `AccessDeniedError`, `SignInNeededError`. A refusal is logged.
        """
        need_for(way, about)

    def need_somebody(self) -> None:
        """Raise `SignInNeededError` while nobody is signed in."""
        if self._control.account is None:
            raise SignInNeededError

    def need_no_accounts(self) -> None:
        """Raise `InputError` (code `accounts`) where people sign in already."""
        if not self._control.single:
            raise InputError("People sign in here already.", hint="Sign in.", code="accounts")

    def scope(self, action: Action) -> Scope | None:
        """Return whose data they may touch with an action; None for nobody's."""
        if self._control.single:
            return Scope.ANY
        account = self._control.account
        return None if account is None or self.state == "locked" else RIGHTS[account.role].get(action)

    # --- the first start, and turning accounts on later ---

    def use_alone(self) -> None:
        """Remember that one person uses this store, without sign-in. Raises `InputError` where people sign in."""
        self._control.store.save_policy(Policy(accounts=False))
        self._control.forget()

    def begin(self, name: str, passphrase: str) -> Begun:
        """Turn accounts on; the person becomes the administrator and is signed in.

        The recovery code must be shown once. Who has practised here before gets an account that waits for a one-time
        code (`people.give_code`). Raises `InputError`: codes `name`, `passphrase`, `accounts`.
        """
        return self._entry.begin(name, passphrase)

    def check_passphrase(self, passphrase: str, name: str = "") -> None:
        """Raise `InputError` (code `passphrase`) for one that cannot be chosen; takes some milliseconds."""
        from roleplay.app.access.passphrases import chosen

        chosen(passphrase, name)

    # --- in and out ---

    def sign_in(self, name: str, passphrase: str) -> Account:
        """Let somebody in. Raises `SignInError`, the same for whatever is wrong; `wait` are seconds to wait."""
        return self._entry.sign_in(name, passphrase)

    def use_code(self, name: str, code: str, passphrase: str) -> LetIn:
        """Let somebody in with a one-time code or the recovery code, and a passphrase that they choose now.

        A new recovery code must be shown once. Raises `InputError` (code `passphrase`), `SignInError`.
        """
        return self._entry.use_code(name, code, passphrase)

    def sign_out(self) -> None:
        """Let nobody do anything any more; a sign-in that was kept is forgotten."""
        self._kept.drop()
        self._entry.sign_out()

    def change_passphrase(self, old: str, new: str) -> None:
        """Give whoever is signed in a new passphrase. Raises `InputError`, `SignInError`."""
        self._entry.change_passphrase(old, new)

    def renew_recovery(self, passphrase: str) -> str:
        """Return a new recovery code for the administrator who is signed in, to be shown once; the old one is void.

        Empty for who is no administrator. Raises `SignInError`.
        """
        return self._entry.renew_recovery(passphrase)

    # --- the lock ---

    def touch(self, at: float) -> None:
        """Note that somebody does something: a key, the mouse, a call that runs. `at` as in `lock_if_idle`."""
        self._control.touch(at)

    def lock_if_idle(self, at: float) -> bool:
        """Lock when nobody has done anything for long enough, and tell whether it was locked now.

        `at` in seconds, by any clock that only goes forward (`time.monotonic`).
        """
        if not self._control.idle(at):
            return False
        self.lock()
        return True

    def lock(self) -> None:
        """Lock now."""
        if self._control.state == "signed_in":
            self._control.lock()
            self._parts.audit.record(AuditKind.LOCKED)

    def unlock(self, passphrase: str) -> Account:
        """Let whoever is signed in go on. Raises `SignInError`, `SignInNeededError` when nobody is."""
        return self._entry.unlock(passphrase)

    # --- the command line ---

    def keep_signed_in(self) -> None:
        """Keep who is signed in for later commands, as long as the lock waits. Raises `DiskError`."""
        account = self._control.account
        if account is not None:
            self._kept.keep(account)

    def resume(self) -> bool:
        """Let in who is kept signed in; tell whether somebody is. Asks no database where nobody was kept."""
        if not any(self._folder.glob("signed-in-*")):  # without loading the store
            return False
        return self._kept.resume() is not None

    @cached_property
    def _entry(self) -> Entry:
        from roleplay.app.access.entry import Entry

        return Entry(self._control, lambda: self._parts.audit)

    @cached_property
    def _kept(self) -> KeptSignIns:
        from roleplay.app.access.kept import KeptSignIns

        return KeptSignIns(self._control, self._folder)

    @property
    def _folder(self) -> Path:
        return self._parts.places.data / "running"
