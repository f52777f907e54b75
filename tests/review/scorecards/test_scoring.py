"""What answers come to: examples, and what holds for every card."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roleplay.core.errors import InputError
from roleplay.core.grades import Answer
from roleplay.core.scorecards import Choice, Question, Scorecard, Section
from roleplay.review.scorecards.scoring import checked, counts, ordinal, result, worth

from .cards import FEW, answers, best, cards, worst

WORDS = {"en": "Words"}


def question(identifier: str, weight: float, **changes: Any) -> Question:
    return replace(Question(identifier, "yes_no", WORDS, weight), **changes)


def card(*sections: tuple[Question, ...], **changes: Any) -> Scorecard:
    parts = tuple(Section(f"part-{number}", WORDS, part) for number, part in enumerate(sections))
    return replace(Scorecard("card", 1, WORDS, parts), **changes)


def said(**given_answers: Any) -> dict[str, Answer]:
    """`None` stands for not applicable."""
    return {name: Answer(name, value, not_applicable=value is None) for name, value in given_answers.items()}


TWO = card((question("a", 60.0), question("b", 20.0)), (question("c", 20.0),))


def test_weights_are_points() -> None:
    found = result(TWO, said(a=True, b=False, c=True))
    assert (found.score, found.passed) == (80.0, True)
    assert [(part.points, part.out_of) for part in found.sections] == [(60.0, 80.0), (20.0, 20.0)]


def test_what_does_not_apply_gives_its_weight_to_the_rest() -> None:
    found = result(TWO, said(a=None, b=False, c=True))
    assert found.score == 50.0
    assert [(part.points, part.out_of) for part in found.sections] == [(0.0, 50.0), (50.0, 50.0)]


def test_open_questions_are_listed_and_nothing_is_passed_before() -> None:
    found = result(TWO, said(a=True))
    assert (found.score, found.passed, found.open) == (100.0, None, ("b", "c"))
    assert result(TWO, {}).score is None


def test_a_fatal_item_takes_its_section() -> None:
    fatal = card((question("a", 60.0), question("b", 20.0, fatal="section")), (question("c", 20.0),))
    found = result(fatal, said(a=True, b=False, c=True))
    assert (found.score, found.fatal) == (20.0, ("b",))
    assert [part.fatal for part in found.sections] == [True, False]
    assert result(fatal, said(a=True, b=None, c=True)).score == 100.0


def test_a_fatal_item_takes_the_card_and_fails_it_at_once() -> None:
    fatal = card((question("a", 100.0), question("b", 0.0, fatal="card")))
    found = result(fatal, said(b=False))
    assert (found.passed, found.open) == (False, ("a",))
    assert result(fatal, said(a=True, b=False)).score == 0.0


def test_compliance_has_a_score_of_its_own() -> None:
    both = card((question("a", 100.0), question("x", 70.0, compliance=True), question("y", 30.0, compliance=True)))
    found = result(both, said(a=True, x=True, y=False))
    assert (found.score, found.compliance, found.passed) == (100.0, 70.0, False)
    assert result(replace(both, compliance_pass_mark=70.0), said(a=True, x=True, y=False)).passed is True
    assert result(both, said(a=True, x=None, y=None)).compliance is None
    assert result(both, said(a=True, x=None, y=None)).passed is True


def test_a_fatal_compliance_item_takes_both_scores_a_quality_one_only_the_score() -> None:
    fatal = question("x", 100.0, compliance=True, fatal="card")
    assert result(card((question("a", 100.0), fatal)), said(a=True, x=False)).score == 0.0
    other = card((question("a", 100.0, fatal="card"), question("x", 100.0, compliance=True)))
    found = result(other, said(a=False, x=True))
    assert (found.score, found.compliance, found.passed) == (0.0, 100.0, False)


@pytest.mark.parametrize(
    ("asked", "value", "wanted"),
    [
        (Question("q", "scale", WORDS, low=1, high=5), 4, 0.75),
        (Question("q", "scale", WORDS, low=0, high=10), 3.0, 0.3),
        (Question("q", "number", WORDS, none_at=90.0, full_at=0.0), 30.0, 2 / 3),
        (Question("q", "number", WORDS, none_at=90.0, full_at=0.0), 300.0, 0.0),
        (Question("q", "number", WORDS, none_at=0.0, full_at=10.0), 25, 1.0),
        (Question("q", "choice", WORDS, choices=(Choice("half", WORDS, 50.0),)), "half", 0.5),
        (Question("q", "text", WORDS), "anything", None),
    ],
)
def test_worth(asked: Question, value: Any, wanted: float | None) -> None:
    assert worth(asked, value) == pytest.approx(wanted)


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("yes_no", 1),
        ("yes_no", "yes"),
        ("scale", 6),
        ("scale", 2.5),
        ("scale", True),
        ("number", "3"),
        ("choice", "x"),
        ("number", float("nan")),
        ("number", float("inf")),
        ("text", 3.0),
    ],
)
def test_an_answer_to_another_question_is_refused(kind: Any, value: Any) -> None:
    with pytest.raises(InputError, match="is no answer to 'q'"):
        checked(Question("q", kind, WORDS, choices=(Choice("half", WORDS, 50.0),)), value)


def test_places_of_answers_for_agreement() -> None:
    scale = Question("q", "scale", WORDS, low=2, high=5)
    choice = Question("q", "choice", WORDS, choices=(Choice("a", WORDS, 100.0), Choice("b", WORDS, 0.0)))
    assert [ordinal(scale, step) for step in (2.0, 5.0)] == [0, 3]
    assert (ordinal(choice, "b"), ordinal(choice, "a")) == (0, 1)
    assert ordinal(Question("q", "number", WORDS), 3.0) is None


Drawn = tuple[Scorecard, dict[str, Answer]]
CARD_WITH_ANSWERS = cards().flatmap(lambda made: st.tuples(st.just(made), answers(made)))


@given(CARD_WITH_ANSWERS)
@FEW
def test_scores_are_percent_and_sections_make_the_score(drawn: Drawn) -> None:
    made, given_answers = drawn
    found = result(made, given_answers)
    for score in (found.score, found.compliance):
        assert score is None or 0 <= score <= 100
    if found.score is not None:
        assert sum(part.points for part in found.sections) == pytest.approx(found.score, abs=0.06)
        assert sum(part.out_of for part in found.sections) == pytest.approx(100, abs=0.06)
    assert set(found.open) == {
        asked.id for asked in made.questions if counts(asked) and asked.id not in given_answers
    }
    assert found.passed is not True or not found.open


@given(cards())
@FEW
def test_the_best_answers_make_a_hundred_and_the_worst_nothing(made: Scorecard) -> None:
    top = result(made, {asked.id: Answer(asked.id, best(asked)) for asked in made.questions})
    assert (top.score, top.passed, top.fatal, top.open) == (100.0, True, (), ())
    assert top.compliance in (None, 100.0)
    bottom = result(made, {asked.id: Answer(asked.id, worst(asked)) for asked in made.questions})
    assert (bottom.score, bottom.passed) == (0.0, False)
    assert bottom.compliance in (None, 0.0)


@given(CARD_WITH_ANSWERS, st.data())
@FEW
def test_a_better_answer_never_lowers_a_score(drawn: Drawn, data: st.DataObject) -> None:
    made, given_answers = drawn
    answered_ones = [name for name, answer in given_answers.items() if answer.value is not None]
    if not answered_ones:
        return
    name = data.draw(st.sampled_from(answered_ones))
    asked = made.question(name)
    assert asked is not None
    before = result(made, given_answers)
    after = result(made, given_answers | {name: Answer(name, best(asked))})
    assert (after.score or 0.0) >= (before.score or 0.0)
    assert (after.compliance or 0.0) >= (before.compliance or 0.0)
    assert set(after.fatal) <= set(before.fatal)


@given(CARD_WITH_ANSWERS)
@FEW
def test_not_applicable_is_as_if_the_question_had_never_been(drawn: Drawn) -> None:
    made, given_answers = drawn
    without = replace(
        made,
        sections=tuple(
            replace(
                section,
                questions=tuple(
                    asked
                    for asked in section.questions
                    if asked.id not in given_answers or not given_answers[asked.id].not_applicable
                ),
            )
            for section in made.sections
        ),
    )
    first, second = result(made, given_answers), result(without, given_answers)
    assert first.score == pytest.approx(second.score, abs=0.11)
    assert (first.passed, first.fatal, first.open) == (second.passed, second.fatal, second.open)
