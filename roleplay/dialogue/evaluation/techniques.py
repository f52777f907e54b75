"""How well techniques are recognised, measured on labelled utterances."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from roleplay.dialogue.labelled import Labelled
from roleplay.dialogue.techniques import TECHNIQUES
from roleplay.dialogue.understanding.examples import NONE
from roleplay.dialogue.understanding.understander import Understander

_MISTAKES = frozenset(item.id for item in TECHNIQUES if item.kind == "mistake")

Hear = Callable[[str], str]
"""What becomes of an utterance before it is understood: what a recogniser makes of it, say."""
Found = tuple[str, ...]
"""Techniques that were found in one utterance, best first."""


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
class Pair:
    """How often something was found where something was wanted."""

    wanted: str
    """Accepted techniques, `a|b`; `none` where nothing is wanted."""
    found: str
    """The best one that was reported, or `none`."""
    right: bool
    count: int


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
    pairs: tuple[Pair, ...]
    """The confusion table, the most frequent first."""
    misses: tuple[Miss, ...]

    @property
    def first_share(self) -> float:
        """Share of utterances with a technique whose best one is right."""
        return _share(self.first_right, self.with_technique)

    @property
    def confusion(self) -> tuple[tuple[str, str, int], ...]:
        """Wanted, reported as best instead, and how often; the most frequent first."""
        return tuple((pair.wanted, pair.found, pair.count) for pair in self.pairs if not pair.right)

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


def find(understander: Understander, labelled: Iterable[Labelled], hear: Hear | None = None) -> list[Found]:
    """Understand every utterance, without any scenario's names or replies."""
    texts = ((item.text if hear is None else hear(item.text), item.language) for item in labelled)
    return [
        tuple(match.technique for match in understander.understand(text, language).techniques)
        for text, language in texts
    ]


def evaluate(understander: Understander, labelled: Sequence[Labelled], hear: Hear | None = None) -> Report:
    """Understand every utterance, without any scenario's names or replies, and compare with the labels."""
    return compare(labelled, find(understander, labelled, hear))


def compare(labelled: Sequence[Labelled], everything_found: Sequence[Found]) -> Report:
    """Compare what was found in utterances with their labels."""
    wanted: Counter[str] = Counter()
    hit: Counter[str] = Counter()
    reported: Counter[str] = Counter()
    justified: Counter[str] = Counter()
    pairs: Counter[tuple[str, str, bool]] = Counter()
    misses: list[Miss] = []
    first_right = all_found = false_alarms = clean = false_mistakes = 0
    for item, found in zip(labelled, everything_found, strict=True):
        single = len(item.first) == 1 and not item.may_be_none
        required = item.all_of or (item.first if single else frozenset())
        wanted.update(required)
        hit.update(required & set(found))
        reported.update(found)
        justified.update(set(found) & (item.first | item.all_of))
        best = found[0] if found else NONE
        right = item.first.issuperset(found) if item.without_technique else best in item.first
        complete = item.all_of <= set(found)
        first_right += not item.without_technique and right
        all_found += bool(item.all_of) and complete
        false_alarms += item.without_technique and not right
        flawless = _MISTAKES.isdisjoint(item.first | item.all_of)
        clean += flawless
        false_mistakes += flawless and not _MISTAKES.isdisjoint(found)
        pairs[_wanted(item), best, right] += 1
        if not (right and complete):
            misses.append(Miss(item, found))
    return Report(
        utterances=len(labelled),
        with_technique=sum(not item.without_technique for item in labelled),
        first_right=first_right,
        several=sum(bool(item.all_of) for item in labelled),
        all_found=all_found,
        without_technique=sum(item.without_technique for item in labelled),
        false_alarms=false_alarms,
        clean=clean,
        false_mistakes=false_mistakes,
        by_technique=tuple(
            TechniqueFigures(name, wanted[name], hit[name], reported[name], justified[name])
            for name in sorted(set(wanted) | set(reported))
        ),
        pairs=tuple(Pair(want, got, right, count) for (want, got, right), count in pairs.most_common()),
        misses=tuple(misses),
    )


def _wanted(item: Labelled) -> str:
    return NONE if item.without_technique else "|".join(sorted(item.first))


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
