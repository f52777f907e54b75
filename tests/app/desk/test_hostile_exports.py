"""Texts that are meant to harm, in every field of calls and grades, through every export.

Nothing may execute, nothing may break, files must parse back with the text in them, and stay inside their folder.
LibreOffice opens what people open with it (slow tests).
"""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
import subprocess
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pypdf
import pytest
import soundfile
import srt
import webvtt
from docx import Document
from openpyxl.utils.escape import unescape

from roleplay.core.call_files import TRANSCRIPT_FORMS, CallFilesWish, SoundWish, TranscriptForm, TranscriptWish
from roleplay.core.exports import DATASETS, FORMS, Dataset, ExportProgress, ExportWish, Form
from roleplay.core.legible import legible
from roleplay.core.lrs import STATEMENT_FORMS
from roleplay.core.records import SessionRecord, SessionSummary
from roleplay.export.transcript.cues import one_line
from roleplay.export.transcript.srt import JOINER
from tests.app.desk.installations import Installation
from tests.export.hostile import hostile
from tests.export.lrs.server import wrong
from tests.export.transcript.samples import spoken
from tests.store.grading import ANSWERS, CARD, grade
from tests.store.samples import SCORE, start

FEW, MANY = 40, 500
LETTERS = re.compile(r"[^\W_]+")
Cells = list[list[Any]]


class Calls:
    """An installation whose every call has a hostile text in every field."""

    def __init__(self, base: Path, count: int) -> None:
        self.texts = hostile(count)
        self.here = Installation(base, "Tamara")
        store = self.here._parts.store
        store.grades.save_scorecard(CARD)
        self.ids = []
        for text in self.texts:
            line, answer = f"{text} ", f"{text} yes"
            begun = start(
                **dict.fromkeys(("trainee", "customer", "scenario_title", "microphone", "loudspeaker"), text)
            )
            events = spoken(line, answer, heard=text, note=text, name=text)
            summary = SessionSummary.of(begun, "complete", 72.5, outcome="solved", seconds=20.0, turns=1)
            store.add(SessionRecord(begun, summary, events, SCORE))
            self.ids.append(begun.id)
            answers = (*ANSWERS[:-1], replace(ANSWERS[-1], note=text))
            store.grades.save(grade(begun.id, grader=text or "nobody", summary=text, answers=answers))
        for number, text in enumerate(self.texts[:6]):
            store.groups.save(None, f"{text} {number}", self.texts[:3])

    def seen(self) -> list[str]:
        """Return the names of trainees as the store keeps them."""
        return [call.trainee for call in self.here.sessions()]


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Calls]:
    made = Calls(tmp_path_factory.mktemp("few") / "here", FEW)
    yield made
    made.here.close()


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Calls]:
    made = Calls(tmp_path_factory.mktemp("many") / "here", MANY)
    yield made
    made.here.close()


def nothing(_progress: ExportProgress) -> None:
    """Take no note."""


# --- what is in the files ---


def letters(text: str) -> str:
    """Return what must be left of a text whatever a form has to escape: its letters and digits."""
    return "".join(LETTERS.findall(unicodedata.normalize("NFC", text))).casefold()


def variants(text: str) -> set[str]:
    """Return what may be left of it: control characters are told by their numbers, as spaces, or left out."""
    escaped = re.sub("[\x00-\x08\x0b-\x1f]", lambda found: f"_x{ord(found[0]):04X}_", text)
    return {letters(one) for one in (text, legible(text), one_line(text), escaped)}


def check_table(calls: Calls, path: Path, form: Form, dataset: Dataset) -> None:
    """The file parses back, holds the names, and nothing in it is a formula or a link."""
    match form:
        case "csv":
            rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"), newline="")))
            assert not [row for row in rows if (row["trainee"] or "x")[0] in "=+-@\t\r\n＝＋－＠"]
            found = [row["trainee"] for row in rows]
        case "jsonl":
            rows = [json.loads(line) for line in path.read_bytes().split(b"\n") if line]
            found = [row["trainee"] for row in rows]
        case "xlsx":
            found = check_workbook(path, dataset)
        case _:
            check_report(calls, path)
            return
    rows_each = len(ANSWERS) if dataset == "grades" and form not in ("pdf",) else 1  # a row an answer, or one a grade
    assert len(found) in (len(calls.texts), rows_each * len(calls.texts))
    told = {letters(name or "") for name in found}
    assert [name for name in calls.seen() if not variants(name) & told and len(name) < 10_000] == []


