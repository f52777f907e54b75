"""The outermost layer: what a person sees of errors, and the exit code."""

from __future__ import annotations

import errno
import os
import sys
import traceback
from collections.abc import Callable
from contextlib import suppress

from roleplay.core.errors import RoleplayError
from roleplay.core.files import reason
from roleplay.core.legible import legible

_DISK_FULL = {errno.ENOSPC, errno.EDQUOT}
INTERRUPTED = 130
"""Exit code after Ctrl-C, as shells have it: 128 and the number of SIGINT."""


def guarded(work: Callable[[], object]) -> int:
    """Do the work and return the exit code; a problem is told in one message on stderr."""
    try:
        code = _exit_code(work)
        sys.stdout.flush()
    except RoleplayError as error:
        _tell(f"roleplay: {error.message}", error.hint)
        code = 1
    except KeyboardInterrupt:
        code = INTERRUPTED
    except Exception as error:
        code = 1
        if isinstance(error, BrokenPipeError):
            code = 0
        elif not (isinstance(error, OSError) and _is_full_disk(error)):
            _tell_bug(error)
    drop_refused_output()
    return code


def _is_full_disk(error: OSError) -> bool:
    """Tell whether the output went to a disk that is full; the person is told, too."""
    if error.errno not in _DISK_FULL:
        return False
    why, hint = reason(error)
    _tell(f"roleplay: {why}.", hint)
    return True


def _exit_code(work: Callable[[], object]) -> int:
    try:
        work()
    except SystemExit as ended:
        if isinstance(ended.__context__, BrokenPipeError):  # Typer and rich take it for a failure
            return 0
        return ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    return 0


def _tell(message: str, hint: str = "") -> None:
    with suppress(OSError):
        print(legible(message), file=sys.stderr)
        if hint:
            print(legible(hint), file=sys.stderr)


def _tell_bug(error: Exception) -> None:
    from roleplay.cli.log import log_bug

    path = log_bug(error)
    if path is None or os.environ.get("ROLEPLAY_DEBUG"):
        traceback.print_exception(error)
    name = f"{type(error).__name__}: {error}".splitlines()[0]
    _tell(
        f"roleplay: this is a bug in the program, not your fault ({name}).",
        f"Its trace is in {path}." if path else "",
    )


def drop_refused_output() -> None:
    """Keep the interpreter from complaining when it flushes, at its end, what nobody takes."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
