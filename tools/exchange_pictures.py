"""Draws languages, packs and plug-ins, light and dark, into docs/screenshots: `python tools/exchange_pictures.py`.

The program is the real one, in a folder that is thrown away. Needs no screen.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before Qt is imported
ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402

from roleplay.core.packs import PackHead, PackWish  # noqa: E402
from roleplay.dialogue.authoring.document import Document  # noqa: E402
from roleplay.dialogue.authoring.edits import RemoveItem, SetValue  # noqa: E402
from roleplay.gui.context import Context  # noqa: E402
from roleplay.gui.language import LanguageSwitch  # noqa: E402
from roleplay.gui.pages.settings.page import SettingsPage  # noqa: E402
from roleplay.gui.pages.studio.languages.panel import LanguagesPanel  # noqa: E402
from roleplay.gui.pages.studio.languages.sheet_dialog import SheetDialog  # noqa: E402
from roleplay.gui.pages.studio.open_document import OpenDocument  # noqa: E402
from roleplay.gui.pages.studio.packs.import_dialog import PackImportDialog  # noqa: E402
from roleplay.gui.pages.studio.packs.installed_dialog import InstalledDialog  # noqa: E402
from roleplay.gui.tasks import Tasks  # noqa: E402
from roleplay.gui.theme import ThemeSwitch  # noqa: E402
from roleplay.gui.window import make_application  # noqa: E402
from roleplay.places import resources  # noqa: E402
from tests.app.desk.installations import Installation  # noqa: E402
from tests.app.packs.conftest import write_scenario  # noqa: E402
from tests.app.plugins.conftest import write_plugin  # noqa: E402

FOLDER = ROOT / "docs" / "screenshots"
PARCEL = ROOT / "assets" / "scenarios" / "lost-parcel.yaml"
VOICE = """\
class offered:
    api, name = 1, "morse"
    def voices(self): return ()
    def fingerprint(self, voice): return ""
    def synthesize(self, text, voice, pace): raise NotImplementedError
    def close(self): pass
