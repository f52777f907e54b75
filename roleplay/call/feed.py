"""Takes what is still being made of a line, so that whoever plays it never waits."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from queue import Empty, SimpleQueue

from roleplay.core.errors import ModelError
from roleplay.core.ports import Spoken

_log = logging.getLogger(__name__)


class Feed:
    """Draws the pieces of one line in a thread of its own."""

    def __init__(self, pieces: Iterator[Spoken]) -> None:
        """`pieces` belongs to the feed from now on."""
        self._ready: SimpleQueue[Spoken | None] = SimpleQueue()
        self._pieces = pieces
        self.error: ModelError | None = None
        """Why the line ends early; known once it is over."""
        self.over = False
        """Whether all pieces were taken; nothing more will come."""
        threading.Thread(target=self._draw, name="line", daemon=True).start()

    def take(self) -> Iterator[Spoken]:
        """Yield what has come meanwhile; never waits."""
        while not self.over:
            try:
                piece = self._ready.get_nowait()
            except Empty:
                return
            if piece is None:
                self.over = True
            else:
                yield piece

    def _draw(self) -> None:
        try:
            for piece in self._pieces:
                self._ready.put(piece)
        except ModelError as error:
            self.error = error
        except Exception:
            _log.exception("the rest of a line could not be made")
            self.error = ModelError("The voice failed.", code="voice")
        finally:
            self._ready.put(None)
