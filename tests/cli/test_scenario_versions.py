"""`roleplay scenarios copy|versions|diff|restore`."""

from __future__ import annotations

import json

from tests.cli.conftest import Run


def test_a_copy_is_changed_compared_and_restored(cli: Run) -> None:
    assert "Copied as my-parcel" in cli("scenarios", "copy", "lost-parcel", "my-parcel").out
    versions = json.loads(cli("scenarios", "versions", "my-parcel", "--json").out)
    assert [(version["name"], version["current"]) for version in versions] == [("1", True)]
    assert cli("scenarios", "diff", "my-parcel", "1").out == "They say the same.\n"
    restored = cli("scenarios", "restore", "my-parcel", "1")
    assert (restored.code, restored.out) == (0, "my-parcel says what it said in version 1, as version 1.\n")
    lines = cli("scenarios", "versions", "my-parcel").out.splitlines()
    assert lines[0].split() == ["version", "saved"]
    assert lines[1].split()[-1] == "now"


def test_what_is_not_there_is_told(cli: Run) -> None:
    for arguments in (
        ("copy", "no-such"),
        ("copy", "lost-parcel", "lost-parcel"),
        ("copy", "lost-parcel", "../out"),
        ("diff", "lost-parcel", "1"),
        ("restore", "lost-parcel", "1"),
        ("versions", "../../etc"),
    ):
        result = cli("scenarios", *arguments)
        assert result.code == 1, arguments
        assert len(result.err.splitlines()) <= 2
