"""Kinds of data and what is done with them, in the interface language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject

from roleplay.core.privacy import DataKind, Keep
from roleplay.core.told import Told
from roleplay.gui import words

translate = QCoreApplication.translate


def kind_name(kind: DataKind) -> str:
    """Return a kind of data in few words."""
    return {
        "audio": translate("Privacy", "Recordings"),
        "spoken_comments": translate("Privacy", "Spoken comments"),
        "transcripts": translate("Privacy", "What was said"),
        "results": translate("Privacy", "Results"),
        "audit": translate("Privacy", "Audit log"),
    }[kind]


def kind_sentence(kind: DataKind) -> str:
    """Return what belongs to a kind."""
    return {
        "audio": translate("Privacy", "The sound of calls, and what was measured of the voice."),
        "spoken_comments": translate("Privacy", "What trainers have said about calls, in their own voice."),
        "transcripts": translate("Privacy", "The words of calls, and quotations of them."),
        "results": translate("Privacy", "The call as a whole: outcome, score, grades, comments, feedback."),
        "audit": translate("Privacy", "Who did what to whose data."),
    }[kind]


class PrivacyWords(QObject):
    """What has a number in it."""

    def due(self, kind: DataKind, count: int) -> str:
        """Return how much of a kind goes."""
        match kind:
            case "audio":
                return self.tr("%n recording(s)", "", count)
            case "spoken_comments":
                return self.tr("%n spoken comment(s)", "", count)
            case "transcripts":
                return self.tr("%n transcript(s)", "", count)
            case "results":
                return self.tr("%n whole call(s)", "", count)
            case "audit":
                return self.tr("%n log entries", "", count)

    def erased_calls(self, count: int) -> str:
        """Return how many calls went."""
        return self.tr("Erased: %n call(s)", "", count)

    def files(self, count: int) -> str:
        """Return how many sound files there are."""
        return self.tr("%n sound file(s)", "", count)

    def calls(self, count: int) -> str:
        """Return how many calls there are."""
        return self.tr("%n call(s)", "", count)

    def left_objects(self, count: int) -> str:
        """Return that deleted recordings still lie where only another computer reaches them."""
        return self.tr(
            "%n deleted recording(s) lie in the folder or bucket until a computer that knows it starts.", "", count
        )


def leftover_text(left: str) -> str:
    """Return what an erasure could not reach, and what to do about it."""
    if not isinstance(left, Told):
        return left
    if left.code == "left_objects":
        return PrivacyWords().left_objects(left.values["count"])
    if left.code == "left_database" and left.values["cause"] == "database_owner":
        text = translate(
            "Privacy",
            "Everything is deleted in the database, but the server keeps deleted rows on its disk until it clears up "
            "({where}). An administrator of the server runs `roleplay database compact` in a quiet hour.",
        )
        return words.filled(text, left.values)
    text = {
        "left_unsearched": translate("Privacy", "{path} cannot be searched: {why}."),
        "left_aside": translate(
            "Privacy", "{path} is the store from before a restore, with all that was in it: delete it."
        ),
        "left_naming": translate("Privacy", "{path} names them; look at it, and delete it if it is not needed."),
        "left_unreadable": translate("Privacy", "{path} names them, and is no text in UTF-8."),
        "left_database": translate(
            "Privacy", "Everything is deleted in the database, which could not be written anew. {why}"
        ),
    }[left.code]
    return words.filled(text, left.values)


def due_text(kind: DataKind, count: int) -> str:
    """Return how much of a kind goes."""
    return PrivacyWords().due(kind, count)


KIND_PICTURE: dict[DataKind, str] = {
    "audio": "waveform",
    "spoken_comments": "microphone-outline",
    "transcripts": "text-box-outline",
    "results": "chart-line",
    "audit": "shield-search",
}


def keep_name(keep: Keep) -> str:
    """Return what stays of a call, in few words."""
    return {
        "recording": translate("Privacy", "Recorded"),
        "words": translate("Privacy", "Words only"),
        "result": translate("Privacy", "Result only"),
    }[keep]


def keep_sentence(keep: Keep) -> str:
    """Return what stays of a call, in a sentence."""
    return {
        "recording": translate("Privacy", "Sound, words and result stay, to be heard again."),
        "words": translate("Privacy", "No sound is written. What was said stays as text, with the result."),
        "result": translate(
            "Privacy", "No sound is written, and the words go when you leave the debrief. The result stays."
        ),
    }[keep]
