"""`roleplay privacy` and `roleplay audit`."""

from __future__ import annotations

import json
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

from roleplay.store.sessions import SessionStore
from tests.cli.conftest import Run
from tests.store.samples import CALL, start


def test_the_notice_is_shown_acknowledged_and_published(cli: Run, tmp_path: Path) -> None:
    shown = cli("privacy", "notice", "show", "--language", "pl").out
    assert shown.startswith("Co Roleplay przechowuje")
    assert "Version 1, not acknowledged yet." in shown
    assert cli("privacy", "notice", "acknowledge").out == "You have taken note of version 1.\n"
    text = tmp_path / "notice.txt"
    text.write_text("Other words.\x1b[31m", "utf-8")
    assert cli("privacy", "notice", "publish", f"en={text}").out == "Version 2 is in force.\n"
    again = cli("privacy", "notice", "show").out
    assert "Other words.<U+001B>[31m" in again
    assert "Version 2, not acknowledged yet." in again
    assert cli("privacy", "notice", "publish", "en").code == 2
    assert "cannot be read" in cli("privacy", "notice", "publish", f"en={tmp_path / 'none'}").err


def test_rules_are_shown_chosen_and_refused(cli: Run) -> None:
    assert "until somebody deletes it" in cli("privacy", "retention").out
    chosen = cli("privacy", "retention", "audio=90", "audit=none").out.splitlines()
    assert [line.split() for line in chosen[1:2]] == [["audio", "90", "days"]]
    assert "nobody has confirmed" not in "".join(chosen)
    for wrong in ("audio", "audio=x", "shoes=3", "audio=0"):
        refused = cli("privacy", "retention", wrong)
        assert (refused.code, refused.out) == (1, "")


def test_a_call_is_swept_unless_it_is_on_hold(cli: Run, with_session: Path) -> None:
    (row,) = json.loads(cli("sessions", "list", "--json").out)
    assert cli("privacy", "hold", row["id"][:8], "--reason", "case 7").code == 0
    cli("privacy", "retention", "results=365")
    assert "1" in cli("privacy", "sweep", "--preview", "--day", "2099-01-01").out
    cli("privacy", "sweep", "--day", "2099-01-01")
    assert len(json.loads(cli("sessions", "list", "--json").out)) == 1
    assert "case 7" in cli("privacy", "holds").out
    assert cli("privacy", "release", row["id"]).out == "1 released.\n"
    assert "this would go" in cli("privacy", "sweep", "--preview", "--day", "2099-01-01").out
    assert "this has gone" in cli("privacy", "sweep", "--day", "2099-01-01").out
    assert json.loads(cli("sessions", "list", "--json").out) == []


def test_a_person_is_handed_their_data_and_erased(cli: Run, home: Path, tmp_path: Path) -> None:
    store, name = SessionStore(home / "data" / "sessions.db", home / "data" / "recordings"), "Anna Nowak"
    writer = store.begin(start(trainee=name), lambda _: None)
    for event in CALL:
        writer.append(event)
    writer.finish()
    store.close()
    out = tmp_path / "package.zip"
    packed = cli("privacy", "package", name, str(out))
    assert packed.out.startswith("1 call, 0 recordings, 0 spoken comments, ")
    assert packed.err == ""
    assert zipfile.is_zipfile(out)
    slip = cli("privacy", "package", f"{name}k", str(tmp_path / "slip.zip"))
    assert "Nothing is kept under this name." in slip.err
    asked = cli("privacy", "erase", name)
    assert "1 call, 0 recordings, " in asked.out
    assert len(json.loads(cli("sessions", "list", "--json").out)) == 1
    erased = cli("privacy", "erase", name, "--yes")
    assert erased.out.splitlines()[-1].startswith("Erased: 1 call, 0 sound files, ")
    assert json.loads(cli("sessions", "list", "--json").out) == []
    assert cli("privacy", "erase", name, "--yes").code == 1


