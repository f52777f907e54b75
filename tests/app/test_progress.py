"""The desk of progress, with calls that are really read."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from roleplay.app import Roleplay
from roleplay.app.desk.progress import ProgressDesk
from roleplay.core.errors import InputError
from roleplay.core.events import CallEvent
from roleplay.core.practice import Selection
from roleplay.places import Places
from roleplay.review.progress.measures import Measure
from tests.gui import sample

EVERYBODY = Selection()


@pytest.fixture
def app(tmp_path: Path) -> Iterator[Roleplay]:
    opened = Roleplay(Places(*(tmp_path / name for name in ("data", "config", "cache", "log"))))
    yield opened
    opened.close()


@pytest.fixture
def desk(app: Roleplay) -> ProgressDesk:
    return app.progress


def keep(
    app: Roleplay, number: int, trainee: str, events: tuple[CallEvent, ...] = sample.EVENTS, **changes: object
) -> str:
    row = sample.summary(number, trainee=trainee, **changes)
    app._parts.store.add(sample.record(row, events))
    return row.id


def test_calls_are_read_once(app: Roleplay, desk: ProgressDesk) -> None:
    for number in range(1, 4):
        keep(app, number, "Anna Nowak")
    seen: list[tuple[int, int]] = []
    desk.read(desk.unread(), lambda done, total: seen.append((done, total)))
    assert (seen[0], seen[-1]) == ((0, 3), (3, 3))
    assert desk.unread() == ()
    practised = desk.practised(EVERYBODY)
    figures = {one.measure: one for one in practised.overview()}
    assert figures[Measure("score")].interval.value == 74.0
    assert figures[Measure("technique", "empathy")].interval.value == 0.5  # of two turns that asked for it
    assert Measure("technique", "personalise") not in figures  # nothing asked for it: it could not be missed
    assert figures[Measure("mistake", "calm_down")].interval.value == 1.0
    assert figures[Measure("feeling", "anger")].interval.value == 1.0


def test_where_the_calls_went_is_read_from_them(app: Roleplay, desk: ProgressDesk) -> None:
    keep(app, 1, "Anna Nowak")
    broken_off = sample.EVENTS[:20]
    keep(app, 2, "Ewa Lis", broken_off, outcome=None, score=None)
    desk.bring_up_to_date()
    report = desk.coverage("laptop-overdue", EVERYBODY)  # the library's own is another version of it
    assert report.calls == 2
    assert report.outcomes == {"solved": 1, "": 1}
    assert {one.name for one in report.earlier} >= {"facts"}
    oath = {one: desk.coverage("laptop-overdue", EVERYBODY, "en", one).nodes[0].says for one in ("bleeped", "spoken")}
    assert oath == {
        "bleeped": "Hello? Is this the b••••• help desk or the answering machine again?",
        "spoken": "Hello? Is this the bloody help desk or the answering machine again?",
    }
    app._parts.library.list()
    with pytest.raises(InputError, match="no-such"):
        desk.coverage("no-such", EVERYBODY)


def test_a_scenario_that_is_gone_is_shown_as_it_was_played(app: Roleplay, desk: ProgressDesk) -> None:
    record = sample.record(sample.summary(1))
    source = sample.SCENARIO.model_copy(update={"id": "long-gone"}).model_dump_json()
    start = replace(record.start, scenario_id="long-gone", scenario_source=source)
    app._parts.store.add(replace(record, start=start))
    desk.bring_up_to_date()
    report = desk.coverage("long-gone", EVERYBODY)
    taken = {way.reply: way.calls for node in report.nodes for way in node.ways if way.calls}
    assert taken == {"order-calm": 1, "empathise": 1, "silence": 1, "ask-ticket": 1, "express": 1}
    assert (report.earlier, report.changed, report.calls) == ((), 0, 1)


def test_a_call_of_another_time_does_not_stop_the_rest(app: Roleplay, desk: ProgressDesk) -> None:
    keep(app, 1, "Anna Nowak")
    record = sample.record(sample.summary(2))
    app._parts.store.add(replace(record, start=replace(record.start, scenario_source='{"roleplay": 99}')))
    desk.bring_up_to_date()
    assert desk.unread() == ()
    practised = desk.practised(EVERYBODY)
    assert len(practised) == 2
    assert {one.measure.kind: one.calls for one in practised.overview()}["technique"] == 1


def test_people_and_groups_are_found_by_name(app: Roleplay, desk: ProgressDesk) -> None:
    keep(app, 1, "Anna Nowak")
    desk.save_group(None, "Late shift", ("Anna Nowak", "Ewa Lis"))
    assert desk.selection(None, "late SHIFT", EVERYBODY).people == ("Anna Nowak", "Ewa Lis")
    assert desk.selection("Anna Nowak", None, EVERYBODY).people == ("Anna Nowak",)
    assert desk.selection(None, None, EVERYBODY) == EVERYBODY
    with pytest.raises(InputError, match="Nobody"):
        desk.selection("Nobody", None, EVERYBODY)
    with pytest.raises(InputError, match="early"):
        desk.selection(None, "early shift", EVERYBODY)


def test_a_training_is_told_from_calls_around_its_day(app: Roleplay, desk: ProgressDesk) -> None:
    people = [f"Person {n}" for n in range(6)]
    for place, name in enumerate(people):
        for number, days in enumerate((1, 2, 60, 61)):
            keep(app, 10 * place + number, name, started_at=sample.STARTED - timedelta(days=days))
    desk.bring_up_to_date()
    day = sample.STARTED.astimezone(UTC) - timedelta(days=30)
    scored = desk.training(people, day)[0]
    assert len(scored.people) == 6
    assert scored.verdict == "unclear"
    assert desk.training(people, datetime(2001, 1, 1, tzinfo=UTC))[0].verdict == "too_few"


def test_tables_are_written(app: Roleplay, desk: ProgressDesk, tmp_path: Path) -> None:
    for number in range(1, 5):
        keep(app, number, "=Anna")
    desk.bring_up_to_date()
    practised = desk.practised(EVERYBODY)
    path = tmp_path / "table.csv"

    def read() -> list[dict[str, str]]:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))

    assert desk.export_standings(practised, path) == 1
    (anna,) = read()
    assert (anna["person"], anna["mean_score"], anna["latest_at"]) == ("'=Anna", "74.0", "2026-11-20T09:23:00Z")
    assert desk.export_overview(practised, path) == len(read()) > 5
    desk.export_heat_map(practised, "technique", path)
    assert {row["calls"] for row in read()} == {"4"}
    desk.export_coverage(desk.coverage("laptop-overdue", EVERYBODY), path)
    assert {"node", "reply", "reply_calls"} <= read()[0].keys()
    desk.export_training(desk.training(["=Anna"], sample.STARTED), path)
    assert read()[0]["verdict"] == "too_few"
