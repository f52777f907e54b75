"""Plug-ins: found without running them, loaded when a person has allowed them, left out when they fail."""
