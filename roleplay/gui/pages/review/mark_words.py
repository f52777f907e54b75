"""Marks of a call in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from roleplay.gui import score_words, words
from roleplay.review.marks import Mark

translate = QCoreApplication.translate


def mark_title(mark: Mark) -> str:
    """Return what a mark is, in few words."""
    if mark.kind == "interruption":
        return words.technique_name("interrupting")
    if mark.kind == "pause":
        return translate("Marks", "The call stood still")
    if mark.kind in ("comment", "passage"):
        return mark.reason or translate("Marks", "Comment")
    named = ", ".join(words.reason_name(reason) for reason in mark.about[:2])
    return named or score_words.verdict_title(mark.reason)


def mark_sentence(mark: Mark) -> str:
    """Return when it was, what it is, and the words."""
    head = f"{words.clock(mark.at)}  {mark_title(mark)}"
    if not mark.text:
        return head
    return f"{head}\n{mark.text}" if mark.kind in ("comment", "passage", "pause") else f"{head}\n“{mark.text}”"
