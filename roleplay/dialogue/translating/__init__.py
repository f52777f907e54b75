"""Texts of a scenario for translators: found in the values of its file, whether or not it can be played yet."""
