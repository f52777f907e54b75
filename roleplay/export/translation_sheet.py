"""Translation sheets as CSV or Excel workbook, out and in.

A row is a text; the columns before the languages tell the translator what it is, and are passed over on the way back.
What comes back was opened and saved by some spreadsheet: commas may have become semicolons, UTF-8 UTF-16, columns may
have changed places, and rows their order.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

import xlsxwriter

from roleplay.core.errors import ArchiveError, InputError
from roleplay.core.files import reason
from roleplay.core.translating import SheetLine, TextRow, TranslationSheet
from roleplay.export.cells import plain, safe
from roleplay.export.files import export_file, export_path

HEADINGS = ("scenario", "id", "what", "who says it", "where", "after", "heat", "state", "note")
"""Of the columns before the texts."""
MAX_BYTES = 20 * 1024**2
MAX_ROWS = 50_000
MAX_COLUMNS = 60
_WIDTHS = (14, 22, 16, 16, 22, 30, 10, 10, 24)
_TEXT_WIDTH = 55
_LANGUAGE = re.compile(r"[A-Za-z]{2}")
_GUARDED = re.compile(r"^'(?='*[=+\-@\t\r\n＝＋－＠])")
MAX_ENTRIES = 500
MAX_UNPACKED = 200 * 1024**2
MOST_RATIO = 100
MAX_TAGS = 4_000_000
"""Of a page, or of the texts of all pages: 50,000 rows in six languages have three millions."""
MAX_OTHER_TAGS = 200_000
"""Of styles and lists of parts, which openpyxl makes objects of: ten millions of them take minutes, and gigabytes."""
_BLOCK = 1024 * 1024
_BROKEN = "Save the sheet anew in your spreadsheet program, as .xlsx or .csv."
_HINT = "Give the sheet that was written here, with its heading: the columns `id` and one for each language."


# --- out ---


def write_sheet(path: Path, scenario: str, languages: Sequence[str], rows: Sequence[TextRow]) -> None:
    """Write a sheet: `.xlsx` as a workbook, else CSV. The first language is the source. Raises `ExportError`."""
    if path.suffix.lower() == ".xlsx":
        _write_workbook(path, scenario, languages, rows)
    else:
        with export_file(path, encoding="utf-8-sig") as file:
            writer = csv.writer(file, lineterminator="\r\n")
            writer.writerow([*HEADINGS, *languages])
            writer.writerows([_guarded(cell) for cell in _cells(scenario, languages, row)] for row in rows)


def _guarded(cell: str) -> str:
    """Return a cell that no spreadsheet runs; what looks guarded already is guarded once more, to come back whole."""
    return f"'{cell}" if _GUARDED.match(cell) else str(safe(cell))


def _cells(scenario: str, languages: Sequence[str], row: TextRow) -> list[str]:
    states = dict.fromkeys(row.states.values())
    state = "missing" if "missing" in states else "stale" if "stale" in states else ""
    context = [scenario, row.id, row.kind, row.speaker, row.where, row.after, row.heat, state, row.note]
    return [*context, *(row.texts.get(language, "") for language in languages)]


def _write_workbook(path: Path, scenario: str, languages: Sequence[str], rows: Sequence[TextRow]) -> None:
    options = {"strings_to_urls": False, "strings_to_formulas": False, "in_memory": True}
    with export_path(path) as draft:
        book = xlsxwriter.Workbook(str(draft), options)
        page = book.add_worksheet("texts")
        head = book.add_format({"bold": True, "bg_color": "#1F3A5F", "font_color": "#FFFFFF", "valign": "vcenter"})
        told = book.add_format({"text_wrap": True, "valign": "top", "font_color": "#5A6472"})
        text = book.add_format({"text_wrap": True, "valign": "top"})
        todo = {
            "missing": book.add_format({"text_wrap": True, "valign": "top", "bg_color": "#FDE9E7"}),
            "stale": book.add_format({"text_wrap": True, "valign": "top", "bg_color": "#FFF6DA"}),
        }
        for number, width in enumerate((*_WIDTHS, *[_TEXT_WIDTH] * len(languages))):
            page.set_column(number, number, width)
        for number, heading in enumerate((*HEADINGS, *languages)):
            page.write_string(0, number, heading, head)
        for place, row in enumerate(rows, 1):
            for number, cell in enumerate(_cells(scenario, languages, row)):
                shape = told if number < len(HEADINGS) else text
                if number > len(HEADINGS):
                    shape = todo.get(row.states.get(languages[number - len(HEADINGS)], "done"), text)
                page.write_string(place, number, plain(cell), shape)
        page.freeze_panes(1, 2)
        page.autofilter(0, 0, max(len(rows), 1), len(HEADINGS) + len(languages) - 1)
        book.close()


# --- in ---


def read_sheet(path: Path) -> TranslationSheet:
    """Read a sheet that somebody gives back. Raises `InputError` that says what is wrong, and where."""
    rows = _workbook_rows(path) if path.suffix.lower() in (".xlsx", ".xlsm") else _csv_rows(path)
    try:
        head = [cell.strip() for cell in next(rows, [])]
        names = [cell.lower() for cell in head]
        if names.count("id") != 1:
            raise InputError(f"{path.name} is no translation sheet: it has no column `id`.", hint=_HINT)
        columns = {name: place for place, name in enumerate(names) if _LANGUAGE.fullmatch(name) and name != "id"}
        if len(columns) < 1:
            raise InputError(f"{path.name} has no column with a language, such as `pl`.", hint=_HINT)
        if len(set(names) - {""}) != len([name for name in names if name]):
            twice = next(name for name in names if name and names.count(name) > 1)
            raise InputError(f"{path.name} has the column `{twice}` twice.", hint=_HINT)
        return _sheet(path, names, columns, rows)
    except csv.Error as error:
        raise InputError(f"{path.name} is not a readable table: {error}.", hint=_HINT) from error


def _sheet(path: Path, names: Sequence[str], columns: dict[str, int], rows: Iterator[list[str]]) -> TranslationSheet:
    lines: list[SheetLine] = []
    scenarios: dict[str, int] = {}
    id_at = names.index("id")
    named_at = names.index("scenario") if "scenario" in names else None
    for number, cells in enumerate(rows, 2):
        if number > MAX_ROWS:
            raise InputError(f"{path.name} has more than {MAX_ROWS:,} rows.", hint="Split it.")

        def cell(place: int, row: Sequence[str] = cells) -> str:
            return row[place] if place < len(row) else ""

        if not cell(id_at).strip():
            continue
        if named_at is not None and cell(named_at).strip():
            scenarios.setdefault(cell(named_at).strip(), number)
        texts = {language: cell(place) for language, place in columns.items()}
        lines.append(SheetLine(number, cell(id_at).strip(), texts))
    if len(scenarios) > 1:
        other, row = list(scenarios.items())[1]
        message = f"{path.name} holds rows of two scenarios: {next(iter(scenarios))}, and from row {row} {other}."
        raise InputError(message, hint="Make a sheet of each.")
    return TranslationSheet(path.name, next(iter(scenarios), ""), tuple(columns), tuple(lines))


def _csv_rows(path: Path) -> Iterator[list[str]]:
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except OSError as error:
        why = "there is no such file" if isinstance(error, FileNotFoundError) else reason(error)[0]
        raise InputError(f"Cannot read {path}: {why}.", hint="Choose a sheet as .csv or .xlsx.") from error
    if len(content) > MAX_BYTES:
        raise InputError(f"{path.name} is too large for a sheet.", hint="Split it.")
    text = _decoded(path, content)
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    return ([_GUARDED.sub("", cell, count=1) for cell in row] for row in rows)


def _decoded(path: Path, content: bytes) -> str:
    excel = content[:2] in (b"\xff\xfe", b"\xfe\xff")  # its "Unicode text"
    encoding = "utf-16" if excel else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        hint = "Save it as “CSV UTF-8”, or as .xlsx."
        raise InputError(f"{path.name} is not UTF-8 text (line {line}).", hint=hint) from error
    if "\0" in text:
        raise InputError(f"{path.name} is not a table.", hint="Choose a sheet as .csv or .xlsx.")
    return text


def _workbook_rows(path: Path) -> Iterator[list[str]]:
    from openpyxl import load_workbook

    try:
        with path.open("rb") as file:
            _check_zip(file, path.name)
            file.seek(0)
            book = load_workbook(io.BytesIO(file.read()), read_only=True, data_only=True, keep_links=False)
    except OSError as error:
        why = "there is no such file" if isinstance(error, FileNotFoundError) else reason(error)[0]
        raise InputError(f"Cannot read {path}: {why}.", hint="Choose a sheet as .csv or .xlsx.") from error
    except (InputError, ArchiveError):
        raise
    except Exception as error:  # openpyxl raises whatever it meets: KeyError, ValueError, ParseError ...
        raise _broken(path.name, error) from error
    return _cells_of(book, path.name)


def _cells_of(book: object, name: str) -> Iterator[list[str]]:
    try:
        page = book.worksheets[0]  # type: ignore[attr-defined]
        for row in page.iter_rows(max_col=MAX_COLUMNS, max_row=MAX_ROWS + 1, values_only=True):
            yield ["" if cell is None else str(cell).replace("_x000D_", "") for cell in row]
    except Exception as error:  # as above
        raise _broken(name, error) from error
    finally:
        book.close()  # type: ignore[attr-defined]


def _check_zip(file: BinaryIO, name: str) -> None:
    """Refuse what is too large, packed or unpacked, before anything reads it. Raises `InputError`.

    Nothing is unpacked to the disk, so that names in it do not matter.
    """
    if file.seek(0, io.SEEK_END) > MAX_BYTES:
        raise InputError(f"{name} is too large for a sheet.", hint="Split it.")
    file.seek(0)
    try:
        with zipfile.ZipFile(file) as zipped:
            entries = zipped.infolist()
            _check_sizes(entries, name)
            _check_tags(zipped, name)
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, RuntimeError) as error:
        raise _broken(name, error) from error


def _check_sizes(entries: Sequence[zipfile.ZipInfo], name: str) -> None:
    unpacked, packed = (sum(getattr(one, size) for one in entries) for size in ("file_size", "compress_size"))
    if len(entries) > MAX_ENTRIES or unpacked > MAX_UNPACKED or unpacked > MOST_RATIO * max(packed, 100_000):
        raise ArchiveError(f"{name} is not a safe workbook: it unpacks to {unpacked / 1e6:.0f} MB.", hint=_BROKEN)


def _check_tags(zipped: zipfile.ZipFile, name: str) -> None:
    """Refuse a workbook of more parts than a sheet can have: a tag of five bytes costs openpyxl up to 20 µs."""
    others = 0
    for entry in zipped.infolist():
        with zipped.open(entry) as part:
            tags = sum(block.count(b"<") for block in iter(lambda: part.read(_BLOCK), b""))
        if entry.filename.startswith("xl/worksheets/") or entry.filename.lower().endswith("sharedstrings.xml"):
            too_many = tags > MAX_TAGS
        else:
            others += tags
            too_many = others > MAX_OTHER_TAGS
        if too_many:
            raise ArchiveError(f"{name} is not a safe workbook: it has millions of parts.", hint=_BROKEN)


def _broken(name: str, error: Exception) -> InputError:
    return InputError(f"{name} is no readable workbook ({type(error).__name__}).", hint=_BROKEN)
