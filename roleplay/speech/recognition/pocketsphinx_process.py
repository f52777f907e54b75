"""The child process that PocketSphinx works in, and questions to it; see `pocketsphinx_child`."""

from __future__ import annotations

import json
import os
import subprocess
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import IO, Any, cast

from roleplay.core.errors import ModelError
from roleplay.speech.child import NO_WINDOW, module_command, module_environment

_SECONDS_TO_STOP = 5.0

Segment = tuple[str, float, float, float]
"""Text, start and end in seconds, posterior probability."""
Found = dict[str, Any]
"""`words`: segments; `others`: texts of the next best ways to hear it."""
TellFound = Callable[[Found], None]

CAN_FORK = hasattr(os, "fork")


class DecoderProcess:
    """One decoder. Used by one thread."""

    def __init__(self, *, forking: bool = CAN_FORK) -> None:
        """Start the process and wait until it has loaded its model, about half a second.

        With `forking` an utterance can be settled by a fork. Raises `ModelError` when it cannot be started.
        """
        pipe = os.pipe() if forking else None
        arguments, inherited = ([str(pipe[1])], (pipe[1],)) if pipe else ([], ())
        self._process = subprocess.Popen(  # noqa: S603  our own module
            module_command("roleplay.speech.recognition.pocketsphinx_child", *arguments),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=module_environment(),
            creationflags=NO_WINDOW,
            pass_fds=inherited,
        )
        self._requests = cast(IO[bytes], self._process.stdin)
        self._replies = cast(IO[bytes], self._process.stdout)
        self._settlements = _Settlements(pipe[0]) if pipe else None
        if pipe:
            os.close(pipe[1])
        self._reply()

    @property
    def forking(self) -> bool:
        """Whether an utterance is settled by a fork, as well as at its end."""
        return self._settlements is not None

    @property
    def alive(self) -> bool:
        """Whether questions can be asked."""
        return self._process.poll() is None and not self._requests.closed

    def ask(self, wish: str, samples: bytes = b"", **more: int) -> dict[str, Any]:
        """Send one request and wait for its reply. Raises `ModelError`."""
        request = {"do": wish, "bytes": len(samples), **more}
        try:
            self._requests.write(json.dumps(request).encode() + b"\n" + samples)
            self._requests.flush()
        except (OSError, ValueError) as error:  # ValueError: closed by us
            raise _broken() from error
        return self._reply()

    def settle(self, tell: TellFound) -> None:
        """Have `tell` called, from another thread or at once, with what the utterance would end as now.

        It is not called when a newer request, or a newer utterance, comes first. Raises `ModelError`.
        """
        if self._settlements is None:
            tell(self.ask("settle"))
            return
        self.ask("settle", number=self._settlements.expect(tell))

    def stop(self) -> None:
        """End the process by ending its input."""
        with suppress(OSError):
            self._requests.close()
        try:
            self._process.wait(_SECONDS_TO_STOP)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._replies.close()

    def _reply(self) -> dict[str, Any]:
        line = self._replies.readline()
        if not line:
            self.stop()
            raise _broken()
        reply: dict[str, Any] = json.loads(line)
        if "error" in reply:
            raise _broken(reply["error"])
        return reply


class _Settlements:
    """Hears what the forks write, in a thread that ends with the last process that could write."""

    def __init__(self, pipe: int) -> None:
        self._pipe = pipe
        self._number = 0
        self._tell: TellFound | None = None
        self._lock = threading.Lock()
        threading.Thread(target=self._hear, name="settled recognition", daemon=True).start()

    def expect(self, tell: TellFound) -> int:
        """Return the number of a new request; only its answer counts from now on."""
        with self._lock:
            self._number += 1
            self._tell = tell
            return self._number

    def _hear(self) -> None:
        with os.fdopen(self._pipe, "rb") as lines:
            for line in lines:
                try:
                    settled = json.loads(line)
                except ValueError:
                    continue  # half a line of a fork that was ended
                with self._lock:
                    tell = self._tell if settled["settled"] == self._number else None
                if tell is not None:
                    tell(settled)


def _broken(detail: str = "") -> ModelError:
    return ModelError(
        f"The built-in speech recogniser stopped working{f' ({detail})' if detail else ''}.",
        hint="You can go on by typing. If it happens again, see: roleplay doctor",
    )
