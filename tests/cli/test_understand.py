"""`roleplay understand`: one object a line, whatever comes."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from roleplay.app import Roleplay
from tests.cli.conftest import Result, Run, environment

Understand = Callable[..., Result]


@pytest.fixture
def understand(cli: Run, learned: Roleplay) -> Understand:
    """Return a function that runs the command on some lines."""
    return lambda lines, *arguments: cli("understand", *arguments, stdin=lines, open_app=lambda: learned)


def objects(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.split("\n")[:-1]]


def test_finds_techniques_with_their_evidence(understand: Understand) -> None:
    result = understand(b"I am so sorry about this.\nCalm down, sir!\n")
    assert result.code == 0
    sorry, calm = objects(result.out)
    assert sorry["text"] == "I am so sorry about this."
    assert sorry["techniques"][0]["id"] == "apology"
    assert calm["techniques"][0]["id"] == "calm_down"
    best = sorry["techniques"][0]
    assert 0 < best["score"] <= 1
    assert best["evidence"].keys() == {"clause", "example", "meaning", "cues"}
    assert [match["score"] for match in sorry["techniques"]] == sorted(
        (match["score"] for match in sorry["techniques"]), reverse=True
    )


def test_polish(understand: Understand) -> None:
    (found,) = objects(understand("Bardzo panią przepraszam.".encode(), "--lang", "pl").out)
    assert found["techniques"][0]["id"] == "apology"
    assert found["text"] == "Bardzo panią przepraszam."


def test_empty_lines_have_no_techniques(understand: Understand) -> None:
    assert objects(understand(b"\n   \n\n").out) == [
        {"text": "", "techniques": []},
        {"text": "   ", "techniques": []},
        {"text": "", "techniques": []},
    ]


def test_nothing_in_nothing_out(understand: Understand) -> None:
    result = understand(b"")
    assert (result.code, result.out) == (0, "")


def test_bytes_that_are_no_text_are_replaced(understand: Understand) -> None:
    (found,) = objects(understand(b"\xef\xbb\xbfsorry \xff\xfe\r\n").out)
    assert found["text"] == "sorry \ufffd\ufffd"


@given(st.lists(st.binary(max_size=40).map(lambda line: line.replace(b"\n", b"")), max_size=4))
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_as_many_objects_as_lines(understand: Understand, lines: list[bytes]) -> None:
    result = understand(b"".join(line + b"\n" for line in lines))
    assert result.code == 0
    assert len(objects(result.out)) == len(lines)


def test_every_answer_comes_before_the_next_question(home: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "roleplay", "understand"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment(home),
    ) as talk:
        assert talk.stdin is not None
        assert talk.stdout is not None
        for sentence in (b"I am sorry.\n", b"What is your ticket number?\n"):
            talk.stdin.write(sentence)
            talk.stdin.flush()
            assert json.loads(talk.stdout.readline())["text"] == sentence.decode().strip()
        talk.stdin.close()
        assert talk.wait(120) == 0
