"""Scenario packs: handing customers out, and taking them in."""
