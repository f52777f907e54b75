"""Icons cost no more than they are worth."""

from __future__ import annotations

import os
import subprocess
import sys

SHOWN = """
import sys
from PySide6.QtWidgets import QApplication
from roleplay.gui.theme import icon
app = QApplication([])
image = icon("phone", "#ff0000").pixmap(48, 48).toImage()
painted = sum(image.pixelColor(x, y).red() > 200 for x in range(48) for y in range(48))
from superqt import QFlowLayout
QFlowLayout()
print(painted, "PySide6.QtOpenGL" in sys.modules, sys.modules["qtpy.QtGui"].__name__)
"""


def test_an_icon_is_painted_without_all_of_qt():
    shown = subprocess.run(
        [sys.executable, "-c", SHOWN],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
    )
    painted, open_gl, module = shown.stdout.split()
    assert int(painted) > 100
    assert (open_gl, module) == ("False", "PySide6.QtGui")
