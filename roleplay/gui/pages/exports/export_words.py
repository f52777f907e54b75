"""What exports, their forms and their periods are called."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from roleplay.core.exports import ExportKind
from roleplay.core.told import Told
from roleplay.gui import words

translate = QCoreApplication.translate

PICTURES: dict[ExportKind, str] = {
    "practice-log": "table-large",
    "grades": "clipboard-check-outline",
    "statements": "school-outline",
    "transcripts": "message-text-outline",
    "recordings": "waveform",
}


def kind_name(kind: ExportKind) -> str:
    """Return what is exported, in two words."""
    return {
        "practice-log": translate("Exports", "Practice log"),
        "grades": translate("Exports", "Grades"),
        "statements": translate("Exports", "Statements (xAPI)"),
        "transcripts": translate("Exports", "Transcripts"),
        "recordings": translate("Exports", "Recordings"),
    }[kind]


def kind_sentence(kind: ExportKind) -> str:
    """Return what is exported, in one sentence."""
    return {
        "practice-log": translate("Exports", "One row a call: who practised what, when, and with which result"),
        "grades": translate("Exports", "One row a grade, or one an answer"),
        "statements": translate("Exports", "For learning systems: as a file, or straight to a record store"),
        "transcripts": translate("Exports", "What was said, one file a call"),
        "recordings": translate("Exports", "How it sounded, one file a call"),
    }[kind]


def form_name(form: str) -> str:
    """Return what a form of file is called."""
    return {
        "csv": "CSV",
        "xlsx": "Excel",
        "pdf": "PDF",
        "jsonl": "JSON Lines",
        "json": "JSON",
        "docx": "Word",
        "txt": translate("Exports", "Text"),
        "srt": "SRT",
        "vtt": "WebVTT",
        "opus": "Opus",
        "flac": "FLAC",
    }[form]


def form_sentence(form: str) -> str:
    """Return what a form of file is good for."""
    return {
        "csv": translate("Exports", "For every spreadsheet and other programs"),
        "xlsx": translate("Exports", "A workbook with filters, totals and charts"),
        "pdf": translate("Exports", "A report to print, with totals and plots"),
        "jsonl": translate("Exports", "One JSON object a line, for programs"),
        "json": translate("Exports", "One JSON array, as record stores take it"),
        "docx": translate("Exports", "A document with techniques beside the words"),
        "txt": translate("Exports", "Plain text"),
        "srt": translate("Exports", "Subtitles for nearly every player"),
        "vtt": translate("Exports", "Subtitles for browsers, with speakers"),
        "opus": translate("Exports", "Small files that every browser plays"),
        "flac": translate("Exports", "Exactly what was recorded, larger"),
    }[form]


def note_text(note: str) -> str:
    """Return what the person should know of an export."""
    if not isinstance(note, Told):
        return note
    values = dict(note.values)
    if "columns" in values:
        values["columns"] = values["columns"]["pl" if QLocale().language() == QLocale.Language.Polish else "en"]
    text = {
        "pseudonyms": translate("Exports", "People are pseudonyms and times are days."),
        "pseudonyms_with_texts": translate(
            "Exports",
            "People are pseudonyms and times are days; names inside text that people wrote are not removed: "
            "{columns}.",
        ),
        "texts_left_out": translate(
            "Exports", "Text that people wrote is left out, for it may name somebody: {columns}."
        ),
        "missing_recordings": translate("Exports", "Recordings that are gone and were left out: {count}."),
        "cells_cut": translate(
            "Exports", "A cell of a workbook holds {most} characters. Longer texts that were cut off: {count}."
        ),
        "no_font": translate(
            "Exports",
            "No font of this machine has {letters}: the report shows boxes in their place. Debian's packages "
            "fonts-noto-core and fonts-noto-cjk have the letters of most languages.",
        ),
    }[note.code]
    return words.filled(text, values)


def period_name(period: str) -> str:
    """Return a period that moves with the day."""
    return {
        "": translate("Exports", "Any time"),
        "last-7-days": translate("Exports", "Last 7 days"),
        "last-30-days": translate("Exports", "Last 30 days"),
        "last-90-days": translate("Exports", "Last 90 days"),
        "last-365-days": translate("Exports", "Last 365 days"),
        "this-month": translate("Exports", "This month"),
        "last-month": translate("Exports", "Last month"),
        "this-quarter": translate("Exports", "This quarter"),
        "last-quarter": translate("Exports", "Last quarter"),
        "this-year": translate("Exports", "This year"),
        "last-year": translate("Exports", "Last year"),
    }.get(period, period)


def side_name(side: str) -> str:
    """Return whose voice a recording holds."""
    return {
        "both": translate("Exports", "Both voices"),
        "trainee": translate("Exports", "Trainee alone"),
        "customer": translate("Exports", "Customer alone"),
    }[side]
