"""Praat is loaded by who measures, not by the window and not by a call."""

import subprocess
import sys


def test_neither_the_window_nor_a_call_loads_praat() -> None:
    code = "import sys, roleplay.gui.window, roleplay.app.calls; sys.exit('parselmouth' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
