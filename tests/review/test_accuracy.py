"""How well a person is heard, from corrected answers."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roleplay.core.events import CallEvent, TraineeSaid
from roleplay.core.records import Correction, SessionRecord
from roleplay.core.trust import CheckedAnswer
from roleplay.core.understanding import Transcript, Understood, Word
from roleplay.review.accuracy import DOUBTFUL_ERRORS, FEWEST_WORDS, accuracy, by_person, clarity, hearing, word_errors
from tests.gui import sample

NOW = datetime(2026, 11, 22, tzinfo=UTC)
TEN = "one two three four five six seven eight nine ten"


def call(
    answers: list[tuple[str, str | None]],
    *,
    trainee: str = "Ann",
    source: str = "pocketsphinx en-us",
    sure: float = 0.9,
) -> SessionRecord:
    """Return a call with answers as they were heard, and what was put right in their place."""
    events: list[CallEvent] = []
    corrections = []
    for position, (heard, truth) in enumerate(answers):
        words = tuple(Word(word, 0.0, 0.1, sure) for word in heard.split())
        transcript = Transcript(heard, 0.0, 1.0, source, words if source != "typed" else ())
        events.append(TraineeSaid(float(position), transcript, Understood()))
        if truth is not None:
            corrections.append(Correction(position, truth, Understood(), NOW, "Ewa"))
    record = sample.record()
    return replace(
        record,
        start=replace(record.start, trainee=trainee),
        events=tuple(events),
        corrections=tuple(corrections),
    )


def answers(*calls: SessionRecord) -> list[CheckedAnswer]:
    """Return what the store gives of calls: the recognised answers of those in which one was put right."""
    found = []
    for number, one in enumerate(calls):
        truth = {correction.position: correction.text for correction in one.corrections}
        for position, event in enumerate(one.events):
            if truth and isinstance(event, TraineeSaid) and event.transcript.source != "typed":
                said = truth.get(position)
                found.append(CheckedAnswer(str(number), one.start.trainee, "en", event.transcript.text, said))
    return found


@pytest.mark.parametrize(
    ("said", "heard", "expected"),
    [
        ("I am so sorry, Mr Kowalski.", "i am so sorry mr kowalski", (6, 0)),
        ("I'm sorry", "i am sorry", (3, 0)),
        ("one two three", "one too three", (3, 1)),
        ("one two three", "one three", (3, 1)),
        ("one two", "one and two", (2, 1)),
        ("one two", "", (2, 2)),
        ("...", "one", (0, 1)),
    ],
)
def test_words_are_counted_without_case_punctuation_and_contractions(
    said: str, heard: str, expected: tuple[int, int]
) -> None:
    assert word_errors(said, heard, "en") == expected


def test_answers_that_were_left_as_they_are_count_as_heard_right() -> None:
    found = accuracy(answers(call([(TEN, None)] * 15 + [("one two tree four five six seven eight nine", TEN)])))
    assert (found.calls, found.answers, found.corrected, found.words, found.errors) == (1, 16, 1, 160, 2)
    assert found.rate == pytest.approx(2 / 160)
    assert found.corrected_rate == pytest.approx(0.2)
    assert found.low is not None
    assert found.high is not None
    assert found.low <= found.rate <= found.high


def test_a_few_words_are_too_little_to_tell() -> None:
    few = accuracy(answers(call([("one two", "one too")] * 9 + [(TEN, None)])))
    assert few.words < FEWEST_WORDS
    assert (few.rate, few.low, few.corrected_rate, few.enough) == (None, None, None, False)
    assert few.errors == 9


def test_a_person_who_is_misheard_is_not_to_be_judged_by_what_the_machine_heard() -> None:
    heard = call([("one two tree for five six seven ate nine ten", TEN)] * 12)
    found = hearing(heard, accuracy(answers(heard)))
    assert found.accuracy.rate == pytest.approx(0.3)
    assert found.accuracy.rate >= DOUBTFUL_ERRORS
    assert found.doubts == ("errors",)
    typed = call([(TEN, None)], source="typed")
    assert not hearing(typed, found.accuracy).doubtful


def test_a_call_in_which_the_recogniser_was_unsure_is_doubtful() -> None:
    unsure = call([(TEN, None)], sure=0.3)
    found = hearing(unsure, accuracy([]))
    assert found.doubts == ("unclear",)
    assert found.clarity.confidence == pytest.approx(0.3)
    assert hearing(call([(TEN, None)]), accuracy([])).doubts == ()
    assert clarity(call([(TEN, None)], source="typed")).confidence is None


@given(
    st.lists(st.sampled_from(["one two three", "one tree", "for five six"]), min_size=1, max_size=30), st.integers()
)
def test_everybody_apart_is_the_same_as_each_alone(heard: list[str], seed: int) -> None:
    calls = [call([(text, "one two three")], trainee=f"p{place % 3}") for place, text in enumerate(heard)]
    seed = abs(seed)
    checked = answers(*calls)
    for name, found in by_person(checked, seed=seed).items():
        assert found == accuracy([one for one in checked if one.trainee == name], seed=seed)


def test_people_are_told_in_the_order_of_the_alphabet() -> None:
    checked = answers(*(call([(TEN, TEN)], trainee=name) for name in ("Zofia", "Łucja", "Anna")))
    assert list(by_person(checked)) == ["Anna", "Łucja", "Zofia"]
