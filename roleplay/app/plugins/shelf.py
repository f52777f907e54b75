"""The plug-ins of this computer: which are allowed, which are loaded, which were left out, and why."""

from __future__ import annotations

import json
import logging
import re
import sys
import threading
from collections.abc import Callable
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any

from roleplay.app.plugins import waiting
from roleplay.app.plugins.finding import FoundPlugin, find, forget_found
from roleplay.core.errors import DiskError, InputError, RoleplayError
from roleplay.core.files import private_folder, reason, replacing
from roleplay.core.plugins import (
    API,
    ExportPlugin,
    PluginKind,
    PluginRecord,
    PluginState,
    RecogniserPlugin,
    UnderstandingPlugin,
    VoicePlugin,
)

_log = logging.getLogger(__name__)

_PROTOCOLS: dict[PluginKind, type] = {
    "voices": VoicePlugin,
    "recognisers": RecogniserPlugin,
    "understanding": UnderstandingPlugin,
    "exports": ExportPlugin,
}
_NAME = re.compile(r"[a-z][a-z0-9-]{0,39}")


class PluginShelf:
    """Finds, allows and loads plug-ins. Thread-safe; what fails once is left out until the next start."""

    def __init__(self, folder: Path, allowed: Path, tell: Callable[[str], None]) -> None:
        """`tell` gets a sentence about each plug-in that is left out."""
        self.folder = folder
        self._allowed_file = allowed
        self._tell = tell
        self._lock = threading.RLock()
        self._failed: dict[str, str] = {}
        self._loaded: dict[PluginKind, tuple[Any, ...]] = {}

    # --- what there is ---

    def records(self) -> tuple[PluginRecord, ...]:
        """Return all plug-ins that are installed."""
        forget_found()
        allowed = self._allowed()
        return tuple(self._record(plugin, allowed) for plugin in find(self.folder))

    def _record(self, plugin: FoundPlugin, allowed: dict[str, str]) -> PluginRecord:
        problem = self._failed.get(plugin.name, "")
        known = allowed.get(plugin.name)
        state: PluginState = "off"
        if known is not None:
            state = "failed" if problem else "on" if known == plugin.fingerprint else "changed"
        return PluginRecord(
            plugin.name,
            plugin.version,
            plugin.summary,
            plugin.licence,
            tuple((kind, entry.name) for kind, entry in plugin.entries),
            str(plugin.where),
            plugin.fingerprint,
            state,
            problem,
        )

    # --- allowing ---

    def allow(self, name: str, fingerprint: str = "") -> PluginRecord:
        """Let a plug-in run from now on, as it is; `fingerprint`: only if it is this one. Raises `InputError`."""
        plugin = self._find(name)
        if fingerprint and plugin.fingerprint != fingerprint:
            raise InputError(f"The plug-in {name} has changed meanwhile.", hint="Look at it again, then allow it.")
        with self._lock:
            self._keep({**self._allowed(), plugin.name: plugin.fingerprint})
            self._failed.pop(plugin.name, None)
            self._loaded.clear()
        return self._record(plugin, self._allowed())

    def forbid(self, name: str) -> None:
        """Let a plug-in run no more: from the next start on what is loaded stays out. Raises `InputError`."""
        with self._lock:
            allowed = self._allowed()
            if name not in allowed:
                name = self._find(name).name
            self._keep({one: seen for one, seen in allowed.items() if one != name})
            self._loaded.clear()

    def _find(self, name: str) -> FoundPlugin:
        forget_found()
        plugins = find(self.folder)
        found = next((one for one in plugins if one.name.lower() == name.lower()), None)
        if found is None:
            names = ", ".join(one.name for one in plugins)
            hint = f"There are: {names}." if names else "`roleplay plugins folder` says where to install one."
            raise InputError(f"There is no plug-in “{name}”.", hint=hint)
        return found

    def _allowed(self) -> dict[str, str]:
        """Return the fingerprints of those that are allowed, by name; none when that cannot be read."""
        try:
            content = json.loads(self._allowed_file.read_text("utf-8"))
            return {str(name): str(seen) for name, seen in content.items()}
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, AttributeError) as error:
            _log.warning("which plug-ins are allowed cannot be read, so none is: %s", error)
            return {}

    def _keep(self, allowed: dict[str, str]) -> None:
        try:
            private_folder(self._allowed_file.parent)
            with replacing(self._allowed_file) as draft:
                draft.write_text(json.dumps(allowed, indent=1, sort_keys=True), encoding="utf-8")
        except OSError as error:
            why, hint = reason(error)
            raise DiskError(f"{self._allowed_file} cannot be written: {why}.", hint=hint) from error

    # --- loading ---

    def loaded(self, kind: PluginKind) -> tuple[Any, ...]:
        """Return what allowed plug-ins offer of a kind; those that fail are told and left out."""
        with self._lock:
            if kind not in self._loaded:
                self._loaded[kind] = tuple(self._load(kind))
            return self._loaded[kind]

    def leave_out(self, name: str, error: BaseException | str) -> None:
        """Use a plug-in no more, and tell why."""
        why = error if isinstance(error, str) else _why(error)
        with self._lock:
            if name in self._failed:
                return
            self._failed[name] = why
        _log.warning("the plug-in %s is left out: %s", name, why, exc_info=isinstance(error, BaseException))
        self._tell(f"the plug-in {name} is left out: {why}")

    def is_left_out(self, name: str) -> bool:
        """Tell whether a plug-in has failed."""
        return name in self._failed

    def _load(self, kind: PluginKind) -> list[Any]:
        allowed = self._allowed()
        if not allowed:
            return []
        made: list[Any] = []
        for plugin in find(self.folder):
            known = allowed.get(plugin.name)
            if known is None or plugin.name in self._failed:
                continue
            if known != plugin.fingerprint:
                self._tell(f"the plug-in {plugin.name} is not the one that was allowed, and stays off")
                continue
            for offered, entry in plugin.entries:
                if offered == kind:
                    found = self._made(plugin, kind, entry)
                    if found is not None and any(one.name == found.name for one in made):
                        self.leave_out(plugin.name, f"another plug-in offers {found.name}, too")
                    elif found is not None:
                        made.append(found)
        return made

    def _made(self, plugin: FoundPlugin, kind: PluginKind, entry: EntryPoint) -> Any:
        """Return what an entry point offers, guarded; None when it is left out."""
        from roleplay.app.plugins.guards import guarded

        def load() -> tuple[Any, str]:
            loaded = entry.load()
            offered = loaded() if callable(loaded) else loaded
            return offered, _unfit(offered, kind)

        if str(plugin.where) == str(self.folder.resolve()) and str(plugin.where) not in sys.path:
            sys.path.append(str(plugin.where))  # behind everything of ours: it can replace nothing
        try:
            offered, problem = waiting.asked(load, waiting.LOAD_SECONDS)
            if not problem:
                return guarded(kind, offered, plugin.name, self)
        except (Exception, SystemExit) as error:  # whatever somebody else's code raises
            self.leave_out(plugin.name, error)
            return None
        self.leave_out(plugin.name, problem)
        return None


def _unfit(offered: Any, kind: PluginKind) -> str:
    """Return why what is offered cannot be used; empty when it can."""
    made_for = getattr(offered, "api", None)
    if made_for != API:
        return f"it was made for version {made_for} of the port, here is {API}"
    if not isinstance(offered, _PROTOCOLS[kind]):
        return f"it is nothing for {kind}: a method or attribute is missing"
    name: object = getattr(offered, "name", None)
    if not isinstance(name, str) or not _NAME.fullmatch(name):
        return "its name must be small letters, digits and `-`"
    return ""


def _why(error: BaseException) -> str:
    if isinstance(error, waiting.NoAnswerError):
        return str(error)
    text = error.message if isinstance(error, RoleplayError) else str(error)
    first = text.strip().splitlines()[0][:200] if text.strip() else ""
    return f"{type(error).__name__}: {first}" if first else type(error).__name__
