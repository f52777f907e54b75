"""Offline speech recognition: Vosk, Moonshine and PocketSphinx, and the thread that one works in during a call."""
