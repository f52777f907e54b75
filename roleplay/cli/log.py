"""The log file: warnings, and the traces of bugs."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from roleplay.places import places

_BYTES = 1_000_000
_KEPT = 2


def log_file() -> Path:
    """Return where the log is written."""
    return places().log / "roleplay.log"


@contextmanager
def kept_log() -> Iterator[None]:
    """Write warnings of all parts to the log file; where no file can be written there is no log."""
    from logging.handlers import RotatingFileHandler

    path = log_file()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(path, maxBytes=_BYTES, backupCount=_KEPT, encoding="utf-8", delay=True)
    except OSError:
        yield
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    handler.setLevel(logging.WARNING)
    root = logging.getLogger()
    root.addHandler(handler)
    try:
        yield
    finally:
        root.removeHandler(handler)
        handler.close()


def log_bug(error: BaseException) -> Path | None:
    """Write the trace of a bug; return the file, or None when it could not be written."""
    import traceback
    from datetime import UTC, datetime

    path = log_file()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8", errors="backslashreplace") as stream:
            stream.write(f"{datetime.now(UTC).isoformat(timespec='seconds')} bug\n")
            stream.writelines(traceback.format_exception(error))
    except OSError:
        return None
    return path
