"""Packs: scenarios and what they need as one signed file, `docs/packs.md`."""
