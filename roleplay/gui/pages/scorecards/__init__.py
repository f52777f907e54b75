"""The page on which scorecards are written."""

from roleplay.gui.pages.scorecards.page import ScorecardsPage

__all__ = ["ScorecardsPage"]
