"""Scenario packs: scenarios with everything that they need as one signed file, out and in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from roleplay import __version__
from roleplay.app.access.guard import guarded
from roleplay.app.desk.scenario_lock import one_at_a_time
from roleplay.app.desk.signers import need_trust, recognised
from roleplay.app.parts import Parts
from roleplay.core.archives import BLOCK
from roleplay.core.audit import AuditKind, Details
from roleplay.core.errors import InputError
from roleplay.core.handover import Signer
from roleplay.core.legible import legible
from roleplay.core.packs import (
    Handling,
    InstalledPack,
    ItemKind,
    PackContents,
    PackHead,
    PackNeed,
    PackPreview,
    PackRemoval,
    PackWish,
)
from roleplay.core.records import Settings

if TYPE_CHECKING:
    from roleplay.app.packs.gathering import Gathering
    from roleplay.app.packs.installed import PackRecords
    from roleplay.app.packs.reading import PackReading, Staged
    from roleplay.export.bundle.signing import SigningKey
    from roleplay.export.pack.manifest import PackManifest
    from roleplay.export.signed_zip import SignedWriter

Progress = Callable[[int, int], None]
"""Gets (done, total) bytes, from the thread of the work; may raise to cancel."""
ItemName = tuple[ItemKind, str]


def unheard(_done: int, _total: int) -> None:
    """Report no progress."""


@guarded
class PackDesk:
    """Writes, looks into and takes in packs. Thread-safe; what takes long reports its progress."""

    def __init__(self, parts: Parts, settings: Callable[[], Settings]) -> None:
        self._parts = parts
        self._settings = settings

    def me(self) -> Signer:
        """Return as whom this installation signs; the first time a key is made. Raises `MachineError`."""
        from roleplay.export.bundle.names import in_one_line
        from roleplay.export.bundle.signing import signer

        return signer(in_one_line(self._settings().trainee), self._key.public)

    # --- out ---

    def contents(self, wish: PackWish) -> PackContents:
        """Return what a pack would hold. Raises `InputError`, `ScenarioError`."""
        gathering, manifest, _ = self._planned(wish)
        return PackContents(_head(wish), gathering.items, _needs(manifest), self.me())

    def export(self, wish: PackWish, path: Path, progress: Progress = unheard) -> PackContents:
        """Write a signed pack; return what it holds.

        Raises `InputError`, `ScenarioError`, and `ExportError` where it cannot be written; what stood there is then
        as it was.
        """
        from roleplay.export.files import export_path
        from roleplay.export.pack.manifest import LICENCE, PACKS, write_manifest
        from roleplay.export.signed_zip import SignedWriter

        gathering, manifest, licence = self._planned(wish)
        total = sum(file.source.stat().st_size for file in gathering.files)
        done = 0
        with export_path(path) as draft, closing(SignedWriter(draft, PACKS)) as writer:
            for file in gathering.files:
                self._add(writer, file.path, file.source)
                done += file.source.stat().st_size
                progress(done, total)
            if licence:
                writer.add_text(LICENCE, licence)
            listed = replace(manifest, files=writer.files)
            writer.sign(self._key, write_manifest(listed))
            self._check(draft)
            details: Details = {"pack": wish.head.id, "scenarios": len(wish.scenarios)}
            self._parts.audit.record(AuditKind.PACK_MADE, details=details)  # or no file
        return PackContents(_head(wish), gathering.items, _needs(manifest), self.me(), path.stat().st_size)

    def _planned(self, wish: PackWish) -> tuple[Gathering, PackManifest, bytes]:
        """Return what goes in, the list of contents without its files, and the text of the licence."""
        from roleplay.app.packs.gathering import gather
        from roleplay.export.pack.manifest import FORMAT, Need, PackManifest

        head = _head(wish)
        _check_head(head)
        gathering = gather(self._parts, wish.scenarios)
        manifest = PackManifest(
            format=FORMAT,
            program=__version__,
            made_at=datetime.now(UTC),
            signer=self.me().name,
            id=head.id,
            version=head.version,
            title=head.title,
            description=head.description,
            authors=head.authors,
            licence=head.licence,
            needs_program=__version__,
            needs_packs=tuple(Need(name, str(version)) for name, version in wish.needs_packs),
            needs_plugins=gathering.plugins,
            shipped_parts=gathering.shipped_parts,
            files=(),
        )
        return gathering, manifest, _licence(wish.licence_file)

    def _add(self, writer: SignedWriter, path: str, source: Path) -> None:
        from roleplay.export.pack.manifest import MAX_TEXT, limit_of

        size = source.stat().st_size
        if size > limit_of(path):
            raise InputError(f"{source} is too large for a pack.", hint="Make it smaller.")
        if size <= MAX_TEXT:
            writer.add_text(path, source.read_bytes())
        else:
            writer.add_file(path, _blocks(source))

    def _check(self, draft: Path) -> None:
        """Read what was written as whoever gets it will: better told here than there."""
        from roleplay.app.packs.reading import PackReading

        with PackReading(self._parts, draft) as reading:
            broken = next((one.item for one in reading.staged if one.item.problem), None)
        if broken is not None:
            raise InputError(
                f"The {broken.kind} {broken.name} cannot go into a pack: {broken.problem}.", hint="Mend it first."
            )

    # --- in ---

    def inspect(self, path: Path, handling: Handling = "refuse", progress: Progress = unheard) -> PackPreview:
        """Check a pack, and return what an import would do; nothing is kept.

        Raises `ArchiveError` for one that is not what it should be, `InputError` for one that cannot be read.
        """
        from roleplay.app.packs.reading import PackReading

        with PackReading(self._parts, path, progress) as reading:
            return self._told(reading, self._handled(reading, handling, {}))

    def take_in(
        self,
        path: Path,
        progress: Progress = unheard,
        *,
        trust: str = "",
        handling: Handling = "refuse",
        chosen: Mapping[ItemName, Handling] | None = None,
    ) -> PackPreview:
        """Take in all of a pack, or nothing; return what was done.

        `trust` is the public key that a person has agreed to trust, which is remembered. `handling` says what to do
        with what differs from what is here, `chosen` so for single things. Raises `InputError` (`signer_unknown`;
        `pack_refused` for one that cannot be used here; `pack_differs` where something differs and nobody has said
        what to do), what `inspect` raises, and `DiskError`.
        """
        from roleplay.app.packs.placing import place
        from roleplay.app.packs.reading import PackReading

        with PackReading(self._parts, path, progress) as reading:
            handled = self._handled(reading, handling, chosen or {})
            preview = self._told(reading, handled)
            need_trust(preview.file.name, preview.signer, preview.standing, trust)
            _check_usable(preview, handling, chosen or {})
            waiting = [one for one in handled if one.item.placed_as]
            now = datetime.now(UTC)
            items = tuple(item for item in preview.items if item.placed_as or item.standing == "same")
            needs = tuple(need.name for need in preview.needs if need.kind == "pack")
            record = InstalledPack(preview.head, preview.signer, now, preview.licence_text, items, needs=needs)
            same = [one.target for one in handled if one.item.standing == "same"]
            placed = place(
                waiting,
                self._parts.places.data,
                now.astimezone(),
                lambda files: self._records.write(record, files, same),
            )
        if preview.standing not in ("own", "known"):
            self._parts.store.trust_signer(preview.signer)
        self._parts.audit.record(AuditKind.PACK_TAKEN_IN, details={"pack": preview.head.id, "files": len(placed)})
        self._parts.read_again()
        return preview

    def installed(self) -> tuple[InstalledPack, ...]:
        """Return the packs that were taken in, and what of them was changed here since."""
        return self._records.all()

    # --- away ---

    def removal(self, pack_id: str) -> PackRemoval:
        """Return what would go if a pack were removed, and what depends on it. Raises `InputError` for none."""
        from roleplay.app.packs.removing import planned

        return planned(self._parts, self._records, pack_id, datetime.now(UTC).astimezone().date())

    def remove(self, pack_id: str) -> PackRemoval:
        """Remove all that a pack brought, or nothing; return what went.

        What was changed here since is kept aside, scenarios among their versions, too; saved calls have the scenario
        that they were played with in them. Raises `InputError` (`pack_needed` while something depends on it) and
        `DiskError`.
        """
        from roleplay.app.packs.removing import check_free, removed

        plan = self.removal(pack_id)
        check_free(plan)
        with one_at_a_time(self._parts.places.scenarios):
            done = removed(plan, self._parts, self._records, datetime.now(UTC).astimezone())
        self._parts.audit.record(AuditKind.PACK_REMOVED, details={"pack": pack_id, "files": len(done.files)})
        self._parts.read_again()
        return done

    def _handled(
        self, reading: PackReading, handling: Handling, chosen: Mapping[ItemName, Handling]
    ) -> tuple[Staged, ...]:
        """Return the files with where each goes; those that stay out have no name to be placed under."""
        from roleplay.app.packs.handling import handled

        return handled(reading, self._parts, handling, chosen)

    def _told(self, reading: PackReading, handled: tuple[Staged, ...]) -> PackPreview:
        from roleplay.export.bundle.signing import signer

        who = signer(reading.manifest.signer, reading.signer_key)
        standing, known_as = recognised(who, self._own(), self._parts.store.known_signers())
        before = self._records.get(reading.head.id)
        return PackPreview(
            file=Path(reading.name),
            bytes=reading.bytes,
            made_at=reading.manifest.made_at,
            program_version=reading.manifest.program,
            signer=who,
            standing=standing,
            known_as=known_as,
            head=reading.head,
            licence_text=legible(reading.licence_text),
            needs=tuple(reading.needs(self._records)),
            items=tuple(dict.fromkeys(one.item for one in reversed(handled))),
            installed_version=before.head.version if before else 0,
        )

    @property
    def _records(self) -> PackRecords:
        from roleplay.app.packs.installed import PackRecords

        return PackRecords(self._parts.places.packs, self._parts.places.data)

    @property
    def _key(self) -> SigningKey:
        from roleplay.export.bundle.signing import own_key

        return own_key(self._parts.places.data / "keys")

    def _own(self) -> str:
        """Return the public key of this installation, empty while it has none: reading makes no key."""
        from roleplay.export.bundle.signing import KEY_FILE

        return self._key.public if (self._parts.places.data / "keys" / KEY_FILE).exists() else ""


def _head(wish: PackWish) -> PackHead:
    from roleplay.export.bundle.names import in_one_line

    head = wish.head
    return replace(
        head,
        title=in_one_line(head.title),
        authors=in_one_line(head.authors),
        licence=in_one_line(head.licence),
        description=legible(head.description).strip(),
    )


def _check_head(head: PackHead) -> None:
    from roleplay.export.pack.manifest import LONGEST_DESCRIPTION, is_pack_id

    if not is_pack_id(head.id):
        hint = "Use small letters, digits and `-`, beginning with a letter; 64 at most."
        raise InputError(f"“{head.id}” cannot be the id of a pack.", hint=hint)
    if not 1 <= head.version < 2**31:
        raise InputError(f"{head.version} is no version of a pack.", hint="Give a whole number from 1.")
    if not head.title:
        raise InputError("The pack has no title.", hint="Give one, for those who get it.")
    if not head.licence:
        hint = "Say under which licence others may use it, such as CC-BY-4.0."
        raise InputError("The pack has no licence: nobody could know what they may do with it.", hint=hint)
    if len(head.description) > LONGEST_DESCRIPTION:
        raise InputError("The description is too long.", hint=f"Keep it to {LONGEST_DESCRIPTION} characters.")


def _licence(path: Path | None) -> bytes:
    from roleplay.core.files import reason
    from roleplay.export.pack.manifest import MAX_TEXT

    if path is None:
        return b""
    try:
        with path.open("rb") as file:
            content = file.read(MAX_TEXT + 1)
        content.decode("utf-8")
    except OSError as error:
        raise InputError(
            f"The licence {path} cannot be read: {reason(error)[0]}.", hint="Give a text file."
        ) from error
    except UnicodeDecodeError as error:
        raise InputError(f"The licence {path} is not text in UTF-8.", hint="Save it as UTF-8.") from error
    if len(content) > MAX_TEXT:
        raise InputError(f"The licence {path} is too large.", hint="Give its text alone.")
    return content


def _needs(manifest: PackManifest) -> tuple[PackNeed, ...]:
    return (
        PackNeed("program", "Roleplay", manifest.needs_program, __version__, fatal=True),
        *(PackNeed("pack", need.name, need.at_least, fatal=True) for need in manifest.needs_packs),
        *(PackNeed("plug-in", need.name) for need in manifest.needs_plugins),
        *(PackNeed("part", need.name) for need in manifest.shipped_parts),
    )


def _check_usable(preview: PackPreview, handling: Handling, chosen: Mapping[ItemName, Handling]) -> None:
    if preview.refused:
        raise InputError(
            f"{preview.file.name} cannot be taken in: {preview.refused}. Nothing was imported.",
            hint="Ask whoever made it, or get what it needs first.",
            code="pack_refused",
        )
    unsaid = [
        item
        for item in preview.items
        if item.standing in ("differs", "taken") and chosen.get((item.kind, item.name), handling) == "refuse"
    ]
    if unsaid:
        names = ", ".join(f"{item.kind} {item.name}" for item in unsaid)
        raise InputError(
            f"{preview.file.name} holds what is here otherwise: {names}. Nothing was imported.",
            hint="Say what to do: keep what is here, replace it, or take it in beside under another name.",
            code="pack_differs",
        )


def _blocks(source: Path) -> Iterator[bytes]:
    with source.open("rb") as file:
        while block := file.read(BLOCK):
            yield block
