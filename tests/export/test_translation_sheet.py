"""Translation sheets: what is written comes back, whatever a spreadsheet makes of it."""

from __future__ import annotations

import io
import os
import zipfile
from contextlib import suppress
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from roleplay.core.errors import ArchiveError, InputError
from roleplay.core.translating import TextRow
from roleplay.export.translation_sheet import HEADINGS, read_sheet, write_sheet

ENDINGS = [".csv", ".xlsx"]
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff"))


def row(text: str, name: str = "line:one", **texts: str) -> TextRow:
    return TextRow(
        name, "line", "Ruth", "pick-up", "the beginning", "from 70", "", {"en": text, **texts}, {"pl": "missing"}
    )


@pytest.mark.parametrize("ending", ENDINGS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(texts=st.lists(TEXTS, min_size=1, max_size=5))
@example(texts=["=1+1", "'=1+1", "''@x", "-5", "a\nb", " x ", "</r>", "<r>x</r>", "_x0041_"])
def test_what_is_written_comes_back(tmp_path: Path, ending: str, texts: list[str]) -> None:
    path = tmp_path / f"sheet{ending}"
    path.unlink(missing_ok=True)
    write_sheet(path, "cold-flat", ("en", "pl"), [row(text, f"line:{at}", pl=text) for at, text in enumerate(texts)])
    sheet = read_sheet(path)
    assert (sheet.scenario, sheet.languages) == ("cold-flat", ("en", "pl"))
    assert [line.id for line in sheet.lines] == [f"line:{at}" for at in range(len(texts))]
    for line, text in zip(sheet.lines, texts, strict=True):
        assert line.texts["pl"].strip() == text.strip()


@pytest.mark.parametrize("ending", ENDINGS)
def test_no_cell_is_a_formula(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"sheet{ending}"
    write_sheet(path, "x", ("en",), [row('=HYPERLINK("http://x")')])
    if ending == ".xlsx":
        page = openpyxl.load_workbook(path).worksheets[0]
        assert {cell.data_type for cells in page.iter_rows() for cell in cells} <= {"s", "n"}
    else:
        assert "'=HYPERLINK" in path.read_text("utf-8-sig")


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_as_spreadsheets_save_it(tmp_path: Path, delimiter: str, encoding: str) -> None:
    path = tmp_path / "sheet.csv"
    rows = [("pl", "Note", "id", "en"), ("Zażółć", "x", "line:one", "It is cold"), ("", "", "", "")]
    path.write_text("\r\n".join(delimiter.join(cells) for cells in rows), encoding=encoding, newline="")
    (line,) = read_sheet(path).lines
    assert (line.number, line.id, line.texts) == (2, "line:one", {"pl": "Zażółć", "en": "It is cold"})


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "no column `id`"),
        (b"a,b\n1,2\n", "no column `id`"),
        (b"id,what\nline:one,x\n", "no column with a language"),
        (b"id,pl,pl\nline:one,a,b\n", "column `pl` twice"),
        (b"id,pl\nline:one,\xb9\xea\n", "not UTF-8 text (line 2)"),
        (b"id,pl\0\n", "not a table"),
        (b'id,pl\n"open,x\n', "not a readable table"),
        (b"scenario,id,pl\na,x,1\nb,y,2\n", "rows of two scenarios"),
    ],
)
def test_a_table_that_is_no_sheet_says_why(tmp_path: Path, content: bytes, told: str) -> None:
    path = tmp_path / "sheet.csv"
    path.write_bytes(content)
    with pytest.raises(InputError, match=told.replace("(", r"\(").replace(")", r"\)")):
        read_sheet(path)


def test_files_that_are_no_workbooks(tmp_path: Path) -> None:
    path = tmp_path / "sheet.xlsx"
    with pytest.raises(InputError, match="no such file"):
        read_sheet(path)
    path.write_bytes(b"PK" + bytes(99))
    with pytest.raises(InputError, match="no readable workbook"):
        read_sheet(path)
    with zipfile.ZipFile(path, "w") as zipped:
        zipped.writestr("a.txt", "x")
    with pytest.raises(InputError, match="no readable workbook"):
        read_sheet(path)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as zipped:
        zipped.writestr("xl/worksheets/sheet1.xml", bytes(90 * 1024**2))
    with pytest.raises(ArchiveError):
        read_sheet(path)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(place=st.integers(0, 10**6), byte=st.integers(0, 255))
def test_a_damaged_workbook_never_crashes(tmp_path: Path, place: int, byte: int) -> None:
    path = tmp_path / "sheet.xlsx"
    if not path.exists():
        write_sheet(path, "x", ("en", "pl"), [row("It is cold", pl="Zimno")])
    content = bytearray(path.read_bytes())
    content[place % len(content)] = byte
    damaged = tmp_path / "damaged.xlsx"
    damaged.write_bytes(content)
    with suppress(InputError):
        read_sheet(damaged)


def test_entities_are_not_unfolded(tmp_path: Path) -> None:
    path = tmp_path / "sheet.xlsx"
    write_sheet(path, "x", ("en", "pl"), [row("It is cold", pl="Zimno")])
    laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "ha"}">' for n in range(9))
    out = io.BytesIO()
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(out, "w") as zipped:
        for entry in source.infolist():
            content = source.read(entry)
            if entry.filename == "xl/sharedStrings.xml":
                content = content.replace(b"<sst", f"<!DOCTYPE x [{laughs}]><sst".encode(), 1)
                content = content.replace(b"Zimno", b"&a8;")
            zipped.writestr(entry, content)
    path.write_bytes(out.getvalue())
    with pytest.raises(InputError, match="no readable workbook"):
        read_sheet(path)


def test_the_heading_is_what_the_document_says() -> None:
    document = (Path(__file__).parents[2] / "docs" / "translating.md").read_text("utf-8")
    for heading in HEADINGS:
        assert f"| `{heading}` |" in document


@pytest.mark.parametrize(
    ("part", "tag", "count"), [("xl/styles.xml", "<xf/>", 200_001), ("xl/sharedStrings.xml", "<si/>", 4_000_001)]
)
def test_millions_of_empty_parts_are_refused(tmp_path: Path, part: str, tag: str, count: int) -> None:
    good, path = tmp_path / "good.xlsx", tmp_path / "bomb.xlsx"
    write_sheet(good, "cold-flat", ("en", "pl"), [row("Hello")])
    with zipfile.ZipFile(good) as whole, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as bomb:
        for name in whole.namelist():
            bomb.writestr(name, tag * count if name == part else whole.read(name))
        bomb.writestr("xl/noise.bin", os.urandom(400_000), zipfile.ZIP_STORED)  # so that the ratio is a usual one
    with pytest.raises(ArchiveError, match="millions of parts"):
        read_sheet(path)
