"""Where the calls of a scenario went."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from roleplay.review.coverage import CoverageReport, NodeReached, coverage
from roleplay.review.progress.intervals import wilson
from roleplay.store.columns import WayColumns, indexed
from tests.gui.sample import SCENARIO

Went = tuple[str | None, int, tuple[str, ...]]
SOLVED: Went = (
    "solved",
    3,
    ("opening/order-calm/opening", "opening/empathise/facts", "facts/ask-ticket/fix", "fix/express/thanks"),
)
LEFT: Went = ("customer_left", 3, ("opening/order-calm/opening", "opening/order-calm/left"))
OLD: Went = (
    "solved",
    2,
    ("opening/empathise/chat", "chat/small-talk/facts", "facts/shrug/fix", "fix/express/thanks"),
)


def ways(calls: list[Went]) -> WayColumns:
    names, step = indexed([way for _, _, taken in calls for way in taken])
    return WayColumns(
        ways=names,
        outcomes=tuple(outcome for outcome, _, _ in calls),
        versions=np.array([version for _, version, _ in calls], np.int64),
        sources=tuple(f"v{version}" for _, version, _ in calls),
        step_call=np.repeat(np.arange(len(calls)), [len(taken) for _, _, taken in calls]),
        step_way=step,
    )


def covered(*calls: Went) -> CoverageReport:
    return coverage(SCENARIO, "v3", ways(list(calls)), "en")


def node(report: CoverageReport, name: str) -> NodeReached:
    return next(one for one in report.nodes if one.node == name)


def test_ways_are_counted_by_calls_and_by_times() -> None:
    report = covered(SOLVED, SOLVED, LEFT)
    opening = node(report, "opening")
    assert (opening.calls, opening.visits, opening.depth) == (3, 3, 0)
    taken = {way.reply: (way.calls, way.times) for way in opening.ways}
    assert taken == {"empathise": (2, 2), "order-calm": (3, 4), "silence": (0, 0)}
    assert node(report, "fix").ways[0].leads_to == "thanks"
    assert opening.says.startswith("Three weeks!")
    assert opening.ways[0].example == "Please calm down."
    assert report.outcomes == {"solved": 2, "customer_left": 1}


def test_calls_are_lost_where_they_stood_last() -> None:
    report = covered(SOLVED, LEFT, LEFT, LEFT, LEFT, ("aborted", 3, LEFT[2][:1]), (None, 3, LEFT[2][:1]))
    opening = node(report, "opening")
    assert opening.ended == {"customer_left": 4, "aborted": 1, "": 1}
    assert opening.failing is not None
    _, low, high = wilson(4, 5)
    assert (opening.failing.value, opening.failing.n) == (0.8, 5)  # what was broken off is nobody's failure
    assert (opening.failing.low, opening.failing.high) == pytest.approx((float(low), float(high)))
    assert opening.fails
    assert not node(report, "fix").fails
    assert node(report, "thanks").failing is None


def test_what_no_call_did_is_named() -> None:
    report = covered(LEFT)
    assert report.never_reached == ("facts", "fix", "thanks")
    assert report.never_taken == ("opening/empathise", "facts/ask-ticket", "fix/express")
    assert [one.node for one in report.nodes] == ["opening", "facts", "left", "fix", "thanks"]
    assert node(report, "fix").failing is None


def test_earlier_versions_are_counted_where_they_agree_and_named_apart_where_not() -> None:
    report = covered(SOLVED, OLD, OLD)
    assert report.versions == {2: 2, 3: 1}
    assert node(report, "opening").calls == 3
    assert next(way for way in node(report, "opening").ways if way.reply == "empathise").calls == 3
    assert {one.name: one.calls for one in report.earlier} == {"chat": 2, "facts/shrug": 2}
    assert all(one.node != "chat" for one in report.nodes)


def test_a_scenario_that_was_changed_without_a_new_version_is_told() -> None:
    assert covered(SOLVED).changed == 0
    assert coverage(SCENARIO, "edited", ways([SOLVED])).changed == 1


def test_flows_tell_where_calls_really_went() -> None:
    flows = {(one.start, one.end): one.calls for one in covered(SOLVED, SOLVED, LEFT, OLD).flows}
    assert flows == {
        ("opening", "facts"): 2,
        ("opening", "left"): 1,  # by breaking off: no reply leads there
        ("facts", "fix"): 3,
        ("fix", "thanks"): 3,
    }
    assert {one.calls for one in covered().flows} == {0}


def test_nobody_has_played_it() -> None:
    report = covered()
    assert (report.calls, report.outcomes, report.earlier) == (0, {}, ())
    assert node(report, "opening").calls == 0
    assert set(report.never_reached) == set(SCENARIO.nodes)


def test_a_call_without_a_move_stood_at_the_start() -> None:
    report = covered((None, 3, ()), ("customer_left", 3, ()))
    opening = node(report, "opening")
    assert (opening.calls, opening.visits, opening.ended) == (2, 2, {"": 1, "customer_left": 1})
    assert opening.failing is not None
    assert (opening.failing.value, opening.failing.n) == (1.0, 1)


@given(st.lists(st.sampled_from((SOLVED, LEFT, OLD, ("aborted", 3, ()), ("solved", 3, SOLVED[2][1:]))), max_size=20))
def test_every_call_is_somewhere(calls: list[Went]) -> None:
    report = covered(*calls)
    assert sum(report.versions.values()) == report.calls == len(calls)
    assert sum(sum(one.ended.values()) for one in report.nodes) == len(calls)
    counted = Counter(way for _, _, taken in calls for way in set(taken))
    for one in report.nodes:
        assert 0 <= one.calls <= len(calls)
        for way in one.ways:
            whole = sum(count for name, count in counted.items() if name.startswith(f"{one.node}/{way.reply}/"))
            assert way.calls == whole if way.reply != "order-calm" else way.calls <= whole
