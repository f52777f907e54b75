"""How long the customer waits for an answer."""

from __future__ import annotations


class Patience:
    """A clock that runs while it is the trainee's turn and nothing is said; time is passed in."""

    def __init__(self) -> None:
        self.seconds = 0.0
        """How long the customer waits now."""
        self._since: float | None = None

    def begin(self, at: float) -> None:
        """The floor is the trainee's from now on."""
        self._since = at

    def stop(self) -> None:
        """Somebody talks."""
        self._since = None

    def begin_again(self, at: float) -> None:
        """Somebody is about to answer: if the customer waits, the time starts anew."""
        if self._since is not None:
            self._since = at

    def over(self, at: float, factor: float) -> float | None:
        """Return how many seconds were waited, once, when that is `factor` times more than the customer bears."""
        if self._since is None or at - self._since < self.seconds * factor:
            return None
        waited = at - self._since
        self._since = None
        return waited
