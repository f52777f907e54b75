"""Makes one export of a store, as a process of its own, and prints what it took: `bench export` starts it."""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

from roleplay.memory import keep_for_good, no_collections
from roleplay.places import Places


def main(data: str, form: str, target: str) -> None:
    """Export the practice log of a data folder, or its `statements`.

    `form` `reading` only reads the calls that were not read yet.
    """
    with no_collections():  # as the commands do
        rows = _export(Path(data), form, Path(target))
    keep_for_good()
    told = {"rows": rows, "processor": time.process_time(), "peak": _peak_memory()}
    print(json.dumps(told))  # noqa: T201 - what this process is for


def _export(data: Path, form: str, target: Path) -> int:
    from roleplay.app.facade import Roleplay
    from roleplay.core.exports import FORMS, ExportWish

    app = Roleplay(Places(data, *(target.parent / name for name in ("config", "cache", "log"))))
    try:
        if form == "reading":
            return app.exports.read_calls()
        if form == "statements":
            return app.statements.job(ExportWish(), "json", target).run().rows
        wanted = next(one for one in FORMS if one == form)
        return app.exports.job(ExportWish(form=wanted), target).run().rows
    finally:
        app.close()


def _peak_memory() -> int:
    """Return the most memory that this process had, in bytes (resident set).

    On Linux not by `getrusage`: that counts what the process that started this one had at that moment.
    """
    status = Path("/proc/self/status")
    if status.exists():
        peak = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM:"))
        return int(peak.split()[1]) * 1024
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


if __name__ == "__main__":
    main(*sys.argv[1:])
