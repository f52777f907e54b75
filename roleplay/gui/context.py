"""What every page is given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from roleplay.app import Roleplay
from roleplay.gui.rights import ALONE, Me
from roleplay.gui.tasks import Tasks


@dataclass(frozen=True, slots=True)
class Context:
    """The facade, the background, and where problems go."""

    app: Roleplay
    tasks: Tasks
    fail: Callable[[BaseException], None]
    """Shows a problem to the person; called in the window's thread."""
    me: Me = ALONE
    """Who is signed in, and what they may do; pages are made anew for the next one."""