"""
PLUGINS = (
    ("roleplay-morse", "A customer who speaks Morse code, and a trainee who answers in it", "roleplay.voices"),
    ("house-voices", "The voices of our own announcers", "roleplay.voices"),
    ("crm-export", "Calls as notes for the customer desk", "roleplay.exports"),
)


def wait(done: Callable[[], bool]) -> None:
    """Let the window work until something has come, and is drawn."""
    until = time.monotonic() + 300
    while not done():
        QApplication.processEvents()
        time.sleep(0.01)
        if time.monotonic() > until:
            raise TimeoutError
    for _ in range(40):
        QApplication.processEvents()
        time.sleep(0.01)


def keep(widget: QWidget, name: str, theme: str) -> None:
    """Save a picture of a widget."""
    wait(lambda: True)
    widget.grab().save(str(FOLDER / f"{name}-{theme}.png"))


def half_translated(app: Installation) -> OpenDocument:
    """Return a scenario of which some texts are missing in Polish, and some have changed."""
    document = Document.from_text(PARCEL.read_text("utf-8"), app._parts.known)
    opened = OpenDocument(document)
    app.translations.states_of("lost-parcel", opened.value)
    opened.apply(SetValue(("title", "en"), "Left with the neighbour"))
    opened.apply(SetValue(("customer", "matter", "hard", "en"), "The wedding shoes, by Friday evening."))
    for node in ("pick-up", "where-is-it", "owned"):
        for place in range(2):
            line = ("nodes", node, "says", place, "text", "pl")
            if opened.at(line) is not None:
                opened.apply(RemoveItem(line))
    return opened


def draw_languages(context: Context, app: Installation, base: Path, theme: str) -> None:
    """Show what is missing and stale, and a sheet that came back."""
    opened = half_translated(app)
    panel = LanguagesPanel(context, opened)
    panel.resize(1180, 430)
    panel.show()
    wait(lambda: bool(panel.todo) and bool(panel._voices))
    keep(panel, "studio-languages", theme)
    sheet = base / f"parcel-{theme}.csv"
    panel.write_sheet(sheet)
    wait(sheet.exists)
    lines = sheet.read_text("utf-8-sig")
    lines = lines.replace("line:pick-up-1,", "line:pick-up-0,", 1)
    sheet.write_text(lines.replace("Buty", "Pantofle"), encoding="utf-8")
    found = app.translations.understand_sheet(app.translations.read_sheet(sheet), opened.value)
    dialog = SheetDialog(found)
    dialog.show()
    keep(dialog, "studio-sheet", theme)
    dialog.close()
    panel.close()


def draw_pack(context: Context, base: Path, theme: str) -> None:
    """Show a pack that clashes with what is here."""
    anna = Installation(base / f"anna-{theme}", "Anna Nowak")
    write_scenario(anna, version=2)
    write_scenario(anna, "cold-office")
    about = "Two customers of a heating service, recorded at our own boiler."
    head = PackHead("heating", 3, "Heating service", about, "Anna Nowak", "CC-BY-4.0")
    file = base / f"heating-{theme}.rolepack"
    anna.packs.export(PackWish(("cold-flat", "cold-office"), head), file)
    anna.close()
    dialog = PackImportDialog(context, file)
    dialog.handling.setCurrentIndex(2)
    dialog.show()
    wait(lambda: dialog.preview is not None and dialog._task is None)
    dialog.check()
    wait(lambda: dialog._task is None)
    keep(dialog, "studio-pack", theme)
    dialog.close()


def draw_packs(context: Context, base: Path, theme: str) -> None:
    """Show the packs that were taken in, of which one was changed here and another is needed."""
    anna, ben = Installation(base / f"maker-{theme}", "Anna Nowak"), Installation(base / f"taker-{theme}", "Ben")
    write_scenario(anna)
    write_scenario(anna, "cold-office")
    for name, title, scenario in (("heating", "Heating service", "cold-flat"), ("offices", "Offices", "cold-office")):
        file = base / f"{name}-{theme}.rolepack"
        anna.packs.export(PackWish((scenario,), PackHead(name, 1, title, "", "Anna Nowak", "CC-BY-4.0")), file)
        ben.packs.take_in(file, trust=ben.packs.inspect(file).signer.key)
    changed = ben.places.scenarios / "cold-flat.yaml"
    changed.write_text(changed.read_text("utf-8") + "# mine\n", encoding="utf-8")
    dialog = InstalledDialog(Context(ben, context.tasks, context.fail))
    dialog.resize(820, 560)
    dialog.show()
    wait(lambda: dialog.plan is not None)
    keep(dialog, "studio-packs", theme)
    dialog.close()
    anna.close()
    ben.close()


def draw_plugins(context: Context, theme: str) -> None:
    """Show the section of the settings."""
    page = SettingsPage(context)
    page.resize(1180, 720)
    page.show()
    place = next(number for number, section in enumerate(page._sections) if section[1] == "puzzle-outline")
    page.show_section(place)
    section = page.section(place)
    wait(lambda: bool(section.records))  # type: ignore[attr-defined]
    keep(page, "settings-plugins", theme)
    page.close()


def main() -> None:
    """Draw everything twice."""
    application = make_application([])
    language = LanguageSwitch(application, resources().assets / "translations")
    language.choose("en")
    switch = ThemeSwitch(application)
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder)
        app = Installation(base / "home", "Ben")
        write_scenario(app, more="# mine\n")
        for name, summary, group in PLUGINS:
            fails = "raise RuntimeError('the licence has run out')"
            write_plugin(app.places, group, fails if name == "crm-export" else VOICE, name)
            info = app.places.plugins / f"{name.replace('-', '_')}-1.0.dist-info" / "METADATA"
            info.write_text(
                info.read_text().replace("Summary: Odd", f"Summary: {summary}\nLicense: GPL-3.0-or-later")
            )
        app.plugins.allow("roleplay-morse")
        app.plugins.allow("crm-export")
        app.plugins.exports()
        for theme in ("light", "dark"):
            switch.choose(theme)
            tasks = Tasks()
            context = Context(app, tasks, lambda problem: print(repr(problem)))
            draw_languages(context, app, base, theme)
            draw_pack(context, base, theme)
            draw_packs(context, base, theme)
            draw_plugins(context, theme)
            tasks.close(30)
            shutil.rmtree(app.places.data / "translations", ignore_errors=True)
        app.close()


if __name__ == "__main__":
    main()
