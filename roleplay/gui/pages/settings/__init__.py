"""What can be chosen, saved at once."""

from roleplay.gui.pages.settings.page import SettingsPage

__all__ = ["SettingsPage"]
