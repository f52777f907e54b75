"""Linear algebra in one thread: what makes a decision as quick beside other programs as alone."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

PROGRAM = """
import json, pathlib, sys
from threadpoolctl import threadpool_info
from roleplay.dialogue.understanding.loading import load_understander
from roleplay.places import resources

load_understander(resources().assets, pathlib.Path(sys.argv[1]))
from scipy.linalg import solve
solve([[1.0]], [1.0])
print(json.dumps([library for library in threadpool_info() if library["user_api"] == "blas"]))
"""


def test_every_library_of_linear_algebra_is_held_to_one_thread(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM, str(tmp_path)], capture_output=True, text=True, check=True)
    found = json.loads(done.stdout)
    assert len({library["filepath"] for library in found}) >= 2, "numpy's and scipy's"
    assert [library["num_threads"] for library in found] == [1] * len(found)
