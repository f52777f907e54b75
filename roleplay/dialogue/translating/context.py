"""What a translator must know of a text: who says it, where, after what, and how angry the customer is then."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from roleplay.core.translating import TextRow, TextState
from roleplay.dialogue.formats.parts import parameters
from roleplay.dialogue.formats.problems import Place
from roleplay.dialogue.formats.yaml_tree import Plain
from roleplay.dialogue.translating.units import TextUnit, languages_of

_KINDS = {
    "title": "title",
    "summary": "summary",
    "role": "the trainee's role",
    "hard": "what is to be settled",
    "soft": "what is felt",
    "label": "fact",
    "spoken": "fact as it is said",
    "address": "form of address",
    "examples": "example answers",
    "why": "explanation for the debrief",
    "cues": "cue words",
    "texts": "text of a part",
    "survey": "satisfaction survey",
    "backchannels": "sound of listening",
}
_MOVES = {
    "otherwise": "an answer that fits nothing",
    "silence": "silence",
    "interrupted": "an interruption",
    "cut_in": "a long speech",
}
_MOST_WAYS = 3
_LONGEST = 90
"""Characters of a sentence that is quoted."""


class Contexts:
    """Tells the context of texts of one scenario."""

    def __init__(self, value: Plain) -> None:
        self._value = value if isinstance(value, dict) else {}
        self._language = languages_of(value)[0]
        self._ways = self._ways_in()

    def row(self, unit: TextUnit, states: Mapping[str, TextState]) -> TextRow:
        """Return a text as a translator sees it."""
        place = unit.head
        return TextRow(
            unit.id,
            self._kind(place),
            self._speaker(place),
            _where(place, self._value),
            self._after(place),
            self._heat(place),
            _note(unit, self._language),
            unit.texts,
            states,
        )

    def _kind(self, place: Place) -> str:
        if place[0] == "backchannels":
            return _KINDS["backchannels"]
        if place[-1] == "text":
            return "line"
        around = place[-2] if len(place) > 1 else ""
        return _KINDS.get(str(place[-1])) or _KINDS.get(str(around), str(place[-1]))

    def _speaker(self, place: Place) -> str:
        if place[-1] in ("examples", "cues"):
            return "trainee"
        if place[0] == "survey":
            return self._name_of("customer")
        if place[-1] != "text":
            return ""
        line = self._at(place[:-1])
        return self._name_of(str(line.get("speaker", "customer")) if isinstance(line, dict) else "customer")

    def _name_of(self, speaker: str) -> str:
        place: Place = ("customer",) if speaker == "customer" else ("speakers", speaker)
        person = self._at(place)
        name = person.get("name") if isinstance(person, dict) else None
        return str(name) if name else speaker

    def _after(self, place: Place) -> str:
        """Return what comes before a line: the move that it stands in, or those that lead to its node."""
        if place[-1] not in ("text", "why"):
            return ""
        move = self._move_around(place)
        if move is not None:
            return self._told(move)
        if place[0] == "nodes":
            node = str(place[1])
            ways = ["the beginning"] if self._value.get("start") == node else []
            ways += [self._told(way) for way in self._ways.get(node, [])]
            more = [f"and {len(ways) - _MOST_WAYS} more"] if len(ways) > _MOST_WAYS else []
            return "; ".join([*ways[:_MOST_WAYS], *more])
        return ""

    def _move_around(self, place: Place) -> Place | None:
        """Return the place of the reply or reaction in which a text stands; None in a node's own lines."""
        for end in range(len(place) - 1, 0, -1):
            if isinstance(place[end], int) and place[end - 1] not in ("says", "backchannels", "survey"):
                return place[: end + 1]
        return None

    def _told(self, move: Place) -> str:
        item = self._at(move)
        group = str(move[-2])
        if isinstance(item, dict) and group in ("replies", "shared_replies"):
            example = self._first_example(item)
            return f"{item.get('id', '?')}: “{example}”" if example else str(item.get("id", "?"))
        name = group.removeprefix("shared_")
        if name in _MOVES:
            return _MOVES[name]
        return f"button {name.replace('_', ' ')}"

    def _first_example(self, reply: dict[str, Plain]) -> str:
        examples = reply.get("examples")
        own = examples.get(self._language) if isinstance(examples, dict) else None
        first = own[0] if isinstance(own, tuple | list) and own else ""
        text = str(first)
        return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"

    def _ways_in(self) -> dict[str, list[Place]]:
        """Return the moves that lead to each node."""
        found: dict[str, list[Place]] = {}
        for move, target in _moves(self._value, ()):
            found.setdefault(target, []).append(move)
        return found

    def _heat(self, place: Place) -> str:
        """Return the range of heat in which a text is said, by the conditions around it."""
        low, high = 0.0, 100.0
        for end in range(1, len(place) + 1):
            item = self._at(place[:end])
            when = item.get("when") if isinstance(item, dict) else None
            if isinstance(when, dict):
                low = max(low, _number(when.get("heat_at_least"), 0.0))
                high = min(high, _number(when.get("heat_below"), 100.0))
        if low <= 0 and high >= 100:
            return ""
        if low <= 0:
            return f"below {high:g}"
        return f"from {low:g}" if high >= 100 else f"{low:g} to {high:g}"

    def _at(self, place: Place) -> Plain:
        value: Plain = self._value
        for key in place:
            try:
                value = value[key]  # type: ignore[index]
            except (KeyError, IndexError, TypeError):
                return None
        return value


def _moves(value: Plain, place: Place) -> Iterator[tuple[Place, str]]:
    if isinstance(value, dict):
        target = value.get("next")
        if isinstance(target, str) and place and isinstance(place[-1], int):
            yield place, target
        for key, child in value.items():
            yield from _moves(child, (*place, key))
    elif isinstance(value, tuple | list):
        for index, child in enumerate(value):
            yield from _moves(child, (*place, index))


def _where(place: Place, root: dict[str, Plain]) -> str:
    if place[0] == "nodes":
        words = [str(place[1])]
        if len(place) > 3 and place[2] in ("replies", "otherwise", "silence", "interrupted", "cut_in", "buttons"):
            words.append(str(place[2]))
        return ", ".join(words)
    if str(place[0]).startswith("shared_"):
        return f"everywhere, {str(place[0]).removeprefix('shared_')}"
    if place[0] == "include":
        return f"part {place[1]}: {place[-1]}"
    return ", ".join(str(one) for one in place[:-1] if isinstance(one, str)) or "the scenario" if root else ""


def _note(unit: TextUnit, source: str) -> str:
    text = unit.texts.get(source, "")
    notes = []
    if "{" in text and not unit.several:
        notes.append("swear words stand in {braces}")
    named = sorted(set(parameters(text)))
    if named:
        notes.append("keep " + ", ".join(f"${name}" for name in named))
    if unit.several:
        notes.append("one a line")
    if unit.head[-1] == "examples":
        notes.append("as people really say it, not word for word; at least four")
    if unit.head[-1] in ("spoken", "address"):
        notes.append("all forms in which it may be said")
    return "; ".join(notes)


def _number(given: Plain, default: float) -> float:
    return float(given) if isinstance(given, int | float) else default
