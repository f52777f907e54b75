"""Transcripts for people and other programs, one module per form."""
