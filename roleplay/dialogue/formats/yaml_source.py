"""A scenario's YAML source: read, and checked against the schema."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from roleplay.dialogue.formats.problems import Diagnostic, Place, Position, in_order
from roleplay.dialogue.formats.schema import validate
from roleplay.dialogue.formats.yaml_tree import read_tree
from roleplay.dialogue.model import Scenario

MAX_BYTES = 1_000_000
SUFFIXES = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class ParsedScenario:
    """What a scenario file holds, and what is wrong with it."""

    scenario: Scenario | None
    """None when it cannot be played."""
    diagnostics: tuple[Diagnostic, ...]
    """In the order of lines."""
    positions: Mapping[Place, Position]
    """Where each part stands, for checks that come later."""
    file: str
    id: str = ""
    """What the file calls itself, also when it cannot be played; empty when it does not tell."""


def parse_scenario(text: str, file: str) -> ParsedScenario:
    """Read a scenario from YAML 1.2; bad text is reported, never raised. `file` is only named in messages."""
    tree = read_tree(text, file)
    scenario, problems = validate(tree.value, tree.positions, file) if tree.complete else (None, [])
    diagnostics = in_order([*tree.problems, *problems])
    name = tree.value.get("id") if isinstance(tree.value, Mapping) else None
    return ParsedScenario(
        None if diagnostics else scenario,
        diagnostics,
        tree.positions,
        file,
        name if isinstance(name, str) else "",
    )


def read_scenario(path: Path) -> ParsedScenario:
    """Read a scenario file; what is wrong with it, or with reaching it, is reported, never raised."""
    if path.exists() and not (path.is_file() or path.is_dir()):
        hint = "Give a file; reading from anything else might never end."
        return _unreadable(path, "RP001", "this is a device or a pipe, not a file", hint)
    try:
        with path.open("rb") as stream:
            content = stream.read(MAX_BYTES + 1)
    except OSError as error:
        hint = "Check the name and your rights to the file."
        return _unreadable(path, "RP001", f"the file cannot be read: {error.strerror or error}", hint)
    if len(content) > MAX_BYTES:
        hint = "Split the scenario; a large one has about 100,000."
        return _unreadable(path, "RP002", f"the file has more than {MAX_BYTES:,} bytes", hint)
    try:
        return parse_scenario(content.decode("utf-8-sig"), str(path))
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return _unreadable(path, "RP001", "the file is not UTF-8 text", "Save it as UTF-8 in your editor.", line)


def _unreadable(path: Path, code: str, message: str, hint: str, line: int = 1) -> ParsedScenario:
    problem = Diagnostic(code, "error", message, hint, str(path), line, 1)
    return ParsedScenario(None, (problem,), {}, str(path))
