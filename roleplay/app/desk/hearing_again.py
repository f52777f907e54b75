"""The answers of a recorded call as another recogniser hears them."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from pydantic import ValidationError

from roleplay.app.desk.hear_again_child import HEAR_AGAIN, LOADED, RECOGNISED, Answer, Engine, HearAgain
from roleplay.app.parts import Parts
from roleplay.core.errors import InputError, ModelError
from roleplay.core.events import TraineeSaid
from roleplay.core.ports import Recognised
from roleplay.core.records import ModelStatus, SessionRecord
from roleplay.core.understanding import Transcript
from roleplay.dialogue.replay import ENGINE_INPUTS
from roleplay.dialogue.scenario_dialogue import ScenarioDialogue
from roleplay.speech.child import NO_WINDOW, module_command, module_environment
from roleplay.speech.recognition.choice import BUILT_IN_LANGUAGE, BuiltIn, built_in_engines
from roleplay.store.sealed_files import key_for_child


def available(parts: Parts, language: str) -> tuple[str, ...]:
    """Return the recognisers that know a language (ISO 639-1), by name."""
    return (*_built_in(language), *(model.name for model in _models(parts, language)))


def _built_in(language: str) -> tuple[BuiltIn, ...]:
    return built_in_engines() if language == BUILT_IN_LANGUAGE else ()


def _models(parts: Parts, language: str) -> list[ModelStatus]:
    return [
        model
        for model in parts.models.list()
        if model.installed and not model.problem and model.language.split("-")[0] == language
    ]


def chosen(parts: Parts, name: str, language: str) -> tuple[Engine, str]:
    """Return engine and model folder of a recogniser: a built-in one, `vosk`, or the name of an installed model.

    Raises `ModelError` when there is none like it for the language.
    """
    wanted = name.removeprefix("vosk ").strip()
    for engine in _built_in(language):
        if wanted.split(" ")[0] == engine:
            return engine, ""
    models = _models(parts, language)
    found = next((model for model in models if wanted in ("vosk", model.name)), None)
    if found is None:
        there = ", ".join(available(parts, language))
        raise ModelError(
            f"There is no recogniser {name!r} for the language '{language}'.",
            hint=f"There is: {there}." if there else "See: roleplay models list",
        )
    return "vosk", found.path


def hear_again(
    parts: Parts, record: SessionRecord, recording: Path | None, name: str, told: Callable[[int, int], None]
) -> dict[int, Transcript]:
    """Return new transcripts of the spoken answers, by index in the events.

    `told` gets how many are done, and of how many. Answers that were typed are left out. Raises `InputError` when the
    call has no recording or nothing was spoken, `ModelError` when the recogniser fails.
    """
    engine, model = chosen(parts, name, record.start.language)
    spoken = {
        index: event.transcript
        for index, event in enumerate(record.events)
        if isinstance(event, TraineeSaid) and event.transcript.source != "typed"
    }
    if not spoken:
        raise InputError("Nothing was spoken in this call.", hint="Only spoken answers can be recognised again.")
    if recording is None:
        raise InputError(
            f"Session {record.start.id[:8]} has no recording, so that nothing can be recognised again.",
            hint="Leave the recogniser as it is.",
        )
    phrases = _expected(parts, record)
    answers = tuple(
        Answer(transcript.started_at, transcript.ended_at, phrases.get(index, ()))
        for index, transcript in spoken.items()
    )
    wish = HearAgain(engine, model, str(recording), answers, key_for_child(recording))
    source, heard = _recognised(wish, lambda done: told(done, len(answers)))
    found = {}
    for (index, transcript), recognised in zip(spoken.items(), heard, strict=True):
        found[index] = replace(
            transcript,
            text=recognised.text,
            source=source,
            words=recognised.words,
            confidence=recognised.confidence,
            alternatives=recognised.alternatives,
            heard=None,
        )
    return found


def _expected(parts: Parts, record: SessionRecord) -> Mapping[int, tuple[str, ...]]:
    """Return what was expected at each answer: a recogniser that can weighs it, as it does in a call."""
    from roleplay.dialogue.formats.library import from_json

    start = record.start
    dialogue = ScenarioDialogue(from_json(start.scenario_source), start.language, parts.understanding, start.level)
    state = dialogue.begin(seed=start.seed)
    found = {}
    for index, event in enumerate(record.events):
        if isinstance(event, ENGINE_INPUTS):
            if isinstance(event, TraineeSaid):
                found[index] = dialogue.phrases(state)
            state = dialogue.step(state, event).state
    return found


def _recognised(wish: HearAgain, told: Callable[[int], None]) -> tuple[str, list[Recognised]]:
    with subprocess.Popen(  # noqa: S603 - our own module
        module_command("roleplay.app.desk.hear_again_child"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=module_environment(),
        creationflags=NO_WINDOW,
    ) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        child.stdin.write(HEAR_AGAIN.dump_json(wish))
        child.stdin.close()
        heard: list[Recognised] = []
        try:
            loaded = LOADED.validate_json(child.stdout.readline())
            if loaded.problem:
                raise ModelError(loaded.problem, hint="Choose another recogniser.")
            for line in child.stdout:
                heard.append(RECOGNISED.validate_json(line))
                told(len(heard))
        except ValidationError as error:
            raise ModelError("The recogniser ended by itself.", hint="Choose another recogniser.") from error
        finally:
            if child.poll() is None:
                child.terminate()
    if len(heard) < len(wish.answers):
        raise ModelError("The recogniser ended in the middle of the call.", hint="Choose another recogniser.")
    return loaded.name, heard
