"""The Reports page: how people and groups get on."""

from roleplay.gui.pages.reports.page import ReportsPage

__all__ = ["ReportsPage"]
