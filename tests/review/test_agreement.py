"""Agreement between graders: against scikit-learn, simulated graders of known agreement, and where there is none."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from sklearn.metrics import cohen_kappa_score, confusion_matrix

from roleplay.review.agreement import NOT_APPLICABLE, Given, Ratings, agreement, kappas
from tools.graders import PANELS, Panel, guessing, known

STEPS = (1.0, 2.0, 3.0, 4.0, 5.0)


def two(first: list[Given], second: list[Given], **changes: object) -> Ratings:
    answers = {name: dict(enumerated(given)) for name, given in (("Ann", first), ("Bob", second))}
    return Ratings("q", changes.get("level", "scale"), answers, changes.get("categories", STEPS), 4.0)  # type: ignore[arg-type]


def enumerated(given: list[Given]) -> list[tuple[str, Given]]:
    return [(f"call{place}", value) for place, value in enumerate(given)]


@pytest.mark.parametrize("name", PANELS)
def test_measured_agreement_is_that_of_the_matrices(name: str) -> None:
    """600 calls: the standard error of these kappas is 0.03 at most."""
    panel = PANELS[name]
    measured = agreement(panel.ratings(600, seed=1))
    assert measured.headline.value == pytest.approx(known(panel), abs=0.1)
    assert measured.alpha.value == pytest.approx(panel.alpha(), abs=0.1)
    assert measured.kappa.value == pytest.approx(panel.kappa(weighted=False), abs=0.1)
    assert measured.same == pytest.approx(panel.same(), abs=0.06)
    assert measured.headline.low is not None
    assert measured.headline.high is not None
    assert measured.headline.low < measured.headline.value < measured.headline.high


@settings(max_examples=40)
@given(st.lists(st.tuples(st.sampled_from(STEPS), st.sampled_from(STEPS)), min_size=5, max_size=40))
def test_the_kappas_are_scikit_learns(pairs: list[tuple[float, float]]) -> None:
    assume(len({step for pair in pairs for step in pair}) > 1)
    first, second = ([pair[side] for pair in pairs] for side in (0, 1))
    measured = agreement(two(list(first), list(second)))
    places = [[STEPS.index(one) for one in given] for given in (first, second)]
    for found, weights in ((measured.kappa, None), (measured.weighted, "quadratic")):
        assert found.value == pytest.approx(cohen_kappa_score(*places, labels=range(5), weights=weights))
        assert found.low is None or (found.high is not None and found.low <= found.high)


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=2, max_size=30), st.booleans())
def test_resampling_uses_the_same_kappa(pairs: list[tuple[int, int]], quadratic: bool) -> None:
    assume(len({step for pair in pairs for step in pair}) > 1)
    first, second = zip(*pairs, strict=True)
    table = confusion_matrix(first, second, labels=range(4)).astype(float)
    (found,) = kappas(table[None], quadratic=quadratic)
    wanted = cohen_kappa_score(first, second, labels=range(4), weights="quadratic" if quadratic else None)
    assert found == pytest.approx(wanted)


def test_a_published_table_has_its_published_kappas() -> None:
    """The diagnoses of Fleiss, Cohen and Everitt (1969)."""
    table = np.array([[88, 14, 18], [10, 40, 10], [2, 6, 12]])
    names = ("personality", "neurosis", "psychosis")
    first = [names[row] for row in range(3) for column in range(3) for _ in range(table[row, column])]
    second = [names[column] for row in range(3) for column in range(3) for _ in range(table[row, column])]
    measured = agreement(two(list(first), list(second), level="nominal", categories=names))
    assert measured.kappa.value == pytest.approx(0.492, abs=0.0005)
    assert measured.same == pytest.approx(0.7)


def test_where_all_answers_are_alike_there_is_no_figure() -> None:
    measured = agreement(two([4.0] * 12, [4.0] * 12))
    assert measured.same == 1.0
    for figure in (measured.kappa, measured.weighted, measured.alpha, measured.headline):
        assert (figure.value, figure.reason) == (None, "one_category")


def test_too_few_calls_and_too_few_graders_have_no_figure() -> None:
    few = agreement(two([1.0, 2.0, 3.0, 4.0], [1.0, 2.0, 3.0, 5.0]))
    assert (few.headline.value, few.headline.reason, few.cases, few.same) == (None, "few_cases", 4, 0.75)
    alone = agreement(two([1.0, 2.0, 3.0, 4.0, 5.0], [None] * 5))
    assert (alone.headline.reason, alone.same) == ("one_grader", None)
    assert agreement(Ratings("q", "scale", {})).headline.reason == "one_grader"


def test_perfect_agreement_has_no_interval_since_resampling_cannot_tell_it() -> None:
    measured = agreement(two(list(STEPS) * 4, list(STEPS) * 4))
    assert measured.weighted.value == pytest.approx(1.0)
    assert measured.weighted.low is None


def test_not_applicable_is_an_answer_of_its_own_where_answers_are_nominal() -> None:
    answers: list[Given] = ["yes", "no", "yes", "no", NOT_APPLICABLE, NOT_APPLICABLE]
    nominal = agreement(two(answers, answers, level="nominal", categories=("yes", "no")))
    assert nominal.kappa.value == pytest.approx(1.0)
    assert nominal.same == 1.0


def test_on_a_scale_not_applicable_is_left_out_of_kappa_and_counts_as_another_answer() -> None:
    first: list[Given] = [1.0, 2.0, 3.0, 4.0, 5.0, NOT_APPLICABLE]
    second: list[Given] = [1.0, 2.0, 3.0, 4.0, 5.0, 3.0]
    measured = agreement(two(first, second))
    assert measured.weighted.value == pytest.approx(1.0)
    assert measured.same == pytest.approx(5 / 6)
    assert measured.distance == pytest.approx(1 / 6)


def test_numbers_have_alpha_and_no_kappa() -> None:
    first: list[Given] = [10.0, 20.0, 30.0, 40.0, 50.0]
    second: list[Given] = [11.0, 19.0, 31.0, 41.0, 50.0]
    measured = agreement(two(first, second, level="number", categories=()))
    assert (measured.kappa.value, measured.kappa.reason) == (None, "not_for_numbers")
    assert measured.headline is measured.alpha
    assert measured.alpha.value is not None
    assert measured.alpha.value > 0.99


@settings(max_examples=15)
@given(st.integers(0, 2**31), st.integers(2, 4), st.integers(5, 20))
def test_names_and_order_of_graders_and_calls_change_nothing(seed: int, graders: int, calls: int) -> None:
    panel = Panel("scale", [0.2, 0.5, 0.3], [guessing(3, 0.6)] * graders)
    ratings = panel.ratings(calls, seed)
    turned = {f"x{name}": dict(reversed(given.items())) for name, given in reversed(list(ratings.answers.items()))}
    again = agreement(Ratings("q", "scale", turned, ratings.categories, ratings.reach))
    before = agreement(ratings)
    assert again.headline == before.headline
    assert (again.same, again.distance) == pytest.approx((before.same, before.distance))


def test_the_same_seed_gives_the_same_interval() -> None:
    ratings = PANELS["scale, one lenient"].ratings(30, seed=3)
    assert agreement(ratings, seed=5) == agreement(ratings, seed=5)
    assert agreement(ratings, seed=5).headline.low != agreement(ratings, seed=6).headline.low
