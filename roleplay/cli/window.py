"""`roleplay` without a command: the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roleplay.core.errors import MachineError

if TYPE_CHECKING:
    from roleplay.app import Roleplay


def open_window(app: Roleplay) -> int:
    """Open the window and return the exit code once it is closed.

    Raises `MachineError` where there is no display.
    """
    from roleplay.app.doctor import has_display

    if not has_display():  # Qt would end the process
        raise MachineError(
            "There is no display to open the window on.",
            hint="`roleplay demo` plays a call by itself, `roleplay call laptop-overdue` rings here in the terminal.",
        )
    from roleplay.gui import window

    return window.open_window(app)
