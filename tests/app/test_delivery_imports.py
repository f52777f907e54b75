"""What takes much memory is loaded by who needs it, not by the window and not by a call."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import soundfile


@pytest.mark.parametrize("large", ["parselmouth", "scipy.signal", "scipy.stats"])
def test_neither_the_window_nor_a_call_loads(large: str) -> None:
    code = (
        "import sys, numpy, roleplay.gui.window, roleplay.app.calls, roleplay.app.sounds\n"
        "import roleplay.app.delivery_sound\n"
        "from roleplay.audio.delivery.loudness import active_speech_level\n"
        "active_speech_level(numpy.full(16000, 9000, numpy.int16))\n"
        f"sys.exit({large!r} in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    ("turns", "lines", "large"), [([(0.0, 1.0)], [], "scipy.signal"), ([], [(0.0, 1.0)], "parselmouth")]
)
def test_who_measures_one_thing_loads_nothing_for_the_other(
    tmp_path: Path, turns: list[tuple[float, float]], lines: list[tuple[float, float]], large: str
) -> None:
    recording = tmp_path / "call.wav"
    soundfile.write(recording, np.full((16_000, 2), 9000, np.int16), 16_000)
    code = (
        "import sys\n"
        "from roleplay.app.delivery_child import measure\n"
        "from roleplay.app.delivery_wish import Wish\n"
        f"measure(Wish({str(recording)!r}, {tuple(turns)!r}, {tuple(lines)!r}))\n"
        f"sys.exit({large!r} in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
