"""The program under measurement, in a process of its own: rings as `roleplay call` does, and tells what happens.

`python -m roleplay.app.bench.caller LIBRARY` plays the one scenario of a library in the home that `ROLEPLAY_HOME`
names, on the default microphone and loudspeaker. Standard output carries one JSON object a line:
`{"recogniser": ...}`, then every event that is stored, at last `{"troubles": ..., "session": ...}`. Anything on
standard input, or its end, ends the call.
"""

from __future__ import annotations

import json
import os
import sys
import threading
from dataclasses import replace
from pathlib import Path
from typing import get_args

from roleplay.app.bench.material import SCENARIO_ID
from roleplay.app.calls import CallBuilder
from roleplay.app.facade import Roleplay
from roleplay.app.options import CallOptions, RunningCall
from roleplay.core.errors import RoleplayError
from roleplay.core.events import AnyEvent, CallEvent
from roleplay.core.ports import Line
from roleplay.memory import limit_arenas
from roleplay.places import resources
from roleplay.store.codec import encode

_STORED = get_args(CallEvent)


class WatchedCalls(CallBuilder):
    """Builds calls as for a person, and remembers the line."""

    line: Line | None = None

    def _device_line(self, options: CallOptions) -> Line:
        self.line = super()._device_line(options)
        return self.line

    @property
    def troubles(self) -> int:
        """How often the microphone lost sound or the loudspeaker ran dry."""
        return int(getattr(self.line, "troubles", 0))


def call(library: Path, write: Tell) -> None:
    """Hold the call. Raises `RoleplayError`."""
    app = Roleplay(shipped=replace(resources(), scenario_library=library))
    _ = app._parts.library, app._parts.understander
    calls = WatchedCalls(app._parts, app.settings)

    def listener(event: AnyEvent) -> None:
        if isinstance(event, _STORED):
            write(f'{{"event": {encode(event)}}}')

    running = calls.build(CallOptions(SCENARIO_ID, answer_at_once=True), listener)
    write(json.dumps({"recogniser": running.recogniser}))
    running.start()
    threading.Thread(target=_leave_when_told, args=(running,), daemon=True).start()
    running.join()
    write(json.dumps({"troubles": calls.troubles, "session": running.session_id}))
    app.close()
    if running.failure is not None:
        raise running.failure


def _leave_when_told(running: RunningCall) -> None:
    sys.stdin.readline()
    running.abort()


class Tell:
    """Writes lines to the parent, from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._out = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # whatever a library prints is no event

    def __call__(self, line: str) -> None:
        with self._lock:
            self._out.write(line + "\n")
            self._out.flush()


def main() -> None:
    """Hold one call."""
    limit_arenas()
    os.umask(0o077)
    tell = Tell()
    try:
        call(Path(sys.argv[1]), tell)
    except RoleplayError as error:
        tell(json.dumps({"error": error.message, "hint": error.hint}))
        sys.exit(1)


if __name__ == "__main__":
    main()
