"""Looking for packages, by several threads at once."""

from __future__ import annotations

import sys
import threading

import pytest

from roleplay.app.plugins.finding import forget_found


def test_several_may_look_anew_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    places = {f"/nowhere/{number}": None for number in range(3_000)}
    wrong: list[BaseException] = []
    start = threading.Barrier(4)

    def look() -> None:
        try:
            start.wait()
            forget_found()
        except BaseException as error:
            wrong.append(error)

    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        for _ in range(5):
            monkeypatch.setattr(sys, "path_importer_cache", sys.path_importer_cache | places)
            lookers = [threading.Thread(target=look) for _ in range(4)]
            for looker in lookers:
                looker.start()
            for looker in lookers:
                looker.join()
    finally:
        sys.setswitchinterval(before)
    assert not wrong
