from __future__ import annotations

from pathlib import Path

import pytest

from roleplay.dialogue.understanding.loading import load_understander
from roleplay.dialogue.understanding.understander import Understander
from roleplay.places import resources


@pytest.fixture(scope="session")
def understander(cache: Path) -> Understander:
    """The real understanding with the shipped examples and the real encoder."""
    return load_understander(resources().assets, cache)
