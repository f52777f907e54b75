"""The outermost layer: what a person sees of errors, and the exit code."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Callable

from roleplay.core.errors import RoleplayError

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
    except BrokenPipeError:
        _drop_output()
        code = 1
    except KeyboardInterrupt:
        code = INTERRUPTED
    except Exception as error:
        _tell_bug(error)
        code = 1
    return code


def _exit_code(work: Callable[[], object]) -> int:
    try:
        work()
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    return 0


def _tell(message: str, hint: str = "") -> None:
    try:
        print(message, file=sys.stderr)
        if hint:
            print(hint, file=sys.stderr)
    except BrokenPipeError:
        _drop_output()


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


def _drop_output() -> None:
    """Nobody reads any more; keep the interpreter from complaining about it when it flushes at its end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except BrokenPipeError:
            os.dup2(nowhere, stream.fileno())
