"""Installations with scenarios of their own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile

from roleplay.core.packs import PackHead, PackWish
from tests.app.desk.installations import Installation

BASE = Path(__file__).parents[3] / "docs" / "diagnostics" / "base.yaml"
PART = """\
roleplay_part: 1
id: last-question
languages: [en]
about: The customer has one more question before they hang up.
exits:
  answered: The question was answered.
  annoyed: It was not.
texts:
  question: {about: "The question, as the customer asks it."}
start: ask
nodes:
  ask:
    says: [{id: ask-1, text: {en: One thing more. $question}}]
    replies:
      - id: answers
        techniques: [solution]
        next: answered
    otherwise:
      - when: {misses_at_least: 2}
        next: annoyed
      - says: [{id: ask-again, text: {en: That is not what I asked. $question}}]
"""
VOICE = 'name = "Ruth\'s voice"\n[[languages.en]]\nengine = "system"\n'
PLANS = "plan: Listens\nlanguage: en\n\n> I am so sorry, Mrs Hale.\n= node what-now\n"
HEAD = PackHead("heating", 1, "Heating", "Two customers of a heating service.", "Anna Nowak", "CC-BY-4.0")


def write_scenario(installation: Installation, name: str = "cold-flat", *, version: int = 1, more: str = "") -> Path:
    """Write a scenario that needs a voice and a sound of its own, and has test plans."""
    places = installation.places
    for folder in (places.scenarios, places.voices, places.sounds):
        folder.mkdir(parents=True, exist_ok=True)
    text = BASE.read_text("utf-8").replace("voice: dana", "voice: ruth").replace("id: cold-flat", f"id: {name}")
    text = text.replace("\nversion: 1\n", f"\nversion: {version}\n")
    path = places.scenarios / f"{name}.yaml"
    path.write_text(text + "background: {sound: boiler}\n" + more, encoding="utf-8")
    path.with_name(f"{name}.plan.txt").write_text(PLANS, encoding="utf-8")
    (places.voices / "ruth.toml").write_text(VOICE, encoding="utf-8")
    hum = 0.1 * np.sin(np.arange(3 * 8000) / 8000 * 2 * np.pi * 100)
    soundfile.write(places.sounds / "boiler.flac", hum, 8000)
    installation._parts.read_again()
    return path


def pack(installation: Installation, path: Path, *scenarios: str, head: PackHead = HEAD) -> Path:
    """Write a pack of these scenarios."""
    installation.packs.export(PackWish(scenarios or ("cold-flat",), head), path)
    return path


@pytest.fixture
def ben(tmp_path: Path) -> Iterator[Installation]:
    made = Installation(tmp_path / "ben", "Ben")
    yield made
    made.close()


def files_of(installation: Installation) -> dict[str, bytes]:
    """Return all files of scenarios, voices and sounds, by their path."""
    data = installation.places.data
    return {
        path.relative_to(data).as_posix(): path.read_bytes()
        for folder in ("scenarios", "voices", "sounds")
        for path in sorted((data / folder).rglob("*"))
        if path.is_file() and path.name != ".lock"
    }
