"""Whether the person has asked their system for less movement on the screen."""

from __future__ import annotations

import sys

_PORTAL = "org.freedesktop.portal.Desktop"
_PATH = "/org/freedesktop/portal/desktop"
_SETTINGS = "org.freedesktop.portal.Settings"
_WAIT_MS = 200


def reduced_motion() -> bool:
    """Ask the system; where it cannot be asked, movement is fine."""
    if sys.platform == "win32":
        return not _windows_animates()
    if sys.platform == "darwin":
        return _macos_reduces()
    # The portal speaks for every Linux desktop; older ones only know GNOME's own switch.
    reduced = _portal("org.freedesktop.appearance", "reduced-motion")
    return reduced == 1 or _portal("org.gnome.desktop.interface", "enable-animations") is False


def _portal(namespace: str, key: str) -> object:
    """Return a setting of the desktop (XDG desktop portal, interface Settings), None when there is none."""
    from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusVariant

    bus = QDBusConnection.sessionBus()
    if not bus.isConnected():
        return None
    question = QDBusMessage.createMethodCall(_PORTAL, _PATH, _SETTINGS, "ReadOne")
    question.setArguments([namespace, key])
    answer = bus.call(question, timeout=_WAIT_MS)
    if answer.type() != QDBusMessage.MessageType.ReplyMessage or not answer.arguments():
        return None
    value = answer.arguments()[0]
    return value.variant() if isinstance(value, QDBusVariant) else value


def _windows_animates() -> bool:
    import ctypes

    get_client_area_animation = 0x1042  # SPI_GETCLIENTAREAANIMATION
    on = ctypes.c_int(1)
    windll = ctypes.windll  # type: ignore[attr-defined]
    windll.user32.SystemParametersInfoW(get_client_area_animation, 0, ctypes.byref(on), 0)
    return bool(on.value)


def _macos_reduces() -> bool:
    import plistlib
    from pathlib import Path

    kept = Path.home() / "Library" / "Preferences" / "com.apple.universalaccess.plist"
    try:
        return bool(plistlib.loads(kept.read_bytes()).get("reduceMotion", False))
    except (OSError, plistlib.InvalidFileException, ValueError):
        return False
