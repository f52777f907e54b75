"""Looking into a pack: everything in it is unpacked beside the data, checked, and compared with what is here."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType

from packaging.version import InvalidVersion, Version

from roleplay import __version__
from roleplay.app.packs.installed import PackRecords
from roleplay.app.parts import Parts
from roleplay.app.surroundings import BUILT_IN
from roleplay.core.archives import BLOCK
from roleplay.core.errors import DiskError, InputError
from roleplay.core.files import private_folder, reason
from roleplay.core.packs import ItemKind, ItemStanding, PackHead, PackItem, PackNeed
from roleplay.dialogue.formats.diagnostics import Known
from roleplay.dialogue.formats.library import id_of, lint_files, scenario_files
from roleplay.dialogue.formats.part_checks import lint_part
from roleplay.dialogue.formats.parts import PARTS_FOLDER, read_part
from roleplay.dialogue.testplans.parser import read_plans
from roleplay.dialogue.testplans.plans import SUFFIX as PLANS
from roleplay.dialogue.testplans.plans import PlanError
from roleplay.export.pack.manifest import LICENCE, MAX_TEXT, PACKS, PackManifest, item_of
from roleplay.export.signed_zip import Progress, SignedZip, damaged, unheard
from roleplay.speech.voices.voice_file import read_voice

_ORDER: tuple[ItemKind, ...] = ("model", "voice", "sound", "part", "plans", "scenario")
"""In which things are placed: what others rest on comes first."""


@dataclass(frozen=True, slots=True)
class Staged:
    """One file of a pack, unpacked and waiting."""

    item: PackItem
    path: Path
    target: Path
    """Where it belongs in the data folder."""


class PackReading:
    """A pack whose signature holds, unpacked into a folder that is removed at the end. A context manager."""

    def __init__(self, parts: Parts, path: Path, progress: Progress = unheard) -> None:
        """Raises `ArchiveError`, `InputError`, `DiskError`."""
        self._parts = parts
        self._zip: SignedZip[PackManifest] = SignedZip(path, PACKS, progress)
        self.name = path.name
        self.bytes = self._zip.bytes
        self.manifest = self._zip.manifest
        self.signer_key = self._zip.signer_key
        try:
            private_folder(parts.places.data)
            self._folder = tempfile.TemporaryDirectory(prefix=".pack-", dir=parts.places.data)
        except OSError as error:
            self._zip.close()
            raise _disk(parts.places.data, error) from error
        try:
            self.root = Path(self._folder.name)
            self._unpack()
            self.staged = tuple(self._stage())
        except BaseException:
            self.close()
            raise

    @property
    def head(self) -> PackHead:
        """What it says of itself."""
        told = self.manifest
        return PackHead(told.id, told.version, told.title, told.description, told.authors, told.licence)

    @property
    def licence_text(self) -> str:
        """Of its licence; empty where there is none in it."""
        path = self.root / LICENCE
        return path.read_text("utf-8", errors="replace") if path.is_file() else ""

    def close(self) -> None:
        """Close the file, and take away what was unpacked."""
        self._zip.close()
        self._folder.cleanup()

    def __enter__(self) -> PackReading:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # --- unpacking ---

    def _unpack(self) -> None:
        """Write every file to where it would lie in a data folder, below the root."""
        for file in self.manifest.files:
            found = item_of(file.path)
            where = self._place(self.root, file.path) if found else self.root / LICENCE
            try:
                where.parent.mkdir(parents=True, exist_ok=True)
                with where.open("xb") as out:
                    for block in self._zip.blocks(file.path):
                        out.write(block)
            except FileExistsError as error:
                raise damaged(self.name, f"{file.path} is in it twice") from error
            except OSError as error:
                raise _disk(where, error) from error
        where = self.root / LICENCE
        if where.is_file() and where.stat().st_size > MAX_TEXT:
            raise damaged(self.name, "its licence is far too large")

    def _place(self, root: Path, path: str) -> Path:
        """Return where a file of the pack lies below a data folder; its name was checked against a list before."""
        folder, _, name = path.partition("/")
        below = {
            "scenarios": root / "scenarios",
            "plans": root / "scenarios",
            "parts": root / "scenarios" / PARTS_FOLDER,
            "voices": root / "voices",
            "models": root / "voices",
            "sounds": root / "sounds",
        }
        return below[folder] / name

    # --- checking ---

    def _stage(self) -> Iterator[Staged]:
        known = self._known()
        own = {id_of(file): file for file in scenario_files(self._parts.places.scenarios)}
        paths = [file.path for file in self.manifest.files]
        found = [(told, path) for path in paths if (told := item_of(path))]
        for (kind, name), path in sorted(found, key=lambda one: (_ORDER.index(one[0][0]), one[1])):
            here = self._place(self.root, path)
            target = self._place(self._parts.places.data, path)
            if kind in ("scenario", "plans") and name in own:
                target = own[name] if kind == "scenario" else own[name].with_name(own[name].stem + PLANS)
            item = self._checked(PackItem(kind, name), here, known)
            if not item.problem:
                item = replace(item, standing=self._standing(item, here, target), here=self._version_here(item, own))
            yield Staged(item, here, target)

    def _known(self) -> Known:
        """Return what its scenarios may refer to: what is here, and what comes along."""
        known = self._parts.known
        voices = {path.stem for path in (self.root / "voices").glob("*.toml")}
        sounds = {path.stem for path in (self.root / "sounds").glob("*")}
        return replace(known, voices=known.voices | voices, sounds=known.sounds | sounds)

    def _checked(self, item: PackItem, path: Path, known: Known) -> PackItem:
        """Return the item with its title and version, or with what is wrong with it."""
        checks: dict[ItemKind, Callable[[PackItem, Path, Known], PackItem]] = {
            "scenario": self._scenario,
            "plans": _plans,
            "part": _part,
            "voice": _voice,
            "model": _model,
            "sound": _sound,
        }
        try:
            return checks[item.kind](item, path, known)
        except InputError as error:
            return _broken(item, error.message.rstrip("."))

    def _scenario(self, item: PackItem, path: Path, known: Known) -> PackItem:
        (parsed,) = lint_files([path], known)
        scenario = parsed.scenario
        if scenario is None:
            first = next(found for found in parsed.diagnostics if found.severity == "error")
            return _broken(item, f"line {first.line}: {first.code}: {first.message}")
        if scenario.id != item.name:
            return _broken(item, f"it calls itself {scenario.id}")
        return replace(item, version=scenario.version, title=next(iter(scenario.title.values())))

    # --- comparing ---

    def _standing(self, item: PackItem, here: Path, target: Path) -> ItemStanding:
        if self._is_taken(item):
            return "taken"
        if not target.exists():
            return "new"
        return "same" if _sha256(here) == _sha256(target) else "differs"

    def _is_taken(self, item: PackItem) -> bool:
        """Tell whether the name belongs to something that comes with the program."""
        shipped = self._parts.resources.assets / "scenarios"
        match item.kind:
            case "scenario" | "plans":
                return item.name in {id_of(file) for file in scenario_files(shipped)}
            case "part":
                return (shipped / PARTS_FOLDER / f"{item.name}.yaml").exists()
            case "voice":
                there = (self._parts.resources.voices / f"{item.name}.toml").exists()
                return there and not (self._parts.places.voices / f"{item.name}.toml").exists()
            case "sound":
                return item.name in BUILT_IN
        return False

    def _version_here(self, item: PackItem, own: dict[str, Path]) -> int:
        if item.kind != "scenario" or item.name not in own:
            return 0
        (parsed,) = lint_files([own[item.name]], self._parts.known)
        return parsed.scenario.version if parsed.scenario else 0

    # --- what it needs ---

    def needs(self, records: PackRecords) -> Iterator[PackNeed]:
        """Yield everything that it needs, and whether it is here."""
        told = self.manifest
        yield PackNeed(
            "program",
            "Roleplay",
            told.needs_program,
            __version__,
            at_least(__version__, told.needs_program),
            fatal=True,
        )
        installed = {pack.head.id: pack.head.version for pack in records.all()}
        for need in told.needs_packs:
            here = installed.get(need.name, 0)
            wanted = int(need.at_least) if need.at_least.isdecimal() else 1
            yield PackNeed("pack", need.name, need.at_least, str(here or ""), here >= wanted, fatal=True)
        engines = {engine.name for engine in self._parts.bank.engines}
        for need in told.needs_plugins:
            there = need.name in engines
            yield PackNeed("plug-in", need.name, need.at_least, "allowed" if there else "", there)
        for need in told.shipped_parts:
            path = self._parts.resources.assets / "scenarios" / PARTS_FOLDER / f"{need.name}.yaml"
            same = path.is_file() and _sha256(path) == need.at_least
            yield PackNeed("part", need.name, "", "" if not path.is_file() else "same" if same else "another", same)


def at_least(version: str, wanted: str) -> bool:
    """Tell whether a version of the program is the wanted one or a later one (PEP 440)."""
    try:
        return Version(version) >= Version(wanted)
    except InvalidVersion:
        return False


def _plans(item: PackItem, path: Path, _known: Known) -> PackItem:
    try:
        read_plans(path)
    except PlanError as error:
        return _broken(item, error.problems[0].message.rstrip("."))
    return item


def _part(item: PackItem, path: Path, known: Known) -> PackItem:
    parsed = lint_part(read_part(path), known)
    first = next((found for found in parsed.diagnostics if found.severity == "error"), None)
    return item if first is None else _broken(item, f"line {first.line}: {first.code}: {first.message}")


def _voice(item: PackItem, path: Path, _known: Known) -> PackItem:
    return replace(item, title=read_voice(path).content.name)


def _model(item: PackItem, path: Path, _known: Known) -> PackItem:
    model, config = path.with_name(f"{item.name}.onnx"), path.with_name(f"{item.name}.onnx.json")
    if not (model.is_file() and config.is_file()):
        return _broken(item, "one of its two files is missing")
    return item


def _sound(item: PackItem, path: Path, _known: Known) -> PackItem:
    from roleplay.audio.own_background import check_sound

    check_sound(path)
    return item


def _broken(item: PackItem, why: str) -> PackItem:
    return replace(item, standing="broken", problem=why)


def _sha256(path: Path) -> str:
    hashed = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            hashed.update(block)
    return hashed.hexdigest()


def _disk(path: Path, error: OSError) -> DiskError:
    why, hint = reason(error)
    return DiskError(f"The pack cannot be unpacked ({path.parent}): {why}.", hint=hint)
