"""Who says what: names before a colon, the customer among them, and what the trainee would have to say."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from roleplay.dialogue.exchange.flow import Moment
from roleplay.dialogue.exchange.report import Report
from roleplay.dialogue.exchange.story import Say, Story
from roleplay.dialogue.exchange.wording import Wording

_SPEAKER = re.compile(r"^(?P<name>[^\W\d_][\w.'’-]{0,30}(?: [\w.'’-]{1,30}){0,3}) ?: +(?=\S)")
_TRAINEE = frozenset(
    [
        "you",
        "player",
        "me",
        "myself",
        "pc",
        "agent",
        "trainee",
        "operator",
        "clerk",
        "protagonist",
        "hero",
        "ty",
        "ja",
        "gracz",
        "agentka",
        "konsultant",
        "konsultantka",
        "du",
        "ich",
        "spieler",
        "yo",
        "tu",
        "tú",
        "jugador",
        "moi",
        "joueur",
    ]
)
"""Names, in the languages of most stories, of whom the player plays."""
_OFTEN = 2
"""So many times a name stands before a colon in a story that does not mark its speakers otherwise."""
MAX_SPEAKERS = 30


def find_speakers(story: Story, found: Iterable[Moment], report: Report) -> tuple[str, ...]:
    """Take names before colons off the lines; return the speakers, the one who says most first.

    A capital letter and a second line are asked for unless the format marks its speakers: "Note: closed" is none.
    """
    # What is said behind options stands on each of their ways; it is looked at once.
    says = list({id(say): say for moment in found for say in _all_says(moment)}.values())
    looks = [(_SPEAKER.match(say.text) if not say.speaker or say.supposed else None) for say in says]
    counts = Counter(look["name"] for look in looks if look is not None)
    for say, look in zip(says, looks, strict=True):
        if look is None:
            continue
        name = look["name"]
        if story.speakers_marked or is_trainee(name) or (counts[name] >= _OFTEN and name[0].isupper()):
            say.speaker, say.text = name, say.text[look.end() :]
    by_name = Counter(say.speaker for say in says if say.speaker and not is_trainee(say.speaker))
    names = tuple(name for name, _ in by_name.most_common())
    kept, others = names[:MAX_SPEAKERS], set(names[MAX_SPEAKERS:])
    for say in says:
        if say.speaker in others:
            report.changed(say.line, f"{say.speaker}: {say.text}", Wording.SPEAKERS_MOST.of(MAX_SPEAKERS))
    return kept


def take_trainee(found: Iterable[Moment], report: Report) -> dict[int, list[str]]:
    """Take out what the trainee would have to say; return it by the line of the option that it follows."""
    examples: dict[int, list[str]] = {}
    for moment in found:
        moment.says = _without(moment.says, report)
        for way in moment.ways:
            if way.says and is_trainee(way.says[0].speaker):
                first = way.says.pop(0)
                examples.setdefault(way.line, []).append(first.text)
                report.changed(first.line, f"{first.speaker}: {first.text}", Wording.TRAINEE_EXAMPLE)
            way.says = _without(way.says, report)
    return examples


def is_trainee(name: str) -> bool:
    """Tell whether a name is one that stories have for the player."""
    return name.casefold() in _TRAINEE


def _without(says: list[Say], report: Report) -> list[Say]:
    kept = []
    for say in says:
        if is_trainee(say.speaker):
            report.lost(say.line, f"{say.speaker}: {say.text}", Wording.TRAINEE_SAYS)
        else:
            kept.append(say)
    return kept


def _all_says(moment: Moment) -> Iterable[Say]:
    yield from moment.says
    for way in moment.ways:
        yield from way.says
