"""Experience API statements of calls and grades."""
