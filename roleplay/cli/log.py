"""The log file: warnings, and the traces of bugs."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from roleplay.core.files import private_folder
from roleplay.places import places

_BYTES = 1_000_000
_KEPT = 2


def log_file() -> Path:
    """Return where the log is written."""
    return places().log / "roleplay.log"


@contextmanager
def kept_log() -> Iterator[None]:
    """Write warnings of all parts to the log file; where no file can be written there is no log."""
    handler = _handler()
    root = logging.getLogger()
    root.addHandler(handler)
    try:
        yield
    finally:
        root.removeHandler(handler)
        with suppress(OSError):  # a full disk, once more
            handler.close()


def _handler() -> logging.Handler:
    from logging.handlers import RotatingFileHandler

    class QuietHandler(RotatingFileHandler):
        """What the disk does not take is left out: a log is no reason to disturb a call with traces."""

        def handleError(self, record: logging.LogRecord) -> None:  # noqa: ARG002, N802
            return

    path = log_file()
    try:
        private_folder(path.parent)
        handler = QuietHandler(path, maxBytes=_BYTES, backupCount=_KEPT, encoding="utf-8", delay=True)
    except OSError:
        return logging.NullHandler()  # without any handler, warnings would go to the terminal
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    handler.setLevel(logging.WARNING)
    return handler


def log_bug(error: BaseException) -> Path | None:
    """Write the trace of a bug; return the file, or None when it could not be written."""
    import traceback
    from datetime import UTC, datetime

    path = log_file()
    try:
        private_folder(path.parent)
        with path.open("a", encoding="utf-8", errors="backslashreplace") as stream:
            stream.write(f"{datetime.now(UTC).isoformat(timespec='seconds')} bug\n")
            stream.writelines(traceback.format_exception(error))
    except OSError:
        return None
    return path
