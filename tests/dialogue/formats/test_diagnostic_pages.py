"""`docs/diagnostics/`: every code has a page; its example has exactly this problem, and the mended one has none."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from roleplay.dialogue.formats.diagnostics import Known
from roleplay.dialogue.formats.library import lint_files
from roleplay.dialogue.formats.meaning import example_problems
from roleplay.dialogue.formats.problems import Diagnostic
from roleplay.dialogue.formats.yaml_source import ParsedScenario
from roleplay.dialogue.formats.yaml_tree import Plain, read_tree
from roleplay.dialogue.techniques import TECHNIQUE_IDS
from roleplay.dialogue.understanding.understander import Understander
from roleplay.places import resources

ROOT = Path(__file__).parents[3]
PAGES = ROOT / "docs" / "diagnostics"
CODES = sorted(path.stem for path in PAGES.glob("RP*.md"))
KNOWN = Known(TECHNIQUE_IDS, frozenset(path.stem for path in resources().voices.glob("*.toml")))
ALSO = {"RP125": {"RP118"}}
"""Codes that cannot come alone; their pages say so."""
LEFT_OUT = "RP143"
"""Replies on the pages do without example sentences, to stay short; only on the page about that this counts."""
UNDERSTOOD = {"RP142"}


def page(code: str) -> str:
    return (PAGES / f"{code}.md").read_text(encoding="utf-8")


def blocks(code: str, heading: str) -> list[tuple[list[str], str]]:
    """Return the words behind `yaml`, and the text, of each block below a heading."""
    section = page(code).split(f"\n## {heading}\n")[1].split("\n## ")[0]
    return [
        (words.split(), text) for words, text in re.findall(r"^```yaml(.*?)\n(.*?)^```$", section, re.DOTALL | re.M)
    ]


@cache
def base(name: str) -> str:
    return (PAGES / f"{name}.yaml").read_text(encoding="utf-8")


def merged(one: Any, two: Any) -> Any:
    """Put the second into the first, key by key; lists are replaced as wholes."""
    if isinstance(one, dict) and isinstance(two, dict):
        return {**one, **{key: merged(one.get(key), value) for key, value in two.items()}}
    return two


def value_of(text: str) -> dict[str, Plain]:
    tree = read_tree(text, "example")
    assert tree.complete, tree.problems
    assert isinstance(tree.value, dict)
    return tree.value


def written(words: list[str], text: str) -> bytes:
    """Return the scenario file that a block stands for."""
    plain = base("base")
    match words:
        case ["added"]:
            return (plain + text).encode()
        case ["bytes"]:
            return plain.encode() + text.encode("ascii").decode("unicode_escape").encode("latin-1")
        case ["repeated", times]:
            return (plain + text * int(times)).encode()
        case ["instead"]:
            return json.dumps({**value_of(plain), **value_of(text)}).encode()
        case ["bilingual"]:
            return json.dumps(merged(value_of(base("base-bilingual")), value_of(text))).encode()
        case [] | ["other"]:
            return json.dumps(merged(value_of(plain), value_of(text))).encode()
    raise AssertionError(words)


def files_of(code: str, heading: str, folder: Path) -> list[Path]:
    """Write the example below a heading, and return what is to be checked."""
    files: list[Path] = []
    parts = folder / "parts"
    parts.mkdir()
    for words, text in blocks(code, heading):
        if words[:1] == ["part"]:
            name = words[1] if len(words) > 1 and words[1] != "unchecked" else str(value_of(text)["id"])
            path = parts / f"{name}.yaml"
            path.write_text(text, encoding="utf-8")
            if "unchecked" not in words:
                files.append(path)
        else:
            path = folder / ("a-other.yaml" if words == ["other"] else "base.yaml")
            path.write_bytes(written(words, text))
            files.append(path)
    return sorted(files)


def codes_of(code: str, heading: str, folder: Path, understander: Understander) -> set[str]:
    def understood(parsed: ParsedScenario) -> list[Diagnostic]:
        assert parsed.scenario is not None
        return [*example_problems(parsed.scenario, "en", understander, parsed.included)]

    files = files_of(code, heading, folder)
    checked = lint_files(files, KNOWN, further=understood if code in UNDERSTOOD else None)
    found = {problem.code for parsed in checked for problem in parsed.diagnostics}
    return found if code == LEFT_OUT else found - {LEFT_OUT}


@pytest.mark.parametrize("code", CODES)
def test_the_example_has_exactly_this_problem(code: str, tmp_path: Path, understander: Understander) -> None:
    assert codes_of(code, "Wrong", tmp_path, understander) == {code} | ALSO.get(code, set())


@pytest.mark.parametrize("code", CODES)
def test_the_mended_example_has_no_problem(code: str, tmp_path: Path, understander: Understander) -> None:
    assert codes_of(code, "Right", tmp_path, understander) == set()


@pytest.mark.parametrize("name", ["base", "base-bilingual"])
def test_the_bases_have_no_problem(name: str) -> None:
    (parsed,) = lint_files([PAGES / f"{name}.yaml"], KNOWN)
    assert parsed.diagnostics == ()


def test_every_code_has_a_page_and_every_page_a_code() -> None:
    formats = ROOT / "roleplay" / "dialogue" / "formats"
    source = "\n".join(path.read_text(encoding="utf-8") for path in formats.rglob("*.py"))
    assert sorted(set(re.findall(r'"(RP\d{3})"', source))) == CODES


def test_a_page_tells_the_severity_of_the_program() -> None:
    formats = ROOT / "roleplay" / "dialogue" / "formats"
    source = "\n".join(path.read_text(encoding="utf-8") for path in formats.rglob("*.py"))
    for code, severity in re.findall(r'"(RP\d{3})",\s*"(error|warning)"', source):
        assert f"\n\n**{severity.capitalize()}.** " in page(code), code


def test_the_index_lists_every_page_with_its_title_and_severity() -> None:
    index = (PAGES / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| \[(RP\d{3})\]\((RP\d{3})\.md\) \| (.+?) \| (.+?) \|$", index, re.MULTILINE)
    assert sorted(code for code, *_ in rows) == CODES
    for code, link, severity, title in rows:
        assert link == code
        assert page(code).startswith(f"# {code}: {title}\n\n**{severity.capitalize()}.** ")


def test_pages_are_short() -> None:
    assert max(len(page(code).splitlines()) for code in CODES) <= 60
