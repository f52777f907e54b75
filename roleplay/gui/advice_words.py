"""Why something is recommended, and what is known of a skill, in sentences of the interface language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from roleplay.gui import words
from roleplay.gui.assignment_words import day
from roleplay.review.skills import LEAST_CALLS, Estimate, Skill

if TYPE_CHECKING:
    from roleplay.review.recommendation import Reason

translate = QCoreApplication.translate


def skill_name(skill: Skill) -> str:
    """Return a skill in few words."""
    match skill.kind:
        case "feeling":
            return {
                "grief": translate("Skill", "Meeting grief"),
                "anger": translate("Skill", "Meeting anger"),
                "disappointment": translate("Skill", "Meeting disappointment"),
                "fear": translate("Skill", "Meeting fear"),
            }.get(skill.name, skill.name)
        case "trait":
            return translate("Skill", "Customer: %1").replace("%1", words.trait_name(skill.name).lower())
        case "mistake":
            return translate("Skill", "Mistake: %1").replace("%1", words.technique_name(skill.name))
        case "manner":
            return {
                "interrupting": translate("Skill", "Letting people finish"),
                "dead_air": translate("Skill", "Answering in time"),
                "tactical_silence": translate("Skill", "Silence in a tirade"),
            }.get(skill.name, skill.name)
        case _:
            return words.technique_name(skill.name)


def reason_sentence(reason: Reason, customer: str) -> str:
    """Return why a customer is recommended, in one sentence."""
    plain = {
        "start": translate("Reason", "A gentle start: the easiest customer of the library, at the easy level."),
        "untried": translate("Reason", "You have not spoken with this customer yet."),
        "lost": translate("Reason", "Your last call here was lost. Try once more, at a gentler level."),
        "raise": translate("Reason", "You handled this customer with ease: try them at the next level."),
    }
    if reason.kind in plain:
        return plain[reason.kind]
    if reason.kind == "assigned":
        return _assigned(reason)
    if reason.kind == "weak" and reason.skill is not None:
        return _weak(reason.skill).replace("%2", str(reason.calls)).replace("%1", str(reason.badly))
    return _due(reason, customer)


def _assigned(reason: Reason) -> str:
    if reason.until is None:
        return translate("Reason", "Your trainer has assigned this call to you.")
    text = (
        translate("Reason", "Your trainer has assigned this call to you; it was due on %1.")
        if reason.overdue
        else translate("Reason", "Your trainer has assigned this call to you, until %1.")
    )
    return text.replace("%1", day(reason.until))


def _weak(skill: Skill) -> str:
    """Return a sentence with places for how many (%1) of how many calls (%2)."""
    feelings = {
        "grief": translate("Reason", "You let the customer's grief pass in %1 of %2 calls."),
        "anger": translate("Reason", "You let the customer's anger pass in %1 of %2 calls."),
        "disappointment": translate("Reason", "You let the customer's disappointment pass in %1 of %2 calls."),
        "fear": translate("Reason", "You let the customer's fear pass in %1 of %2 calls."),
    }
    manners = {
        "interrupting": translate("Reason", "You talked over the customer in %1 of %2 calls."),
        "dead_air": translate("Reason", "You left the customer without an answer in %1 of %2 calls."),
        "tactical_silence": translate("Reason", "You talked into the customer's tirade in %1 of %2 calls."),
    }
    if skill.kind in ("feeling", "manner"):
        return (feelings | manners)[skill.name]
    template, name = {
        "mistake": (translate("Reason", "“%3” slipped out in %1 of %2 calls."), words.technique_name(skill.name)),
        "trait": (
            translate("Reason", "%1 of %2 calls with customers of the kind “%3” went badly."),
            words.trait_name(skill.name).lower(),
        ),
    }.get(
        skill.kind,
        (
            translate("Reason", "“%3” was missing in %1 of %2 calls that asked for it."),
            words.technique_name(skill.name),
        ),
    )
    return template.replace("%3", name)


def _due(reason: Reason, customer: str) -> str:
    when = days_ago(reason.days)
    if reason.skill is None or reason.skill.kind == "scenario":
        return translate("Reason", "You last spoke with %1 %2.").replace("%1", customer).replace("%2", when)
    if reason.badly and reason.calls < LEAST_CALLS:
        text = Counted().not_well(reason.calls)
        return text.replace("%1", skill_name(reason.skill)).replace("%2", str(reason.badly))
    sentence = translate("Reason", "“%1” mattered last %2: refresh it before it fades.")
    return sentence.replace("%1", skill_name(reason.skill)).replace("%2", when)


def days_ago(days: int) -> str:
    """Return how long ago a day was."""
    if days == 0:
        return translate("Reason", "today")
    if days == 1:
        return translate("Reason", "yesterday")
    return Counted().days(days)


def estimate_sentence(estimate: Estimate) -> str:
    """Return what is known of a skill, for those who do not see the picture."""
    text = Counted().known(estimate.calls) if estimate.known else Counted().unknown(estimate.calls)
    return (
        text.replace("%1", skill_name(estimate.skill))
        .replace("%2", f"{100 * estimate.low:.0f}")
        .replace("%3", f"{100 * estimate.high:.0f}")
    )


class Counted(QObject):
    """Texts with a number: singular and plural are collected for translation from `tr` only."""

    def days(self, count: int) -> str:
        return self.tr("%n day(s) ago", "", count)

    def not_well(self, calls: int) -> str:
        return self.tr("“%1” did not go well in %2 of %n call(s) so far: try it again.", "", calls)

    def known(self, calls: int) -> str:
        return self.tr("%1: goes well in %2 to %3 of 100 calls; from %n call(s)", "", calls)

    def unknown(self, calls: int) -> str:
        return self.tr("%1: not known yet, %n call(s)", "", calls)
