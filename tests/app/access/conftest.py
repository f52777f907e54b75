"""The office, furnished once, and copied for whoever changes it."""

from __future__ import annotations

from pathlib import Path

import pytest

from .office import Office, furnish


@pytest.fixture(scope="session")
def furnished(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Office:
    """The office, not to be changed."""
    return furnish(tmp_path_factory.mktemp("office"), cache)


@pytest.fixture
def office(furnished: Office, tmp_path: Path) -> Office:
    """An office of the test's own."""
    return furnished.copy(tmp_path)
