"""Marks on the time axis of a call."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from roleplay.core.events import ButtonPressed, CustomerSpeaking, TraineeInterrupted
from roleplay.review.marks import Mark, following, marks, of_kind, preceding, turn_at
from roleplay.review.pauses import Pause
from roleplay.review.story import Comment, Price
from roleplay.review.turns import turns
from tests.gui import sample

TURNS = turns(sample.EVENTS)


def test_both_sides_are_marked_while_they_talk():
    found = marks(TURNS, {})
    assert next(mark.text for mark in of_kind(found, "customer")).startswith("Three weeks")
    said = of_kind(found, "trainee")
    assert len(said) == 4
    assert all(mark.end > mark.at for mark in said)


def test_a_mistake_carries_its_verdict_and_what_it_cost():
    wrong = next(turn for turn in TURNS if turn.kind == "said")
    comment = Comment(verdict="mistake", prices=(Price("calm_down", 8.0), Price("calm_down", 2.0)))
    mistakes = of_kind(marks(TURNS, {wrong.position: comment}), "mistake")
    assert mistakes == (Mark(wrong.at, wrong.at + wrong.seconds, "mistake", "mistake", wrong.text, ("calm_down",)),)


def test_a_right_move_is_no_mistake():
    comments = {turn.position: Comment(verdict="good") for turn in TURNS}
    assert not of_kind(marks(TURNS, comments), "mistake")


def test_an_interruption_is_a_moment_and_not_a_mistake_twice():
    found = turns((CustomerSpeaking(1.0, "a", "Wait", 50, 3.0), TraineeInterrupted(2.0, "a", 1.0)))
    comments = {turn.position: Comment(verdict="interrupted") for turn in found}
    assert [(mark.kind, mark.at) for mark in marks(found, comments)] == [("customer", 1.0), ("interruption", 2.0)]


def test_an_interruption_and_its_words_are_one_mark():
    said = replace(next(event for event in sample.EVENTS if event.kind == "trainee_said"), interrupting=True)
    began = said.transcript.started_at
    found = turns((TraineeInterrupted(began + 0.4, "a", 1.0), said, TraineeInterrupted(began + 9.0, "b", 1.0)))
    assert [mark.at for mark in of_kind(marks(found, {}), "interruption")] == [began, began + 9.0]


def test_a_hold_and_a_pause_are_marked():
    found = turns((ButtonPressed(5.0, "hold"), ButtonPressed(9.0, "resume")))
    made = marks(found, {}, (Pause(7.0, "muted", "microphone", "Headset"),))
    assert [(mark.kind, mark.at, mark.end) for mark in made] == [("hold", 5.0, 9.0), ("pause", 7.0, 7.0)]


TIMES = st.lists(st.floats(0, 600), max_size=20).map(
    lambda times: tuple(Mark(at, at + 1, "mistake") for at in sorted(times))
)


@given(TIMES, st.floats(0, 600))
def test_the_next_mark_is_the_first_behind(found, at):
    after = following(found, at)
    behind = [mark for mark in found if mark.at > at + 0.01]
    assert after == (behind[0] if behind else None)


@given(TIMES)
def test_going_on_and_on_meets_every_moment_once(found):
    met, at = [], -1.0
    while (mark := following(found, at)) is not None:
        met.append(mark.at)
        at = mark.at
    assert met == sorted(set(met))
    assert all(any(abs(mark.at - one) <= 0.011 for one in met) for mark in found)


@given(TIMES)
def test_going_back_meets_earlier_and_earlier_ones(found):
    at, met = 700.0, []
    while (mark := preceding(found, at)) is not None:
        assert mark.at < at
        met.append(mark.at)
        at = mark.at
    assert met == sorted(met, reverse=True)


def test_the_turn_that_is_heard_is_the_one_that_began_last():
    found = (Mark(0, 5, "customer"), Mark(4, 8, "trainee"), Mark(4.5, 4.5, "interruption"))
    assert turn_at(found, 4.6) == found[1]
    assert turn_at(found, 2) == found[0]
    assert turn_at(found, 9) is None
