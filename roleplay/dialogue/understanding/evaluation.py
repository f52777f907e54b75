"""How well techniques are recognised, measured on labelled utterances."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from roleplay.core.errors import InputError
from roleplay.dialogue.techniques import TECHNIQUE_IDS, TECHNIQUES
from roleplay.dialogue.understanding.examples import NONE
from roleplay.dialogue.understanding.understander import Understander

_COLUMNS = 4
_MISTAKES = frozenset(item.id for item in TECHNIQUES if item.kind == "mistake")


@dataclass(frozen=True, slots=True)
class Labelled:
    """An utterance and what is in it."""

    text: str
    language: str
    first: frozenset[str]
    """Techniques that are right as the best one; empty when there is no technique in it."""
    all_of: frozenset[str] = frozenset()
    """Techniques that must all be found; empty when one is enough."""
    kind: Literal["typed", "heard"] = "typed"
    """Heard: written as a recogniser would, with its errors."""


@dataclass(frozen=True, slots=True)
class TechniqueFigures:
    """Right and wrong findings of one technique."""

    technique: str
    wanted: int
    """Utterances in which it must be found."""
    found: int
    """Those of them in which it was found."""
    reported: int
    """Utterances in which it was reported."""
    justified: int
    """Those of them for which it is accepted."""

    @property
    def recall(self) -> float:
        """Share of the wanted that were found, 1 when none was wanted."""
        return self.found / self.wanted if self.wanted else 1.0

    @property
    def precision(self) -> float:
        """Share of the reported that were justified, 1 when none was reported."""
        return self.justified / self.reported if self.reported else 1.0


@dataclass(frozen=True, slots=True)
class Miss:
    """An utterance that was not understood as labelled."""

    labelled: Labelled
    found: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """The figures of one evaluation."""

    utterances: int
    with_technique: int
    first_right: int
    several: int
    """Utterances with more than one technique."""
    all_found: int
    """Those of them in which all were found."""
    without_technique: int
    false_alarms: int
    """Utterances without a technique in which one was reported."""
    clean: int
    """Utterances without a mistake in them."""
    false_mistakes: int
    """Those of them in which one was reported."""
    by_technique: tuple[TechniqueFigures, ...]
    confusion: tuple[tuple[str, str, int], ...]
    """Wanted, reported as best instead, and how often; the most frequent first."""
    misses: tuple[Miss, ...]

    @property
    def first_share(self) -> float:
        """Share of utterances with a technique whose best one is right."""
        return _share(self.first_right, self.with_technique)

    @property
    def all_share(self) -> float:
        """Share of utterances with several techniques in which all were found."""
        return _share(self.all_found, self.several)

    @property
    def alarm_share(self) -> float:
        """Share of utterances without a technique in which one was reported."""
        return _share(self.false_alarms, self.without_technique)

    @property
    def false_mistake_share(self) -> float:
        """Share of utterances without a mistake in which one was reported."""
        return _share(self.false_mistakes, self.clean)

    def lines(self) -> list[str]:
        """Return the report as lines of text."""
        result = [
            f"utterances                    {self.utterances:5}",
            f"first technique right         {self.first_share:6.1%}  ({self.first_right} of {self.with_technique})",
            f"several techniques, all found {self.all_share:6.1%}  ({self.all_found} of {self.several})",
            f"false alarms                  {self.alarm_share:6.1%}"
            f"  ({self.false_alarms} of {self.without_technique})",
            f"false mistakes                {self.false_mistake_share:6.1%}  ({self.false_mistakes} of {self.clean})",
            "",
            f"{'technique':<26}{'precision':>10}{'recall':>10}{'wanted':>8}",
        ]
        for figures in self.by_technique:
            result.append(
                f"{figures.technique:<26}{figures.precision:>10.0%}{figures.recall:>10.0%}{figures.wanted:>8}"
            )
        if self.confusion:
            result += ["", "wanted -> found instead"]
            result += [f"{count:3} {wanted} -> {found}" for wanted, found, count in self.confusion]
        return result


def load_labelled(path: Path, language: str) -> list[Labelled]:
    """Read a table of labelled utterances, one a line, tab-separated; lines that begin with `#` are comments.

    Columns: accepted best techniques (`a|b`, `-` for none), techniques that must all be found (`a+b` or empty),
    `typed` or `heard`, the utterance. Raises `InputError` for a line that is different.
    """
    result: list[Labelled] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line or line.startswith("#"):
            continue
        columns = line.split("\t")
        if len(columns) != _COLUMNS or columns[2] not in ("typed", "heard"):
            raise InputError(f"{path}:{number} is not a labelled utterance.", hint="Four columns, separated by tabs.")
        first = frozenset() if columns[0] == "-" else frozenset(columns[0].split("|"))
        all_of = frozenset(columns[1].split("+")) if columns[1] else frozenset()
        unknown = (first | all_of) - TECHNIQUE_IDS
        if unknown:
            raise InputError(f"{path}:{number} names unknown techniques: {', '.join(sorted(unknown))}.")
        result.append(Labelled(columns[3], language, first, all_of, "heard" if columns[2] == "heard" else "typed"))
    return result


def evaluate(understander: Understander, labelled: Sequence[Labelled]) -> Report:
    """Understand every utterance, without any scenario's names or replies, and compare with the labels."""
    wanted: Counter[str] = Counter()
    hit: Counter[str] = Counter()
    reported: Counter[str] = Counter()
    justified: Counter[str] = Counter()
    confusion: Counter[tuple[str, str]] = Counter()
    misses: list[Miss] = []
    first_right = all_found = false_alarms = clean = false_mistakes = 0
    for item in labelled:
        found = tuple(match.technique for match in understander.understand(item.text, item.language).techniques)
        required = item.all_of or (item.first if len(item.first) == 1 else frozenset())
        wanted.update(required)
        hit.update(required & set(found))
        reported.update(found)
        justified.update(set(found) & (item.first | item.all_of))
        best = found[0] if found else NONE
        right = best in item.first if item.first else not found
        complete = item.all_of <= set(found)
        first_right += bool(item.first) and right
        all_found += bool(item.all_of) and complete
        false_alarms += not item.first and not right
        flawless = _MISTAKES.isdisjoint(item.first | item.all_of)
        clean += flawless
        false_mistakes += flawless and not _MISTAKES.isdisjoint(found)
        if not right:
            confusion["|".join(sorted(item.first)) or NONE, best] += 1
        if not (right and complete):
            misses.append(Miss(item, found))
    return Report(
        utterances=len(labelled),
        with_technique=sum(bool(item.first) for item in labelled),
        first_right=first_right,
        several=sum(bool(item.all_of) for item in labelled),
        all_found=all_found,
        without_technique=sum(not item.first for item in labelled),
        false_alarms=false_alarms,
        clean=clean,
        false_mistakes=false_mistakes,
        by_technique=tuple(
            TechniqueFigures(name, wanted[name], hit[name], reported[name], justified[name])
            for name in sorted(set(wanted) | set(reported))
        ),
        confusion=tuple((want, got, count) for (want, got), count in confusion.most_common()),
        misses=tuple(misses),
    )


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
