"""Plug-ins: what is installed, what a person has allowed, and exports that plug-ins write."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from roleplay.app.access.guard import guarded
from roleplay.app.parts import Parts
from roleplay.core.audit import AuditKind, Details
from roleplay.core.errors import InputError
from roleplay.core.plugins import PluginRecord
from roleplay.dialogue.formats.problems import did_you_mean

if TYPE_CHECKING:
    from roleplay.app.plugins.guards import GuardedExport


@dataclass(frozen=True, slots=True)
class PluginExport:
    """A kind of file that an allowed plug-in writes."""

    name: str
    title: str
    suffix: str
    plugin: str


@guarded
class PluginDesk:
    """Thread-safe. Nothing of a plug-in is run to tell what is installed."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    def folder(self) -> Path:
        """Return where a person installs plug-ins."""
        return self._parts.plugins.folder

    def installed(self) -> tuple[PluginRecord, ...]:
        """Return all plug-ins that are installed, allowed or not."""
        return self._parts.plugins.records()

    def allow(self, name: str, fingerprint: str = "") -> PluginRecord:
        """Let a plug-in run, as it is now; voices and recognisers from the next start on.

        With `fingerprint` only if it is still the one that a person has looked at. Raises `InputError`, `DiskError`.
        """
        allowed = self._parts.plugins.allow(name, fingerprint)
        details: Details = {"plugin": allowed.name, "version": allowed.version, "allowed": True}
        self._parts.audit.record(AuditKind.PLUGINS_CHANGED, details=details)
        return allowed

    def forbid(self, name: str) -> None:
        """Let a plug-in run no more, from the next start on. Raises `InputError`, `DiskError`."""
        self._parts.plugins.forbid(name)
        self._parts.audit.record(AuditKind.PLUGINS_CHANGED, details={"plugin": name, "allowed": False})

    def exports(self) -> tuple[PluginExport, ...]:
        """Return what allowed plug-ins can write."""
        found: tuple[GuardedExport, ...] = self._parts.plugins.loaded("exports")
        return tuple(PluginExport(one.name, one.title, one.suffix, one.plugin) for one in found)

    def export(self, name: str, sessions: tuple[str, ...], path: Path) -> int:
        """Have a plug-in write calls into a file, whole or not at all; return how many.

        Raises `InputError`, `ExportError`, and `ModelError` (`plugin`) when the plug-in fails.
        """
        from roleplay.export.files import export_path

        found: tuple[GuardedExport, ...] = self._parts.plugins.loaded("exports")
        exporter = next((one for one in found if one.name == name), None)
        if exporter is None:
            names = [one.name for one in found]
            hint = did_you_mean(name, names) or "`roleplay plugins list` shows what allowed plug-ins offer."
            raise InputError(f"No allowed plug-in writes “{name}”.", hint=hint)
        records = [self._parts.store.load(one).start.id for one in sessions]
        owners = self._parts.store.owners.trainees(records)
        details: Details = {"what": f"plugin {name}", "calls": len(records)}
        with export_path(path) as draft:
            exporter.write(self._calls(records), draft)
            self._parts.audit.record(AuditKind.EXPORTED, about=set(owners.values()), details=details)  # or no file
        return len(records)

    def _calls(self, sessions: list[str]) -> Iterator[dict[str, Any]]:
        from roleplay.export.session_json import session_json

        for session in sessions:
            yield session_json(self._parts.store.load(session))
