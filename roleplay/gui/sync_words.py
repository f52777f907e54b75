"""What synchronising is said to do, for people."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, QObject

from roleplay.core.sync import Conflict, Kind, SyncPreview, SyncStatus

translate = QCoreApplication.translate


def moment(at: datetime) -> str:
    """Return a day and time as this person writes them."""
    shown = QDateTime.fromSecsSinceEpoch(int(at.timestamp()))
    return QLocale().toString(shown, QLocale.FormatType.ShortFormat)


class SyncWords(QObject):
    """What has a number in it."""

    def items(self, kind: Kind, count: int) -> str:
        """Return so many items of a kind."""
        texts: dict[Kind, str] = {
            "session": self.tr("%n call(s)", "", count),
            "sound": self.tr("%n recording(s)", "", count),
            "grade": self.tr("%n grade(s)", "", count),
            "second_grading": self.tr("%n second grading(s)", "", count),
            "comment": self.tr("%n comment(s)", "", count),
            "feedback": self.tr("%n feedback(s)", "", count),
            "meeting": self.tr("%n meeting(s)", "", count),
            "assignment": self.tr("%n assignment(s)", "", count),
            "scorecard": self.tr("%n scorecard(s)", "", count),
        }
        return texts[kind]

    def apart(self, count: int) -> str:
        """Return what was changed on both sides."""
        return self.tr("%n changed here and elsewhere at once; both are kept", "", count)

    def deletes(self, here: int, there: int) -> list[str]:
        """Return what one side deletes since the other one did."""
        lines = [self.tr("%n deleted elsewhere, to be deleted here, too", "", here)] if here else []
        return lines + ([self.tr("%n deleted here, to be deleted there, too", "", there)] if there else [])


def counts(found: Mapping[Kind, int]) -> str:
    """Return items by kind in one line."""
    return ", ".join(SyncWords().items(kind, count) for kind, count in found.items())


def preview_lines(found: SyncPreview) -> list[str]:
    """Return what a synchronisation would do, a line a direction."""
    if found.nothing:
        return [translate("Sync", "Both sides are in step: there is nothing to exchange.")]
    lines = []
    if found.sends:
        lines.append(translate("Sync", "Goes up: %1").replace("%1", counts(found.sends)))
    if found.gets:
        lines.append(translate("Sync", "Comes down: %1").replace("%1", counts(found.gets)))
    if found.apart:
        lines.append(SyncWords().apart(found.apart))
    lines += SyncWords().deletes(found.deletes_here, found.deletes_there)
    return lines


def last_result(status: SyncStatus) -> str:
    """Return when the last synchronisation came through, and what it did; and what the one after failed of."""
    lines = []
    if status.synchronised_at is not None:
        told = translate("Sync", "Last synchronised %1: %2 sent, %3 received, %4.")
        sounds = SyncWords().items("sound", status.sounds)
        values = (moment(status.synchronised_at), status.sent, status.received, sounds)
        for place, value in enumerate(values, 1):
            told = told.replace(f"%{place}", str(value))
        lines.append(told)
    if status.away_since is not None:
        told = translate("Sync", "No connection since %1: %2").replace("%1", moment(status.away_since))
        lines.append(told.replace("%2", status.problem))
    return "\n".join(lines)


def conflict_text(one: Conflict) -> str:
    """Return what became of something that was changed here and elsewhere at once."""
    texts: dict[str, str] = {
        "session": translate("Sync", "Two corrections of one answer: the department's is in force."),
        "grade": translate("Sync", "Two grades by the same person: both are kept."),
        "comment": translate("Sync", "A comment was changed twice: both are kept."),
        "feedback": translate("Sync", "Feedback was answered twice: both are kept."),
        "assignment": translate("Sync", "An assignment was changed twice: the terms from here hold."),
        "scorecard": translate("Sync", "Two scorecards of one name and version: the one from here was renamed."),
    }
    return texts.get(one.kind, translate("Sync", "Changed twice: both are kept."))
