"""What takes much memory is loaded by who needs it, not by the window and not by a call."""

import subprocess
import sys

import pytest


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
