"""What stands beside a call on its page: one line for each panel."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from roleplay.gui.context import Context
from roleplay.gui.pages.review.comments import CommentsPanel
from roleplay.gui.pages.review.grading import GradingPanel
from roleplay.gui.pages.review.host import ReviewHost
from roleplay.gui.pages.review.moments import MomentsPanel
from roleplay.gui.pages.review.trust import TrustPanel


def panels(context: Context, host: ReviewHost) -> list[tuple[str, QWidget]]:
    """Return title and widget of each tab, in their order; the first is shown."""
    return [
        (MomentsPanel.title(), MomentsPanel(context, host)),
        (GradingPanel.title(), GradingPanel(context, host)),
        (CommentsPanel.title(), CommentsPanel(context, host)),
        (TrustPanel.title(), TrustPanel(context, host)),
    ]
