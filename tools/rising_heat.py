"""Holds one call at rising heat, spoken from end to end, and shows that the heat is heard.

    python -m tools.rising_heat        writes the call (FLAC), a plot and a table into docs/temper/

The trainee's answers (`docs/temper/answers.txt`) are the synthesized voice's, heard by the built-in recogniser. Pitch
(Praat, autocorrelation) and loudness are measured in the recording, on the customer's channel, line by line.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import parselmouth
import soundfile

from roleplay.core.events import CustomerSpeaking

SCENARIO = "useless-support"
ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs" / "temper"
_ACTIVE = 30.0
"""Decibels below the loudest tenth of a second that still count as speech."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the customer's as it was recorded."""

    at: float
    heat: float
    pitch: float
    """Median in Hz."""
    level: float
    """Of its speech, dB relative to full scale (RMS)."""
    words_a_minute: float
    text: str


def main() -> None:
    """Hold the call and write what it shows."""
    with tempfile.TemporaryDirectory(prefix="roleplay-heat-") as home:
        environment = {**os.environ, "ROLEPLAY_HOME": home}
        command = [sys.executable, "-m", "roleplay", "call", SCENARIO, "--answers", str(FOLDER / "answers.txt")]
        # Once for the surroundings, which are made in the background, and once to be kept.
        for _ in range(2):
            subprocess.run(  # noqa: S603 - our own program
                [*command, "--spoken", "--level", "easy", "--seed", "1"], env=environment, check=True, cwd=ROOT
            )
        os.environ["ROLEPLAY_HOME"] = home
        lines = _kept()
    for line in lines:
        print(
            f"{line.at:6.1f} s  heat {line.heat:3.0f}  {line.pitch:4.0f} Hz  {line.level:6.1f} dB  {line.text[:60]}"
        )
    _write_table(lines)
    _plot(lines)


def _kept() -> list[Line]:
    """Copy the recording of the newest session, and return its customer's lines."""
    from roleplay.places import places
    from roleplay.store.sessions import SessionStore

    where = places()
    store = SessionStore(where.database, where.recordings)
    newest = max(store.list(), key=lambda summary: summary.started_at)
    record = store.load(newest.id)
    file = where.recordings / record.summary.recording
    shutil.copy(file, FOLDER / "rising-heat.flac")
    samples, rate = soundfile.read(file, always_2d=True)
    spoken = [event for event in record.events if isinstance(event, CustomerSpeaking)]
    store.close()
    return [_measured(event, samples[:, 0], rate) for event in spoken]


def _measured(event: CustomerSpeaking, customer: np.ndarray, rate: int) -> Line:
    part = customer[round(event.at * rate) : round((event.at + event.seconds) * rate)]
    hertz = parselmouth.Sound(part, rate).to_pitch_ac(pitch_floor=100, pitch_ceiling=500).selected_array["frequency"]
    frames = part[: len(part) // (rate // 100) * (rate // 100)].reshape(-1, rate // 100)
    levels = 10 * np.log10((frames**2).mean(axis=1) + 1e-12)
    active = levels[levels > np.percentile(levels, 95) - _ACTIVE]
    level = 10 * np.log10(np.mean(10 ** (active / 10)))
    pace = 60 * len(event.text.split()) / event.seconds
    return Line(event.at, event.heat, float(np.median(hertz[hertz > 0])), float(level), pace, event.text)


def _write_table(lines: list[Line]) -> None:
    rows = ["| at s | heat | pitch Hz | level dB | words/min | line |", "|---|---|---|---|---|---|"]
    rows += [
        f"| {line.at:.1f} | {line.heat:.0f} | {line.pitch:.0f} | {line.level:.1f} | {line.words_a_minute:.0f}"
        f" | {line.text} |"
        for line in lines
    ]
    heat = [line.heat for line in lines]
    together = ", ".join(
        f"{name} {np.corrcoef(heat, [getattr(line, key) for line in lines])[0, 1]:+.2f}"
        for name, key in (("pitch", "pitch"), ("level", "level"))
    )
    (FOLDER / "lines.md").write_text("\n".join(rows) + f"\n\nCorrelation with heat: {together}.\n", "utf-8")


def _plot(lines: list[Line]) -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    import pyqtgraph as pg
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance() or QApplication([])
    pg.setConfigOptions(background="w", foreground="k", antialias=True)
    window = pg.GraphicsLayoutWidget(size=(900, 700))
    rows = (
        ("Heat", "heat", "#c0392b"),
        ("Pitch (Hz, median)", "pitch", "#2c6fbb"),
        ("Level (dBFS)", "level", "#27864a"),
    )
    for row, (title, key, colour) in enumerate(rows):
        plot = window.addPlot(row=row, col=0)
        plot.setLabel("left", title)
        plot.showGrid(y=True, alpha=0.3)
        values = [getattr(line, key) for line in lines]
        times = [line.at for line in lines]
        plot.plot(times, values, pen=pg.mkPen(colour, width=2), symbol="o", symbolBrush=colour, symbolPen=None)
        if row == len(rows) - 1:
            plot.setLabel("bottom", "Customer's line begins (s since the phone rang)")
    window.show()
    app.processEvents()
    window.grab().save(str(FOLDER / "rising-heat.png"))


if __name__ == "__main__":
    main()
