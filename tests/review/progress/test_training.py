"""Before and after a training, against scipy's tests."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from roleplay.review.progress.measures import SCORE, Measure
from roleplay.review.progress.training import LEAST_PEOPLE, compare
from tests.review.progress.columns import DAY, MONDAY, Call, columns

TRAINING = MONDAY + 10 * DAY
NOBODY = columns([])
number = st.floats(0, 100).map(lambda value: round(value, 3))


def calls(person: str, before: list[float], after: list[float]) -> list[Call]:
    return [
        Call(person, value, day)
        for day, value in [
            *((n / 10, value) for n, value in enumerate(before)),
            *((20 + n, v) for n, v in enumerate(after)),
        ]
    ]


@given(
    st.lists(st.tuples(number, number), min_size=LEAST_PEOPLE, max_size=12),
    st.lists(st.tuples(number, number), min_size=LEAST_PEOPLE, max_size=12),
)
def test_differences_have_the_paired_t_tests_interval(
    group: list[tuple[float, float]], others: list[tuple[float, float]]
) -> None:
    def of(pairs: list[tuple[float, float]], name: str):  # type: ignore[no-untyped-def]
        return columns(
            call for place, (one, two) in enumerate(pairs) for call in calls(f"{name}{place}", [one] * 2, [two] * 2)
        )

    change = compare(of(group, "in"), of(others, "out"), TRAINING)[0]
    gained = [after - before for before, after in group]
    theirs = [after - before for before, after in others]
    assert change.difference is not None
    assert change.difference.value == pytest.approx(sum(gained) / len(gained), abs=1e-6)
    if len({round(one, 2) for one in gained}) > 1:
        wanted = stats.ttest_1samp(gained, 0.0)
        assert change.probability == pytest.approx(wanted.pvalue, abs=1e-6)
        interval = wanted.confidence_interval(0.95)
        assert change.difference.low == pytest.approx(max(interval.low, -100), abs=1e-4)
        assert change.difference.high == pytest.approx(min(interval.high, 100), abs=1e-4)
        if len({round(one, 2) for one in theirs}) > 1:
            welch = stats.ttest_ind(gained, theirs, equal_var=False).confidence_interval(0.95)
            assert change.beyond_others is not None
            assert change.beyond_others.low == pytest.approx(welch.low, abs=1e-3)
            assert change.beyond_others.high == pytest.approx(welch.high, abs=1e-3)


def test_few_people_are_too_few_to_tell() -> None:
    few = columns(call for n in range(LEAST_PEOPLE - 1) for call in calls(f"p{n}", [10, 20], [90, 95]))
    change = compare(few, NOBODY, TRAINING)[0]
    assert (change.verdict, change.difference, change.probability) == ("too_few", None, None)
    assert change.before == 15.0


def test_whoever_has_too_few_calls_on_a_side_does_not_count() -> None:
    people = [call for n in range(LEAST_PEOPLE) for call in calls(f"p{n}", [10, 20 + n], [90, 95 - n])]
    change = compare(
        columns([*people, *calls("late", [], [50, 60]), *calls("left", [50], [60, 60])]), NOBODY, TRAINING
    )[0]
    assert {pair.person for pair in change.people} == {f"p{n}" for n in range(LEAST_PEOPLE)}
    assert change.verdict == "better"
    assert compare(NOBODY, NOBODY, TRAINING)[0].people == ()


def test_fewer_mistakes_are_better() -> None:
    def of(made_after: float):  # type: ignore[no-untyped-def]
        return columns(
            Call(
                f"p{n}",
                day=day,
                skills={"mistake/defensive": 1 - (0.6 + n / 100 if day < 10 else made_after + n / 50)},
            )
            for n in range(8)
            for day in (0, 1, 20, 21)
        )

    def verdict(made_after: float) -> str:
        changes = compare(of(made_after), NOBODY, TRAINING)
        return next(one.verdict for one in changes if one.measure == Measure("mistake", "defensive"))

    assert (verdict(0.1), verdict(0.6), verdict(0.8)) == ("better", "worse", "worse")


def test_of_many_measures_chance_makes_none_clear() -> None:
    """Under no effect the whole family has at most one false alarm in twenty trainings, by Holm's correction."""
    chance = random.Random(7)
    skills = [f"technique/t{n}" for n in range(15)]
    alarms = 0
    for _ in range(60):
        group = columns(
            Call(f"p{n}", day=day, skills={skill: chance.random() for skill in skills})
            for n in range(8)
            for day in (0, 1, 20, 21)
        )
        changes = compare(group, NOBODY, TRAINING)
        alarms += any(one.verdict in ("better", "worse") for one in changes if one.measure != SCORE)
    assert alarms <= 9  # 3 are expected at most; more than 9 has a probability of 0.001


def test_everybody_may_have_changed_meanwhile() -> None:
    chance = random.Random(3)
    everybody = [
        (name, [40 + chance.gauss(0, 5) for _ in range(4)], [60 + chance.gauss(0, 5) for _ in range(4)])
        for name in [f"in{n}" for n in range(8)] + [f"out{n}" for n in range(8)]
    ]
    group = columns(call for name, one, two in everybody if name.startswith("in") for call in calls(name, one, two))
    rest = columns(call for name, one, two in everybody if name.startswith("out") for call in calls(name, one, two))
    change = compare(group, rest, TRAINING)[0]
    assert change.verdict == "better"
    assert change.beyond_others is not None
    assert change.beyond_others.low < 0 < change.beyond_others.high
