"""Scenario model and formats, the engine, understanding, techniques and scoring. No Qt, no sound."""
