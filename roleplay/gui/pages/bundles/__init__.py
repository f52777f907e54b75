"""Handing calls over as one signed file, and taking such files in: two dialogs."""
