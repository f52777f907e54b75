"""What a quick start must not load."""

import subprocess
import sys


def test_settings_are_read_without_the_database() -> None:
    code = "import sys, roleplay.store.settings; sys.exit('sqlalchemy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