def test_a_name_that_nobody_has_is_told_once_and_nothing_is_changed(cli: Run, home: Path) -> None:
    store = SessionStore(home / "data" / "sessions.db", home / "data" / "recordings")
    for name in ("Anna Nowak", "Anna Kowalska", "Piotr Król"):
        store.begin(start(trainee=name), lambda _: None).finish()
    store.close()
    for wanted, alike in (
        ("Anna", " Similar names here: Anna Kowalska, Anna Nowak."),
        ("ana  nowak", " Similar names here: Anna Nowak."),
        ("Zenon", ""),
    ):
        shown = " ".join(wanted.split())
        for options in ((), ("--yes",), ("--json",), ("--yes", "--json"), ("--yes", "--also", "Zenobia")):
            refused = cli("privacy", "erase", wanted, *options)
            assert (refused.code, refused.out) == (1, ""), options
            assert refused.err == (
                f"roleplay: There is nothing about '{shown}' here; nothing was changed.\n"
                f"Give the whole name, as it stands here; case and accents do not matter.{alike}\n"
            )
    assert len(json.loads(cli("sessions", "list", "--json").out)) == 3
    assert not (home / "data" / "erased.json").exists()
    assert json.loads(cli("audit", "list", "--json").out) == []


def test_looking_for_a_name_that_nobody_has_does_not_make_it_somebodys(cli: Run, home: Path) -> None:
    """Where people sign in the look stands in the audit log, and is not what is kept of a person."""
    passphrase = b"loom piano gravel sixteen\n"
    assert cli("people", "begin", "Ada Lovelace", stdin=passphrase).code == 0
    code = cli("people", "add", "Hanna", "--role", "hr").out.splitlines()[0].rpartition(": ")[2]
    assert cli("sign-in", "Hanna", "--code", stdin=f"{code}\nfjord candle marble seven\n".encode()).code == 0
    for _ in range(2):
        refused = cli("privacy", "erase", "Zenon", "--yes")
        assert (refused.code, refused.out) == (1, "")
        assert "There is nothing about 'Zenon' here" in refused.err
    assert "looked_up" in cli("audit", "list").out
    assert not (home / "data" / "erased.json").exists()


def test_names_that_differ_in_case_and_accents_are_one_person_and_all_told(cli: Run, home: Path) -> None:
    store = SessionStore(home / "data" / "sessions.db", home / "data" / "recordings")
    for name in ("Łucja Żak", "Lucja Zak", "Łucja Żakowska"):
        store.begin(start(trainee=name), lambda _: None).finish()
    store.close()
    told = cli("privacy", "erase", "lucja zak").out
    assert told.startswith("lucja zak, as Lucja Zak, lucja zak, Łucja Żak\n2 calls, ")
    assert cli("privacy", "erase", "lucja zak", "--yes").out.splitlines()[-1].startswith("Erased: 2 calls, ")
    (left,) = json.loads(cli("sessions", "list", "--json").out)
    assert left["trainee"] == "Łucja Żakowska"


def test_the_log_is_listed_checked_and_exported(cli: Run, home: Path, tmp_path: Path) -> None:
    cli("privacy", "delivery", "off")
    cli("privacy", "delivery", "on")
    noted = cli("audit", "head").out.strip()
    assert noted.startswith("2:")
    listed = cli("audit", "list", "--kind", "policy_changed").out
    assert listed.count("policy_changed") == 2
    assert cli("audit", "verify").code == 0
    log = tmp_path / "log.csv"
    assert cli("audit", "export", str(log)).out == f"3 entries written to {log}.\n"
    assert "policy_changed" in log.read_text("utf-8-sig")
    lines = cli("audit", "export", "-", "--format", "jsonl").out.splitlines()
    assert [json.loads(line)["number"] for line in lines] == [1, 2, 3, 4]
    assert cli("audit", "verify", "--noted", noted).code == 0
    assert cli("audit", "verify", "--noted", noted[:-1] + ("0" if noted[-1] != "0" else "1")).code == 1
    assert cli("audit", "verify", "--noted", "x").code == 1
    with closing(sqlite3.connect(home / "data" / "sessions.db")) as database, database:
        database.execute("DROP TRIGGER audit_log_no_update")
        database.execute("UPDATE audit_log SET kind = 'read' WHERE number = 2")
    checked = cli("audit", "verify")
    assert checked.code == 1
    assert checked.out.splitlines()[0] == "changed: Entry 2 is not as it was written."
    assert json.loads(cli("audit", "verify", "--json").out)["whole"] is False
