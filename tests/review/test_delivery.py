"""What the times of words tell."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roleplay.core.delivery import DELIVERY_MEASURES
from roleplay.core.events import TraineeInterrupted, TraineeSaid
from roleplay.core.records import Correction
from roleplay.core.understanding import Transcript, Understood, Word
from roleplay.review.delivery import PAUSE, call_delivery, figures, is_filler, typical, wording
from tests.gui import sample
from tests.review.speaking import spoken_call, transcript, turn


def test_words_a_minute_with_pauses_and_without():
    found = wording(transcript("one two three / / / four five six"), "en")
    assert found.seconds == pytest.approx(8 * 0.4 + 0.3)
    assert found.pace == pytest.approx(60 * 6 / 3.5)
    assert (found.pauses, found.words) == (1, 6)
    assert found.pause_seconds == pytest.approx(1.3)
    assert found.articulation == pytest.approx(60 * 6 / 2.2)
    assert found.longest_pause == found.pause_seconds


def test_the_gaps_of_fluent_speech_are_no_pauses():
    found = wording(transcript("one two three four five six"), "en")
    assert (found.pauses, found.pause_seconds, found.longest_pause) == (0, 0, 0)
    assert found.articulation == found.pace


@pytest.mark.parametrize(("text", "language", "fillers"), [
    ("um i will uh look into it", "en", 2),
    ("er hmm well erm let me see", "en", 3),
    ("yyy zaraz to sprawdzę eee proszę pana", "pl", 2),
    ("hmm no to ja yy sprawdzę to teraz", "pl", 2),
    ("mhm i see your order is a week late", "en", 0),
    ("um zaraz to panu sprawdzę i oddzwonię", "ko", 0),
])  # fmt: skip
def test_hesitations_are_counted_and_are_no_words(text: str, language: str, fillers: int):
    found = wording(transcript(text), language)
    assert found.fillers == fillers
    assert found.words == len(text.split()) - fillers


def test_a_recogniser_that_never_writes_hesitations_counts_none_of_them():
    words = "i will look into it right away"
    assert wording(transcript(words, source="pocketsphinx en-us"), "en").fillers is None
    assert wording(transcript(words, source="pocketsphinx en-us"), "en", f"um {words}").fillers == 1
    assert wording(transcript(words), "en").fillers == 0


@pytest.mark.parametrize("word", ["umbrella", "her", "the", "uhuru", "a", "i", "we", "hum-drum"])
def test_words_are_no_hesitations(word: str):
    assert not is_filler(word, "en")


@pytest.mark.parametrize("word", ["i", "a", "e-mail", "my", "tym", "bym", "ma", "em-pik"])
def test_polish_words_are_no_hesitations(word: str):
    assert not is_filler(word, "pl")


@pytest.mark.parametrize("text", ["", "yes", "yes sir sure", "um uh um uh um"])
def test_a_few_words_have_no_pace(text: str):
    found = wording(transcript(text), "en")
    assert (found.pace, found.articulation, found.pauses) == (None, None, None)


def test_a_recogniser_without_word_times_tells_the_pace_alone():
    found = wording(Transcript("good morning um how may i help you", 10.0, 13.0, "other"), "en")
    assert (found.words, found.fillers, found.pace, found.pauses) == (7, 1, pytest.approx(140), None)


def test_corrected_words_count_in_place_of_the_recognised_ones():
    heard = transcript("i will look / / / / into your folder")
    found = wording(heard, "en", "I'll uh look it up in your order")
    assert (found.words, found.fillers) == (7, 1)
    assert found.pace == pytest.approx(60 * 7 / found.seconds)
    assert found.pauses == wording(heard, "en").pauses == 1
    record = sample.record()
    position = call_delivery(record).turns[0].position
    correction = Correction(position, "do please calm down a bit dear sir", Understood(), sample.STARTED, "Anna")
    assert call_delivery(replace(record, corrections=(correction,))).turns[0].wording.words == 8


timed = st.lists(st.tuples(st.floats(0, 3), st.floats(0.05, 0.8)), min_size=4, max_size=40)


@given(timed, st.floats(0, 500))
def test_any_words_give_figures_that_agree(gaps: list[tuple[float, float]], begin: float):
    words, at = [], begin
    for gap, long in gaps:
        at += gap
        words.append(Word("word", at, at + long))
        at += long
    found = wording(Transcript("word " * len(words), begin, at, "vosk", tuple(words)), "en")
    if found.pace is None or found.articulation is None or found.pause_seconds is None:
        assert at - words[0].start < 1
        return
    assert found.pace * found.seconds == pytest.approx(60 * len(gaps))
    assert found.articulation >= found.pace - 1e-6
    inner = [gap for gap, _ in gaps[1:]]
    assert found.pause_seconds == pytest.approx(sum(gap for gap in inner if gap >= PAUSE), abs=0.3 * len(gaps))
    assert (found.longest_pause or 0) <= found.pause_seconds + 1e-9


def test_a_saved_call_is_measured_and_what_was_typed_is_not():
    typed = TraineeSaid(45.0, Transcript("now i type a whole sentence", 44.0, 45.0, "typed"), Understood())
    interrupted = TraineeInterrupted(17.0, "opening-2", 1.0)
    record = sample.record(events=(*sample.EVENTS[:-1], interrupted, typed, sample.EVENTS[-1]))
    call = call_delivery(record)
    assert [round(found.at, 1) for found in call.turns] == [7.8, 13.2, 30.8, 45.8]
    assert [found.wording.words for found in call.turns] == [4, 12, 8, 13]
    assert [round(found.wording.pace or 0) for found in call.turns] == [155, 152, 152, 151]
    assert all(isinstance(record.events[found.position], TraineeSaid) for found in call.turns)
    assert call.trainee_seconds == pytest.approx(0.4 * (4 + 12 + 8 + 13))
    assert call.customer_seconds == pytest.approx(3.1 + 2.9 + 3.4 + 1.6 + 2.2 + 2.4)
    assert call.talking_share == pytest.approx(14.8 / (14.8 + 15.6))
    assert call.interruptions == 1
    assert call.typing_seconds is None


def test_turns_of_an_earlier_call_are_marked():
    call = call_delivery(sample.record(), earlier=6)
    assert [found.earlier for found in call.turns] == [True, False, False, False]


def test_a_call_that_was_typed_has_no_delivery():
    events = tuple(
        replace(event, transcript=replace(event.transcript, source="typed"))
        if isinstance(event, TraineeSaid)
        else event
        for event in sample.EVENTS
    )
    call = call_delivery(sample.record(events=events))
    assert call.turns == ()
    assert call.talking_share is None
    assert set(figures(call).values()) == {None}


def test_the_figures_of_a_call_are_medians_and_sums():
    call = spoken_call(
        1, turn(140, -30, 4.0, 1.0), turn(150, -20, None, 3.0), turn(None, None, 8.0, None), typing_seconds=2.04
    )
    assert [typical(call, measure) for measure in DELIVERY_MEASURES] == [145, -25, 6, 20]
    assert figures(call) == {
        "pace_wpm": 145,
        "articulation_wpm": 145,
        "loudness_db": -25,
        "pitch_range_semitones": 6,
        "paused_percent": 20,
        "talking_percent": 50,
        "fillers": 0,
        "typing_seconds": 2.0,
    }
