"""One step done to a text: the characters of what changes are exchanged; all others stay, comments and layout too.

What comes out is not trusted: whoever calls `spliced` reads it again and compares it with what it should hold.
"""

from __future__ import annotations

from collections.abc import Sequence

from roleplay.dialogue.authoring import emit
from roleplay.dialogue.authoring.places import value_at
from roleplay.dialogue.authoring.steps import Drop, Insert, Put, Rekey, Shift, Step
from roleplay.dialogue.authoring.syntax import Spot, Syntax
from roleplay.dialogue.formats.problems import Place
from roleplay.dialogue.formats.yaml_tree import Plain


def spliced(text: str, step: Step, after: Plain) -> str:
    """Return the text after a step; `after` are the values that it will hold.

    Raises `LookupError` or `yaml.YAMLError` where the text is laid out in a way that is not known here.
    """
    if not text.endswith("\n"):
        text += "\n"
    syntax = Syntax(text)
    match step:
        case Put():
            place, changed = step.place, _put(syntax, step.place, step.value)
        case Insert():
            place, changed = step.place, _inserted(syntax, step)
        case Drop():
            place, changed = step.place[:-1], _dropped(syntax, step.place)
        case Rekey():
            place, changed = step.place[:-1], _renamed(syntax, step)
        case Shift():
            place, changed = step.place[:-1], _shifted(syntax, step)
    return _unfolded(syntax, changed, place, after)


def rewritten(text: str, place: Place, value: Plain) -> str:
    """Return the text with what stands at a place written anew, its comments lost."""
    syntax = Syntax(text if text.endswith("\n") else f"{text}\n")
    return _with(syntax, place, value)


# --- values ---


def _put(syntax: Syntax, place: Place, value: Plain) -> str:
    if place and place[-1] not in (around := syntax.spot(place[:-1])):
        return _inserted(syntax, Insert(place[:-1], len(around.values), value, str(place[-1])))
    old = syntax.spot(place)
    if old.kind != "scalar" or isinstance(value, dict | tuple) or old.end == old.start:
        return _with(syntax, place, value)
    in_flow = any(spot.style == "flow" for spot in syntax.way(place[:-1]))
    if isinstance(value, str) and old.style in {"|", ">"}:
        return _with(syntax, place, value)
    column = syntax.column(old.start)
    room = emit.WIDTH - column if syntax.column(old.end) <= emit.WIDTH else emit.WIDTH * 100
    if "\n" in syntax.text[old.start : old.end] and not in_flow:
        return _with(syntax, place, value)
    if not isinstance(value, str) or in_flow:
        new = _like(old, value, in_flow=in_flow)
    else:
        new = _like(old, value, in_flow=False)
        if len(new) > room:
            new = emit.text(value, _margin(syntax, place), room)
    return _exchanged(syntax, old.start, old.end, new)


def _exchanged(syntax: Syntax, start: int, end: int, new: str) -> str:
    """Return the text with a stretch exchanged; a comment behind it stays in the line that it was in."""
    text = syntax.text
    first, line_end, more = new.partition("\n")
    behind = text[end : syntax.line_end(end) - 1]
    if line_end and behind.lstrip().startswith("#"):
        return text[:start] + first + behind + line_end + more + text[end + len(behind) :]
    return text[:start] + new + text[end:]


def _like(old: Spot, value: Plain, *, in_flow: bool) -> str:
    """Return a scalar on one line, in the quotes of the one before."""
    if isinstance(value, str) and old.style == '"':
        return emit.quoted(value)
    if isinstance(value, str) and old.style == "'" and value.isprintable():
        return "'" + value.replace("'", "''") + "'"
    return emit.scalar(value, in_flow=in_flow)


def _margin(syntax: Syntax, place: Place) -> int:
    """Return the column of the key or dash behind which a value stands."""
    around = syntax.spot(place[:-1])
    return syntax.column(syntax.head(around, around.rank(place[-1])))


def _with(syntax: Syntax, place: Place, value: Plain) -> str:
    """Return the text with a value written anew, whatever stood there."""
    old = syntax.spot(place)
    if any(spot.style == "flow" for spot in syntax.way(place[:-1])):
        new = emit.flow(value)
        gap = " " if old.start == old.end else ""
        return syntax.text[: old.start] + gap + new + syntax.text[old.end :]
    around = syntax.spot(place[:-1])
    rank = around.rank(place[-1])
    column = syntax.column(syntax.head(around, rank))
    behind = syntax.colon(around, rank)
    if around.kind == "list":
        new = emit.item(value, column)[column + 1 : -1]
    else:
        new = emit.behind(value, column, emit.WIDTH - syntax.column(behind), str(place[-1]))
    return _exchanged(syntax, behind, max(behind, old.end), new)


# --- items ---


