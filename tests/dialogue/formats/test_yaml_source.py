"""Reading scenario files: whatever stands in them is read or reported, never raised."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roleplay.dialogue.formats.problems import Diagnostic
from roleplay.dialogue.formats.source_text import MAX_BYTES
from roleplay.dialogue.formats.yaml_source import parse_scenario, read_scenario
from roleplay.dialogue.formats.yaml_tree import read_tree


def problems(text: str) -> tuple[Diagnostic, ...]:
    parsed = parse_scenario(text, "x.yaml")
    assert (parsed.scenario is None) == bool(parsed.diagnostics)
    return parsed.diagnostics


def only(text: str) -> Diagnostic:
    (problem,) = problems(text)
    return problem


def line_of(text: str, words: str) -> int:
    return text[: text.index(words)].count("\n") + 1


def test_reads_a_scenario(small: str) -> None:
    parsed = parse_scenario(small, "small.yaml")
    assert parsed.diagnostics == ()
    assert parsed.scenario is not None
    assert parsed.scenario.nodes["hello"].replies[0].effects.heat == -10
    assert parsed.scenario.title["pl"] == "Spóźniona paczka"
    assert parsed.positions[("nodes", "hello", "replies", 0, "examples")].line == line_of(small, "examples:")


@pytest.mark.parametrize(
    ("text", "code", "line", "words"),
    [
        ("", "RP007", 1, "empty"),
        ("# nothing but a comment\n", "RP007", 1, "empty"),
        ("a: 1\n---\nb: 2\n", "RP007", 2, "second document"),
        ("a:\n\tb: 1\n", "RP003", 2, "tab"),
        ("a: 'open\n", "RP003", 2, "quote"),
        ("a: [1, 2\n", "RP003", 2, "bracket"),
        ("a: one: two\n", "RP003", 1, "`:`"),
        ("a: 1\n  b: 2\n", "RP003", 2, "`:`"),
        ("? [a]\n: b\n", "RP003", 1, "key"),
        ("a: @x\n", "RP003", 1, "keeps for itself"),
        ("a: \x07\n", "RP001", 1, "U+0007"),
        ('a: "x\\e]0;title\\a"\n', "RP001", 1, "U+001B"),
        ('b: 1\na: "\\u009b2J"\n', "RP001", 2, "U+009B"),
        ("b: 1\na: The \u202eflat\n", "RP001", 2, "U+202E"),
        ("\u2066key: 1\n", "RP001", 1, "U+2066"),
        ("b: 1\na: *x\n", "RP004", 2, "`*x`"),
        ("*x : 1\n", "RP004", 1, "`*x`"),
        ("a: &x 1\n", "RP004", 1, "`&x`"),
        ("a: !!python/object/apply:os.system [id]\n", "RP004", 1, "`!!python/object/apply:os.system`"),
        ("%YAML 1.1\n---\na: 1\n", "RP004", 1, "`%`"),
        ("a: .inf\n", "RP004", 1, ".inf"),
        ("a: " + "9" * 5000, "RP004", 1, "too long"),
        ("[" * 30, "RP005", 1, "nested"),
        ("a: " + "- " * 30, "RP003", 1, ""),
        ("- 1\n" * 210_000, "RP005", 200_000, "parts"),
        ("x" * (MAX_BYTES + 1), "RP002", 0, "characters"),
        ("- 1\n", "RP053", 1, "does not hold a scenario"),
        ("just words", "RP053", 1, "does not hold a scenario"),
    ],
)
def test_one_clear_message_for_yaml_that_cannot_be_used(text: str, code: str, line: int, words: str) -> None:
    problem = only(text)
    assert (problem.code, problem.line) == (code, line)
    assert words in problem.message
    assert problem.hint
    assert problem.file == "x.yaml"


def test_aliases_are_never_unfolded() -> None:
    bomb = "a: &a [x, x]\n" + "".join(
        f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]\n" for n in range(20)
    )
    problem = only(bomb)
    assert (problem.code, problem.line) == ("RP004", 1)
    assert "the first of 61 such places" in problem.message


def test_many_tags_are_one_problem() -> None:
    assert "10,000 such places" in only("- !x y\n" * 10_000).message


def test_duplicate_keys_name_both_lines(small: str) -> None:
    text = small.replace("        next: facts\n", "        next: facts\n        next: done\n")
    problem = only(text)
    assert problem.code == "RP006"
    assert problem.line == line_of(text, "next: done")
    assert f"line {line_of(text, 'next: facts')}" in problem.message


@pytest.mark.parametrize(
    ("right", "wrong", "code", "message", "hint"),
    [
        ("next: facts", "nxt: facts", "RP051", "`nxt` is not a key of a reply", "Did you mean `next`?"),
        ("heat: 50", "heat: 500", "RP053", "`heat` must be a number between -100 and 100, not `500`", ""),
        ("heat: 50", "heat: much", "RP053", "`heat` must be a number between -100 and 100, not `much`", "number"),
        ("heat: 50", 'heat: "50"', "RP053", "`heat` must be a number between -100 and 100, not `50`", "quotes"),
        ("heat: 50", "heat: true", "RP053", "`heat` must be a number between -100 and 100, not `true`", ""),
        ("heat: 50", "heat: ~", "RP053", "`heat` must be a number between -100 and 100", "It is empty"),
        ("ladder: 1", "ladder: 1.5", "RP053", "`ladder` must be a whole number between 1 and 5, not `1.5`", ""),
        ("outcome: solved", "outcome: solvd", "RP053", "`outcome` must be one of", "Did you mean `solved`?"),
        ("feeling: disapp", "feeling: Disapp", "RP053", "`feeling` must be one of", "Did you mean `disappointment`?"),
        ("{feeling: heard", "{feelings: heard", "RP053", "`feelings` is not one of", "Did you mean `feeling`?"),
        ("id: rude", "id: Rude One", "RP053", "`id` must be an id", ""),
        ("  done:\n", "  Done!:\n", "RP053", "`Done!` is not an id", "another name"),
        ("[solution]", "solution", "RP053", "`techniques` must be a list", "as a list"),
        ('en: ["4711"]', "en: [4711]", "RP053", "item 1 of `en` must be text, not `4711`", '`"4711"`'),
        ("{en: Thank you., ", "{pl: Dzięki., en: Thank you., ", "RP006", "`pl` is already given", ""),
        ("{en: Goodbye!, pl: Żegnam!}", "Goodbye!", "RP053", "`text` must be text per language", ""),
        ("{en: Goodbye!,", "{en: '',", "RP053", "`en` of `text` is empty", ""),
        ("{en: Goodbye!,", "{en: " + "x" * 1001 + ",", "RP053", "`en` of `text` is longer than 1000", ""),
        ("{en: Goodbye!,", "{eng: Goodbye!,", "RP053", "`eng` is not a language code", ""),
        ("version: 2\n", "", "RP052", "`version` is missing in a scenario", "a whole number from 1"),
        ("      - id: rude\n        examples", "      - examples", "RP052", "`id` is missing in a reply", "an id"),
        ("goals: {feeling: heard, matter: promised}\n", "", "RP052", "`goals` is missing in a scenario", ""),
        ("start: hello\n", "", "RP052", "`start` is missing in a scenario", ""),
        ("breaking_point: {heat: 95, next: gone}\n", "", "RP052", "`breaking_point` is missing", ""),
        ("roleplay: 1", "roleplay: 2", "RP053", "`roleplay` must be `1`, not `2`", ""),
        ("languages: [en, pl]", "languages: []", "RP053", "`languages` is empty", ""),
    ],
)
def test_a_wrong_part_is_named_where_it_stands(
    small: str, right: str, wrong: str, code: str, message: str, hint: str
) -> None:
    assert right in small
    text = small.replace(right, wrong, 1)
    problem = only(text)
    assert problem.code == code
    assert message in problem.message
    assert hint in problem.hint
    if wrong:
        first = line_of(text, wrong)
        assert first <= problem.line <= first + wrong.count("\n")


def test_all_problems_are_reported_in_the_order_of_lines(small: str) -> None:
    text = (
        small.replace("version: 2", "version: x").replace("heat: 50", "heat: 500").replace("outcome: s", "outcom: s")
    )
    found = problems(text)
    assert [problem.line for problem in found] == [
        line_of(text, "version: x"),
        line_of(text, "heat: 500"),
        line_of(text, "outcom: s"),
    ]


def test_reads_files(tmp_path: Path, small: str) -> None:
    path = tmp_path / "small.yaml"
    path.write_text(small, encoding="utf-8-sig")
    assert read_scenario(path).scenario is not None


@pytest.mark.parametrize(
    ("content", "code", "line"),
    [
        ("a: 1\nb: żółć\n".encode("cp1250"), "RP001", 2),
        ("a: 1\n".encode("utf-16"), "RP001", 1),
        (b"a: \x00\n", "RP001", 1),
        (b"#" * (MAX_BYTES + 1), "RP002", 1),
        (b"", "RP007", 1),
    ],
)
def test_files_that_are_no_text(tmp_path: Path, content: bytes, code: str, line: int) -> None:
    path = tmp_path / "bad.yaml"
    path.write_bytes(content)
    (problem,) = read_scenario(path).diagnostics
    assert (problem.code, problem.line, problem.file) == (code, line, str(path))


def test_a_file_that_cannot_be_opened(tmp_path: Path) -> None:
    for path in (tmp_path / "none.yaml", tmp_path):
        (problem,) = read_scenario(path).diagnostics
        assert (problem.code, problem.file) == ("RP001", str(path))
        assert "cannot be read" in problem.message


@given(st.text(alphabet=st.sampled_from(list("ab:- \n\t[]{},&*!|>'\"%@#?1.~\\ż\ufeff")), max_size=60))
@settings(max_examples=400, deadline=None)
def test_any_text_is_read_or_reported(text: str) -> None:
    assert problems(text)


@given(st.binary(max_size=80))
@settings(max_examples=150, deadline=None)
def test_any_bytes_are_read_or_reported(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any.yaml"
    path.write_bytes(content)
    assert read_scenario(path).diagnostics


@given(data=st.data())
@settings(max_examples=150, deadline=None)
def test_a_damaged_scenario_is_read_or_reported(small: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(small)))
    length = data.draw(st.integers(0, 30))
    insert = data.draw(st.text(alphabet=st.sampled_from(list("a:- \n[]{},*&1'")), max_size=5))
    parsed = parse_scenario(small[:start] + insert + small[start + length :], "x.yaml")
    assert (parsed.scenario is None) == bool(parsed.diagnostics)
    assert all(problem.line >= 1 and problem.message for problem in parsed.diagnostics)


YAML_TEXT = st.text(alphabet=st.sampled_from(list("ab:- \n[]{},&*!|>'\"%#?1.~\\ż")), max_size=40)


@given(text=YAML_TEXT)
@settings(max_examples=300, deadline=None)
def test_both_parsers_read_the_same(text: str) -> None:
    """What libyaml reads, ruamel.yaml reads likewise: only texts that one of them refuses may differ."""
    quick = read_tree(text, "x")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("yaml.__with_libyaml__", False)
        thorough = read_tree(text, "x")
    if quick.complete and thorough.complete:
        assert quick.value == thorough.value


def test_both_parsers_read_a_scenario_the_same(small: str, monkeypatch: pytest.MonkeyPatch) -> None:
    quick = read_tree(small, "x")
    monkeypatch.setattr("yaml.__with_libyaml__", False)
    thorough = read_tree(small, "x")
    assert quick.complete
    assert (quick.value, quick.positions, quick.problems) == (thorough.value, thorough.positions, thorough.problems)
