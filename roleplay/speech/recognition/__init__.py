"""Offline speech recognition: Vosk, PocketSphinx, and the thread that one of them works in during a call."""
