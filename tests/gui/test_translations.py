"""Polish is complete, and what is loaded is what was translated."""

from __future__ import annotations

import shutil
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tools import translations

CountsAndForms = [(1, "1 rozmowa"), (2, "2 rozmowy"), (5, "5 rozmów"), (12, "12 rozmów"), (22, "22 rozmowy")]


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The translations, brought up to date with the sources in another folder."""
    folder = tmp_path_factory.mktemp("translations")
    for language in translations.LANGUAGES:
        shutil.copy(translations.FOLDER / f"roleplay_{language}.ts", folder)
    translations.update(folder)
    translations.release(folder, folder)
    return folder


def messages(path: Path) -> dict[tuple[str, str], list[str]]:
    found = {}
    for context in ET.parse(path).getroot().findall("context"):
        for message in context.findall("message"):
            translated = message.find("translation")
            assert translated is not None
            forms = [form.text or "" for form in translated.findall("numerusform")] or [translated.text or ""]
            done = translated.get("type") != "unfinished" and all(forms)
            found[context.findtext("name") or "", message.findtext("source") or ""] = forms if done else []
    return found


@pytest.mark.parametrize("language", translations.LANGUAGES)
def test_every_text_is_translated(fresh: Path, language: str) -> None:
    texts = messages(fresh / f"roleplay_{language}.ts")
    assert texts
    assert [key for key, forms in texts.items() if not forms] == []


@pytest.mark.parametrize("language", translations.LANGUAGES)
def test_what_is_loaded_is_up_to_date(fresh: Path, language: str) -> None:
    name = f"roleplay_{language}.qm"
    assert (fresh / name).read_bytes() == (translations.FOLDER / name).read_bytes(), "run tools/translations.py"


def test_places_to_be_filled_survive_translation(fresh: Path) -> None:
    for (_, source), forms in messages(fresh / "roleplay_pl.ts").items():
        for place in ("%1", "%2", "%3", "%n", "{customer}"):
            assert all((place in source) == (place in form) for form in forms), source


@pytest.mark.parametrize(("number", "text"), CountsAndForms)
def test_polish_plural_forms(qapp: QApplication, qtbot: QtBot, number: int, text: str) -> None:
    translator = QTranslator()
    assert translator.load("roleplay_pl", str(translations.FOLDER))
    qapp.installTranslator(translator)
    try:
        assert QCoreApplication.translate("SessionsPage", "%n call(s)", "", number) == text
    finally:
        qapp.removeTranslator(translator)
