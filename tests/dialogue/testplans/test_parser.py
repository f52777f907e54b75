"""Plan files: what is read, and what is told about bad ones."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roleplay.dialogue.testplans.names import check_names
from roleplay.dialogue.testplans.parser import parse_plans, read_plans
from roleplay.dialogue.testplans.plans import PlanError, PlanProblem
from tests.dialogue.scenarios import small

GOOD = """\
# two calls
plan: The # of the ticket: 7
language: en
level: hard   # she is
seed: 3
= node start

> Hello # you
= node start; heat 40..60.5 ; techniques greeting, empathy
= flags felt
> [Hang-Up]   # not a comment
plan: Another
language: en
> [hang_up]
= outcome unjustified_hangup  # a comment
"""


def problems(text: str) -> tuple[PlanProblem, ...]:
    with pytest.raises(PlanError) as caught:
        parse_plans(text, "x.plan.txt")
    return caught.value.problems


def test_everything_is_read() -> None:
    first, second = parse_plans(GOOD, "x")
    assert (first.title, first.language, first.level, first.seed, first.line) == (
        "The # of the ticket: 7",
        "en",
        "hard",
        3,
        2,
    )
    assert [expectation.names for expectation in first.at_first] == [("start",)]
    hello, odd = first.moves
    assert hello.text == "Hello # you"
    assert [expectation.key for expectation in hello.expectations] == ["node", "heat", "techniques", "flags"]
    assert (hello.expectations[1].lowest, hello.expectations[1].highest) == (40, 60.5)
    assert hello.expectations[2].names == ("greeting", "empathy")
    assert hello.expectations[3].line == 10
    assert odd.directive is None
    assert second.moves[0].directive == "hang up"
    assert second.moves[0].expectations[0].names == ("unjustified_hangup",)


@pytest.mark.parametrize(
    "directive", ["silence", "hold", "resume", "transfer", "hang up", "interrupt", "long speech"]
)
def test_all_directives_are_known(directive: str) -> None:
    (plan,) = parse_plans(f"plan: x\nlanguage: en\n> [{directive}]\n= node a", "x")
    assert plan.moves[0].directive == directive


@pytest.mark.parametrize(
    ("body", "line", "message", "hint"),
    [
        ("> hi\n= nod start", 4, "`nod` is not known", "Did you mean `node`?"),
        ("> hi\n= heat 70..50", 4, "no range of heat", "lower first"),
        ("> hi\n= heat 50", 4, "no range of heat", "50..65"),
        ("> hi\n= heat 50..165", 4, "no range of heat", ""),
        ("> hi\n= node a b", 4, "does not tell", "one name"),
        ("> hi\n= flags", 4, "does not tell", "flags a, b"),
        ("> hi\n= node a;", 4, "is empty", ""),
        ("> [silent]\n= node a", 3, "`[silent]` is not known", "Did you mean `silence`?"),
        ("> [dance]\n= node a", 3, "`[dance]` is not known", "[transfer]"),
        (">\n= node a", 3, "says nothing", "[silence]"),
        ("Hello\n> hi\n= node a", 3, "no line of a plan", "Begin it with"),
        ("levle: hard\n> hi\n= node a", 3, "`levle` is not known", "Did you mean `level`?"),
        ("level: harsh\n> hi\n= node a", 3, "no level", "easy"),
        ("seed: -1\n> hi\n= node a", 3, "no seed", ""),
        ("> hi\nlevel: hard\n= node a", 4, "after the first move", ""),
        ("> hi", 1, "expects nothing", "outcome"),
        ("= node a", 1, "no moves", ""),
    ],
)
def test_what_is_wrong_is_told_with_its_line(body: str, line: int, message: str, hint: str) -> None:
    (problem,) = problems(f"plan: x\nlanguage: en\n{body}")
    assert (problem.file, problem.line) == ("x.plan.txt", line)
    assert message in problem.message
    assert hint in problem.hint


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "no plan"),
        ("# nothing", "no plan"),
        ("> hi", "before the first plan"),
        ("= node a", "before the first plan"),
        ("language: en", "before the first plan"),
        ("plan: x\n> hi\n= node a", "no language"),
        ("plan:\nlanguage: en\n> hi\n= node a", "no title"),
        ("plan: x\nlanguage: English\n> hi\n= node a", "no language"),
    ],
)
def test_a_text_that_is_no_plan(text: str, message: str) -> None:
    assert message in problems(text)[0].message


def test_all_problems_are_told_at_once() -> None:
    found = problems("plan: x\nlanguage: en\n> [dance]\n= nod a\n= hat 3")
    assert [problem.line for problem in found] == [3, 4, 4 + 1]


def test_the_error_names_the_first_problem_and_counts_the_rest() -> None:
    with pytest.raises(PlanError, match=r"x:3: `\[dance\]` is not known. \(and 1 more\)"):
        parse_plans("plan: x\nlanguage: en\n> [dance]\n= nod a", "x")


@given(st.text(alphabet=st.sampled_from("plan: >=[]#;.\nhiea50,"), max_size=200) | st.text(max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(PlanError):
        plans = parse_plans(text, "x")
        assert plans
        assert all(plan.moves for plan in plans)


def test_files_that_cannot_be_read_are_refused(tmp_path: Path) -> None:
    (tmp_path / "binary.plan.txt").write_bytes(b"plan: x\n\xff\xfe")
    (tmp_path / "large.plan.txt").write_bytes(b"#" * 200_001)
    for name, message in (
        ("no", "no such file"),
        ("binary", "not UTF-8"),
        ("large", "200,000"),
        ("", "no such file"),
    ):
        with pytest.raises(PlanError, match=message):
            read_plans(tmp_path / f"{name}.plan.txt")


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "x.plan.txt"
    path.write_text("\ufeffplan: x\nlanguage: en\n> hi\n= node a", "utf-8")
    assert read_plans(path)[0].title == "x"


@pytest.mark.parametrize(
    ("expectation", "message", "hint"),
    [
        ("node strat", "The node `strat`", "Did you mean `start`?"),
        ("reply solv", "The reply `solv`", "Did you mean `solve`?"),
        ("techniques xyzzy", "The technique `xyzzy`", ""),
        ("techniques empaty", "The technique `empaty`", "Did you mean `empathy`?"),
        ("flags setled", "The flag `setled`", "Did you mean `settled`?"),
        ("says thankss", "The line `thankss`", "Did you mean `thanks`?"),
        ("outcome solvd", "The outcome `solvd`", "Did you mean `solved`?"),
    ],
)
def test_names_that_the_scenario_lacks(expectation: str, message: str, hint: str) -> None:
    (plan,) = parse_plans(f"plan: x\nlanguage: en\n> hi\n= {expectation}", "x")
    (problem,) = check_names(plan, small())
    assert problem.line == 4
    assert problem.message == f"{message} is not known."
    assert problem.hint == hint


def test_a_language_that_the_scenario_lacks() -> None:
    (plan,) = parse_plans("plan: x\nlanguage: pl\n> hi\n= node start", "x")
    (problem,) = check_names(plan, small())
    assert "`pl`" in problem.message
    assert problem.hint == "It has en."


def test_names_that_the_scenario_has() -> None:
    text = (
        "plan: x\nlanguage: en\n= node start; says hello\n> hi\n= reply kind; flags felt, settled; outcome solved\n"
        "> [silence]\n= reply silence; says there; heat 0..100"
    )
    (plan,) = parse_plans(text, "x")
    assert check_names(plan, small()) == []
