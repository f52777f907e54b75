"""Removing a pack: what goes, what stays, what depends on it; all of it or nothing."""

from __future__ import annotations

import logging
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path, PurePosixPath
from typing import Any

from roleplay.app.desk.scenario_versions import FOLDER, Versions
from roleplay.app.packs.installed import PackRecords
from roleplay.app.parts import Parts
from roleplay.core.errors import DiskError, InputError
from roleplay.core.files import private_folder, reason
from roleplay.core.packs import Dependant, InstalledPack, LeftBecause, PackRemoval
from roleplay.dialogue.formats.library import id_of, scenario_files
from roleplay.dialogue.formats.parts import PARTS_FOLDER
from roleplay.dialogue.formats.problems import did_you_mean
from roleplay.dialogue.formats.source_text import SUFFIXES, read_text
from roleplay.dialogue.formats.yaml_tree import read_tree

_log = logging.getLogger(__name__)


def planned(parts: Parts, records: PackRecords, pack_id: str, today: date) -> PackRemoval:
    """Return what would go, and what depends on it. Raises `InputError` when there is no such pack."""
    packs = records.all()
    pack = next((one for one in packs if one.head.id == pack_id), None)
    if pack is None:
        names = [one.head.id for one in packs]
        hint = did_you_mean(pack_id, names) or "`roleplay pack list` shows all."
        raise InputError(f"There is no pack “{pack_id}” here.", hint=hint)
    others = {name for one in packs if one is not pack for name in records.files(one.head.id)}
    going: list[str] = []
    left: list[tuple[str, LeftBecause]] = []
    for name in records.files(pack_id):
        if not (parts.places.data / name).is_file():
            left.append((name, "gone"))
        elif name in records.mine(pack_id):
            left.append((name, "mine"))
        elif name in others:
            left.append((name, "pack"))
        else:
            going.append(name)
    aside = tuple(name for name in going if name in pack.changed)
    dependants = tuple(_dependants(parts, packs, pack, frozenset(going), today))
    return PackRemoval(pack, tuple(going), aside, tuple(left), dependants)


def check_free(plan: PackRemoval) -> None:
    """Raise `InputError` while something depends on a pack."""
    if not plan.dependants:
        return
    names = ", ".join(f"the {one.kind} {one.name} ({one.wants})" for one in plan.dependants[:5])
    more = f" and {len(plan.dependants) - 5} more" if len(plan.dependants) > 5 else ""
    raise InputError(
        f"The pack {plan.pack.head.id} is still needed: {names}{more}. Nothing was removed.",
        hint="Remove or change what needs it first; withdraw assignments.",
        code="pack_needed",
    )


def removed(plan: PackRemoval, parts: Parts, records: PackRecords, now: datetime) -> PackRemoval:
    """Remove what was planned; return it with where the changed files lie.

    Raises `DiskError`; then everything is as it was.
    """
    data, record = parts.places.data, records.path(plan.pack.head.id)
    aside = data / "replaced" / now.strftime("%Y-%m-%d %H.%M.%S") if plan.kept_aside else None
    _keep_versions(plan, data)
    moved: list[tuple[Path, Path]] = []
    try:
        for name in plan.kept_aside:
            assert aside is not None, "there is something to be kept"
            private_folder((aside / name).parent)
            shutil.copy2(data / name, aside / name)
        with tempfile.TemporaryDirectory(prefix=".pack-", dir=data) as waiting:
            try:
                for number, path in enumerate([*(data / name for name in plan.files), record]):
                    target = Path(waiting) / str(number)
                    path.replace(target)
                    moved.append((path, target))
            except OSError:
                for path, target in reversed(moved):
                    _put_back(path, target)
                raise
    except OSError as error:
        why, hint = reason(error)
        raise DiskError(f"The pack cannot be removed: {why}. Nothing was changed.", hint=hint) from error
    return replace(plan, aside=aside)


def _put_back(path: Path, target: Path) -> None:
    with suppress(OSError):
        target.replace(path)
        return
    _log.error("%s could not be put back", path)


def _keep_versions(plan: PackRemoval, data: Path) -> None:
    """Keep each scenario among its versions, from which it can be restored. Raises `DiskError`."""
    versions = Versions(data / FOLDER)
    for name in plan.files:
        path = data / name
        if path.parent == data / "scenarios" and path.suffix in SUFFIXES and isinstance(text := read_text(path), str):
            value = read_tree(text, name).value
            number = value.get("version") if isinstance(value, dict) else 0
            versions.keep(path.stem, number if isinstance(number, int) else 0, text)


def _dependants(
    parts: Parts, packs: tuple[InstalledPack, ...], pack: InstalledPack, going: frozenset[str], today: date
) -> Iterator[Dependant]:
    for other in packs:
        if other is not pack and pack.head.id in other.needs:
            yield Dependant("pack", other.head.id, pack.head.id)
    yield from _files_that_use(parts, going)
    places, scenarios = parts.places, set()
    for name in going:
        path = places.data / name
        if path.parent == places.scenarios and path.suffix in SUFFIXES:
            scenarios.add(id_of(path) or path.stem)
    for one in parts.store.assignments.list():
        terms = one.terms
        over = one.withdrawn_at is not None or (terms.due is not None and terms.due < today)
        if terms.scenario_id in scenarios and not over:
            yield Dependant("assignment", one.id[:8], terms.scenario_id)


def _files_that_use(parts: Parts, going: frozenset[str]) -> Iterator[Dependant]:
    """Yield scenarios and parts that stay here and want a part, a voice or a sound that would go."""
    wanted = {(_KINDS.get(str(PurePosixPath(name).parent), ""), PurePosixPath(name).stem) for name in going}
    places = parts.places
    for kind, folder in (("scenario", places.scenarios), ("part", places.scenarios / PARTS_FOLDER)):
        for file in scenario_files(folder):
            text = read_text(file)
            if file.relative_to(places.data).as_posix() in going or not isinstance(text, str):
                continue
            for use in sorted(set(_uses(read_tree(text, file.name).value)) & wanted):
                yield Dependant("part" if kind == "part" else "scenario", file.stem, use[1])


_KINDS = {f"scenarios/{PARTS_FOLDER}": "part", "voices": "voice", "sounds": "sound"}


def _uses(value: Any) -> Iterator[tuple[str, str]]:
    """Yield kind and name of each part, voice and sound that a file names, wherever that stands."""
    waiting = [value]
    while waiting:
        inner = waiting.pop()
        if isinstance(inner, list):
            waiting.extend(inner)
        elif isinstance(inner, dict):
            for key, there in inner.items():
                if key in ("part", "voice", "sound") and isinstance(there, str):
                    yield key, there
                elif key == "voices" and isinstance(there, dict):
                    yield from (("voice", name) for name in there.values() if isinstance(name, str))
                else:
                    waiting.append(there)
