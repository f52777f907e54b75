"""Draws the panels of the studio with which scenarios are tried out, light and dark, into docs/screenshots.

    python tools/trying_pictures.py

The program is the real one; the calls are made up and lie in a folder that is thrown away. Needs no screen.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before Qt is imported
ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from PySide6.QtWidgets import QApplication, QDialog, QWidget  # noqa: E402

from roleplay.app import Roleplay  # noqa: E402
from roleplay.gui.context import Context  # noqa: E402
from roleplay.gui.language import LanguageSwitch  # noqa: E402
from roleplay.gui.pages.studio.open_document import OpenDocument  # noqa: E402
from roleplay.gui.pages.studio.trying.effect_dialog import EffectDialog  # noqa: E402
from roleplay.gui.pages.studio.trying.examples_panel import ExamplesPanel  # noqa: E402
from roleplay.gui.pages.studio.trying.runs_panel import RunsPanel  # noqa: E402
from roleplay.gui.pages.studio.trying.try_panel import TryPanel  # noqa: E402
from roleplay.gui.tasks import Tasks  # noqa: E402
from roleplay.gui.theme import ThemeSwitch  # noqa: E402
from roleplay.gui.window import make_application  # noqa: E402
from roleplay.places import Places, resources  # noqa: E402
from tests.app.desk import trying as calls  # noqa: E402

FOLDER = ROOT / "docs" / "screenshots"
SIZE = (1180, 430)
NAME = "lost-parcel"
CALL = (
    "I am so sorry, that must be really upsetting.",
    "What is your parcel number, please?",
    "The driver probably put it somewhere, didn't he?",
)
IN_VAIN = (
    ("I am so sorry, that must be really upsetting.", "Did you peek under the hydrangea?"),
    ("That is dreadful for the bride.", "Perhaps a fox has taken the shoes."),
    ("What is your parcel number, please?", "Did you peek under the hydrangea?"),
    ("I am so sorry, that must be really upsetting.", "Shoes are only shoes, after all."),
    ("I understand how upset you are.", "Did you peek under the hydrangea?", "Perhaps a fox has taken the shoes."),
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


def draw_call(panel: TryPanel, theme: str) -> None:
    """Hold a call."""
    panel.begin()
    wait(lambda: panel.trial is not None and panel._task is None)
    for answer in CALL:
        panel.say(answer)
        wait(lambda: panel._task is None)
    wait(lambda: panel.table.topLevelItemCount() > 0)
    keep(panel, "studio-try", theme)
    panel.details.setCurrentIndex(1)
    keep(panel, "studio-try-why", theme)


def draw_examples(panel: ExamplesPanel, theme: str) -> None:
    """Take over what was said in vain, and see what it would do."""
    view = panel.misunderstood
    view.look()
    wait(lambda: view._list is not None)
    first = view.tree.topLevelItem(0)
    assert first is not None
    view.tree.setCurrentItem(first)
    view.tree.itemClicked.emit(first, 0)
    wait(lambda: panel.weighing is not None and panel._task is None)
    nearest = panel.table.topLevelItem(0)
    assert nearest is not None
    panel.table.setCurrentItem(nearest)
    keep(panel, "studio-examples", theme)

    def shown(dialog: EffectDialog) -> int:
        dialog.show()
        wait(lambda: dialog.effect is not None)
        keep(dialog, "studio-effect", theme)
        dialog.reject()
        return int(QDialog.DialogCode.Rejected)

    EffectDialog.exec = shown  # type: ignore[method-assign]
    panel.add()


def main() -> None:
    """Draw all of them."""
    qt = make_application([])
    switch, language = ThemeSwitch(qt), LanguageSwitch(qt, resources().assets / "translations")
    language.choose("en")
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder)
        app = Roleplay(Places(base / "data", base / "config", base / "cache", base / "log"))
        text = (resources().assets / "scenarios" / f"{NAME}.yaml").read_text("utf-8")
        calls.BASE = base / "scenario.yaml"
        calls.BASE.write_text(text, "utf-8")
        for day, answers in enumerate(IN_VAIN):
            calls.hold(app, *answers, day=day)
        tasks = Tasks()

        def fail(problem: BaseException) -> None:
            raise problem

        context = Context(app, tasks, fail)
        for theme in ("light", "dark"):
            switch.choose(theme)
            document = OpenDocument(calls.document(app))
            document.mark_saved(NAME)
            trying, examples = TryPanel(context, document), ExamplesPanel(context, document)
            runs = RunsPanel(context, document)
            for panel in (trying, examples, runs):
                panel.setAutoFillBackground(True)
                panel.resize(*SIZE)
                panel.show()
            draw_call(trying, theme)
            draw_examples(examples, theme)
            runs.autoplay()
            wait(lambda runs=runs: runs._task is None)
            keep(runs, "studio-runs", theme)
            for panel in (trying, examples, runs):
                panel.close()
        tasks.close()
        app.close()


if __name__ == "__main__":
    main()
