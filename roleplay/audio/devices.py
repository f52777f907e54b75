"""Microphones and loudspeakers by name, through PortAudio."""

from __future__ import annotations

import ctypes
import sys
import threading
from dataclasses import dataclass
from types import ModuleType
from typing import Any, Literal

from roleplay.core.errors import DeviceError
from roleplay.core.records import Device

Kind = Literal["microphone", "loudspeaker"]

_CHANNELS: dict[Kind, str] = {"microphone": "max_input_channels", "loudspeaker": "max_output_channels"}
_LATENCY: dict[Kind, str] = {"microphone": "default_low_input_latency", "loudspeaker": "default_low_output_latency"}
_DEFAULT: dict[Kind, str] = {"microphone": "default_input_device", "loudspeaker": "default_output_device"}

# The same device appears once per host API; these give whole names and work in shared mode.
_PREFERRED_HOSTS = ("Windows WASAPI", "Core Audio", "ALSA")

_SETTINGS_HINTS = {
    "win32": "Look under Settings > System > Sound, and let desktop apps use the microphone under Privacy.",
    "darwin": "Look under System Settings > Sound, and allow the microphone under Privacy & Security > Microphone.",
    "linux": "Plug one in and check it in the sound settings (or with 'pactl info', 'aplay -l' and 'arecord -l').",
}


@dataclass(frozen=True, slots=True)
class FoundDevice:
    """A device that was looked up, to be opened now: the index holds until the list is refreshed."""

    kind: Kind
    index: int
    name: str
    channels: int
    rate: float
    """The device's own sample rate."""
    low_latency: float
    """The lowest latency in seconds that its driver thinks safe."""
    host: str
    """Name of the host API."""


class Devices:
    """The sound devices of the machine. Thread-safe; make one for the program, for PortAudio has one state.

    Raises `DeviceError` when PortAudio is missing.
    """

    def __init__(self) -> None:
        self.portaudio = _load_portaudio()
        self._lock = threading.RLock()
        self._open_streams = 0

    def microphones(self) -> tuple[Device, ...]:
        """List the microphones; may be empty."""
        return self._list("microphone")

    def loudspeakers(self) -> tuple[Device, ...]:
        """List the loudspeakers; may be empty."""
        return self._list("loudspeaker")

    def refresh(self) -> bool:
        """Look for devices that came or went; False when sound is running, which keeps the list as it is.

        PortAudio has no hot-plug: its list is made when it starts, so it is ended and started again.
        Raises `DeviceError` when it does not start.
        """
        with self._lock:
            if self._open_streams:
                return False
            try:
                if self.portaudio._initialized:
                    self.portaudio._terminate()
                self.portaudio._initialize()
            except self.portaudio.PortAudioError as error:
                raise _no_sound_system(error) from error
            return True

    def find(self, kind: Kind, name: str = "") -> FoundDevice:
        """Return the device of this name, or the only one whose name contains it; the default one for an empty name.

        A device that is not in the list may have been plugged in since: the list is refreshed once.
        Raises `DeviceError` when there is none, or more than one.
        """
        with self._lock:
            found = self._look_up(kind, name)
            if found is None and self.refresh():
                found = self._look_up(kind, name)
            if found is None:
                raise self._not_found(kind, name)
            return found

    def acquire(self, kind: Kind, name: str = "") -> FoundDevice:
        """Find a device to open a stream on, and keep the list as it is until `release`: refreshing ends streams."""
        with self._lock:
            found = self.find(kind, name)
            self._open_streams += 1
            return found

    def release(self) -> None:
        """Take back one `acquire`: the stream is closed."""
        with self._lock:
            self._open_streams -= 1

    def abandon(self) -> None:
        """Say that a stream cannot be closed: its `acquire` stays, and PortAudio must not be ended any more.

        Ending it would wait for that stream, even when the program leaves.
        """
        self.portaudio._initialized = 0  # type: ignore[attr-defined]

    def _list(self, kind: Kind) -> tuple[Device, ...]:
        with self._lock:
            default = self._default(kind)
            hosts = self._hosts(kind)
            return tuple(
                Device(found.name, found.channels, default is not None and found.index == default.index)
                for found in self._all(kind)
                if hosts and found.host == hosts[0]
            )

    def _all(self, kind: Kind) -> list[FoundDevice]:
        """Return the devices of all host APIs, those of the preferred one first; none without a sound system."""
        try:
            hosts = [host["name"] for host in self.portaudio.query_hostapis()]
        except self.portaudio.PortAudioError:  # it did not start when the list was refreshed
            return []
        found = [
            FoundDevice(
                kind,
                info["index"],
                info["name"],
                info[_CHANNELS[kind]],
                info["default_samplerate"],
                info[_LATENCY[kind]],
                hosts[info["hostapi"]],
            )
            for info in self.portaudio.query_devices()
            if info[_CHANNELS[kind]] > 0
        ]
        return sorted(found, key=lambda device: _host_rank(device.host))

    def _hosts(self, kind: Kind) -> list[str]:
        return list(dict.fromkeys(found.host for found in self._all(kind)))

    def _default(self, kind: Kind) -> FoundDevice | None:
        everything = self._all(kind)
        if not everything:
            return None
        defaults = {host[_DEFAULT[kind]] for host in self.portaudio.query_hostapis()}
        chosen = [found for found in everything if found.index in defaults]
        return next(iter(chosen), next(iter(everything), None))

    def _look_up(self, kind: Kind, name: str) -> FoundDevice | None:
        if not name:
            return self._default(kind)
        wanted = name.casefold()
        everything = self._all(kind)
        for found in everything:
            if found.name.casefold() == wanted:
                return found
        near = {found.name: found for found in reversed(everything) if wanted in found.name.casefold()}
        if len(near) > 1:
            raise DeviceError(
                f"More than one {kind} is called like '{name}': {', '.join(sorted(near))}.",
                hint="Give the whole name.",
                code="device_ambiguous",
                side=kind,
                device=name,
            )
        return next(iter(near.values()), None)

    def _not_found(self, kind: Kind, name: str) -> DeviceError:
        names = [device.name for device in self._list(kind)]
        if not names:
            return DeviceError(f"There is no {kind}.", hint=settings_hint(), code="device_none", side=kind)
        return DeviceError(
            f"There is no {kind} called '{name}'.",
            hint=f"Plug it in, or choose another one: {', '.join(names)}.",
            code="device_unknown",
            side=kind,
            device=name,
        )


