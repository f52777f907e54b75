"""What the machine answers, and where it does not."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roleplay.core.errors import InputError
from roleplay.core.events import (
    Answered,
    ButtonPressed,
    CallEnded,
    CallEvent,
    CustomerSpeaking,
    HeatChanged,
    TraineeInterrupted,
    TraineeSaid,
)
from roleplay.core.grades import MachineAnswer
from roleplay.core.records import Score, ScoreItem, SectionScore, SessionRecord, SessionSummary
from roleplay.core.scorecards import Choice, Question
from roleplay.core.understanding import Evidence, TechniqueMatch, Transcript, Understood, Word
from roleplay.dialogue.techniques import TECHNIQUES
from roleplay.review.scorecards.prefill.facts import read_call
from roleplay.review.scorecards.prefill.language import MEASURES
from roleplay.review.scorecards.prefill.machine import NOT_FOUND, answer
from roleplay.review.scorecards.prefill.parser import parse, parse_for
from tests.store.samples import start

ROOT = Path(__file__).parents[3]


def said(at: float, words: str, *techniques: str, confidence: float | None = None, score: float = 0.9) -> TraineeSaid:
    timed = tuple(Word(word, at - 3 + place, at - 2.5 + place) for place, word in enumerate(words.split()))
    matches = tuple(TechniqueMatch(name, score, Evidence(words)) for name in techniques)
    transcript = Transcript(words, at - 3, at - 0.5, "vosk en", timed, confidence)
    return TraineeSaid(at, transcript, Understood(matches))


def record(*events: CallEvent, score: Score | None = None) -> SessionRecord:
    started = start()
    names = {name: getattr(started, name) for name in ("id", "started_at", "scenario_id", "scenario_version")}
    more = {name: getattr(started, name) for name in ("scenario_title", "customer", "language", "mode", "recogniser")}
    ended = next((event.outcome for event in events if isinstance(event, CallEnded)), None)
    summary = SessionSummary(
        **names, **more, trainee="Anna", state="complete", outcome=ended, seconds=60.0, score=None, turns=2
    )
    return SessionRecord(started, summary, events, score)


CALL = (
    Answered(1.0),
    CustomerSpeaking(1.5, "a", "Where is it?", 80.0, 2.0),
    said(9.0, "good morning help desk", "greeting"),
    TraineeInterrupted(12.0, "a", 1.0),
    HeatChanged(12.0, 80.0, 90.0, "interrupting"),
    said(20.0, "calm down please", "calm_down"),
    said(30.0, "you get it tomorrow", "solution"),
    said(40.0, "I hear how upset you are", "empathy"),
    HeatChanged(40.0, 90.0, 40.0, "empathy"),
    ButtonPressed(45.0, "hold"),
    ButtonPressed(57.0, "resume"),
    CallEnded(60.0, "solved", "end"),
)
YES_NO = Question("q", "yes_no", {"en": "?"})


def asked(rule: str, *events: CallEvent, score: Score | None = None, question: Question = YES_NO) -> MachineAnswer:
    return answer(replace(question, prefill=rule), read_call(record(*(events or CALL), score=score)))


@pytest.mark.parametrize(
    ("rule", "value", "at"),
    [
        ("did greeting", True, 6.0),
        ("did greeting within 10 s", True, 6.0),
        ("did greeting within 4 s", False, 6.0),
        ("did empathy | feel_felt_found", True, 37.0),
        ("did empathy before solution", False, 27.0),
        ("did empathy after solution", True, 27.0),
        ("did greeting before solution", True, 6.0),
        ("never calm_down | minimising", False, 17.0),
        ("did greeting and did empathy", True, 6.0),
        ("did greeting and never calm_down", False, 17.0),
        ("outcome solved | handed_over", True, 60.0),
        ("outcome customer_left", False, 60.0),
        ("interruptions <= 1", True, 12.0),
        ("interruptions = 0", False, 12.0),
        ("heat_end < 45", True, 40.0),
        ("heat_peak between 85 and 95", True, 12.0),
        ("did greeting if heat_peak >= 80", True, 6.0),
    ],
)
def test_answers_with_their_second(rule: str, value: bool, at: float) -> None:
    found = asked(rule)
    assert found.value is value
    assert found.evidence[0].at == at
    assert 0 < found.confidence <= 1


def test_what_is_not_found_is_a_no_that_says_how_much_was_searched() -> None:
    found = asked("did apology")
    assert found.value is False
    assert [(one.reason, one.words, one.at) for one in found.evidence] == [("not_found:apology", "4", None)]
    assert found.confidence == NOT_FOUND


def test_badly_heard_words_make_it_less_sure() -> None:
    clear, mumbled = (
        (Answered(1.0), said(9.0, "good morning", "greeting", confidence=sure), CallEnded(60.0, "solved"))
        for sure in (1.0, 0.4)
    )
    assert asked("did greeting", *mumbled).confidence == 0.4 < asked("did greeting", *clear).confidence
    assert asked("did apology", *mumbled).confidence < asked("did apology", *clear).confidence


@pytest.mark.parametrize(
    ("rule", "question"),
    [
        ("did empathy before hold", YES_NO),
        ("did boundary if heat_peak >= 95", YES_NO),
        ("hold_seconds if interruptions > 3", Question("q", "number", {"en": "?"}, none_at=60.0, full_at=0.0)),
    ],
)
def test_what_the_call_gave_no_occasion_for_does_not_apply(rule: str, question: Question) -> None:
    found = asked(rule, question=question)
    assert found.not_applicable
    assert found.value is None
    assert found.evidence
    assert not asked(rule, question=replace(question, not_applicable=False)).given


@pytest.mark.parametrize(
    "rule", ["met feeling", "did boundary if offered boundary", "pace between 100 and 180", "outcome solved"]
)
def test_without_evidence_there_is_no_answer(rule: str) -> None:
    cut_off = (Answered(1.0), said(9.0, "good morning", "greeting"))
    assert asked(rule, *cut_off) == MachineAnswer()


@pytest.mark.parametrize("rule", ["did greeting", "never calm_down", "interruptions = 0", "heat_end < 50"])
def test_a_call_in_which_nothing_happened_has_no_answers(rule: str) -> None:
    assert asked(rule, HeatChanged(0.0, 1.0, 2.0, "x")) == MachineAnswer()


SCORE = Score(
    70.0,
    (
        SectionScore(
            "feeling",
            5.0,
            20.0,
            (ScoreItem("feeling_met", 5.0, 40.0, "I hear", 8.0), ScoreItem("apology", 0.0, 20.0, "calm", 12.0)),
        ),
        SectionScore("solution", 20.0, 20.0, (ScoreItem("matter_ignored", 0.0, None, "", 12.0),)),
        SectionScore("closing", 0.0, 0.0),
    ),
)


def test_the_machines_own_score_is_evidence_too() -> None:
    assert asked("met feeling", score=SCORE).value is True
    assert asked("met matter", score=SCORE).value is False
    missed = asked("did apology if offered apology", score=SCORE)
    assert missed.value is False
    assert (missed.evidence[0].reason, missed.evidence[0].at) == ("missed:apology", 20.0)
    assert asked("did boundary if offered boundary", score=SCORE).not_applicable


def test_a_mistake_that_the_score_takes_for_a_false_alarm_is_none() -> None:
    assert asked("never calm_down", score=SCORE).value is True
    counted = replace(
        SCORE, sections=(SectionScore("feeling", 0, 9, (ScoreItem("repeated:calm_down", -3.0, 20.0),)),)
    )
    assert asked("never calm_down", score=counted).value is False


def test_scales_and_numbers() -> None:
    scale = Question("q", "scale", {"en": "?"}, low=1, high=5)
    number = Question("q", "number", {"en": "?"}, none_at=60.0, full_at=0.0)
    assert asked("interruptions from 4 to 0", question=scale).value == 4.0
    assert asked("interruptions from 1 to 0", question=scale).value == 1.0
    assert asked("section feeling", question=scale, score=SCORE).value == 2.0
    assert asked("section closing", question=scale, score=SCORE) == MachineAnswer()
    assert asked("section feeling", question=number, score=SCORE).value == 25.0
    assert asked("hold_seconds", question=number).value == 12.0
    assert asked("holds", question=number).evidence[0].at == 45.0
    assert asked("seconds", question=number).value == 59.0
    assert asked("mistakes", question=number).value == 1.0


CHOICE = Question(
    "q",
    "choice",
    {"en": "?"},
    choices=tuple(Choice(name, {"en": name}, 50.0) for name in ("calm", "calmer", "angry")),
)


@pytest.mark.parametrize(
    ("rule", "value"),
    [
        ("calm when heat_end < 30; calmer when heat_drop >= 20; angry otherwise", "calmer"),
        ("calm when heat_end < 45; angry otherwise", "calm"),
        ("calm when did apology; angry otherwise", "angry"),
        ("calm when did apology", None),
        ("calm when met feeling; angry otherwise", None),
    ],
)
def test_choices_take_the_first_that_holds_and_none_behind_an_unknown_one(rule: str, value: str | None) -> None:
    assert asked(rule, question=CHOICE).value == value


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        ("", "ends where a clause is expected"),
        ("did", "ends where a technique is expected"),
        ("did grating", "`grating` is not a technique"),
        ("did greeting greeting", "`greeting` is not expected there"),
        ("did greeting within soon", "`soon` is not a number"),
        ("did greeting within 5", "`s` is missing at the end"),
        ("outcome won", "`won` is not an outcome"),
        ("loudnes > 3", "`loudnes` is not a clause"),
        ("pace between 9 and 3", "Nothing lies between"),
        ("pace from 3 to 3", "the same number"),
        ("did greeting & did apology", "cannot be read"),
        ("did greeting " * 60, "longer than"),
        ("calm when did apology; angry", "`when` is missing"),
    ],
)
def test_a_rule_that_is_wrong_is_told(rule: str, told: str) -> None:
    with pytest.raises(InputError, match=told):
        parse(rule)


@pytest.mark.parametrize(
    ("question", "rule"),
    [
        (YES_NO, "pace"),
        (YES_NO, "calm when did apology"),
        (CHOICE, "did apology"),
        (CHOICE, "furious when did apology"),
        (Question("q", "scale", {"en": "?"}), "did apology"),
        (Question("q", "scale", {"en": "?"}), "interruptions"),
        (Question("q", "number", {"en": "?"}), "interruptions from 4 to 0"),
        (Question("q", "text", {"en": "?"}), "did apology"),
    ],
)
def test_a_rule_for_another_kind_of_question_is_refused(question: Question, rule: str) -> None:
    with pytest.raises(InputError, match="does not fit"):
        parse_for(replace(question, prefill=rule))


NAMES = st.sampled_from([technique.id for technique in TECHNIQUES])
NUMBERS = st.integers(0, 120).map(str)
CLAUSES = st.one_of(
    st.builds("did {}".format, NAMES),
    st.builds("never {} | {}".format, NAMES, NAMES),
    st.builds("did {} before {}".format, NAMES, NAMES),
    st.builds("did {} within {} s".format, NAMES, NUMBERS),
    st.builds("{} >= {}".format, st.sampled_from(MEASURES), NUMBERS),
    st.sampled_from(["met feeling", "met matter", "outcome solved"]),
    st.builds("offered {}".format, NAMES),
)
RULES = st.one_of(
    CLAUSES, st.builds("{} and {}".format, CLAUSES, CLAUSES), st.builds("{} if {}".format, CLAUSES, CLAUSES)
)


@given(RULES, st.lists(st.tuples(NAMES, st.floats(2, 59)), max_size=4), st.booleans())
def test_every_answer_rests_on_evidence_from_the_call(rule: str, uses: list[tuple[str, float]], scored: bool) -> None:
    middle = sorted((said(at, "some words of it", name) for name, at in uses), key=lambda event: event.at)
    events = (Answered(1.0), *middle, CallEnded(60.0, "solved"))
    found: Any = asked(rule, *events, score=SCORE if scored else None)
    if found.given:
        assert found.evidence
        assert 0 < found.confidence <= 1
    else:
        assert found == MachineAnswer()


@given(st.text(max_size=40))
def test_no_text_breaks_the_parser(rule: str) -> None:
    with suppress(InputError):
        assert parse(rule)


GUIDE = (ROOT / "docs" / "grading.md").read_text("utf-8")


def test_the_guide_names_every_measure_and_its_rules_can_be_read() -> None:
    assert [measure for measure in MEASURES if f"`{measure}`" not in GUIDE] == []
    rules = re.findall(r"^\| `((?:did|never|met|outcome|section) [^`]*)`", GUIDE, re.MULTILINE)
    assert len(rules) >= 8
    for rule in rules:
        written = re.sub(r"\b([AB])\b", lambda name: {"A": "empathy", "B": "solution"}[name[1]], rule)
        parse(written.replace("\\|", "|"))
