"""Trying a scenario out in the studio: a call from any moment, examples, test plans, where calls go."""
