"""How the trainee spoke, in the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roleplay.cli.words import counted
from roleplay.core.delivery import CallDelivery, DeliveryMeasure, DeliveryReport, Usual
from roleplay.core.events import DeliveryHint

if TYPE_CHECKING:
    from rich.console import Console

_LABEL = 14
_UNITS: dict[DeliveryMeasure, str] = {
    "pace": "words a minute",
    "loudness": "dBFS, active speech level",
    "pitch_range": "semitones",
    "pauses": "% of your turns",
}
_NAMES: dict[DeliveryMeasure, str] = {
    "pace": "pace",
    "loudness": "loudness",
    "pitch_range": "pitch range",
    "pauses": "pauses",
}


def print_delivery(console: Console, report: DeliveryReport) -> None:
    """Print what was measured, each measure beside what is usual for this trainee."""
    from roleplay.review.delivery import figures, typical

    call = report.call
    if not call.turns:
        return
    console.print()
    console.print("How you spoke (measured, no judgement of feelings)", style="bold")
    for measure, unit in _UNITS.items():
        value = typical(call, measure)
        if value is not None:
            usual = report.usual.get(measure)
            beside = f"  (usually {_range(measure, usual)})" if usual else ""
            _print_line(console, _NAMES[measure], f"{_number(measure, value)} {unit}{beside}")
    found = figures(call)
    if found["talking_percent"] is not None:
        _print_line(console, "talking", f"{found['talking_percent']:.0f} % of all that was said was yours")
    _print_line(console, "noticed", _counts(call))
    if not report.usual:
        console.print("  There are not enough calls yet to say what is usual for you.", style="dim")


def hint_words(hint: DeliveryHint) -> str:
    """Return a hint as a person reads it."""
    value, usual = _number(hint.measure, hint.value), _number(hint.measure, hint.usual)
    if hint.measure == "pace":
        return f"{'fast' if hint.value > hint.usual else 'slow'}: {value} words a minute, you usually speak {usual}"
    difference = abs(round(hint.value - hint.usual))
    return f"{difference} dB {'louder' if hint.value > hint.usual else 'softer'} than you usually speak"


def _counts(call: CallDelivery) -> str:
    told = [counted(call.interruptions, "interruption")]
    if call.fillers is not None:
        told.append(counted(call.fillers, "hesitation"))
    if call.typing_seconds is not None:
        told.append(f"{call.typing_seconds:.0f} s of typing while the customer talked")
    return ", ".join(told)


def _print_line(console: Console, label: str, text: str) -> None:
    console.print(f"  {label:<{_LABEL}}{text}")


def _range(measure: DeliveryMeasure, usual: Usual) -> str:
    return f"{_number(measure, usual.low)} to {_number(measure, usual.high)}"


def _number(measure: DeliveryMeasure, value: float) -> str:
    return f"{value:.1f}" if measure == "pitch_range" else f"{value:.0f}"
