"""Every command as somebody who may not see the others: nothing of theirs comes out, and refusals tell nothing."""

from __future__ import annotations

import io
import sys
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from roleplay.app import Roleplay
from roleplay.cli.main import command_line, run
from roleplay.core.errors import AccessDeniedError, SignInNeededError

from .office import ADA, ANNA, BEN, GITA, HANNA, LATE, TOM, Office, word

OTHERS: dict[str, tuple[str, ...]] = {
    "recommend": ("--trainee", "{name}"),
    "progress": ("--person", "{name}"),
    "coverage": ("laptop-overdue", "--person", "{name}"),
    "call": ("laptop-overdue", "--typed", "--silent", "--assignment", "{assignment}"),
    "sessions search": ("saidbenq",),
    "sessions list": ("--person", "{name}"),
    "sessions show": ("{session}",),
    "sessions replay": ("{session}",),
    "sessions correct": ("{session}", "1", "Words of my own"),
    "sessions export": ("{session}", "--format", "json", "--out", "{out}"),
    "sessions delete": ("{session}", "--yes"),
    "sessions rerun": ("{session}", "--scenario-version", "played"),
    "sessions corrections": ("{session}",),
    "sessions accuracy": (),
    "assignments list": ("--person", "{name}"),
    "assignments show": ("{assignment}",),
    "assignments create": ("laptop-overdue", "--to", "{name}"),
    "assignments change": ("{assignment}", "--note", "mine"),
    "assignments withdraw": ("{assignment}",),
    "assignments export": ("{out}",),
    "bundle export": ("{session}", "{out}"),
    "scenarios misunderstood": ("laptop-overdue",),
    "plugins export": ("diary", "{session}", "{out}"),
    "bundle import": ("{out}",),
    "bundle inspect": ("{out}",),
    "grades list": (),
    "grades show": ("{grade}",),
    "grades export": ("{out}",),
    "grades give": ("{session}", "{out}", "--scorecard", "de-escalation"),
    "calibration create": ("{session}", "--scorecard", "de-escalation", "--grader", "a", "--grader", "b"),
    "calibration list": (),
    "calibration report": ("{meeting}",),
    "calibration close": ("{meeting}",),
    "calibration delete": ("{meeting}",),
    "calibration second": ("--to", "{name}"),
    "audit list": ("--about", "{name}"),
    "audit verify": (),
    "audit head": (),
    "audit export": ("{out}",),
    "people list": (),
    "people add": ("{name}",),
    "people code": ("{name}",),
    "people rename": ("{name}", "Somebody Else"),
    "people role": ("{name}", "trainer"),
    "people trains": ("{name}",),
    "people deactivate": ("{name}",),
    "people reactivate": ("{name}",),
    "people claim": ("loose", "{name}"),
    "people import": ("{out}",),
    "people lock-after": ("5",),
    "export practice-log": ("--person", "{name}", "--out", "{out}"),
    "export grades": ("--person", "{name}", "--out", "{out}"),
    "export statements": ("--person", "{name}", "--out", "{out}"),
    "export transcript": ("{session}", "--format", "txt", "--out", "{out}"),
    "export audio": ("{session}", "--out", "{out}"),
    "export key": ("--who",),
    "export recipes list": (),
    "export recipes save": ("mine", "--person", "{name}"),
    "export recipes run": ("ofbenq", "--out", "{out}"),
    "export recipes delete": ("ofbenq",),
    "lrs connect": ("https://lrs.example", "--key", "k", "--home-page", "https://a.example"),
    "lrs push": ("--person", "{name}"),
    "lrs status": (),
    "lrs disconnect": (),
    "encryption off": (),
    "encryption recovery-key": (),
    "backup now": (),
    "backup list": (),
    "backup verify": (),
    "backup restore": ("none", "--preview"),
    "models install": ("none-of-this-name",),
    "models remove": ("none-of-this-name",),
    "scenarios build": ("--quick",),
}
"""Arguments that ask for what is not Anna's. A command that is in neither list fails a test."""
HARMLESS = frozenset(
    {
        *("demo", "understand", "doctor", "sign-in", "sign-out", "people begin", "people rights"),
        *("people passphrase", "people recovery", "models list", "models verify", "models words"),
        *("voices list", "voices say", "voices pronounce"),
        *(f"scenarios {one}" for one in ("test", "play", "lint", "explain", "translations", "schema", "list")),
        *(f"scenarios {one}" for one in ("import", "export-twee", "weigh", "copy", "versions", "diff", "restore")),
        *("export columns", "encryption status"),
        *(f"translate {one}" for one in ("sheet", "import", "status", "checked")),
        *(f"plugins {one}" for one in ("list", "allow", "forbid", "folder")),
        *(f"pack {one}" for one in ("export", "inspect", "import", "list", "remove")),
        *(f"scorecards {one}" for one in ("list", "show", "check", "import", "export")),
    }
)
"""Nothing of anybody comes out of them, whoever asks; `people recovery` and `passphrase` are about who asks."""
NOBODY = {"name": "No Such Person", "session": str(uuid.UUID(int=7)), "grade": str(uuid.UUID(int=8))}
NOBODY |= {"assignment": str(uuid.UUID(int=9)), "meeting": str(uuid.UUID(int=10))}


