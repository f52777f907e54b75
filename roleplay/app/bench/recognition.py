"""`bench recognition`: every installed recogniser of a language on the same audio."""

from __future__ import annotations

import json
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from roleplay.app.bench.figures import StageTimes, Telling, times
from roleplay.app.bench.memory import MemoryWatch
from roleplay.app.bench.spoken_set import (
    OWN,
    Utterance,
    conditions,
    read_sentences,
    recorded,
    sentences,
    spoken,
)
from roleplay.app.bench.word_errors import ErrorRates, error_rates
from roleplay.app.parts import Parts
from roleplay.audio.samples import to_bytes
from roleplay.core.errors import InputError, ModelError
from roleplay.core.sound import CALL_RATE
from roleplay.speech.child import NO_WINDOW, module_command, module_environment
from roleplay.speech.recognition.choice import BUILT_IN_LANGUAGE, BUILT_IN_NAMES, built_in_engines


@dataclass(frozen=True, slots=True)
class RecognitionOptions:
    """What to measure with."""

    language: str = "en"
    count: int = 60
    """Sentences."""
    snr: float = 10.0
    """Decibels between speech and babble."""
    seed: int = 0
    sentences: Path | None = None
    """A person's own sentences, one a line, in place of the shipped ones."""
    own: Path | None = None
    """A folder of a person's own recordings with their words, on top."""
    grammar: bool = False
    """Let Vosk hear nothing but the sentences."""


@dataclass(frozen=True, slots=True)
class ConditionResult:
    """One recogniser on one form of the audio."""

    utterances: int
    errors: ErrorRates
    by_voice: dict[str, float]
    """Word error rate by who spoke."""
    real_time_factor: float
    """Seconds of work for a second of sound, fed as fast as it goes."""
    finish: StageTimes
    """Seconds from the last sample to the final text when all before it is done: what a turn waits for at least."""


@dataclass(frozen=True, slots=True)
class RecogniserResult:
    """One recogniser."""

    name: str
    problem: str
    """Why it could not be measured; empty when it was."""
    loading: float
    """Seconds."""
    memory: int
    """Bytes of resident memory at most, of a process that does nothing else."""
    conditions: dict[str, ConditionResult]


@dataclass(frozen=True, slots=True)
class RecognitionReport:
    """Everything that was measured."""

    language: str
    sentences: int
    voices: tuple[str, ...]
    seed: int
    grammar: bool
    recognisers: tuple[RecogniserResult, ...]


@dataclass(frozen=True, slots=True)
class _Candidate:
    name: str
    engine: str
    model: str = ""


def bench_recognition(parts: Parts, options: RecognitionOptions, tell: Telling) -> RecognitionReport:
    """Measure. Raises `InputError` for bad input, `ModelError` when no recogniser of the language is installed."""
    candidates = _candidates(parts, options)
    texts = (
        read_sentences(options.sentences)
        if options.sentences
        else sentences(parts, options.language, options.count, options.seed)
    )
    tell("speaking sentences", 0, len(texts))
    utterances = spoken(parts, texts, options.language)
    heard = conditions(utterances, options.snr)
    if options.own is not None:
        heard[OWN] = recorded(options.own)
    grammar = tuple(dict.fromkeys(one.text for some in heard.values() for one in some)) if options.grammar else ()
    results = tuple(_measured(candidate, heard, grammar, tell) for candidate in candidates)
    voices = tuple(dict.fromkeys(one.voice for one in utterances))
    return RecognitionReport(options.language, len(texts), voices, options.seed, options.grammar, results)


def _candidates(parts: Parts, options: RecognitionOptions) -> list[_Candidate]:
    language = options.language
    built_in = built_in_engines() if language == BUILT_IN_LANGUAGE else ()
    found = [_Candidate(BUILT_IN_NAMES[engine], engine) for engine in built_in]
    found += [
        _Candidate(f"vosk {model.name}", "vosk", model.path)
        for model in parts.models.list()
        if model.installed and not model.problem and model.language.split("-")[0] == language
    ]
    if options.grammar and not any(candidate.engine == "vosk" for candidate in found):
        raise InputError("Only Vosk hears by a grammar.", hint=f"Install a Vosk model for '{language}'.")
    if not found:
        raise ModelError(
            f"No recogniser for the language '{language}' is installed.", hint="See: roleplay models list"
        )
    return found


def _measured(
    candidate: _Candidate, heard: dict[str, tuple[Utterance, ...]], grammar: Sequence[str], tell: Telling
) -> RecogniserResult:
    everything = [one for some in heard.values() for one in some]
    with tempfile.TemporaryDirectory(prefix="roleplay-bench-") as name:
        folder = Path(name)
        files = [folder / f"{number}.raw" for number in range(len(everything))]
        for file, one in zip(files, everything, strict=True):
            file.write_bytes(to_bytes(one.samples))
        wish = {
            "engine": candidate.engine,
            "model": candidate.model,
            "grammar": list(grammar) if candidate.engine == "vosk" else [],
            "sounds": [str(file) for file in files],
        }
        (folder / "wish.json").write_text(json.dumps(wish), "utf-8")
        told, memory, said = _run(folder / "wish.json", candidate.name, len(everything), tell)
    if not told or "name" not in told[0]:
        problem = told[0].get("problem", "") if told else ""
        return RecogniserResult(candidate.name, problem or f"It ended by itself: {said}", 0.0, memory, {})
    results = [one for one in told[1:] if "text" in one]
    if len(results) < len(everything):
        return RecogniserResult(candidate.name, f"It ended in the middle: {said}", told[0]["loading"], memory, {})
    found: dict[str, ConditionResult] = {}
    for condition, some in heard.items():
        of_condition, results = results[: len(some)], results[len(some) :]
        found[condition] = _compared(some, of_condition)
    return RecogniserResult(candidate.name, "", told[0]["loading"], memory, found)


def _run(wish: Path, name: str, count: int, tell: Telling) -> tuple[list[dict[str, Any]], int, str]:
    """Let a child recognise; return what it told, its memory at most, and its last words."""
    told: list[dict[str, Any]] = []
    errors = wish.with_name("errors")
    with (
        errors.open("wb") as log,
        subprocess.Popen(  # noqa: S603 - our own module
            module_command("roleplay.app.bench.recognise", str(wish)),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=log,
            env=module_environment(),
            creationflags=NO_WINDOW,
        ) as child,
        MemoryWatch(child.pid) as memory,
    ):
        assert child.stdout is not None
        for line in child.stdout:
            told.append(json.loads(line))
            tell(name, len(told) - 1, count)
    last = errors.read_text("utf-8", "replace").strip().splitlines()[-1:]
    return told, memory.peak, last[0] if last else f"exit code {child.returncode}"


def _compared(utterances: Sequence[Utterance], results: Sequence[dict[str, Any]]) -> ConditionResult:
    said, heard = [one.text for one in utterances], [str(result["text"]) for result in results]
    by_voice = {}
    for voice in dict.fromkeys(one.voice for one in utterances):
        which = [number for number, one in enumerate(utterances) if one.voice == voice]
        of_voice = error_rates([said[number] for number in which], [heard[number] for number in which])
        by_voice[voice] = of_voice.word_error_rate
    sound = sum(len(one.samples) for one in utterances) / CALL_RATE
    return ConditionResult(
        len(utterances),
        error_rates(said, heard),
        by_voice,
        sum(result["seconds"] for result in results) / sound,
        times([result["finish"] for result in results]),
    )
