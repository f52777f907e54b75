"""Draws the import of a story, light and dark, into docs/screenshots: `python tools/import_pictures.py`.

The program is the real one, in a folder that is thrown away, and so is the story. Needs no screen.
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

from PySide6.QtWidgets import QApplication  # noqa: E402

from roleplay.app import Roleplay  # noqa: E402
from roleplay.gui.context import Context  # noqa: E402
from roleplay.gui.language import LanguageSwitch  # noqa: E402
from roleplay.gui.pages.studio.import_dialog import ImportDialog  # noqa: E402
from roleplay.gui.tasks import Tasks  # noqa: E402
from roleplay.gui.theme import ThemeSwitch  # noqa: E402
from roleplay.gui.window import make_application  # noqa: E402
from roleplay.places import Places, resources  # noqa: E402

FOLDER = ROOT / "docs" / "screenshots"
STORY = """\
:: StoryTitle
The parcel in the rain

:: StoryData
{"format": "SugarCube", "format-version": "2.37.3", "start": "Doorbell"}

:: StoryInit
<<set $patience to 3>>

:: Doorbell
Mrs Hale: Three weeks I have waited, and //now// it lies in the rain!
<<if $patience gt 1>>Mrs Hale: I am still calm, mind you.<<else>>Mrs Hale: I am done with you.<</if>>
<<set $patience -= 1>>
[img[parcel.png]]
[[I am so sorry. I will see to it at once.->Sorry]]
[[That was the courier, not us.->Courier]]
<<link "Let me look it up." "Looking">><<audio "keys" play>><</link>>
[[Please send us an e-mail.->E-mail]]

:: Sorry
Mrs Hale: Well. That is the first kind word today.
<<goto "Looking">>

:: Courier
Mrs Hale: I did not buy from the courier, I bought from $company!
[[You are right, it is our job.->Sorry]]
[[You will have to ask them.->Doorbell]]

:: Looking
Mrs Hale: And when does the new one come?
<<script>>alert("Buy now!")<</script>>
[[Tomorrow by noon. I will ring you then.->Promised]]
[[I cannot say.->Courier]]

:: Promised [outcome-solved]
Mrs Hale: Tomorrow, then. Thank you.
"""


def wait(done: Callable[[], bool]) -> None:
    """Let the window work until something has come, and is drawn."""
    until = time.monotonic() + 120
    while not done():
        QApplication.processEvents()
        time.sleep(0.01)
        if time.monotonic() > until:
            raise TimeoutError
    for _ in range(40):
        QApplication.processEvents()
        time.sleep(0.01)


def main() -> None:
    """Draw both."""
    application = make_application([])
    LanguageSwitch(application, resources().assets / "translations").choose("en")
    switch = ThemeSwitch(application)
    with tempfile.TemporaryDirectory() as name:
        base = Path(name)
        story = base / "parcel.twee"
        story.write_text(STORY, encoding="utf-8")
        app = Roleplay(Places(base / "data", base / "config", base / "cache", base / "log"))
        tasks = Tasks()

        def fail(problem: BaseException) -> None:
            raise problem

        for theme in ("light", "dark"):
            switch.choose(theme)
            dialog = ImportDialog(Context(app, tasks, fail))
            dialog.show()
            dialog.look_at(story)
            wait(dialog.import_button.isEnabled)
            dialog.grab().save(str(FOLDER / f"studio-import-{theme}.png"))
            dialog.close()
        tasks.close()
        app.close()


if __name__ == "__main__":
    main()
