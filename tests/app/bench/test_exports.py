"""What the benchmark of exports tells of each process that it starts."""

from __future__ import annotations

from pathlib import Path

from roleplay.app import Roleplay
from roleplay.app.bench.exports import _measured
from roleplay.places import Places


def test_the_memory_told_is_that_of_the_export_not_of_what_started_it(tmp_path: Path) -> None:
    data = tmp_path / "data"
    Roleplay(Places(data, *(tmp_path / name for name in ("config", "cache", "log")))).close()
    held = bytearray(b"x" * 600_000_000)
    made = _measured(data, "csv", lambda _what, _done, _whole: None)
    assert (made.rows, made.peak < len(held)) == (0, True)
