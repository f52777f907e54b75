"""The bench of reports, on a store of a few calls."""

from __future__ import annotations

from pathlib import Path

from roleplay.app import Roleplay
from roleplay.app.bench.review_progress import measure
from roleplay.places import Places
from tests.gui import sample


def test_every_report_is_measured(tmp_path: Path) -> None:
    app = Roleplay(Places(*(tmp_path / name for name in ("data", "config", "cache", "log"))))
    for number in range(1, 5):
        app._parts.store.add(sample.record(sample.summary(number, trainee=f"Person {number % 2}")))
    app.progress.bring_up_to_date()
    told: list[str] = []
    speed = measure(app.progress, 2, lambda what, _done, _total: told.append(what))
    app.close()
    assert (speed.calls, speed.people) == (4, 2)
    assert [one.name for one in speed.reports] == told
    assert all(0 <= one.wall.p50 <= one.wall.p95 for one in speed.reports)
