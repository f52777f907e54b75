"""Scenario packs: what the window and the command line show of one, as plain records."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

from roleplay.core.handover import Signer, SignerStanding

PACK_SUFFIX = ".rolepack"
"""Of the files."""

ItemKind = Literal["scenario", "plans", "part", "voice", "model", "sound"]
ItemStanding = Literal["new", "same", "differs", "taken", "broken"]
"""`new`: nothing of this name is here; `same`: exactly this is here; `differs`: another one of this name is here;
`taken`: the name belongs to something that comes with the program; `broken`: it cannot be used."""

Handling = Literal["refuse", "keep", "replace", "beside"]
"""What to do with what differs: take nothing in; keep what is here; replace it (what was here is kept aside); take it
in under another name."""

NeedKind = Literal["program", "pack", "plug-in", "part"]


@dataclass(frozen=True, slots=True)
class PackHead:
    """What a pack says of itself."""

    id: str
    version: int
    """From 1."""
    title: str
    description: str = ""
    authors: str = ""
    licence: str = ""
    """Short name, such as `CC-BY-4.0`."""


@dataclass(frozen=True, slots=True)
class PackNeed:
    """Something without which the pack does not work, or not as it was made."""

    kind: NeedKind
    name: str
    at_least: str = ""
    """Version; empty where any will do."""
    here: str = ""
    """The version that is here; empty where there is none."""
    met: bool = True
    fatal: bool = False
    """Whether nothing can be taken in without it."""


@dataclass(frozen=True, slots=True)
class PackItem:
    """One thing in a pack, and how it stands to what is here."""

    kind: ItemKind
    name: str
    version: int = 0
    """Of a scenario; 0 for what has none."""
    title: str = ""
    standing: ItemStanding = "new"
    here: int = 0
    """Version of the scenario of this name that is here; 0 where there is none."""
    problem: str = ""
    """Why it cannot be used; empty when it can."""
    placed_as: str = ""
    """Name under which it was, or would be, taken in; empty where it is not."""
    replaces: bool = False
    """Whether what is here goes aside for it."""


@dataclass(frozen=True, slots=True)
class PackWish:
    """What goes into a pack."""

    scenarios: tuple[str, ...]
    """Ids."""
    head: PackHead
    licence_file: Path | None = None
    """Whose text goes along."""
    needs_packs: tuple[tuple[str, int], ...] = ()
    """Other packs that must be there: id, and the lowest version."""


@dataclass(frozen=True, slots=True)
class PackContents:
    """What a pack holds, or would hold."""

    head: PackHead
    items: tuple[PackItem, ...]
    needs: tuple[PackNeed, ...]
    signer: Signer
    bytes: int = 0
    """Of the file; 0 while it is not written."""


@dataclass(frozen=True, slots=True)
class PackPreview:
    """What is in a pack whose signature and content have been checked, and what an import does, or did."""

    file: Path
    bytes: int
    made_at: datetime
    program_version: str
    signer: Signer
    standing: SignerStanding
    known_as: str
    head: PackHead
    licence_text: str
    needs: tuple[PackNeed, ...]
    items: tuple[PackItem, ...]
    installed_version: int = 0
    """Of this pack; 0 when it was not taken in before."""

    def count(self, standing: ItemStanding) -> int:
        """Return how many items stand so."""
        return Counter(item.standing for item in self.items)[standing]

    @property
    def refused(self) -> str:
        """Why it cannot be taken in at all; empty when it can."""
        broken = next((item for item in self.items if item.standing == "broken"), None)
        if broken is not None:
            return f"the {broken.kind} {broken.name} cannot be used: {broken.problem}"
        missing = next((need for need in self.needs if need.fatal and not need.met), None)
        if missing is None:
            return ""
        there = f", here is {missing.here}" if missing.here else ""
        return f"it needs the {missing.kind} {missing.name} {missing.at_least}".rstrip() + there


@dataclass(frozen=True, slots=True)
class InstalledPack:
    """A pack that was taken in."""

    head: PackHead
    signer: Signer
    taken_at: datetime
    licence_text: str
    items: tuple[PackItem, ...]
    changed: tuple[str, ...] = ()
    """Names of items that were changed here since."""
    gone: tuple[str, ...] = ()
    """Names of items that are not here any more."""
    needs: tuple[str, ...] = ()
    """Ids of other packs that it needs."""


LeftBecause = Literal["pack", "gone", "mine"]
"""`pack`: another pack brought the same file, too; `gone`: it is not here any more; `mine`: it was here before the
pack."""
DependantKind = Literal["pack", "scenario", "part", "assignment"]


@dataclass(frozen=True, slots=True)
class Dependant:
    """Something here that would not work, or not as it does, without a pack."""

    kind: DependantKind
    name: str
    """Id; of an assignment its beginning, never whom it concerns."""
    wants: str
    """What of the pack it wants: the pack itself, or a file of it without its folder and its end."""


@dataclass(frozen=True, slots=True)
class PackRemoval:
    """What goes when a pack is removed, or went."""

    pack: InstalledPack
    files: tuple[str, ...]
    """Paths below the data folder of what goes."""
    kept_aside: tuple[str, ...]
    """Of these, what was changed here since: copied to `aside` before."""
    left: tuple[tuple[str, LeftBecause], ...]
    """Files of the pack that stay, and why."""
    dependants: tuple[Dependant, ...]
    """While there are any, nothing is removed."""
    aside: Path | None = None
    """Where what was changed here lies now; None before, and where nothing was changed."""
