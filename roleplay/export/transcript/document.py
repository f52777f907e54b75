"""The transcript as a Word document (Office Open XML), for people who print it or write into it."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from roleplay.core.records import SessionRecord
from roleplay.export.files import export_bytes
from roleplay.export.transcript.cues import Cue, cues, notes, one_line, right_to_left, short_clock
from roleplay.export.transcript.facts import explained, facts, title
from roleplay.export.transcript.labels import HEADINGS, Language
from roleplay.review.turns import TRAINEE

if TYPE_CHECKING:
    from docx.document import Document as Doc
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

_MUTED = RGBColor(0x6B, 0x68, 0x78)
_ACCENT = RGBColor(0x4B, 0x3F, 0xA7)
_SHADE = "F3F1FB"
"""Behind what the trainee said."""
_LINE = "D8D6E0"
_FONT = "Calibri"
_TIME, _WORDS = Cm(1.9), Cm(15.1)


def export_document(record: SessionRecord, path: Path, language: Language = "en", *, explain: bool = True) -> None:
    """Write the transcript to a file. Raises `ExportError`; what stood there is then as it was."""
    whole = BytesIO()  # a zip that a full disk cuts off complains when it is thrown away
    write_document(record, whole, language, explain=explain)
    with export_bytes(path) as file:
        file.write(whole.getbuffer())


def write_document(
    record: SessionRecord, stream: IO[bytes], language: Language = "en", *, explain: bool = True
) -> None:
    """Write what was said as a table under a head of facts; `explain` tells techniques, heat and notes, too."""
    document = Document()
    _set_page(document, record, language)
    document.add_paragraph(title(record), style="Title")
    document.add_paragraph(HEADINGS[language]["transcript"], style="Subtitle")
    _add_facts(document, record, language)
    _add_words(document, cues(record), language, explain=explain)
    written = notes(record) if explain else ()
    if written:
        document.add_heading(HEADINGS[language]["notes"], 1)
        for at, text in written:
            line = _directed(document.add_paragraph(), text)
            _tint(line.add_run(f"{short_clock(at)}  "), _MUTED)
            _add_text(line, one_line(text))
    document.save(stream)


# --- the page ---


def _set_page(document: Doc, record: SessionRecord, language: Language) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21.0), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.0)
    section.top_margin, section.bottom_margin = Cm(2.0), Cm(1.8)
    styles: Any = document.styles
    for name, size, color in (("Normal", 10.5, None), ("Title", 22, _ACCENT), ("Subtitle", 11, _MUTED)):
        style = styles[name]
        _use_font(style, _FONT)
        style.font.size = Pt(size)
        style.font.italic = False
        style.font.bold = name == "Title"
        if color is not None:
            style.font.color.rgb = color
    styles["Normal"].paragraph_format.space_after = Pt(3)
    styles["Title"].paragraph_format.space_after = Pt(0)
    _without_border(styles["Title"])
    heading = styles["Heading 1"]
    _use_font(heading, _FONT)
    heading.font.size, heading.font.color.rgb = Pt(14), _ACCENT
    _set_language(styles["Normal"], record.start.language)
    known = document.core_properties
    known.author, known.last_modified_by, known.comments = "Roleplay", "Roleplay", ""
    known.title, known.language = title(record)[:255], language
    known.created = known.modified = datetime.now(UTC).replace(tzinfo=None, microsecond=0)
    _add_footer(section.footer.paragraphs[0], language)


def _use_font(style: Any, font: str) -> None:
    style.font.name = font
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for kind in ("ascii", "hAnsi", "cs"):
        fonts.set(qn(f"w:{kind}"), font)


def _without_border(style: Any) -> None:
    border = style.element.pPr.find(qn("w:pBdr"))
    if border is not None:
        style.element.pPr.remove(border)


def _set_language(style: Any, language: str) -> None:
    """Have the words proofread in their own language."""
    properties = style.element.get_or_add_rPr()
    for old in properties.findall(qn("w:lang")):
        properties.remove(old)
    known = language if language.isascii() and language.isalpha() else "en"
    properties.append(_element("w:lang", val={"en": "en-GB", "pl": "pl-PL"}.get(known, known)))


def _add_footer(line: Paragraph, language: Language) -> None:
    label = HEADINGS[language]
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    style: Any = line.style
    _use_font(style, _FONT)
    style.font.size, style.font.color.rgb = Pt(8), _MUTED
    line.add_run(f"{label['simulated']}  ·  {label['page']} ")
    _add_field(line, "PAGE")
    line.add_run(f" {label['of']} ")
    _add_field(line, "NUMPAGES")


def _add_field(line: Paragraph, code: str) -> None:
    run = line.add_run()
    instruction = _element("w:instrText")
    instruction.text = code
    parts = (_element("w:fldChar", fldCharType="begin"), instruction, _element("w:fldChar", fldCharType="separate"))
    for part in parts:
        run._r.append(part)
    run.add_text("1")
    run._r.append(_element("w:fldChar", fldCharType="end"))


# --- what stands on it ---


def _add_facts(document: Doc, record: SessionRecord, language: Language) -> None:
    known = facts(record, language)
    table = document.add_table(rows=0, cols=4)
    _lay_out(table, (Cm(3.0), Cm(5.5), Cm(3.4), Cm(5.1)))
    for first in range(0, len(known), 2):
        cells = table.add_row().cells
        for place, (name, value) in enumerate(known[first : first + 2]):
            label, content = cells[2 * place].paragraphs[0], cells[2 * place + 1].paragraphs[0]
            _tint(label.add_run(name), _MUTED)
            _add_text(_directed(content, value), value)
    document.add_paragraph().paragraph_format.space_after = Pt(2)


def _add_words(document: Doc, said: tuple[Cue, ...], language: Language, *, explain: bool) -> None:
    label = HEADINGS[language]
    table = document.add_table(rows=1, cols=2)
    _lay_out(table, (_TIME, _WORDS))
    head = table.rows[0]
    for cell, text in zip(head.cells, (label["time"], label["said"]), strict=True):
        _tint(cell.paragraphs[0].add_run(text), _MUTED, 9)
    head._tr.get_or_add_trPr().append(_element("w:tblHeader"))  # repeated on every page
    for cue in said:
        row = table.add_row()
        row._tr.get_or_add_trPr().append(_element("w:cantSplit"))
        time, words = row.cells
        _tint(time.paragraphs[0].add_run(short_clock(cue.begin)), _MUTED, 9)
        _add_cue(words, cue, language, explain=explain)
        if cue.turn.speaker == TRAINEE:
            for cell in (time, words):
                cell._tc.get_or_add_tcPr().append(_element("w:shd", val="clear", color="auto", fill=_SHADE))


def _add_cue(cell: _Cell, cue: Cue, language: Language, *, explain: bool) -> None:
    label, name, text = HEADINGS[language], one_line(cue.speaker), one_line(cue.turn.text)
    who = _directed(cell.paragraphs[0], name)
    who.paragraph_format.space_after = Pt(0)
    who.paragraph_format.keep_with_next = True
    _tint(_add_text(who, name), _ACCENT if cue.turn.speaker == TRAINEE else _MUTED, 9).bold = True
    _add_text(_directed(cell.add_paragraph(), text), text)
    beside = []
    if cue.turn.heard is not None:
        beside.append(f"{label['corrected']}: {one_line(cue.turn.heard) or label['nothing']}")
    if explain and cue.turn.speaker == TRAINEE and (told := explained(cue.turn, language)):
        beside.append(told)
    for line in beside:
        _tint(_add_text(_directed(cell.add_paragraph(), line), line), _MUTED, 9).italic = True


def _lay_out(table: Any, widths: tuple[Cm, ...]) -> None:
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    borders = _element("w:tblBorders")
    for side in ("bottom", "insideH"):
        borders.append(_element(f"w:{side}", val="single", sz="4", space="0", color=_LINE))
    table._tbl.tblPr.append(borders)
    margins = _element("w:tblCellMar")
    for side in ("top", "bottom"):
        margins.append(_element(f"w:{side}", w="60", type="dxa"))
    table._tbl.tblPr.append(margins)


def _directed(line: Paragraph, text: str) -> Paragraph:
    """Have a paragraph of Arabic or Hebrew set from the right."""
    if right_to_left(text):
        line._p.get_or_add_pPr().append(_element("w:bidi"))
    return line


def _add_text(line: Paragraph, text: str) -> Run:
    run = line.add_run(text)
    if right_to_left(text):
        run._r.get_or_add_rPr().append(_element("w:rtl"))
    return run


def _tint(run: Run, color: RGBColor, size: float | None = None) -> Run:
    run.font.color.rgb = color
    if size is not None:
        run.font.size = Pt(size)
    return run


def _element(name: str, **attributes: str) -> Any:
    element = OxmlElement(name)
    for attribute, value in attributes.items():
        element.set(qn(f"w:{attribute}"), value)
    return element
