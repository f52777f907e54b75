"""Percentiles, shares, growth of memory."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roleplay.app.bench.figures import Share, growth_an_hour, times
from roleplay.app.bench.memory import MemoryWatch, memory_use


@given(st.lists(st.floats(0, 100), min_size=1, max_size=50))
def test_percentiles_lie_in_order_and_inside(seconds):
    found = times(seconds)
    assert min(seconds) <= found.p50 <= found.p95 + 1e-9
    assert found.p95 <= found.highest + 1e-9
    assert found.highest == max(seconds)


def test_percentiles_of_known_numbers():
    found = times([i / 100 for i in range(101)])
    assert (found.p50, found.p95, found.highest) == (pytest.approx(0.5), pytest.approx(0.95), 1.0)
    with pytest.raises(ValueError, match="nothing"):
        times([])


def test_shares():
    assert Share(1, 4).share == 0.25
    assert Share(0, 0).share == 0


@given(st.floats(-1e6, 1e6), st.floats(0, 1e9))
def test_growth_is_the_slope_and_a_jump_does_not_tilt_it(an_hour, start):
    at = [float(second) for second in range(60)]
    amounts = [start + an_hour * second / 3600 for second in at]
    assert growth_an_hour(at, amounts) == pytest.approx(an_hour, abs=1e-3 + 1e-6 * start)
    amounts[30] += 1e9
    assert growth_an_hour(at, amounts) == pytest.approx(an_hour, abs=1e-3 + 1e-6 * start)
    assert growth_an_hour(at[:1], amounts[:1]) == 0


def test_memory_of_another_process_is_seen():
    program = "import sys; held = bytearray(60_000_000); print('held', flush=True); sys.stdin.readline()"
    with subprocess.Popen(
        [sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "held\n"
        with MemoryWatch(child.pid) as memory:
            while not memory.use.seconds:
                pass
        child.communicate("\n")
    assert 60_000_000 < memory.peak < 200_000_000
    assert memory.use.settled > 60_000_000


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux tells what two processes share")
def test_what_a_child_and_its_double_share_counts_once():
    child = "import os, sys; held = b'1' * 60_000_000; os.fork() and print('held', flush=True); sys.stdin.readline()"
    program = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    with subprocess.Popen(
        [sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as started:
        assert started.stdout is not None
        assert started.stdout.readline() == "held\n"
        with MemoryWatch(started.pid) as memory:
            while not memory.use.seconds:
                pass
        started.communicate("\n\n")
    assert 60_000_000 < memory.peak < 110_000_000


def test_growth_leaves_the_warm_up_out_and_is_not_told_of_a_short_run():
    def at(second):
        return 400_000_000 + min(second, 500) * 200_000 + second * 1_000

    def use(seconds):
        return memory_use([(float(second), at(second)) for second in range(0, seconds, 5)], at(seconds))

    assert use(380).growth_an_hour is None
    assert use(1_100).growth_an_hour is None
    assert use(1_800).growth_an_hour == pytest.approx(3_600_000)
    assert memory_use([], 0).growth_an_hour is None
