"""Measures the start: `python -m roleplay.gui.startup` shows the window and prints how long that took, as JSON."""

from __future__ import annotations

import json
import time

import psutil

from roleplay.app import Roleplay
from roleplay.gui.window import make_application, make_window


def main() -> None:
    """Print the seconds from the start of this process to the window's first picture, and its memory in bytes."""
    qt = make_application([])
    app = Roleplay()
    window = make_window(qt, app)
    window.show()
    while not window.isVisible():
        qt.processEvents()
    window.grab()  # paints everything
    process = psutil.Process()
    print(json.dumps({"seconds": time.time() - process.create_time(), "memory": process.memory_info().rss}))
    window.close()
    app.close()


if __name__ == "__main__":
    main()
