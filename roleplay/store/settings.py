"""The person's settings as a JSON file that may be edited by hand, or by another version of the program."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from dataclasses import asdict, fields
from pathlib import Path
from typing import Annotated, Any, get_type_hints

from pydantic import ConfigDict, Field, TypeAdapter, ValidationError

from roleplay.core.addresses import without_password
from roleplay.core.files import private_folder, replacing
from roleplay.core.records import Settings
from roleplay.store.disk import disk_fault

SetAside = Callable[[Path], None]

_log = logging.getLogger(__name__)

_LIMITS = {"end_of_turn_pause": (0.3, 3.0), "volume": (0.0, 1.0)}
"""Lowest and highest value; what lies beyond is moved to the nearest."""

_Text = Annotated[str, Field(max_length=500)]
_FIELDS: dict[str, TypeAdapter[Any]] = {
    name: TypeAdapter(_Text if hint is str else hint, config=ConfigDict(strict=True, allow_inf_nan=False))
    for name, hint in get_type_hints(Settings).items()
}


def load_settings(path: Path, on_set_aside: SetAside = lambda _kept_as: None) -> Settings:
    """Return the saved settings, defaults where nothing usable is saved.

    A file that is not a JSON object is renamed to `NAME.broken`, and `on_set_aside` is called with the new name; a
    single value that cannot be used is reported in the log and replaced by its default. Raises `DiskError` when the
    file is there but cannot be read.
    """
    return _usable(_read(path, on_set_aside), where=path)


def save_settings(path: Path, settings: Settings, on_set_aside: SetAside = lambda _kept_as: None) -> None:
    """Save all settings at once; keys of a newer version that are in the file stay. See `load_settings`.

    Raises `DiskError`.
    """
    known = asdict(_usable(asdict(settings), where=path))
    content = json.dumps({**_read(path, on_set_aside), **known}, ensure_ascii=False, indent=2) + "\n"
    try:
        private_folder(path.parent)
        with replacing(path) as temporary:
            temporary.write_text(content, encoding="utf-8")
    except OSError as error:
        raise disk_fault(error, f"The settings cannot be saved ({path})") from error


def _read(path: Path, on_set_aside: SetAside) -> dict[str, Any]:
    try:
        saved = json.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise disk_fault(error, f"The settings cannot be read ({path})") from error
    except (ValueError, RecursionError) as error:
        on_set_aside(_set_aside(path, str(error)))
        return {}
    if not isinstance(saved, dict):
        on_set_aside(_set_aside(path, "not a JSON object"))
        return {}
    return saved


def _usable(saved: dict[str, Any], *, where: Path) -> Settings:
    usable = {}
    for field in fields(Settings):
        if field.name not in saved:
            continue
        try:
            value = _FIELDS[field.name].validate_python(saved[field.name])
        except ValidationError:
            shown = "this" if field.name.endswith("_url") else repr(saved[field.name])  # it may hold a password
            _log.warning("%s: %s is not possible for %s; the default is used", where, shown, field.name)
            continue
        usable[field.name] = _within_limits(field.name, value)
    return Settings(**usable)


def _within_limits(name: str, value: Any) -> Any:
    if name in ("database_url", "department_url") and (bare := without_password(value)) != value:
        _log.warning("a password in the address of the database is not kept in the settings")
        return bare
    if name not in _LIMITS:
        return value
    lowest, highest = _LIMITS[name]
    return min(max(value, lowest), highest)


def _set_aside(path: Path, why: str) -> Path:
    aside = path.with_name(path.name + ".broken")
    number = 1
    while aside.exists():
        number += 1
        aside = path.with_name(f"{path.name}.broken-{number}")
    try:
        path.rename(aside)
    except OSError as error:
        raise disk_fault(error, f"The broken settings cannot be moved away ({path})") from error
    _log.warning(
        "The settings in %s cannot be read (%s); they are kept as %s and defaults are used", path, why, aside
    )
    return aside
