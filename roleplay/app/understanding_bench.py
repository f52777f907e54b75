"""Measuring the understanding with the utterances that travel with the program."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from roleplay.app.parts import Parts
from roleplay.core.errors import InputError, ModelError
from roleplay.core.ports import Recogniser
from roleplay.core.sound import FRAME_SAMPLES, SAMPLE_BYTES
from roleplay.dialogue.evaluation.replies import ReplyReport, evaluate_replies, load_replies
from roleplay.dialogue.evaluation.techniques import Found, Report, compare, find
from roleplay.dialogue.formats.library import lint_files
from roleplay.dialogue.labelled import SORTS, Labelled, load_labelled
from roleplay.dialogue.model import Scenario
from roleplay.dialogue.scenario_dialogue import ScenarioDialogue

LANGUAGES = ("en", "pl")
SPOKEN_LANGUAGE = "en"
"""The built-in recogniser knows no other."""
TRAINEE_VOICE = "trainee"
FRESH = "fresh"
DEVELOPMENT = "development"
_FRAME_BYTES = FRAME_SAMPLES * SAMPLE_BYTES

Count = Callable[[int], None]
"""Called with the number of utterances that were heard so far."""


@dataclass(frozen=True, slots=True)
class SetReport:
    """The figures of one set of utterances, and of parts of it."""

    name: str
    """`fresh...`: never used to improve anything when it was first measured; `development`: those of earlier."""
    language: str
    whole: Report
    parts: dict[str, Report]
    """By `typed`, `heard`, `negation`, `reported`, `quoted`; those that occur."""


@dataclass(frozen=True, slots=True)
class UnderstandingReport:
    """Everything that was measured."""

    spoken: bool
    """Whether the utterances were synthesized and recognised first."""
    techniques: tuple[SetReport, ...]
    replies: tuple[ReplyReport, ...]


def measure(parts: Parts, languages: Sequence[str], *, spoken: bool, count: Count) -> UnderstandingReport:
    """Measure techniques and replies. `spoken` measures those utterances that are typed, and English only.

    Raises `InputError` when there are no utterances, `ModelError` when there is no voice or recogniser.
    """
    folder = parts.resources.assets / "evaluation"
    if not spoken:
        sets = [found for language in languages for found in _techniques(parts, folder, language)]
        return UnderstandingReport(spoken, tuple(sets), tuple(_replies(parts, folder, languages)))
    if SPOKEN_LANGUAGE not in languages:
        raise InputError("Only English can be measured as spoken.", hint="The built-in recogniser knows no other.")
    with _ear(parts, count) as hear:
        fresh = tuple(_spoken_techniques(parts, folder, hear))
        replies = _replies(parts, folder, (SPOKEN_LANGUAGE,), hear)
        return UnderstandingReport(spoken, fresh, tuple(replies))


def _sets(folder: Path, language: str) -> dict[str, list[Labelled]]:
    """Return the labelled utterances of a language: each fresh set, then all that are older together."""
    files = sorted((folder / "techniques").glob(f"{language}-*.tsv"))
    if not files:
        raise InputError(f"{folder}: there are no utterances in “{language}”.", hint="Reinstall the program.")
    sets: dict[str, list[Labelled]] = {}
    for file in sorted(files, key=lambda file: (FRESH not in file.stem, file.stem)):
        name = file.stem.removeprefix(f"{language}-")
        sets.setdefault(name if name.startswith(FRESH) else DEVELOPMENT, []).extend(load_labelled(file, language))
    return sets


def _techniques(parts: Parts, folder: Path, language: str) -> Iterator[SetReport]:
    for name, labelled in _sets(folder, language).items():
        found = find(parts.understander, labelled)
        chosen = {"typed": {"typed"}, "heard": {"heard"}} | {sort: {sort} for sort in SORTS[1:]}
        figures = {
            part: _compare_some(labelled, found, [bool({item.kind, item.sort} & names) for item in labelled])
            for part, names in chosen.items()
        }
        present = {part: report for part, report in figures.items() if report.utterances}
        yield SetReport(name, language, compare(labelled, found), present)


def _compare_some(labelled: Sequence[Labelled], found: Sequence[Found], which: Sequence[bool]) -> Report:
    pairs = [(item, names) for item, names, chosen in zip(labelled, found, which, strict=True) if chosen]
    return compare([item for item, _ in pairs], [names for _, names in pairs])


def _spoken_techniques(parts: Parts, folder: Path, hear: Callable[[str], str]) -> Iterator[SetReport]:
    for name, labelled in _sets(folder, SPOKEN_LANGUAGE).items():
        typed = [item for item in labelled if item.kind == "typed"]
        if name.startswith(FRESH) and typed:
            yield SetReport(name, SPOKEN_LANGUAGE, compare(typed, find(parts.understander, typed, hear)), {})


def _replies(
    parts: Parts, folder: Path, languages: Sequence[str], hear: Callable[[str], str] | None = None
) -> Iterator[ReplyReport]:
    for file in sorted((folder / "replies").glob("*.tsv")):
        scenario = _scenario(parts, file.stem)
        cases = sorted(load_replies(file, scenario), key=lambda case: case.language)
        for language, of_language in groupby(cases, key=lambda case: case.language):
            if language in languages:
                dialogue = ScenarioDialogue(scenario, language, parts.understander)
                yield evaluate_replies(dialogue, of_language, hear)


def _scenario(parts: Parts, name: str) -> Scenario:
    (parsed,) = lint_files([parts.resources.assets / "scenarios" / f"{name}.yaml"], parts.known)
    if parsed.scenario is None:
        raise InputError(f"The scenario {name} has errors.", hint="`roleplay scenarios lint` shows them.")
    return parsed.scenario


@contextmanager
def _ear(parts: Parts, count: Count) -> Iterator[Callable[[str], str]]:
    """Give a function that has the trainee's voice say a text and returns what the built-in recogniser hears."""
    from roleplay.speech.recognition.choice import choose_recogniser

    choice = choose_recogniser(SPOKEN_LANGUAGE, "auto", parts.models)
    if choice.load is None:
        raise ModelError("There is no recogniser for English.", hint="Run `roleplay doctor`.")
    recogniser = choice.load()
    done = 0

    def hear(text: str) -> str:
        nonlocal done
        heard = _recognised(
            recogniser, parts.bank.synthesize(TRAINEE_VOICE, text, 0, SPOKEN_LANGUAGE, "spoken").pcm.samples
        )
        done += 1
        count(done)
        return heard

    try:
        yield hear
    finally:
        recogniser.close()


def _recognised(recogniser: Recogniser, samples: bytes) -> str:
    recognition = recogniser.begin()
    for start in range(0, len(samples), _FRAME_BYTES):
        recognition.accept(samples[start : start + _FRAME_BYTES])
    return recognition.finish().text
