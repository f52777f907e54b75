"""From the bytes of a stranger's file to the draft of a scenario and a report."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import Any

from roleplay.core.errors import InputError
from roleplay.dialogue.exchange.draft import Draft, DraftOptions, as_text, draft
from roleplay.dialogue.exchange.reading import MAX_TEXT, decoded
from roleplay.dialogue.exchange.report import Note, Report
from roleplay.dialogue.exchange.story import Story
from roleplay.dialogue.exchange.twine.raw import SCENARIO_PASSAGE, RawPassage
from roleplay.dialogue.exchange.wording import Wording
from roleplay.dialogue.formats.diagnostics import Known, lint
from roleplay.dialogue.formats.parts import PartShelf
from roleplay.dialogue.formats.yaml_source import parse_scenario

KINDS = ("twee", "twine", "ink", "yarn")
SUFFIXES = {
    ".twee": "twee",
    ".tw": "twee",
    ".tw3": "twee",
    ".html": "twine",
    ".htm": "twine",
    ".ink": "ink",
    ".yarn": "yarn",
}
MAX_INCLUDES = 200
_INCLUDE = re.compile(r"^[ \t]*INCLUDE\b", re.MULTILINE)
InkTree = Mapping[str, Any]
InkParser = Callable[[str, str, Mapping[str, str]], InkTree]
"""Gets text, name and further files by name; returns what the real compiler read. Raises `InputError`,
`MachineError`."""


@dataclass(frozen=True, slots=True)
class StoryFile:
    """A file as it came, with those beside it that it may include."""

    name: str
    content: bytes
    beside: Mapping[str, bytes]
    """By their names relative to it; nothing else is ever read."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import made of a story."""

    draft: Draft
    notes: tuple[Note, ...]
    kind: str
    title: str
    passages: int
    """Of the story."""


def import_story(
    file: StoryFile,
    options: DraftOptions,
    ink: InkParser,
    shelf: PartShelf | None = None,
    known: Known | None = None,
) -> Imported:
    """Return the draft of a story and what became of it. Raises `InputError` for what is no story.

    `shelf` holds the parts that a scenario which comes back from Twine may include, `known` what it may name.
    """
    report = Report()
    text = decoded(file.content, file.name, report)
    story, passages = _story(file, text, ink, report)
    if not story.passages:
        raise InputError(f"{file.name} holds no passage.", hint="Give the file that your story tool has exported.")
    named = replace(options, name=options.name or PurePath(file.name).stem, source=options.source or _source(story))
    back = _come_back(story, passages, named, report, shelf, known) if story.kept else None
    if back is not None and known is not None and not _is_valid(back[0].text, shelf, known):
        report.lost(0, SCENARIO_PASSAGE, Wording.KEPT_WRONG)
        back = None
    if back is not None:
        made, notes = back
    else:
        made = draft(story, named, report)
        notes = report.notes()
    return Imported(made, notes, story.kind, _title(made.value, named.language), len(story.passages))


def _is_valid(text: str, shelf: PartShelf | None, known: Known) -> bool:
    return lint(parse_scenario(text, SCENARIO_PASSAGE, shelf), known).scenario is not None


def _title(value: Mapping[str, Any], language: str) -> str:
    titles = value["title"]
    return str(titles.get(language) or next(iter(titles.values())))


def _come_back(
    story: Story,
    passages: list[RawPassage],
    options: DraftOptions,
    report: Report,
    shelf: PartShelf | None,
    known: Known | None,
) -> tuple[Draft, tuple[Note, ...]] | None:
    """Return the scenario that was exported to this story, with what was changed there; None when it is none."""
    from roleplay.dialogue.exchange.twine.coming_back import KeptScenario, changed_nodes, merged

    kept = KeptScenario(story.kept, shelf)
    if kept.scenario is None:
        report.lost(0, SCENARIO_PASSAGE, Wording.KEPT_BROKEN)
        return None
    language = kept.language if kept.language in kept.scenario.languages else kept.scenario.languages[0]
    changed, gone = changed_nodes(kept.scenario, language, (one for one in passages if one.name in story.passages))
    report_back = Report()
    if not changed and not gone:
        report_back.added(0, Wording.ALL_ELSE, Wording.UNTOUCHED)
        return Draft(kept.value, kept.text, {}), report_back.notes()
    drafted = draft(story, replace(options, language=language, taken_lines=kept.line_ids()), report)
    lines = {one.name: one.line for one in passages}
    for name in sorted(changed):
        if name in kept.parsed.included:
            report_back.lost(lines.get(name, 0), name, Wording.FROM_PART)
        else:
            report_back.changed(lines.get(name, 0), name, Wording.CHANGED_SINCE)
    value = merged(kept, drafted.value, changed, gone, language)
    stays = known is not None and not _is_valid(as_text(value, options.source), shelf, known)
    if stays:  # other moments may ask for a flag that only these set
        value = merged(kept, drafted.value, changed, set(), language)
    for name in sorted(gone):
        if stays:
            report_back.changed(0, name, Wording.GONE_BUT_STAYS)
        else:
            report_back.lost(0, name, Wording.GONE)
    report_back.changed(0, Wording.COMMENTS, Wording.COMMENTS_GO)
    report_back.extend(note for note in report.notes() if note.line and _concerns(note.line, changed, passages))
    return Draft(value, as_text(value, options.source), drafted.nodes), report_back.notes()


