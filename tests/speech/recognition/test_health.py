from __future__ import annotations

from pathlib import Path

import pytest

from roleplay.speech.models.catalogue import Catalogue, CatalogueModel
from roleplay.speech.models.store import ModelStore
from roleplay.speech.recognition import choice, health
from roleplay.speech.recognition.health import findings

CATALOGUE = Catalogue(
    "https://models.invalid/", (CatalogueModel("vosk-model-small-pl-0.22", "pl", 52_979_372, "Small."),)
)


def test_without_models_the_built_in_recogniser_serves_and_the_rest_is_explained(tmp_path: Path) -> None:
    found = findings(ModelStore(tmp_path / "models", CATALOGUE), ["en", "pl"])
    *built_in, english, polish, nothing = found
    assert [(one.area, one.state, "works" in one.message) for one in built_in] == [("recognisers", "ok", True)] * 2
    assert (english.state, "moonshine" in english.message) == ("ok", True)
    assert (polish.state, polish.hint) == ("warning", "roleplay models install vosk-model-small-pl-0.22")
    assert (nothing.area, nothing.state) == ("models", "warning")


def test_a_model_from_elsewhere_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "vosk-model-small-pl-0.22").mkdir()
    found = findings(ModelStore(tmp_path, CATALOGUE), ["pl"])
    assert [finding.state for finding in found if finding.area == "models"] == ["problem"]
    assert "roleplay models remove vosk-model-small-pl-0.22" in found[-1].hint


def test_where_moonshine_is_not_installed_that_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (health, choice):
        monkeypatch.setattr(module, "model_folder", lambda: None)
    told, pocketsphinx, english, *_ = findings(ModelStore(tmp_path / "models", CATALOGUE), ["en"])
    assert (told.state, "moonshine-voice" in told.hint) == ("warning", True)
    assert (pocketsphinx.state, "pocketsphinx" in english.message) == ("ok", True)
