"""What is wrong with rows of a translation sheet, in the language of the window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from roleplay.core.told import Told
from roleplay.gui import words

translate = QCoreApplication.translate


def problem_text(message: str) -> str:
    """Return what is said of a row of a sheet."""
    if not isinstance(message, Told):
        return message
    if message.code == "sheet_names":
        return _names_text(message)
    text = {
        "sheet_twice": translate("Sheet", "This id stands in an earlier row, too; this row is left out."),
        "sheet_code": translate("Sheet", "“{heading}” is no language code of two small letters."),
        "sheet_language": translate(
            "Sheet", "“{heading}” is no language; the scenario has {known}. Correct the heading of the column."
        ),
        "sheet_gone": translate("Sheet", "There is no such text: it was removed or renamed since."),
        "sheet_gone_near": translate(
            "Sheet", "There is no such text: it was removed or renamed since. Perhaps “{near}” is meant."
        ),
        "sheet_emptied": translate("Sheet", "The cell is empty: the text that is there stays."),
        "sheet_moved": translate("Sheet", "The source has changed since the sheet was made: look at it again."),
        "sheet_unseen": translate("Sheet", "It holds a character that cannot be shown ({character})."),
        "sheet_long": translate("Sheet", "It has more than {most} characters."),
        "sheet_braces": translate("Sheet", "The braces around swear words do not fit together."),
    }[message.code]
    return words.filled(text, message.values)


def _names_text(message: Told) -> str:
    missing = translate("Sheet", "${name} is missing")
    extra = translate("Sheet", "${name} is not in the source")
    told = [words.filled(missing, {"name": name}) for name in message.values["missing"]]
    return ", ".join([*told, *(words.filled(extra, {"name": name}) for name in message.values["extra"])])
