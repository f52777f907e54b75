"""A server to measure with does not outlive who made it, and what a kill leaves is told."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import psutil
import pytest

from roleplay.app.bench.department_server import left_behind
from tests.postgres import binaries

pytestmark = pytest.mark.skipif(binaries() is None, reason="needs PostgreSQL (Debian: apt-get install postgresql)")

_RUN = """
import signal
from roleplay.app.bench.department_server import own_server
with own_server() as address:
    print(address, flush=True)
    signal.pause()
"""
_PATIENCE = 60


@pytest.mark.slow
@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_a_run_that_is_ended_leaves_no_server(ending: signal.Signals, monkeypatch: pytest.MonkeyPatch) -> None:
    short = Path(tempfile.mkdtemp(prefix="rp-"))  # the path of a socket has at most 107 bytes
    short.chmod(0o755)  # the server is another person's where the tests run as root
    monkeypatch.setattr(tempfile, "tempdir", str(short))
    command = [sys.executable, "-c", _RUN]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env={**os.environ, "TMPDIR": str(short)}
    ) as run:
        assert run.stdout is not None
        found = re.search(r"host=(.*)", run.stdout.readline())
        assert found
        folder = Path(found[1])
        server = psutil.Process(int((folder / "data" / "postmaster.pid").read_text().splitlines()[0]))
        assert left_behind() == ()  # it is in use
        run.send_signal(ending)
        run.wait(_PATIENCE)
    assert psutil.wait_procs([server], timeout=_PATIENCE)[1] == []
    assert left_behind() == ((str(folder),) if ending == signal.SIGKILL else ())
    assert folder.exists() == (ending == signal.SIGKILL)
    shutil.rmtree(short)
