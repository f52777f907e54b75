from __future__ import annotations

from pathlib import Path

import pytest

from roleplay.places import resources


@pytest.fixture(scope="session")
def labelled() -> Path:
    """Where the labelled utterances are."""
    return resources().assets / "evaluation" / "techniques"
