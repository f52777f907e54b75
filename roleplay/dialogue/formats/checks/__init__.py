"""Checks on a whole scenario: what the schema cannot see, because it lies between the parts."""