def check_report(calls: Calls, path: Path) -> None:
    """It holds no scripts, links or files, and shows the plain names."""
    reader = pypdf.PdfReader(path)
    assert not reader.attachments
    assert not {"/OpenAction", "/AA"} & set(reader.root_object)
    links = [annotation.get_object() for page in reader.pages for annotation in page.get("/Annots", ())]
    assert [link for link in links if "/URI" in str(link) or "/JS" in str(link) or "/Launch" in str(link)] == []
    shown = letters("".join(page.extract_text() for page in reader.pages))
    plain = [name for name in calls.seen() if name.isascii() and name.isprintable() and len(name) < 20]
    assert plain
    assert [name for name in plain if letters(name) not in shown] == []


def check_workbook(path: Path, dataset: Dataset) -> list[str]:
    book = openpyxl.load_workbook(path)
    for page in book.worksheets:
        formulas = [cell.value for row in page.iter_rows() for cell in row if cell.data_type == "f"]
        assert [formula for formula in formulas if not is_ours(str(formula))] == []
        assert not page._hyperlinks
    page = next(one for one in book.worksheets if {"Started", "Call"} & set(heads(one)))
    column = heads(page)["Person"]
    cells = page.iter_rows(min_row=2, min_col=column, max_col=column)
    return [unescape(str(cell.value or "")) for (cell,) in cells]  # openpyxl does so in shared strings only


def heads(page: Any) -> dict[str, int]:
    return {str(cell.value): cell.column for cell in page[1] if cell.value is not None}


def is_ours(formula: str) -> bool:
    """Return whether a formula is one of the summary: a sum over our own columns, without any text of people."""
    simple = re.fullmatch(r"=?[A-Z]+\([A-Za-z0-9_!$:,.'\" ()<>=-]*\)", formula)
    return simple is not None and "HYPERLINK" not in formula


def export_tables(calls: Calls, folder: Path, forms: Sequence[Form]) -> Iterator[tuple[Path, Form, Dataset]]:
    for dataset in DATASETS:
        for form in forms:
            path = folder / f"{dataset}.{form}"
            calls.here.exports.job(ExportWish(dataset, form, wanted=EVERYBODY), path).run()
            yield path, form, dataset


EVERYBODY = ExportWish().wanted


def check_tables(calls: Calls, folder: Path, forms: Sequence[Form] = FORMS) -> None:
    for path, form, dataset in export_tables(calls, folder, forms):
        check_table(calls, path, form, dataset)


def check_statements(calls: Calls, folder: Path) -> None:
    for form in STATEMENT_FORMS:
        path = folder / f"statements.{form}"
        calls.here.statements.job(ExportWish(), form, path).run()
        text = path.read_text("utf-8")
        made = json.loads(text) if form == "json" else [json.loads(line) for line in text.split("\n") if line]
        assert len(made) == 2 * len(calls.texts)
        assert [one for one in made if wrong(one)] == []
        names = {letters(one["actor"]["account"]["name"]) for one in made}
        assert {name for name in map(letters, map(legible, calls.seen())) if name} <= names


def check_transcripts(calls: Calls, folder: Path, form: TranscriptForm) -> None:
    place = folder / form
    done = calls.here.call_files.job(CallFilesWish(TranscriptWish(form)), place).run(nothing)
    files = sorted(place.iterdir())
    assert done.rows == len(files) == len(calls.texts)
    assert {path.resolve().parent for path in files} == {place.resolve()}
    assert {path.suffix for path in files} == {f".{form}"}
    found = {letters(said(path, form)) for path in files}
    for text in calls.seen():
        assert any(left in one for left in variants(text) for one in found), text


def said(path: Path, form: TranscriptForm) -> str:
    """Return everything that a file says, read by a library that is not ours."""
    match form:
        case "docx":
            document = Document(str(path))
            cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
            return " ".join([*(line.text for line in document.paragraphs), *cells])
        case "srt":
            return " ".join(one.content.replace(JOINER, "") for one in srt.parse(path.read_text("utf-8")))
        case "vtt":
            text = path.read_text("utf-8")
            assert len(list(webvtt.from_string(text))) == text.count("-->")
            return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
        case "txt":
            return path.read_text("utf-8")


# --- a few in every run, all of them in long ones ---


def test_tables(few: Calls, tmp_path: Path) -> None:
    check_tables(few, tmp_path, ("csv", "xlsx", "jsonl"))  # setting pages takes long


def test_statements(few: Calls, tmp_path: Path) -> None:
    check_statements(few, tmp_path)


@pytest.mark.parametrize("form", TRANSCRIPT_FORMS)
def test_transcripts(few: Calls, tmp_path: Path, form: TranscriptForm) -> None:
    check_transcripts(few, tmp_path, form)


