"""What was measured of how somebody spoke, in words for people. None of them tells of a feeling."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from roleplay.core.delivery import DeliveryMeasure, TurnDelivery, Usual
from roleplay.core.events import DeliveryHint

translate = QCoreApplication.translate


def measure_name(measure: DeliveryMeasure) -> str:
    """Return a measure in a word or two."""
    return {
        "pace": translate("Delivery", "Pace"),
        "loudness": translate("Delivery", "Loudness"),
        "pitch_range": translate("Delivery", "Pitch range"),
        "pauses": translate("Delivery", "Pauses"),
    }[measure]


def measure_unit(measure: DeliveryMeasure) -> str:
    """Return what a measure is counted in."""
    return {
        "pace": translate("Delivery", "words a minute"),
        "loudness": translate("Delivery", "dBFS"),
        "pitch_range": translate("Delivery", "semitones"),
        "pauses": translate("Delivery", "% of the turn"),
    }[measure]


def measure_sentence(measure: DeliveryMeasure) -> str:
    """Return what exactly is measured."""
    return {
        "pace": translate("Delivery", "From the first word of a turn to the last, pauses included."),
        "loudness": translate(
            "Delivery",
            "Active speech level (ITU-T P.56) below the loudest that can be recorded. "
            "It depends on your microphone, so only calls with the same one are compared.",
        ),
        "pitch_range": translate(
            "Delivery", "How far your voice moved up and down: from the 10th to the 90th percentile of its pitch."
        ),
        "pauses": translate("Delivery", "Silences of a quarter of a second or longer between your words."),
    }[measure]


def number(measure: DeliveryMeasure, value: float) -> str:
    """Return a value as precisely as it is known."""
    text = QLocale().toString(float(value), "f", 1 if measure == "pitch_range" else 0)
    return text.replace("-", "−")


def with_unit(measure: DeliveryMeasure, value: float) -> str:
    """Return a value with what it is counted in."""
    return f"{number(measure, value)} {measure_unit(measure)}"


def usual_sentence(measure: DeliveryMeasure, usual: Usual) -> str:
    """Return what is usual for the trainee."""
    text = translate("Delivery", "usually %1 to %2")
    return text.replace("%1", number(measure, usual.low)).replace("%2", number(measure, usual.high))


def turn_sentence(place: int, measure: DeliveryMeasure, turn: TurnDelivery) -> str:
    """Return one turn's value; `place` counts the spoken turns from 1."""
    value = turn.value(measure)
    if value is None:
        return ""
    lines = [translate("Delivery", "Turn %1").replace("%1", str(place)) + f": {with_unit(measure, value)}"]
    words = turn.wording
    if measure == "pace" and words.articulation is not None:
        without = translate("Delivery", "%1 without the pauses").replace("%1", number("pace", words.articulation))
        lines.append(without)
    if measure == "pauses" and words.pauses is not None:
        lines.append(_pauses(words.pauses, words.pause_seconds or 0.0, words.longest_pause or 0.0))
    return "\n".join(lines)


def hint_sentence(hint: DeliveryHint) -> str:
    """Return a hint for the call page."""
    higher = hint.value > hint.usual
    if hint.measure == "pace":
        text = (
            translate("Delivery", "Fast: %1 words a minute, you usually speak %2.")
            if higher
            else translate("Delivery", "Slow: %1 words a minute, you usually speak %2.")
        )
        return text.replace("%1", number("pace", hint.value)).replace("%2", number("pace", hint.usual))
    text = (
        translate("Delivery", "Loud: %1 dB more than you usually speak.")
        if higher
        else translate("Delivery", "Soft: %1 dB less than you usually speak.")
    )
    return text.replace("%1", number("loudness", abs(hint.value - hint.usual)))


def _pauses(count: int, seconds: float, longest: float) -> str:
    text = translate("Delivery", "Pauses: %1, together %2 s, the longest %3 s").replace("%1", str(count))
    return text.replace("%2", QLocale().toString(float(seconds), "f", 1)).replace(
        "%3", QLocale().toString(float(longest), "f", 1)
    )
