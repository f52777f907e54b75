"""Writes the field reference into docs/exports.md: `python -m tools.export_reference`; a test checks it."""

from __future__ import annotations

from pathlib import Path

from roleplay.app.desk.export_sources import columns_of
from roleplay.core.exports import DATASETS

DOCUMENT = Path(__file__).parents[1] / "docs" / "exports.md"
BEGIN, END = "<!-- fields: begin, made by tools/export_reference.py -->", "<!-- fields: end -->"
TYPES = {
    "text": "text",
    "words": "text of people",
    "whole": "whole number",
    "number": "number",
    "flag": "yes or no",
    "local": "moment, local",
    "utc": "moment, UTC",
}
TITLES = {"practice-log": "Practice log", "grades": "Grades"}


def reference() -> str:
    """Return the tables of all columns."""
    parts = []
    for dataset in DATASETS:
        parts += [f"### {TITLES[dataset]}", "", "| column | type | unit | usual | content |", "|---|---|---|---|---|"]
        for one in columns_of(dataset):
            row = (f"`{one.name}`", TYPES[one.kind], one.unit, "yes" if one.usual else "", one.meaning)
            parts.append(f"| {' | '.join(row)} |")
        parts.append("")
    return "\n".join(parts)


def written(document: str) -> str:
    """Return the document with the reference as it is now."""
    before, _, rest = document.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n\n{reference()}\n{END}{after}"


if __name__ == "__main__":
    DOCUMENT.write_text(written(DOCUMENT.read_text("utf-8")), "utf-8")
