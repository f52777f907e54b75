"""Collects the texts of the window for translation, and compiles the translations.

    python tools/translations.py update    texts of the sources -> assets/translations/*.ts
    python tools/translations.py release   *.ts -> *.qm, which the window loads

Translate in Qt Linguist (`pyside6-linguist`) or in the .ts files themselves.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "assets" / "translations"
LANGUAGES = ("pl", "en")
"""English has a file too: it holds the singular and plural forms."""


def tool(name: str) -> str:
    """Return the path of a program that comes with PySide6."""
    return str(Path(sys.executable).parent / name)


def update(folder: Path = FOLDER) -> None:
    """Write the texts that the sources have now into the .ts files, and drop those that are gone."""
    sources = [str(path.relative_to(ROOT)) for path in sorted((ROOT / "roleplay" / "gui").rglob("*.py"))]
    for language in LANGUAGES:
        plural = ["-pluralonly"] if language == "en" else []
        target = str(folder / f"roleplay_{language}.ts")
        command = [tool("pyside6-lupdate"), *sources, "-ts", target, "-no-obsolete", "-locations", "none", *plural]
        subprocess.run([*command, "-source-language", "en", "-target-language", language], cwd=ROOT, check=True)  # noqa: S603 - our own tools and paths


def release(folder: Path = FOLDER, into: Path = FOLDER) -> None:
    """Compile the .ts files of one folder into another."""
    for language in LANGUAGES:
        names = str(folder / f"roleplay_{language}.ts"), "-qm", str(into / f"roleplay_{language}.qm")
        subprocess.run([tool("pyside6-lrelease"), *names], cwd=ROOT, check=True)  # noqa: S603 - our own tools and paths


if __name__ == "__main__":
    {"update": update, "release": release}[sys.argv[1]]()
