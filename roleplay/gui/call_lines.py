"""A saved call as lines of a transcript."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from roleplay.app.desk.replay import OpenedCall
from roleplay.core.records import SCRIPTED_TRAINEE
from roleplay.gui import line_words
from roleplay.gui.widgets.transcript import TranscriptLine
from roleplay.review.marks import of_kind
from roleplay.review.turns import Turn

translate = QCoreApplication.translate


def transcript_lines(call: OpenedCall, trainee: str = "") -> list[TranscriptLine]:
    """Return what was said, and when the call stood still, in order of time.

    `trainee` is what the trainee is called, empty where it is they who read.
    """
    wrong = {(mark.at, mark.text) for mark in of_kind(call.marks, "mistake")}
    said = [
        TranscriptLine(
            turn.at,
            _who(turn, call.record.start.customer, trainee),
            turn.text,
            trainee=turn.kind == "said",
            wrong=turn.kind == "said" and (turn.at, turn.text) in wrong,
        )
        for turn in call.turns
        if turn.text
    ]
    still = [
        TranscriptLine(
            pause.at, translate("Call", "The call stood still"), line_words.pause_line(pause), trainee=False
        )
        for pause in call.pauses
    ]
    return sorted([*said, *still], key=lambda line: line.at)


def trainee_name(call: OpenedCall) -> str:
    """Return what others call the trainee of a call."""
    return person_name(call.record.start.trainee)


def person_name(name: str) -> str:
    """Return what others call somebody with this name in a session."""
    return name if name and name != SCRIPTED_TRAINEE else translate("Call", "Trainee")


def _who(turn: Turn, customer: str, trainee: str) -> str:
    if turn.kind != "said":
        return turn.name or customer
    who = trainee or translate("Call", "You")
    return who if turn.heard is None else translate("Call", "%1 (corrected)").replace("%1", who)
