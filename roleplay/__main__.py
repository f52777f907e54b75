"""Start of the program: `roleplay`, or `python -m roleplay`."""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Run the command line with the arguments of this process and exit."""
    from roleplay.cli.main import run
    from roleplay.memory import limit_arenas

    limit_arenas()
    os.umask(0o077)  # what is made here tells of a person: for that person alone
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
