"""What differs between two versions of a scenario, in the words of the window."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication

from roleplay.dialogue.authoring.comparing import Difference, Subject
from roleplay.gui import studio_words, words

translate = QCoreApplication.translate
_LONGEST = 80


def difference_sentence(difference: Difference) -> str:
    """Return one difference as a sentence: “Pick up › Apology: 2 sentences added (English)”."""
    return f"{_subject(difference.subject)}: {_told(difference)}"


def _subject(subject: Subject) -> str:
    if not subject:
        return translate("StudioDiff", "The customer")
    return " › ".join(_named(kind, name) for kind, name in subject)


def _named(kind: str, name: str) -> str:
    if kind == "reaction":
        key, _, number = name.rpartition(" ")
        key = key.rpartition(".")[2].removeprefix("shared_")
        return f"{studio_words.reaction_name(key)} {number}".strip()
    if kind == "line":
        return translate("StudioDiff", "line %1").replace("%1", name)
    return studio_words.readable(name)


def _told(difference: Difference) -> str:
    if difference.kind == "added":
        return translate("StudioDiff", "added")
    if difference.kind == "removed":
        return translate("StudioDiff", "removed")
    if difference.kind == "renamed":
        was = studio_words.readable(str(difference.before))
        return translate("StudioDiff", "was called “%1” before").replace("%1", was)
    key = _key(difference.key)
    if difference.kind == "order":
        return translate("StudioDiff", "order of %1 changed").replace("%1", key)
    if difference.kind == "items":
        return _items(difference, key)
    return _changed(difference, key)


def _changed(difference: Difference, key: str) -> str:
    if difference.before is None:
        return translate("StudioDiff", "%1 is now “%2”").replace("%1", key).replace("%2", _value(difference.after))
    if difference.after is None:
        sentence = translate("StudioDiff", "%1 removed, it was “%2”")
        return sentence.replace("%1", key).replace("%2", _value(difference.before))
    sentence = translate("StudioDiff", "%1 changed from “%2” to “%3”").replace("%1", key)
    return sentence.replace("%2", _value(difference.before)).replace("%3", _value(difference.after))


def _items(difference: Difference, key: str) -> str:
    parts = []
    added, removed = difference.added, difference.removed
    if "examples" in difference.key:
        for items, sentence in (
            (added, translate("StudioDiff", "%n sentence(s) added", "", len(added))),
            (removed, translate("StudioDiff", "%n sentence(s) removed", "", len(removed))),
        ):
            parts += [sentence] if items else []
        return f"{', '.join(parts)} ({words.language_name(difference.key.rpartition('.')[2])})"
    for items, sentence in (
        (added, translate("StudioDiff", "%1 added: %2")),
        (removed, translate("StudioDiff", "%1 removed: %2")),
    ):
        if items:
            parts.append(sentence.replace("%1", key).replace("%2", ", ".join(map(_value, items))))
    return "; ".join(parts)


def _value(value: Any) -> str:
    text = " ".join(str(value).split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _key(key: str) -> str:
    """Return what of a thing changed: the last words of its key, with the language where it is a text."""
    *around, last = key.split(".")
    if len(last) == 2 and around:
        return f"{_word(around[-1])} ({words.language_name(last)})"
    return _word(last)


def _word(key: str) -> str:
    return {
        "text": translate("StudioDiff", "text"),
        "next": translate("StudioDiff", "where it leads"),
        "heat": translate("StudioDiff", "anger"),
        "start_heat": translate("StudioDiff", "anger at the beginning"),
        "set": translate("StudioDiff", "marks that are set"),
        "flags": translate("StudioDiff", "marks that are needed"),
        "techniques": translate("StudioDiff", "techniques"),
        "title": translate("StudioDiff", "title"),
        "name": translate("StudioDiff", "name"),
        "voice": translate("StudioDiff", "voice"),
        "summary": translate("StudioDiff", "what the trainee is told"),
        "role": translate("StudioDiff", "who the trainee is"),
        "quality": translate("StudioDiff", "how good it is"),
        "why": translate("StudioDiff", "why they react so"),
        "outcome": translate("StudioDiff", "how the call ends"),
        "version": translate("StudioDiff", "number of the version"),
        "start": translate("StudioDiff", "where the call begins"),
    }.get(key, studio_words.readable(key).lower())
