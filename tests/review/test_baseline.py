"""What is usual for a trainee, and when to hint at it."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roleplay.core.delivery import CallDelivery, Usual
from roleplay.review.baseline import LATEST_CALLS, LEAST_CALLS, LEAST_TURNS, report, usual
from roleplay.review.delivery_hints import TURNS_BETWEEN, HintChooser
from tests.review.speaking import spoken_call, turn


def calls(count: int, turns_each: int = 5, **changes: object) -> list[CallDelivery]:
    return [spoken_call(day, *[turn(140 + 5 * n) for n in range(turns_each)], **changes) for day in range(count)]


def test_what_is_usual_is_the_median_and_the_quartiles_of_the_turns():
    found = usual(calls(4), language="en", microphone="Headset")
    assert found["pace"] == Usual(150, 145, 155, 20)
    assert set(found) == {"pace", "loudness", "pitch_range", "pauses"}


@pytest.mark.parametrize(("count", "turns_each"), [(0, 0), (LEAST_CALLS - 1, 20), (LEAST_CALLS, 3), (11, 1)])
def test_a_few_calls_make_nothing_usual(count: int, turns_each: int):
    assert count < LEAST_CALLS or count * turns_each < LEAST_TURNS
    assert usual(calls(count, turns_each), language="en", microphone="Headset") == {}


def test_pace_compares_within_a_language_and_loudness_within_a_microphone():
    known = calls(4)
    assert set(usual(known, language="pl", microphone="Headset")) == {"loudness", "pitch_range"}
    assert set(usual(known, language="en", microphone="Laptop")) == {"pace", "pitch_range", "pauses"}


def test_a_measure_without_values_is_not_usual():
    unheard = [spoken_call(day, *[turn(loudness=None, pitch_range=None)] * 6) for day in range(4)]
    assert set(usual(unheard, language="en", microphone="Headset")) == {"pace", "pauses"}


def test_what_a_retry_took_over_counts_once():
    again = [replace(call, turns=tuple(replace(one, earlier=True) for one in call.turns)) for call in calls(4)]
    assert usual(again, language="en", microphone="Headset") == {}


def test_old_calls_are_forgotten():
    before = [spoken_call(-day, *[turn(100)] * 5) for day in range(1, 20)]
    recent = [spoken_call(day, *[turn(200)] * 5) for day in range(LATEST_CALLS)]
    assert usual([*before, *recent], language="en", microphone="Headset")["pace"].low == 200


def test_only_the_trainees_own_calls_before_count():
    call = spoken_call(10, turn(210))
    later = [spoken_call(20 + day, *[turn(300)] * 5) for day in range(5)]
    others = [replace(other, trainee="Piotr") for other in calls(5)]
    assert report(call, [*later, *others, call]).usual == {}
    assert report(call, [*later, *others, *calls(5)]).usual["pace"].median == 150


@given(st.lists(st.lists(st.floats(60, 300), min_size=1, max_size=8), min_size=3, max_size=8))
def test_the_median_lies_between_the_quartiles(paces: list[list[float]]):
    known = [spoken_call(day, *[turn(pace) for pace in day_paces]) for day, day_paces in enumerate(paces)]
    found = usual(known, language="en", microphone="Headset").get("pace")
    everything = [pace for day_paces in paces for pace in day_paces]
    if found is None:
        assert len(everything) < LEAST_TURNS
    else:
        assert min(everything) <= found.low <= found.median <= found.high <= max(everything)


# --- hints ---

USUAL = {"pace": Usual(150, 142, 158, 40), "loudness": Usual(-25, -27, -23, 40)}


def hints(paces: list[float | None], *, words: int = 20, loudness: float | None = -25.0) -> list[int]:
    """Return the turns, from 1, that got a hint."""
    chooser = HintChooser(USUAL)
    told = [chooser.consider(n, words, {"pace": pace, "loudness": loudness}) for n, pace in enumerate(paces)]
    return [n + 1 for n, hint in enumerate(told) if hint is not None]


def test_the_second_fast_turn_in_a_row_gets_a_hint():
    chooser = HintChooser(USUAL)
    assert chooser.consider(1.0, 20, {"pace": 205.0, "loudness": -25.0}) is None
    hint = chooser.consider(9.0, 20, {"pace": 210.0, "loudness": -25.0})
    assert hint is not None
    assert (hint.measure, hint.value, hint.usual) == ("pace", 210.0, 150)


@pytest.mark.parametrize(
    "paces",
    [
        [150.0, 151.0, 149.0, 150.0],
        [210.0, 150.0, 210.0, 150.0],
        [210.0, 90.0, 210.0, 90.0],
        [170.0, 170.0, 170.0],
        [None, None, None],
    ],
)
def test_what_is_usual_once_or_hardly_audible_gets_none(paces: list[float | None]):
    assert hints(paces) == []


def test_hints_are_rare():
    told = hints([220.0] * 30)
    assert told[0] == 2
    assert min(after - before for before, after in itertools.pairwise(told)) > TURNS_BETWEEN
    assert len(told) >= 4


def test_slow_turns_get_one_too_and_short_ones_none():
    assert hints([100.0, 100.0]) == [2]
    assert hints([220.0, 220.0, 220.0], words=3) == []


def test_without_anything_usual_there_is_no_hint():
    chooser = HintChooser({})
    assert all(chooser.consider(n, 20, {"pace": 300.0, "loudness": 0.0}) is None for n in range(9))


def test_a_soft_voice_gets_a_hint():
    assert hints([150.0, 150.0], loudness=-40.0) == [2]
