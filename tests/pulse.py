"""A real sound server for tests: PulseAudio with null sinks, in a runtime folder of its own.

    with PulseServer(tmp_path) as server:
        subprocess.run([...], env=os.environ | server.environment)      # a program of its own, or
        with server.attached():                                         # this process
            line = open_line(...)

Whoever plays to the default device is heard by `record_loudspeaker`, and `play_into_microphone` speaks into the
default microphone. PortAudio reads the environment and the list of devices only when it starts, hence `attached`,
which starts it anew before and after; close every stream before leaving it.

A missing PulseAudio fails the test: `./test` installs `pulseaudio pulseaudio-utils libasound2-plugins`.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import wave
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

RATE = 16_000
_PATIENCE = 60.0

# PortAudio on Linux knows ALSA only; each of these becomes a device of that name.
_ALSA = """
pcm.!default { type pulse }
ctl.!default { type pulse }
pcm.headset { type pulse }
pcm.spare { type pulse }
"""


class PulseServer:
    """A PulseAudio server that runs until `close` (or the end of the `with` block)."""

    def __init__(self, folder: Path) -> None:
        for program in ("pulseaudio", "pactl", "paplay", "parec"):
            assert shutil.which(program), (
                f"'{program}' is missing: apt-get install pulseaudio pulseaudio-utils libasound2-plugins"
            )
        # A Unix socket's path may have 107 bytes; pytest's folders are often longer than that.
        self._runtime = Path(tempfile.mkdtemp(prefix="pulse-"))
        self._folder = folder
        (folder / "asound.conf").write_text(_ALSA)
        self.environment = {
            "XDG_RUNTIME_DIR": str(self._runtime),
            "PULSE_RUNTIME_PATH": str(self._runtime),
            "PULSE_SERVER": f"unix:{self._runtime}/native",
            "PULSE_STATE_PATH": str(self._runtime / "state"),
            "PULSE_COOKIE": str(self._runtime / "cookie"),
            "ALSA_CONFIG_PATH": str(folder / "asound.conf"),
        }
        # A stream whose device goes away ends, as it does where there is no sound server to move it elsewhere.
        (folder / "daemon.conf").write_text("rescue-streams = no\n")
        self._log = (folder / "pulseaudio.log").open("wb")
        self._start()

    def _start(self) -> None:
        self._server = subprocess.Popen(
            [
                "pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--disallow-exit", "--log-target=stderr",
                "--disable-shm=1",  # libpulse 16 may deadlock over shared memory in a client whose server was killed
                f"--load=module-native-protocol-unix auth-anonymous=1 socket={self._runtime}/native",
                "--load=module-null-sink sink_name=spk rate=48000 norewinds=1",
                "--load=module-null-sink sink_name=mic rate=48000 norewinds=1",
                "--load=module-remap-source master=mic.monitor source_name=micsrc",
            ],
            env=self._env() | {"PULSE_CONFIG": str(self._folder / "daemon.conf")},
            stdin=subprocess.DEVNULL,
            stdout=self._log,
            stderr=self._log,
        )  # fmt: skip
        try:
            self._wait_until_ready()
            self.pactl("set-default-sink", "spk")
            self.pactl("set-default-source", "micsrc")
            self.hiss("mic")
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> PulseServer:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the server and remove its runtime folder."""
        self.kill()
        self._log.close()
        shutil.rmtree(self._runtime, ignore_errors=True)

    def kill(self) -> None:
        """Pull the plug: what the programs that use it see is a sound card that goes away."""
        self._server.kill()
        self._server.wait()

    def restart(self) -> None:
        """End the server and start it anew, as an update of the system does."""
        self.kill()
        self._start()

    def load(self, module: str, *arguments: str) -> str:
        """Plug in a device: load a module; return its index, for `unload`."""
        return self.pactl("load-module", module, *arguments).strip()

    def unload(self, name: str) -> None:
        """Unplug a device: unload the module of this index, or all whose arguments name this sink or source."""
        for line in self.pactl("list", "short", "modules").splitlines():
            index, _, arguments = line.split("\t")[:3]
            if name in (index, *(argument.partition("=")[2] for argument in arguments.split())):
                self.pactl("unload-module", index)

    def add_headset(self) -> None:
        """Make the devices of before one that is called `desk`, and plug in others as the system's default.

        The server moves a stream from the default device to the next one by itself; `desk` just goes away.
        """
        for sink in ("headset_out", "headset_in"):
            self.load("module-null-sink", f"sink_name={sink}", "rate=48000", "norewinds=1")
        self.pactl("set-default-sink", "headset_out")
        self.pactl("set-default-source", "headset_in.monitor")
        self.hiss("headset_in")
        with Path(self.environment["ALSA_CONFIG_PATH"]).open("a") as file:
            file.write(
                "pcm.desk { type asym playback.pcm { type pulse device spk } "
                "capture.pcm { type pulse device micsrc } }\n"
            )

    def plug_in_microphone(self, rate: int = 48_000) -> None:
        """Put back a microphone that was pulled out with `unload("mic")`."""
        self.load("module-null-sink", "sink_name=mic", f"rate={rate}", "norewinds=1")
        self.load("module-remap-source", "master=mic.monitor", "source_name=micsrc", f"rate={rate}")
        self.hiss("mic")

    def plug_in_loudspeaker(self, rate: int = 48_000) -> None:
        """Put back a loudspeaker that was pulled out with `unload("spk")`."""
        self.load("module-null-sink", "sink_name=spk", f"rate={rate}", "norewinds=1")

    def hiss(self, sink: str) -> None:
        """Let a sink carry the faint noise of a real microphone: exact zeros are those of a muted one."""
        hiss = np.random.default_rng(0).integers(-3, 4, 10 * RATE).astype("<i2").tobytes()
        player = subprocess.Popen(
            ["pacat", f"--device={sink}", "--format=s16le", f"--rate={RATE}", "--channels=1", "--latency-msec=200"],
            env=self._env(),
            stdin=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )

        def feed() -> None:
            assert player.stdin is not None
            with contextlib.suppress(OSError):  # the sink is gone
                while True:
                    player.stdin.write(hiss)
            player.wait()

        threading.Thread(target=feed, daemon=True).start()

    def pactl(self, *arguments: str) -> str:
        """Run `pactl` against this server and return what it prints."""
        done = subprocess.run(
            ["pactl", *arguments], env=self._env(), check=True, capture_output=True, text=True, timeout=_PATIENCE
        )
        return done.stdout

    @contextlib.contextmanager
    def attached(self) -> Iterator[None]:
        """Let this process's PortAudio use the server."""
        before = {name: os.environ.get(name) for name in self.environment}
        os.environ.update(self.environment)
        try:
            restart_portaudio()
            yield
        finally:
            for name, value in before.items():
                if value is None:
                    os.environ.pop(name, None)
                else:
                    os.environ[name] = value
            restart_portaudio()

    def play_into_microphone(
        self, sound: Path | NDArray[np.int16], *, wait: bool = True, sink: str = "mic"
    ) -> subprocess.Popen[bytes]:
        """Speak a WAV file, or mono samples at 16 kHz, into the microphone; return at its end if `wait`."""
        if not isinstance(sound, Path):
            sound = self._as_wav(sound)
        player = subprocess.Popen(["paplay", f"--device={sink}", "--latency-msec=100", str(sound)], env=self._env())
        if wait:
            assert player.wait(timeout=600) == 0
        return player

    @contextlib.contextmanager
    def record_loudspeaker(self, sink: str = "spk") -> Iterator[Recorder]:
        """Record what is played, from now to the end of the block, as `Recorder.samples`."""
        recorder = Recorder(self._env(), f"{sink}.monitor")
        try:
            self._wait_for("the recorder", lambda: "parec" in self.pactl("list", "source-outputs"))
            yield recorder
        finally:
            recorder.close()

    def _env(self) -> dict[str, str]:
        return os.environ | self.environment

    def _wait_until_ready(self) -> None:
        self._wait_for("PulseAudio", self._answers)

    def _answers(self) -> bool:
        if self._server.poll() is not None:
            self._log.flush()
            raise AssertionError(f"PulseAudio ended: {(self._folder / 'pulseaudio.log').read_text()}")
        done = subprocess.run(["pactl", "info"], check=False, env=self._env(), capture_output=True, timeout=_PATIENCE)
        return done.returncode == 0 and "micsrc" in self.pactl("list", "short", "sources")

    @staticmethod
    def _wait_for(what: str, ready) -> None:
        deadline = time.monotonic() + _PATIENCE
        while not ready():
            assert time.monotonic() < deadline, f"{what} was not ready within {_PATIENCE:g} s"
            time.sleep(0.02)  # between two questions, not instead of one

    def _as_wav(self, samples: NDArray[np.int16]) -> Path:
        number = len(list(self._folder.glob("spoken-*.wav")))
        path = self._folder / f"spoken-{number}.wav"
        with wave.open(str(path), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(samples.astype("<i2").tobytes())
        return path


class Recorder:
    """A running `parec`, mono at 16 kHz."""

    def __init__(self, env: dict[str, str], source: str) -> None:
        self._process = subprocess.Popen(
            ["parec", f"--device={source}", "--format=s16le", f"--rate={RATE}", "--channels=1", "--latency-msec=20"],
            env=env,
            stdout=subprocess.PIPE,
        )
        self._parts: list[bytes] = []
        self._grown = threading.Condition()
        self._thread = threading.Thread(target=self._collect, daemon=True)
        self._thread.start()

    @property
    def samples(self) -> NDArray[np.int16]:
        """Everything recorded so far."""
        data = b"".join(self._parts)
        return np.frombuffer(data[: len(data) // 2 * 2], "<i2")

    def wait_until(self, heard, timeout: float = _PATIENCE) -> NDArray[np.int16]:
        """Wait until `heard(samples)` is true of everything recorded, and return that."""
        with self._grown:
            assert self._grown.wait_for(lambda: heard(self.samples), timeout), "what was waited for was not heard"
        return self.samples

    def wait_for_sound(self, peak: int = 500, timeout: float = _PATIENCE) -> NDArray[np.int16]:
        """Wait until something was played."""
        return self.wait_until(lambda samples: bool(len(samples)) and np.abs(samples).max() >= peak, timeout)

    def wait_seconds(self, seconds: float) -> NDArray[np.int16]:
        """Wait until this much more has been recorded."""
        wanted = len(self.samples) + round(seconds * RATE)
        return self.wait_until(lambda samples: len(samples) >= wanted, seconds + _PATIENCE)

    def close(self) -> None:
        """End the recording; what was recorded stays."""
        self._process.terminate()
        self._process.wait()
        self._thread.join()

    def _collect(self) -> None:
        assert self._process.stdout is not None
        while part := os.read(self._process.stdout.fileno(), 65536):
            with self._grown:
                self._parts.append(part)
                self._grown.notify_all()
        self._process.stdout.close()


def restart_portaudio() -> None:
    """Let PortAudio read the environment and the devices anew, if this process has loaded it already."""
    sounddevice = sys.modules.get("sounddevice")
    if sounddevice is not None and sounddevice._initialized:
        sounddevice._terminate()
        sounddevice._initialize()
