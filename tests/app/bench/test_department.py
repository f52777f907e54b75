"""Measuring a department: a few simulated people on a real PostgreSQL."""

from __future__ import annotations

from pathlib import Path

import pytest

from roleplay.app.bench.department import DepartmentOptions
from tests.app.desk.installations import Installation
from tests.postgres import binaries


@pytest.mark.slow
@pytest.mark.skipif(binaries() is None, reason="needs PostgreSQL (Debian: apt-get install postgresql)")
def test_everybody_comes_through_with_few_connections(tmp_path: Path) -> None:
    app = Installation(tmp_path, "bench")
    try:
        options = DepartmentOptions(clients=12, sessions=20, rounds=1, connections=4, processes=2)
        speed = app.bench_department(options, lambda *_: None)
    finally:
        app.close()
    assert speed.load.errors == ()
    assert speed.load.operations["sign in"][0] == speed.load.operations["synchronise"][0] == 12
    assert speed.load.operations["grade"][0] == speed.trainers == 2
    assert speed.load.connections <= 4 * 8  # a client opens another one only while one is busy
    assert speed.first.events > 20 * 20
    assert {figure.times > 0 for figure in speed.finding} == {True}
