"""Measures and figures in words of the interface."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, QObject

from roleplay.gui.advice_words import skill_name
from roleplay.review.progress.intervals import Interval
from roleplay.review.progress.measures import Measure
from roleplay.review.skills import Skill

translate = QCoreApplication.translate


def measure_name(measure: Measure) -> str:
    """Return a measure in few words."""
    if measure.kind == "score":
        return translate("Reports", "Score")
    return skill_name(Skill(measure.kind, measure.name))


def measure_sentence(measure: Measure) -> str:
    """Return what the figure counts."""
    return {
        "score": translate("Reports", "Score of the calls, 0 to 100"),
        "technique": translate("Reports", "Of 100 calls that called for it, used in"),
        "mistake": translate("Reports", "Of 100 calls in which it lay near, made in: fewer is better"),
        "manner": translate("Reports", "Of 100 calls, well in"),
        "feeling": translate("Reports", "Of 100 calls, the feeling met in"),
        "trait": translate("Reports", "Score with customers of this type, 0 to 100; lost ones count 0"),
    }[measure.kind]


def shown(measure: Measure, value: float) -> float:
    """Return a value as it is shown: shares in hundredths."""
    return 100 * value if measure.is_share else value


def figure(measure: Measure, value: float) -> str:
    """Return a value as people read it."""
    return f"{shown(measure, value):.0f}" + (" %" if measure.is_share else "")


def range_text(measure: Measure, found: Interval) -> str:
    """Return between what a figure lies."""
    unit = " %" if measure.is_share else ""
    return f"{shown(measure, found.low):.0f} – {shown(measure, found.high):.0f}{unit}"


def day(at: float) -> str:
    """Return the local day of a moment in seconds since 1970."""
    local = QDateTime.fromSecsSinceEpoch(round(at)).date()
    return QLocale().toString(local, QLocale.FormatType.ShortFormat)


def left_out(counts: tuple[int, int, int]) -> str:
    """Return which calls (unfinished, without a score, retries) are not in a report; empty when all are."""
    texts = CountedCalls()
    say = (texts.unfinished, texts.ungraded, texts.retries)
    named = [text(count) for text, count in zip(say, counts, strict=True) if count]
    if not named:
        return ""
    return translate("Reports", "Not counted, and held against nobody: %1.").replace("%1", ", ".join(named))


class CountedCalls(QObject):
    """Texts with a number: singular and plural are collected for translation from `tr` only."""

    def calls(self, count: int) -> str:
        return self.tr("%n call(s)", "", count)

    def people(self, count: int) -> str:
        return self.tr("%n person(s)", "", count)

    def unfinished(self, count: int) -> str:
        return self.tr("%n unfinished call(s)", "", count)

    def ungraded(self, count: int) -> str:
        return self.tr("%n call(s) without a score", "", count)

    def retries(self, count: int) -> str:
        return self.tr("%n retry(s) of a call", "", count)
