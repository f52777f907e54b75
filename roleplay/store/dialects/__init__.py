"""What SQLite and PostgreSQL do differently; nothing else of the store knows which one it speaks to."""