def test_tags_of_recordings(few: Calls, tmp_path: Path) -> None:
    for text in few.texts[:12]:
        session = few.here.keep(trainee=text, customer=text, scenario_title=text)
        for form in ("flac", "opus"):
            few.here.call_files.sound(session, tmp_path / "call", SoundWish(form, tagged=True))  # type: ignore[arg-type]
            with soundfile.SoundFile(tmp_path / "call") as file:
                told = file.copy_metadata().get("title", "")
            assert letters(told)[:200] == letters(legible(text.encode("utf-8", "replace").decode()))[:200]
        few.here.delete_session(session)


@pytest.mark.slow
def test_all_of_them(many: Calls, tmp_path: Path) -> None:
    assert len(many.texts) == MANY
    check_tables(many, tmp_path)
    check_statements(many, tmp_path)
    for form in TRANSCRIPT_FORMS:
        check_transcripts(many, tmp_path, form)
    outside = {path.name for path in tmp_path.iterdir()}
    tables = {f"{dataset}.{form}" for dataset in DATASETS for form in FORMS}
    assert outside == tables | {f"statements.{form}" for form in STATEMENT_FORMS} | set(TRANSCRIPT_FORMS)


# --- LibreOffice ---


def converted(folder: Path, to: str, *files: Path, reading: str = "") -> Path:
    """Have LibreOffice convert files, read by a filter of its own; return the folder of the results."""
    office = shutil.which("soffice")
    assert office is not None, "LibreOffice is missing: tools/setup.sh installs it"
    out = folder / f"as-{to.partition(':')[0]}"
    environment = {**os.environ, "HOME": str(folder), "LC_ALL": "C.UTF-8"}
    profile = f"-env:UserInstallation=file://{folder}/profile"
    how = ["--headless", *([f"--infilter={reading}"] if reading else []), "--convert-to", to, "--outdir", str(out)]
    command = [office, profile, *how, *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, env=environment, timeout=240)
    return out


ALL_SHEETS = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
"""Commas, quotes, UTF-8, cells as they are shown, every sheet in a file of its own."""
UTF8 = "Text - txt - csv (StarCalc):44,34,76,1"
"""Commas, quotes, UTF-8: what the dialog offers where a file begins with a byte order mark."""


@pytest.mark.slow
def test_libreoffice_opens_workbooks_and_shows_the_text(many: Calls, tmp_path: Path) -> None:
    path = tmp_path / "log.xlsx"
    many.here.exports.job(ExportWish(form="xlsx"), path).run()
    out = converted(tmp_path, ALL_SHEETS, path)
    shown = max(out.iterdir(), key=lambda one: one.stat().st_size).read_text("utf-8")
    check_shown(many, {letters(row["Person"]) for row in csv.DictReader(io.StringIO(shown, newline=""))})


@pytest.mark.slow
def test_libreoffice_runs_nothing_in_csv(many: Calls, tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    many.here.exports.job(ExportWish(form="csv"), path).run()
    unguarded = tmp_path / "unguarded.csv"
    unguarded.write_text("a\n=1+1\n", "utf-8")
    out = converted(tmp_path, "xlsx", path, unguarded, reading=UTF8)
    assert openpyxl.load_workbook(out / "unguarded.xlsx").active["A2"].data_type == "f"  # it would run them
    (page,) = openpyxl.load_workbook(out / "log.xlsx").worksheets
    assert [cell.value for row in page.iter_rows() for cell in row if cell.data_type == "f"] == []
    assert not page._hyperlinks
    column = heads(page)["trainee"]
    cells = page.iter_rows(min_row=2, min_col=column, max_col=column)
    check_shown(
        many,
        {letters(str(cell.value or "")) for (cell,) in cells},
        [*TYPED, *(name for name in many.seen() if name != legible(name))],
    )


@pytest.mark.slow
def test_libreoffice_opens_documents_and_shows_the_text(many: Calls, tmp_path: Path) -> None:
    files = []
    for place, session in enumerate(many.ids[:60]):
        files.append(tmp_path / f"{place}.docx")
        many.here.call_files.transcript(session, files[-1], TranscriptWish())
    out = converted(tmp_path, "txt:Text (encoded):UTF8", *files)
    for place, text in enumerate(many.texts[:60]):
        shown = (out / f"{place}.txt").read_text("utf-8-sig")
        assert letters(one_line(text.encode("utf-8", "replace").decode())) in letters(shown)


TYPED = ("1e999", "true", "2026-11-22", "0012", "NaN")
"""What LibreOffice takes for numbers and days in CSV, which knows no types."""


def check_shown(calls: Calls, shown: set[str], typed: Sequence[str] = ()) -> None:
    """Every name is shown; LibreOffice cuts cells of 40,000 letters."""
    for name in calls.seen():
        assert len(name) > 10_000 or name in typed or variants(name) & shown, name
