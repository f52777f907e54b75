"""Words for a call that stands still."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from roleplay.gui.words import clock
from roleplay.review.pauses import Pause

translate = QCoreApplication.translate


def what_is_wrong(reason: str, side: str, device: str) -> str:
    """Return why the call stands still, in one sentence."""
    if reason == "device_changed":
        return translate("Line", "The devices are being changed.")
    if reason == "device_system":
        return translate("Line", "The sound system of this computer does not start.")
    if side == "microphone":
        said = _of_the_microphone(reason)
    elif side == "loudspeaker":
        said = _of_the_loudspeaker(reason)
    else:
        said = translate("Line", "The microphone and the loudspeaker are gone.")
    return said.replace(" (%1)", f" ({device})" if device else "")


def _of_the_microphone(reason: str) -> str:
    return {
        "muted": translate("Line", "Nothing at all comes from your microphone (%1)."),
        "device_busy": translate("Line", "Another program uses the microphone (%1)."),
        "device_denied": translate("Line", "This program is not allowed to use the microphone (%1)."),
        "device_format": translate("Line", "The microphone (%1) cannot be used for a call."),
        "device_none": translate("Line", "There is no microphone."),
    }.get(reason, translate("Line", "The microphone (%1) is gone."))


def _of_the_loudspeaker(reason: str) -> str:
    return {
        "device_busy": translate("Line", "Another program uses the loudspeaker (%1)."),
        "device_denied": translate("Line", "This program is not allowed to use the loudspeaker (%1)."),
        "device_format": translate("Line", "The loudspeaker (%1) cannot be used for a call."),
        "device_none": translate("Line", "There is no loudspeaker."),
    }.get(reason, translate("Line", "The loudspeaker (%1) is gone."))


def what_to_do(reason: str) -> str:
    """Return what helps."""
    waits = translate("Line", "The call stands still meanwhile: nothing is lost, and nobody gets angry.")
    help_ = {
        "muted": translate(
            "Line",
            "Is it muted, or is the program not allowed to use it? Look at its switch and at the privacy settings of "
            "the system, choose another one, or type your answer.",
        ),
        "device_busy": translate("Line", "Close that program, or choose another device."),
        "device_denied": translate(
            "Line", "Allow it in the privacy settings of the system, or choose another device."
        ),
        "device_changed": "",
        "device_system": translate("Line", "It is tried again and again."),
    }.get(reason, translate("Line", "Plug it in again, or choose another one."))
    return f"{help_} {waits}".strip()


def stood_still(found: Sequence[Pause]) -> str:
    """Return a sentence about the times that a call stood still."""
    times = ", ".join(clock(pause.at) for pause in found)
    seconds = round(sum(pause.seconds for pause in found))
    said = translate(
        "Line",
        "At %1 a microphone or loudspeaker was away or muted, and the call stood still for %2 s. It does not count.",
    )
    return said.replace("%1", times).replace("%2", str(seconds))


def pause_line(pause: Pause) -> str:
    """Return one time that the call stood still, for a transcript."""
    wrong = what_is_wrong(pause.reason, pause.side, pause.device)
    if not pause.resumed:
        return wrong
    after = translate("Line", "The call went on after %1 s.").replace("%1", str(round(pause.seconds)))
    return f"{wrong} {after}"
