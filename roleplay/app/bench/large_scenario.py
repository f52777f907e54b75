"""A scenario as large as nobody has written one yet, to measure the studio with."""

from __future__ import annotations

import random
from typing import Any

_OPENINGS = ("I am sorry that", "I can see that", "Please tell me why", "Let us look at why", "I understand that")
_MATTERS = ("the flat is cold", "nobody came", "the bill is wrong", "the parcel is lost", "the line is dead")
_ENDS = {"solved": "solved", "left": "customer_left", "lead": "handed_over"}


def large_scenario(nodes: int, seed: int = 7) -> dict[str, Any]:
    """Return the plain values of a scenario that can be played, of so many nodes (at least ten).

    A story that branches and comes together again: most replies lead a little further, some back, some across, some
    to one of the endings. The same seed makes the same one.
    """
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    count = max(nodes, 10) - len(_ENDS)
    made = {_name(number): _node(number, count, chance) for number in range(count)}
    for name, outcome in _ENDS.items():
        made[name] = {"says": [{"id": f"{name}-line", "text": {"en": "Goodbye then."}}], "outcome": outcome}
    return {**_head(), "nodes": made}


def _head() -> dict[str, Any]:
    return {
        "roleplay": 1,
        "id": "large-story",
        "version": 1,
        "languages": ["en"],
        "title": {"en": "A large story"},
        "summary": {"en": "Everything goes wrong, in every order."},
        "role": {"en": "You answer the phone of a heating service."},
        "customer": {
            "name": "Ruth Hale",
            "voice": "dana",
            "matter": {
                "hard": {"en": "The heating must work again."},
                "feeling": "fear",
                "soft": {"en": "Her small son has begun to cough."},
            },
        },
        "goals": {"feeling": "heard", "matter": "promised"},
        "breaking_point": {"heat": 100, "next": "left"},
        "start": _name(0),
        "shared_otherwise": [{"when": {"misses_at_least": 3}, "next": "left"}, {"effects": {"heat": 3}}],
        "shared_silence": [{"when": {"silences_at_least": 3}, "next": "left"}, {"effects": {"heat": 2}}],
    }


def _name(number: int) -> str:
    return f"moment-{number}"


def _node(number: int, count: int, chance: random.Random) -> dict[str, Any]:
    ahead = [number + 1]
    if chance.random() < 0.5:
        ahead.append(number + 2 + int(chance.expovariate(1 / 8)))
    if chance.random() < 0.2:
        ahead.append(chance.randrange(max(number - 30, 0), number + 1))
    if chance.random() < 0.03:
        ahead.append(chance.randrange(count))
    targets = [_name(target) if target < count else "solved" for target in ahead]
    if chance.random() < 0.15:
        targets.append(chance.choice(list(_ENDS)))
    said = f"{chance.choice(_MATTERS).capitalize()}, and what do you do about it, after {number} calls?"
    return {
        "says": [{"id": f"line-{number}", "text": {"en": said}}],
        "replies": [_reply(number, at, target, chance) for at, target in enumerate(dict.fromkeys(targets))],
    }


def _reply(number: int, at: int, target: str, chance: random.Random) -> dict[str, Any]:
    reply: dict[str, Any] = {"id": f"answer-{at}", "quality": chance.choice(("good", "neutral", "poor"))}
    said = f"{chance.choice(_OPENINGS)} {chance.choice(_MATTERS)}, number {number} {at}."
    reply["examples"] = {"en": [said]}
    if at == 0:
        reply["effects"] = {"set": ["heard" if number % 2 else "promised"]}
    reply["next"] = target
    return reply


def large_twee(characters: int, seed: int = 7) -> str:
    """Return a story in Twee 3 of about so many characters: passages of some sentences, each with links to others."""
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    written = [":: StoryTitle\nA large story\n", ':: StoryData\n{"ifid": "6E1AD9F0-0C5A-4A4E-9C53-2B4C1E5F0A11"}\n']
    size, number = sum(map(len, written)), 0
    while size < characters:
        said = _sentences(chance, 8)
        links = [f"[[{chance.choice(_OPENINGS)} {at}->Passage {number + at + 1}]]" for at in range(2)]
        written.append(f":: {'Start' if not number else f'Passage {number}'}\n{said}\n\n" + "\n".join(links) + "\n")
        size += len(written[-1])
        number += 1
    ends = (f":: Passage {number + at}\nGoodbye then.\n" for at in range(2))
    return "\n".join((*written, *ends))


def large_ink(characters: int, seed: int = 7) -> str:
    """Return a story in Ink of about so many characters: knots with lines, choices, conditions and variables."""
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    written = ["VAR patience = 3", "-> knot_0"]
    size, number = sum(map(len, written)), 0
    while size < characters:
        knot = [f"=== knot_{number} ===", *(f"Ruth: {_sentences(chance, 3)}" for _ in range(3))]
        if number % 3 == 0:
            knot.append("{patience > 1: I am calm|I am furious}.")
        if number % 4 == 0:
            knot.append("~ patience = patience - 1")
        for at in range(2):
            knot.append(f"* [{chance.choice(_OPENINGS)} {at}] {_sentences(chance, 1)}")
            knot.append(f"  Ruth: {{One.|Two.}} {chance.choice(_MATTERS)}?")
            knot.append(f"  -> knot_{number + at + 1}")
        written += knot
        size += sum(len(line) + 1 for line in knot)
        number += 1
    for at in range(2):
        written += [f"=== knot_{number + at} ===", "Goodbye then.", "-> END"]
    return "\n".join(written) + "\n"


def _sentences(chance: random.Random, count: int) -> str:
    return " ".join(f"{chance.choice(_OPENINGS)} {chance.choice(_MATTERS)} again." for _ in range(count))
