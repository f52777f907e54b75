"""The page of one saved call, as a trainer looks at it."""

from roleplay.gui.pages.review.call_view import CallView
from roleplay.gui.pages.review.page import ReviewPage
from roleplay.gui.pages.review.picture import CallPicture
from roleplay.gui.pages.review.plots import CallPlots

__all__ = ["CallPicture", "CallPlots", "CallView", "ReviewPage"]
