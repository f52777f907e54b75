"""The language of the window."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

Choice = Literal["system", "en", "pl"]
LANGUAGES = ("en", "pl")


class LanguageSwitch:
    """Installs the texts of the chosen language; widgets made afterwards show them."""

    def __init__(self, app: QApplication, folder: Path) -> None:
        self._app = app
        self._folder = folder
        self._installed: list[QTranslator] = []
        self._system = QLocale.system()

    def choose(self, choice: Choice) -> str:
        """Use a language from now on; returns its code."""
        code = choice if choice != "system" else self._system.name()[:2]
        code = code if code in LANGUAGES else "en"
        for translator in self._installed:
            self._app.removeTranslator(translator)
        self._installed = []
        # An English translation exists too: it holds the singular and plural forms.
        self._install(f"roleplay_{code}", str(self._folder))
        self._install(f"qtbase_{code}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
        QLocale.setDefault(self._system if self._system.name().startswith(code) else QLocale(code))
        return code

    def _install(self, name: str, folder: str) -> None:
        translator = QTranslator(self._app)
        if translator.load(name, folder):
            self._app.installTranslator(translator)
            self._installed.append(translator)
