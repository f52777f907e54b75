"""Handing calls over without a server: one signed file out, one signed file in."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from roleplay.app.access.guard import guarded
from roleplay.app.parts import Parts
from roleplay.core.audit import AuditKind, Details
from roleplay.core.handover import BundleContents, BundleOptions, BundlePreview, Signer
from roleplay.core.records import SessionFilter, Settings

if TYPE_CHECKING:
    from roleplay.export.bundle.signing import SigningKey

Progress = Callable[[int, int], None]
"""Gets (done, total) bytes, from the thread of the work; may raise to cancel."""


def unheard(_done: int, _total: int) -> None:
    """Report no progress."""


@guarded
class BundleDesk:
    """Writes, looks into and takes in bundles. Thread-safe; what takes long reports its progress."""

    def __init__(
        self,
        parts: Parts,
        settings: Callable[[], Settings],
        changed: Callable[[str], None],
        taken_in: Callable[[], object] = lambda: None,
    ) -> None:
        """`changed` gets the id of each session to which an import added something; `taken_in` is called after it."""
        self._parts = parts
        self._settings = settings
        self._changed = changed
        self._taken_in = taken_in

    def me(self, *, pseudonym: bool = False) -> Signer:
        """Return as whom this installation signs; the first time a key is made. Raises `MachineError`."""
        from roleplay.export.bundle.names import in_one_line
        from roleplay.export.bundle.signing import signer

        key, name = self._key, in_one_line(self._settings().trainee)
        return signer(key.pseudonym(name) if pseudonym else name, key.public)

    def select(
        self,
        sessions: Iterable[str] = (),
        *,
        person: str | None = None,
        since: datetime | None = None,
        until: datetime | None = None,
    ) -> tuple[str, ...]:
        """Return the ids of the sessions meant, each once: those named, or all that fit. Raises `InputError`."""
        named = list(dict.fromkeys(self._parts.store.load_readable(one).record.start.id for one in sessions))
        if named:
            return tuple(named)
        wanted = None if person is None else " ".join(person.casefold().split())
        return tuple(
            found.id
            for found in self._parts.store.list(SessionFilter(since=since, until=until))
            if found.state != "running" and (wanted is None or " ".join(found.trainee.casefold().split()) == wanted)
        )

    def contents(self, options: BundleOptions, progress: Progress = unheard) -> BundleContents:
        """Return what a file would hold; `progress` gets sessions.

        Raises `InputError` where there is nothing to hand over.
        """
        from roleplay.app.desk.handing_over import contents

        return contents(self._parts, self._key, self.me(pseudonym=options.pseudonyms), options, progress)

    def export(self, options: BundleOptions, path: Path, progress: Progress = unheard) -> BundleContents:
        """Write a signed file; return what it holds.

        Raises `InputError` where there is nothing to hand over, `ExportError` where it cannot be written; what stood
        there is then as it was.
        """
        from roleplay.app.desk.handing_over import export

        wanted = set(options.sessions)
        about = {row.trainee for row in self._parts.store.list() if row.id in wanted}
        details: Details = {"calls": len(wanted), "audio": options.audio, "pseudonyms": options.pseudonyms}
        self._parts.audit.record(AuditKind.HANDED_OVER, about=about, details=details)
        return export(self._parts, self._key, self.me(pseudonym=options.pseudonyms), options, path, progress)

    def inspect(self, path: Path, progress: Progress = unheard, *, bring_back: bool = False) -> BundlePreview:
        """Check a file, and return what an import would do; nothing is written.

        `bring_back` takes in what was deleted here, too. Raises `ArchiveError` for a file that is not what it should
        be, `InputError` for one that cannot be read.
        """
        from roleplay.app.desk.taking_in import TakingIn

        with TakingIn(self._parts, self._own(), path, progress, bring_back=bring_back) as taking:
            return taking.preview()

    def take_in(
        self,
        path: Path,
        progress: Progress = unheard,
        *,
        trust: str = "",
        bring_back: bool = False,
    ) -> BundlePreview:
        """Take in all of a file, or nothing; return what was done.

        `trust` is the public key that a person has agreed to trust, which is remembered. Raises `InputError` (code
        `signer_unknown`) when the file is signed by a key that nobody has trusted here, and what `inspect` raises;
        `DiskError` when the disk is full.
        """
        from roleplay.app.desk.taking_in import TakingIn

        with TakingIn(self._parts, self._own(), path, progress, bring_back=bring_back) as taking:
            taken = taking.take_in(trust)
        for session in taken.sessions:
            if session.standing == "merged":
                self._changed(session.id)
        self._parts.audit.record(AuditKind.TAKEN_IN, details={"calls": len(taken.sessions)})
        self._taken_in()
        return taken

    @property
    def _key(self) -> SigningKey:
        from roleplay.export.bundle.signing import own_key

        return own_key(self._parts.places.data / "keys")

    def _own(self) -> str:
        """Return the public key of this installation, empty while it has none: reading makes no key."""
        from roleplay.export.bundle.signing import KEY_FILE

        return self._key.public if (self._parts.places.data / "keys" / KEY_FILE).exists() else ""
