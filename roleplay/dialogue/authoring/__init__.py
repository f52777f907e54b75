"""Writing scenarios: a document that is edited piece by piece, undone, checked and mended. No window, no disk."""
