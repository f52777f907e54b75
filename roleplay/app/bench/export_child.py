"""Makes one export of a store, as a process of its own, and prints what it took: `bench export` starts it."""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

from roleplay.memory import no_collections
from roleplay.places import Places


def main(data: str, form: str, target: str) -> None:
    """Export the practice log of a data folder, or its `statements`.

    `form` `reading` only reads the calls that were not read yet.
    """
    from roleplay.app.facade import Roleplay
    from roleplay.core.exports import FORMS, ExportWish

    folder = Path(data)
    where = Path(target).parent
    app = Roleplay(Places(folder, where / "config", where / "cache", where / "log"))
    if form == "reading":
        rows = app.exports.read_calls()
    elif form == "statements":
        rows = app.statements.job(ExportWish(), "json", Path(target)).run().rows
    else:
        wanted = next(one for one in FORMS if one == form)
        with no_collections():  # as the command does
            rows = app.exports.job(ExportWish(form=wanted), Path(target)).run().rows
    app.close()
    told = {"rows": rows, "processor": time.process_time(), "peak": _peak_memory()}
    print(json.dumps(told))  # noqa: T201 - what this process is for


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
