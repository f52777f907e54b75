"""The Privacy page: what people were told, how long data is kept, one person's data, and the audit log."""

from roleplay.gui.pages.privacy.page import PrivacyPage

__all__ = ["PrivacyPage"]
