"""Which plug-ins are installed: read from the metadata of their packages, without importing anything of them."""

from __future__ import annotations

import hashlib
import importlib
import logging
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from importlib.metadata import Distribution, EntryPoint, distributions
from pathlib import Path, PurePath
from typing import cast

from roleplay.core.legible import legible
from roleplay.core.plugins import GROUPS, PluginKind

_OWN = "roleplay"
_LONGEST = 200
_LEFT_OUT = ("RECORD", "INSTALLER", "REQUESTED", "direct_url.json")
"""Files of a `.dist-info` that differ from one installation of the same package to the next."""
_BLOCK = 1024 * 1024
_log = logging.getLogger(__name__)
_forgetting = threading.Lock()


@dataclass(frozen=True, slots=True)
class FoundPlugin:
    """An installed package with entry points for us."""

    name: str
    version: str
    summary: str
    licence: str
    where: Path
    fingerprint: str
    entries: tuple[tuple[PluginKind, EntryPoint], ...]


def find(folder: Path) -> tuple[FoundPlugin, ...]:
    """Return the plug-ins of the person's folder, and of the program's environment; the first of a name counts."""
    found: dict[str, FoundPlugin] = {}
    for place in ([str(folder)], None):
        for package in distributions(path=place) if place else distributions():
            try:
                plugin = _plugin(package)
            except Exception as error:  # metadata that is damaged raises whatever its parser meets
                _log.warning("the package %s cannot be read as a plug-in: %s", _where(package), error)
                continue
            if plugin is not None:
                found.setdefault(plugin.name, plugin)
    return tuple(found[name] for name in sorted(found))


def forget_found() -> None:
    """Look anew for packages: one may have been installed meanwhile. Thread-safe, which what it calls is not."""
    with _forgetting:
        importlib.invalidate_caches()


def _plugin(package: Distribution) -> FoundPlugin | None:
    name = package.metadata["Name"] if package.metadata is not None else None
    if not name or name.lower() == _OWN:
        return None
    entries = tuple((GROUPS[entry.group], entry) for entry in package.entry_points if entry.group in GROUPS)
    if not entries:
        return None
    told = cast(Message, package.metadata)
    return FoundPlugin(
        _line(name),
        _line(package.version),
        _line(told.get("Summary") or ""),
        _line(told.get("License-Expression") or told.get("License") or ""),
        Path(str(package.locate_file(""))).resolve(),
        _fingerprint(package),
        entries,
    )


def _where(package: Distribution) -> str:
    return str(getattr(package, "_path", "of an unknown place"))


def _line(text: str) -> str:
    return " ".join(legible(text).split())[:_LONGEST]


def _fingerprint(package: Distribution) -> str:
    """Return a hash over all files of a package: another one is another plug-in, whatever its version says."""
    hashed = hashlib.sha256(f"{package.metadata['Name']}\0{package.version}\0".encode())
    for name, digest in sorted(_files(package)):
        hashed.update(f"{name}\0{digest}\0".encode())
    return hashed.hexdigest()


def _files(package: Distribution) -> Iterator[tuple[str, str]]:
    """Yield the name and the SHA-256 of each file that counts; what is missing, or a device, has that of nothing."""
    for file in package.files or ():
        if not _is_left_out(file):
            yield str(file), _digest(Path(str(file.locate())))


def _is_left_out(file: PurePath) -> bool:
    return "__pycache__" in file.parts or (file.parent.name.endswith(".dist-info") and file.name in _LEFT_OUT)


def _digest(path: Path) -> str:
    try:
        if not path.is_file():
            return ""
        hashed = hashlib.sha256()
        with path.open("rb") as file:
            while block := file.read(_BLOCK):
                hashed.update(block)
        return hashed.hexdigest()
    except (OSError, ValueError):
        return ""
