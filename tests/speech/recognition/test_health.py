from __future__ import annotations

from pathlib import Path

from roleplay.speech.models.catalogue import Catalogue, CatalogueModel
from roleplay.speech.models.store import ModelStore
from roleplay.speech.recognition.health import findings

CATALOGUE = Catalogue(
    "https://models.invalid/", (CatalogueModel("vosk-model-small-pl-0.22", "pl", 52_979_372, "Small."),)
)


def test_without_models_the_built_in_recogniser_serves_and_the_rest_is_explained(tmp_path: Path) -> None:
    found = findings(ModelStore(tmp_path / "models", CATALOGUE), ["en", "pl"])
    built_in, english, polish, nothing = found
    assert (built_in.area, built_in.state) == ("recognisers", "ok")
    assert "works" in built_in.message
    assert (english.state, "pocketsphinx" in english.message) == ("ok", True)
    assert (polish.state, polish.hint) == ("warning", "roleplay models install vosk-model-small-pl-0.22")
    assert (nothing.area, nothing.state) == ("models", "warning")


def test_a_model_from_elsewhere_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "vosk-model-small-pl-0.22").mkdir()
    found = findings(ModelStore(tmp_path, CATALOGUE), ["pl"])
    assert [finding.state for finding in found if finding.area == "models"] == ["problem"]
    assert "roleplay models remove vosk-model-small-pl-0.22" in found[-1].hint
