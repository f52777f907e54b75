"""The doctor's look at recognisers and models."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence

from roleplay.core.errors import RoleplayError
from roleplay.core.records import Finding, ModelStatus
from roleplay.core.sound import silence
from roleplay.speech.models.store import ModelStore
from roleplay.speech.recognition.choice import (
    BUILT_IN_LANGUAGE,
    MOONSHINE,
    BuiltIn,
    built_in_engines,
    choose_recogniser,
    load_built_in,
)
from roleplay.speech.recognition.measure import recognise_file
from roleplay.speech.recognition.moonshine_files import model_folder
from roleplay.speech.recognition.vosk_recogniser import engine_problem

PACKAGES: Mapping[BuiltIn, str] = {"moonshine": "moonshine-voice", "pocketsphinx": "pocketsphinx"}


def findings(models: ModelStore, languages: Sequence[str]) -> tuple[Finding, ...]:
    """Try the built-in recognisers, look at every model, and tell what would serve each language (ISO 639-1).

    Takes about a second; a model is not loaded, which `ModelStore.verify` does.
    """
    statuses = models.list()
    return (
        *_built_in(),
        *_vosk_engine(),
        *(_served(models, language) for language in languages),
        *(_model(status) for status in statuses if status.installed),
        *_nothing_installed(statuses),
    )


def _built_in() -> Iterator[Finding]:
    if model_folder() is None:
        yield Finding(
            "recognisers",
            "warning",
            "Moonshine is not installed; PocketSphinx serves for English, which mishears more.",
            "Install the package moonshine-voice 0.0.73, if there is one for this machine.",
        )
    for engine in built_in_engines():
        yield _tried(engine)


def _tried(engine: BuiltIn) -> Finding:
    started = time.perf_counter()
    try:
        recogniser = load_built_in(engine)
        try:
            recognise_file(recogniser, silence(0.5))
        finally:
            recogniser.close()
    except RoleplayError as error:
        return Finding("recognisers", "problem", error.message, f"Install the package {PACKAGES[engine]} again.")
    took = time.perf_counter() - started
    return Finding("recognisers", "ok", f"The built-in English recogniser {engine} works (loaded in {took:.1f} s).")


def _vosk_engine() -> Iterator[Finding]:
    if problem := engine_problem():
        yield Finding("recognisers", "problem", problem, "Install the package vosk again.")


def _served(models: ModelStore, language: str) -> Finding:
    choice = choose_recogniser(language, "auto", models)
    if choice.name.startswith("vosk"):
        return Finding("recognisers", "ok", f"{language}: {choice.name}. {choice.reason}")
    hint = "" if choice.name == MOONSHINE else _install_hint(models, language)
    message = f"{language}: {choice.name}. {choice.reason}"
    return Finding("recognisers", "ok" if language == BUILT_IN_LANGUAGE else "warning", message, hint)


def _install_hint(models: ModelStore, language: str) -> str:
    name = next((status.name for status in models.list() if status.language == language), "")
    return f"roleplay models install {name}" if name else "Install a Vosk model from its zip or folder."


def _model(status: ModelStatus) -> Finding:
    if status.problem:
        hint = f"Install it again, or: roleplay models remove {status.name}"
        return Finding("models", "problem", f"{status.name}: {status.problem}.", hint)
    return Finding("models", "ok", f"{status.name} for {status.language} in {status.path}.")


def _nothing_installed(statuses: Sequence[ModelStatus]) -> Iterator[Finding]:
    if not any(status.installed for status in statuses):
        yield Finding(
            "models",
            "warning",
            "No Vosk model is installed; without one, languages other than English are typed.",
            "See what there is: roleplay models list",
        )