def _inserted(syntax: Syntax, step: Insert) -> str:
    around = syntax.spot(step.place)
    text = syntax.text
    if not around.values:
        return _with(syntax, step.place, {step.key: step.value} if step.key else (step.value,))
    if not around.is_block:
        piece = f"{emit.key_text(step.key)}: {emit.flow(step.value)}" if step.key else emit.flow(step.value)
        if step.at < len(around.values):
            at = syntax.head(around, step.at)
            return f"{text[:at]}{piece}, {text[at:]}"
        at = max(around.values[-1].end, around.keys[-1].end if around.keys else 0)
        return f"{text[:at]}, {piece}{text[at:]}"
    column = syntax.column(syntax.head(around, 0))
    lines = emit.entry(step.key, step.value, column) if step.key else emit.item(step.value, column)
    gap = "\n" if _is_spaced(syntax, around) else ""
    if step.at >= len(around.values):
        at = syntax.line_end(around.end)
        return text[:at] + gap + lines + text[at:]
    at = syntax.begin(around, step.at)
    if syntax.column(at):  # behind the dash of a list around it
        return text[:at] + lines[column:] + " " * column + text[at:]
    return text[:at] + lines + gap + text[at:]


def _is_spaced(syntax: Syntax, around: Spot) -> bool:
    """Tell whether the items of a block stand apart by empty lines."""
    last = len(around.values) - 1
    return last > 0 and syntax.text[: syntax.begin(around, last)].endswith("\n\n")


def _dropped(syntax: Syntax, place: Place) -> str:
    around = syntax.spot(place[:-1])
    rank = around.rank(place[-1])
    text = syntax.text
    if len(around.values) == 1:
        return _with(syntax, place[:-1], {} if around.kind == "map" else ())
    if not around.is_block:
        if rank + 1 < len(around.values):
            return text[: syntax.head(around, rank)] + text[syntax.head(around, rank + 1) :]
        before = max(around.values[rank - 1].end, around.keys[rank - 1].end if around.keys else 0)
        return text[:before] + text[max(around.values[rank].end, syntax.head(around, rank)) :]
    start = syntax.begin(around, rank)
    if rank + 1 < len(around.values):
        following = syntax.head if syntax.column(start) else syntax.begin
        return text[:start] + text[following(around, rank + 1) :]
    start = len(text[:start].rstrip()) + 1 if text[:start].endswith("\n\n") else start
    return text[:start] + text[syntax.line_end(around.end) :]


def _renamed(syntax: Syntax, step: Rekey) -> str:
    around = syntax.spot(step.place[:-1])
    key = around.keys[around.rank(step.place[-1])]
    return syntax.text[: key.start] + emit.key_text(step.to) + syntax.text[key.end :]


def _shifted(syntax: Syntax, step: Shift) -> str:
    around = syntax.spot(step.place[:-1])
    order = [*range(len(around.values))]
    order.insert(step.at, order.pop(around.rank(step.place[-1])))
    if not around.is_block:
        slots = [(syntax.head(around, at), around.values[at].end) for at in order]
        return _permuted(syntax.text, sorted(slots), [syntax.text[start:end] for start, end in slots])
    column = syntax.column(syntax.head(around, 0))
    slots = [(syntax.begin(around, at), syntax.line_end(around.values[at].end)) for at in order]
    pieces = [(" " * column if syntax.column(start) else "") + syntax.text[start:end] for start, end in slots]
    if syntax.column(min(slots)[0]):
        pieces[0] = pieces[0][column:]
    return _permuted(syntax.text, sorted(slots), pieces)


def _permuted(text: str, slots: Sequence[tuple[int, int]], pieces: Sequence[str]) -> str:
    """Return the text with the slots, which are in order and do not overlap, filled with pieces."""
    out, done = [], 0
    for (start, end), piece in zip(slots, pieces, strict=True):
        out += [text[done:start], piece]
        done = end
    return "".join([*out, text[done:]])


# --- what no longer fits on a line ---


def _unfolded(before: Syntax, changed: str, place: Place, after: Plain) -> str:
    """Return the text with the brackets around a place written line by line, if the change made them too long."""
    if _longest_line(before, place) > emit.WIDTH:
        return changed  # the author likes long lines
    syntax = Syntax(changed)
    depth = next((depth for depth, spot in enumerate(syntax.way(place)) if spot.style == "flow"), None)
    if depth is None or depth == 0:
        return changed
    outer = syntax.spot(place[:depth])
    source = changed[syntax.line_start(outer.start) : syntax.line_end(outer.end)]
    if "#" in source or max(map(len, source.splitlines())) <= emit.WIDTH:
        return changed
    return _with(syntax, place[:depth], value_at(after, place[:depth]))


def _longest_line(syntax: Syntax, place: Place) -> int:
    """Return how long the lines are on which what stands at a place begins."""
    while True:
        try:
            spot = syntax.spot(place)
        except LookupError:
            place = place[:-1]
            continue
        return len(syntax.text[syntax.line_start(spot.start) : syntax.line_end(spot.start)].rstrip("\n"))
