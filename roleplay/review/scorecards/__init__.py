"""Scorecards: what makes one valid, what the answers come to, what the machine can answer, and the file form."""
