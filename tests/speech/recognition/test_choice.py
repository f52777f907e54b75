from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from roleplay.speech.recognition import choice
from roleplay.speech.recognition.choice import Preference, choose_recogniser


@dataclass
class Models:
    installed: dict[str, Path] = field(default_factory=dict)

    def path_for(self, language: str) -> Path | None:
        return self.installed.get(language)


EN = {"en": Path("/m/vosk-model-small-en-us-0.15")}
PL = {"pl": Path("/m/vosk-model-small-pl-0.22")}


@pytest.mark.parametrize(
    ("language", "preference", "installed", "name", "because"),
    [
        ("en", "auto", EN, "vosk vosk-model-small-en-us-0.15", "is installed"),
        ("en", "auto", PL, "moonshine tiny-en", "built-in"),
        ("en", "pocketsphinx", EN, "pocketsphinx en-us", "chosen"),
        ("en", "vosk", EN, "vosk vosk-model-small-en-us-0.15", "is installed"),
        ("en", "vosk", {}, "moonshine tiny-en", "no model for English"),
        ("en", "moonshine", EN, "moonshine tiny-en", "chosen"),
        ("pl", "moonshine", PL, "vosk vosk-model-small-pl-0.22", "only English"),
        ("en", "typed", EN, "typed", "chosen"),
        ("pl", "auto", PL, "vosk vosk-model-small-pl-0.22", "is installed"),
        ("pl", "auto", EN, "typed", "'pl'"),
        ("pl", "vosk", {}, "typed", "'pl'"),
        ("pl", "pocketsphinx", PL, "vosk vosk-model-small-pl-0.22", "only English"),
        ("pl", "pocketsphinx", {}, "typed", "'pl'"),
    ],
)
def test_the_best_that_the_preference_allows(
    language: str, preference: Preference, installed: dict[str, Path], name: str, because: str
) -> None:
    choice = choose_recogniser(language, preference, Models(installed))
    assert choice.name == name
    assert because in choice.reason
    assert (choice.load is None) == (name == "typed")


@pytest.mark.parametrize("preference", ["auto", "moonshine", "vosk"])
def test_where_moonshine_is_not_installed_pocketsphinx_serves(
    preference: Preference, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(choice, "model_folder", lambda: None)
    found = choose_recogniser("en", preference, Models())
    assert found.name == "pocketsphinx en-us"
    assert "Moonshine is not installed" in found.reason
    assert choice.built_in_engines() == ("pocketsphinx",)


@pytest.mark.parametrize("preference", ["moonshine", "pocketsphinx"])
def test_the_loaded_recogniser_bears_the_promised_name(preference: Preference) -> None:
    choice = choose_recogniser("en", preference, Models())
    assert choice.load is not None
    recogniser = choice.load()
    assert recogniser.name == choice.name
    recogniser.close()
