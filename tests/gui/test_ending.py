"""The window is asked to end from outside."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROGRAM = """
from PySide6.QtCore import QTimer
from roleplay.app import Roleplay
from roleplay.gui import window

shown = window.MainWindow.showEvent
window.MainWindow.showEvent = lambda self, event: (
    shown(self, event), QTimer.singleShot(0, lambda: print("shown", flush=True)))
app = Roleplay()
code = window.open_window(app)
app.close()  # as the command line does
raise SystemExit(code)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signals for one process")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_the_window_closes_when_the_system_asks(tmp_path: Path, number: int) -> None:
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "ROLEPLAY_HOME": str(tmp_path),
        "PYTHONPATH": str(ROOT),
    }
    with subprocess.Popen([sys.executable, "-c", PROGRAM], stdout=subprocess.PIPE, env=environment) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"shown\n"
        process.send_signal(number)
        assert process.wait(120) == 0
    assert (tmp_path / "config" / "window.ini").is_file()