@dataclass
class Ran:
    """What a command said."""

    code: int
    out: str
    err: str
    file: str


def leaves(command: Any, path: tuple[str, ...] = ()) -> Iterator[str]:
    """Yield all commands."""
    if hasattr(command, "commands"):
        for name, below in command.commands.items():
            yield from leaves(below, (*path, name))
    else:
        yield " ".join(path)


def ran(office: Office, person: str, command: str, arguments: tuple[str, ...], out: Path) -> Ran:
    """Run a command as somebody who is signed in."""

    def open_app() -> Roleplay:
        app = Roleplay(office.places)
        account = app._parts.store.people.find(person)
        assert account is not None
        app._parts.access.enter(account)
        return app

    streams = [io.TextIOWrapper(io.BytesIO(), "utf-8", newline="\n") for _ in range(2)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdin", io.StringIO(""))
        patch.setattr(sys, "stdout", streams[0])
        patch.setattr(sys, "stderr", streams[1])
        code = run([*command.split(), *arguments], open_app)
        for stream in streams:
            stream.flush()
    said = [stream.buffer.getvalue().decode() for stream in streams]  # type: ignore[attr-defined]
    written = out.read_text("utf-8", errors="replace") if out.is_file() else ""
    return Ran(code, *said, written)


def filled(arguments: tuple[str, ...], values: dict[str, str]) -> tuple[str, ...]:
    return tuple(each.format(**values) for each in arguments)


def of(office: Office, person: str, out: Path) -> dict[str, str]:
    """Return what stands for a person's data in the arguments."""
    return {
        "name": person,
        "session": office.sessions[person],
        "grade": office.grades[person],
        "assignment": office.assignments[person],
        "meeting": office.meeting,
        "out": str(out),
    }


def test_every_command_is_tried_or_known_to_be_harmless() -> None:
    every = set(leaves(get_command(command_line)))
    measuring = {each for each in every if each.startswith("bench ")}
    elsewhere = {each for each in every if each.split()[0] in ELSEWHERE}
    assert sorted(every - set(OTHERS) - HARMLESS - measuring - elsewhere) == []
    assert sorted((set(OTHERS) | HARMLESS) - every) == []


ELSEWHERE = frozenset({"privacy", "encryption", "backup", "database", "sync"})
"""Groups whose other commands are tried by the tests of their own parts; `test_table` holds them to the table."""


@pytest.mark.parametrize("command", OTHERS)
def test_a_trainee_gets_nothing_of_others_and_learns_nothing_from_a_refusal(
    furnished: Office, tmp_path: Path, command: str
) -> None:
    out = tmp_path / "out"
    values = of(furnished, BEN, out)
    found = ran(furnished, ANNA, command, filled(OTHERS[command], values), out)
    everything = f"{found.out}{found.err}{found.file}"
    assert found.code != 2, found.err  # the command was understood
    for trace in (word(BEN, "")[1:], BEN, furnished.sessions[BEN], furnished.grades[BEN]):
        assert trace not in everything, (command, everything)
    again = tmp_path / "again"
    other = ran(furnished, ANNA, command, filled(OTHERS[command], {**NOBODY, "out": str(again)}), again)
    assert (found.code, found.err.replace(str(out), "")) == (other.code, other.err.replace(str(again), ""))
    with furnished.app(GITA) as app:  # all of Ben's is as it was
        store = app._parts.store
        assert store.load(furnished.sessions[BEN]).corrections == ()
        assert store.assignments.get(furnished.assignments[BEN]).withdrawn_at is None
        assert len(store.trust.meetings()) == 1


@pytest.mark.parametrize(
    ("command", "trace"),
    [
        ("sessions show", word(BEN, "said")),
        ("sessions search", word(BEN, "said")),
        ("sessions list", BEN),
        ("grades show", word(BEN, "graded")),
        ("grades export", BEN),
        ("assignments show", word(BEN, "asked")),
        ("assignments list", "laptop-overdue"),
        ("calibration list", "Monday"),
        ("people list", BEN),
    ],
)
def test_the_same_commands_show_it_to_who_trains_everybody(
    furnished: Office, tmp_path: Path, command: str, trace: str
) -> None:
    out = tmp_path / "out"
    found = ran(furnished, TOM, command, filled(OTHERS[command], of(furnished, BEN, out)), out)
    assert trace in found.out + found.file, found


def test_who_trains_everybody_sees_their_progress_but_of_calls_that_they_grade_blind(
    furnished: Office, tmp_path: Path
) -> None:
    def told(of_whom: str) -> str:
        out = tmp_path / "out"
        return ran(furnished, TOM, "progress", filled(OTHERS["progress"], of(furnished, of_whom, out)), out).out

    assert ANNA in told(ANNA)
    assert "1 without a score" in told(BEN), "his only call is part of a calibration"


@pytest.mark.parametrize("command", ["sessions show", "sessions rerun", "sessions corrections", "sessions search"])
def test_hr_reads_no_words(furnished: Office, tmp_path: Path, command: str) -> None:
    out = tmp_path / "out"
    found = ran(furnished, HANNA, command, filled(OTHERS[command], of(furnished, BEN, out)), out)
    assert word(BEN, "said") not in found.out + found.err + found.file
    assert AccessDeniedError().message in found.err or not found.out.strip()


@pytest.mark.parametrize("person", [ANNA, HANNA, ADA])
def test_only_who_writes_scenarios_compiles_the_library(
    furnished: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, person: str
) -> None:
    built = list[str]()

    def record(*_arguments: object, **_named: object) -> tuple[()]:
        built.append("built")
        return ()

    monkeypatch.setattr("roleplay.app.scenarios.build_library", record)
    found = ran(furnished, person, "scenarios build", ("--quick",), tmp_path / "out")
    assert (found.code, built) == (1, [])
    assert AccessDeniedError().message in found.err
    assert ran(furnished, TOM, "scenarios build", ("--quick",), tmp_path / "out").code == 0
    assert built == ["built"]


def test_who_is_not_signed_in_is_told_how_to(furnished: Office, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run(["sessions", "list"], lambda: Roleplay(furnished.places)) == 1
    told = capsysbinary.readouterr().err.decode()
    assert SignInNeededError().message in told
    assert "roleplay sign-in" in told


def test_a_trainer_of_a_group_sees_its_members(furnished: Office, tmp_path: Path) -> None:
    out = tmp_path / "out"
    found = ran(furnished, GITA, "sessions show", (furnished.sessions[ANNA],), out)
    assert word(ANNA, "said") in found.out
    assert LATE in ran(furnished, GITA, "people list", (), out).out
