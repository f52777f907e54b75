"""Measuring the understanding on utterances whose meaning is known."""
