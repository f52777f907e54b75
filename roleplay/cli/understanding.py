"""`roleplay understand`: what is found in sentences."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import Annotated, Literal

import typer

from roleplay.cli.facade import facade
from roleplay.core.understanding import TechniqueMatch, Understood


def understand(
    context: typer.Context,
    language: Annotated[Literal["en", "pl"], typer.Option("--lang", help="Language of the sentences.")] = "en",
) -> None:
    """Read sentences, one a line, and tell which techniques are in them, as one JSON object a line.

    Every object holds the `text` and its `techniques`, best first: `id`, `score` and the `evidence` for it.

    Example: echo "I am sorry, Mr Kowalski." | roleplay understand
    """
    app = facade(context)
    for line in _lines():
        text = line.strip()
        understood = app.understand(text, language) if text else Understood()
        answer = {"text": line, "techniques": [_technique(match) for match in understood.techniques]}
        sys.stdout.buffer.write(json.dumps(answer, ensure_ascii=False).encode() + b"\n")
        sys.stdout.buffer.flush()  # a program at the other end waits for every answer


def _lines() -> Iterator[str]:
    """Yield the lines of standard input; bytes that are not UTF-8 become replacement characters."""
    for line in sys.stdin.buffer:
        yield line.decode("utf-8", "replace").removeprefix("\ufeff").rstrip("\r\n")


def _technique(match: TechniqueMatch) -> dict[str, object]:
    evidence = match.evidence
    return {
        "id": match.technique,
        "score": round(match.score, 4),
        "evidence": {
            "clause": evidence.clause,
            "example": evidence.example,
            "meaning": round(evidence.meaning, 4),
            "cues": list(evidence.cues),
        },
    }
