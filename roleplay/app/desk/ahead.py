"""What opening a saved call needs, loaded ahead."""

from __future__ import annotations

from importlib import import_module

_NEEDED = ("roleplay.app.sounds", "roleplay.app.desk.trust", "roleplay.store.comments")


def load_ahead() -> None:
    """Import what is otherwise imported when the first call is opened.

    An import holds Python's lock for as long as a library is being loaded, in whatever thread: the window would not
    answer just when somebody waits for it.
    """
    for name in _NEEDED:
        import_module(name)
