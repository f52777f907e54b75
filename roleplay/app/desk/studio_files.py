"""Where scenarios lie, and which names they may have: the trainers' own, and those that come with the program."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from roleplay.core.archives import is_device_name
from roleplay.core.errors import DiskError, InputError
from roleplay.core.files import reason, replacing
from roleplay.dialogue.formats.library import id_of, scenario_files
from roleplay.dialogue.formats.problems import Diagnostic, did_you_mean
from roleplay.dialogue.formats.source_text import read_text

_NAME = re.compile(r"[a-z][a-z0-9]*([-_][a-z0-9]+)*")
_ALL = "`roleplay scenarios list` shows all."


class ScenarioFiles:
    """Finds scenarios by the names of their files."""

    def __init__(self, own: Path, shipped: Path) -> None:
        self.own = own
        self._shipped = shipped

    def checked(self, name: str) -> str:
        """Return a name that can be one. Raises `InputError`."""
        if not is_name(name) and not any(file.stem == name for file in scenario_files(self.own)):
            raise InputError(f"“{name}” is no name of a scenario.", hint=_ALL)
        return name

    def find(self, name: str) -> Path:
        """Return the file of a scenario, of the trainers' own first. Raises `InputError` when there is none."""
        files = (*scenario_files(self.own), *scenario_files(self._shipped))
        found = next((file for file in files if file.stem == name), None)
        if found is None:
            hint = did_you_mean(name, [file.stem for file in files]) or _ALL
            raise InputError(f"There is no scenario “{name}”.", hint=hint)
        return found

    def find_own(self, name: str) -> Path:
        """Return the file of one of the trainers' scenarios. Raises `InputError` when there is none."""
        found = next((file for file in scenario_files(self.own) if file.stem == name), None)
        if found is None:
            shipped = any(file.stem == name for file in scenario_files(self._shipped))
            hint = "It comes with the program: copy it first." if shipped else _ALL
            raise InputError(f"There is no scenario “{name}” among your own.", hint=hint)
        return found

    def to_write(self, name: str, wanted: str) -> Path:
        """Return the file of one of the trainers' scenarios; where there is none, that of the wanted id."""
        found = next((file for file in scenario_files(self.own) if name and file.stem == name), None)
        return found or self.own / f"{wanted}.yaml"

    def stamps(self) -> dict[Path, tuple[int, int]]:
        """Return when each of the trainers' own files was written, and its size: what differs when one is another."""
        found = {}
        for file in scenario_files(self.own):
            with suppress(OSError):
                state = file.stat()
                found[file] = (state.st_mtime_ns, state.st_size)
        return found

    def taken(self, but: str = "") -> frozenset[str]:
        """Return all names and ids, those of one of the trainers' files left out."""
        own = (file for file in scenario_files(self.own) if not but or file.stem != but)
        files = (*scenario_files(self._shipped), *own)
        return frozenset(name for file in files for name in (file.stem, id_of(file)) if name)

    def need_free(self, name: str, but: str = "") -> str:
        """Return an id that a scenario may get; `but` is its name so far. Raises `InputError`."""
        if not is_name(name) or len(name) > 64:
            hint = "Use small letters, digits, `-` and `_`, beginning with a letter; 64 at most."
            raise InputError(f"“{name}” cannot be an id.", hint=hint)
        if is_device_name(name):
            raise InputError(f"“{name}” cannot be an id: on Windows it is a device.", hint="Choose another one.")
        if name in self.taken(but):
            raise InputError(f"There is a scenario “{name}” already.", hint="Give this one another id.")
        return name


def is_name(name: str) -> bool:
    """Tell whether a name has the form of an id."""
    return _NAME.fullmatch(name) is not None


def text_of(file: Path) -> str:
    """Return the text of a file. Raises `InputError` when it cannot be read."""
    text = read_text(file)
    if isinstance(text, Diagnostic):
        raise InputError(f"{text.message}: {file.name}.", hint=text.hint)
    return text


def write_text(path: Path, text: str) -> None:
    """Write a whole file, or nothing. Raises `DiskError`."""
    with disk_told(path), replacing(path) as draft:
        draft.write_text(text, encoding="utf-8", newline="\n")


@contextmanager
def disk_told(path: Path) -> Iterator[None]:
    """Tell what the disk refuses in words."""
    try:
        yield
    except OSError as error:
        why, hint = reason(error)
        raise DiskError(f"{path}: cannot be written: {why}.", hint=hint) from error
