"""The stable words of trying and of examples, in the language of the window."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from roleplay.core.records import Level
from roleplay.dialogue.authoring.weighing import Verdict, Weighed
from roleplay.dialogue.testplans.plans import Directive
from roleplay.gui import words
from roleplay.gui.studio_words import readable
from roleplay.gui.widgets.text import Tone
from roleplay.review.misunderstood import Kind

translate = QCoreApplication.translate


def move_name(directive: Directive) -> str:
    """Return what the trainee does other than speak."""
    return {
        "silence": translate("Trying", "Keeps silent"),
        "interrupt": translate("Trying", "Talks over the customer"),
        "long speech": translate("Trying", "Talks for long"),
        "hold": translate("Trying", "Puts on hold"),
        "resume": translate("Trying", "Takes off hold"),
        "transfer": translate("Trying", "Presses transfer"),
        "hang up": translate("Trying", "Hangs up"),
    }[directive]


MOVE_ICONS: dict[Directive, str] = {
    "silence": "timer-sand",
    "interrupt": "account-voice",
    "hold": "pause-circle-outline",
    "resume": "play-circle-outline",
    "transfer": "phone-forward-outline",
    "hang up": "phone-hangup-outline",
}
"""Moves that have a button, with its picture."""


def reply_name(reply: str) -> str:
    """Return what was taken: a reply by its id, anything else in words."""
    if reply.startswith("button:"):
        return words.button_name(reply.removeprefix("button:"))
    return {
        "otherwise": translate("Trying", "no reply fits"),
        "": translate("Trying", "no reply fits"),
        "silence": translate("Trying", "silence"),
        "interrupted": translate("Trying", "interrupted"),
        "cut_in": translate("Trying", "cut in"),
        "hold": translate("Trying", "on hold for too long"),
    }.get(reply) or readable(reply)


def level_name(level: Level) -> str:
    """Return a level of difficulty."""
    return {
        "easy": translate("Trying", "Easy"),
        "normal": translate("Trying", "Normal"),
        "hard": translate("Trying", "Hard"),
    }[level]


def verdict_name(verdict: Verdict) -> str:
    """Return what becomes of a reply."""
    return {
        "decides": translate("Trying", "is taken"),
        "counts": translate("Trying", "counts, too"),
        "closed": translate("Trying", "not open now"),
        "beaten": translate("Trying", "another fits better"),
        "too_low": translate("Trying", "fits too little"),
        "facts": translate("Trying", "a fact is missing"),
        "ruled_out": translate("Trying", "ruled out by a word"),
    }[verdict]


VERDICT_TONES: dict[Verdict, Tone] = {"decides": "good", "counts": "accent"}


def kind_name(kind: Kind) -> str:
    """Return how something was misunderstood."""
    return {
        "none": translate("Trying", "no reply fitted"),
        "close": translate("Trying", "nearly another one"),
        "corrected": translate("Trying", "heard wrongly"),
    }[kind]


def reasons_text(reasons: Mapping[str, float]) -> str:
    """Return what spoke for and against a reply, a line each, the strongest first."""
    names = {
        "likeness": translate("Trying", "a part of it is like an example"),
        "mean_likeness": translate("Trying", "its meaning is like the examples"),
        "wording": translate("Trying", "words of the examples"),
        "likelihood_root": translate("Trying", "the technique was found"),
        "other_technique": translate("Trying", "it does something else, too"),
        "no_technique": translate("Trying", "the reply asks for no technique"),
        "cue": translate("Trying", "a cue occurs"),
        "missing_cue": translate("Trying", "no cue occurs"),
        "unmet_cue": translate("Trying", "a cue that must occur does not"),
        "verbatim": translate("Trying", "an example, word for word"),
        "bias": translate("Trying", "what every reply begins with"),
    }
    return "\n".join(f"{value:+.1f}  {names.get(name, name)}".replace("-", "−") for name, value in reasons.items())


def evidence_line(one: Weighed) -> str:
    """Return the words that spoke for a reply, and the example that came nearest."""
    parts = []
    if one.evidence.example:
        near = translate("Trying", "like “%1” (%2)")
        parts.append(near.replace("%1", one.evidence.example).replace("%2", f"{one.evidence.meaning:.2f}"))
    if one.evidence.cues:
        parts.append(translate("Trying", "cues: %1").replace("%1", ", ".join(one.evidence.cues)))
    return " · ".join(parts)
