"""A scenario as Twee 3: nodes become passages, replies become links, and the whole scenario travels along.

Twine knows no techniques, heat or conditions. They stay in a passage of their own, so that a story that comes back
is the
scenario it was, but for what was changed in Twine.
"""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from roleplay.dialogue.exchange.report import Note, Report
from roleplay.dialogue.exchange.story import AFTER_TAG, OUTCOME_TAG
from roleplay.dialogue.exchange.twine.raw import SCENARIO_PASSAGE, SCENARIO_TAG, RawPassage
from roleplay.dialogue.exchange.wording import Wording
from roleplay.dialogue.model import LineText, Node, Reply, Scenario

_NAMESPACE = uuid.UUID("2b6c1f0e-5a0b-4d0c-9a55-3f3f0e1d7c11")
_FORMAT, _FORMAT_VERSION = "Harlowe", "3.3.9"
"""Twine's own choice; only links are used, which all its formats know."""
_GO_ON = "…"
_SPECIAL = re.compile(r"([\\\[\]{}])")
_STEP, _COLUMNS = 150, 12
_KEPT = Wording.KEPT_IN.of(SCENARIO_PASSAGE)


@dataclass(frozen=True, slots=True)
class Twee:
    """A story as Twee, and what is not told in its passages."""

    text: str
    notes: tuple[Note, ...]


def to_twee(scenario: Scenario, source: str, language: str) -> Twee:
    """Return a scenario in one of its languages; `source` is its YAML, which travels along."""
    report = Report()
    _note_shared(scenario, report)
    title = scenario.title.get(language) or next(iter(scenario.title.values()))
    data = {
        "ifid": str(uuid.uuid5(_NAMESPACE, scenario.id)).upper(),
        "format": _FORMAT,
        "format-version": _FORMAT_VERSION,
        "start": scenario.start,
    }
    parts = [
        f":: StoryTitle\n{_one_line(title)}\n",
        f":: StoryData\n{json.dumps(data, indent=1)}\n",
    ]
    for index, passage in enumerate(scenario_passages(scenario, language, report)):
        at = {"position": f"{_STEP * (index % _COLUMNS)},{_STEP * (index // _COLUMNS)}"}
        tags = f" [{' '.join(passage.tags)}]" if passage.tags else ""
        parts.append(f":: {_escaped(passage.name)}{tags} {json.dumps(at)}\n{passage.text}\n")
    kept = "\n".join(f" {line}" if line.startswith("::") else line for line in source.splitlines())
    parts.append(f":: {SCENARIO_PASSAGE} [{SCENARIO_TAG} Twine.private]\n# language: {language}\n{kept}\n")
    return Twee("\n".join(parts), report.notes())


def scenario_passages(scenario: Scenario, language: str, report: Report) -> Iterator[RawPassage]:
    """Yield the passages of a scenario, those of a node together; what they do not tell is noted."""
    for name, node in scenario.nodes.items():
        yield from node_passages(scenario, name, node, language, report)


def node_passages(scenario: Scenario, name: str, node: Node, language: str, report: Report) -> Iterator[RawPassage]:
    """Yield the passage of a node, and one for each reply after which something is said."""
    lines = list(_lines(scenario, node.says, language))
    if node.replies:
        lines.append("")
    after = []
    for reply in node.replies:
        target = reply.next or name
        if reply.says:
            said = [*_lines(scenario, reply.says, language), "", f"[[{_GO_ON}->{target}]]"]
            target = f"{name}.{reply.id}"
            after.append(RawPassage(target, 0, "\n".join(said), 0, (AFTER_TAG,)))
        lines.append(f"[[{_label(reply, language)}->{target}]]")
        _note_reply(name, reply, language, report)
    _note_node(name, node, report)
    tags = (f"{OUTCOME_TAG}{node.outcome.replace('_', '-')}",) if node.outcome else ()
    yield RawPassage(name, 0, "\n".join(lines), 0, tags)
    yield from after


def _lines(scenario: Scenario, says: Iterable[LineText], language: str) -> Iterator[str]:
    for line in says:
        who = scenario.speakers.get(line.speaker)
        name = who.name if who else scenario.customer.name
        text = line.text.get(language) or next(iter(line.text.values()))
        yield f"{name}: {_one_line(text)}"


def _label(reply: Reply, language: str) -> str:
    examples = reply.examples.get(language) or next(iter(reply.examples.values()), ())
    text = examples[0] if examples else reply.id
    return re.sub(r"\[|\]|\||->|<-", " ", _one_line(text))


def _note_reply(name: str, reply: Reply, language: str, report: Report) -> None:
    told = {"id", "next", "says"}
    more = sorted(reply.model_fields_set - told - {"examples"})
    if len(reply.examples.get(language, ())) > 1:
        more.insert(0, f"{len(reply.examples[language]) - 1} further examples")
    if more:
        report.changed(0, Wording.REPLY_PARTS.of(reply.id, name, ", ".join(more)), _KEPT)


def _note_node(name: str, node: Node, report: Report) -> None:
    more = sorted(node.model_fields_set - {"says", "replies", "outcome", "section"})
    if any(line.model_fields_set - {"id", "text", "speaker"} for line in node.says):
        more.append("conditions, groups and pauses of lines")
    if more:
        report.changed(0, Wording.NODE_PARTS.of(name, ", ".join(more)), _KEPT)


def _note_shared(scenario: Scenario, report: Report) -> None:
    told = {"roleplay", "id", "version", "languages", "title", "start", "nodes"}
    for key in sorted(scenario.model_fields_set - told):
        if getattr(scenario, key):
            report.changed(0, key, _KEPT)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _escaped(name: str) -> str:
    return _SPECIAL.sub(r"\\\1", name)
