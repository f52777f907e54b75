"""What can be computed from saved sessions."""
