"""The figures of `bench review`, on a store of a few calls."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import cast

import pytest

from roleplay.app.bench.review_bench import measure_lists, measure_search
from roleplay.app.bench.review_store import people
from roleplay.app.parts import Parts
from roleplay.core.records import SessionFilter
from roleplay.store.sessions import SessionStore
from tests.gui import sample


class Small:
    """Parts with a store, and nothing else."""

    def __init__(self, store: SessionStore) -> None:
        self.store = store


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Small]:
    store = SessionStore(tmp_path / "data" / "sessions.db", tmp_path / "data" / "recordings")
    for number in range(1, 4):
        record = sample.record(sample.summary(number))
        start = replace(record.start, started_at=record.start.started_at + timedelta(days=40 * number))
        store.add(replace(record, start=start))
    yield Small(store)
    store.close()


def test_lists_and_searches_are_measured(small: Small) -> None:
    told: list[str] = []
    parts = cast(Parts, small)
    figures = [
        figure
        for measure in (measure_lists, measure_search)
        for figure in measure(parts, 1, lambda what, *_: told.append(what))
    ]
    assert {figure.name: figure.goal for figure in figures if figure.goal} == {
        "filter or page": 0.1,
        "search, letter by letter": 0.05,
    }
    assert all(figure.times > 0 and figure.measured.highest >= figure.measured.p50 for figure in figures)
    assert told
    assert small.store.search.count(SessionFilter()) == 3


def test_people_are_all_different() -> None:
    assert len(set(people(1000))) == 1000
