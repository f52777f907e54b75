"""Answers what whoever is signed in may do. One for each process."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Literal, NoReturn

from roleplay.app.access.clock import Steady, SystemClock
from roleplay.core.audit import AuditKind, AuditLog
from roleplay.core.errors import AccessDeniedError, SignInNeededError
from roleplay.core.people import Account, Policy, Standing
from roleplay.core.rights import EVERYBODY, About, Action, Scope, scope_of

if TYPE_CHECKING:
    from roleplay.store.people import PeopleStore

FRESH_SECONDS = 2.0
"""So long what was read of a person's rights holds: a role that was taken away elsewhere is gone then."""

AccessState = Literal["single", "signed_out", "locked", "signed_in"]


class AccessControl:
    """Implements `core.rights.Access`. Thread-safe.

    Every question may raise `DatabaseError` or `DiskError`: where the store cannot be asked, nothing is allowed.
    """

    def __init__(
        self,
        people: Callable[[], PeopleStore],
        audit: Callable[[], AuditLog],
        clock: Steady | None = None,
        *,
        there: Callable[[], bool] = lambda: True,
    ) -> None:
        """`there` tells whether there may be a store; where there is none yet it is not made, and nobody signs in."""
        self.clock = clock or SystemClock()
        self._there = there
        self._people_of_store = people
        self._audit = audit
        self._lock = threading.RLock()
        self._store: PeopleStore | None = None
        self._policy: Policy | None = None
        self._policy_read: float | None = None
        self._account: Account | None = None
        self._within: dict[Scope, frozenset[str] | None] = {}
        self._read_at = 0.0
        self._locked = False
        self._active_at: float | None = None

    @property
    def store(self) -> PeopleStore:
        """Where people are kept."""
        if self._store is None:
            self._store = self._people_of_store()
        return self._store

    # --- what holds for the store ---

    @property
    def policy(self) -> Policy | None:
        """What was chosen for the store; None until somebody has."""
        with self._lock:
            now = self.clock.seconds()
            if self._policy_read is None or not 0 <= now - self._policy_read < FRESH_SECONDS:
                self._policy = self.store.policy() if self._store is not None or self._there() else None
                self._policy_read = now
            return self._policy

    @property
    def single(self) -> bool:
        """Whether nobody needs to sign in."""
        policy = self.policy
        return policy is None or not policy.accounts

    def forget(self) -> None:
        """Read anew what was read of the store: it was changed."""
        with self._lock:
            self._policy_read = None
            self._read_at = float("-inf")

    # --- who is signed in ---

    @property
    def state(self) -> AccessState:
        """Who may do something now."""
        if self.single:
            return "single"
        if self.account is None:
            return "signed_out"
        return "locked" if self._locked else "signed_in"

    @property
    def me(self) -> str:
        """The name of who is signed in, also while it is locked; empty without accounts, and while nobody is."""
        with self._lock:
            return "" if self._account is None else self._account.name

    @property
    def account(self) -> Account | None:
        """Who is signed in, read anew when that was some seconds ago; None when nobody is (any more)."""
        with self._lock:
            if self._account is None:
                return None
            now = self.clock.seconds()
            if not 0 <= now - self._read_at < FRESH_SECONDS:
                self._read(self._account.id, now)
            return self._account

    def enter(self, account: Account) -> None:
        """Let somebody in whose passphrase or code was right."""
        with self._lock:
            self._locked, self._active_at = False, None
            self._account = account
            self._read(account.id, self.clock.seconds())

    def leave(self) -> None:
        """Let nobody do anything any more."""
        with self._lock:
            self._account, self._within, self._locked = None, {}, False

    def lock(self) -> None:
        """Have the passphrase asked for before anything else is done."""
        with self._lock:
            self._locked = self._account is not None

    def touch(self, at: float) -> None:
        """Note that somebody does something; `at` in seconds, by any clock that only goes forward."""
        with self._lock:
            self._active_at = at

    def idle(self, at: float) -> bool:
        """Tell whether nobody has done anything for so long that it is time to lock; `at` as in `touch`."""
        with self._lock:
            if self._account is None or self._locked:
                return False
            if self._active_at is None or at < self._active_at:
                self._active_at = at
            policy = self.policy
            return policy is not None and at - self._active_at >= policy.lock_minutes * 60

    def _read(self, person_id: int, now: float) -> None:
        account = self.store.get(person_id)
        if account is None or account.standing is not Standing.ACTIVE:
            self.leave()
            return
        own = frozenset({account.name})
        trained = self.store.trained_by(account.id)
        self._within = {Scope.OWN: own, Scope.GROUP: None if trained is None else own | trained, Scope.ANY: None}
        self._account, self._read_at = account, now

    # --- what they may do ---

    def may(self, action: Action, about: About = None) -> bool:
        """See `core.rights.Access`."""
        if self.single:
            return True
        with self._lock:
            account = self.account
            if account is None or self._locked:
                return False
            scope = scope_of(account.role, action)
            if scope is None:
                return False
            reach = self._within[scope]
            if about is None or reach is None:
                return True
            return about is not EVERYBODY and about in reach

    def need(self, action: Action, about: About = None) -> None:
        """See `core.rights.Access`. Raises `SignInNeededError` while nobody is signed in."""
        if self.may(action, about):
            return
        with self._lock:
            if self.account is None or self._locked:
                raise SignInNeededError
        self.refuse(action, about)

    def refuse(self, action: Action, about: About = None) -> NoReturn:
        """Log a refusal and raise `AccessDeniedError`."""
        known = (about,) if isinstance(about, str) and self._has_account(about) else ()
        self._audit().record(AuditKind.REFUSED, about=known, subject=action.value)
        raise AccessDeniedError

    def _has_account(self, name: str) -> bool:
        """Tell whether a name is somebody's: what else was typed has no place in the log."""
        found = self.store.find(name)
        return found is not None and found.name == name

    def people(self, action: Action) -> frozenset[str] | None:
        """See `core.rights.Access`."""
        if self.single:
            return None
        with self._lock:
            account = self.account
            scope = None if account is None or self._locked else scope_of(account.role, action)
            return frozenset() if scope is None else self._within[scope]
