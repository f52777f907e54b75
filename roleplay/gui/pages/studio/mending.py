"""What can be done about a problem with one press, in the words of the window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from roleplay.dialogue.authoring import mends
from roleplay.dialogue.authoring.document import Document
from roleplay.dialogue.authoring.mends import Mend
from roleplay.dialogue.formats.problems import Diagnostic
from roleplay.gui import studio_words, words

__all__ = ["Mend", "label_of", "mends_of"]


def mends_of(document: Document, problem: Diagnostic) -> tuple[Mend, ...]:
    """Return what mends a problem, the most likely first; nothing where a person has to think."""
    return mends.mends_of(document, problem)


def label_of(mend: Mend) -> str:
    """Return what a mend does, as a button says it."""
    translate = QCoreApplication.translate
    sentence = {
        "use": translate("StudioMend", "Use “%1”"),
        "add": translate("StudioMend", "Add “%1”"),
        "remove": translate("StudioMend", "Remove “%1”"),
        "drop": translate("StudioMend", "Remove this reaction"),
        "rename": translate("StudioMend", "Call it “%1”"),
        "end": translate("StudioMend", "Let the call end here: %1"),
        "last": translate("StudioMend", "Put the one that always holds last"),
        "quote": translate("StudioMend", "Write it as text"),
        "number": translate("StudioMend", "Write it as the number %1"),
        "language": translate("StudioMend", "Add the language %1"),
    }[mend.kind]
    name = mend.name
    if mend.kind == "end":
        name = words.outcome_name(name)
    elif mend.kind == "language":
        name = words.language_name(name)
    elif mend.kind in ("use", "add", "remove"):
        name = studio_words.key_name(name)
    return sentence.replace("%1", name)
