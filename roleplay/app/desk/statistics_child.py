"""Measures agreement in a process of its own: `python -m roleplay.app.desk.statistics_child`.

The library that knows kappa takes 75 MB and never gives them back, and a call wants them. Reads a `Wish` as JSON from
standard input and writes a list of agreements to standard output.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import TypeAdapter, ValidationError

from roleplay.core.errors import MachineError
from roleplay.review.agreement import Agreement, Ratings, agreement

_TIMEOUT_SECONDS = 300.0


@dataclass(frozen=True, slots=True)
class Wish:
    """What to measure."""

    ratings: tuple[Ratings, ...]
    seed: int


_WISH = TypeAdapter(Wish)
_FOUND = TypeAdapter(tuple[Agreement, ...])


def agreements(ratings: Sequence[Ratings], *, seed: int = 0) -> tuple[Agreement, ...]:
    """Return how far graders agree on each question; takes a second or two. Raises `MachineError`."""
    from roleplay.speech.child import NO_WINDOW, module_command, module_environment

    try:
        done = subprocess.run(  # noqa: S603 - our own module
            module_command("roleplay.app.desk.statistics_child"),
            input=_WISH.dump_json(Wish(tuple(ratings), seed)),
            capture_output=True,
            timeout=_TIMEOUT_SECONDS,
            check=True,
            env=module_environment(),
            creationflags=NO_WINDOW,
        )
        return _FOUND.validate_json(done.stdout)
    except (OSError, subprocess.SubprocessError, ValidationError) as error:
        said = getattr(error, "stderr", None)
        last = said.decode(errors="replace").strip().splitlines()[-1:] if said else [str(error)]
        raise MachineError(
            f"The agreement could not be measured: {last[0] if last else error}.",
            hint="Try again; `roleplay doctor` tells whether something is missing.",
        ) from error


def main() -> int:
    """Answer one wish."""
    wish = _WISH.validate_json(sys.stdin.buffer.read())
    found = tuple(agreement(ratings, seed=wish.seed) for ratings in wish.ratings)
    sys.stdout.buffer.write(_FOUND.dump_json(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
