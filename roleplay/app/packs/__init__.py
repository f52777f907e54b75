"""Scenario packs: gathering, reading, placing; `app/desk/packs.py` is the way in."""
