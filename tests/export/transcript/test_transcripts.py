"""Transcripts in all forms: what they say, and that nothing of it is more than text."""

from __future__ import annotations

import gc
import io
import re
from pathlib import Path
from zipfile import ZipFile

import pytest
import srt
from docx import Document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from roleplay.core.errors import ExportError
from roleplay.core.records import SessionRecord
from roleplay.dialogue.techniques import TECHNIQUES
from roleplay.export.transcript import labels
from roleplay.export.transcript.cues import clock, one_line, right_to_left, short_clock
from roleplay.export.transcript.document import export_document, write_document
from roleplay.export.transcript.srt import JOINER, export_srt, write_srt
from roleplay.export.transcript.text import export_text, write_text
from tests.export.conftest import Record
from tests.store.conftest import fill

from .samples import spoken

HOSTILE = st.text(st.characters(), max_size=40) | st.sampled_from(
    [
        "-->",
        "a\n\nb",
        "1\n00:00:01,000 --> 00:00:02,000",
        "{\\an8}<b>x</b>",
        "\x00",
        "\ud800",
        "\u202eabc",
        "שלום",
        "]]>",
    ]
)


def as_srt(record: SessionRecord) -> str:
    stream = io.StringIO()
    write_srt(record, stream)
    return stream.getvalue()


def as_text(record: SessionRecord, language: labels.Language = "en") -> str:
    stream = io.StringIO()
    write_text(record, stream, language)
    return stream.getvalue()


def paragraphs(record: SessionRecord, language: labels.Language = "en", *, explain: bool = True) -> list[str]:
    """Return everything that stands in the document, in its order."""
    stream = io.BytesIO()
    write_document(record, stream, language, explain=explain)
    stream.seek(0)
    document = Document(stream)
    cells = [
        line.text for table in document.tables for row in table.rows for cell in row.cells for line in cell.paragraphs
    ]
    return [*(line.text for line in document.paragraphs), *cells]


# --- SubRip ---


def test_subtitles(record: Record) -> None:
    found = list(srt.parse(as_srt(record(spoken("Where is my laptop?", "I am so sorry")))))
    assert [one.content for one in found] == [
        "Marian Kowalski: Where is my laptop?",
        "Łucja Świątek: I am so sorry",
    ]
    assert [(one.start.total_seconds(), one.end.total_seconds()) for one in found] == [(1.0, 3.0), (5.0, 7.0)]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(HOSTILE, HOSTILE, HOSTILE)
def test_any_text_stays_in_its_subtitle(record: Record, line: str, answer: str, name: str) -> None:
    text = as_srt(record(spoken(line, answer), customer=name, trainee=name))
    said = [words for words in (line, answer) if words.strip()]
    found = [one.content.replace(JOINER, "") for one in srt.parse(text)]
    assert found == [f"{one_line(who)}: {one_line(words)}".strip() for who, words in shown(line, answer, name)]
    assert text.count("-->") == len(said)
    assert not re.search(r"<[^\u2060]|\{[^\u2060]", text)


def shown(line: str, answer: str, name: str) -> list[tuple[str, str]]:
    pairs = [(name, line), (name or "Trainee", answer)]
    return [(who.replace(JOINER, ""), words.replace(JOINER, "")) for who, words in pairs if words.strip()]


# --- plain text ---


def test_plain_text(record: Record) -> None:
    text = as_text(record(spoken("Where is my laptop?", "I am so sorry", note="call back on Monday")))
    assert text.startswith("Three weeks without a laptop\n============================\n\nTrainee:")
    assert "Customer:      Marian Kowalski\n" in text
    assert "Outcome:       Handed over\n" in text
    assert "00:05   Łucja Świątek\n        I am so sorry\n        [Apology, Empathy, heat 60 → 45]\n" in text
    assert text.endswith("Notes taken during the call\n---------------------------\n\n00:09   call back on Monday\n")


def test_plain_text_in_polish(record: Record) -> None:
    text = as_text(record(spoken("Gdzie jest?", "Przepraszam")), "pl")
    assert "Zakończenie:        Przekazana\n" in text
    assert "[Przeprosiny, Empatia, temperatura 60 → 45]" in text


