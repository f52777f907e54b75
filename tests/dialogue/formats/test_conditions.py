"""What one condition says about another, checked against the engine's own reading of conditions."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from roleplay.dialogue.formats.checks.conditions import implies
from roleplay.dialogue.model import Condition
from roleplay.dialogue.state import DialogueState, holds

_names = st.lists(st.sampled_from(["a", "b"]), max_size=2, unique=True).map(tuple)
_heat = st.none() | st.sampled_from([0.0, 40.0, 60.0])
_count = st.none() | st.sampled_from([1, 2])
CONDITIONS = st.builds(
    Condition,
    heat_below=_heat,
    heat_at_least=_heat,
    flags=_names,
    without=_names,
    ladder_at_least=st.none() | st.sampled_from([0, 1, 2]),
    ladder_below=_count,
    visits_at_least=_count,
    visits_below=_count,
    silences_at_least=_count,
    misses_at_least=_count,
    turns_at_least=_count,
    interruptions_at_least=_count,
    named=_names,
    told=_names,
    levels=st.lists(st.sampled_from(["easy", "normal"]), max_size=2, unique=True).map(tuple),
    used=_names,
    unused=_names,
)
_set = st.sets(st.sampled_from(["a", "b"])).map(frozenset)
_number = st.integers(0, 3)
STATES = st.builds(
    DialogueState,
    node=st.just("here"),
    heat=st.sampled_from([0.0, 39.0, 40.0, 59.0, 60.0, 99.0]),
    flags=_set,
    ladder=st.sampled_from([(), (1,), (1, 2)]),
    visits=st.builds(lambda count: {"here": count}, _number),
    used=_set.map(lambda names: dict.fromkeys(names, 1)),
    silences=_number,
    misses=_number,
    turns=_number,
    interruptions=_number,
    named=_set,
    told=_set,
    level=st.sampled_from(["easy", "normal", "hard"]),
)


@given(condition=CONDITIONS, other=CONDITIONS, state=STATES)
@settings(max_examples=120, deadline=None)
def test_what_is_implied_holds(condition: Condition, other: Condition, state: DialogueState) -> None:
    if implies(condition, other) and holds(condition, state):
        assert holds(other, state)


@given(condition=CONDITIONS)
@settings(max_examples=50, deadline=None)
def test_a_condition_implies_itself_and_what_always_holds(condition: Condition) -> None:
    assert implies(condition, condition)
    assert implies(condition, Condition())


def test_less_does_not_imply_more() -> None:
    assert implies(Condition(heat_at_least=70, flags=("a", "b")), Condition(heat_at_least=60, flags=("a",)))
    assert not implies(Condition(heat_at_least=60), Condition(heat_at_least=70))
    assert not implies(Condition(flags=("a",)), Condition(flags=("a", "b")))
    assert not implies(Condition(), Condition(levels=("hard",)))
    assert implies(Condition(levels=("hard",)), Condition(levels=("normal", "hard")))
