"""Calls as a diary in Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any


class Diary:
    """An `ExportPlugin`."""

    api = 1
    name = "diary"
    title = "Diary (Markdown)"
    suffix = ".md"

    def write(self, calls: Iterator[dict[str, Any]], path: Path) -> None:
        """Write a section for each call."""
        with path.open("w", encoding="utf-8") as file:
            for call in calls:
                score = call["score"]
                told = "" if score is None else f", {score:.0f} of 100 points"
                file.write(f"# {call['started_at'][:10]}: {call['customer']}\n\n{call['outcome']}{told}\n\n")
                for turn in call["turns"]:
                    if turn["text"]:
                        file.write(f"- **{turn['name'] or 'I'}**: {turn['text']}\n")
                file.write("\n")
