"""`roleplay scenarios weigh` and `misunderstood`."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from roleplay.app import Roleplay
from tests.app.desk.trying import BASE, ODD, SORRY, hold
from tests.cli.conftest import Run


@pytest.fixture
def folder(home: Path) -> Path:
    """Return the person's own folder with one scenario in it."""
    own = home / "data" / "scenarios"
    own.mkdir(parents=True)
    shutil.copy(BASE, own / "cold-flat.yaml")
    return own


@pytest.mark.usefixtures("folder")
def test_who_takes_some_words_and_why(cli: Run) -> None:
    result = cli("scenarios", "weigh", "cold-flat", SORRY)
    assert result.code == 0, result
    first = result.out.splitlines()[1].split()
    assert (first[0], first[2], first[3]) == ("sympathy", "decides", "what-now")
    assert result.err.startswith("At pick-up: sympathy, ")
    at = ("--node", "what-now", "--heat", "30", "--flag", "heard")
    told = json.loads(cli("scenarios", "weigh", "cold-flat", ODD, *at, "--json").out)
    assert (told["node"], told["taken"], told["replies"][0]["verdict"]) == ("what-now", "", "too_low")
    assert "bias" in told["replies"][0]["reasons"]
    assert cli("scenarios", "weigh", "cold-flat", ODD, "--node", "nowhere").code == 1
    assert "It has: en" in cli("scenarios", "weigh", "cold-flat", ODD, "--lang", "pl").err


@pytest.mark.usefixtures("folder")
def test_what_was_said_in_vain(cli: Run) -> None:
    app = Roleplay()
    hold(app, SORRY, ODD, trainee="Secret Name")
    app.close()
    result = cli("scenarios", "misunderstood", "cold-flat")
    assert result.code == 0, result
    assert ODD in result.out
    assert "Secret" not in result.out
    assert result.err == "1 in the newest 1 of 1 calls.\n"
    (one,) = json.loads(cli("scenarios", "misunderstood", "cold-flat", "--json").out)["found"]
    assert (one["text"], one["times"]) == (ODD, 1)
