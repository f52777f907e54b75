"""A private sound server with one virtual card, so that both sides of a call are heard on one clock.

The card is a null sink with two channels: what a program plays to the default loudspeaker goes into the left
channel, what is played into `mic` goes into the right one and comes out of the default microphone. The card's monitor
therefore holds both sides of a call sample by sample, with nothing to align.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from roleplay.core.errors import MachineError

PROGRAMS = ("pulseaudio", "pactl", "pacat", "parec")
CARD_MONITOR = "card.monitor"
CARD = "card"
MICROPHONE = "mic"
LOUDSPEAKER = "spk"
_PATIENCE = 20.0
_ORPHANED = 30
"""Seconds without a client after which the server ends by itself: should the bench be killed, it is not left over."""
_CARD_RATE = 48_000
_MODULES = (
    f"module-null-sink sink_name={CARD} rate={_CARD_RATE} channels=2 channel_map=front-left,front-right norewinds=1",
    f"module-remap-sink sink_name={LOUDSPEAKER} master={CARD} channels=1 channel_map=mono"
    " master_channel_map=front-left remix=no",
    f"module-remap-sink sink_name={MICROPHONE} master={CARD} channels=1 channel_map=mono"
    " master_channel_map=front-right remix=no",
    f"module-remap-source source_name=headset master={CARD_MONITOR} channels=1 channel_map=mono"
    " master_channel_map=front-right remix=no",
)
_ALSA = "pcm.!default { type pulse }\nctl.!default { type pulse }\n"


def check_programs() -> None:
    """Raise `MachineError` when PulseAudio is not installed."""
    for program in PROGRAMS:
        if shutil.which(program) is None:
            raise MachineError(
                f"The program {program} is missing: the measurement needs a sound server of its own.",
                hint="Install it (Debian, Ubuntu: apt install pulseaudio pulseaudio-utils libasound2-plugins), or "
                "measure without a sound card: roleplay bench latency --virtual",
            )


class SoundServer:
    """A PulseAudio server that runs until `close`, or the end of a `with` block.

    Raises `MachineError` when PulseAudio is not installed or does not start.
    """

    def __init__(self) -> None:
        check_programs()
        # A Unix socket's path may have 107 bytes, so the folder's name is short.
        self._folder = Path(tempfile.mkdtemp(prefix="rp-sound-"))
        (self._folder / "asound.conf").write_text(_ALSA, "ascii")
        socket = self._folder / "native"
        self.variables = {
            "XDG_RUNTIME_DIR": str(self._folder),
            "PULSE_RUNTIME_PATH": str(self._folder),
            "PULSE_SERVER": f"unix:{socket}",
            "PULSE_STATE_PATH": str(self._folder / "state"),
            "PULSE_COOKIE": str(self._folder / "cookie"),
            "ALSA_CONFIG_PATH": self._alsa(),
        }
        loads = [f"--load=module-native-protocol-unix auth-anonymous=1 socket={socket}"]
        loads += [f"--load={module}" for module in _MODULES]
        self._log = (self._folder / "log").open("wb")
        options = ("-n", "--daemonize=no", f"--exit-idle-time={_ORPHANED}", "--disallow-exit", "--log-target=stderr")
        self._server = subprocess.Popen(  # noqa: S603 - the name is ours
            ["pulseaudio", *options, "--disable-shm=1", *loads],  # noqa: S607 - wherever it is installed
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=self._log,
            stderr=self._log,
        )
        try:
            self._wait_until_ready()
            self.control("set-default-sink", LOUDSPEAKER)
            self.control("set-default-source", "headset")
        except BaseException:
            self.close()
            raise

    @property
    def environment(self) -> dict[str, str]:
        """For programs that are to use this server."""
        return os.environ | self.variables

    def __enter__(self) -> SoundServer:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the server and remove its folder."""
        self._server.terminate()
        try:
            self._server.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            self._server.kill()
            self._server.wait()
        self._log.close()
        shutil.rmtree(self._folder, ignore_errors=True)

    def control(self, *arguments: str) -> str:
        """Run `pactl` and return what it prints. Raises `MachineError`."""
        try:
            done = subprocess.run(  # noqa: S603
                ["pactl", *arguments],  # noqa: S607
                env=self.environment,
                check=True,
                capture_output=True,
                text=True,
                timeout=_PATIENCE,
            )
        except (subprocess.SubprocessError, OSError) as error:
            raise self._broken(f"pactl {arguments[0]}: {error}") from error
        return done.stdout

    def _alsa(self) -> str:
        # PortAudio knows ALSA only; the system's own file tells ALSA where its plugins are.
        system = Path("/usr/share/alsa/alsa.conf")
        own = str(self._folder / "asound.conf")
        return f"{system}:{own}" if system.is_file() else own

    def _wait_until_ready(self) -> None:
        deadline = time.monotonic() + _PATIENCE
        while time.monotonic() < deadline:
            if self._server.poll() is not None:
                raise self._broken("it ended at once")
            with suppress(MachineError):
                if "headset" in self.control("list", "short", "sources"):
                    return
            time.sleep(0.05)
        raise self._broken("it did not get ready")

    def _broken(self, why: str) -> MachineError:
        self._log.flush()
        said = (self._folder / "log").read_text("utf-8", "replace").strip().splitlines()[-1:] or ["it says nothing"]
        return MachineError(
            f"The sound server PulseAudio does not work here ({why}; {said[0]}).",
            hint="Measure without a sound card: roleplay bench latency --virtual",
        )
