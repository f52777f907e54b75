"""The text of a file from a stranger: read with a limit, and reported rather than raised when it cannot be."""

from __future__ import annotations

from pathlib import Path

from roleplay.dialogue.formats.problems import Diagnostic

MAX_BYTES = 4_000_000
SUFFIXES = (".yaml", ".yml")


def read_text(path: Path) -> str | Diagnostic:
    """Return what a file says, or why it cannot be read."""
    if path.exists() and not (path.is_file() or path.is_dir()):
        hint = "Give a file; reading from anything else might never end."
        return _problem(path, "RP001", "this is a device or a pipe, not a file", hint)
    try:
        with path.open("rb") as stream:
            content = stream.read(MAX_BYTES + 1)
    except OSError as error:
        hint = "Check the name and your rights to the file."
        return _problem(path, "RP001", f"the file cannot be read: {error.strerror or error}", hint)
    if len(content) > MAX_BYTES:
        hint = "Split the scenario; a large one has about 100,000."
        return _problem(path, "RP002", f"the file has more than {MAX_BYTES:,} bytes", hint)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return _problem(path, "RP001", "the file is not UTF-8 text", "Save it as UTF-8 in your editor.", line)


def _problem(path: Path, code: str, message: str, hint: str, line: int = 1) -> Diagnostic:
    return Diagnostic(code, "error", message, hint, str(path), line, 1)
