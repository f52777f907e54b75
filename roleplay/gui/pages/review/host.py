"""What the panels beside a call may ask of the page, and hear from it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from roleplay.app.desk.blind_task import BlindTask
from roleplay.app.desk.replay import OpenedCall
from roleplay.review.marks import Mark

Passage = tuple[float, float]
"""Begin and end, seconds since the line was opened."""


class ReviewHost(QObject):
    """The joint between the page of one call and the panels on its right; the page connects to the signals below.

    A panel is any widget made with `(context, host)`; see `panels.py`.
    """

    opened = Signal(object)
    """The call was read, or read again after a correction: `OpenedCall`."""
    moved = Signal(float)
    """What is heard now, in seconds since the line was opened; several times a second while it plays."""
    passage_changed = Signal(object)
    """A passage was drawn with the mouse: `Passage`, or None when it was taken away."""
    mark_chosen = Signal(object)
    """A `Mark` was clicked in the picture, of a panel or of the call."""

    seek_wanted = Signal(float)
    passage_wanted = Signal(float, float)
    hearing_wanted = Signal(float, float)
    quiet_wanted = Signal()
    marks_given = Signal(str, object)
    message_wanted = Signal(str, str)
    reading_wanted = Signal()

    def __init__(self, session_id: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session_id = session_id
        self.call: OpenedCall | None = None
        """None until the call was read."""
        self.blind: BlindTask | None = None
        """Why the person must not see what others have said about the call; None when they may."""
        self.position = 0.0
        """What is heard now, seconds since the line was opened."""
        self.passage: Passage | None = None
        """The passage that is drawn, None when there is none."""

    # --- asked by the panels ---

    def seek(self, at: float) -> None:
        """Go to a moment."""
        self.seek_wanted.emit(at)

    def show_passage(self, begin: float, end: float) -> None:
        """Draw a passage and bring it into view."""
        self.passage_wanted.emit(begin, end)

    def hear(self, begin: float, end: float) -> None:
        """Play a passage once."""
        self.hearing_wanted.emit(begin, end)

    def be_quiet(self) -> None:
        """Stop playing: somebody wants to record, say."""
        self.quiet_wanted.emit()

    def give_marks(self, source: str, marks: Sequence[Mark]) -> None:
        """Show marks of kind `comment` or `passage` in place of those that this source gave before."""
        self.marks_given.emit(source, tuple(marks))

    def tell(self, text: str, kind: str = "good") -> None:
        """Show a message above the call; `kind` as in `Banner`."""
        self.message_wanted.emit(text, kind)

    def read_again(self) -> None:
        """Have the call read again, because a correction has changed it."""
        self.reading_wanted.emit()

    # --- told by the page ---

    def set_call(self, call: OpenedCall, blind: BlindTask | None = None) -> None:
        self.call, self.blind = call, blind
        self.opened.emit(call)

    def set_position(self, at: float) -> None:
        self.position = at
        self.moved.emit(at)

    def set_passage(self, passage: Passage | None) -> None:
        if passage != self.passage:
            self.passage = passage
            self.passage_changed.emit(passage)
