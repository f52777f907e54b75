"""What the machine can answer of a scorecard: a small language, and what it is computed from."""
