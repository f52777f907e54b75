"""The Exports page: what leaves the program as a file, or goes to a record store."""

from roleplay.gui.pages.exports.page import ExportsPage

__all__ = ["ExportsPage"]
