"""`roleplay bundle`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.app.desk.installations import Installation
from tests.cli.conftest import Run


@pytest.fixture
def anna(tmp_path: Path) -> Iterator[Installation]:
    made = Installation(tmp_path / "anna", "Anna Nowak")
    yield made
    made.close()


@pytest.fixture
def file(anna: Installation, tmp_path: Path) -> Path:
    anna.keep(trainee="Ola")
    anna.keep(trainee="Ewa", audio=False)
    return anna.hand_over(tmp_path / "calls.roleplay")


def test_from_one_home_to_another(cli: Run, anna: Installation, file: Path, tmp_path: Path) -> None:
    shown = cli("bundle", "inspect", str(file))
    assert (shown.code, shown.err) == (0, "")
    assert "Signed by Anna Nowak, NOT known here: " + anna.bundles.me().fingerprint in shown.out
    refused = cli("bundle", "import", str(file))
    assert refused.code == 1
    assert "nobody has trusted" in refused.err
    assert json.loads(cli("sessions", "list", "--json").out) == []
    tried = cli("bundle", "import", str(file), "--trust", "--dry-run")
    assert (tried.code, "2 new" in tried.out) == (0, True)
    assert json.loads(cli("sessions", "list", "--json").out) == []
    taken = cli("bundle", "import", str(file), "--trust")
    assert (taken.code, taken.err) == (0, "")
    assert "Imported." in taken.out
    again = json.loads(cli("bundle", "import", str(file), "--json").out)
    assert [session["standing"] for session in again["sessions"]] == ["known", "known"]
    assert (again["standing"], again["people"]) == ("known", ["Ewa", "Ola"])
    out = tmp_path / "back.roleplay"
    written = cli("bundle", "export", "--person", "ola", "--no-audio", "--json", str(out))
    assert json.loads(written.out)["sessions"] == 1
    (session,) = anna.bundles.inspect(out).sessions
    assert (session.trainee, session.recording, session.standing) == ("Ola", False, "known")


def test_one_of_something_is_told_as_one(cli: Run, file: Path, tmp_path: Path) -> None:
    cli("bundle", "import", str(file), "--trust")
    out = tmp_path / "one.roleplay"
    first, second, *_ = cli("bundle", "export", "--person", "ola", "--no-audio", str(out)).out.splitlines()
    assert first.startswith("1 session of Ola, ")
    assert second.startswith("0 recordings, ")
    assert "1 session: 1 here already" in cli("bundle", "inspect", str(out)).out


def test_a_key_may_be_given(cli: Run, anna: Installation, file: Path) -> None:
    wrong = cli("bundle", "import", str(file), "--fingerprint", "0000 1111")
    assert (wrong.code, "another key" in wrong.err) == (1, True)
    assert cli("bundle", "import", str(file), "--fingerprint", anna.bundles.me().fingerprint).code == 0


def test_trust_is_no_word_for_a_changed_key(cli: Run, anna: Installation, file: Path, tmp_path: Path) -> None:
    assert cli("bundle", "import", str(file), "--trust").code == 0
    impostor = Installation(tmp_path / "impostor", "Anna Nowak")
    impostor.keep(audio=False)
    other = impostor.hand_over(tmp_path / "other.roleplay")
    changed = cli("bundle", "import", str(other), "--trust")
    assert (changed.code, "another key than the one known here" in changed.err) == (1, True)
    assert cli("bundle", "import", str(other), "--fingerprint", impostor.bundles.me().fingerprint).code == 0
    impostor.close()


def test_a_deleted_call_comes_back_only_when_wanted(cli: Run, file: Path) -> None:
    cli("bundle", "import", str(file), "--trust")
    first, *_ = json.loads(cli("sessions", "list", "--json").out)
    cli("sessions", "delete", first["id"], "--yes")
    assert "1 deleted here, left out" in cli("bundle", "import", str(file)).out
    assert "1 new" in cli("bundle", "import", str(file), "--bring-back").out


def test_a_refused_call_is_told_and_the_exit_code_says_so(
    cli: Run, anna: Installation, file: Path, tmp_path: Path
) -> None:
    cli("bundle", "import", str(file), "--trust")
    row, *_ = anna.sessions()
    forger = Installation(tmp_path / "forger", "F")
    forger.keep(id=row.id, seed=99, audio=False)
    other = forger.hand_over(tmp_path / "other.roleplay")
    refused = cli("bundle", "import", str(other), "--trust")
    assert refused.code == 1
    assert "another call of the same id is here" in refused.out
    forger.close()


@pytest.mark.parametrize(
    "arguments",
    [
        ("export", "out.roleplay"),
        ("export", "last", "out.roleplay", "--all"),
        ("export",),
        ("import",),
        ("inspect", "a", "b"),
    ],
)
def test_wrong_usage(cli: Run, arguments: tuple[str, ...]) -> None:
    assert cli("bundle", *arguments).code == 2


def test_bad_input_is_told_in_one_message(cli: Run, file: Path, tmp_path: Path) -> None:
    altered = tmp_path / "altered.roleplay"
    altered.write_bytes(file.read_bytes()[:-1] + b"x")
    for arguments, told in (
        (("inspect", str(altered)), "damaged or was altered"),
        (("import", str(altered), "--trust"), "damaged or was altered"),
        (("import", str(tmp_path / "missing")), "no such file"),
        (("inspect", str(tmp_path)), "is not a file"),
        (("export", "--all", str(tmp_path / "out.roleplay")), "No session fits"),
        (("export", "ffff", str(tmp_path / "out.roleplay")), "no session"),
        (("export", "--all", str(tmp_path / "missing" / "out.roleplay")), "no such folder"),
    ):
        result = cli("bundle", *arguments)
        assert (result.code, result.out) == (1, "")
        assert told in result.err
        assert "Traceback" not in result.err
