"""Whose installations the tests of the desks use."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.app.desk.installations import Installation


@pytest.fixture
def anna(tmp_path: Path) -> Iterator[Installation]:
    made = Installation(tmp_path / "anna", "Anna Nowak")
    yield made
    made.close()
