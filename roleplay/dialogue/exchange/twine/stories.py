"""A raw Twine story to a story: the reader of its format, its start, and passages that tell nothing."""

from __future__ import annotations

import re
from collections import Counter

from roleplay.dialogue.exchange.report import Report
from roleplay.dialogue.exchange.setting_aside import note_tags
from roleplay.dialogue.exchange.story import Passage, Story, StoryKind
from roleplay.dialogue.exchange.twine.chapbook import ChapbookReader
from roleplay.dialogue.exchange.twine.harlowe import HarloweReader
from roleplay.dialogue.exchange.twine.raw import (
    SCENARIO_PASSAGE,
    SCENARIO_TAG,
    SPECIAL,
    SPECIAL_TAGS,
    RawPassage,
    RawStory,
)
from roleplay.dialogue.exchange.twine.reader import PassageReader
from roleplay.dialogue.exchange.twine.snowman import SnowmanReader
from roleplay.dialogue.exchange.twine.sugarcube import SugarCubeReader
from roleplay.dialogue.exchange.wording import Wording

_READERS: dict[str, type[PassageReader]] = {
    "harlowe": HarloweReader,
    "sugarcube": SugarCubeReader,
    "sugarcane": SugarCubeReader,
    "chapbook": ChapbookReader,
    "snowman": SnowmanReader,
}
_SIGNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("sugarcube", re.compile(r"<</?[A-Za-z=]")),
    ("snowman", re.compile(r"<%")),
    ("harlowe", re.compile(r"\([a-zA-Z-]{2,30}:")),
    ("chapbook", re.compile(r"\{(?:embed|link|back|restart|reveal) ")),
)
_SAMPLE = 200_000


def as_story(raw: RawStory, kind: StoryKind, report: Report) -> Story:
    """Return the story; passages of the format itself, and those that are there twice, are noted."""
    flavour = _flavour(raw, report)
    reader = _READERS.get(flavour, PassageReader)
    story = Story(kind, raw.title, {}, "", f"{raw.format} {raw.format_version}".strip())
    for passage in raw.passages:
        if passage.name == SCENARIO_PASSAGE or SCENARIO_TAG in passage.tags:
            if story.kept:
                report.lost(passage.line, passage.name, Wording.SAME_AGAIN)
            story.kept = story.kept or passage.text
        elif not _is_special(passage, report):
            _take(story, passage, reader, report)
    story.start = _start(raw, story, report)
    return story


def _take(story: Story, raw: RawPassage, reader: type[PassageReader], report: Report) -> None:
    if raw.name in story.passages:
        first = story.passages[raw.name].line
        report.lost(raw.line, raw.name, Wording.SAME_PASSAGE.of(first))
        for number, line in enumerate(raw.text.split("\n"), raw.text_line):
            if line.strip():
                report.lost(number, line, Wording.SAME_PASSAGE.of(first))
        return
    note_tags(raw.tags, raw.line, report)
    story.passages[raw.name] = reader(raw, report).read()


def _is_special(passage: RawPassage, report: Report) -> bool:
    if passage.name not in SPECIAL and not SPECIAL_TAGS.intersection(passage.tags):
        return False
    tags = f" [{' '.join(passage.tags)}]" if passage.tags else ""
    report.lost(passage.line, f"{passage.name}{tags}: {passage.text}", Wording.SERVES_FORMAT)
    return True


def _flavour(raw: RawStory, report: Report) -> str:
    """Return the story format that is meant: the one that is named, else the one whose marks are most frequent."""
    named = raw.format.strip().lower()
    if named in _READERS:
        return named
    sample = "\n".join(passage.text[:_SAMPLE] for passage in raw.passages[:500])[:_SAMPLE]
    counts = Counter({name: len(sign.findall(sample)) for name, sign in _SIGNS})
    name, count = counts.most_common(1)[0]
    if named:
        meant = name if count else "plain text with links"
        report.changed(0, Wording.STORY_FORMAT_NAMED.of(raw.format), Wording.READ_AS.of(meant))
    elif count:
        report.changed(0, Wording.STORY_FORMAT, Wording.READ_AS_BY_MARKS.of(name))
    return name if count else ""


def _start(raw: RawStory, story: Story, report: Report) -> str:
    if raw.start in story.passages:
        return raw.start
    found = next((name for name in ("Start", "start", "START") if name in story.passages), "")
    found = found or next(iter(story.passages), "")
    if raw.start:
        report.changed(0, Wording.THE_START_NAMED.of(raw.start), Wording.BEGINS_AT.of(found))
    elif found and found != "Start":
        report.changed(0, Wording.THE_START, Wording.BEGINS_AT_BY_ITSELF.of(found))
    return found


def is_empty(passage: Passage) -> bool:
    """Tell whether a passage neither says anything nor leads on."""
    return not passage.body
