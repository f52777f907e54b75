"""What is told of synchronising."""

from __future__ import annotations

from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

import pytest

from roleplay.cli import sync
from roleplay.core.sync import SyncStatus


def test_moments_are_told_to_the_minute(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    at = datetime(2026, 11, 23, 6, 48, 58, 504981, tzinfo=UTC)
    found = SyncStatus("waiting", 2, 3, synchronised_at=at, away_since=at)
    app = SimpleNamespace(sync=SimpleNamespace(status=lambda: found))
    monkeypatch.setattr(sync, "facade", lambda _context: app)
    context: Any = None
    sync.status(context)
    shown = f"{at.astimezone():%Y-%m-%d %H:%M}"
    told = f"no connection since {shown}; 2 calls wait, 3 changes in all\nlast synchronised {shown}\n"
    assert capsys.readouterr().out == told
