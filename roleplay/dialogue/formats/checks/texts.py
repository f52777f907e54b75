"""What is said, in every language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

from roleplay.dialogue.formats.checks.references import is_included
from roleplay.dialogue.formats.checks.walk import Parts
from roleplay.dialogue.formats.parts import PARAMETER
from roleplay.dialogue.formats.problems import Diagnostic
from roleplay.dialogue.model import Customer, Fact, Identifier, Language, LineText, Part, Scenario

LONGEST_BACKCHANNEL = 5
"""Words; more would be an answer, and is not over before the trainee goes on."""
SURVEY_TEXTS = 5
_SAME_BY_CHANCE = 2
"""So many words may be the same in two languages: names, "OK", "Halo"."""


def line_id_problems(parts: Parts) -> Iterator[Diagnostic]:
    """Yield lines that share an id."""
    lines = [(place, part) for place, part in parts if isinstance(part, LineText)]
    counts = Counter(line.id for _, line in lines)
    seen: set[str] = set()
    for place, line in lines:
        if counts[line.id] > 1 and line.id in seen:
            message = f"another line has the id `{line.id}` too"
            hint = "Give every line its own; translations and voices go by it."
            yield Diagnostic("RP115", "error", message, hint, place=(*place, "id"))
        seen.add(line.id)


@cache
def texts_of(kind: type[Part]) -> tuple[str, ...]:
    """Return the fields of a part that hold something in every language; voices, and spellings for them, need not."""
    hints = get_type_hints(kind, include_extras=True)
    by_language = {name: get_args(hint) for name, hint in hints.items() if get_origin(hint) is dict}
    return tuple(
        name
        for name, (key, value) in by_language.items()
        if key == Language and get_origin(value) is not dict and value != Identifier
    )


def translation_problems(languages: tuple[str, ...], parts: Parts, included: frozenset[str]) -> Iterator[Diagnostic]:
    """Yield texts that are missing in a language; those of parts are reported where the part is included."""
    for place, part in parts:
        if is_included(place, included):
            continue
        for name in texts_of(type(part)):
            given: dict[str, Any] = getattr(part, name)
            if not any(given.values()) and not type(part).model_fields[name].is_required():
                continue
            for language in languages:
                if not given.get(language):
                    message = f"`{name}` is missing in the language `{language}`"
                    hint = f"Add `{language}: ...`; until then the scenario is not played in `{language}`."
                    yield Diagnostic("RP118", "warning", message, hint, place=(*place, name), language=language)
            for language in given:
                if language not in languages:
                    message = f"the language `{language}` is not one of this scenario's languages"
                    hint = f"Add it to `languages`, or remove this text; they are {', '.join(languages)}."
                    yield Diagnostic("RP119", "warning", message, hint, place=(*place, name, language))


def untranslated_problems(parts: Parts, included: frozenset[str]) -> Iterator[Diagnostic]:
    """Yield texts that are word for word the same in two languages."""
    for place, part in parts:
        if isinstance(part, Fact | Customer) or is_included(place, included):
            continue  # numbers and names stay the same
        for name in texts_of(type(part)):
            given: dict[str, Any] = getattr(part, name)
            if len(given) < 2:
                continue
            seen: dict[str, str] = {}
            for language, value in given.items():
                for sentence in [value] if isinstance(value, str) else value if isinstance(value, tuple) else ():
                    first = seen.setdefault(_plain(sentence), language)
                    if first != language and len(_plain(sentence).split()) > _SAME_BY_CHANCE:
                        message = f"`{name}` says the same in `{first}` and in `{language}`: “{sentence}”"
                        hint = "Translate it."
                        yield Diagnostic("RP147", "warning", message, hint, place=(*place, name, language))


def _plain(sentence: str) -> str:
    sentence = PARAMETER.sub(" ", sentence)
    kept = "".join(character if character.isalpha() else " " for character in sentence.casefold())
    return " ".join(kept.split())


def spoken_problems(scenario: Scenario, parts: Parts) -> Iterator[Diagnostic]:
    """Yield swear words marked wrongly, sounds of listening that are speeches, and a survey that is cut short."""
    yield from brace_problems(parts)
    yield from head_spoken_problems(scenario)


def brace_problems(parts: Parts) -> Iterator[Diagnostic]:
    """Yield lines in which swear words are marked wrongly."""
    for place, part in parts:
        if isinstance(part, LineText):
            for language, text in part.text.items():
                if not braces_fit(text):
                    message = "the braces around swear words do not fit together"
                    hint = "Write each as `{word}`, with nothing nested."
                    yield Diagnostic("RP121", "error", message, hint, place=(*place, "text", language))


def head_spoken_problems(scenario: Scenario) -> Iterator[Diagnostic]:
    """Yield sounds of listening that are speeches, and a survey that is cut short."""
    for index, line in enumerate(scenario.backchannels):
        for language, text in line.text.items():
            if len(text.split()) > LONGEST_BACKCHANNEL:
                message = f"the backchannel `{line.id}` has more than {LONGEST_BACKCHANNEL} words"
                hint = "Keep it to a sound or two; what the customer wants to say belongs into a `cut_in`."
                yield Diagnostic("RP139", "warning", message, hint, place=("backchannels", index, "text", language))
    if scenario.survey and len(scenario.survey) != SURVEY_TEXTS:
        message = f"the survey has {len(scenario.survey)} texts instead of {SURVEY_TEXTS}"
        hint = "Give one for each rating from 1 (worst) to 5, or none at all."
        yield Diagnostic("RP127", "error", message, hint, place=("survey",))


def braces_fit(text: str) -> bool:
    """Tell whether braces come in pairs around something, with nothing nested."""
    is_open = False
    previous = ""
    for character in text:
        if character in "{}":
            if is_open != (character == "}") or (is_open and previous == "{"):
                return False
            is_open = not is_open
        previous = character
    return not is_open
