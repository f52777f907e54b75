"""The People page: who may sign in, and what they may do."""

from roleplay.gui.pages.people.page import PeoplePage

__all__ = ["PeoplePage"]
