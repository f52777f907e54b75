"""PostgreSQL: opening, words for its faults, roles and row-level security, search, recordings."""
