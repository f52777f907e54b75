"""Start of the program: `roleplay`, or `python -m roleplay`."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line with the arguments of this process and exit."""
    from roleplay.cli.main import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
