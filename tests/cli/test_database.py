"""A department's database, from the command line: set up, checked, used."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from psycopg import sql

from roleplay.cli.main import run
from tests.postgres import Cluster, running_cluster


@pytest.fixture
def bare() -> Any:
    """A server on which nobody has made anything yet."""
    with running_cluster() as running:
        yield running


@pytest.mark.slow
def test_a_database_is_set_up_checked_and_used(
    bare: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ROLEPLAY_HOME", str(tmp_path))
    administrator = bare.url("postgres")
    monkeypatch.setattr("sys.stdin", io.StringIO("login's password\nfour words nobody joins together\n"))
    arguments = ["database", "init", "--as", administrator, "--first-administrator", "Adam Admin", "--password-stdin"]
    assert run(arguments) == 0
    said = capsys.readouterr().out
    assert "login's password" not in said
    assert "four words" not in said
    assert "recovery code" in said
    (url,) = (line.strip() for line in said.splitlines() if "roleplay_app" in line)
    assert bare.connect("roleplay").execute("SELECT count(*) FROM roleplay.people").fetchone() == (1,)

    monkeypatch.setenv("ROLEPLAY_DATABASE_URL", url)
    assert run(["database", "check"]) == 0
    said = capsys.readouterr().out
    assert "owns nothing and has no special rights" in said
    assert "none shows anything before a sign-in" in said
    assert run(["sessions", "list"]) == 1, "nobody has signed in"
    capsys.readouterr()
    monkeypatch.setattr("sys.stdin", io.StringIO("four words nobody joins together\n"))
    assert run(["sign-in", "adam admin"]) == 0
    assert run(["people", "list"]) == 0, "a later command takes the sign-in up"
    assert "Adam Admin" in capsys.readouterr().out

    assert run(["people", "add", "Anna Nowak"]) == 0
    code = capsys.readouterr().out.splitlines()[0].rpartition(" ")[2]
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{code}\nnine green lanterns over a harbour\n"))
    assert run(["sign-in", "Anna Nowak", "--code"]) == 0, "somebody else sits down: the first one is signed out"
    assert run(["people", "add", "Ben Bodd"]) == 1
    monkeypatch.setattr("sys.stdin", io.StringIO("four words nobody joins together\n"))
    assert run(["sign-in", "Adam Admin"]) == 0
    assert run(["people", "list"]) == 0
    assert "Anna Nowak" in capsys.readouterr().out
    assert run(["database", "migrate", "--as", bare.url("roleplay")]) == 0
    assert run(["sign-out"]) == 0
    assert run(["people", "list"]) == 1


@pytest.mark.slow
def test_a_login_that_sees_too_much_is_found(
    bare: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ROLEPLAY_HOME", str(tmp_path))
    monkeypatch.setattr("sys.stdin", io.StringIO("password\n"))
    assert run(["database", "init", "--as", bare.url("postgres"), "--password-stdin"]) == 0
    monkeypatch.setenv("ROLEPLAY_DATABASE_URL", bare.url("roleplay"))
    assert run(["database", "check"]) == 1
    assert "may pass by the rules of rows" in capsys.readouterr().out
    with bare.connect("roleplay") as connection:
        connection.execute("ALTER TABLE roleplay.turns DISABLE ROW LEVEL SECURITY")
        connection.execute(sql.SQL("ALTER ROLE roleplay_app PASSWORD NULL"))
    monkeypatch.setenv("ROLEPLAY_DATABASE_URL", bare.url("roleplay", "roleplay_app"))
    assert run(["database", "check"]) == 1
    assert "tables without rules of rows: turns" in capsys.readouterr().out


def test_a_password_among_the_arguments_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ROLEPLAY_HOME", str(tmp_path))
    for command in ("init", "migrate"):
        assert run(["database", command, "--as", "postgresql://postgres:geheim@server/x"]) == 1
        said = capsys.readouterr()
        assert "geheim" not in said.out + said.err
        assert "~/.pgpass" in said.err
