"""What is wrong with the sound of a call, in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from roleplay.app.desk.sound import CallSound
from roleplay.core.errors import RoleplayError
from roleplay.gui.words import clock

_MOST_TIMES = 3

translate = QCoreApplication.translate


def no_sound(problem: RoleplayError) -> str:
    """Return why a call cannot be heard; everything else of it can be seen."""
    return {
        "recording_none": translate("Sound", "This call was made without a recording."),
        "recording_missing": translate(
            "Sound",
            "The recording of this call is gone. Put it back into the folder of recordings to hear it; "
            "transcript, anger and grading are here all the same.",
        ),
        "recording": translate(
            "Sound",
            "The recording of this call cannot be read: it is no sound file any more. Put back an intact copy to "
            "hear it; transcript, anger and grading are here all the same.",
        ),
    }.get(problem.code, "") or str(problem)


def fault(sound: CallSound) -> str:
    """Return what is wrong with a recording that can be heard; empty when nothing is."""
    if sound.fault == "truncated":
        text = translate("Sound", "The recording breaks off at %1 of %2; what follows is silence.")
        return text.replace("%1", clock(sound.lost[0][0])).replace("%2", clock(sound.envelope.seconds))
    if sound.fault == "damaged":
        times = list(dict.fromkeys(clock(begin) for begin, _ in sound.lost))  # several may be lost within a second
        text = translate(
            "Sound", "The recording is damaged. What cannot be read is silence, and hatched in the picture: %1."
        )
        return text.replace("%1", ", ".join(times[:_MOST_TIMES]) + (" …" if len(times) > _MOST_TIMES else ""))
    if sound.fault == "altered":
        return translate(
            "Sound", "This is not the sound that was recorded: the file was changed afterwards. Do not grade by it."
        )
    return ""
