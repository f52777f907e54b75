"""How long pauses are held."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from roleplay.call.holds import Holds, Patience
from roleplay.core.understanding import Completion

probabilities = st.floats(0, 1)
patiences = st.sampled_from(["quick", "normal", "patient"])


def held(holds: Holds, probability: float) -> float:
    return holds.seconds(Completion("likely", probability))


def test_a_whole_answer_is_taken_soon_and_an_open_one_is_waited_for() -> None:
    normal = Holds()
    assert held(normal, 0.95) < 0.2
    assert 0.5 < held(normal, 0.6) < 0.7
    assert held(normal, 0.0) == normal.longest


def test_where_it_is_known_how_the_end_sounds_less_is_waited_for_the_likely_and_more_for_the_doubtful() -> None:
    normal = Holds()

    def by_sound(probability: float) -> float:
        return normal.seconds(Completion("likely", probability, by_sound=True))

    assert by_sound(0.87) < held(normal, 0.87)
    assert by_sound(0.75) > held(normal, 0.82)
    assert by_sound(0.0) == normal.longest


@given(probabilities, probabilities, st.booleans(), st.floats(0.3, 3))
def test_a_table_goes_down(one: float, other: float, by_sound: bool, longest: float) -> None:
    less, more = (Completion("likely", probability, by_sound=by_sound) for probability in sorted((one, other)))
    assert 0 < Holds("normal", longest).seconds(more) <= Holds("normal", longest).seconds(less) <= longest


@given(probabilities, probabilities, patiences, st.floats(0.3, 3))
def test_the_more_whole_the_sooner_and_never_longer_than_the_longest(
    one: float, other: float, patience: Patience, longest: float
) -> None:
    holds = Holds(patience, longest)
    less, more = sorted((one, other))
    assert 0 < held(holds, more) <= held(holds, less) <= longest


@given(probabilities, st.floats(0.3, 3))
def test_patience_is_in_order(probability: float, longest: float) -> None:
    quick, normal, patient = (
        held(Holds(patience, longest), probability) for patience in ("quick", "normal", "patient")
    )
    assert quick <= normal <= patient
