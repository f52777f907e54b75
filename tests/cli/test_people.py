"""People on the command line: accounts begun, a sign-in that later commands take up, scripts, a table of people."""

from __future__ import annotations

import io
import json
import re
import sys
from pathlib import Path

import pytest

from roleplay.cli.entering import ask_passphrase

from .conftest import Run

ADA = b"loom piano gravel sixteen\n"
ANNA = b"walrus tram cabinet ninety\n"


def code_in(text: str) -> str:
    found = re.search(r"[0-9A-Z]{5}(-[0-9A-Z]{5}){3}", text)
    assert found is not None
    return found.group()


def test_from_the_first_administrator_to_a_trainee_who_sees_what_is_theirs(
    cli: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert cli("sessions", "list").code == 0  # alone, nobody signs in
    begun = cli("people", "begin", "Ada Lovelace", stdin=ADA)
    assert begun.code == 0
    assert "is the administrator" in begun.out
    recovery = code_in(begun.out)
    added = cli("people", "add", "Anna Nowak", "--group", "Late shift")  # the next command knows her
    assert added.code == 0
    listed = {each["name"]: each for each in json.loads(cli("people", "list", "--json").out)}
    assert listed["Anna Nowak"]["groups"] == ["Late shift"]
    assert (listed["Anna Nowak"]["standing"], listed["Ada Lovelace"]["role"]) == ("waiting", "administrator")

    assert cli("sign-out").code == 0
    refused = cli("people", "list")
    assert (refused.code, refused.out) == (1, "")
    assert "Nobody is signed in" in refused.err
    came = cli("sign-in", "anna nowak", "--code", stdin=code_in(added.out).encode() + b"\n" + ANNA)
    assert came.out.endswith("Anna Nowak is signed in as trainee.\n")
    assert [each["name"] for each in json.loads(cli("people", "list", "--json").out)] == ["Anna Nowak"]
    assert "not open to you" in cli("people", "code", "Ada Lovelace").err
    assert cli("sessions", "list").code == 0
    cli("sign-out")

    monkeypatch.setenv("ROLEPLAY_PERSON", "Ada Lovelace")
    assert cli("--passphrase-stdin", "people", "role", "Anna Nowak", "trainer", stdin=ADA).code == 0
    wrong = cli("--passphrase-stdin", "people", "list", stdin=ANNA)
    assert wrong.code == 1
    assert "The name or the passphrase is not right." in wrong.err
    assert cli("people", "list").code == 1  # a script's sign-in is not kept
    monkeypatch.delenv("ROLEPLAY_PERSON")
    assert "ROLEPLAY_PERSON" in cli("--passphrase-stdin", "people", "list", stdin=ADA).err
    let_in = cli("sign-in", "Ada Lovelace", "--code", stdin=recovery.encode() + b"\n" + ANNA)
    assert code_in(let_in.out) != recovery
    told = "\n".join(path.read_text("utf-8") for path in (home / "log").glob("*.log"))
    for secret in (recovery, ADA.decode().strip(), ANNA.decode().strip()):
        assert secret not in told


def test_a_table_of_people_is_looked_at_and_then_taken_in(cli: Run, tmp_path: Path) -> None:
    cli("people", "begin", "Ada Lovelace", stdin=ADA)
    staff, codes = tmp_path / "staff.csv", tmp_path / "codes.csv"
    staff.write_text("name;role;groups\nNina Nowa;;Late|Early\nOtto Otis;boss;\n", "utf-8-sig")
    looked = cli("people", "import", str(staff), "--dry-run")
    assert looked.code == 1
    assert "no role 'boss'" in looked.out
    assert cli("people", "import", str(staff)).code == 1
    staff.write_text("name;role;groups\nNina Nowa;;Late|Early\nOtto Otis;trener;\n", "utf-8-sig")
    looked = cli("people", "import", str(staff), "--dry-run")
    assert looked.code == 0
    assert "2 to add, 0 to change, 0 as they are." in looked.out
    assert "New groups: Late, Early." in looked.out
    taken = cli("people", "import", str(staff), "--codes", str(codes))
    assert taken.out == "2 added, 0 changed, 0 as they were.\n"
    assert codes.read_text("utf-8-sig").count("-") == 6
    assert "2 as they are" in cli("people", "import", str(staff), "--dry-run").out


def test_nobody_is_taken_in_whose_code_cannot_be_written(cli: Run, tmp_path: Path) -> None:
    cli("people", "begin", "Ada Lovelace", stdin=ADA)
    staff, codes = tmp_path / "staff.csv", tmp_path / "none" / "codes.csv"
    staff.write_text("name\nNina Nowa\n", "utf-8")
    refused = cli("people", "import", str(staff), "--codes", str(codes))
    assert refused.code == 1
    assert "the folder does not exist" in refused.err
    assert "Nina Nowa" not in cli("people", "list").out
    codes.parent.mkdir()
    codes.write_text("before", "utf-8")
    assert cli("people", "import", str(staff), "--codes", str(codes)).code == 0
    assert "Nina Nowa" in codes.read_text("utf-8-sig")


def test_the_table_of_rights_needs_no_store(cli: Run, home: Path) -> None:
    assert "read_call" in cli("people", "rights").out
    assert json.loads(cli("people", "rights", "--json").out)["trainee"]["listen"] == "own"
    assert not (home / "data").exists()


def test_signing_in_is_measured(cli: Run) -> None:
    speed = json.loads(cli("bench", "sign-in", "--rounds", "1", "--json").out)
    assert len(speed["right"]) == len(speed["wrong_name"]) == 1


def test_what_follows_the_passphrase_is_left_to_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    given = "pójdź kińże tę chmurność\r\nGood morning.\n".encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given), "utf-8"))
    assert ask_passphrase("Passphrase") == "pójdź kińże tę chmurność"
    assert sys.stdin.buffer.read() == b"Good morning.\n"  # the answers of a call, or sentences to understand


def test_who_may_not_is_refused_before_anything_is_asked(cli: Run, home: Path) -> None:
    assert cli("people", "begin", "Ada Lovelace", stdin=ADA).code == 0
    added = cli("people", "add", "Anna Nowak")
    already = cli("people", "begin", "Anna Nowak")  # not asked for a passphrase first
    assert "People sign in here already." in already.err
    assert cli("sign-in", "Anna Nowak", "--code", stdin=code_in(added.out).encode() + b"\n" + ANNA).code == 0
    script = b"Good morning.\n[hang up]\n"
    for refused in (
        cli("encryption", "on"),
        cli("encryption", "change-key"),
        cli("encryption", "passphrase"),
        cli("encryption", "keyring"),
        cli("export", "key", "--rotate"),
        cli("privacy", "notice", "publish", "en=not-there.txt"),
        cli("lrs", "connect", "https://lrs.example.com/xapi", "--key", "roleplay"),
        cli("plugins", "allow", "not-there"),
        cli("sessions", "delete", "not-there"),
        cli("call", "laptop-overdue", "--typed", "--silent", "--json", str(home / "call.json"), stdin=script),
        cli("demo", "--json", str(home / "call.json")),
    ):
        assert (refused.code, refused.out) == (1, "")
        assert "not open to you" in refused.err
    assert "A recovery code is for administrators." in cli("people", "recovery", stdin=ANNA).err
    held = cli("call", "laptop-overdue", "--typed", "--silent", stdin=script)
    assert held.code == 0
    assert "sessions show" not in held.out
    assert "nobody's practice" in held.out
    cli("sign-out")
    for early in (cli("people", "passphrase"), cli("people", "recovery")):
        assert "Nobody is signed in" in early.err
