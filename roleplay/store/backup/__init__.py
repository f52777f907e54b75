"""Backups: made, verified, rotated, and put back."""
