"""What stands beside a call on its page: one line for each panel."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from roleplay.core.rights import Action
from roleplay.gui.context import Context
from roleplay.gui.pages.review.comments import CommentsPanel
from roleplay.gui.pages.review.grading import GradingPanel
from roleplay.gui.pages.review.host import ReviewHost
from roleplay.gui.pages.review.moments import MomentsPanel
from roleplay.gui.pages.review.trust import TrustPanel


def panels(context: Context, host: ReviewHost) -> list[tuple[str, QWidget]]:
    """Return title and widget of each tab, in their order; the first is shown. Only graders grade and comment."""
    shown: list[tuple[str, QWidget]] = [(MomentsPanel.title(), MomentsPanel(context, host))]
    if context.me.may(Action.GRADE):
        shown.append((GradingPanel.title(), GradingPanel(context, host)))
        shown.append((CommentsPanel.title(), CommentsPanel(context, host)))
    return [*shown, (TrustPanel.title(), TrustPanel(context, host))]
