"""Assignments in the words of the interface language."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QObject

from roleplay.core.assignments import AttemptKind, StandingState, Terms
from roleplay.gui import words
from roleplay.gui.widgets.text import Tone
from roleplay.review.assignments import Refusal, Standing

translate = QCoreApplication.translate

STATE_LOOK: dict[StandingState, tuple[str, Tone]] = {
    "not_begun": ("circle-outline", "muted"),
    "begun": ("circle-half-full", "accent"),
    "awaiting_grade": ("account-clock-outline", "accent"),
    "passed": ("check-circle", "good"),
    "not_passed": ("close-circle-outline", "bad"),
    "overdue": ("clock-alert-outline", "warn"),
}
"""Icon and colour of each state; never a colour alone."""


def state_name(state: StandingState) -> str:
    """Return a state in few words."""
    return {
        "not_begun": translate("Assignment", "Not begun"),
        "begun": translate("Assignment", "Begun"),
        "awaiting_grade": translate("Assignment", "Awaiting grade"),
        "passed": translate("Assignment", "Passed"),
        "not_passed": translate("Assignment", "Not passed"),
        "overdue": translate("Assignment", "Overdue"),
    }[state]


def standing_name(one: Standing) -> str:
    """Return where a person stands, in few words."""
    if one.state == "passed" and one.late:
        return translate("Assignment", "Passed late")
    return state_name(one.state)


def attempt_name(kind: AttemptKind, outcome: str | None) -> str:
    """Return what a call counts for."""
    return {
        "running": translate("Assignment", "Runs now"),
        "cut_off": translate("Assignment", "Cut off, no attempt"),
        "brief": translate("Assignment", "Broken off at once, no attempt"),
        "unanswered": translate("Assignment", "Not picked up, no attempt"),
    }.get(kind, words.outcome_name(outcome))


def refusal_sentence(refusal: Refusal) -> str:
    """Return why no call can be held."""
    return {
        "used_up": translate("Assignment", "All attempts are used up. Ask your trainer for another one."),
        "running": translate("Assignment", "A call for this assignment runs already."),
    }.get(refusal, translate("Assignment", "This is not assigned to you any more."))


def played_as(terms: Terms) -> str:
    """Return mode and level, and the language where it is not free."""
    language = (words.language_name(terms.language),) if terms.language else ()
    return " · ".join((words.mode_name(terms.mode), words.level_name(terms.level), *language))


def day(at: date) -> str:
    """Return a day of this or another year, short."""
    pattern = "ddd, d MMM" if at.year == QDate.currentDate().year() else "d MMM yyyy"
    return QLocale().toString(QDate(at.year, at.month, at.day), pattern)


def due_text(due: date | None, days_left: int | None) -> str:
    """Return until when, as a person says it."""
    if due is None or days_left is None:
        return translate("Assignment", "at any time")
    if days_left == 0:
        return translate("Assignment", "until today")
    if days_left == 1:
        return translate("Assignment", "until tomorrow")
    if days_left < 0:
        return translate("Assignment", "was due on %1").replace("%1", day(due))
    return translate("Assignment", "until %1").replace("%1", day(due))


def attempts_text(one: Standing) -> str:
    """Return how many attempts are left."""
    if one.left is None:
        return Counted().used(one.used) if one.used else ""
    return Counted().left(one.left) if one.left else translate("Assignment", "no attempts left")


def mark_text(terms: Terms) -> str:
    """Return what it takes to pass."""
    if terms.pass_mark is None:
        if terms.judged_by == "grade":
            return translate("Assignment", "passed as your trainer's scorecard says")
        return translate("Assignment", "passed with a whole call")
    if terms.judged_by == "grade":
        return translate("Assignment", "pass mark %1, by your trainer").replace("%1", f"{terms.pass_mark:g}")
    return translate("Assignment", "pass mark %1").replace("%1", f"{terms.pass_mark:g}")


def progress_text(one: Standing, terms: Terms) -> str:
    """Return attempts, best and pass mark of one person, as far as there is something to say."""
    best = "" if one.best is None else translate("Assignment", "best %1").replace("%1", f"{one.best:.0f}")
    return " · ".join(part for part in (attempts_text(one), best, mark_text(terms)) if part)


class Counted(QObject):
    """Texts with a number: singular and plural are collected for translation from `tr` only."""

    def left(self, count: int) -> str:
        return self.tr("%n attempt(s) left", "", count)

    def used(self, count: int) -> str:
        return self.tr("%n call(s) so far", "", count)

    def assignments(self, count: int) -> str:
        return self.tr("%n assignment(s)", "", count)

    def due_soon(self, people: int) -> str:
        return self.tr("Due soon: %n person(s)", "", people)

    def overdue(self, people: int) -> str:
        return self.tr("Overdue: %n person(s)", "", people)
