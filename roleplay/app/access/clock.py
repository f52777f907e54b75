"""A clock that nobody can set, and which start of which machine it belongs to."""

from __future__ import annotations

import hashlib
import platform
import time
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Protocol

_BOOT = Path("/proc/sys/kernel/random/boot_id")
_MACHINE = Path("/etc/machine-id")


class Steady(Protocol):
    """What delays and kept sign-ins are measured by."""

    @property
    def machine(self) -> str:
        """Tells this machine from others that share a database; the same after a restart."""

    @property
    def boot(self) -> str:
        """Which start of the machine; empty where the system does not tell."""

    def seconds(self) -> float:
        """Return the seconds since the machine was started, those of its sleep included where the system can."""


@lru_cache(maxsize=1)
def _machine() -> str:
    """Return a digest: the identity of a machine is nobody's business (machine-id(5) asks for the same)."""
    return hashlib.sha256(f"roleplay/{platform.node()}/{_read(_MACHINE)}".encode()).hexdigest()[:32]


def _read(path: Path) -> str:
    try:
        return path.read_text("ascii").strip()
    except (OSError, UnicodeDecodeError):
        return ""


@dataclass(frozen=True, slots=True)
class SystemClock:
    """The machine's own clock: `CLOCK_BOOTTIME` on Linux, else what `time.monotonic` is there."""

    @property
    def machine(self) -> str:
        """See `Steady`."""
        return _machine()

    @property
    def boot(self) -> str:
        """See `Steady`."""
        return _read(_BOOT)

    def seconds(self) -> float:
        """See `Steady`."""
        boot_time = getattr(time, "CLOCK_BOOTTIME", None)
        return time.monotonic() if boot_time is None else time.clock_gettime(boot_time)
