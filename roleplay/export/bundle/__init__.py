"""Bundles: calls as one signed file, `docs/bundles.md`."""
