"""What an attacker may sign, and what comes of it: nothing."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roleplay.core.errors import ArchiveError, InputError
from roleplay.core.records import SessionFilter
from tests.app.desk.installations import Installation
from tests.export.bundle.forging import forged, session_files
from tests.store.conftest import fill, small_disk  # noqa: F401 - a fixture
from tests.store.samples import CALL, SORRY

SPOKEN_AT = CALL.index(SORRY)


def hostile() -> dict[str, Callable[[dict[str, bytes]], dict[str, bytes]]]:
    """Return changes of the files of a bundle that nobody must take in."""
    (session,) = (path for path in session_files() if path.startswith("sessions/"))
    (scenario,) = (path for path in session_files() if path.startswith("scenarios/"))
    other = "99999999-2222-4333-8444-555555555555"

    def value(place: str, new: Any) -> Callable[[dict[str, bytes]], dict[str, bytes]]:
        def change(files: dict[str, bytes]) -> dict[str, bytes]:
            content = json.loads(files[session])
            *way, last = place.split(".")
            inner = content
            for step in way:
                inner = inner[int(step) if step.isdigit() else step]
            inner[int(last) if last.isdigit() else last] = new
            return {**files, session: json.dumps(content).encode()}

        return change

    def with_files(**more: bytes) -> Callable[[dict[str, bytes]], dict[str, bytes]]:
        return lambda files: {**files, **{path.replace("__", "/"): content for path, content in more.items()}}

    correction = {
        "position": 0,
        "text": "x",
        "understood": {"techniques": [], "replies": [], "facts": []},
        "corrected_at": "2026-11-22T00:00:00Z",
        "corrected_by": "",
    }
    return {
        "another id": value("start.id", other),
        "an id that climbs": value("start.id", "../../../etc/passwd"),
        "a path as retry": value("start.retry_of", "../x"),
        "no time": value("start.started_at", "yesterday"),
        "no zone": value("start.started_at", "2026-11-22T00:00:00"),
        "the year one": value("start.started_at", "0001-01-01T00:00:00Z"),
        "a seed that is too large": value("start.seed", 2**70),
        "a negative seed": value("start.seed", -1),
        "a version that is too large": value("start.scenario_version", 2**64),
        "another scenario": value("start.scenario_id", "printer-jam"),
        "another version": value("start.scenario_version", 4),
        "a source of its own": value("start.scenario_source", "{}"),
        "a mode that is none": value("start.mode", "cheat"),
        "a language that is none": value("start.language", "../en"),
        "a name that turns letters round": value("start.trainee", "Anna\u202egnp.exe"),
        "a name with a bell": value("start.customer", "Marian\a"),
        "a name of two lines": value("start.scenario_title", "a\nb"),
        "a name without end": value("start.trainee", "A" * 100_000),
        "a number for a name": value("start.trainee", 7),
        "a scenario that is missing": value("scenario", "0" * 64),
        "a call that runs": value("state", "running"),
        "no events": value("events", []),
        "an event of no kind": value("events.0.kind", "from_the_future"),
        "an event with more": value("events.0.more", 1),
        "an event at no time": value("events.0.at", -1.0),
        "an event after a year": value("events.0.at", 4e7),
        "a number that is a text": value("events.2.heat", "60"),
        "a score of a million": value("score.total", 1e6),
        "a survey of nine": value("score.survey.rating", 9),
        "a correction of nothing": value("corrections", [correction]),
        "two corrections of one answer": value("corrections", [{**correction, "position": SPOKEN_AT}] * 2),
        "an empty correction": value("corrections", [{**correction, "position": SPOKEN_AT, "text": ""}]),
        "an unknown key": value("payload", "x"),
        "no JSON": lambda files: {**files, session: b"\x80\x81"},
        "JSON without end": lambda files: {**files, session: b"[" * 50_000},
        "half a pair": lambda files: {**files, session: files[session].replace(b"Marian", b"\\ud800", 1)},
        "a scenario that is not its digest": lambda files: {**files, scenario: b'{"id": "x", "version": 1}'},
        "a scenario that is none": lambda files: {**files, scenario: b"[1]"},
        "no scenario": lambda files: {path: content for path, content in files.items() if path != scenario},
        "no session": lambda files: {path: content for path, content in files.items() if path != session},
        "sound of nobody": with_files(**{f"recordings__{other}.flac": b"fLaC"}),
        "a spoken comment of nobody": with_files(**{f"spoken__{other}.flac": b"fLaC"}),
        "a scenario of nobody": with_files(**{f"scenarios__{'0' * 64}.json": b"{}"}),
        "sound that is none": with_files(**{f"recordings__{session[9:-5]}.flac": b"fLaC" + bytes(90)}),
        "another file": with_files(**{"notes.txt": b"x"}),
    }


@pytest.fixture(scope="module")
def target(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """An installation into which nothing of the following ever gets."""
    made = Installation(tmp_path_factory.mktemp("target"), "Bob")
    made.keep()
    yield made
    made.close()


@pytest.mark.parametrize("name", hostile())
def test_what_an_attacker_signs_is_refused(target: Installation, tmp_path: Path, name: str) -> None:
    path = tmp_path / "x.roleplay"
    path.write_bytes(forged(hostile()[name](session_files())))
    before = target.everything()
    with pytest.raises(ArchiveError) as caught:
        target.take_in(path)
    assert caught.value.message.isprintable()
    assert len(caught.value.message) < 400
    assert target.everything() == before
    assert len(target.sessions()) == 1


SOURCE = '"id": "laptop-overdue", "version": 3'
ODD_SOURCES = {
    "traits that are none": f'{{{SOURCE}, "customer": {{"traits": 5}}}}',
    "traits of all kinds": f'{{{SOURCE}, "customer": {{"traits": [null, 1, {{"a": []}}, "x\\u0000y", ["z"]]}}}}',
    "not a number": f'{{{SOURCE}, "customer": {{"traits": [NaN]}}}}',
    "infinity": f'{{{SOURCE}, "difficulty": Infinity}}',
    "deep": f'{{{SOURCE}, "customer": {{"traits": {"[" * 900}{"]" * 900}}}}}',
    "deeper": f'{{{SOURCE}, "customer": {{"traits": {"[" * 5_000}{"]" * 5_000}}}}}',
    "a key twice": f'{{"id": "other", {SOURCE}}}',
    "half a pair": f'{{{SOURCE}, "customer": {{"traits": ["\\ud800"]}}}}',
    "a huge number": f'{{{SOURCE}, "difficulty": {"9" * 4_000}}}',
    "a mark in front": f"\ufeff{{{SOURCE}}}",
}


@pytest.mark.parametrize("name", ODD_SOURCES)
def test_an_odd_scenario_breaks_nothing(target: Installation, tmp_path: Path, name: str) -> None:
    path = tmp_path / "x.roleplay"
    path.write_bytes(forged(session_files(scenario_source=ODD_SOURCES[name])))
    try:
        (found,) = target.take_in(path)
    except (ArchiveError, InputError):
        assert len(target.sessions()) == 1
        return
    assert target.session(found).start.scenario_source == ODD_SOURCES[name]
    target.sessions(SessionFilter(text="laptop"))
    target.delete_session(found)
    with target._parts.store._transaction() as connection:
        connection.exec_driver_sql("DELETE FROM tombstones")


def test_a_call_of_a_newer_program_is_told_as_such(target: Installation, tmp_path: Path) -> None:
    path = tmp_path / "x.roleplay"
    files = hostile()["an event of no kind"](session_files())
    path.write_bytes(forged(files, program="99.1"))
    with pytest.raises(ArchiveError, match=r"newer version of Roleplay \(99.1\)") as caught:
        target.take_in(path)
    assert caught.value.code == "bundle_newer"
    assert len(target.sessions()) == 1


def _leaves(value: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if isinstance(value, dict | list):
        for key in value if isinstance(value, dict) else range(len(value)):
            yield (*way, key)
            yield from _leaves(value[key], (*way, key))


_SESSION = next(path for path in session_files() if path.startswith("sessions/"))
_PLACES = tuple(_leaves(json.loads(session_files()[_SESSION])))
_JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**70), 2**70) | st.floats() | st.text(max_size=30),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=4,
)


@given(place=st.sampled_from(_PLACES), new=_JSON, name=st.text(max_size=40))
def test_whatever_stands_in_a_session_nothing_breaks(
    target: Installation, place: tuple[Any, ...], new: Any, name: str
) -> None:
    files = session_files()
    content = json.loads(files[_SESSION])
    inner = content
    for step in place[:-1]:
        inner = inner[step]
    inner[place[-1]] = new
    path = target.home / "fuzzed.roleplay"
    path.write_bytes(forged({**files, _SESSION: json.dumps(content).encode()}, signer=name))
    try:
        taken = target.take_in(path)
    except (ArchiveError, InputError):
        assert len(target.sessions()) == 1
        return
    (found,) = taken
    target.session(found)
    target.delete_session(found)
    assert target._parts.store.problems() == ()
    with target._parts.store._transaction() as connection:
        connection.exec_driver_sql("DELETE FROM tombstones")
