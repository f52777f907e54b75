"""The report of a calibration meeting, severity of graders, and samples for second gradings."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roleplay.core.grades import Answer, CardResult, Grade
from roleplay.core.trust import Meeting
from roleplay.review.agreement import NOT_APPLICABLE, agreement
from roleplay.review.calibration import PASSED, SCORE, CalibrationReport, ratings, report_of_meeting, unfinished
from roleplay.review.sampling import drawn, every_nth
from roleplay.review.severity import severities, severity
from tests.store.grading import CARD

NOW = datetime(2026, 11, 22, tzinfo=UTC)
CALLS = tuple(f"call{number}" for number in range(6))
MEETING = Meeting("m", "November", CARD.id, CARD.version, CALLS, ("Ann", "Bob"), "Ewa", NOW)


def grade(session: str, grader: str, score: float, *answers: Answer) -> Grade:
    return Grade(
        str(uuid.uuid4()),
        session,
        CARD.id,
        CARD.version,
        grader,
        NOW,
        "calibration",
        "m",
        finished_at=NOW,
        answers=answers,
        result=CardResult(score, None, score >= 70),
    )


def graded(differ: str = "warmth") -> list[Grade]:
    """Both answer alike, but for one question, and what does not apply."""
    found = []
    for number, session in enumerate(CALLS):
        for grader in ("Ann", "Bob"):
            apart = grader == "Bob"
            found.append(
                grade(
                    session,
                    grader,
                    60.0 + 5 * number + (4 if apart else 0),
                    Answer("greeted", number % 2 == 0),
                    Answer("warmth", float(1 + (number + (2 if apart and differ == "warmth" else 0)) % 5)),
                    Answer("solved", "yes" if number % 3 else "part"),
                    Answer("verified", None, not_applicable=number < 2, note="no number" if apart else ""),
                    Answer("remark", "well done"),
                )
            )
    return found


def made(grades: list[Grade]) -> CalibrationReport:
    found = [agreement(one) for one in ratings(CARD, grades)]
    return report_of_meeting(MEETING, CARD, grades, found, {"call0": "Jo · Monday"})


def test_what_was_read_differently_stands_first_and_texts_last() -> None:
    report = made(graded())
    ids = [item.question.id for item in report.questions]
    assert ids[0] == "warmth"
    assert ids[-1] == "remark"
    assert report.questions[0].agreement is not None
    assert report.questions[0].agreement.same == 0.0
    assert report.questions[-1].agreement is None


def test_answers_and_notes_stand_by_call_and_grader() -> None:
    report = made(graded())
    verified = next(item for item in report.questions if item.question.id == "verified")
    assert verified.answers["call0", "Bob"].note == "no number"
    assert ("call3", "Ann") not in verified.answers, "not answered is not an answer"
    assert report.calls[0].label == "Jo · Monday"
    assert report.calls[1].label == "call1"
    assert report.scores["call0", "Bob"] == 64.0


def test_answers_become_ratings() -> None:
    found = {one.question: one for one in ratings(CARD, graded())}
    assert set(found) == {"greeted", "warmth", "solved", "verified", SCORE, PASSED}
    assert found["warmth"].categories == (1.0, 2.0, 3.0, 4.0, 5.0)
    assert found["greeted"].answers["Ann"]["call1"] == "no"
    assert found["verified"].answers["Ann"] == {
        call: NOT_APPLICABLE if number < 2 else None for number, call in enumerate(CALLS)
    }
    assert found[PASSED].answers["Ann"]["call0"] == "no"


def test_who_has_not_finished_is_missing() -> None:
    grades = graded()
    assert unfinished(MEETING, grades) == ()
    assert unfinished(MEETING, grades[:-1]) == ("Bob",)
    assert unfinished(MEETING, [replace(grades[0], finished_at=None), *grades[1:]]) == ("Ann",)


def test_a_mild_grader_is_told_with_how_sure_that_is() -> None:
    graders = {one.grader: one.severity for one in made(graded()).graders}
    assert graders["Bob"].difference == pytest.approx(4.0)
    assert graders["Bob"].low == pytest.approx(4.0)
    assert graders["Bob"].certain
    assert graders["Ann"].difference == pytest.approx(-4.0)


def test_the_interval_of_severity_is_students() -> None:
    """Differences 1 to 5: mean 3, standard error 0.7071, t(4) 2.776."""
    found = severity([1.0, 2.0, 3.0, 4.0, 5.0])
    assert (found.difference, found.calls) == (3.0, 5)
    assert found.low == pytest.approx(3 - 2.776445 * 0.7071068, abs=1e-5)
    assert severity([2.0, 4.0]).low is None
    assert severity([]).difference is None
    assert not severity([-1.0, 1.0, 0.5]).certain


def test_severity_compares_with_the_others_on_the_same_calls_only() -> None:
    found = severities({"Ann": {"a": 80.0, "b": 10.0}, "Bob": {"a": 60.0}, "Cem": {"a": 70.0, "c": 99.0}})
    assert found["Ann"].difference == pytest.approx(15.0)
    assert found["Ann"].calls == 1
    assert found["Cem"].difference == pytest.approx(0.0)


@given(st.lists(st.integers(), unique=True, max_size=30), st.integers(0, 40), st.integers())
def test_a_sample_is_drawn_once_each_in_order_and_again_with_the_seed(
    items: list[int], count: int, seed: int
) -> None:
    found = drawn(items, count, seed=seed)
    assert len(found) == min(count, len(items))
    assert list(found) == [item for item in items if item in found]
    assert found == drawn(items, count, seed=seed)


@given(st.lists(st.integers(), max_size=30), st.integers(1, 9))
def test_every_nth(items: list[int], step: int) -> None:
    assert every_nth(items, step) == tuple(items[::step])
    with pytest.raises(ValueError, match="1 or more"):
        every_nth(items, 0)
