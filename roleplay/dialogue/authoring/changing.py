"""A step done to a file in segments: the one that it lies in is changed, or segments come, go and change places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from roleplay.dialogue.authoring import emit
from roleplay.dialogue.authoring.places import same
from roleplay.dialogue.authoring.segment import Segment, WholeFile, new_segment
from roleplay.dialogue.authoring.source import Section, Source, read_section, read_source
from roleplay.dialogue.authoring.steps import Drop, Insert, Put, Shift, Step, applied
from roleplay.dialogue.formats.yaml_tree import Plain


def changed(source: Source, step: Step, before: Plain) -> tuple[Source, Plain]:
    """Return the file after a step, and its values, given those before. Raises `EditError`."""
    after = applied(before, step)
    if not source.sections or not isinstance(after, dict):
        return _whole_changed(source, step, after), after
    if isinstance(step, Insert) and not step.place:
        return _section_added(source, step), after
    section = source.section(step.place[0]) if step.place else None
    if section is None:
        return read_source(emit.document(after)), after
    return _within(source, section, step, after), after


def _within(source: Source, section: Section, step: Step, after: dict[str, Plain]) -> Source:
    """Return a file after a step that concerns one section."""
    if len(step.place) == 1 and isinstance(step, Drop):
        return _section_dropped(source, section)
    if len(step.place) == 1 and isinstance(step, Shift):
        return Source(tuple(_section_texts(source, step.at, section)))
    key = next(key for key, there in zip(after, source.sections, strict=True) if there is section)
    new = _section_changed(section, step, key, after[key])
    return Source(tuple(new if there is section else there for there in source.sections))


def _whole_changed(source: Source, step: Step, after: Plain) -> Source:
    """Return a file that could not be split after a step; perhaps it can be now."""
    if not isinstance(after, dict) or not after or (not step.place and isinstance(step, Put)):
        return read_source(emit.document(after))
    return read_source(WholeFile(source.text).after(step, after).text)


# --- sections ---


def _section_added(source: Source, step: Insert) -> Source:
    text = emit.entry(step.key, step.value)
    sections = [*source.sections]
    if step.at >= len(sections):
        last = sections[-1]
        lines, tail = _tail(last.text)
        gap = "\n" if len(sections) > 1 and sections[-2].text.endswith("\n\n") else ""
        sections[-1] = read_section(last.key, lines + gap)
        return Source((*sections, read_section(step.key, text + tail)))
    sections.insert(step.at, read_section(step.key, text))
    return Source(tuple(sections))


def _section_dropped(source: Source, section: Section) -> Source:
    rest = tuple(there for there in source.sections if there is not section)
    return Source(rest) if rest else read_source("{}\n")


def _section_texts(source: Source, at: int, section: Section) -> list[Section]:
    """Return the sections with one at another rank; empty lines between them stay where they are."""
    order = [there for there in source.sections if there is not section]
    order.insert(at, section)
    texts = _in_slots([there.text for there in source.sections], [there.text for there in order])
    return [read_section(there.key, text) for there, text in zip(order, texts, strict=True)]


def _section_changed(section: Section, step: Step, key: str, after: Plain) -> Section:
    """Return a section after a step in it; `key` and `after` are its key and value then."""
    if section.is_split and isinstance(after, dict | tuple) and after:
        new = _parts_changed(section, step, after)
        if new is not None and same(new.value, after):
            return new
    whole = Segment(section.text).after(step, {key: after})
    return read_section(key, whole.text)


# --- entries and items ---


def _parts_changed(section: Section, step: Step, after: dict[str, Plain] | tuple[Plain, ...]) -> Section | None:
    """Return a split section after a step; None where its parts do not tell how."""
    depth = len(step.place)
    if isinstance(step, Insert) and depth == 1:
        return _part_added(section, step)
    if depth < 2 or (isinstance(step, Put) and depth == 2 and not _has(section, step.place[1])):
        return None
    if depth == 2 and isinstance(step, Drop):
        return _part_dropped(section, section.rank(step.place[1]))
    if depth == 2 and isinstance(step, Shift):
        return _part_shifted(section, section.rank(step.place[1]), step.at)
    rank = section.rank(step.place[1])
    part = section.parts[rank]
    value: Plain
    if isinstance(after, tuple):
        inner: Step = replace(step, place=(0, *step.place[2:]))
        value = (after[rank],)
    else:
        inner = replace(step, place=step.place[1:])
        value = dict([[*after.items()][rank]]) if len(after) < 8 else _entry_at(after, rank)
    return replace(section, parts=(*section.parts[:rank], part.after(inner, value), *section.parts[rank + 1 :]))


def _entry_at(value: dict[str, Plain], rank: int) -> dict[str, Plain]:
    for index, (key, item) in enumerate(value.items()):
        if index == rank:
            return {key: item}
    raise LookupError(rank)


def _has(section: Section, key: str | int) -> bool:
    return key in range(len(section.parts)) if section.is_list else key in section.ranks


def _part_added(section: Section, step: Insert) -> Section:
    parts = [*section.parts]
    gap = "\n" if len(parts) > 1 and parts[-2].text.endswith("\n\n") else ""
    new = new_segment(step.key, step.value, parts[0].indent)
    if step.at >= len(parts):
        lines, tail = _tail(parts[-1].text)
        parts[-1] = Segment(lines + gap)
        parts.append(Segment(new.text + tail))
    else:
        parts.insert(step.at, Segment(new.text + gap))
    return replace(section, parts=tuple(parts))


def _part_dropped(section: Section, rank: int) -> Section | None:
    parts = [*section.parts]
    dropped = parts.pop(rank)
    if not parts:
        return None
    if rank == len(parts):
        parts[-1] = Segment(_tail(parts[-1].text)[0] + _tail(dropped.text)[1])
    return replace(section, parts=tuple(parts))


def _part_shifted(section: Section, rank: int, at: int) -> Section:
    order = [*section.parts]
    order.insert(at, order.pop(rank))
    texts = _in_slots([part.text for part in section.parts], [part.text for part in order])
    same_text = {part.text: part for part in section.parts}
    return replace(section, parts=tuple(same_text.get(text) or Segment(text) for text in texts))


def _in_slots(before: Sequence[str], after: Sequence[str]) -> list[str]:
    """Return stretches of a file in another order, the empty lines behind each rank staying where they are."""
    return [_tail(text)[0] + _tail(slot)[1] for slot, text in zip(before, after, strict=True)]


def _tail(text: str) -> tuple[str, str]:
    """Return the lines of a stretch, and the empty lines behind them."""
    lines = text.rstrip() + "\n"
    return lines, text[len(lines) :]
