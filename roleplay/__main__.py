"""Start of the program: `roleplay`, or `python -m roleplay`."""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Run the command line with the arguments of this process and exit."""
    from roleplay.cli.main import run
    from roleplay.memory import keep_for_good, limit_arenas

    limit_arenas()
    os.umask(0o077)  # what is made here tells of a person: for that person alone
    code = run(sys.argv[1:])
    if "PySide6" not in sys.modules:  # what belongs to a window goes in an order of its own
        keep_for_good()
    sys.exit(code)


if __name__ == "__main__":
    main()