def test_a_correction_stands_beside_what_was_heard(record: Record) -> None:
    call = record(spoken("Where?", "I am so sorry", heard="I am sow sorry"))
    assert "[corrected; heard: I am sow sorry]" in as_text(call)
    assert "corrected; heard: I am sow sorry" in paragraphs(call)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(HOSTILE, HOSTILE)
def test_lines_of_text_keep_their_words(record: Record, line: str, name: str) -> None:
    text = as_text(record(spoken(line, "yes", note=line), customer=name))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", text)
    if line.strip():
        assert "".join(one_line(line).split()) in "".join(text.split())


# --- the document ---


def test_the_document(record: Record) -> None:
    found = paragraphs(record(spoken("Where is my laptop?", "I am so sorry", note="call back on Monday")))
    assert found[:2] == ["Three weeks without a laptop", "Transcript of a rehearsed call"]
    assert "00:09  call back on Monday" in found
    told = found[found.index("What was said") + 1 :]
    assert told == [
        *("00:01", "Marian Kowalski", "Where is my laptop?"),
        *("00:05", "Łucja Świątek", "I am so sorry", "Apology, Empathy, heat 60 → 45"),
    ]


def test_the_document_without_explanations(record: Record) -> None:
    found = paragraphs(record(spoken("Where?", "I am so sorry", note="call back")), explain=False)
    assert not [line for line in found if "heat" in line or "call back" in line]


def test_the_document_tells_nothing_in_its_properties(record: Record, tmp_path: Path) -> None:
    export_document(record(spoken("Where?", "Sorry")), tmp_path / "a.docx")
    with ZipFile(tmp_path / "a.docx") as archive:
        beside = b"".join(archive.read(name) for name in archive.namelist() if not name.endswith("document.xml"))
    assert "Łucja".encode() not in beside
    assert b"Marian" not in beside


def test_hebrew_and_arabic_are_set_from_the_right(record: Record, tmp_path: Path) -> None:
    export_document(record(spoken("שלום עולם", "مرحبا")), tmp_path / "a.docx")
    with ZipFile(tmp_path / "a.docx") as archive:
        text = archive.read("word/document.xml").decode()
    assert text.count("<w:bidi/>") == 2
    assert text.count("<w:rtl/>") == 2


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20)
@given(HOSTILE, HOSTILE, HOSTILE)
def test_any_text_is_text_in_the_document(record: Record, line: str, answer: str, name: str) -> None:
    call = record(
        spoken(line, answer, note=line, heard=name), customer=name, trainee=name, scenario_title=name, recogniser=line
    )
    found = paragraphs(call)
    for text in (line, answer):
        assert not text.strip() or one_line(text) in found


@pytest.mark.parametrize("export", [export_srt, export_text, export_document])
def test_a_folder_that_is_not_there(export: object, record: Record, tmp_path: Path) -> None:
    assert callable(export)
    with pytest.raises(ExportError, match="does not exist"):
        export(record(), tmp_path / "none" / "a")


# --- words and times ---


@pytest.mark.filterwarnings("error::pytest.PytestUnraisableExceptionWarning")
def test_a_full_disk_is_told_once(record: Record, small_disk: Path) -> None:
    ballast = fill(small_disk)
    with pytest.raises(ExportError, match="the disk is full"):
        export_document(record(spoken("Where?", "Sorry")), small_disk / "call.docx")
    gc.collect()  # what is thrown away has nothing more to say
    assert list(small_disk.iterdir()) == [ballast]


def test_every_technique_has_a_name_in_both_languages() -> None:
    assert {technique.id for technique in TECHNIQUES} <= set(labels.TECHNIQUES)
    assert set(labels.HEADINGS["en"]) == set(labels.HEADINGS["pl"])
    assert labels.technique_name("of_tomorrow", "pl") == "of tomorrow"


def test_times() -> None:
    assert (clock(3_723_004), clock(0, point=",")) == ("01:02:03.004", "00:00:00,000")
    assert (short_clock(59_999), short_clock(3_600_000)) == ("00:59", "01:00:00")


@pytest.mark.parametrize(("text", "right"), [("abc", False), ("שלום", True), ("12 مرحبا abc", True), ("", False)])
def test_the_way_of_writing(text: str, right: bool) -> None:
    assert right_to_left(text) is right
