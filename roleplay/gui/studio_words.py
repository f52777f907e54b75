"""The words of the studio: what is written in a scenario, for people who have never seen the file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication

from roleplay.dialogue.authoring.edits import Compound, Edit, InsertItem, Rename, ReplaceText
from roleplay.dialogue.formats.problems import Diagnostic, Place
from roleplay.gui import words

translate = QCoreApplication.translate


def readable(name: str) -> str:
    """Return an id as a title: `pick-up` is “Pick up”."""
    plain = name.replace("-", " ").replace("_", " ")
    return plain[:1].upper() + plain[1:]


_QUOTED = re.compile(r"`([a-z_]+)`")


def place_of(problem: Diagnostic) -> Place:
    """Return where a problem is to be mended: of a key that is missing, the place where it will stand."""
    if problem.code == "RP052" and (found := _QUOTED.search(problem.message)):
        return (*problem.place, found[1])
    return problem.place


def key_name(key: str) -> str:
    """Return what a key of the file is for, in few words."""
    return {
        "title": translate("StudioKey", "a title"),
        "summary": translate("StudioKey", "what the trainee is told"),
        "role": translate("StudioKey", "who the trainee is"),
        "customer": translate("StudioKey", "the customer"),
        "name": translate("StudioKey", "a name"),
        "voice": translate("StudioKey", "a voice"),
        "matter": translate("StudioKey", "what it is about"),
        "hard": translate("StudioKey", "what must be settled"),
        "feeling": translate("StudioKey", "what they feel"),
        "soft": translate("StudioKey", "why they feel it"),
        "goals": translate("StudioKey", "what makes a good call"),
        "breaking_point": translate("StudioKey", "when they have had enough"),
        "start": translate("StudioKey", "where the call begins"),
        "nodes": translate("StudioKey", "a first moment"),
        "next": translate("StudioKey", "where it leads"),
        "text": translate("StudioKey", "what is said"),
    }.get(key, readable(key))


def problem_sentence(problem: Diagnostic) -> str:
    """Return what is wrong, for somebody who does not look at the file; its own message where there is no other."""
    sentence = {
        "RP101": translate("StudioProblem", "This leads to a moment that does not exist."),
        "RP102": translate("StudioProblem", "There is no such technique."),
        "RP103": translate("StudioProblem", "There is no such fact."),
        "RP104": translate("StudioProblem", "Nobody of this name speaks in this call."),
        "RP105": translate("StudioProblem", "This voice is not installed here."),
        "RP106": translate("StudioProblem", "This waits for a mark that no reply sets."),
        "RP107": translate("StudioProblem", "No reply sets the mark of this goal yet."),
        "RP108": translate("StudioProblem", "Both goals are needed: one for the feeling, one for the matter."),
        "RP109": translate("StudioProblem", "Nothing leads to this moment yet."),
        "RP110": translate("StudioProblem", "From here the call can never come to an end."),
        "RP111": translate("StudioProblem", "The call gets stuck here: add a reply, or let the call end."),
        "RP112": translate("StudioProblem", "The call ends here, so nobody can reply."),
        "RP113": translate("StudioProblem", "Nothing happens when the trainee says nothing."),
        "RP114": translate("StudioProblem", "Nothing happens when the trainee says something else."),
        "RP115": translate("StudioProblem", "Two lines have the same name."),
        "RP116": translate("StudioProblem", "Two replies have the same name."),
        "RP117": translate("StudioProblem", "This can never be the case."),
        "RP120": translate("StudioProblem", "Nobody can say this yet: add what a trainee might say."),
        "RP122": translate("StudioProblem", "This is never reached: the one before it is always taken."),
        "RP124": translate("StudioProblem", "Nothing can be said while the trainee talks."),
        "RP138": translate("StudioProblem", "Nobody ever asks for this mark."),
        "RP140": translate("StudioProblem", "Another reply always comes before this one."),
        "RP141": translate("StudioProblem", "The same sentence stands in another reply, too."),
        "RP142": translate("StudioProblem", "This sentence would be understood as something else."),
        "RP143": translate("StudioProblem", "Give at least four sentences, each built differently."),
        "RP144": translate("StudioProblem", "The call can go round in circles here."),
        "RP145": translate("StudioProblem", "The call can be solved without this goal."),
        "RP146": translate("StudioProblem", "The call can be solved although the matter is not settled."),
        "RP148": translate("StudioProblem", "Only single words tell this reply: add whole sentences."),
    }.get(problem.code, "")
    if problem.code == "RP052":
        key = key_name(str(place_of(problem)[-1]))
        return translate("StudioProblem", "Still missing: %1.").replace("%1", key)
    if problem.code == "RP118":
        language = words.language_name(problem.language)
        return translate("StudioProblem", "Not written in this language yet: %1.").replace("%1", language)
    return sentence or _sentence(problem.message)


def problem_detail(problem: Diagnostic) -> str:
    """Return the message of the check and its advice, for those who look closer."""
    return " ".join(part for part in (_sentence(problem.message), problem.hint) if part)


def _sentence(message: str) -> str:
    begun = message[:1].upper() + message[1:]
    return begun if begun.endswith((".", "!", "?")) else f"{begun}."


_KINDS = ("otherwise", "silence", "interrupted", "cut_in", "transfer", "hang_up")


def reaction_name(kind: str) -> str:
    """Return when a reaction is taken."""
    return {
        "otherwise": translate("Studio", "Something else is said"),
        "silence": translate("Studio", "Nothing is said"),
        "interrupted": translate("Studio", "The customer is interrupted"),
        "cut_in": translate("Studio", "The trainee talks for too long"),
        "transfer": translate("Studio", "The transfer button is pressed"),
        "hang_up": translate("Studio", "The trainee hangs up"),
    }.get(kind, readable(kind))


def place_title(place: Place, value: Mapping[str, Any]) -> str:
    """Return what stands at a place in few words: a moment, a reply, a reaction, or the customer."""
    reply = reply_of(place)
    if reply:
        return readable(str(_at(value, (*reply, "id")) or reply[-1]))
    for part in reversed(place):
        kind = str(part).removeprefix("shared_")
        if kind in _KINDS:
            return reaction_name(kind)
    if len(place) > 1 and place[0] == "nodes":
        return readable(str(place[1]))
    if place and place[0] == "include" and len(place) > 1:
        return readable(str(place[1]))
    return translate("Studio", "The customer")


def whole_place_title(place: Place, value: Mapping[str, Any]) -> str:
    """Return the same with the moment in front of what lies in it: “Pick up › Sympathy”."""
    title = place_title(place, value)
    if len(place) > 2 and place[0] == "nodes":
        moment = readable(str(place[1]))
        return moment if moment == title else f"{moment} › {title}"
    if place and str(place[0]).startswith("shared_"):
        return f"{translate('Studio', 'Every moment')} › {title}"
    return title


def reply_of(place: Place) -> Place:
    """Return the place of the reply in which a place lies; empty outside all replies."""
    for depth, part in enumerate(place):
        if part in ("replies", "shared_replies") and len(place) > depth + 1 and isinstance(place[depth + 1], int):
            return place[: depth + 2]
    return ()


def _at(value: Any, place: Place) -> Any:
    for key in place:
        try:
            value = value[key]
        except (KeyError, IndexError, TypeError):
            return None
    return value


def condition_name(key: str) -> str:
    """Return one condition as the beginning of a sentence; its value follows."""
    return {
        "heat_at_least": translate("Condition", "Anger is at least"),
        "heat_below": translate("Condition", "Anger is below"),
        "flags": translate("Condition", "Marks that are set"),
        "without": translate("Condition", "Marks that are not set"),
        "misses_at_least": translate("Condition", "Not understood, times in a row"),
        "silences_at_least": translate("Condition", "Silences in a row"),
        "visits_at_least": translate("Condition", "This moment, visits at least"),
        "visits_below": translate("Condition", "This moment, visits below"),
        "turns_at_least": translate("Condition", "Turns of the trainee"),
        "interruptions_at_least": translate("Condition", "Interruptions so far"),
        "ladder_at_least": translate("Condition", "Step of the ladder, at least"),
        "ladder_below": translate("Condition", "Step of the ladder, below"),
        "named": translate("Condition", "Facts the trainee has named"),
        "told": translate("Condition", "Facts the customer has told"),
        "levels": translate("Condition", "Only at the levels"),
        "used": translate("Condition", "Techniques used so far"),
        "unused": translate("Condition", "Techniques not used so far"),
    }.get(key, readable(key))


def effect_name(key: str) -> str:
    """Return one effect as the beginning of a sentence; its value follows."""
    return {
        "heat": translate("Effect", "Anger changes by"),
        "set": translate("Effect", "Sets the marks"),
        "clear": translate("Effect", "Takes the marks away"),
        "ladder": translate("Effect", "Is this step of the ladder"),
        "tell": translate("Effect", "Tells the facts"),
    }.get(key, readable(key))


def quality_name(quality: str) -> str:
    """Return how good a reply is."""
    return {
        "good": translate("Studio", "Good"),
        "neutral": translate("Studio", "Neutral"),
        "poor": translate("Studio", "Poor"),
    }.get(quality, quality)


def edit_label(edit: Edit, value: Mapping[str, Any]) -> str:
    """Return what an edit does, as undoing calls it."""
    kind = type(edit).__name__
    if isinstance(edit, Compound):
        return translate("StudioEdit", "several changes")
    if isinstance(edit, ReplaceText):
        return translate("StudioEdit", "change the text of the file")
    if isinstance(edit, Rename):
        return translate("StudioEdit", "rename “%1”").replace("%1", readable(edit.name))
    if isinstance(edit, InsertItem) and edit.place == ("nodes",):
        return translate("StudioEdit", "add “%1”").replace("%1", readable(edit.key))
    sentence = {
        "InsertItem": translate("StudioEdit", "add to “%1”"),
        "RemoveItem": translate("StudioEdit", "remove from “%1”"),
        "MoveItem": translate("StudioEdit", "move in “%1”"),
    }.get(kind, translate("StudioEdit", "change “%1”"))
    return sentence.replace("%1", place_title(edit.place, value))


def sound_name(sound: str) -> str:
    """Return what is heard behind a customer."""
    return {
        "office": translate("Studio", "An office"),
        "street": translate("Studio", "A street"),
        "television": translate("Studio", "A television"),
        "kitchen": translate("Studio", "A kitchen"),
    }.get(sound, readable(sound))
