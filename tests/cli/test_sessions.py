"""`roleplay sessions`, on a call that was really held."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest

from roleplay.app import Player, Roleplay
from roleplay.core.records import SessionFilter
from tests.cli.conftest import Run

pytestmark = pytest.mark.usefixtures("with_session")


def session_id(cli: Run) -> str:
    (row,) = json.loads(cli("sessions", "list", "--json").out)
    return str(row["id"])


def test_list(cli: Run) -> None:
    result = cli("sessions", "list")
    assert result.code == 0
    header, row = result.out.splitlines()
    assert header.split()[:5] == ["id", "started", "scenario", "customer", "outcome"]
    assert row.startswith(session_id(cli)[:8])
    assert "unjustified_hangup" in row


@pytest.mark.parametrize(
    ("narrowed", "count"),
    [
        (("--outcome", "unjustified_hangup"), 1),
        (("--outcome", "solved"), 0),
        (("--scenario", "laptop-overdue"), 1),
        (("--scenario", "lost-parcel"), 0),
        (("--text", "kowalski"), 1),
        (("--text", "nowhere to be found"), 0),
        (("--text", "KOWALS*", "--outcome", "solved", "--outcome", "unjustified_hangup"), 1),
        (("--technique", "empathy", "--score-to", "100"), 1),
        (("--mistake", "hung_up"), 1),
        (("--mistake", "profanity"), 0),
        (("--mistake", "feeling_ignored"), 0),
        (("--customer", "aggressive", "--ungraded", "--uncommented"), 1),
        (("--graded",), 0),
        (("--person", "nobody"), 0),
        (("--since", "2020-01-01"), 1),
        (("--until", "2020-01-01"), 0),
    ],
)
def test_list_is_narrowed(cli: Run, narrowed: tuple[str, ...], count: int) -> None:
    assert len(json.loads(cli("sessions", "list", "--json", *narrowed).out)) == count
    result = cli("sessions", "list", *narrowed)
    assert len(result.out.splitlines()) == (2 if count else 0)
    assert result.err == ("" if count else "No session fits.\n")


def test_list_in_another_order_and_not_all(cli: Run) -> None:
    (row,) = json.loads(cli("sessions", "list", "--sort", "score", "--ascending", "--limit", "1", "--json").out)
    assert (row["graded"], row["comments"]) == (False, 0)
    assert len(json.loads(cli("sessions", "list", "--sort", "outcome", "--json").out)) == 1


def test_a_technique_or_a_saved_filter_that_there_is_not(cli: Run) -> None:
    for options, said in (
        (("--technique", "nope"), "no technique"),
        (("--mistake", "calm_dwon"), "Did you mean `calm_down`?"),
        (("--customer", "elderyl"), "Did you mean `elderly`?"),
        (("--group", "Night shift"), "no group 'Night shift'"),
        (("--scenario", "laptop-overdu"), "Did you mean `laptop-overdue`?"),
        (("--filter", "x"), "no saved filter"),
    ):
        result = cli("sessions", "list", *options)
        assert (result.code, result.out) == (1, "")
        assert said in result.err


def test_a_saved_filter_stands_for_itself(cli: Run) -> None:
    app = Roleplay()
    app.finding.save_filter("Bad ones", SessionFilter(mistakes=("hung_up",)))
    app.finding.save_filter("Good ones", SessionFilter(outcomes=("solved",)))
    app.close()
    found = [
        json.loads(cli("sessions", "list", "--json", "--filter", name).out) for name in ("Bad ones", "Good ones")
    ]
    assert [len(rows) for rows in found] == [1, 0]
    assert cli("sessions", "list", "--filter", "Bad ones", "--graded").code == 1


def test_search_tells_where_it_was_said(cli: Run) -> None:
    result = cli("sessions", "search", "really", "sor*", "--technique", "empathy")
    assert result.code == 0
    head, line = result.out.splitlines()
    assert head.startswith(session_id(cli)[:8])
    assert "trainee" in line
    assert "I am really sorry" in line


def test_search_as_json_marks_the_words(cli: Run) -> None:
    (hit,) = json.loads(cli("sessions", "search", '"REALLY SORRY"', "--json").out)
    ((first, last),) = hit["spans"]
    assert hit["text"][first:last] == "really sorry"
    assert hit["at"] > 0
    assert hit["session"]["id"] == session_id(cli)


def test_search_that_finds_nothing(cli: Run) -> None:
    result = cli("sessions", "search", "(((", "xylophone")
    assert (result.code, result.out, result.err) == (0, "", "Nobody said that.\n")


@pytest.mark.parametrize("name", ["last", "id", "beginning"])
def test_show(cli: Run, name: str) -> None:
    whole = session_id(cli)
    result = cli("sessions", "show", {"last": "last", "id": whole, "beginning": whole[:8]}[name])
    assert result.code == 0
    assert "The laptop that never came (laptop-overdue, version" in result.out
    assert "I am really sorry that you have been waiting" in result.out
    assert "found: " in result.out
    assert "why: " in result.out
    assert "reply:" not in result.out
    assert "Outcome: unjustified hangup" in result.out
    assert "Score: " in result.out


def test_show_as_json(cli: Run) -> None:
    session = json.loads(cli("sessions", "show", "last", "--json").out)
    assert session["outcome"] == "unjustified_hangup"
    shown = cli("sessions", "show", "last").out
    explained = [turn for turn in session["turns"] if turn["why"]]
    assert explained
    assert all(turn["speaker"] == "trainee" and f"why: {turn['why']}\n" in shown for turn in explained)


def test_an_unknown_session(cli: Run) -> None:
    for command in (("show", "zzz"), ("delete", "zzz", "--yes"), ("export", "zzz", "--format", "json")):
        result = cli("sessions", *command)
        assert (result.code, result.out) == (1, "")
        assert result.err.startswith("roleplay: ")
        assert "zzz" in result.err


def test_export_of_the_practice_log(cli: Run, tmp_path: Path) -> None:
    result = cli("sessions", "export")
    rows = list(csv.reader(io.StringIO(result.out.removeprefix("\ufeff"))))
    assert len(rows) == 2
    assert "unjustified_hangup" in rows[1]
    path = tmp_path / "log.csv"
    assert cli("sessions", "export", "--out", str(path)).out == f"1 session written to {path}.\n"
    assert path.read_bytes().decode() == result.out
    assert cli("sessions", "export", "--outcome", "solved", "--out", str(path)).out.startswith("0 sessions")


def test_export_of_a_transcript(cli: Run, tmp_path: Path) -> None:
    path = tmp_path / "call.vtt"
    assert cli("sessions", "export", "last", "--format", "vtt", "--out", str(path)).code == 0
    text = path.read_text(encoding="utf-8")
    assert text.startswith("WEBVTT")
    assert "really sorry" in text
    assert cli("sessions", "export", "last", "--format", "vtt").out == text


def test_export_to_a_place_that_is_not_there(cli: Run, tmp_path: Path) -> None:
    for target in (tmp_path, tmp_path / "none" / "log.csv"):
        result = cli("sessions", "export", "--out", str(target))
        assert (result.code, result.out) == (1, "")
        assert str(target.parent if target != tmp_path else target) in result.err


def test_delete_asks_first(cli: Run) -> None:
    result = cli("sessions", "delete", "last", stdin=b"n\n")
    assert "The laptop that never came" in result.out + result.err
    assert len(json.loads(cli("sessions", "list", "--json").out)) == 1
    result = cli("sessions", "delete", "last", "--yes")
    assert result.out == "Deleted.\n"
    assert cli("sessions", "list").err == "There are no sessions yet.\n"
    assert cli("sessions", "show", "last").err.startswith("roleplay: There are no sessions yet.")


class _SoundlessPlayer:
    """Plays nothing, one second at every look."""

    duration = 5.0

    def __init__(self) -> None:
        self.position = 0.0
        self.speed = 0.0
        self.closed = False

    @property
    def playing(self) -> bool:
        self.position += 1
        return self.position < self.duration

    def play(self) -> None: ...
    def pause(self) -> None: ...
    def seek(self, seconds: float) -> None: ...
    def set_volume(self, volume: float) -> None: ...

    def set_speed(self, speed: float) -> None:
        self.speed = speed

    def close(self) -> None:
        self.closed = True


def test_replay_shows_the_captions_in_time(cli: Run) -> None:
    player = _SoundlessPlayer()

    class Soundless(Roleplay):
        def player(self, session_id: str) -> Player:
            return player

    result = cli("sessions", "replay", "last", "--speed", "1.5", open_app=Soundless)
    assert result.code == 0
    assert "I am really sorry that you have been waiting" in result.out
    assert (player.speed, player.closed) == (1.5, True)


def test_without_sessions_there_is_a_hint(cli: Run, home: Path) -> None:
    for path in (home / "data").iterdir():
        path.rename(home / path.name)
    result = cli("sessions", "show", "last")
    assert result.code == 1
    assert result.err == "roleplay: There are no sessions yet.\n`roleplay demo` makes one.\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ("sessions", "list", "--since", "0001-01-01"),
        ("sessions", "list", "--until", "9999-12-31"),
        ("progress", "--from", "0001-01-01"),
        ("progress", "--training", "9999-12-31"),
        ("bundle", "export", "--from", "0001-01-01", "x.roleplay"),
        ("calibration", "second", "--to", "Jan", "--since", "0001-01-01"),
    ],
)
def test_a_year_that_cannot_be_meant_is_refused(cli: Run, arguments: tuple[str, ...]) -> None:
    result = cli(*arguments)
    assert result.code == 1
    assert re.search(r"\d{4}-\d\d-\d\d cannot be meant", result.err)
