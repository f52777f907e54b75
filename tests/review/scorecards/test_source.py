"""Scorecard files: what is wrong is told with its line, and what is right survives the way to a file and back."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roleplay.core.errors import InputError
from roleplay.core.scorecards import Scorecard
from roleplay.places import resources
from roleplay.review.scorecards.source import check_file, parse_scorecard, read_scorecard, write_text
from roleplay.review.scorecards.validation import missing_languages, problems, weights

from .cards import FEW, cards

SHIPPED = sorted((resources().assets / "scorecards").glob("*.yaml"))

SMALL = """\
scorecard: 1
id: small
version: 1
title: {en: Small}
sections:
  - id: only
    title: {en: Only}
    questions:
      - id: greeted
        kind: yes_no
        text: {en: "Greeted?"}
        weight: 100
        prefill: did greeting
"""


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_the_shipped_cards_are_whole_in_both_languages(path: Path) -> None:
    card = read_scorecard(path)
    assert card.id == path.stem
    assert set(card.title) == {"en", "pl"}
    assert missing_languages(card) == ()
    quality, compliance = weights(card)
    assert quality == 100.0
    assert compliance in (0.0, 100.0)
    assert sum(bool(question.prefill) for question in card.questions) >= 8


def test_there_are_two_of_them() -> None:
    assert [path.stem for path in SHIPPED] == ["de-escalation", "service-compliance"]


@given(cards(), st.booleans())
@FEW
def test_a_card_comes_back_from_its_file(card: Scorecard, as_json: bool) -> None:
    assert problems(card) == ()
    found, wrong = parse_scorecard(write_text(card, as_json=as_json), "card")
    assert wrong == ()
    assert found == card


@pytest.mark.parametrize(
    ("was", "becomes", "told"),
    [
        ("weight: 100", "weight: 90", "The weights of the questions make 90"),
        ("weight: 100", "weight: lots", "`weight` must be a number between 0 and 100, not `lots`"),
        ("weight: 100", "wieght: 100", "`wieght` is not a key of a question. Did you mean `weight`?"),
        ("kind: yes_no", "kind: yes", "must be one of `yes_no`, `scale`"),
        ("kind: yes_no", "kind: text", "greeted: A text is not counted"),
        ("kind: yes_no", "kind: choice", "greeted: There are 0 answers to choose from"),
        ("did greeting", "did greting", "`greting` is not a technique. Did you mean `greeting`?"),
        ("did greeting", "pace", "a yes or no needs"),
        ("id: greeted", "id: Greeted!", "must be an id"),
        ("    title: {en: Only}\n", "", "`title` is missing in a section"),
        ("version: 1", "version: 0", "`version` must be a whole number from 1"),
        ("scorecard: 1", "roleplay: 1", "`roleplay` is not a key of a scorecard"),
        ("Greeted?", "Gre\\u202Eeted?", "the character U+202E"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, was: str, becomes: str, told: str) -> None:
    assert was in SMALL
    path = tmp_path / "small.yaml"
    path.write_text(SMALL.replace(was, becomes), "utf-8")
    with pytest.raises(InputError) as caught:
        read_scorecard(path)
    assert told in caught.value.message
    assert f"{path}:" in caught.value.message


def test_an_id_given_twice(tmp_path: Path) -> None:
    head, question = SMALL.split("      - id: greeted")
    path = tmp_path / "twice.yaml"
    half = ("      - id: greeted" + question).replace("100", "50")
    path.write_text(head + half + half, "utf-8")
    _, found = check_file(path)
    assert [problem.message for problem in found] == ["The id `greeted` is given 2 times"]


@pytest.mark.parametrize("text", ["", "- 1", "nothing", "{", "a: &x [*x]", "scorecard: 1\nsections: []"])
def test_what_is_no_scorecard_is_told(text: str) -> None:
    card, found = parse_scorecard(text, "x.yaml")
    assert card is None
    assert found


@given(st.text(max_size=60))
def test_no_text_breaks_the_reader(text: str) -> None:
    card, found = parse_scorecard(text, "x.yaml")
    assert card is None
    assert found
