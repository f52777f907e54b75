"""How far the measuring itself is wrong: clicks and voices with known distances, played through the same card."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from roleplay.app.bench.edge import Ear
from roleplay.app.bench.sound_server import CARD, SoundServer
from roleplay.app.bench.speaking import Samples
from roleplay.app.bench.voice_bounds import voice_spans
from roleplay.core.errors import MachineError
from roleplay.core.sound import CALL_RATE

GAPS = (0.0521, 0.1537, 0.3142, 0.5063, 0.8114)
"""Seconds between the end of one voice and the beginning of the other."""
_CLICK = 30_000
_CLICK_SAMPLES = 16
_LEAD = 0.4
_REST = 0.5
_PATIENCE = 20.0


@dataclass(frozen=True, slots=True)
class Calibration:
    """What was measured of distances that are known."""

    skew_samples: int
    """Between the two sides, of a click that is on both at once; at 16 kHz."""
    median_error: float
    """Seconds, measured gap minus true gap."""
    largest_error: float
    """Seconds, without sign."""
    gaps: int


def signal_with_gaps(answer: Samples, reply: Samples) -> NDArray[np.int16]:
    """Return what is played, shape (n, 2), customer left: a click on both sides, then answers, gaps and replies."""
    click = np.zeros((round(_LEAD * CALL_RATE), 2), np.int16)
    click[:_CLICK_SAMPLES] = _CLICK
    parts = [click]
    for gap in GAPS:
        length = len(answer) + round(gap * CALL_RATE) + len(reply)
        part = np.zeros((length + round(_REST * CALL_RATE), 2), np.int16)
        part[: len(answer), 1] = answer
        part[length - len(reply) : length, 0] = reply
        parts.append(part)
    return np.concatenate(parts)


def calibrate(server: SoundServer, ear: Ear, answer: Samples, reply: Samples) -> Calibration:
    """Play the signal on both sides of the card at once and measure it. Raises `MachineError` when it is unheard."""
    signal = signal_with_gaps(answer, reply)
    since = ear.now
    player = subprocess.run(  # noqa: S603
        [  # noqa: S607
            "pacat", "--playback", "--raw", f"--device={CARD}", "--format=s16le", f"--rate={CALL_RATE}",
            "--channels=2", "--channel-map=front-left,front-right",
        ],
        env=server.environment,
        input=signal.tobytes(),
        check=False,
        timeout=len(signal) / CALL_RATE + _PATIENCE,
    )  # fmt: skip
    ear.wait_until(ear.now + 0.5)
    if player.returncode:
        raise MachineError("The calibration could not be played.", hint="Try again, or use --virtual.")
    return measured(ear.samples()[round(since * CALL_RATE) :])


def measured(heard: NDArray[np.int16]) -> Calibration:
    """Measure a recording of the signal, shape (n, 2). Raises `MachineError` when something in it is missing."""
    clicks = [np.flatnonzero(np.abs(heard[:, side].astype(int)) > _CLICK // 3) for side in (0, 1)]
    if not all(click.size for click in clicks):
        raise MachineError("The calibration was not heard.", hint="Try again, or use --virtual.")
    first = int(clicks[1][0])
    body = heard[first + round(_LEAD / 2 * CALL_RATE) :]
    replies, answers = (voice_spans(body[:, side], gap=_REST * 0.9) for side in (0, 1))
    if not len(replies) == len(answers) == len(GAPS):
        raise MachineError(
            f"Of the calibration's {len(GAPS)} answers and replies {len(answers)} and {len(replies)} were heard.",
            hint="Try again when the machine is less busy.",
        )
    errors = _errors([reply.begin - answer.end for answer, reply in zip(answers, replies, strict=True)])
    skew = int(clicks[0][0]) - first
    return Calibration(skew, float(np.median(errors)), float(np.max(np.abs(errors))), len(errors))


def _errors(gaps: Sequence[float]) -> NDArray[np.float64]:
    return np.asarray(np.array(gaps) - np.array(GAPS))
