"""Figures for the README; run with `pytest -m benchmark -s tests/store`."""

from __future__ import annotations

import statistics
import time
import uuid
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from roleplay.core.records import SessionFilter
from roleplay.store import flac, recordings, rows
from roleplay.store.sessions import SessionStore
from roleplay.store.tally import Tally

from .samples import CALL, SCORE, SORRY, start

pytestmark = pytest.mark.benchmark

SESSIONS = 10_000


def report(what: str, seconds: list[float]) -> None:
    p50, p95 = statistics.median(seconds), statistics.quantiles(seconds, n=20)[-1]
    print(f"\n{what}: p50 {p50 * 1000:.2f} ms, p95 {p95 * 1000:.2f} ms, n {len(seconds)}")  # noqa: T201


def test_commit_of_an_event(store: SessionStore) -> None:
    """From handing an event over to the listener's call, through the queue and a synchronous commit."""
    heard: list[float] = []
    writer = store.begin(start(), lambda event: heard.append(time.perf_counter()), record_audio=False)
    took = []
    for _ in range(500):
        began = time.perf_counter()
        writer.append(SORRY)
        while not heard:
            time.sleep(0)
        took.append(heard.pop() - began)
    writer.finish()
    report("Commit of a turn", took)


def test_listing_of_many_sessions(store: SessionStore) -> None:
    day = datetime(2026, 1, 1, tzinfo=UTC)
    tally = Tally()
    for event in CALL:
        tally = tally.count(event)
    with store._transaction() as connection:
        for number in range(SESSIONS):
            call = start(started_at=day + timedelta(minutes=number), id=str(uuid.uuid4()))
            rows.insert_session(connection, call, "")
            rows.insert_events(connection, call.id, [(4, SORRY)])
            rows.set_tally(connection, call.id, tally)
            rows.close_session(connection, call.id, "complete", "")
    for what, wanted in (
        ("all", SessionFilter()),
        ("by outcome", SessionFilter(outcomes=("solved",))),
        ("by words that nobody said", SessionFilter(text="refrigerator")),
    ):
        took = []
        for _ in range(20):
            began = time.perf_counter()
            store.list(wanted)
            took.append(time.perf_counter() - began)
        report(f"Listing of {SESSIONS} sessions, {what}", took)
    store.save_score(call.id, SCORE)
    took = []
    for _ in range(50):
        began = time.perf_counter()
        store.load(call.id)
        took.append(time.perf_counter() - began)
    report("Loading of one session", took)


def test_encoding_of_ten_minutes(tmp_path: Path) -> None:
    raw = tmp_path / "call.pcm"
    second = recordings.interleave(*(bytes(range(256)) * 125,) * 2)
    raw.write_bytes(second * 600)
    took = []
    for _ in range(2):
        began = time.perf_counter()
        flac.encode(raw)
        took.append(time.perf_counter() - began)
    report("Encoding of ten minutes", took)
