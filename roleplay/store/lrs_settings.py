"""Where statements are sent to, as a JSON file of the owner alone. The secret is not in it."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from roleplay.core.errors import InputError
from roleplay.core.files import private_folder, replacing
from roleplay.core.lrs import RecordStoreSettings
from roleplay.store.disk import disk_fault

_FORM: TypeAdapter[RecordStoreSettings] = TypeAdapter(RecordStoreSettings)


def load_record_store(path: Path) -> RecordStoreSettings:
    """Return what is set; nothing while nothing is.

    Raises `DiskError`, and `InputError` for a file that cannot be used: nothing is guessed of where names go.
    """
    try:
        return _FORM.validate_json(path.read_bytes(), strict=True)
    except FileNotFoundError:
        return RecordStoreSettings()
    except OSError as error:
        raise disk_fault(error, f"The address of the record store cannot be read ({path})") from error
    except ValidationError as error:
        raise InputError(
            f"{path} does not tell where statements are sent to.",
            hint="Delete the file and enter the address anew.",
            code="lrs_settings",
        ) from error


def save_record_store(path: Path, settings: RecordStoreSettings) -> None:
    """Keep what is set; without an address the file goes. Raises `DiskError`."""
    try:
        if not settings.endpoint:
            path.unlink(missing_ok=True)
            return
        private_folder(path.parent)
        with replacing(path) as temporary:
            temporary.write_text(json.dumps(asdict(settings), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    except OSError as error:
        raise disk_fault(error, f"The address of the record store cannot be kept ({path})") from error
