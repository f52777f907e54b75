"""Imports a hundred thousand hostile stories: python -m tools.fuzz_imports --files 100000 --processes 2

Each file comes from a seed of its number, so that a failure is found again by `--first N --files 1`. Counted as
failures: anything
but a draft or one message for a person (`RoleplayError`), a draft with errors, more than 5 s of the processor for a
file, and a
file outside the target. Real stories are mutated, grammars of the formats are played at random, bytes are broken,
zips are
forged. Under `chrt -i 0` it uses only what nobody else needs.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import resource
import sys
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path
from typing import Any

import psutil

from roleplay.app.desk.exchange_file import read_story_file
from roleplay.app.ink_compiler import InkCompiler
from roleplay.app.parts import MEASURED_TECHNIQUES
from roleplay.core.errors import RoleplayError
from roleplay.dialogue.exchange.draft import DraftOptions
from roleplay.dialogue.exchange.importing import import_story
from roleplay.dialogue.formats.diagnostics import Known, lint
from roleplay.dialogue.formats.parts import PARTS_FOLDER, PartShelf
from roleplay.dialogue.formats.yaml_source import parse_scenario
from roleplay.dialogue.techniques import TECHNIQUE_IDS
from tools.fuzz_stories import hostile_file

LIMIT = 5.0
"""Seconds of the processor for one file."""
_ASSETS = Path(__file__).parent.parent / "assets" / "scenarios"
SHELF = PartShelf((_ASSETS / PARTS_FOLDER,))
VOICES = frozenset(path.stem for path in (_ASSETS.parent.parent / "voices").glob("*.toml"))
KNOWN = Known(TECHNIQUE_IDS, VOICES, MEASURED_TECHNIQUES, (_ASSETS / PARTS_FOLDER,))
_CHUNK = 50
_OUTSIDE = "lies outside and is never read"


def main() -> None:
    """Run as asked for; the exit code is 1 when something failed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=100_000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--out", type=Path, help="Write the figures there as JSON, now and then and at the end.")
    wish = parser.parse_args()
    chunks = [
        (first, min(_CHUNK, wish.first + wish.files - first))
        for first in range(wish.first, wish.first + wish.files, _CHUNK)
    ]
    total = _Total()
    began = time.monotonic()
    with multiprocessing.Pool(wish.processes, _prepare) as pool:
        for number, found in enumerate(pool.imap_unordered(_chunk, chunks), 1):
            total.add(found)
            if number % 20 == 0 or number == len(chunks):
                total.show(time.monotonic() - began, wish.out)
    sys.exit(bool(total.failures))


class _Total:
    """What was found so far."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.failures: list[dict[str, Any]] = []
        self.slowest = (0.0, -1)
        self.memory = 0

    def add(self, found: dict[str, Any]) -> None:
        self.counts.update(found["counts"])
        self.failures += found["failures"]
        self.slowest = max(self.slowest, tuple(found["slowest"]))
        self.memory = max(self.memory, found["memory"])

    def show(self, seconds: float, out: Path | None) -> None:
        figures = {
            "files": self.counts["files"],
            "drafts": self.counts["draft"],
            "refused": self.counts["refused"],
            "failures": len(self.failures),
            "slowest_seconds": round(self.slowest[0], 2),
            "slowest_file": self.slowest[1],
            "most_memory_megabytes": self.memory,
            "wall_seconds": round(seconds),
            "formats": {name: number for name, number in sorted(self.counts.items()) if " " in name},
        }
        print(json.dumps(figures), flush=True)
        for failure in self.failures[:5]:
            print(failure["file"], failure["name"], failure["error"][-400:], flush=True)
        if out is not None:
            out.write_text(json.dumps({**figures, "found": self.failures[:100]}, indent=1), encoding="utf-8")


_ink: _Measured
_folder: Path


def _prepare() -> None:
    global _ink, _folder  # noqa: PLW0603 - one of each in a process
    _ink = _Measured(LIMIT * 4)
    _folder = Path(tempfile.mkdtemp(prefix="fuzz-imports-"))
    (_folder / "in").mkdir()
    (_folder / "outside.ink").write_text(f"{_OUTSIDE}\n", encoding="utf-8")


class _Measured(InkCompiler):
    """The parser of Ink, and what its process has used."""

    def processor(self) -> float:
        """Return the seconds of the processor that Node has used."""
        if not self.process_id:
            return 0.0
        try:
            times = psutil.Process(self.process_id).cpu_times()
        except psutil.NoSuchProcess:
            return 0.0
        return float(times.user + times.system)


def _processor() -> float:
    """Return the seconds of the processor that this process and its Node have used."""
    return time.process_time() + _ink.processor()


def _chunk(which: tuple[int, int]) -> dict[str, Any]:
    counts: Counter[str] = Counter()
    failures = []
    slowest = (0.0, -1)
    for number in range(which[0], which[0] + which[1]):
        name, content = hostile_file(number)
        began = _processor()
        try:
            fate = try_file(_folder / "in", name, content, _ink)
            counts[fate] += 1
            counts[f"{fate} {name.rsplit('.', 1)[-1]}"] += 1
        except Exception:
            failures.append({"file": number, "name": name, "error": traceback.format_exc()[-1500:]})
        took = max(0.0, _processor() - began)
        slowest = max(slowest, (took, number))
        if took > LIMIT:
            failures.append({"file": number, "name": name, "error": f"took {took:.1f} s of the processor"})
        counts["files"] += 1
        counts[f"of {name.rsplit('.', 1)[-1]}"] += 1
    left = sorted(path.name for path in _folder.iterdir())
    if left != ["in", "outside.ink"]:
        failures.append({"file": which[0], "name": "", "error": f"files outside the target: {left}"})
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return {"counts": counts, "failures": failures, "slowest": slowest, "memory": memory}


def try_file(folder: Path, name: str, content: bytes, ink: Any) -> str:
    """Import one file that lies in a folder of its own; return `draft` or `refused`. Raises for what must not be."""
    path = folder / name
    path.write_bytes(content)
    try:
        try:
            imported = import_story(read_story_file(path), DraftOptions(), ink, SHELF, KNOWN)
        except RoleplayError as error:
            if "too long" in error.message:
                raise TimeoutError(error.message) from error
            return "refused"
        parsed = lint(parse_scenario(imported.draft.text, name, SHELF), KNOWN)
        errors = [str(problem) for problem in parsed.diagnostics if problem.severity == "error"]
        assert not errors, f"the draft has errors: {errors[:3]}"
        assert _OUTSIDE not in imported.draft.text, "a file outside was read"
        return "draft"
    finally:
        path.unlink()
        assert not list(folder.iterdir()), "something was left behind"


if __name__ == "__main__":
    main()
