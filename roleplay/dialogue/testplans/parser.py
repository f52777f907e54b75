"""Reading a file of test plans."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import get_args

from roleplay.core.files import reason
from roleplay.core.records import Level
from roleplay.dialogue.formats.problems import did_you_mean
from roleplay.dialogue.testplans.plans import (
    DIRECTIVES,
    KEYS,
    Directive,
    Expectation,
    Key,
    Move,
    Plan,
    PlanError,
    PlanProblem,
)

MAX_BYTES = 200_000
LARGEST_SEED = 2**31 - 1
HOTTEST = 100.0
_HEADER = re.compile(r"(\w+)\s*:\s*(.*)")
_COMMENT = re.compile(r"\s+#.*$")
_HEADERS = ("plan", "language", "level", "seed", "begin", "heat", "flags")
_LEVELS: tuple[Level, ...] = get_args(Level)
_SEVERAL = frozenset({"techniques", "flags", "says"})
_RANGE = re.compile(r"(\d+(?:\.\d+)?)\s*\.\.\s*(\d+(?:\.\d+)?)")


def read_plans(path: Path) -> tuple[Plan, ...]:
    """Read a plan file. Raises `PlanError` with everything that is wrong with it."""
    try:
        if not path.is_file():
            raise PlanError((PlanProblem(str(path), 0, "There is no such file.", "Check the name."),))
        with path.open("rb") as stream:
            content = stream.read(MAX_BYTES + 1)
    except OSError as error:
        why, hint = reason(error)
        raise PlanError((PlanProblem(str(path), 0, f"The file cannot be read: {why}.", hint),)) from error
    if len(content) > MAX_BYTES:
        raise PlanError((PlanProblem(str(path), 0, f"The file has more than {MAX_BYTES:,} bytes.", "Split it."),))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        problem = PlanProblem(str(path), line, "The file is not UTF-8 text.", "Save it as UTF-8.")
        raise PlanError((problem,)) from error
    return parse_plans(text, str(path))


def parse_plans(text: str, file: str) -> tuple[Plan, ...]:
    """Read the plans of a text; `file` is only named. Raises `PlanError` with everything that is wrong."""
    reader = _Reader(file)
    for number, line in enumerate(text.splitlines(), start=1):
        reader.read(number, line.strip())
    return reader.finish()


@dataclass
class _Reader:
    """Reads line after line."""

    file: str
    plans: list[Plan] = field(default_factory=list)
    problems: list[PlanProblem] = field(default_factory=list)

    def read(self, number: int, line: str) -> None:
        if not line or line.startswith("#"):
            return
        if line.startswith(">"):
            self._move(number, line[1:].strip())
        elif line.startswith("="):
            self._expectations(number, line[1:])
        elif header := _HEADER.fullmatch(line):
            self._header(number, header[1].lower(), header[2])
        else:
            self._wrong(number, "This is no line of a plan.", "Begin it with `>`, `=`, `plan:` or `#`.")

    def finish(self) -> tuple[Plan, ...]:
        for plan in self.plans:
            if not plan.language:
                self._wrong(
                    plan.line, f"The plan “{plan.title}” has no language.", "Add a line such as `language: en`."
                )
            if not plan.moves:
                self._wrong(plan.line, f"The plan “{plan.title}” has no moves.", "Add lines that begin with `>`.")
            elif not self.problems and not (plan.at_first or any(move.expectations for move in plan.moves)):
                hint = "Add a line such as `= outcome solved`."
                self._wrong(plan.line, f"The plan “{plan.title}” expects nothing, so it cannot fail.", hint)
        if not self.plans and not self.problems:
            self._wrong(0, "There is no plan in this file.", "Begin one with `plan: TITLE`.")
        if self.problems:
            raise PlanError(tuple(sorted(self.problems, key=lambda problem: problem.line)))
        return tuple(self.plans)

    def _wrong(self, number: int, message: str, hint: str = "") -> None:
        self.problems.append(PlanProblem(self.file, number, message, hint))

    # --- headers ---

    def _header(self, number: int, key: str, text: str) -> None:
        if key == "plan":
            if not text:
                self._wrong(number, "The plan has no title.", "Write what it shows.")
            self.plans.append(Plan(text, self.file, number, ""))
            return
        value = _COMMENT.sub("", f" {text}").strip()
        if key not in _HEADERS:
            hint = did_you_mean(key, _HEADERS) or f"Known are {_listed(_HEADERS)}."
            self._wrong(number, f"`{key}` is not known.", hint)
        elif self._may_stand(number, f"`{key}`"):
            if self.plans[-1].moves:
                self._wrong(number, f"`{key}` stands after the first move.", "Move it up, below `plan:`.")
            _SETTERS[key](self, number, value)

    def _set_language(self, number: int, value: str) -> None:
        if not re.fullmatch(r"[a-z]{2}", value):
            self._wrong(number, f"`{value}` is no language.", "Write `en` or `pl`.")
        self.plans[-1] = replace(self.plans[-1], language=value)

    def _set_level(self, number: int, value: str) -> None:
        for level in _LEVELS:
            if value == level:
                self.plans[-1] = replace(self.plans[-1], level=level)
                return
        self._wrong(number, f"`{value}` is no level.", f"Known are {_listed(_LEVELS)}.")

    def _set_seed(self, number: int, value: str) -> None:
        if re.fullmatch(r"[0-9]{1,10}", value) and int(value) <= LARGEST_SEED:
            self.plans[-1] = replace(self.plans[-1], seed=int(value))
        else:
            self._wrong(number, f"`{value}` is no seed.", f"Write a number from 0 to {LARGEST_SEED}.")

    def _set_begin(self, number: int, value: str) -> None:
        if not value:
            self._wrong(number, "The node is missing.", "Write the id of the node at which the call begins.")
        self.plans[-1] = replace(self.plans[-1], begin=value)

    def _set_heat(self, number: int, value: str) -> None:
        if re.fullmatch(r"[0-9]{1,3}([.][0-9]+)?", value) and float(value) <= HOTTEST:
            self.plans[-1] = replace(self.plans[-1], heat=float(value))
        else:
            self._wrong(number, f"`{value}` is no heat.", "Write a number from 0 to 100.")

    def _set_flags(self, number: int, value: str) -> None:
        flags = tuple(flag for flag in re.split(r"[\s,]+", value) if flag)
        if not flags:
            self._wrong(number, "No flag is named.", "Write the flags that are set when the call begins.")
        self.plans[-1] = replace(self.plans[-1], flags=flags)

    # --- moves and expectations ---

    def _may_stand(self, number: int, what: str) -> bool:
        if not self.plans:
            self._wrong(number, f"{what} stands before the first plan.", "Begin a plan with `plan: TITLE`.")
        return bool(self.plans)

    def _move(self, number: int, text: str) -> None:
        if not self._may_stand(number, "A move"):
            return
        directive: Directive | None = None
        if text.startswith("[") and text.endswith("]"):
            directive = self._directive(number, " ".join(re.split(r"[\s_-]+", text[1:-1].strip().lower())))
        elif not text:
            self._wrong(number, "The trainee says nothing here.", "Write the words, or `[silence]`.")
        plan = self.plans[-1]
        self.plans[-1] = replace(plan, moves=(*plan.moves, Move(number, text, directive)))

    def _directive(self, number: int, name: str) -> Directive | None:
        for directive in DIRECTIVES:
            if name == directive:
                return directive
        known = _listed(f"[{directive}]" for directive in DIRECTIVES)
        self._wrong(number, f"`[{name}]` is not known.", did_you_mean(name, DIRECTIVES) or f"Known are {known}.")
        return None

    def _expectations(self, number: int, text: str) -> None:
        if not self._may_stand(number, "An expectation"):
            return
        found = [self._expectation(number, part.strip()) for part in _COMMENT.sub("", text).split(";")]
        wanted = tuple(expectation for expectation in found if expectation is not None)
        plan = self.plans[-1]
        if plan.moves:
            last = plan.moves[-1]
            moves = (*plan.moves[:-1], replace(last, expectations=last.expectations + wanted))
            self.plans[-1] = replace(plan, moves=moves)
        else:
            self.plans[-1] = replace(plan, at_first=plan.at_first + wanted)

    def _expectation(self, number: int, text: str) -> Expectation | None:
        word, _, value = text.partition(" ")
        key = next((key for key in KEYS if key == word), None)
        if key is None:
            if text:
                hint = did_you_mean(word, KEYS) or f"Known are {_listed(KEYS)}."
                self._wrong(number, f"`{word}` is not known.", hint)
            else:
                self._wrong(number, "An expectation is empty.", "Remove the `;` or write one.")
            return None
        return self._heat(number, text, value) if key == "heat" else self._names(number, key, text, value)

    def _heat(self, number: int, text: str, value: str) -> Expectation | None:
        bounds = _RANGE.fullmatch(value.strip())
        lowest, highest = (float(bounds[1]), float(bounds[2])) if bounds else (math.inf, 0.0)
        if lowest > highest or highest > 100:
            self._wrong(number, f"`{text}` is no range of heat.", "Write the lower first: `heat 50..65`.")
            return None
        return Expectation(number, "heat", text, lowest=lowest, highest=highest)

    def _names(self, number: int, key: Key, text: str, value: str) -> Expectation | None:
        names = tuple(name for name in re.split(r"[\s,]+", value.strip()) if name)
        if not names or (len(names) > 1 and key not in _SEVERAL):
            hint = f"Write `{key} a, b`." if key in _SEVERAL else f"Write one name: `{key} NAME`."
            self._wrong(number, f"`{text}` does not tell what is expected.", hint)
            return None
        return Expectation(number, key, text, names)


_SETTERS: dict[str, Callable[[_Reader, int, str], None]] = {
    "language": _Reader._set_language,
    "level": _Reader._set_level,
    "seed": _Reader._set_seed,
    "begin": _Reader._set_begin,
    "heat": _Reader._set_heat,
    "flags": _Reader._set_flags,
}


def _listed(words: Iterable[str]) -> str:
    return ", ".join(f"`{word}`" for word in words)
