"""Converts copies of a store, each time in a child that kills itself a step later; see `test_converting.py`.

Steps are what Python tells its audit hooks of: files opened, renamed, deleted, changed, and connections made. Between
any two of them nothing lasting is done to a file under its own name but by SQLite, which is trusted with power cuts.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from pathlib import Path

from roleplay.store import converting, vault
from roleplay.store.encryption import sqlcipher

STEPS = ("open", "os.rename", "os.remove", "os.chmod", "os.utime", "os.truncate", "os.rmdir")


def convert(home: Path, last: int) -> int:
    """Convert, and die before step number `last`; return how many there were."""
    steps = 0

    def count(event: str, _arguments: object) -> None:
        nonlocal steps
        if event in STEPS:
            steps += 1
            if steps == last:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)
    converting.convert(home / "sessions.db", home / "recordings", lambda _done, _total: None)
    return steps


def main() -> None:
    """Read what to do from standard input: keys, and pairs of a folder and a step."""
    told = json.loads(sys.stdin.read())
    sqlcipher()
    for key_id, secret in told["keys"].items():
        vault.hold(vault.StoreKey(key_id, bytes.fromhex(secret)))
    for home, last in told["work"]:
        child = os.fork()
        if child == 0:
            steps = convert(Path(home), last)
            Path(home, "steps").write_text(str(steps))
            os._exit(0)
        os.waitpid(child, 0)


if __name__ == "__main__":
    main()
