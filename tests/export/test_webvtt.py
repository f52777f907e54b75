from __future__ import annotations

import html
import io
import re

import webvtt
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from roleplay.core.events import Answered, CallEnded, CallEvent, CustomerSpeaking, TraineeSaid
from roleplay.core.records import SessionRecord
from roleplay.core.understanding import Transcript, Understood
from roleplay.export.webvtt import write_webvtt
from tests.store.samples import CALL, events

from .conftest import Record


def written(record: SessionRecord, *, notes: bool = False) -> str:
    stream = io.StringIO()
    write_webvtt(record, stream, notes=notes)
    return stream.getvalue()


def cues(text: str) -> list[webvtt.Caption]:
    return list(webvtt.from_string(text))


def test_the_transcript(record: Record) -> None:
    assert written(record()) == (
        "WEBVTT\n\n"
        "NOTE Three weeks without a laptop, 2026-11-21T20:15:30+00:00\n\n"
        "1\n00:00:01.500 --> 00:00:04.500\n<v Marian Kowalski>Where is my b**** laptop?</v>\n\n"
        "2\n00:00:05.000 --> 00:00:07.000\n"
        "<v Łucja Świątek>I am so sorry &lt;Marian&gt;, that is annoying &amp; wrong</v>\n\n"
        "3\n00:00:08.000 --> 00:00:10.200\n<v Marian Kowalski>Three weeks! Three!</v>\n\n"
    )


def test_a_parser_reads_speakers_and_times(record: Record) -> None:
    found = cues(written(record(trainee="")))
    assert [(cue.voice, cue.start, cue.end) for cue in found] == [
        ("Marian Kowalski", "00:00:01.500", "00:00:04.500"),
        ("Trainee", "00:00:05.000", "00:00:07.000"),
        ("Marian Kowalski", "00:00:08.000", "00:00:10.200"),
    ]


def test_notes_tell_techniques_and_heat(record: Record) -> None:
    text = written(record(), notes=True)
    assert "NOTE apology, empathy; heat 60 to 45; reply apologise\n\n" in text
    assert len(cues(text)) == 3


def test_a_line_without_sound_is_shown_for_as_long_as_reading_takes(record: Record) -> None:
    log = (CustomerSpeaking(1.0, "a", "x" * 30, 50, 0.0), CallEnded(60.0, "solved"))
    (cue,) = cues(written(record(log)))
    assert (cue.start, cue.end) == ("00:00:01.000", "00:00:03.000")


def test_hours_are_counted(record: Record) -> None:
    log = (CustomerSpeaking(3723.5, "a", "Still here?", 50, 1.0), CallEnded(3730.0, "solved"))
    assert "01:02:03.500 --> 01:02:04.500" in written(record(log))


def test_a_call_in_which_nobody_spoke(record: Record) -> None:
    assert cues(written(record((Answered(1.0), CallEnded(2.0, "aborted"))))) == []


HOSTILE = st.text() | st.sampled_from(
    ["-->", "--", "x --", "a\n\nb", "<b>&amp;", "\r\n00:00.000 --> 00:01.000\r\nx", "</v>", "\x00"]
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(HOSTILE, HOSTILE, HOSTILE)
def test_any_text_stays_in_its_cue(record: Record, line: str, answer: str, name: str) -> None:
    log = (
        CustomerSpeaking(1.0, "a", line, 50, 1.0),
        TraineeSaid(4.0, Transcript(answer, 3.0, 4.0, "typed"), Understood()),
        CallEnded(5.0, "solved"),
    )
    text = written(record(log, customer=name, trainee=name, scenario_title=name), notes=True)
    spoken = [words for words in (line, answer) if words.strip()]
    assert [plain(html.unescape(cue.text)) for cue in cues(text)] == [plain(words) for words in spoken]
    assert text.count("-->") == len(spoken)


def plain(text: str) -> str:
    return " ".join(re.sub(r"[\x00-\x08\x0e-\x1f\x7f]", "", text).split())


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(events(), max_size=15))
def test_cues_come_in_order_and_stay_inside_the_call(record: Record, log: list[CallEvent]) -> None:
    text = written(record((*log, CallEnded(100.0, "solved"))))
    times = [tuple(map(milliseconds, pair)) for pair in re.findall(r"^([\d:.]+) --> ([\d:.]+)$", text, re.MULTILINE)]
    end = max(100.0, *(min(event.at, 360_000.0) for event in log)) * 1000 if log else 100_000
    assert [begin for begin, _ in times] == sorted(begin for begin, _ in times)
    assert all(0 <= begin < finish <= round(end) for begin, finish in times)


def milliseconds(time: str) -> int:
    hours, minutes, rest = time.split(":")
    seconds, thousandths = rest.split(".")
    return ((int(hours) * 60 + int(minutes)) * 60 + int(seconds)) * 1000 + int(thousandths)


def test_the_sample_call_has_overlaps_in_order(record: Record) -> None:
    over = TraineeSaid(10.0, Transcript("Let me explain", 9.0, 10.0, "typed"), Understood(), interrupting=True)
    log = (*CALL[:9], over, *CALL[9:])
    starts = [cue.start for cue in cues(written(record(log)))]
    assert starts == ["00:00:01.500", "00:00:05.000", "00:00:08.000", "00:00:09.000"]
