"""Offers a break after a hot call, until it is taken, declined, or the person goes on."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from roleplay.gui.context import Context
from roleplay.gui.widgets.banner import Banner
from roleplay.review.strain import Strain


class BreakOffer(QObject):
    """Judges each call that has ended, and keeps the offer standing in the window's banner."""

    accepted = Signal()

    def __init__(self, context: Context, banner: Banner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._banner = banner
        self._standing = False
        banner.closed.connect(self.withdraw)

    @property
    def standing(self) -> bool:
        """Whether a break is offered."""
        return self._standing

    def after_call(self, session_id: str) -> None:
        """Look at a call that has just ended."""
        app = self._context.app
        self._context.tasks.run(self, lambda _: app.strain(session_id), self._judge, self._context.fail)

    def withdraw(self) -> None:
        """Offer nothing any more: the person has decided."""
        self._standing = False

    def show_again(self) -> None:
        """Show the offer on another page, as long as it stands."""
        if self._standing:
            self._banner.show_message(
                self.tr("That was a hot call. Take a moment before the next one: breathe, or take a short walk."),
                "info",
                self.tr("Take a break"),
            )

    def accept(self) -> bool:
        """Take the break if one is offered; return whether there was one."""
        taken, self._standing = self._standing, False
        if taken:
            self.accepted.emit()
        return taken

    def _judge(self, found: Strain) -> None:
        self._standing = found.break_advised
        self.show_again()
