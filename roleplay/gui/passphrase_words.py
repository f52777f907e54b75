"""What is said about a passphrase that is being chosen."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from roleplay.app import Roleplay
from roleplay.core.errors import InputError
from roleplay.core.people import SHORTEST_PASSPHRASE
from roleplay.gui.pages.new_passphrase import Verdict

translate = QCoreApplication.translate

_ROOMY = 24
"""Characters from which on a good passphrase is called very good."""


def judge(app: Roleplay, passphrase: str, name: str) -> Verdict:
    """Judge a passphrase for somebody; takes a moment, and is called off the window's thread."""
    try:
        app.access.check_passphrase(passphrase, name)
    except InputError:
        missing = SHORTEST_PASSPHRASE - len(passphrase)
        if missing > 0:
            told = translate("Passphrase", "A little longer, please: %1 of %2 characters. Blanks count.")
            told = told.replace("%1", str(len(passphrase))).replace("%2", str(SHORTEST_PASSPHRASE))
            return Verdict(False, 1 if missing > SHORTEST_PASSPHRASE // 2 else 2, told)
        told = translate(
            "Passphrase", "This would be guessed: many people use it, or it is your name. Add a word or two."
        )
        return Verdict(False, 2, told)
    if len(passphrase) < _ROOMY:
        return Verdict(True, 3, translate("Passphrase", "Good."))
    return Verdict(True, 4, translate("Passphrase", "Very good: nobody guesses this."))
