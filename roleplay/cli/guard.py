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
        if not (isinstance(error, OSError) and _is_refused_output(error)):
            _tell_bug(error)
        code = 1
    _drop_output_if_refused()
    return code


def _is_refused_output(error: OSError) -> bool:
    """Deal with a reader that went away, which is silent, and with a full disk, which is told."""
    if error.errno in _DISK_FULL:
        why, hint = reason(error)
        _tell(f"roleplay: {why}.", hint)
        return True
    return isinstance(error, BrokenPipeError)


def _exit_code(work: Callable[[], object]) -> int:
    try:
        work()
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    return 0


def _tell(message: str, hint: str = "") -> None:
    with suppress(OSError):
        print(message, file=sys.stderr)
        if hint:
            print(hint, file=sys.stderr)


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


def _drop_output_if_refused() -> None:
    """Keep the interpreter from complaining when it flushes, at its end, what nobody takes."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
