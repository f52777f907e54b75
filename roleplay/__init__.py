"""Rehearse difficult phone calls with a synthesized irate customer, offline."""

__version__ = "0.1.0"
