"""What the engines leave on the machine: nothing."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

SPEAK = """
from roleplay.speech.voices.hibari_engine import HibariEngine
from roleplay.speech.voices.piper_engine import PiperEngine
for engine, voice in ((HibariEngine(), "heart"), (PiperEngine(), "en_US-joe-medium")):
    assert engine.synthesize("Hello.", voice, 1.0).seconds > 0.2
"""


@pytest.mark.skipif(os.name != "posix", reason="elsewhere the home is not found through HOME")
def test_no_engine_leaves_a_device_id_or_a_report_behind(tmp_path: Path) -> None:
    unwanted = ("XDG_CACHE_HOME", "XDG_DATA_HOME", "ORT_DISABLE_TELEMETRY", "CI")
    kept = {name: value for name, value in os.environ.items() if name not in unwanted}
    subprocess.run([sys.executable, "-c", SPEAK], env={**kept, "HOME": str(tmp_path)}, check=True, timeout=120)
    assert list(tmp_path.rglob("*")) == []
