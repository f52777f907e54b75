"""Changing a card step by step."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from roleplay.core.scorecards import QUESTION_KINDS, Scorecard
from roleplay.review.scorecards.editing import (
    Place,
    added_question,
    added_section,
    balanced,
    copied,
    copied_question,
    free_id,
    moved,
    new_card,
    of_kind,
    question_at,
    removed,
    with_question,
)
from roleplay.review.scorecards.validation import problems, weights

from .cards import FEW, cards


def places(card: Scorecard) -> list[Place]:
    return [Place(number, at) for number, section in enumerate(card.sections) for at in range(len(section.questions))]


@given(cards(), st.data())
@FEW
def test_moving_there_and_back_changes_nothing(card: Scorecard, data: st.DataObject) -> None:
    place = data.draw(st.sampled_from([*places(card), *(Place(number) for number in range(len(card.sections)))]))
    by = data.draw(st.sampled_from((-1, 1)))
    there, at = moved(card, place, by)
    assert sorted(question.id for question in there.questions) == sorted(question.id for question in card.questions)
    assert moved(there, at, -by)[0] == card or at == place


@given(cards(), st.data())
@FEW
def test_what_is_added_and_removed_again_was_never_there(card: Scorecard, data: st.DataObject) -> None:
    place = data.draw(st.sampled_from(places(card)))
    grown, new = added_question(card, place.section, {"en": "Another one?"})
    assert problems(grown) == ()
    assert removed(grown, new) == card
    twice, copy = copied_question(card, place)
    assert copy == Place(place.section, (place.question or 0) + 1)
    assert removed(twice, copy) == card
    with_more, section = added_section(card, {"en": "More"})
    assert removed(with_more, section) == card


@given(cards(), st.booleans())
@FEW
def test_balanced_weights_make_a_hundred(card: Scorecard, compliance: bool) -> None:
    asked = [question for question in card.questions if question.compliance == compliance and question.kind != "text"]
    even = balanced(card, compliance=compliance)
    assert weights(even)[compliance] == (100 if asked else 0)
    assert all(question.weight == int(question.weight) for question in even.questions if question in asked)
    assert weights(even)[not compliance] == weights(card)[not compliance]


@given(cards(), st.data(), st.sampled_from(QUESTION_KINDS))
@FEW
def test_a_question_of_another_kind_is_whole(card: Scorecard, data: st.DataObject, kind: str) -> None:
    place = data.draw(st.sampled_from(places(card)))
    question = question_at(card, place)
    assert question is not None
    changed = of_kind(question, kind)  # type: ignore[arg-type]
    told = [problem for problem in problems(with_question(card, place, changed)) if problem.question == question.id]
    assert told == []


def test_ids_from_texts() -> None:
    assert free_id({"pl": "Życzliwość i ład"}, (), "x") == "zyczliwosc-i-lad"
    assert free_id({"en": "Tone?"}, ("tone", "tone-2"), "x") == "tone-3"
    assert free_id({"en": "???"}, ("x",), "x") == "x-2"
    assert free_id({"en": "50 words"}, (), "x") == "x"


def test_new_and_copied_cards_can_be_used() -> None:
    card = new_card({"en": "Mine"}, {"en": "Part"}, {"en": "Question?"}, ("mine",))
    assert (card.id, card.version, problems(card)) == ("mine-2", 1, ())
    assert copied(card, {"en": "Yours"}, ()).id == "yours"