def _concerns(line: int, changed: set[str], passages: list[RawPassage]) -> bool:
    """Tell whether a line belongs to a passage that was changed."""
    own = max((one for one in passages if one.line <= line), key=lambda one: one.line, default=None)
    return own is not None and (own.name in changed or own.name.split(".", 1)[0] in changed)


def kind_of(name: str, text: str) -> str:
    """Return the format of a story by the end of its name, else by its text. Raises `InputError`."""
    from roleplay.dialogue.exchange.twine.html import looks_like_twine

    kind = SUFFIXES.get(PurePath(name).suffix.lower(), "")
    if kind:
        return kind
    if looks_like_twine(text):
        return "twine"
    if text.startswith("::") or "\n::" in text:
        return "twee"
    if "\n---" in text and "title:" in text:
        return "yarn"
    if text.startswith(("===", "->", "INCLUDE ")) or "\n==" in text or "\n->" in text:
        return "ink"
    raise InputError(
        f"{name} is no story that can be imported.",
        hint="Twee 3 (.twee), Twine 2 (.html), Ink (.ink) and Yarn Spinner (.yarn) can.",
    )


def _story(file: StoryFile, text: str, ink: InkParser, report: Report) -> tuple[Story, list[RawPassage]]:
    """Return the story, and its passages as they stand in the file where it is one of Twine."""
    kind = kind_of(file.name, text)
    if kind == "twine":
        return _twine(text, file.name, report)
    if len(text) > MAX_TEXT:
        raise InputError(
            f"{file.name} has {len(text) / 1e6:.0f} million characters; up to {MAX_TEXT / 1e6:.0f} million are read.",
            hint="Split the story.",
        )
    if kind == "twee":
        from roleplay.dialogue.exchange.twine.stories import as_story
        from roleplay.dialogue.exchange.twine.twee import read_twee

        raw = read_twee(text, report)
        return as_story(raw, "twee", report), raw.passages
    if kind == "yarn":
        from roleplay.dialogue.exchange.yarn import read_yarn

        return read_yarn(text, report), []
    from roleplay.dialogue.exchange.ink import read_ink
    from roleplay.dialogue.exchange.ink_source import InkSource

    if len(_INCLUDE.findall(text)) > MAX_INCLUDES:
        raise InputError(f"{file.name} includes more than {MAX_INCLUDES} files.", hint="Put them together.")
    beside = {name: decoded(content, name, report) for name, content in file.beside.items()}
    return read_ink(ink(text, file.name, beside), report, InkSource(text, file.name, beside)), []


def _twine(text: str, name: str, report: Report) -> tuple[Story, list[RawPassage]]:
    from roleplay.dialogue.exchange.twine.html import read_html
    from roleplay.dialogue.exchange.twine.stories import as_story

    raw = read_html(text, name, report)
    size = sum(len(passage.text) for passage in raw.passages)
    if size > MAX_TEXT:
        raise InputError(
            f"The passages of {name} have {size / 1e6:.0f} million characters;"
            f" up to {MAX_TEXT / 1e6:.0f} million are read.",
            hint="Export the story without the pictures that lie in its passages.",
        )
    return as_story(raw, "twine", report), raw.passages


def _source(story: Story) -> str:
    words = {"twee": "Twee 3", "twine": "Twine 2", "ink": "Ink", "yarn": "Yarn Spinner"}[story.kind]
    return f"{words} ({story.flavour[:60]})" if story.flavour else words
