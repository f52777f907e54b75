"""Keeps the processors busy: `python -m roleplay.app.bench.load PERCENT` loads one of them until it is ended."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from roleplay.speech.child import NO_WINDOW, module_command, module_environment

_PERIOD = 0.02
_LOOK_AFTER_PARENT = 50
"""Periods."""


@contextmanager
def cpu_load(percent: int) -> Iterator[None]:
    """Keep every processor busy for so much of the time, 0 to 100, on top of what else runs; nothing at 0."""
    count = (os.cpu_count() or 1) if percent > 0 else 0
    workers = [
        subprocess.Popen(  # noqa: S603 - our own module
            module_command("roleplay.app.bench.load", str(percent)),
            env=module_environment(),
            stdin=subprocess.DEVNULL,
            creationflags=NO_WINDOW,
        )
        for _ in range(count)
    ]
    try:
        yield
    finally:
        for worker in workers:
            worker.terminate()
        for worker in workers:
            worker.wait()


def main() -> None:
    """Work and rest in turn, 50 times a second, as long as the parent lives."""
    share = min(max(int(sys.argv[1]), 0), 100) / 100
    parent = os.getppid()
    periods = 0
    due = time.perf_counter()
    while periods % _LOOK_AFTER_PARENT or os.getppid() == parent:
        periods += 1
        while time.perf_counter() < due + share * _PERIOD:
            pass
        due += _PERIOD
        time.sleep(max(0.0, due - time.perf_counter()))


if __name__ == "__main__":
    main()
