"""Calls and grades as xAPI statements: into a file, and to a learning record store."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from roleplay.app.access.guard import guarded
from roleplay.app.desk.export_job import Content, ExportJob
from roleplay.app.desk.finding import scoreless
from roleplay.app.desk.statement_push import PushJob, Way
from roleplay.core.audit import AuditKind
from roleplay.core.errors import InputError
from roleplay.core.exports import ExportWish
from roleplay.core.lrs import Practised, RecordStoreSettings, StatementForm
from roleplay.core.rights import EVERYBODY, Action
from roleplay.core.told import Told

if TYPE_CHECKING:
    from roleplay.app.desk.exports import ExportDesk
    from roleplay.app.parts import Parts
    from roleplay.export.xapi.statements import Statement, Wording
    from roleplay.store.secrets import Keeper, Secret

PSEUDONYMOUS = Told("People are pseudonyms, and times are days.", "pseudonyms")


@guarded
class StatementDesk:
    """Thread-safe. Every method raises `DatabaseError` or `DiskError` when the machine is in the way, and
    `AccessDeniedError` for what the person may not do.
    """

    def __init__(self, parts: Parts, exports: Callable[[], ExportDesk], blind: Callable[[], frozenset[str]]) -> None:
        """`blind` gives the sessions of which the person must not see what others have said."""
        self._parts = parts
        self._exports = exports
        self._blind = blind

    # --- into a file ---

    def job(self, wish: ExportWish, form: StatementForm, destination: Path) -> ExportJob[Iterator[Statement]]:
        """Return the export of the calls that a wish asks for; its columns and form play no part.

        Raises `InputError` for a group that there is not.
        """
        from roleplay.export.xapi.writing import draft_statements

        store, sought = self._parts.store.statements, self._exports().sought(wish)
        told = self._teller(pseudonymous=wish.pseudonymous)
        blind = self._blind()
        grades = self._parts.access.may(Action.SEE_GRADES, EVERYBODY)

        def written(rows: int) -> None:
            details = {"dataset": "statements", "format": form, "rows": rows, "pseudonymous": wish.pseudonymous}
            self._parts.audit.record(AuditKind.EXPORTED, about=wish.wanted.people, details=details)

        @contextmanager
        def practised() -> Iterator[Iterator[Practised]]:
            with store.practised(sought, grades=grades) as calls:
                yield (Practised(scoreless(one.call, blind)) if one.call.id in blind else one for one in calls)

        content = Content(
            prepare=lambda _report: None,
            count=lambda: store.count(sought),
            rows=practised,
            sheet=lambda calls, _setting: told(calls),
            written=written,
            notes=(PSEUDONYMOUS,) if wish.pseudonymous else (),
        )
        return ExportJob(content, lambda made, path: draft_statements(made, path, form), destination)

    def preview(self, wish: ExportWish, most: int = 3) -> tuple[Statement, ...]:
        """Return the first statements of an export. Raises `InputError` for a group that there is not."""
        sought = self._exports().sought(wish)
        told = self._teller(pseudonymous=wish.pseudonymous)
        with self._parts.store.statements.practised(sought, grades=False) as calls:
            return tuple(islice(told(Practised(scoreless(one.call, sought.hidden)) for one in calls), most))

    def _teller(self, *, pseudonymous: bool) -> Callable[[Iterator[Practised]], Iterator[Statement]]:
        """Return what makes statements of calls."""
        from roleplay.export.xapi.pseudonymous import pseudonymous as without_names
        from roleplay.export.xapi.statements import statements

        spoken = wording(self.record_store(), named=not pseudonymous)
        if not pseudonymous:
            return lambda calls: statements(calls, spoken)
        codes = self._exports().codes()
        return lambda calls: statements(without_names(calls, codes), spoken)

    # --- to a record store ---

    def record_store(self) -> RecordStoreSettings:
        """Return where statements are sent to; without an address nothing ever is. Raises `InputError`."""
        from roleplay.store.lrs_settings import load_record_store

        return load_record_store(self._parts.places.record_store)

    def connect(self, settings: RecordStoreSettings, secret: str) -> Keeper:
        """Try an address and a key, and keep them; return where the secret is kept. No statement is sent.

        Raises `InputError` for an address that must not be used, `RecordStoreError` when the store does not take it.
        """
        from roleplay.export.lrs.client import LaterError, RecordStore, checked_endpoint
        from roleplay.export.lrs.sending import given_up
        from roleplay.store.lrs_settings import save_record_store

        self._parts.access.need(Action.SEND_STATEMENTS, EVERYBODY)
        settings = replace(settings, endpoint=checked_endpoint(settings.endpoint), key=settings.key.strip())
        if not settings.key or not secret:
            raise InputError(
                "The record store needs a key and its secret.", hint="Its operator gives both out.", code="lrs_key"
            )
        for address in (settings.home_page, settings.base):
            _check_iri(address)
        with RecordStore(settings.endpoint, settings.key, secret, certificates=settings.certificates) as store:
            try:
                store.check()
            except LaterError as later:
                raise given_up(later, 1) from later
        keeper = self._secret().keep(secret)
        save_record_store(self._parts.places.record_store, settings)
        self._parts.audit.record(AuditKind.POLICY_CHANGED, details={"record_store": settings.endpoint})
        return keeper

    def disconnect(self) -> None:
        """Forget the address and the secret; what was sent stays there, and stays noted here."""
        from roleplay.store.lrs_settings import save_record_store

        self._parts.access.need(Action.SEND_STATEMENTS, EVERYBODY)
        self._parts.audit.record(AuditKind.POLICY_CHANGED, details={"record_store": ""})
        self._secret().drop()
        save_record_store(self._parts.places.record_store, RecordStoreSettings())

    def may_send(self) -> bool:
        """Tell whether the person may send statements, and say where to."""
        return self._parts.access.may(Action.SEND_STATEMENTS, EVERYBODY)

    def sent(self) -> int:
        """Return how many statements the record store has from here."""
        endpoint = self.record_store().endpoint
        return self._parts.store.sent_statements.count(endpoint) if endpoint else 0

    def push(self, wish: ExportWish) -> PushJob:
        """Return what sends the calls that a wish asks for, as far as the record store does not have them.

        Whether people are pseudonyms is set with the address, so that nobody is there twice.
        Raises `InputError` while there is no address, and for a group that there is not.
        """
        access = self._parts.access
        access.need(Action.SEND_STATEMENTS, EVERYBODY)
        access.need(Action.SEE_GRADES, EVERYBODY)
        settings = self.record_store()
        secret = self._secret().read()
        if not settings.endpoint or not secret:
            raise InputError(
                "No learning record store is set.",
                hint="Enter its address, key and secret first: `roleplay lrs connect`, or Exports in the window.",
                code="lrs_none",
            )
        way = Way(
            settings=settings,
            secret=secret,
            wording=wording(settings, named=not settings.pseudonymous),
            codes=self._exports().codes() if settings.pseudonymous else None,
            skipped=self._blind(),
        )
        return PushJob(self._parts, self._exports().sought(wish), way)

    def _secret(self) -> Secret:
        from roleplay.store.secrets import Secret

        places = self._parts.places
        return Secret(f"record store {places.config}", places.record_store.with_suffix(".secret"))


def wording(settings: RecordStoreSettings, *, named: bool) -> Wording:
    """Return how statements speak, with the organisation's own addresses where it gives them."""
    from roleplay.export.xapi.statements import Wording

    usual = Wording()
    return Wording(settings.home_page or usual.home_page, settings.base or usual.base, named)


def _check_iri(address: str) -> None:
    from urllib.parse import urlsplit

    try:
        usable = not address or (urlsplit(address).scheme in ("http", "https") and bool(urlsplit(address).hostname))
    except ValueError:
        usable = False
    if not usable:
        raise InputError(
            f"{address!r} is no address.", hint="Give one like https://people.example.com.", code="lrs_address"
        )