def settings_hint() -> str:
    """Say where this system's sound settings are."""
    return _SETTINGS_HINTS.get(sys.platform, _SETTINGS_HINTS["linux"])


def could_not_open(portaudio: ModuleType, device: FoundDevice, error: Exception) -> DeviceError:
    """Turn PortAudio's reason for not opening a device into one for a person."""
    reason, code = _reason(portaudio, error)
    if reason == "denied":
        return DeviceError(
            f"The {device.kind} '{device.name}' must not be used by this program.",
            hint=settings_hint(),
            code="device_denied",
            side=device.kind,
            device=device.name,
        )
    if reason == "busy":
        return DeviceError(
            f"The {device.kind} '{device.name}' is busy.",
            hint="Close the program that uses it, or choose another device.",
            code="device_busy",
            side=device.kind,
            device=device.name,
        )
    detail = f" (PortAudio {code}: {error.args[0] if error.args else error})"
    return DeviceError(
        f"The {device.kind} '{device.name}' could not be opened{detail}.",
        hint=settings_hint(),
        code="device_failed",
        side=device.kind,
        device=device.name,
    )


def _reason(portaudio: ModuleType, error: Exception) -> tuple[Literal["denied", "busy", "other"], int]:
    code = error.args[1] if isinstance(error, portaudio.PortAudioError) and len(error.args) > 1 else 0
    host: Any = error.args[2] if len(error.args) > 2 else (0, 0, "")
    text = str(host[2]).casefold()
    # WASAPI answers E_ACCESSDENIED, ALSA EACCES or EBUSY; PortAudio passes them on as "unanticipated".
    if host[1] in (-2147024891, -13) or "denied" in text:
        return "denied", code
    if code == portaudio._lib.paDeviceUnavailable or host[1] == -16 or "busy" in text:
        return "busy", code
    return "other", code


def _host_rank(host: str) -> int:
    return _PREFERRED_HOSTS.index(host) if host in _PREFERRED_HOSTS else len(_PREFERRED_HOSTS)


def _no_sound_system(error: Exception) -> DeviceError:
    message = f"The sound system could not be started ({error})."
    return DeviceError(message, hint=settings_hint(), code="device_system")


def _load_portaudio() -> ModuleType:
    try:
        import sounddevice
    except OSError as error:  # its way to say that the shared library is missing
        hint = "Install it: apt install libportaudio2" if sys.platform == "linux" else "Install sounddevice again."
        raise DeviceError(
            f"The sound library PortAudio could not be loaded ({error}).", hint=hint, code="device_library"
        ) from error
    except Exception as error:  # sounddevice.PortAudioError cannot be imported when importing its module failed
        raise _no_sound_system(error) from error
    _quieten_alsa()
    return sounddevice  # type: ignore[no-any-return]


# Kept by the module because ALSA keeps only its address.
_ALSA_MESSAGE = ctypes.CFUNCTYPE(None, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p)
_IGNORE_ALSA_MESSAGE = _ALSA_MESSAGE(lambda _file, _line, _function, _code, _format: None)


def _quieten_alsa() -> None:
    """Keep ALSA from writing to the terminal in mid-call: whatever matters comes as an error or a status, too."""
    if sys.platform != "linux":
        return
    try:
        ctypes.CDLL("libasound.so.2").snd_lib_error_set_handler(_IGNORE_ALSA_MESSAGE)
    except (OSError, AttributeError):
        return  # PortAudio was built without ALSA
