"""The page of one saved call, as a trainer looks at it."""

from roleplay.gui.pages.review.page import ReviewPage

__all__ = ["ReviewPage"]
