from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def labelled() -> Path:
    """Where the labelled utterances are."""
    return Path(__file__).parents[2] / "data" / "understanding"
