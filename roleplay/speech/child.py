"""Starting a module of ours in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)
"""For `creationflags`: on Windows no console pops up."""

_PACKAGE_PARENT = Path(__file__).parents[2]


def module_command(module: str, *arguments: str) -> list[str]:
    """Return the command line that runs `module` with this Python."""
    return [sys.executable, "-m", module, *arguments]


def module_environment() -> dict[str, str]:
    """Return an environment in which the child finds the same `roleplay`, installed or in a checkout."""
    paths = [str(_PACKAGE_PARENT), os.environ.get("PYTHONPATH", "")]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in paths if path)}
