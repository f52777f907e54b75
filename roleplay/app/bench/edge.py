"""The two ends of the virtual sound card: a mouth that speaks into its microphone, an ear that hears both sides."""

from __future__ import annotations

import os
import subprocess
import threading
from collections import deque
from pathlib import Path
from typing import IO, cast

import numpy as np
from numpy.typing import NDArray

from roleplay.app.bench.noise import room_noise
from roleplay.app.bench.sound_server import CARD_MONITOR, MICROPHONE, SoundServer
from roleplay.core.errors import MachineError
from roleplay.core.sound import CALL_RATE, SAMPLE_BYTES

Samples = NDArray[np.int16]

HOP = CALL_RATE // 100
"""Samples in one value of `Ear.levels`: 10 ms."""
_BLOCK = CALL_RATE // 50
_NOISE_SECONDS = 10
_AHEAD = 250
"""Milliseconds of sound that the server holds, lest a busy machine tears what is said apart."""
_PIPE_BYTES = 4_096
_SET_PIPE_SIZE = 1031
"""F_SETPIPE_SZ, which Python's `fcntl` names on Linux only; a full pipe of 64 KB would be two seconds of delay."""
_SILENT = -96.0


class Mouth:
    """Speaks into the microphone: the room's noise all the time, and over it what is to be said.

    A microphone in use is never digitally silent, and a program may take one that is for switched off.
    """

    def __init__(self, server: SoundServer, *, seed: int = 0) -> None:
        self._noise = room_noise(_NOISE_SECONDS, seed).astype(np.int16)
        self._said: deque[Samples] = deque()
        self._lock = threading.Lock()
        self._closed = False
        self._player = subprocess.Popen(  # noqa: S603
            [  # noqa: S607
                "pacat", "--playback", "--raw", f"--device={MICROPHONE}", "--format=s16le", f"--rate={CALL_RATE}",
                "--channels=1", f"--latency-msec={_AHEAD}", "--client-name=mouth",
            ],
            env=server.environment,
            stdin=subprocess.PIPE,
        )  # fmt: skip
        self._pipe = cast(IO[bytes], self._player.stdin)
        _shrink(self._pipe)
        self._thread = threading.Thread(target=self._speak, name="mouth", daemon=True)
        self._thread.start()

    def __enter__(self) -> Mouth:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def busy(self) -> bool:
        """Whether there is still something to be handed to the sound server."""
        return bool(self._said)

    def say(self, samples: Samples) -> None:
        """Queue sound at `CALL_RATE`; it is in the air about 0.4 s later."""
        with self._lock:
            for start in range(0, len(samples), _BLOCK):
                self._said.append(samples[start : start + _BLOCK])

    def close(self) -> None:
        """Stop the noise, too."""
        self._closed = True
        self._player.terminate()
        self._player.wait()
        self._thread.join()

    def _speak(self) -> None:
        position = 0
        while not self._closed:
            block = self._noise[position : position + _BLOCK].astype(np.int32)
            position = (position + _BLOCK) % len(self._noise)
            with self._lock:
                said = self._said.popleft() if self._said else None
            if said is not None:
                block[: len(said)] += said
            try:
                # Blocks until the server has taken what came before: that keeps the time.
                self._pipe.write(np.clip(block, -32768, 32767).astype("<i2").tobytes())
                self._pipe.flush()
            except (OSError, ValueError):
                return


def _shrink(pipe: IO[bytes]) -> None:
    try:
        import fcntl

        fcntl.fcntl(pipe.fileno(), _SET_PIPE_SIZE, _PIPE_BYTES)
    except (ImportError, OSError):
        return  # only later in the air


class Ear:
    """Hears both sides on the card's clock, and keeps them in a file: customer left, trainee right, `CALL_RATE`."""

    def __init__(self, server: SoundServer, file: Path) -> None:
        """Record into `file` (raw samples). Raises `MachineError` when nothing is heard."""
        self._file = file
        self._levels: list[tuple[float, float]] = []
        self._grown = threading.Condition()
        self._recorder = subprocess.Popen(  # noqa: S603
            [  # noqa: S607
                "parec", f"--device={CARD_MONITOR}", "--format=s16le", f"--rate={CALL_RATE}", "--channels=2",
                "--latency-msec=20", "--client-name=ear",
            ],
            env=server.environment,
            stdout=subprocess.PIPE,
        )  # fmt: skip
        self._thread = threading.Thread(target=self._listen, name="ear", daemon=True)
        self._thread.start()
        if not self.wait_until(0.1):
            self.close()
            raise MachineError("Nothing can be heard on the virtual sound card.", hint="Try again, or use --virtual.")

    def __enter__(self) -> Ear:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def now(self) -> float:
        """Seconds that have been recorded."""
        return len(self._levels) * HOP / CALL_RATE

    def wait_until(self, seconds: float, patience: float = 10.0) -> bool:
        """Wait until the recording is so long; False when it does not come to that within `patience` more seconds."""
        with self._grown:
            return self._grown.wait_for(lambda: self.now >= seconds, max(0.0, seconds - self.now) + patience)

    def levels(self, since: float) -> NDArray[np.float64]:
        """Return the loudness in dBFS of each 10 ms since a time: shape (n, 2), customer and trainee."""
        recent = self._levels[round(since * CALL_RATE / HOP) :]
        return np.array(recent, np.float64).reshape(-1, 2)

    def close(self) -> None:
        """End the recording; the file stays."""
        self._recorder.terminate()
        self._recorder.wait()
        self._thread.join()

    def samples(self) -> Samples:
        """Return everything that was recorded: shape (n, 2)."""
        return read_recording(self._file)

    def _listen(self) -> None:
        pipe = cast(IO[bytes], self._recorder.stdout)
        size = HOP * 2 * SAMPLE_BYTES
        rest = b""
        with self._file.open("wb") as file:
            while part := os.read(pipe.fileno(), 65536):
                file.write(part)
                rest += part
                whole = len(rest) // size * size
                heard = np.frombuffer(rest[:whole], "<i2").reshape(-1, HOP, 2).astype(np.float64)
                rest = rest[whole:]
                with self._grown:
                    self._levels += [tuple(level) for level in decibels(heard)]
                    self._grown.notify_all()
        pipe.close()


def decibels(blocks: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the loudness in dBFS of blocks of 16-bit samples: shape (n, length, channels) to (n, channels)."""
    power = np.mean(blocks**2, axis=1) / 32768**2
    return np.asarray(10 * np.log10(np.maximum(power, 10 ** (_SILENT / 10))))


def read_recording(file: Path) -> Samples:
    """Return a recording of `Ear`: shape (n, 2)."""
    data = file.read_bytes()
    frame = 2 * SAMPLE_BYTES
    return np.frombuffer(data[: len(data) // frame * frame], "<i2").reshape(-1, 2)
