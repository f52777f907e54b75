"""Copying and pasting moments, replies and reactions: through the clipboard, so also from one scenario to another."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from roleplay.core.errors import InputError, RoleplayError
from roleplay.dialogue.authoring.clipboard import copied, is_fragment, kind_of, pasted
from roleplay.dialogue.formats.problems import Place
from roleplay.gui import studio_words
from roleplay.gui.pages.studio.open_document import OpenDocument


def copy(open_document: OpenDocument) -> bool:
    """Put what is looked at on the clipboard; tell whether there was something to copy."""
    place = open_document.place
    if not place:
        translate = QCoreApplication.translate
        message = translate("Studio", "The customer as a whole is not copied.")
        hint = translate("Studio", "Choose a moment, a reply or a reaction first.")
        open_document.refused.emit(InputError(message, hint=hint))
        return False
    place = studio_words.reply_of(place) or place
    try:
        text = copied(open_document.value, [place[:2] if len(place) < 3 else place])
    except RoleplayError as problem:
        open_document.refused.emit(problem)
        return False
    QApplication.clipboard().setText(text)
    return True


def can_paste() -> bool:
    """Tell whether the clipboard holds a part of a scenario."""
    return is_fragment(QApplication.clipboard().text())


def paste(open_document: OpenDocument) -> bool:
    """Put what the clipboard holds where one is looking; tell whether that was possible, and if not, why."""
    text = QApplication.clipboard().text()
    if not is_fragment(text):
        translate = QCoreApplication.translate
        message = (
            translate("Studio", "The clipboard holds no part of a customer, so that nothing was pasted.")
            if text.strip()
            else translate("Studio", "The clipboard holds nothing that could be pasted.")
        )
        hint = translate("Studio", "Copy a moment, a reply or a reaction with Ctrl+Shift+C; words go into a field.")
        open_document.refused.emit(InputError(message, hint=hint))
        return False
    try:
        edit, places = pasted(open_document.value, text, _list_for(kind_of(text), open_document.place))
    except RoleplayError as problem:
        open_document.refused.emit(problem)
        return False
    done = open_document.apply(edit, QCoreApplication.translate("Studio", "paste"))
    if done and places:
        open_document.select(places[0])
    return done


def _list_for(kind: str, place: Place) -> Place:
    """Return the list into which something of a kind belongs when one looks at a place."""
    if kind == "nodes":
        return ()
    node = place[:2] if len(place) > 1 and place[0] == "nodes" else ()
    if kind == "replies":
        return (*node, "replies") if node else ("shared_replies",)
    reply = studio_words.reply_of(place)
    if kind == "lines":
        return (*(reply or node), "says") if reply or node else ("backchannels",)
    if len(place) > 1 and isinstance(place[-1], int) and not reply:
        return place[:-1]
    return (*node, "otherwise") if node else ("shared_otherwise",)
