"""What stands beside a call on its page: one line for each panel."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from roleplay.core.rights import Action
from roleplay.gui.context import Context
from roleplay.gui.pages.review.comments import CommentsPanel
from roleplay.gui.pages.review.grading import GradingPanel
from roleplay.gui.pages.review.host import ReviewHost
from roleplay.gui.pages.review.moments import MomentsPanel
from roleplay.gui.pages.review.trust import TrustPanel


def panels(context: Context, host: ReviewHost) -> list[tuple[str, Callable[[], QWidget]]]:
    """Return title and maker of each tab, in their order; the first is shown. Only graders grade and comment."""
    kinds: list[type[MomentsPanel | GradingPanel | CommentsPanel | TrustPanel]] = [MomentsPanel]
    if context.me.may(Action.GRADE):
        kinds += [GradingPanel, CommentsPanel]
    kinds.append(TrustPanel)
    return [(kind.title(), partial(kind, context, host)) for kind in kinds]
