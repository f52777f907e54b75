"""The page of saved calls: filters, list, hits of a search, a preview."""

from roleplay.gui.pages.sessions.page import SessionsPage

__all__ = ["SessionsPage"]
