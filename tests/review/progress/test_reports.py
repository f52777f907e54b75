"""Progress reports of calls whose figures are known."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from roleplay.review.progress.heatmap import calls_behind, heat_map
from roleplay.review.progress.intervals import mean_interval, wilson
from roleplay.review.progress.measures import SCORE, Measure, measures, values
from roleplay.review.progress.overview import overview
from roleplay.review.progress.standings import standings
from roleplay.review.progress.timeline import WINDOW, timeline
from roleplay.store.columns import PracticeColumns, of_people
from tests.review.progress.columns import DAY, MONDAY, Call, columns

EMPATHY, DEFENSIVE, ELDERLY = (
    Measure("technique", "empathy"),
    Measure("mistake", "defensive"),
    Measure("trait", "elderly"),
)

calls_strategy = st.lists(
    st.builds(
        Call,
        person=st.sampled_from(("Anna", "Ewa", "Jan")),
        score=st.floats(0, 100),
        day=st.integers(0, 400).map(float),
        skills=st.dictionaries(
            st.sampled_from(("technique/empathy", "mistake/defensive", "trait/elderly")),
            st.tuples(st.floats(0, 1), st.floats(0.01, 1)),
        ),
    ),
    max_size=30,
)


def test_what_calls_tell_of_is_listed_score_first() -> None:
    calls = columns([Call("Anna", skills={"trait/elderly": 0.4, "technique/empathy": 1.0, "mistake/defensive": 0.0})])
    assert measures(calls) == (SCORE, EMPATHY, DEFENSIVE, ELDERLY)
    assert values(calls, DEFENSIVE).value.tolist() == [1.0]  # made
    assert values(calls, ELDERLY).value.tolist() == [40.0]
    assert len(values(calls, Measure("technique", "apology")).call) == 0


def test_a_person_is_followed_over_the_latest_calls() -> None:
    scores = [10.0 * (place % 7) for place in range(25)]
    calls = columns([Call("Anna", score, day) for day, score in enumerate(scores)])
    curve = timeline(calls, SCORE)
    assert curve.step == "calls"
    assert len(curve.points) == len(curve.dots) == 25
    for place in (0, 1, 5, 12, 24):
        latest = scores[max(0, place + 1 - WINDOW) : place + 1]
        wanted = mean_interval(latest, 100.0)
        found = curve.points[place].interval
        assert (found.value, found.low, found.high, found.n) == pytest.approx(
            (wanted.value, wanted.low, wanted.high, wanted.n)
        )
    assert curve.dots[3] == (MONDAY + 3 * DAY, scores[3], calls.ids[3])


def test_a_persons_technique_counts_only_calls_that_asked_for_it() -> None:
    used = [1.0, 0.0, 1.0, 1.0]
    calls = columns(
        [Call("Anna", day=day, skills={"technique/empathy": share}) for day, share in enumerate(used)]
        + [Call("Anna", day=10.0 + day) for day in range(5)]
    )
    curve = timeline(calls, EMPATHY)
    assert [point.calls for point in curve.points] == [1, 2, 3, 4]
    _, low, high = wilson(3, 4)
    last = curve.points[-1].interval
    assert (last.value, last.low, last.high) == pytest.approx((0.75, float(low), float(high)))


def test_in_a_group_every_person_counts_the_same() -> None:
    calls = columns(
        [Call("Anna", 100.0, 0.1 * n) for n in range(9)] + [Call("Ewa", 0.0, 1.0), Call("Ewa", 40.0, 8.0)]
    )
    curve = timeline(calls, SCORE)
    assert curve.step == "week"
    first, second = curve.points
    assert (first.interval.value, first.interval.n, first.calls) == (50.0, 2, 10)
    assert (second.interval.value, second.interval.n) == (40.0, 1)
    assert second.interval.high - second.interval.low > 90  # one person tells little of a group
    assert curve.dots == ()


def test_a_long_time_is_shown_by_month() -> None:
    calls = columns([Call(name, 50.0, 31.0 * month) for month in range(12) for name in ("Anna", "Ewa")])
    curve = timeline(calls, SCORE)
    assert curve.step == "month"
    assert len(curve.points) == 12


@given(calls_strategy)
def test_bands_hold_their_curve(given_calls: list[Call]) -> None:
    calls = columns(given_calls)
    for measure in measures(calls):
        curve = timeline(calls, measure)
        told = len(values(calls, measure).call)
        assert bool(curve.points) == bool(told)
        if len(set(calls.person.tolist())) > 1 and len(np.unique(calls.person[values(calls, measure).call])) > 1:
            assert sum(point.calls for point in curve.points) == told
        for point in curve.points:
            found = point.interval
            assert -1e-9 <= found.low <= found.value + 1e-9
            assert found.value - 1e-9 <= found.high <= measure.highest + 1e-9
            assert found.high > found.low


@given(calls_strategy)
def test_the_overview_agrees_with_its_parts(given_calls: list[Call]) -> None:
    calls = columns(given_calls)
    figures = overview(calls)
    assert [one.measure for one in figures] == (list(measures(calls)) if len(calls) else [])
    for one in figures:
        told = values(calls, one.measure)
        weight = told.weight if one.measure.is_share or one.measure != SCORE else np.ones(len(told.call))
        whose = calls.person[told.call]
        means = [
            float((told.value * weight)[whose == person].sum() / weight[whose == person].sum())
            for person in np.unique(whose)
        ]
        assert one.calls == len(told.call)
        assert one.people == len(means)
        assert one.interval.value == pytest.approx(sum(means) / len(means), abs=1e-6)


def by_call(calls: PracticeColumns, measure: Measure) -> dict[str, float]:
    found = values(calls, measure)
    return {calls.ids[place]: value for place, value in zip(found.call, found.value, strict=True)}


@given(calls_strategy, st.sets(st.sampled_from(("Anna", "Ewa", "Jan"))))
def test_calls_can_be_split_by_person(given_calls: list[Call], people: set[str]) -> None:
    calls = columns(given_calls)
    parts = of_people(calls, people), of_people(calls, people, inside=False)
    assert sorted(parts[0].ids + parts[1].ids) == sorted(calls.ids)
    for part, expected in zip(parts, (True, False), strict=True):
        assert all((name in people) == expected for name in part.people)
        for measure in measures(part):
            whole, own = by_call(calls, measure), by_call(part, measure)
            assert own == {one: value for one, value in whole.items() if one in part.ids}


def test_first_best_and_latest() -> None:
    calls = columns([Call("Ewa", 70.0, 2), Call("Anna", 30.0, 0), Call("Anna", 90.0, 1), Call("Anna", 90.0, 5)])
    anna, ewa = standings(calls).people
    assert (anna.first.score, anna.best.session_id, anna.latest.score) == (30.0, calls.ids[3], 90.0)
    assert (ewa.calls, ewa.first, ewa.first) == (1, ewa.best, ewa.latest)
    assert standings(columns([])).people == ()


def test_those_in_need_stand_first() -> None:
    calls = columns(
        [Call("Anna", day=day, skills={"technique/empathy": 1.0, "technique/apology": 0.0}) for day in range(4)]
        + [Call("Ewa", day=day, skills={"technique/empathy": 0.0, "technique/apology": 0.0}) for day in range(5)]
        + [Call("Jan", day=9, skills={"technique/empathy": 0.0})]
    )
    found = heat_map(calls, "technique")
    assert found.people == ("Ewa", "Jan", "Anna")
    assert [measure.name for measure in found.measures] == ["apology", "empathy"]
    ewa, jan = found.cells[0], found.cells[1]
    assert ewa[0] is not None
    assert (ewa[0].interval.value, ewa[0].interval.n, ewa[0].known) == (0.0, 5, True)
    assert jan[0] is None
    assert jan[1] is not None
    assert not jan[1].known
    assert len(calls_behind(calls, "Ewa", Measure("technique", "apology"))) == 5
    assert calls_behind(calls, "Nobody", EMPATHY) == ()
    assert heat_map(calls, "mistake").people == ()


def test_a_mistake_is_shown_as_often_as_it_was_made() -> None:
    calls = columns([Call("Anna", day=day, skills={"mistake/defensive": float(day != 0)}) for day in range(4)])
    cell = heat_map(calls, "mistake").cells[0][0]
    assert cell is not None
    assert cell.interval.value == 0.25


def test_people_stand_in_the_order_of_the_alphabet_whatever_their_letters() -> None:
    names = ["Zofia", "Łucja", "anna", "Marek", "Ewa"]
    found = standings(columns([Call(name, 50.0, place) for place, name in enumerate(names)])).people
    assert [one.person for one in found] == ["anna", "Ewa", "Łucja", "Marek", "Zofia"]
