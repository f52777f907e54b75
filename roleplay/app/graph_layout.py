"""Lays large graphs out in a process of its own: `python -m roleplay.app.graph_layout`.

The library holds Python's lock while it works, so that in a thread it would stop the window. Reads a `Wish` as JSON
from standard input and writes a `Placed` to standard output.
"""

from __future__ import annotations

import subprocess
import sys

from pydantic import TypeAdapter, ValidationError

from roleplay.core.errors import MachineError
from roleplay.dialogue.authoring.layout import Placed, Wish, place

_SMALL = 120
"""So many nodes are placed within a frame or two; to start a process would take longer."""
_TIMEOUT_SECONDS = 120.0
_WISH = TypeAdapter(Wish)
_PLACED = TypeAdapter(Placed)


def lay_out(wish: Wish) -> Placed:
    """Return positions; call it in a thread of its own. Raises `MachineError`."""
    if len(wish.heights) <= _SMALL and len(wish.links) <= 4 * _SMALL:
        return place(wish)
    from roleplay.speech.child import NO_WINDOW, module_command, module_environment

    try:
        done = subprocess.run(  # noqa: S603 - our own module
            module_command("roleplay.app.graph_layout"),
            input=_WISH.dump_json(wish),
            capture_output=True,
            timeout=_TIMEOUT_SECONDS,
            check=True,
            env=module_environment(),
            creationflags=NO_WINDOW,
        )
        return _PLACED.validate_json(done.stdout)
    except (OSError, subprocess.SubprocessError, ValidationError) as error:
        said = getattr(error, "stderr", None)
        last = said.decode(errors="replace").strip().splitlines()[-1:] if said else [str(error)]
        raise MachineError(
            f"The graph could not be laid out: {last[0] if last else error}.",
            hint="Try again; `roleplay doctor` tells whether something is missing.",
        ) from error


def main() -> int:
    """Answer one wish."""
    sys.stdout.buffer.write(_PLACED.dump_json(place(_WISH.validate_json(sys.stdin.buffer.read()))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
