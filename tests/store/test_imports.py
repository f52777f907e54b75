"""What a quick start must not load."""

import subprocess
import sys


def test_settings_are_read_without_the_database() -> None:
    code = "import sys, roleplay.store.settings; sys.exit('sqlalchemy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_all_tables_are_known_to_whoever_asks_for_all() -> None:
    code = (
        "import sys\nfrom roleplay.store.every_table import every_table\n"
        "found = {table.name for table in every_table()}\n"
        "from roleplay.store.personal import COLUMNS\n"
        "sys.exit(found != set(COLUMNS))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
